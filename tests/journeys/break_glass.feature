Feature: Opening what one may not see
  Somebody has to be able to look when a child may be at risk and nobody of the team
  is there. A lead may, with a reason, and the team around is told at once.

  Scenario: A lead opens it, and the team around is told
    Given the practice partnership on "Mon 22 Feb 2027 19:40"
    When @barnaby types "/alongside"
    And @barnaby presses "Open what I cannot see"
    Then @barnaby sees "The team around is told at once"
    When @barnaby fills in
      | The reference             | yp 9vt5                    |
      | Why?                      | A child may be at risk now |
      | They may ask you about it | Yes, tell them and open it |
    And @barnaby presses "Open it"
    Then @barnaby sees "Please not a building with a buzzer."
    And @barnaby sees "Fenn Adeyemi-Rusk, Moorside CAMHS: transition nurse"
    And @barnaby sees "Nothing else opens to you."
    And @fenn has a direct message saying "Barnaby Quill, Brackenmoor Youth Justice Service, opened YP-9VT5 on Mon 22 Feb at 19:40."
    And @fenn has a direct message saying "Why: a child may be at risk now."
    And @silas has a direct message saying "opened YP-9VT5"
    And @rosamund has a direct message saying "opened YP-9VT5"
    And @odile has no direct messages since "Mon 22 Feb 2027 09:10"
    And @fenn's lock screen says "A lead opened something that they cannot usually see."
    And @fenn's lock screen never says "9VT5"
    When @fenn presses "Ask about it"
    Then @fenn sees "Ask whoever opened it: Barnaby Quill, Brackenmoor Youth Justice Service, 01632 960 122."
    And @fenn sees "Rosamund Tice"

  Scenario: It opens nothing else, and nothing afterwards
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "Open what I cannot see"
    And @barnaby fills in
      | The reference             | YP-9VT5                    |
      | Why?                      | Nobody else is there       |
      | They may ask you about it | Yes, tell them and open it |
    And @barnaby presses "Open it"
    Then @barnaby sees "Next meeting: none."
    When @barnaby presses "Close"
    And @barnaby types "/meeting YP-9VT5 Wed 17 Mar 11:35"
    Then @barnaby sees "I cannot find YP-9VT5. Please check the letters."
    When @barnaby types "/meeting"
    Then @barnaby does not see "9VT5"

  Scenario: Somebody who is in the team already needs no glass
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "Open what I cannot see"
    And @barnaby fills in
      | The reference             | YP-7HX3                    |
      | Why?                      | A complaint                |
      | They may ask you about it | Yes, tell them and open it |
    And @barnaby presses "Open it"
    Then the form says "You are in the team around them. You can see it already." at "The reference"
    And @odile has no direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: A reference that is not there
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "Open what I cannot see"
    And @barnaby fills in
      | The reference             | YP-9VT4                    |
      | Why?                      | A request for data         |
      | They may ask you about it | Yes, tell them and open it |
    And @barnaby presses "Open it"
    Then the form says "I cannot find YP-9VT4. Please check the letters." at "The reference"

  Scenario: Nobody but a lead is offered it
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/alongside"
    Then @odile does not see "Open what I cannot see"
