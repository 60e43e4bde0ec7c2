Feature: One page about a handover, and a lead's view in counts
  The page says where it stands and nothing that anybody wrote. The counts name nobody.

  Scenario: Before a supervision
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
    And @odile presses "One page"
    Then @odile sees "One page is on the way to you"
    And @odile has a direct message saying "One page about a handover, for a supervision or a board."
    And @odile's lock screen never says "7HX3"
    When @jocosa types "/handover YP-7HX3 print"
    Then @jocosa sees "I cannot find YP-7HX3."
    When @barnaby types "/handover board"
    Then @barnaby sees "Begun: fewer than 5"
    And @barnaby does not see "Odile"
    When @barnaby types "/handover"
    And @barnaby presses "Handovers in counts"
    Then @barnaby sees "Counts only: never by person, and never by agency."
    When @hesper types "/handover board"
    Then @hesper sees "I cannot find that."
