Feature: A meeting at the young person's school
  Odile calls the people around YP-7HX3 to the school. They answer with one tap,
  they are reminded, they meet, and everyone knows who does what.

  Scenario: From the first word to the next date
    Given the practice partnership on "Mon 22 Feb 2027 09:10"

    # Odile calls the meeting. The young person's own words come first.
    When @odile types "/meeting new" in #yp-7hx3
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    Then the form says "Don't make me tell it all again." at "In their own words"
    When @odile fills in
      | Why do we meet?       | Make a plan together                       |
      | In one line           | Agree who is there after March             |
      | Date                  | Wed 17 Mar 2027                            |
      | Time                  | 11:35                                      |
      | Who else is needed?   | Ludo Marchbanks, Hesper Tandy, Tamsel Wray |
      | Is a decision needed? | Hesper Tandy                               |
    And @odile presses "Send"
    Then @odile sees "The meeting is called"
    And @odile sees "Wed 17 Mar at 11:35 · YP-7HX3 · Marlpit Road High"
    When @odile presses "Done"

    # Each is told what is offered and why they are needed; the lock screen says no name.
    Then @silas has a direct message saying "We come to you. You need not prepare anything."
    And @silas has a direct message saying "Odile Farthing asks you because you know them best at school."
    And @ludo has a direct message saying "Odile Farthing asks you because you are their probation practitioner."
    And @hesper has a direct message saying "A decision is needed, and you can make it."
    And @ludo's lock screen says "A short meeting on Wed 17 Mar. Can you come?"
    And @ludo's lock screen never says "7HX3"
    And @ludo's lock screen never says "Marlpit"
    And @silas's calendar has a meeting on "Wed 17 Mar 2027 11:35"
    And #yp-7hx3 has a post saying "Meeting: Wed 17 Mar at 11:35 Marlpit Road High, 30 minutes"
    And @corin has no direct message saying "YP-7HX3"

    # They answer, each in their own way, and Odile's board follows.
    When @silas presses "Coming"
    And @tamsel presses "Coming"
    And @hesper presses "Can't make it"
    Then @odile has a direct message saying "Coming (2)"
    And @odile has a direct message saying "Can't make it (1) Hesper Tandy, Probation, Brackenmoor office"
    And @odile has a direct message saying "No reply yet (1) Ludo Marchbanks, Probation, Brackenmoor office"
    And @odile has a direct message saying "Nobody yet from Probation, Brackenmoor office."
    And @odile has a direct message saying "A decision is needed. Hesper Tandy is not coming."
    And @odile has a direct message saying "Somebody who knows them is coming."
    When @ludo presses "Someone else will come"
    And @ludo fills in
      | A colleague | Ruan Abernethy-Cole |
    And @ludo presses "Send"
    Then @odile has a direct message saying "Someone else is coming (1) Ruan Abernethy-Cole for Ludo Marchbanks"
    And @ruan has a direct message saying "Odile Farthing asks you because you stand in for Ludo Marchbanks."
    When @ruan presses "Coming"
    Then @odile has a direct message saying "everyone has replied"

    # Those who are coming are reminded twice; the others are left alone.
    When the clock moves to "Tue 16 Mar 2027 08:59"
    Then @silas has no direct message saying "A meeting on Wed 17 Mar: you are coming."
    When the clock moves to "Tue 16 Mar 2027 09:00"
    Then @silas has a direct message saying "A meeting on Wed 17 Mar: you are coming."
    And @ruan has a direct message saying "A meeting on Wed 17 Mar: you are coming."
    When the clock moves to "Wed 17 Mar 2027 10:35"
    Then @tamsel has a direct message saying "Your meeting starts at 11:35."
    And @tamsel has 2 direct messages since "Tue 16 Mar 2027 09:00"
    And @hesper has no direct messages since "Tue 23 Feb 2027 00:00"
    And @ludo has no direct messages since "Tue 23 Feb 2027 00:00"

    # They met. Odile writes down who came, what was agreed, and when next.
    When the clock moves to "Wed 17 Mar 2027 12:05"
    Then @odile has a direct message saying "Your meeting is over. Who came?"
    When @odile presses "Record it"
    Then @odile sees "In their own words: “Don't make me tell it all again.”"
    And the form says "Sent apologies" at "Hesper Tandy, Probation, Brackenmoor office"
    When @odile fills in
      | Tamsel Wray, Leaving Care Team | Came |
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Tamsel Wray                 |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Fri 19 Mar 2027             |
      | 2. Who?               | Silas Gant                  |
      | 2. What, in one line? | Keep the quiet room free    |
      | 2. By when?           | Mon 22 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Date | Tue 13 Apr 2027 |
      | Time | 11:45           |
    And @odile presses "Close the record"
    Then @odile sees "Tamsel Wray: Ring about the Monday start, by Fri 19 Mar"
    And @odile sees "Next: Tue 13 Apr at 11:45."

    # Each takes away their own part, and everyone is asked to the next one.
    And @tamsel has a direct message saying "Ring about the Monday start By Fri 19 Mar"
    And @tamsel has no direct message saying "Keep the quiet room free"
    And @silas has a direct message saying "Keep the quiet room free By Mon 22 Mar"
    And @hesper has no direct message saying "What you took on"
    And @hesper has a direct message saying "A short meeting on Tue 13 Apr. Can you come?"
