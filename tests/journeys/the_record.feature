Feature: What came of it
  When a meeting ends its convenor writes down who came, what was agreed, and the
  next date before the form closes, or why there is none.

  Background:
    Given the practice partnership on "Mon 8 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray, Ludo Marchbanks   |
    And @odile presses "Send"
    And @odile presses "Done"
    And @tamsel presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"

  Scenario: A next date that will not do is refused at the field
    When @odile presses "Next"
    And @odile presses "Next"
    And @odile fills in
      | Date | Mon 22 Mar 2027 |
      | Time | 11:35           |
    And @odile presses "Close the record"
    Then the form says "Mon 22 Mar: it is an INSET day. These will do: Tue 23 Mar, Wed 24 Mar, Thu 25 Mar." at "Date"
    When @odile fills in
      | Date | Tue 23 Mar 2027 |
      | Time | 09:00           |
    And @odile presses "Close the record"
    Then the form says "At 09:00 that is registration." at "Time"
    When @odile fills in
      | Time | 11:50 |
    And @odile presses "Close the record"
    Then @odile sees "Next: Tue 23 Mar at 11:50."
    And @silas has a direct message saying "Tue 23 Mar at 11:50"

  Scenario: No next date needs a reason
    When @odile presses "Next"
    And @odile presses "Next"
    And @odile presses "Close the record"
    Then the form says "Please choose one, or say there is none." at "Date"
    When @odile fills in
      | Is there a next meeting? | No, and here is why |
    And @odile presses "Close the record"
    Then the form says "Please say why, in one line." at "If there is none: why?"
    When @odile fills in
      | If there is none: why? | The plan is done |
    And @odile presses "Close the record"
    Then @odile sees "No next date: The plan is done"
    And @odile has a direct message saying "This meeting is recorded. Thank you."
    And @tamsel has no direct message saying "What you took on"

  Scenario: Something agreed needs a person, one line and a day
    When @odile presses "Next"
    And @odile fills in
      | 1. What, in one line? | Ring about the Monday start |
    And @odile presses "Next"
    Then the form says "Please say who will do it." at "1. Who?"
    And the form says "Please say by when." at "1. By when?"
    When @odile fills in
      | 1. Who?     | Tamsel Wray     |
      | 1. By when? | Tue 16 Mar 2027 |
    And @odile presses "Next"
    Then the form says "That day has passed." at "1. By when?"
    When @odile fills in
      | 1. By when? | Fri 19 Mar 2027 |
    And @odile presses "Next"
    Then @odile sees "Is there a next meeting?"

  Scenario: More was agreed than fits on a page
    When @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Tamsel Wray                 |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Fri 19 Mar 2027             |
      | Anything else?        | There is more to write down |
    And @odile presses "Next"
    Then @odile sees "Saved so far"
    And @odile sees "Tamsel Wray: Ring about the Monday start, by Fri 19 Mar"
    When @odile fills in
      | 1. Who?               | Odile Farthing           |
      | 1. What, in one line? | Send the plan to the hub |
      | 1. By when?           | Thu 18 Mar 2027          |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting? | No, and here is why |
      | If there is none: why?   | The plan is done    |
    And @odile presses "Close the record"
    Then @odile sees "Odile Farthing: Send the plan to the hub, by Thu 18 Mar"
    And @odile sees "Tamsel Wray: Ring about the Monday start, by Fri 19 Mar"
    And @odile has a direct message saying "Send the plan to the hub By Thu 18 Mar"

  Scenario: What I took on can be ticked off
    When @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Tamsel Wray                 |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Fri 19 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting? | No, and here is why |
      | If there is none: why?   | The plan is done    |
    And @odile presses "Close the record"
    And @tamsel opens Home
    Then @tamsel sees "YP-7HX3 · Ring about the Monday start By Fri 19 Mar"
    When @tamsel presses "Done" on the message saying "What you took on"
    Then @tamsel has a direct message saying "Done: Ring about the Monday start"
    When @tamsel opens Home
    Then @tamsel sees "Nothing is waiting for you."

  Scenario: Stopping half-way loses nothing
    When @odile fills in
      | Silas Gant, Marlpit Road High | Came |
    And @odile presses "Next"
    And @odile presses "Not now"
    Then @odile has a direct message saying "The record is begun. The rest is still open."
    When @odile presses "Finish the record"
    Then the form says "Came" at "Silas Gant, Marlpit Road High"
    When @odile presses "Not now"
    And @odile types "/meeting"
    Then @odile sees "Its record is not finished."

  Scenario: Only the convenor writes the record
    When @tamsel types "/meeting"
    Then @tamsel does not see "Record it"
    And @tamsel has no direct message saying "Record it"

  Scenario: It did not happen, and the next date is set
    When @odile presses "Not now"
    And @odile presses "It did not happen"
    And @odile fills in
      | Date | Wed 24 Mar 2027 |
    And @odile presses "Close the record"
    Then @odile sees "It did not happen."
    And @odile sees "Next: Wed 24 Mar at 11:35"
    And @ludo has a direct message saying "Wed 24 Mar at 11:35"
