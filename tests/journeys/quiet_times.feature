Feature: Everybody says when they may be nudged
  Who wants peace on a Monday says so once. Nothing is lost by it: what waits comes afterwards.

  Scenario: One tap mutes for a week, and what was muted comes afterwards
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @corin types "/alongside quiet"
    Then @corin sees "You get nudges on working days"
    And @corin sees "If a meeting of today moves, I still tell you at once."
    When @corin presses "Mute for a week"
    Then @corin sees "You get no nudges until Sun 28 Feb is over."
    When the clock moves to "Fri 26 Feb 2027 16:00"
    Then @corin has no direct message saying "would be glad of you there"
    When the clock moves to "Mon 1 Mar 2027 16:00"
    Then @corin has a direct message saying "would be glad of you there"

  Scenario: One tap ends it, and what waited comes
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @corin types "/alongside quiet"
    And @corin presses "Mute for a week"
    And @corin presses "Nudge me again"
    Then @corin sees "You get nudges on working days"
    When the clock moves to "Wed 24 Feb 2027 16:00"
    Then @corin has a direct message saying "would be glad of you there"

  Scenario: Not on Wednesdays moves a nudge to Thursday
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @corin opens Home
    And @corin presses "When I may be nudged"
    And @corin fills in
      | Not on          | Wednesdays    |
      | Part of the day | Mornings only |
    And @corin presses "Save"
    Then @corin sees "You get nudges on Mondays, Tuesdays, Thursdays and Fridays, mornings only"
    When the clock moves to "Wed 24 Feb 2027 17:00"
    Then @corin has no direct message saying "would be glad of you there"
    When the clock moves to "Thu 25 Feb 2027 12:00"
    Then @corin has a direct message saying "would be glad of you there"

  Scenario: A wish that leaves no day at all is refused kindly
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @corin types "/alongside quiet"
    And @corin fills in
      | Not on | Mondays, Tuesdays, Wednesdays, Thursdays, Fridays |
    And @corin presses "Save"
    Then the form says "That leaves none of your working days. Please leave one free." at "Not on"
