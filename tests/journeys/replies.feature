Feature: Answering takes one tap
  Coming, someone else, can't, not for me: each is a kind answer. Nobody is left out
  because they do not use Slack.

  Scenario: Not for me
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @corin presses "Not for me"
    Then @corin has a direct message saying "Odile Farthing will look further."
    And @odile has a direct message saying "Corin Velasquez-Hay, Children's Social Care"
    And @odile has a direct message saying "Not for them (1)"

  Scenario: A change of mind
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And @silas presses "Coming"
    Then @silas has a direct message saying "You are coming. Thank you."
    And @odile has a direct message saying "Coming (1) Silas Gant, Marlpit Road High"
    When @silas presses "Can't make it"
    Then @silas has a direct message saying "You can't make it. Thank you for saying so."
    And @odile has a direct message saying "Can't make it (1) Silas Gant, Marlpit Road High"
    And @odile has no direct message saying "Coming (1)"

  Scenario: A partner without Slack is listed to ring, and the convenor writes down the answer
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-8RN4 Thu 4 Mar 10:00"
    And @ludo fills in
      | Why do we meet?     | Get ready for a move                |
      | In one line         | A room and money for the first week |
      | Where?              | Probation, room 2                   |
      | Who else is needed? | Gwillam Post, Linnet Pargeter       |
    And @ludo presses "Send"
    Then @ludo sees "Please ring Gwillam Post, HMYOI Stonebeck on 01632 960 135. They do not use Slack."
    And @ludo sees "I am asking Linnet Pargeter"
    When @ludo presses "Done"
    Then @ludo has a direct message saying "Gwillam Post, HMYOI Stonebeck – please ring on 01632 960 135"
    When @ludo presses "Record a reply"
    And @ludo fills in
      | Who replied?       | Gwillam Post |
      | What did they say? | Coming       |
    And @ludo presses "Save"
    Then @ludo has a direct message saying "Coming (1) Gwillam Post, HMYOI Stonebeck"
    And @ludo has no direct message saying "please ring"
    And @ludo has a direct message saying "Somebody who knows them is coming."

  Scenario: By phone somebody names who comes instead
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-8RN4 Thu 4 Mar 10:00"
    And @ludo fills in
      | Why do we meet?     | Get ready for a move                |
      | In one line         | A room and money for the first week |
      | Where?              | Probation, room 2                   |
      | Who else is needed? | Gwillam Post                        |
    And @ludo presses "Send"
    And @ludo presses "Done"
    And @ludo presses "Record a reply"
    And @ludo fills in
      | Who replied?       | Gwillam Post           |
      | What did they say? | Someone else is coming |
    And @ludo presses "Save"
    Then the form says "Please write their name." at "If someone else is coming: their name"
    When @ludo fills in
      | If someone else is coming: their name | Avice Thornback |
    And @ludo presses "Save"
    Then @ludo has a direct message saying "Someone else is coming (1) Avice Thornback for Gwillam Post"

  Scenario: Someone else will come, and we know only their name
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/meeting YP-2KM9 Wed 17 Mar 11:35"
    And @barnaby fills in
      | Why do we meet?     | Make a plan together     |
      | In one line         | Agree the first few days |
      | Who else is needed? | PC Jocosa Lund           |
    And @barnaby presses "Send"
    And @jocosa presses "Someone else will come"
    And @jocosa presses "Send"
    Then the form says "Please say who will come." at "Or somebody who is not in the list: their name"
    When @jocosa fills in
      | Or somebody who is not in the list: their name | Sgt Merrick Stave |
    And @jocosa presses "Send"
    Then @jocosa has a direct message saying "Sgt Merrick Stave will come. Thank you."
    And @barnaby has a direct message saying "Someone else is coming (1) Sgt Merrick Stave for PC Jocosa Lund"

  Scenario: Someone else will come, a colleague without Slack: the convenor sees whom
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/meeting YP-2KM9 Wed 17 Mar 11:35"
    And @barnaby fills in
      | Why do we meet? | Make a plan together     |
      | In one line     | Agree the first few days |
    And @barnaby presses "Send"
    And @ebba presses "Someone else will come"
    And @ebba fills in
      | A colleague | Mrs Pell |
    And @ebba presses "Send"
    Then @ebba has a direct message saying "Mrs Pell will come. Thank you."
    And @barnaby has a direct message saying "Mrs Pell for Ebba Crowther"
    And @barnaby has a direct message saying "Mrs Pell, Fennick Vale Academy – please ring on 01632 960 201"

  Scenario: Somebody from another workspace has no command, and their buttons work
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @nerys types "/meeting" in #yp-4gb7
    Then @nerys sees "/meeting is not available to people of other workspaces."
    When @odile types "/meeting YP-4GB7 Thu 4 Mar 11:00"
    And @odile fills in
      | Why do we meet?     | Get ready for a move        |
      | In one line         | Meet the new team before it |
      | Who else is needed? | Nerys Tal-y-Fan             |
    And @odile presses "Send"
    Then @nerys has a direct message saying "Odile Farthing asks you because you are their officer in the new area."
    When @nerys presses "Coming"
    Then @nerys has a direct message saying "You are coming. Thank you."
    And @odile has a direct message saying "Coming (1) Nerys Tal-y-Fan, Dyffryn Hebog YJS (Wales)"
    And #yp-4gb7 has no post saying "Meeting"

  Scenario: Nobody can answer for a meeting that has begun
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 24 Feb 11:30"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And the clock moves to "Wed 24 Feb 2027 11:31"
    And @silas presses "Coming"
    Then @silas sees "The moment for this has passed. Nothing was changed."

  Scenario: Who was to come instead cannot, so the first one is asked again
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @ludo presses "Someone else will come"
    And @ludo fills in
      | A colleague | Ruan Abernethy-Cole |
    And @ludo presses "Send"
    Then @ruan has a direct message saying "because you stand in for Ludo Marchbanks"
    When @ruan presses "Can't make it"
    Then @ludo has a direct message saying "Can you come after all? Wed 17 Mar at 11:35"
    And @odile has a direct message saying "Nobody yet from Marlpit Road High and Probation, Brackenmoor office"
    When @ludo presses "Coming" on the message saying "Can you come after all?"
    Then @ludo has a direct message saying "Thank you, this is settled."
    And @odile has a direct message saying "Coming (1) Ludo Marchbanks"

  Scenario: The first one comes after all, so who stood in is free
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @ludo presses "Someone else will come"
    And @ludo fills in
      | A colleague | Ruan Abernethy-Cole |
    And @ludo presses "Send"
    And @ruan presses "Coming"
    And @ludo presses "Coming"
    Then @ruan has a direct message saying "You need not stand in any more."
    And @odile has a direct message saying "Coming (1) Ludo Marchbanks"
    When the clock moves to "Wed 17 Mar 2027 11:00"
    Then @ruan has no direct message saying "Thank you for making time."

  Scenario: The board says who is off or on leave that day
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Mon 8 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Hesper Tandy, Tamsel Wray      |
    And @odile presses "Send"
    Then @odile has a direct message saying "Hesper Tandy is on leave that day."
    And @odile has a direct message saying "Tamsel Wray does not work on Mondays."
