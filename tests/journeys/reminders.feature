Feature: Reminders that come once, in time, and never at night
  Those who are coming are reminded at nine on the working day before, and one hour
  before. Nobody else is.

  Scenario: Over the night when the clocks go forward, 28 March
    Given the practice partnership on "Mon 22 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Tue 13 Apr 11:45"
    And @odile fills in
      | Why do we meet? | See how the plan is going |
      | In one line     | What helped after Easter  |
    And @odile presses "Send"
    And @silas presses "Coming"
    Then @silas's calendar has a meeting on "Tue 13 Apr 2027 11:45"
    When the clock moves to "Mon 12 Apr 2027 08:59"
    Then @silas has no direct messages since "Tue 23 Mar 2027 00:00"
    When the clock moves to "Mon 12 Apr 2027 09:00"
    Then @silas has a direct message saying "A meeting on Tue 13 Apr: you are coming."
    When the clock moves to "Tue 13 Apr 2027 10:44"
    Then @silas has no direct message saying "Your meeting starts at"
    When the clock moves to "Tue 13 Apr 2027 10:45"
    Then @silas has a direct message saying "Your meeting starts at 11:45."
    And @silas has 2 direct messages since "Tue 23 Mar 2027 00:00"
    When the clock moves to "Tue 13 Apr 2027 12:15"
    Then @odile has a direct message saying "Your meeting is over. Who came?"

  Scenario: After Easter Monday the working day before is Thursday
    Given the practice partnership on "Mon 22 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Tue 30 Mar 10:00"
    And @odile fills in
      | Why do we meet?            | See how the plan is going |
      | In one line                | What helps over Easter    |
      | Where?                     | Somewhere else            |
      | If somewhere else: where?  | The library, small room   |
      | And why not at the school? | It is the Easter break    |
      | Who else is needed?        | Ludo Marchbanks           |
    And @odile presses "Send"
    And @ludo presses "Coming"
    And the clock moves to "Thu 25 Mar 2027 08:59"
    Then @ludo has no direct message saying "you are coming."
    When the clock moves to "Thu 25 Mar 2027 09:00"
    Then @ludo has a direct message saying "A meeting on Tue 30 Mar: you are coming."
    When the clock moves to "Tue 30 Mar 2027 09:00"
    Then @ludo has a direct message saying "Your meeting starts at 10:00."
    And @ludo has 2 direct messages since "Tue 23 Mar 2027 00:00"

  Scenario: For a Monday the reminder comes on Friday, not on Sunday
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/meeting YP-2KM9 Mon 8 Mar 11:35"
    And @barnaby fills in
      | Why do we meet? | Make a plan together     |
      | In one line     | Agree the first few days |
    And @barnaby presses "Send"
    And @ebba presses "Coming"
    And the clock moves to "Fri 5 Mar 2027 09:00"
    Then @ebba has a direct message saying "A meeting on Mon 8 Mar: you are coming."
    When the clock moves to "Mon 8 Mar 2027 10:34"
    Then @ebba has 1 direct message since "Tue 23 Feb 2027 00:00"

  Scenario: An invitation sent at seven in the evening arrives at eight in the morning
    Given the practice partnership on "Mon 22 Feb 2027 19:00"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then @silas has no direct messages since "Mon 22 Feb 2027 19:00"
    And @odile has a direct message saying "No reply yet (1) Silas Gant, Marlpit Road High"
    When the clock moves to "Tue 23 Feb 2027 07:59"
    Then @silas has no direct messages since "Mon 22 Feb 2027 19:00"
    When the clock moves to "Tue 23 Feb 2027 08:00"
    Then @silas has a direct message saying "Can you come?"
    And @silas's calendar has a meeting on "Wed 17 Mar 2027 11:35"

  Scenario: Called this morning for this morning: no reminder that is late already
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Mon 22 Feb 10:05"
    And @odile fills in
      | Why do we meet? | Share a worry      |
      | In one line     | The bus to the hub |
      | How long?       | 15 minutes         |
    And @odile presses "Send"
    And @silas presses "Coming"
    And the clock moves to "Mon 22 Feb 2027 10:04"
    Then @silas has a direct message saying "You are coming. Thank you."
    And @silas has no direct message saying "Your meeting starts at"
    And @silas has no direct message saying "A meeting on Mon 22 Feb: you are coming."

  Scenario: Somebody says on the day that they cannot, and is left alone
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 24 Feb 11:30"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And @silas presses "Coming"
    And the clock moves to "Tue 23 Feb 2027 09:00"
    And @silas presses "I can't make it now"
    Then @odile has a direct message saying "Can't make it (1) Silas Gant, Marlpit Road High"
    When the clock moves to "Wed 24 Feb 2027 10:30"
    Then @silas has no direct message saying "Your meeting starts at"

  Scenario: Nobody is asked at a weekend
    Given the practice partnership on "Sat 27 Feb 2027 10:00"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    Then @ludo has no direct message saying "Can you come?"
    When the clock moves to "Mon 1 Mar 2027 08:00"
    Then @ludo has a direct message saying "Can you come?"

  Scenario: A reminder that is answered says so
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @ludo presses "Coming"
    And the clock moves to "Tue 16 Mar 2027 09:00"
    And @ludo presses "I can't make it now"
    Then @ludo has a direct message saying "Your answer is noted. Thank you for saying so."
    And @odile has a direct message saying "Can't make it (1) Ludo Marchbanks"
