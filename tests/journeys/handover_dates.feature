Feature: When the day moves
  Every day that is left counts anew, both sides hear what moved, and what is done stays
  done.

  Scenario: A release on a bank holiday is brought forward
    # YP-8RN4 comes out on Monday 29 March. Gwillam has no Slack: Ludo writes down for him.
    Given the practice partnership on "Mon 1 Mar 2027 09:10"
    When @ludo types "/handover new"
    And @ludo fills in
      | Who is it about? | YP-8RN4 |
    And @ludo presses "Next"
    And @ludo fills in
      | Which move is it?                        | Custody to community          |
      | To which agency?                         | Probation, Brackenmoor office |
      | On which day does it move?               | Mon 29 Mar 2027               |
      | What is so?                              | In custody                    |
      | Do you write for somebody without Slack? | Gwillam Post                  |
    And @ludo presses "Preview"
    Then @ludo sees "T−14d · Mon 15 Mar · Plan confirmed"
    When @ludo fills in
      | Who will receive, if you know? | Ludo Marchbanks |
    And @ludo presses "Begin"
    Then @ludo sees "Gwillam Post holds this."
    When @ludo presses "Accept" on the message saying "Will you receive?"
    And @ludo types "/handover YP-8RN4"
    And @ludo presses "Who is who"
    And @ludo fills in
      | The sender's manager | Linnet Pargeter |
      | The sender's deputy  | Dunstan         |
    And @ludo presses "Save"
    And @ludo presses "Done" beside "There is a GP" in the list
    Then @ludo sees "There is a GP: done Mon 1 Mar"

    # Friday is Good Friday, so it is Thursday. Both sides hear what moved, and by how much.
    When the clock moves to "Tue 9 Mar 2027 09:30"
    And @ludo types "/handover YP-8RN4"
    And @ludo presses "Move the date"
    And @ludo fills in
      | New day | Thu 25 Mar 2027           |
      | Why?    | It fell on a bank holiday |
    And @ludo presses "Move it"
    Then @ludo sees "Moves on Thu 25 Mar, in 16 days."
    And @ludo sees "Plan confirmed T−14d, Thu 11 Mar"
    And @ludo sees "There is a GP: done Mon 1 Mar"
    And @ludo sees "Gwillam Post holds this."

    # It may move back, too.
    When @ludo presses "Move the date"
    And @ludo fills in
      | New day | Mon 29 Mar 2027         |
      | Why?    | The release day changed |
    And @ludo presses "Move it"
    Then @ludo sees "Moves on Mon 29 Mar, in 20 days."
    And @ludo sees "Plan confirmed T−14d, Mon 15 Mar"
    When @ludo presses "Move the date"
    And @ludo fills in
      | New day | Thu 25 Mar 2027           |
      | Why?    | It fell on a bank holiday |
    And @ludo presses "Move it"

    # From inside to outside: Ludo answers for Gwillam and for himself.
    When @ludo presses every "Done"
    And @ludo presses every "Received and read"
    And @ludo presses "Read back"
    And @ludo fills in
      | The plan, as I understood it | A room with a door, and the course in April |
      | What worries me most         | The first weekend                           |
      | My first step                | Be at the gate at nine                      |
    And @ludo presses "Send"
    And @ludo presses every "Received and read"
    And @ludo presses "Young person told"
    And @ludo fills in
      | What did they say?               | OK with it                    |
      | In their own words, if they like | Somewhere I can shut the door |
    And @ludo presses "Save"
    And @ludo presses "Sign"
    And @linnet types "/handover YP-8RN4"
    And @linnet presses "Sign"
    And @ludo types "/handover YP-8RN4"
    And @ludo presses "Sign"
    And @hesper types "/handover YP-8RN4"
    And @hesper presses "Sign"
    Then @hesper sees "Accepted by the receiving side"
    When the clock moves to "Thu 25 Mar 2027 09:00"
    And @ludo presses "I hold it now" on the message saying "today is the day"
    And the clock moves to "Thu 8 Apr 2027 10:00"
    And @ludo types "/handover YP-8RN4"
    Then @ludo sees "You hold this."
    When @ludo presses every "Done"
    And @ludo presses "Did they come?"
    And @ludo fills in
      | Did they come? | They came |
    And @ludo presses "Save"
    And @ludo presses "Look again"
    And @ludo fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | Yes |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @ludo presses "Save"
    And the clock moves to "Thu 6 May 2027 10:00"
    And @ludo types "/handover YP-8RN4"
    And @ludo presses "Look again"
    And @ludo fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | Yes |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @ludo presses "Save"
    And @ludo presses "Finish"
    Then @ludo sees "Finished"

  Scenario: Both sides hear what moved, and by how much
    Given the practice partnership on "Mon 1 Mar 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?          | Youth justice to probation at 18 |
      | To which agency?           | Probation, Brackenmoor office    |
      | On which day does it move? | Mon 29 Mar 2027                  |
    And @odile presses "Preview"
    And @odile fills in
      | Who will receive, if you know? | Ludo Marchbanks |
    And @odile presses "Begin"
    And @ludo presses "Accept" on the message saying "Will you receive?"
    And @odile presses "Done" beside "They are on the list" in the list
    And the clock moves to "Tue 9 Mar 2027 09:30"
    And @ludo presses "Open the list" on the message saying "Moves on Mon 29 Mar"
    And @ludo presses "Move the date"
    And @ludo fills in
      | New day | Thu 25 Mar 2027           |
      | Why?    | It fell on a bank holiday |
    And @ludo presses "Move it"
    Then @odile has a direct message saying "The move is now on Thu 25 Mar. It fell on a bank holiday."
    And @odile has a direct message saying "Both managers have looked at what is left: Thu 18 Mar (4 days earlier, it was Mon 22 Mar)"
    And @odile has no direct message saying "They are on the list of those who move on: Thu"
    And @odile's lock screen says "A handover is now on Thu 25 Mar."
    And @odile has a direct message saying "Moves on Thu 25 Mar, in 16 days."

  Scenario: A day that cannot be right is refused at its field
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?          | Youth justice to probation at 18 |
      | To which agency?           | Probation, Brackenmoor office    |
      | On which day does it move? | Sun 24 Mar 2030                  |
    And @odile presses "Preview"
    Then the form says "That is more than three years away. Is it right?" at "On which day does it move?"
    And the form says "Youth justice to probation at 18" at "Which move is it?"
    When @odile fills in
      | On which day does it move? | Wed 24 Mar 2027 |
    And @odile presses "Preview"
    And @odile presses "Begin"
    And @odile presses "Move the date"
    And @odile fills in
      | New day | Sun 24 Mar 2030     |
      | Why?    | More time is needed |
    And @odile presses "Move it"
    Then the form says "That is more than three years away. Is it right?" at "New day"

  Scenario: School days need a school
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @dunstan types "/handover new"
    And @dunstan fills in
      | Which move is it?          | School to another school |
      | To which agency?           | The Lantern Centre       |
      | On which day does it move? | Mon 8 Mar 2027           |
    And @dunstan presses "Preview"
    Then the form says "This route counts school days. Which school's?" at "Whose school days count?"
    When @dunstan fills in
      | Whose school days count? | Marlpit Road High |
    And @dunstan presses "Preview"
    Then @dunstan sees "T−3sd · Wed 3 Mar"
