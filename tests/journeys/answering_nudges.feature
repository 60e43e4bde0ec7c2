Feature: Every nudge can be answered in one tap, in place
  Busy is no fault. There is always a way out, and nothing is asked twice that was said.

  Scenario: Not this week: quiet until Monday, and the day stays
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    And @corin presses "Not this week" on the message saying "would be glad of you there"
    Then @corin has a direct message saying "Not this week: I am quiet until Mon 1 Mar, the day stays Wed 17 Mar."
    When the clock moves to "Mon 1 Mar 2027 08:40"
    Then @corin has no direct message saying "You asked me to come back this week."
    When the clock moves to "Mon 1 Mar 2027 12:00"
    Then @corin has a direct message saying "You asked me to come back this week."
    When @corin presses "Coming" on the message saying "You asked me to come back this week."
    Then @odile has a direct message saying "Coming (1)"
    And @corin has a direct message saying "This is answered. Thank you."

  Scenario: I need help: the sender hears the smallest next step
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    And @corin presses "I need help" on the message saying "would be glad of you there"
    And @corin fills in
      | What is in the way? | There is not enough time |
      | What would help?    | Another time             |
    And @corin presses "Send"
    Then @corin has a direct message saying "You asked for help. I have told Odile Farthing."
    And @odile has a direct message saying "Corin Velasquez-Hay asks for another time. Ring them on 01632 960 128: which day would do?"
    And @odile's lock screen says "A colleague asks you for another time."
    And @odile's lock screen never says "Corin"
    When @odile presses "Move the meeting"
    And @odile fills in
      | New date | Thu 18 Mar 2027 |
    And @odile presses "Move it"
    Then @odile has a direct message saying "Settled. Thank you for helping"

  Scenario: Who stands in comes, and the person sees it
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @idony types "/meeting YP-5DW8 Wed 17 Mar 11:35"
    And @idony fills in
      | Why do we meet?     | Make a plan together     |
      | In one line         | Agree who sees them next |
      | Who else is needed? | Ruan Abernethy-Cole      |
    And @idony presses "Send"
    And @idony presses "Done"
    And @ruan types "/alongside"
    And @ruan presses "My days and leave"
    And @ruan fills in
      | Away from     | Wed 24 Feb 2027 |
      | The last day  | Fri 12 Mar 2027 |
    And @ruan presses "Save"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @ludo has a direct message saying "I'll come for them"
    When @ludo presses "I'll come for them"
    Then @ludo has a direct message saying "You come in place of Ruan Abernethy-Cole. Thank you."
    And @ludo has a direct message saying "Idony Blackwater asks you because you stand in for Ruan Abernethy-Cole."
    And @ludo has a direct message saying "You are coming. Thank you."
    And @ludo's calendar has a meeting on "Wed 17 Mar 2027 11:35"
    And @idony has a direct message saying "Someone else is coming (1) Ludo Marchbanks for Ruan Abernethy-Cole"
    And @ruan has a direct message saying "Ludo Marchbanks will come. Thank you."
    When @ruan opens Home
    Then @ruan sees "Ludo Marchbanks is coming for you."

  Scenario: Said by phone before the nudge went: we say sorry
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @corin has a direct message saying "would be glad of you there"
    When @odile presses "Record a reply"
    And @odile fills in
      | Who replied?          | Corin Velasquez-Hay, Children's Social Care |
      | What did they say?    | Coming                                      |
      | When did they say so? | Tue 23 Feb 2027                             |
    And @odile presses "Save"
    Then @corin has a direct message saying "I nagged you about something you had done. Sorry. I have made a note of it."
    And @corin has no direct message saying "would be glad of you there"

  Scenario: A no is an answer: a few lines instead, and then left alone
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And @corin presses "Can't make it"
    And the clock moves to "Mon 22 Feb 2027 12:00"
    Then @odile has a direct message saying "Who else could speak for Children's Social Care?"
    When @odile presses "A few lines instead"
    Then @odile has a direct message saying "I have asked Corin Velasquez-Hay for a few lines instead."
    And @corin has a direct message saying "YP-7HX3 · A few lines for the meeting, by your own secure route"
    And @corin has a direct message saying "Asked of you, by Tue 16 Mar"
    And @corin has a direct message saying "A few lines are as good as coming."

  Scenario: I rang, no luck yet; and then it is left
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Tue 2 Mar 2027 12:00"
    Then @odile has a direct message saying "No word yet from Corin Velasquez-Hay"
    When @odile presses "I rang, no luck yet"
    Then @odile has a direct message saying "You rang, no luck yet. Thank you."
    When @odile presses "Leave it"
    Then @odile has a direct message saying "You leave it. I ask nobody any more about this."
