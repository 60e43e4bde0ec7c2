Feature: Are we ourselves hard to reach?
  A team sees how it is doing itself, before anything is said of anybody else. No other team can see it.

  Scenario: What there is, and a team of which there is too little to say
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/partners"
    Then @odile sees "/partners mirror shows how your own team is doing"
    When @odile presses "How are we doing ourselves?"
    Then @odile sees "too little to say yet."
    And @odile sees "Only your own team can see this. It names nobody and compares nobody."

  Scenario: A team that answered three times, at once
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Tue 23 Feb 2027 09:30"
    And @corin presses "Coming"
    And @odile types "/meeting YP-7HX3 Thu 18 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Wed 24 Feb 2027 09:30"
    And @corin presses "Coming"
    And @odile types "/meeting YP-7HX3 Fri 19 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Thu 25 Feb 2027 09:30"
    And @corin presses "Coming"
    And the clock moves to "Thu 25 Feb 2027 09:40"
    And @corin types "/partners mirror"
    Then @corin sees "Half of our answers take 1 working day or less."
    And @corin sees "Things asked of us: 3, and none left without an answer."
    And @corin sees "Meetings we were called to: too little to say yet."
    And @corin sees "One small thing to try"
    When @odile types "/partners mirror"
    Then @odile does not see "Children's Social Care"
    When @barnaby types "/alongside nudges"
    Then @barnaby sees "First: your own team"
    And @barnaby sees "Everyone's nudges, the last 28 days"
    And @barnaby sees "Answered: fewer than 5"
    And @barnaby does not see "Corin"
    When @odile types "/alongside nudges"
    Then @odile does not see "Everyone's nudges"
