Feature: Two moves at once, and one meeting
  YP-7HX3 turns 18: probation takes on the order, and a personal adviser goes on. Nobody
  has to tell it all twice.

  Scenario: Youth justice and social care share the joint meeting
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?          | Youth justice to probation at 18 |
      | To which agency?           | Probation, Brackenmoor office    |
      | On which day does it move? | Wed 24 Mar 2027                  |
      | What is so?                | In care                          |
    And @odile presses "Preview"
    And @odile fills in
      | Who will receive, if you know? | Ludo Marchbanks |
    And @odile presses "Begin"
    And @ludo presses "Accept" on the message saying "Will you receive?"

    # Corin begins the other one, hears of the first, and lets Idony send it.
    When @corin types "/handover new"
    And @corin fills in
      | Who is it about? | YP-7HX3 |
    And @corin presses "Next"
    And @corin fills in
      | Which move is it?          | leaving care team at 18 |
      | To which agency?           | Leaving Care Team       |
      | On which day does it move? | Wed 24 Mar 2027         |
    And @corin presses "Preview"
    Then @corin sees "Another move runs for them. You can share the joint meeting."
    When @corin fills in
      | Who will receive, if you know? | Tamsel Wray |
    And @corin presses "Begin"
    And @corin presses "Who is who"
    And @corin fills in
      | Who sends?             | Idony Blackwater    |
      | The sender's manager   | Corin Velasquez-Hay |
      | The receiver's manager | Corin Velasquez-Hay |
      | The receiver's deputy  | Odile Farthing      |
    And @corin presses "Save"
    Then @corin sees "Idony Blackwater holds this."
    And @idony has a direct message saying "Corin Velasquez-Hay changed who is who. You hold it."
    When the clock moves to "Tue 23 Feb 2027 09:30"
    And @tamsel presses "Accept" on the message saying "Will you receive?"
    Then @idony has a direct message saying "Tamsel Wray will receive. You hold it until the move."

    # The meeting is called from the list, where they already go to school.
    When @odile types "/handover YP-7HX3"
    Then @odile sees "leaving care team at 18"
    When @odile presses "Open" beside "probation at 18" in the list
    And @odile presses "Call the joint meeting"
    Then the form says "Agree the move together" at "In one line"
    And the form says "Ludo Marchbanks" at "Who else is needed?"
    And the form says "Marlpit Road High" at "Where?"
    When @odile fills in
      | Date                | Wed 10 Mar 2027                                |
      | Time                | 11:35                                          |
      | Who else is needed? | Ludo Marchbanks, Tamsel Wray, Idony Blackwater |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And @tamsel presses "Coming"
    And @idony presses "Coming"
    And the clock moves to "Wed 10 Mar 2027 12:25"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting? | No, and here is why    |
      | If there is none: why?   | We look again on 7 Apr |
    And @odile presses "Close the record"

    # Held once, it is done on both lists.
    When @odile types "/handover YP-7HX3"
    And @odile presses "Open" beside "probation at 18" in the list
    Then @odile sees "Joint three-way meeting held, with the young person asked as they prefer: done Wed 10 Mar"
    When @idony types "/handover YP-7HX3"
    And @idony presses "Open" beside "leaving care team at 18" in the list
    Then @idony sees "Joint meeting of social worker, personal adviser and young person, as they prefer: done Wed 10 Mar"
    And @idony sees "You hold this."

    # Odile does the rest with Ludo, and each of the four signs in turn.
    When @odile types "/handover YP-7HX3"
    And @odile presses "Open" beside "probation at 18" in the list
    And @odile presses every "Done"
    And @ludo types "/handover YP-7HX3"
    And @ludo presses "Open" beside "probation at 18" in the list
    And @ludo presses every "Received and read"
    And @ludo presses every "Done"
    And @ludo presses "Read back"
    And @ludo fills in
      | The plan, as I understood it | One person, twice a week, and the course |
      | What worries me most         | Having to tell it all again              |
      | My first step                | Read first, then ask one thing           |
    And @ludo presses "Send"
    And @odile types "/handover YP-7HX3"
    And @odile presses "Open" beside "probation at 18" in the list
    Then @odile sees "The worry: Having to tell it all again"
    When @odile presses every "Received and read"
    And @odile presses "Young person told"
    And @odile fills in
      | What did they say?               | OK with it                      |
      | In their own words, if they like | Don't make me tell it all again |
    And @odile presses "Save"
    And @odile presses every "Done"
    And @odile presses "Sign"
    Then @barnaby has a direct message saying "Odile Farthing signed as the sender."
    When @barnaby presses "Open the list" on the message saying "signed as the sender."
    And @barnaby presses "Sign"
    And @ludo types "/handover YP-7HX3"
    And @ludo presses "Open" beside "probation at 18" in the list
    And @ludo presses "Sign"
    And @hesper presses "Open the list" on the message saying "signed as the receiver."
    And @hesper presses "Sign"
    Then @hesper sees "Accepted by the receiving side"
    And @hesper sees "Odile Farthing holds this."

    # The day comes. One of the two moves, the other one waits for its own yes.
    When the clock moves to "Wed 24 Mar 2027 09:00"
    And @ludo presses "I hold it now" on the message saying "today is the day"
    Then @odile has a direct message saying "Ludo Marchbanks holds it now. Both of you stay alongside a while."
    And @barnaby has a direct message saying "Ludo Marchbanks holds it now."
    When @idony types "/handover YP-7HX3"
    And @idony presses "Open" beside "leaving care team at 18" in the list
    Then @idony sees "You hold this."

    # They did not come the first time. Odile goes along the next.
    When the clock moves to "Tue 30 Mar 2027 10:00"
    And @ludo types "/handover YP-7HX3"
    And @ludo presses "Open" beside "probation at 18" in the list
    And @ludo presses "Did they come?"
    And @ludo fills in
      | Did they come? | Not yet: the old worker goes along next time |
    And @ludo presses "Save"
    Then @odile has a direct message saying "First appointment: not yet: the old worker goes along next time."
    When the clock moves to "Wed 7 Apr 2027 10:00"
    And @ludo types "/handover YP-7HX3"
    And @ludo presses "Open" beside "probation at 18" in the list
    And @ludo presses "Did they come?"
    And @ludo fills in
      | Did they come? | They came |
    And @ludo presses "Save"
    And @ludo presses every "Done"
    And @ludo presses "Look again"
    And @ludo fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | Yes |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @ludo presses "Save"
    Then @ludo sees "Moved, first look done"
    And @odile has a direct message saying "Ludo Marchbanks looked again. Thank you both."
    When the clock moves to "Wed 5 May 2027 10:00"
    And @ludo types "/handover YP-7HX3"
    And @ludo presses "Open" beside "probation at 18" in the list
    And @ludo presses "Look again"
    And @ludo fills in
      | Were they seen?                  | Yes                 |
      | By the same person each time?    | Yes                 |
      | Has the plan started?            | Yes                 |
      | Has anything fallen through?     | No                  |
      | Did they say how it is for them? | Yes                 |
      | What would we do differently?    | Begin in the autumn |
    And @ludo presses "Save"
    And @ludo presses "Finish"
    Then @ludo sees "Finished"
    And @odile has a direct message saying "It is finished, by both sides. Thank you."
