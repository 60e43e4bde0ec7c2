Feature: One thing asked of a colleague, kindly, by a day
  Whoever is asked sees why them, and has a way out. Whoever asked sees where it stands.

  Scenario: Asked, taken on and done
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?        | Linnet Pargeter               |
      | What for, in one line?  | A yes or no on the first week |
      | Is it a decision?       | A yes or no is needed         |
    And @ludo presses "Ask"
    Then @ludo sees "I am asking Linnet Pargeter, Housing Options."
    And @ludo sees "By Tue 2 Mar"
    And @linnet has a direct message saying "A yes or no, by Tue 2 Mar"
    And @linnet has a direct message saying "YP-8RN4 · A yes or no on the first week"
    And @linnet has a direct message saying "Ludo Marchbanks asks you because you are their housing officer. A yes or no is needed, and you can give it."
    And @linnet's lock screen says "A colleague asks you for a yes or no by Tue 2 Mar."
    And @linnet's lock screen never says "8RN4"
    And @ludo has a direct message saying "Waiting for Linnet Pargeter."
    When @ludo presses "Done"
    And @linnet presses "I'm on it"
    Then @linnet has a direct message saying "You are on it. Thank you."
    And @ludo has a direct message saying "Linnet Pargeter is on it, since Mon 22 Feb."
    When @linnet opens Home
    Then @linnet sees "Asked of you YP-8RN4 · A yes or no on the first week"
    When @linnet presses "Done" on the message saying "You are on it"
    Then @linnet has a direct message saying "Done. Thank you."
    And @ludo has a direct message saying "Linnet Pargeter has done it. Thank you for asking."
    And @linnet sees "Nothing is asked of you."

  Scenario: Without a reference: what is asked of me, and what I asked
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/ask"
    Then @odile sees "Nothing is asked of you."
    And @odile sees "You wait for nothing."
    When @odile presses "Ask somebody for something"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Whom do you ask?       | Tamsel Wray                 |
      | What for, in one line? | Two lines on how it is going |
      | By when?               | Wed 3 Mar 2027              |
    And @odile presses "Ask"
    And @odile presses "Done"
    And @odile types "/ask"
    Then @odile sees "YP-7HX3 · Two lines on how it is going By Wed 3 Mar. Waiting for Tamsel Wray."
    When @tamsel types "/ask"
    Then @tamsel sees "Odile Farthing asks, by Wed 3 Mar"

  Scenario: Away, and nobody stands in: said at once
    Given the practice partnership on "Wed 10 Mar 2027 09:10"
    When @ludo types "/ask YP-7HX3"
    And @ludo fills in
      | Whom do you ask?       | Hesper Tandy                 |
      | What for, in one line? | A yes or no on the new start |
      | By when?               | Thu 11 Mar 2027              |
    And @ludo presses "Ask"
    Then @ludo sees "Hesper Tandy is away from Mon 8 Mar to Fri 12 Mar, and nobody stands in yet. You could ring Probation, Brackenmoor office: 01632 960 102."
    And @ludo has a direct message saying "nobody stands in yet. You could ring Probation, Brackenmoor office: 01632 960 102."

  Scenario: A day that will not do is refused at its field
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
      | By when?               | Fri 5 Mar 2027                |
    And @ludo presses "Ask"
    Then the form says "Fri 5 Mar: they do not work that day. These will do: Mon 8 Mar, Tue 9 Mar, Wed 10 Mar." at "By when?"
    And the form says "A yes or no on the first week" at "What for, in one line?"

  Scenario: Content is refused before it is kept
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter           |
      | What for, in one line? | Ring me on 07700 900123   |
    And @ludo presses "Ask"
    Then the form says "That looks like a telephone number." at "What for, in one line?"
    And @linnet has no direct message saying "07700"

  Scenario: Someone else does it: a colleague of the team
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/ask YP-7HX3"
    And @odile fills in
      | Whom do you ask?       | Ludo Marchbanks               |
      | What for, in one line? | Two lines on how it is going  |
    And @odile presses "Ask"
    And @odile presses "Done"
    And @ludo presses "Someone else"
    And @ludo fills in
      | Somebody of the team around them | Sunniva Okparo |
    And @ludo presses "Send"
    Then @ludo has a direct message saying "Sunniva Okparo does this now: YP-7HX3"
    And @odile has a direct message saying "Waiting for Sunniva Okparo."
    When the clock moves to "Tue 23 Feb 2027 09:00"
    Then @sunniva has a direct message saying "Odile Farthing asks you because you are their link with probation."
    When @sunniva presses "Done"
    Then @odile has a direct message saying "Sunniva Okparo has done it. Thank you for asking."

  Scenario: I need help
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
    And @ludo presses "Ask"
    And @ludo presses "Done"
    And @linnet presses "I need help"
    And @linnet fills in
      | What is in the way? | It is not clear what is needed |
      | What would help?    | A call                         |
    And @linnet presses "Send"
    Then @ludo has a direct message saying "Linnet Pargeter asks for a call. Their number is 01632 960 140."
    And @ludo has a direct message saying "In the way: it is not clear to them what is needed."
    And @ludo's lock screen says "A colleague asks you for a call."
    And @ludo's lock screen never says "Linnet"

  Scenario: A new date needs a reason, and cannot be had once it is overdue
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
    And @ludo presses "Ask"
    And @ludo presses "Done"
    And @linnet presses "A new date"
    And @linnet fills in
      | New date | Wed 3 Mar 2027           |
      | Why?     | I wait for somebody else |
    And @linnet presses "Move it"
    Then @linnet has a direct message saying "A yes or no on the first week"
    And @linnet has a direct message saying "Asked of you, by Wed 3 Mar"
    And @ludo has a direct message saying "The day moved from Tue 2 Mar to Wed 3 Mar: they wait for somebody else."
    When the clock moves to "Thu 4 Mar 2027 09:10"
    And @linnet presses "A new date" on the message saying "Asked of you, by Wed 3 Mar"
    Then @linnet sees "It was due on Wed 3 Mar, so the date stays. You can still say done, someone else, or ask for help."

  Scenario: Without Slack: rung, and the answer counts the same
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Gwillam Post                     |
      | What for, in one line? | Two lines on how it is going     |
    And @ludo presses "Ask"
    Then @ludo sees "Please ring Gwillam Post, HMYOI Stonebeck on 01632 960 135. They do not use Slack."
    When @ludo presses "Done"
    And @ludo presses "Record an answer"
    And @ludo fills in
      | What did they say? | They are on it |
    And @ludo presses "Save"
    Then @ludo has a direct message saying "Gwillam Post is on it, since Mon 22 Feb. Ludo Marchbanks wrote that down."

  Scenario: Not needed any more, and a tap that came too late
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
    And @ludo presses "Ask"
    And @ludo presses "Done"
    And @linnet types "/ask"
    And @ludo presses "Not needed any more"
    Then @linnet has a direct message saying "Not needed any more: YP-8RN4"
    And @linnet has a direct message saying "Thank you for being ready to help."
    When @linnet presses "I'm on it"
    Then @linnet sees "That is not needed any more. Thank you for being ready to help."

  Scenario: Never at night
    Given the practice partnership on "Fri 26 Feb 2027 17:55"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Hesper Tandy                  |
      | What for, in one line? | A yes or no on the first week |
    And the clock moves to "Fri 26 Feb 2027 18:20"
    And @ludo presses "Ask"
    Then @hesper has no direct message saying "YP-8RN4"
    When the clock moves to "Mon 1 Mar 2027 08:00"
    Then @hesper has a direct message saying "Ludo Marchbanks asks you because you are their senior probation officer."

  Scenario: Nobody outside the team learns anything
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @wystan types "/ask YP-8RN4"
    Then @wystan does not see "Whom do you ask?"
    When @wystan types "/ask nonsense"
    Then @wystan sees "Try /ask alone, /ask new, or /ask YP-7HX3."

  Scenario: From a meeting's board, and a yes that came by letter
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-8RN4 Thu 4 Mar 10:00"
    And @ludo fills in
      | Why do we meet?     | Get ready for a move                |
      | In one line         | A room and money for the first week |
      | Where?              | Probation, room 2                   |
      | Who else is needed? | Linnet Pargeter                     |
    And @ludo presses "Send"
    And @ludo presses "Done"
    And @ludo presses "Ask for something"
    And @ludo fills in
      | Whom do you ask?       | Gwillam Post                  |
      | What for, in one line? | A yes or no on the first week |
      | By when?               | Thu 4 Mar 2027                |
    And @ludo presses "Ask"
    And @ludo presses "Done"
    And the clock moves to "Thu 25 Feb 2027 09:10"
    And @ludo presses "Record an answer" on the message saying "You asked, by Thu 4 Mar"
    And @ludo fills in
      | What did they say? | It is done     |
      | On which day?      | Sun 21 Feb 2027 |
    And @ludo presses "Save"
    Then the form says "You asked on Mon 22 Feb. Please choose that day or later." at "On which day?"
    When @ludo fills in
      | On which day? | Tue 23 Feb 2027 |
    And @ludo presses "Save"
    Then @ludo has a direct message saying "Gwillam Post has done it. Thank you for asking."

  Scenario: Two taps at once are one, and Slack being down loses nothing
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/ask YP-8RN4"
    And @ludo fills in
      | Whom do you ask?       | Linnet Pargeter               |
      | What for, in one line? | A yes or no on the first week |
    And @ludo presses "Ask" twice at once
    Then @linnet has 1 direct message since "Mon 22 Feb 2027 09:00"
    When Slack is down
    And @linnet presses "Done" twice at once
    And Slack works again
    And the clock moves to "Mon 22 Feb 2027 09:20"
    Then @ludo has a direct message saying "Linnet Pargeter has done it. Thank you for asking."
