Feature: Where is this?
  Whoever asked sees what was sent, what waits and why. Days and names, and no word of what was asked.

  Scenario: From the board, while somebody is awaited
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together                |
      | In one line         | Agree who is there after March      |
      | Who else is needed? | Corin Velasquez-Hay, Ludo Marchbanks |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Mon 22 Feb 2027 09:30"
    And @ludo presses "Coming"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    And @odile presses "Where is this?"
    Then @odile sees "YP-7HX3: Meeting on Wed 17 Mar"
    And @odile sees "Corin Velasquez-Hay, Children's Social Care"
    And @odile sees "Wed 24 Feb: sent to Corin Velasquez-Hay."
    And @odile sees "Fri 26 Feb: planned, for Corin Velasquez-Hay."
    And @odile sees "Mon 22 Feb: answered: coming."
    And @odile does not see "Agree who is there after March"
    And @odile sees "Days only. Nobody but you is shown this."

  Scenario: From the nudge that asks to ring, and an answer heard by phone
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Wed 10 Mar 2027 12:00"
    And @odile presses "Where is this?" on the message saying "No word yet from Corin Velasquez-Hay"
    Then @odile sees "Fri 26 Feb: sent to Corin Velasquez-Hay."
    And @odile sees "I came to you about it."
    When @odile presses "Record a reply"
    And @odile fills in
      | Who replied?       | Corin Velasquez-Hay, Children's Social Care |
      | What did they say? | Coming                                      |
    And @odile presses "Save"
    And @odile presses "Where is this?" on the message saying "Nobody yet from Marlpit Road High."
    Then @odile sees "Wed 10 Mar: answered: coming, written down by you."

  Scenario: From what was asked
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
    And @ludo presses "Ask"
    And @ludo presses "Done"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    And @ludo presses "Where is this?"
    Then @ludo sees "YP-8RN4: Asked, by"
    And @ludo sees "Linnet Pargeter, Housing Options"
    And @ludo sees "sent to Linnet Pargeter."
    And @ludo does not see "A yes or no on the first week"

  Scenario: A meeting that moves to today is told at once, and says so
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    Then @corin has no direct message saying "Sent at once because it is today."
    When the clock moves to "Tue 16 Mar 2027 11:00"
    And @odile presses "Move it"
    And @odile fills in
      | New date | Tue 16 Mar 2027 |
    And @odile presses "Move it"
    Then @corin has a direct message saying "Sent at once because it is today."
