Feature: A day to plan for, and a handover begun in time
  Nobody is surprised by a birthday, an order's end or a release that everybody knew of.

  Scenario: Recorded once, asked about on the first milestone, begun from there
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover"
    Then @odile sees "You are in no handover at the moment."
    When @odile presses "A day to plan for"
    And @odile fills in
      | Who is it about?         | YP-7HX3                          |
      | What lies ahead?         | 18 lies ahead: the day to plan for |
      | Which move would it be?  | Youth justice to probation at 18 |
      | On which day?            | Wed 15 Sep 2027                  |
    And @odile presses "Save"
    Then @odile sees "Saved. I ask you on Wed 17 Mar whether to begin the handover."
    When the clock moves to "Tue 16 Mar 2027 17:00"
    Then @odile has no direct message saying "Shall we begin a handover?"
    When the clock moves to "Wed 17 Mar 2027 09:30"
    Then @odile has a direct message saying "Shall we begin a handover?"
    And @odile's lock screen never says "7HX3"
    When @odile presses "Show me the plan"
    And @odile fills in
      | To which agency? | Probation, Brackenmoor office |
    And @odile presses "Preview"
    And @odile presses "Begin"
    Then @odile sees "Moves on Wed 15 Sep"
    And @odile has a direct message saying "It is begun. Thank you."

  Scenario: Not now, with a reason, and asked once more
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover"
    And @odile presses "A day to plan for"
    And @odile fills in
      | Who is it about?         | YP-7HX3                          |
      | What lies ahead?         | An order or licence ends         |
      | Which move would it be?  | Youth justice to probation at 18 |
      | On which day?            | Mon 31 May 2027                  |
    And @odile presses "Save"
    Then @odile sees "Saved. I ask you on Mon 22 Feb whether to begin the handover."
    When the clock moves to "Mon 22 Feb 2027 11:00"
    And @odile presses "Not now"
    And @odile fills in
      | Why not now? | It is too early |
    And @odile presses "Save"
    Then @odile has a direct message saying "Not now: it is too early."
    When the clock moves to "Mon 12 Apr 2027 11:00"
    Then @odile has 1 direct message since "Mon 12 Apr 2027 08:00"
    When @odile presses "Not now"
    And @odile fills in
      | Why not now? | It ends before then |
    And @odile presses "Save"
    And the clock moves to "Fri 30 Apr 2027 11:00"
    Then @odile has no direct messages since "Mon 12 Apr 2027 12:00"
