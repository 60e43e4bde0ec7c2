Feature: When both see it differently
  That happens, and it is fine. Whoever holds the young person holds them meanwhile,
  and there is a day by which somebody who can decide has talked.

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
    And @odile presses "Begin"
    And the clock moves to "Tue 2 Mar 2027 10:00"
    And @hesper presses "Name somebody"
    And @hesper fills in
      | Who will receive? | Ludo Marchbanks |
    And @hesper presses "Offer"

  Scenario: Talked over, pushed on, and taken over in the end
    # Ludo is named on Tuesday, and says on Wednesday that he sees it differently.
    Then @ludo has a direct message saying "Will you receive?"
    When the clock moves to "Wed 3 Mar 2027 15:00"
    And @ludo presses "See it differently" on the message saying "Will you receive?"
    And @ludo fills in
      | How do you see it, in one line? | Not eligible yet: one requirement is nearly done |
    And @ludo presses "Send"
    Then @odile has a direct message saying "Ludo Marchbanks sees this one differently, which is fine."
    And @odile has a direct message saying "Not eligible yet: one requirement is nearly done"
    And @odile has a direct message saying "You hold it meanwhile. Can the two of you talk?"
    And @odile's lock screen says "A handover is seen differently. One look, please."
    And @odile's lock screen never says "eligible"

    # The days are there for all to see, and each side's view for both sides only.
    When @odile types "/handover YP-7HX3"
    Then @odile sees "Both of you see this one differently, which is fine. You hold it meanwhile."
    And @odile sees "Workers until Fri 5 Mar · managers until Wed 10 Mar · heads of service until Wed 17 Mar"
    And @odile sees "If somebody is not safe, ring duty or 999 first."
    When @odile presses "My view in one line"
    And @odile fills in
      | How do you see it? | The order runs to June, so it moves at 18 |
    And @odile presses "Send"
    Then @odile sees "Probation, Brackenmoor office: Not eligible yet: one requirement is nearly done"
    And @odile sees "Brackenmoor Youth Justice Service: The order runs to June, so it moves at 18"
    And @ludo has a direct message saying "The order runs to June, so it moves at 18"
    When @silas types "/handover YP-7HX3"
    Then @silas does not see "eligible yet"
    And #yp-7hx3 has no post saying "eligible yet"
    And #yp-7hx3 has a post saying "Both of you see this one differently"

    # Nobody signs meanwhile, and what is done is still noted.
    When @odile types "/handover YP-7HX3"
    And @odile presses "Done" beside "They are on the list" in the list
    Then @odile sees "They are on the list of those who move on: done Wed 3 Mar"
    And @odile does not see "Next to sign"

    # The two have talked and do not agree. Those who can decide are asked.
    When the clock moves to "Fri 5 Mar 2027 16:00"
    And @odile types "/handover YP-7HX3"
    And @odile presses "Ask the next ones up"
    Then @odile sees "Now: the managers talk"
    And @hesper has a direct message saying "The managers talk now."
    And @barnaby has a direct message saying "The managers talk now. Odile Farthing holds it meanwhile."
    When the clock moves to "Wed 10 Mar 2027 10:00"
    And @barnaby types "/handover YP-7HX3"
    Then @barnaby sees "Odile Farthing holds it meanwhile"
    When the clock moves to "Fri 12 Mar 2027 10:00"
    And @barnaby types "/handover YP-7HX3"
    Then @barnaby sees "Now: the heads of service talk"

    # They found a way. Ludo accepts if one thing is so, and it goes on.
    When @ludo presses "Accept with conditions" on the message saying "Will you receive?"
    And @ludo fills in
      | I will receive, if | the last hours are done with Odile |
    And @ludo presses "Send"
    Then @ludo sees "Condition: the last hours are done with Odile"
    And @ludo does not see "You see this differently"
    And @odile has a direct message saying "Ludo Marchbanks will receive, if one thing is so:"
    And @odile has a direct message saying "the last hours are done with Odile"
    When @odile types "/handover YP-7HX3"
    Then @odile sees "Being prepared"
    And @odile sees "You hold this."
    And @odile does not see "differently"

  Scenario: Asked first, answered, and then a yes
    When @ludo presses "Ask first" on the message saying "Will you receive?"
    And @ludo fills in
      | What do you need to know? | Is the order longer than the summer? |
    And @ludo presses "Send"
    Then @ludo has a direct message saying "You asked: “Is the order longer than the summer?”"
    And @odile has a direct message saying "Ludo Marchbanks asks something before answering:"
    When @odile types "/handover YP-7HX3"
    And @odile presses "Answer the question"
    And @odile fills in
      | Your answer, in one line | Yes, to the end of September |
    And @odile presses "Send"
    Then @ludo has a direct message saying "The answer: “Yes, to the end of September”"
    # An impatient thumb taps twice. It counts once.
    When the clock moves to "Tue 2 Mar 2027 11:00"
    And @ludo presses "Accept" twice at once
    Then @odile has a direct message saying "Ludo Marchbanks will receive. You hold it until the move."
    And @odile has 1 direct message since "Tue 2 Mar 2027 10:30"

  Scenario: A no, and somebody else is asked
    When @ludo presses "See it differently" on the message saying "Will you receive?"
    And @ludo fills in
      | How do you see it, in one line? | Ruan knows the family |
    And @ludo presses "Send"
    And @odile types "/handover YP-7HX3"
    And @odile presses "Who is who"
    And @odile fills in
      | Who receives? | Ruan Abernethy-Cole |
    And @odile presses "Save"
    Then @ruan has a direct message saying "Will you receive?"
    And @ludo has no direct message saying "Will you receive?"
    And @ludo has a direct message saying "This is with somebody else now. There is nothing you need to do."
    When @ruan presses "Accept" on the message saying "Will you receive?"
    Then @odile has a direct message saying "Ruan Abernethy-Cole will receive. You hold it until the move."
    When @odile types "/handover YP-7HX3"
    Then @odile does not see "differently"

  Scenario: Words about what happened are not kept, and nothing typed is lost
    When @ludo presses "See it differently" on the message saying "Will you receive?"
    And @ludo fills in
      | How do you see it, in one line? | He was arrested for burglary last night |
    And @ludo presses "Send"
    Then the form says "He was arrested for burglary last night" at "How do you see it, in one line?"
    And @odile has no direct message saying "burglary"
    And @odile has no direct message saying "differently"
    When @ludo fills in
      | How do you see it, in one line? | Too early, in our view |
    And @ludo presses "Send"
    Then @odile has a direct message saying "Too early, in our view"
