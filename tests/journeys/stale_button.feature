Feature: Old buttons and forms are refused kindly
  Whoever may no longer see something is told what anybody is told who asks for what
  is not there. What has only grown too old says so.

  Scenario: A button from the time in the team
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference | YP-7HX3                                 |
      | Who?          | Ludo Marchbanks, probation practitioner |
      | What changes? | They leave                              |
    And @barnaby presses "Save"
    And the clock moves to "Tue 23 Feb 2027 10:00"
    And @ludo presses "Coming"
    Then @ludo sees "I cannot find that. It may be finished, or not shared with you."
    And @ludo does not see "7HX3"
    And @odile has a direct message saying "No reply yet"
    And @odile has no direct message saying "Coming (1)"

  Scenario: A form opened in the team and sent after it
    Given the practice partnership on "Mon 22 Feb 2027 16:50"
    When @ludo types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @ludo fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference | YP-7HX3                                 |
      | Who?          | Ludo Marchbanks, probation practitioner |
      | What changes? | They leave                              |
    And @barnaby presses "Save"
    And the clock moves to "Tue 23 Feb 2027 10:00"
    And @ludo presses "Send"
    Then @ludo sees "I cannot find that. It may be finished, or not shared with you."
    And @tamsel has no direct messages since "Mon 22 Feb 2027 09:00"

  Scenario: A form that stayed open for three days
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And the clock moves to "Thu 25 Feb 2027 10:00"
    And @odile presses "Send"
    Then @odile sees "This is too old now. Please open it again. Nothing was changed."
    And @tamsel has no direct messages since "Mon 22 Feb 2027 09:00"
    # What was typed is still there, to be read and typed anew.
    When @odile presses "Back"
    Then @odile sees "Agree who is there after March"
