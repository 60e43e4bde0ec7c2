Feature: The day of the move, and what a date does not do
  A date passing moves nothing. The list counts the days anew each morning.

  Scenario: The date passes and nobody has accepted
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?          | Team to team, also in 48 hours |
      | To which agency?           | Probation, Brackenmoor office  |
      | On which day does it move? | Wed 24 Feb 2027                |
    And @odile presses "Preview"
    And @odile fills in
      | Who will receive, if you know? | Ludo Marchbanks, probation practitioner |
    And @odile presses "Begin"
    Then @odile has a direct message saying "Moves on Wed 24 Feb, in 2 days."
    When the clock moves to "Tue 23 Feb 2027 09:00"
    Then @odile has a direct message saying "Moves on Wed 24 Feb, in 1 day."
    When the clock moves to "Wed 24 Feb 2027 09:30"
    Then @odile has a direct message saying "today is the day of the move. You hold it until the receiver takes it over."
    When the clock moves to "Thu 25 Feb 2027 09:30"
    Then @odile has a direct message saying "the date has passed and nobody has taken it over yet. You still hold this."
    And @odile's lock screen says "The date of a handover has passed. Nothing moved by itself."
    And @odile's lock screen never says "7HX3"
    When @odile types "/handover YP-7HX3"
    Then @odile sees "You still hold this."
