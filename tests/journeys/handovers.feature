Feature: A handover, moved together and finished by both sides
  The plan comes first. The sender holds it until the receiver has taken it over.

  Scenario: Begun late, without blame
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?            | Youth justice to probation at 18 |
      | To which agency?             | Probation, Brackenmoor office    |
      | On which day does it move?   | Wed 24 Mar 2027                  |
    And @odile presses "Preview"
    Then @odile sees "Identify and prepare: T−26w was Wed 23 Sep"
    And @odile sees "Receiver named: T−12w was Wed 30 Dec"
    And @odile sees "T−6w was Wed 10 Feb"
    When @odile presses "Begin"
    Then @odile sees "Odile Farthing holds this."
    And @hesper has a direct message saying "Who will receive?"
    And @sunniva has no direct message saying "Who will receive?"
