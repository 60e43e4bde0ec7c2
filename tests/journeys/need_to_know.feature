Feature: Only those who need to know
  Only the team around a young person sees anything of them. For everybody else it
  looks as if it were not there.

  Scenario: A worker who is not in the team
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And @wystan types "/meeting"
    Then @wystan sees "Nothing is coming up for you."
    And @wystan does not see "7HX3"
    When @wystan types "/meeting YP-7HX3 Thu 18 Mar 11:35"
    Then @wystan sees "I cannot find YP-7HX3. Please check the letters."
    When @wystan types "/meeting YP-7HX4 Thu 18 Mar 11:35"
    Then @wystan sees "I cannot find YP-7HX4. Please check the letters."
    And @wystan has no direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: In the team and not asked to this meeting
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @hesper types "/meeting"
    Then @hesper sees "Nothing is coming up for you."
    When @ludo types "/meeting"
    Then @ludo sees "Wed 17 Mar at 11:35 · YP-7HX3 · Marlpit Road High"

  Scenario: Somebody who is in Slack and not in the directory
    Given the practice partnership on "Mon 22 Feb 2027 09:10" without @avice
    When @avice types "/meeting"
    Then @avice sees "I do not know you yet. Please ask your partnership's lead to add you."
    When @avice types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    Then @avice sees "I do not know you yet."
    And @avice does not see "7HX3"

  Scenario: Somebody who is in no team yet cannot call a meeting about anybody
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @avice types "/meeting new"
    Then @avice sees "You are not in the team around anybody yet."

  Scenario: Somebody whose time in the team has ended hears nothing more
    Given the practice partnership on "Mon 22 Mar 2027 09:10"
    When @idony types "/meeting YP-3PZ6 Tue 13 Apr 11:45"
    And @idony fills in
      | Why do we meet? | Build on what is going well      |
      | In one line     | The first month at the new place |
    And @idony presses "Send"
    And @silas presses "Coming"
    Then @silas has a direct message saying "You are coming. Thank you."
    # Silas is in this team until 31 March.
    When the clock moves to "Tue 13 Apr 2027 11:00"
    Then @silas has no direct messages since "Thu 1 Apr 2027 00:00"
    When @silas types "/meeting"
    Then @silas does not see "3PZ6"

  Scenario: A room that has been shared outside hears nothing
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    And #yp-7hx3 is shared with another organisation
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then @silas has a direct message saying "Can you come?"
    And #yp-7hx3 has no post saying "Meeting"

  Scenario: A room that was opened to everyone hears nothing
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    And #yp-7hx3 is opened to everyone
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then @silas has a direct message saying "Can you come?"
    And #yp-7hx3 has no post saying "Meeting"
    # And it does not hold up the posts to other rooms.
    When @barnaby types "/meeting YP-2KM9 Wed 17 Mar 11:35"
    And @barnaby fills in
      | Why do we meet? | Make a plan together     |
      | In one line     | Agree the first few days |
    And @barnaby presses "Send"
    And the clock moves to "Mon 22 Feb 2027 09:40"
    Then #yp-2km9 has a post saying "Wed 17 Mar at 11:35"
    And #yp-7hx3 has no post saying "Meeting"

  Scenario: A private room reads date, time and place, and no more
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    And #yp-7hx3 has a post saying "Marlpit Road High, 30 minutes"
    And #yp-7hx3 has no post saying "Agree who is there"
    And #yp-7hx3 has no post saying "Silas"
    And #yp-7hx3 has no post saying "tell it all again"
