Feature: The week ahead, in a team's channel
  On Monday morning the team reads what comes, and which agencies a word would help from. Never a name.

  Scenario: Dates and agencies on the first school day, off and on with one tap
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And the clock moves to "Mon 8 Mar 2027 08:59"
    Then #yp-7hx3 has no post saying "This week and next"
    When the clock moves to "Mon 8 Mar 2027 09:01"
    Then #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    And #yp-7hx3 has a post saying "This week and next"
    And #yp-7hx3 has a post saying "A word from Children's Social Care and Marlpit Road High would help."
    And #yp-7hx3 has no post saying "Corin"
    And #yp-7hx3 has no post saying "Agree who is there after March"
    When @corin presses "Coming"
    Then #yp-7hx3 has a post saying "A word from Marlpit Road High would help."
    When @corin presses "Not here, please" on the message saying "This week and next"
    Then #yp-7hx3 has a post saying "The weekly post is off."
    When the clock moves to "Mon 15 Mar 2027 09:01"
    Then #yp-7hx3 has no post saying "This week and next"
    When @odile presses "Turn it on again" on the message saying "The weekly post is off."
    And the clock moves to "Mon 15 Mar 2027 09:31"
    Then #yp-7hx3 has a post saying "This week and next"

  Scenario: On a channel that others can read there is none
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And #yp-7hx3 is opened to everyone
    And the clock moves to "Mon 8 Mar 2027 10:00"
    Then #yp-7hx3 has no post saying "This week and next"
    And #yp-7hx3 has a post saying "taken back"

  Scenario: With nothing to come and nobody awaited the channel stays quiet
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When the clock moves to "Tue 16 Mar 2027 10:00"
    Then #yp-7hx3 has no post saying "This week and next"
