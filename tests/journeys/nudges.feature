Feature: Partners who are absent are found kindly
  A busy week is no crime. Two kind words, then a voice; and never one of them lost.

  Scenario: An invitation without an answer gets two kind words, and then the sender is asked to ring
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And the clock moves to "Wed 24 Feb 2027 09:09"
    Then @corin has no direct message saying "would be glad of you there"
    When the clock moves to "Wed 24 Feb 2027 12:00"
    Then @corin has a direct message saying "Odile Farthing would be glad of you there"
    When the clock moves to "Fri 26 Feb 2027 12:00"
    Then @corin has a direct message saying "I won't ask again here."
    When the clock moves to "Wed 10 Mar 2027 12:00"
    Then @odile has a direct message saying "No word yet from Corin Velasquez-Hay at Children's Social Care"
    When @corin presses "Coming" on the message saying "I won't ask again here."
    Then @corin has a direct message saying "This is answered. Thank you."

  Scenario: Somebody who is not in the team any more is asked nothing more, and the words go
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @corin has a direct message saying "Odile Farthing would be glad of you there"
    When @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference                         | YP-7HX3                                  |
      | Who?                                  | Corin Velasquez-Hay, team manager        |
      | What changes?                         | They leave                               |
      | From which day, or which is the last? | 2027-02-24                               |
    And @barnaby presses "Save"
    And the clock moves to "Wed 10 Mar 2027 12:00"
    Then @corin has no direct message saying "Odile Farthing would be glad of you there"
    And @corin has no direct messages since "Wed 24 Feb 2027 12:01"
