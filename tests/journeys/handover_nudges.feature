Feature: A handover that nobody forgets, and nobody is blamed for
  One small thing at a time. Seen differently is fine, and somebody always holds it.

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

  Scenario: Event 2, Mon 22 Feb. Nobody is named to receive it: who decides there is asked, and asked again
    Then @hesper has a direct message saying "Who will receive?"
    And @sunniva has no direct message saying "Who will receive?"
    When the clock moves to "Wed 24 Feb 2027 12:00"
    Then @hesper has a direct message saying "Odile Farthing asks who of your team could receive it. Odile Farthing holds it meanwhile."
    And @hesper's lock screen never says "7HX3"
    When @hesper presses "Name somebody" on the message saying "You can name somebody in one tap."
    And @hesper fills in
      | Who will receive? | Ludo Marchbanks, probation practitioner |
    And @hesper presses "Offer"
    Then @ludo has a direct message saying "Will you receive?"
    And @hesper has no direct message saying "You can name somebody in one tap."
    When the clock moves to "Fri 26 Feb 2027 08:30"
    Then @hesper has no direct message saying "Who could receive it?"
    And @ludo has no direct message saying "Odile Farthing asks you to receive it"
    When the clock moves to "Fri 26 Feb 2027 12:00"
    Then @ludo has a direct message saying "Odile Farthing asks you to receive it, to move on Wed 24 Mar."

  Scenario: Events 14, 16, 22 and 28. Seen differently from Wed 3 March: the 5th, the 10th and the 17th
    When the clock moves to "Tue 2 Mar 2027 10:00"
    And @hesper presses "Name somebody" on the message saying "Who will receive?"
    And @hesper fills in
      | Who will receive? | Ludo Marchbanks, probation practitioner |
    And @hesper presses "Offer"
    And the clock moves to "Wed 3 Mar 2027 15:00"
    Then @ludo has no direct message saying "Odile Farthing asks you to receive it"
    When @ludo presses "See it differently" on the message saying "Will you receive?"
    And @ludo fills in
      | How do you see it, in one line? | The requirement is nearly done |
    And @ludo presses "Send"
    And the clock moves to "Fri 5 Mar 2027 12:00"
    Then @odile has a direct message saying "Both of you still see this one differently, which is fine. You hold it until Wed 10 Mar at least."
    And @ludo has a direct message saying "Both of you still see this one differently, which is fine. Odile Farthing holds it until Wed 10 Mar at least."
    And @odile has a direct message saying "Next I ask Barnaby Quill, about this only."
    And @odile has a direct message saying "Hesper Tandy at Probation, Brackenmoor office is away until Fri 12 Mar, and nobody stands in yet."
    And @barnaby has no direct message saying "still see this one differently"
    When the clock moves to "Mon 8 Mar 2027 12:00"
    Then @barnaby has a direct message saying "Both workers still see this one differently, which is fine. Odile Farthing knows that I am asking you."
    And @hesper has no direct message saying "still see this one differently"
    When the clock moves to "Wed 10 Mar 2027 12:00"
    Then @odile has a direct message saying "You hold it until Wed 17 Mar at least."
    And @ludo has a direct message saying "Odile Farthing holds it until Wed 17 Mar at least."
    And @odile has a direct message saying "Could one of you ring their office on 01632 960 102, and ask who covers?"
    And @odile has no direct message saying "unresponsive"
    And @sunniva has no direct message saying "differently"
    When the clock moves to "Thu 11 Mar 2027 12:00"
    Then @barnaby has a direct message saying "A handover · Youth justice to probation at 18 The workers and the managers still see this one differently, which is fine."
    And @hesper has no direct message saying "still see this one differently"
    When the clock moves to "Wed 17 Mar 2027 12:00"
    Then @odile has a direct message saying "You hold it until both sides agree."
    And @ludo has a direct message saying "Odile Farthing holds it until both sides agree."
    When @odile types "/handover YP-7HX3"
    Then @odile sees "You hold"

  Scenario: Accepted before the stage ends, nobody hears of it again
    When @hesper presses "Name somebody" on the message saying "Who will receive?"
    And @hesper fills in
      | Who will receive? | Ludo Marchbanks, probation practitioner |
    And @hesper presses "Offer"
    And @ludo presses "See it differently" on the message saying "Will you receive?"
    And @ludo fills in
      | How do you see it, in one line? | The requirement is nearly done |
    And @ludo presses "Send"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @ludo has a direct message saying "Both of you still see this one differently, which is fine."
    When @ludo presses "Accept" on the message saying "Both of you still see this one differently"
    Then @ludo has no direct message saying "Both of you still see this one differently"
    And @odile has no direct message saying "Both of you still see this one differently"
    When the clock moves to "Fri 12 Mar 2027 12:00"
    Then @barnaby has no direct message saying "still see this one differently"
    And @odile has no direct message saying "Both of you still see this one differently"

  Scenario: One small thing at a time, and done in one tap
    When the clock moves to "Wed 24 Feb 2027 12:00"
    Then @odile has a direct message saying "Still on it? Nearest (1 tap), by Tue 23 Feb: Decide with a reason"
    And @odile has 1 direct message since "Wed 24 Feb 2027 00:00"
    And @odile's lock screen never says "7HX3"
    When @odile presses "Done" on the message saying "Still on it?"
    Then @odile has a direct message saying "This is answered. Thank you."
    And @odile has no direct message saying "Still on it?"

  Scenario: Nobody named, and the manager is away: the office is asked who covers
    When the clock moves to "Fri 5 Mar 2027 12:00"
    Then @odile has a direct message saying "No answer yet from Hesper Tandy at Probation, Brackenmoor office"
    And @odile has a direct message saying "Could you ring their office on 01632 960 102, and ask which senior covers?"
    And @sunniva has no direct message saying "handover"

  Scenario: It rests, and nobody is asked; then it goes on
    When @odile types "/handover YP-7HX3"
    And @odile presses "Pause"
    And the clock moves to "Fri 5 Mar 2027 12:00"
    Then @odile has no direct message saying "Still on it?"
    And @hesper has no direct message saying "You can name somebody in one tap. Not this week"
    When @odile types "/handover YP-7HX3"
    And @odile presses "Go on"
    And the clock moves to "Mon 8 Mar 2027 12:00"
    Then @odile has a direct message saying "Still on it?"
