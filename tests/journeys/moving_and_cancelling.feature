Feature: When plans change
  Everyone is told once, and their calendar follows.

  Background:
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks, Tamsel Wray   |
    And @odile presses "Send"
    And @odile presses "Done"
    And @silas presses "Coming"
    And @ludo presses "Can't make it"
    And the clock moves to "Tue 23 Feb 2027 10:00"

  Scenario: The meeting moves: everyone is asked again, once
    When @odile presses "Move it"
    Then @odile sees "YP-7HX3 is now on Wed 17 Mar at 11:35."
    When @odile fills in
      | New date | Thu 18 Mar 2027 |
      | New time | 12:35           |
    And @odile presses "Move it"
    Then @silas has a direct message saying "Changed: Thu 18 Mar at 12:35"
    And @silas's lock screen says "A meeting changed. It is on Thu 18 Mar now. Can you still come?"
    And @silas has a direct message saying "My next message asks you again."
    And @ludo has a direct message saying "Changed: Thu 18 Mar at 12:35"
    And @silas has no direct message saying "You are coming. Thank you."
    And @odile has a direct message saying "No reply yet (3)"
    And @silas's calendar has a meeting on "Thu 18 Mar 2027 12:35"
    And @silas's calendar has no meeting on "Wed 17 Mar 2027 11:35"
    And @odile's calendar has a meeting on "Thu 18 Mar 2027 12:35"
    And #yp-7hx3 has a post saying "Meeting: Thu 18 Mar at 12:35"
    And #yp-7hx3 has no post saying "Wed 17 Mar"
    # The old day passes without a word; the new one is reminded of.
    When @silas presses "Coming"
    And @ludo presses "Can't make it"
    And the clock moves to "Wed 17 Mar 2027 08:59"
    Then @silas has no direct message saying "A meeting on Wed 17 Mar: you are coming."
    When the clock moves to "Thu 18 Mar 2027 12:00"
    Then @silas has a direct message saying "A meeting on Thu 18 Mar: you are coming."
    And @silas has a direct message saying "Your meeting starts at 12:35."
    And @silas has 2 direct messages since "Wed 24 Feb 2027 00:00"
    And @ludo has no direct messages since "Wed 24 Feb 2027 00:00"

  Scenario: Moving it to a day that will not do
    When @odile presses "Move it"
    And @odile fills in
      | New date | Mon 22 Mar 2027 |
    And @odile presses "Move it"
    Then the form says "Mon 22 Mar: it is an INSET day. These will do: Tue 23 Mar, Wed 24 Mar, Thu 25 Mar." at "New date"
    And @silas has no direct messages since "Tue 23 Feb 2027 10:00"

  Scenario: It is moved while somebody has a form open
    When @tamsel presses "Someone else will come"
    And @tamsel fills in
      | Their name | Corin Velasquez-Hay |
    And @odile presses "Move it"
    And @odile fills in
      | New date | Thu 18 Mar 2027 |
      | New time | 12:35           |
    And @odile presses "Move it"
    And @tamsel presses "Send"
    Then @tamsel sees "The meeting moved while this was open. It is now on Thu 18 Mar at 12:35"
    And the form says "Corin Velasquez-Hay" at "Their name"
    And @odile has no direct message saying "Corin Velasquez-Hay"
    When @tamsel presses "Send"
    Then @odile has a direct message saying "Someone else is coming (1) Corin Velasquez-Hay for Tamsel Wray"

  Scenario: An answer on a message that is out of date is not taken for the new day
    When @odile presses "Move it"
    And @odile fills in
      | New date | Thu 18 Mar 2027 |
    And Slack is down
    And @odile presses "Move it"
    # Tamsel still has the old day before her eyes.
    And @tamsel presses "Coming"
    And Slack works again
    And the clock moves to "Tue 23 Feb 2027 10:30"
    Then @odile has a direct message saying "No reply yet (3)"
    And @tamsel has a direct message saying "Changed: Thu 18 Mar at 11:35"
    And @tamsel has no direct message saying "You are coming."

  Scenario: It is cancelled while somebody has a form open
    When @tamsel presses "Someone else will come"
    And @tamsel fills in
      | Their name | Corin Velasquez-Hay |
    And @odile presses "Cancel it"
    And @tamsel presses "Send"
    Then @tamsel sees "The moment for this has passed. Nothing was changed."

  Scenario: A double press moves it once
    When @odile presses "Move it"
    And @odile fills in
      | New date | Thu 18 Mar 2027 |
      | New time | 12:35           |
    And @odile presses "Move it" twice at once
    Then @silas has 2 direct messages since "Tue 23 Feb 2027 10:00"
    And @silas's calendar has a meeting on "Thu 18 Mar 2027 12:35"

  Scenario: Those without Slack are told by the convenor, who is told to ring
    Given @ludo types "/meeting YP-8RN4 Thu 4 Mar 10:00"
    And @ludo fills in
      | Why do we meet?     | Get ready for a move                |
      | In one line         | A room and money for the first week |
      | Where?              | Probation, room 2                   |
      | Who else is needed? | Gwillam Post, Linnet Pargeter       |
    And @ludo presses "Send"
    And @ludo presses "Done"
    When @ludo presses "Cancel it"
    Then @linnet has a direct message saying "Cancelled: YP-8RN4, Thu 4 Mar at 10:00."
    And @ludo has a direct message saying "Everyone in Slack was told. Please ring (1) Gwillam Post, HMYOI Stonebeck"

  Scenario: The meeting is cancelled: everyone is told once, and nobody is reminded
    When @odile presses "Cancel it"
    Then @silas has a direct message saying "Cancelled: YP-7HX3, Wed 17 Mar at 11:35. There is nothing you need to do."
    And @ludo has a direct message saying "Cancelled: YP-7HX3, Wed 17 Mar at 11:35."
    And @silas's lock screen says "A meeting was cancelled. You need do nothing."
    And @silas has 2 direct messages since "Tue 23 Feb 2027 10:00"
    And @odile has a direct message saying "You cancelled this meeting. Everyone was told."
    And @odile has no direct message saying "Move it"
    And @silas's calendar has no meeting on "Wed 17 Mar 2027 11:35"
    And #yp-7hx3 has a post saying "Cancelled: the meeting on Wed 17 Mar at 11:35."
    When @silas types "/meeting"
    Then @silas sees "Nothing is coming up for you."
    When the clock moves to "Wed 17 Mar 2027 13:00"
    Then @silas has no direct messages since "Wed 24 Feb 2027 00:00"
    And @odile has no direct message saying "Your meeting is over."
