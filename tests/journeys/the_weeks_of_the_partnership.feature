Feature: The weeks of the partnership, as they were written down
  The events of the practice partnership's three weeks in which somebody is awaited.
  Nobody is called unresponsive; somebody is always found.

  Scenario: Event 22, Fri 5 March. The manager who could decide is about to go on leave, and nobody stands in
    Given the practice partnership on "Fri 5 Mar 2027 09:30"
    When @odile types "/ask YP-7HX3"
    And @odile fills in
      | Whom do you ask?       | Hesper Tandy                     |
      | What for, in one line? | A yes or no on who holds the case |
      | By when?               | Wed 17 Mar 2027                  |
      | Is it a decision?      | A yes or no is needed            |
    And @odile presses "Ask"
    Then @odile sees "Hesper Tandy is away from Mon 8 Mar to Fri 12 Mar, and nobody stands in yet."
    And @odile sees "You could ring Probation, Brackenmoor office: 01632 960 102."
    And @hesper has a direct message saying "A yes or no on who holds the case"

  Scenario: Event 28, Wed 10 March. No manager of probation is there: the office is asked who covers
    Given the practice partnership on "Fri 5 Mar 2027 09:30"
    When @odile types "/ask YP-7HX3"
    And @odile fills in
      | Whom do you ask?       | Hesper Tandy                     |
      | What for, in one line? | A yes or no on who holds the case |
      | By when?               | Wed 17 Mar 2027                  |
      | Is it a decision?      | A yes or no is needed            |
    And @odile presses "Ask"
    And the clock moves to "Wed 10 Mar 2027 12:00"
    Then @odile has a direct message saying "Hesper Tandy at Probation, Brackenmoor office is away until Fri 12 Mar, and nobody stands in yet."
    And @odile has a direct message saying "Could you ring their office on 01632 960 102, and ask who covers?"
    And @odile has no direct message saying "unresponsive"
    And @hesper has no direct messages since "Fri 5 Mar 2027 09:31"
    And @sunniva has no direct messages since "Fri 5 Mar 2027 09:30"
    When the clock moves to "Mon 15 Mar 2027 17:00"
    Then @hesper has a direct message saying "I won't ask again here."

  Scenario: Event 29, Wed 10 March. The small charity heard nothing: the one who referred is asked, twice
    Given the practice partnership on "Fri 5 Mar 2027 09:30"
    When @wystan types "/ask YP-6CJ2"
    And @wystan fills in
      | Whom do you ask?       | Odile Farthing                     |
      | What for, in one line? | Two lines on how the first visit went |
      | By when?               | Wed 10 Mar 2027                    |
    And @wystan presses "Ask"
    And @wystan presses "Done"
    And @wystan types "/ask YP-6CJ2"
    And @wystan fills in
      | Whom do you ask?       | Odile Farthing                    |
      | What for, in one line? | Two lines on how the second week went |
      | By when?               | Wed 10 Mar 2027                   |
    And @wystan presses "Ask"
    And the clock moves to "Wed 10 Mar 2027 12:00"
    Then @odile has a direct message saying "Two lines on how the first visit went · by Wed 10 Mar Wystan Hob asked you for this"
    And @odile has a direct message saying "Two lines on how the second week went · by Wed 10 Mar Wystan Hob asked you for this"
    And @wystan has no direct message saying "Could you ring"
    When @odile presses "Done" on the message saying "first visit went · by Wed 10 Mar Wystan Hob asked"
    Then @wystan has a direct message saying "Odile Farthing has done it. Thank you for asking."

  Scenario: Event 27 and the like. Somebody who answers the same day hears nothing more
    Given the practice partnership on "Tue 9 Mar 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
    And @ludo presses "Ask"
    And @linnet presses "Done"
    Then @linnet has a direct message saying "Done. Thank you."
    When the clock moves to "Thu 25 Mar 2027 12:00"
    Then @linnet has no direct messages since "Tue 9 Mar 2027 09:11"

  Scenario: Somebody without Slack: the one who called is asked to ring, and nothing else happens
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-8RN4 Thu 11 Mar 10:00"
    And @ludo fills in
      | Why do we meet?     | Get ready for a move                |
      | In one line         | A room and money for the first week |
      | Where?              | Probation, room 2                   |
      | Who else is needed? | Gwillam Post                        |
    And @ludo presses "Send"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @ludo has a direct message saying "Gwillam Post at HMYOI Stonebeck does not use Slack. Could you ring them"
    When @ludo presses "Record what they say" on the message saying "does not use Slack. Could you ring them"
    And @ludo fills in
      | Who replied?       | Gwillam Post |
      | What did they say? | Coming       |
    And @ludo presses "Save"
    Then @ludo has a direct message saying "This is answered. Thank you."

  Scenario: Said yes and was missed: the same day, what was agreed, one smallest thing, and nothing more
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 3 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @silas presses "Coming"
    And @corin presses "Coming"
    And the clock moves to "Wed 3 Mar 2027 12:10"
    And @odile presses "Record it"
    And @odile fills in
      | Silas Gant, Marlpit Road High                  | Came           |
      | Corin Velasquez-Hay, Children's Social Care    | We missed them |
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Silas Gant, Marlpit Road High |
      | 1. What, in one line? | Keep the Monday start         |
      | 1. By when?           | Fri 12 Mar 2027               |
    And @odile presses "Next"
    And the clock moves to "Wed 3 Mar 2027 12:30"
    Then @corin has a direct message saying "We missed your view today. Smallest thing: ring Odile Farthing"
    And @corin has a direct message saying "I won't come back to it."
    And @silas has no direct message saying "We missed your view"
    When the clock moves to "Wed 24 Mar 2027 12:00"
    Then @corin has 1 direct message since "Wed 3 Mar 2027 12:00"
