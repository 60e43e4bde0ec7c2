Feature: A channel that others come to read
  Date, time and place are posted where the team around is, and nobody else. When more
  people can read a team's channel, Alongside stops, takes back its posts and says so.

  Scenario: Made public before anything is sent
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    And #yp-7hx3 is opened to everyone
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then @silas has a direct message saying "Can you come?"
    And #yp-7hx3 has no post saying "Meeting"
    And #yp-7hx3 has no post saying "taken back"
    And @barnaby has a direct message saying "A team's channel can be read by more people now"
    And @barnaby has a direct message saying "YP-7HX3 · #"
    And @barnaby's lock screen never says "7HX3"
    And @odile has a direct message saying "I did not post in the team's channel"

  Scenario: Made public between queueing and sending
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send" and the bot is killed before it sends
    And #yp-7hx3 is opened to everyone
    And the bot starts again
    Then @silas has a direct message saying "Can you come?"
    And #yp-7hx3 has no post saying "Meeting"
    And @barnaby has a direct message saying "I have stopped posting there"

  Scenario: Shared with another organisation, which Slack tells at once
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    When #yp-7hx3 is shared with another organisation
    Then #yp-7hx3 has no post saying "17 Mar"
    And #yp-7hx3 has no post saying "Marlpit"
    And #yp-7hx3 has a post saying "Alongside has taken back what it posted here."
    And @barnaby has a direct message saying "taken back my posts"

  Scenario: Made public later, found within the hour, and nothing more is posted
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And #yp-7hx3 is opened to everyone
    And the clock moves to "Mon 22 Feb 2027 10:15"
    Then #yp-7hx3 has no post saying "17 Mar"
    And #yp-7hx3 has a post saying "taken back"
    When @odile presses "Done"
    And @odile presses "Move it"
    And @odile fills in
      | New date | Thu 18 Mar 2027 |
    And @odile presses "Move it"
    Then #yp-7hx3 has no post saying "18 Mar"
    And @barnaby has 1 direct message since "Mon 22 Feb 2027 10:00"

  Scenario: Private again, and the posts are put back
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And #yp-7hx3 is shared with another organisation
    Then #yp-7hx3 has no post saying "17 Mar"
    When @barnaby presses "It is private again"
    Then #yp-7hx3 has no post saying "17 Mar"
    And @barnaby has a direct message saying "I have stopped posting there"
    When #yp-7hx3 is no longer shared
    And @barnaby presses "It is private again"
    Then #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    And @barnaby has a direct message saying "I post in this team's channel again."

  Scenario: A workspace that may be connected
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "A team's channel"
    And @barnaby fills in
      | The reference                          | YP-7HX3   |
      | The team's private channel             | C07HX3    |
      | Workspaces that may be connected to it | T0OUTSIDE |
    And @barnaby presses "Save"
    Then @barnaby sees "May be connected to it: T0OUTSIDE."
    When #yp-7hx3 is shared with the workspace of @nerys
    And @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    When #yp-7hx3 is shared with another organisation
    Then #yp-7hx3 has no post saying "17 Mar"

  Scenario: Somebody was only invited, and has not answered
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    And another organisation is invited to #yp-7hx3
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then #yp-7hx3 has no post saying "Meeting"

  Scenario: The form says what does not look right
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "A team's channel"
    And @barnaby fills in
      | The reference                          | YP-7HX3   |
      | The team's private channel             | yp-7hx3   |
      | Workspaces that may be connected to it | Outside   |
    And @barnaby presses "Save"
    Then the form says "A channel ID looks like C0123ABC." at "The team's private channel"
    And the form says "A workspace ID looks like T0123ABC." at "Workspaces that may be connected to it"
