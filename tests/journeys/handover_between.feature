Feature: What happens on the way
  A question, a slip of the thumb, somebody who leaves, somebody without Slack, a no from
  the young person. Each has a next step, and somebody always holds it.

  Background:
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?          | Youth justice to probation at 18 |
      | To which agency?           | Probation, Brackenmoor office    |
      | On which day does it move? | Wed 24 Mar 2027                  |
    And @odile presses "Preview"
    And @odile fills in
      | Who will receive, if you know? | Ludo Marchbanks |
    And @odile presses "Begin"
    And @ludo presses "Accept" on the message saying "Will you receive?"
    And @odile types "/handover YP-7HX3"

  Scenario: A question about what was sent, and its answer
    When @odile presses "Done" beside "Assessment, plan and court orders" in the list
    And @ludo types "/handover YP-7HX3"
    And @ludo presses "More" beside "Assessment, plan and court orders" in the list
    And @ludo fills in
      | What is so? | I have a question about it |
    And @ludo presses "Save"
    Then the form says "Please write one line." at "Where it is, or why, in one line"
    When @ludo fills in
      | Where it is, or why, in one line | Page two is missing |
    And @ludo presses "Save"
    Then @odile has a direct message saying "Ludo Marchbanks has a question about one item:"
    And @odile has a direct message saying "Page two is missing"
    And @odile's lock screen never says "Page two"
    When @odile types "/handover YP-7HX3"
    Then @odile sees "A question is open. “Page two is missing”"
    When @odile presses "More" beside "Assessment, plan and court orders" in the list
    And @odile fills in
      | What is so?                      | It is done                 |
      | Where it is, or why, in one line | in Core+, sent again today |
    And @odile presses "Save"
    And @ludo types "/handover YP-7HX3"
    Then @ludo sees "Where: in Core+, sent again today"
    When @ludo presses "Received and read" beside "Assessment, plan and court orders" in the list
    Then @ludo sees "Assessment, plan and court orders sent securely: done Mon 22 Feb"

  Scenario: A manager leaves a must out, and both sides see why
    When @barnaby types "/handover YP-7HX3"
    And @barnaby presses "More" beside "Victim contact arrangements" in the list
    And @barnaby fills in
      | What is so?                      | Leave this must out, with a reason both sides see |
      | Where it is, or why, in one line | There is nobody to contact in this one            |
    And @barnaby presses "Save"
    Then @odile has a direct message saying "Barnaby Quill left a must out, for this reason:"
    And @ludo has a direct message saying "There is nobody to contact in this one"
    And @hesper has a direct message saying "There is nobody to contact in this one"
    When @ludo types "/handover YP-7HX3"
    Then @ludo sees "left out by a manager"
    And @ludo sees "There is nobody to contact in this one"

  Scenario: The young person is not OK with it
    When @odile presses "Young person told"
    And @odile fills in
      | What did they say?               | Not OK with it         |
      | In their own words, if they like | I only just know Odile |
    And @odile presses "Save"
    Then @ludo has a direct message saying "Odile Farthing told them. They are not OK with it."
    And @ludo has a direct message saying "I only just know Odile"
    And @ludo's lock screen never says "just know"
    And @odile sees "Young person: Not OK with it."
    # It can change later, and what they said first is not held against anybody.
    When @odile presses "Young person told"
    And @odile fills in
      | What did they say? | Wants something different |
    And @odile presses "Save"
    Then @odile sees "Young person: Wants something different."

  Scenario: A slip of the thumb is taken back
    When @odile presses "Done" beside "They are on the list" in the list
    Then @odile sees "Done just now. A slip?"
    When @odile presses "More" beside "They are on the list of those who move on: done" in the list
    And @odile fills in
      | What is so? | That was a slip: open it again |
    And @odile presses "Save"
    Then @odile does not see "Done just now"
    And @odile does not see "They are on the list of those who move on: done"
    # So may what was sent to the other side, as long as nobody has signed.
    When @odile presses "Done" beside "Assessment, plan and court orders" in the list
    And @odile presses "More" beside "Assessment, plan and court orders" in the list
    And @odile fills in
      | What is so? | That was a slip: open it again |
    And @odile presses "Save"
    Then @odile does not see "Sent, not read yet."
    When @ludo types "/handover YP-7HX3"
    Then @ludo does not see "Received and read"

  Scenario: Paused, and going on again
    When @odile presses "Pause"
    Then @odile sees "Paused"
    And @odile sees "You hold this."
    And @ludo has a direct message saying "Odile Farthing paused it. Odile Farthing holds it as before."
    And @odile does not see "Move the date"
    When @odile presses "Done" beside "They are on the list" in the list
    Then @odile sees "They are on the list of those who move on: done Mon 22 Feb"
    When @odile presses "Go on"
    Then @odile sees "Being prepared"
    And @ludo has a direct message saying "Odile Farthing started it again."

  Scenario Outline: It does not move: <why>
    When @odile presses "It does not move"
    And @odile fills in
      | Why? | <why> |
    And @odile presses "Save"
    Then @odile sees "<why>"
    And @odile sees "Ended on Mon 22 Feb."
    And @odile sees "You hold this."
    And @ludo has a direct message saying "It does not move:"
    And @odile does not see "Sign"
    When @odile presses "Close"
    And @odile types "/handover"
    Then @odile sees "You are in no handover at the moment."

    Examples:
      | why                           |
      | No, it stays with us          |
      | No, it ends before then       |
      | No, it does not qualify there |

  Scenario: The worker who sends it leaves the partnership midway
    When @odile is deactivated in Slack
    Then @barnaby has a direct message saying "You hold it"
    When @barnaby types "/handover YP-7HX3"
    Then @barnaby sees "You hold this."
    And @barnaby does not see "Odile Farthing holds this."
    When @barnaby presses "Who is who"
    And @barnaby fills in
      | Who sends? | Sunniva Okparo |
    And @barnaby presses "Save"
    Then @barnaby sees "Sunniva Okparo holds this."
    And @sunniva has a direct message saying "You hold it."
    And @ludo has a direct message saying "Sunniva Okparo holds it."

  Scenario: Who is not named in it cannot open it
    When @wystan types "/handover YP-7HX3"
    Then @wystan sees "I cannot find YP-7HX3."
    When @jocosa types "/handover YP-7HX3"
    Then @jocosa sees "I cannot find YP-7HX3."

  Scenario: Words about what happened are not kept in a line
    When @odile presses "More" beside "Assessment, plan and court orders" in the list
    And @odile fills in
      | What is so?                      | It is done                              |
      | Where it is, or why, in one line | He was arrested for burglary last night |
    And @odile presses "Save"
    Then the form says "He was arrested for burglary last night" at "Where it is, or why, in one line"
    When @odile fills in
      | Where it is, or why, in one line | in Core+, summary dated 3 March |
    And @odile presses "Save"
    And @ludo types "/handover YP-7HX3"
    Then @ludo sees "Where: in Core+, summary dated 3 March"
    And @ludo does not see "burglary"

  Scenario: A day that is still to come is refused, and nothing typed is lost
    When @odile presses "More" beside "They are on the list" in the list
    And @odile fills in
      | What is so?                      | It is done     |
      | Since when?                      | Tue 2 Mar 2027 |
      | Where it is, or why, in one line | in Core+       |
    And @odile presses "Save"
    Then the form says "That day is still to come." at "Since when?"
    And the form says "in Core+" at "Where it is, or why, in one line"
