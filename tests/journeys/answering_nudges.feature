Feature: Every nudge can be answered in one tap, in place
  Busy is no fault. There is always a way out, and nothing is asked twice that was said.

  Scenario: Not this week: quiet until Monday, and the day stays
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    And @corin presses "Not this week" on the message saying "would be glad of you there"
    Then @corin has a direct message saying "Not this week: I am quiet until Mon 1 Mar, the day stays Wed 17 Mar."
    When the clock moves to "Mon 1 Mar 2027 08:40"
    Then @corin has no direct message saying "You asked me to come back this week."
    When the clock moves to "Mon 1 Mar 2027 12:00"
    Then @corin has a direct message saying "You asked me to come back this week."
    When @corin presses "Coming" on the message saying "You asked me to come back this week."
    Then @odile has a direct message saying "Coming (1)"
    And @corin has a direct message saying "This is answered. Thank you."

  Scenario: I need help: the sender hears the smallest next step
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    And @corin presses "I need help" on the message saying "would be glad of you there"
    And @corin fills in
      | What is in the way? | There is not enough time |
      | What would help?    | Another time             |
    And @corin presses "Send"
    Then @corin has a direct message saying "You asked for help. I have told Odile Farthing."
    And @odile has a direct message saying "Corin Velasquez-Hay asks for another time. Ring them on 01632 960 128: which day would do?"
    And @odile's lock screen says "A colleague asks you for another time."
    And @odile's lock screen never says "Corin"
    When @odile presses "Move the meeting"
    And @odile fills in
      | New date | Thu 18 Mar 2027 |
    And @odile presses "Move it"
    Then @odile has a direct message saying "Settled. Thank you for helping"

  Scenario: Who stands in comes, and the person sees it
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @idony types "/meeting YP-5DW8 Wed 17 Mar 11:35"
    And @idony fills in
      | Why do we meet?     | Make a plan together     |
      | In one line         | Agree who sees them next |
      | Who else is needed? | Ruan Abernethy-Cole      |
    And @idony presses "Send"
    And @idony presses "Done"
    And @ruan types "/alongside"
    And @ruan presses "My days and leave"
    And @ruan fills in
      | Away from           | Wed 24 Feb 2027 |
      | until and including | Fri 12 Mar 2027 |
    And @ruan presses "Save"
    And @ruan presses "Close"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @ludo has a direct message saying "I'll come for them"
    When @ludo presses "I'll come for them"
    Then @ludo has a direct message saying "You come in place of Ruan Abernethy-Cole. Thank you."
    And @ludo has a direct message saying "Idony Blackwater asks you because you stand in for Ruan Abernethy-Cole."
    And @ludo has a direct message saying "You are coming. Thank you."
    And @ludo's calendar has a meeting on "Wed 17 Mar 2027 11:35"
    And @idony has a direct message saying "Someone else is coming (1) Ludo Marchbanks for Ruan Abernethy-Cole"
    And @ruan has a direct message saying "Ludo Marchbanks will come. Thank you."
    When @ruan opens Home
    Then @ruan sees "Ludo Marchbanks is coming for you."

  Scenario: Said by phone before the nudge went: we say sorry
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Wed 24 Feb 2027 12:00"
    Then @corin has a direct message saying "would be glad of you there"
    When @odile presses "Record a reply"
    And @odile fills in
      | Who replied?          | Corin Velasquez-Hay, Children's Social Care |
      | What did they say?    | Coming                                      |
      | When did they say so? | Tue 23 Feb 2027                             |
    And @odile presses "Save"
    Then @corin has a direct message saying "I nagged you about something you had done. Sorry. I have made a note of it."
    And @corin has no direct message saying "would be glad of you there"

  Scenario: A no is an answer: a few lines instead, and then left alone
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And @corin presses "Can't make it"
    And the clock moves to "Mon 22 Feb 2027 12:00"
    Then @odile has a direct message saying "Who else could speak for Children's Social Care?"
    When @odile presses "A few lines instead"
    Then @odile has a direct message saying "I have asked Corin Velasquez-Hay for a few lines instead."
    And @corin has a direct message saying "YP-7HX3 · A few lines for the meeting, by your own secure route"
    And @corin has a direct message saying "Asked of you, by Tue 16 Mar"
    And @corin has a direct message saying "A few lines are as good as coming."

  Scenario: I rang, no luck yet; and then it is left
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Corin Velasquez-Hay            |
    And @odile presses "Send"
    And @odile presses "Done"
    And the clock moves to "Tue 2 Mar 2027 12:00"
    Then @odile has a direct message saying "No word yet from Corin Velasquez-Hay"
    When @odile presses "I rang, no luck yet"
    Then @odile has a direct message saying "You rang, no luck yet. Thank you."
    When @odile presses "Leave it"
    Then @odile has a direct message saying "You leave it. I ask nobody any more about this."

  Scenario: Someone else does it: a colleague of the team, who is told
    Given the practice partnership on "Tue 16 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Ludo Marchbanks             |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Tue 23 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting?  | No, and here is why |
      | If there is none: why?    | We ring each other  |
    And @odile presses "Close the record"
    And @odile presses "Done"
    And the clock moves to "Fri 19 Mar 2027 12:00"
    And @ludo presses "Someone else" on the message saying "You took this on for"
    And @ludo fills in
      | Somebody of the team around them | Tamsel Wray |
    And @ludo presses "Send"
    Then @ludo has a direct message saying "Tamsel Wray does this now. Thank you."
    And @ludo has a direct message saying "What you took on for YP-7HX3 is with somebody else now."
    And @tamsel has a direct message saying "Ring about the Monday start By Tue 23 Mar"
    When @tamsel opens Home
    Then @tamsel sees "Ring about the Monday start"
    When @tamsel presses "Done" on the message saying "Ring about the Monday start"
    Then @tamsel has a direct message saying "Done: Ring about the Monday start"

  Scenario: Someone else does it who is not known here
    Given the practice partnership on "Tue 16 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Ludo Marchbanks             |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Tue 23 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting?  | No, and here is why |
      | If there is none: why?    | We ring each other  |
    And @odile presses "Close the record"
    And @odile presses "Done"
    And the clock moves to "Fri 19 Mar 2027 12:00"
    And @ludo presses "Someone else" on the message saying "You took this on for"
    And @ludo fills in
      | Or somebody else: their name | Gwen Harker |
    And @ludo presses "Send"
    Then @ludo has a direct message saying "Gwen Harker does this now. Thank you."
    And @ludo has a direct message saying "Gwen Harker does it."
    When the clock moves to "Wed 31 Mar 2027 12:00"
    Then @ludo has no direct messages since "Fri 19 Mar 2027 12:01"

  Scenario: Not me: the one who asked finds somebody else
    Given the practice partnership on "Tue 16 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Ludo Marchbanks             |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Tue 23 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting?  | No, and here is why |
      | If there is none: why?    | We ring each other  |
    And @odile presses "Close the record"
    And @odile presses "Done"
    And the clock moves to "Fri 19 Mar 2027 12:00"
    And @ludo presses "Not me" on the message saying "You took this on for"
    Then @ludo has a direct message saying "You said that this one is not yours. Thank you. I told Odile Farthing, who looks further."
    And @odile has a direct message saying "Ludo Marchbanks says this one is not theirs. Who else?"
    And @odile's lock screen never says "Ludo"
    When @odile presses "Give it to another"
    And @odile fills in
      | Somebody of the team around them | Tamsel Wray |
    And @odile presses "Send"
    Then @odile has a direct message saying "Tamsel Wray does this now. Thank you."
    And @tamsel has a direct message saying "Ring about the Monday start By Tue 23 Mar"

  Scenario: Another day needs a reason, and cannot be had once it is overdue
    Given the practice partnership on "Tue 16 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Ludo Marchbanks             |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Tue 23 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting?  | No, and here is why |
      | If there is none: why?    | We ring each other  |
    And @odile presses "Close the record"
    And @odile presses "Done"
    And the clock moves to "Fri 19 Mar 2027 12:00"
    And @ludo presses "Another day" on the message saying "You took this on for"
    And @ludo fills in
      | New date | Wed 24 Mar 2027          |
      | Why?     | I wait for somebody else |
    And @ludo presses "Move it"
    Then @ludo has a direct message saying "It is for Wed 24 Mar now. Thank you for saying so."
    And @ludo has a direct message saying "Ring about the Monday start By Wed 24 Mar"
    When the clock moves to "Wed 24 Mar 2027 16:00"
    And @ludo presses "Another day" on the message saying "Ring about the Monday start · by Wed 24 Mar"
    And the clock moves to "Thu 25 Mar 2027 09:00"
    And @ludo fills in
      | New date | Wed 31 Mar 2027          |
      | Why?     | I wait for somebody else |
    And @ludo presses "Move it"
    Then @ludo sees "It was due on Wed 24 Mar, so the date stays."

  Scenario: Still on it, before it is treated as dropped; and it was done before I asked
    Given the practice partnership on "Tue 16 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Ludo Marchbanks             |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Tue 23 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting?  | No, and here is why |
      | If there is none: why?    | We ring each other  |
    And @odile presses "Close the record"
    And @odile presses "Done"
    And the clock moves to "Wed 24 Mar 2027 12:00"
    And @ludo presses "Still on it" on the message saying "Still on it?"
    Then @ludo has a direct message saying "Still on it: noted, thank you. I ask nobody else before Wed 31 Mar."
    When the clock moves to "Tue 30 Mar 2027 17:00"
    Then @odile has no direct message saying "they said: still on it."
    When the clock moves to "Wed 31 Mar 2027 12:00"
    Then @odile has a direct message saying "On Wed 24 Mar they said: still on it."
    When @ludo presses "Done" on the message saying "Still on it: noted"
    Then @ludo has a direct message saying "This is answered. Thank you."
    When @ludo presses "It was done before you asked" on the message saying "This is answered."
    Then @ludo has a direct message saying "I nagged you about something you had done. Sorry."

  Scenario: Missed: one small thing, and the record is never changed unseen
    Given the practice partnership on "Tue 16 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile fills in
      | Ludo Marchbanks, Probation, Brackenmoor office | We missed them |
    And @odile presses "Next"
    And @odile fills in
      | 1. Who?               | Ludo Marchbanks             |
      | 1. What, in one line? | Ring about the Monday start |
      | 1. By when?           | Tue 23 Mar 2027             |
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting?  | No, and here is why |
      | If there is none: why?    | We ring each other  |
    And @odile presses "Close the record"
    And @odile presses "Done"
    And the clock moves to "Wed 17 Mar 2027 14:00"
    Then @ludo has a direct message saying "We missed your view today."
    When @ludo presses "I'll ring"
    Then @ludo has a direct message saying "You will ring. Thank you."
    When @ludo presses "I was there"
    Then @ludo has a direct message saying "I said that we missed you, and you were there. Sorry."
    And @ludo has a direct message saying "I have asked Odile Farthing to look at the record."
    And @odile has a direct message saying "Ludo Marchbanks says: I was there, on Wed 17 Mar"
    When @odile presses "Record it" on the message saying "I was there"
    Then @odile sees "Ludo Marchbanks, Probation, Brackenmoor office: we missed them"

  Scenario: Who decides takes it over, and the first one asked hears it kindly
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/ask YP-7HX3"
    And @odile fills in
      | Whom do you ask?       | Ludo Marchbanks               |
      | What for, in one line? | A yes or no on the first week |
      | Is it a decision?      | A yes or no is needed         |
    And @odile presses "Ask"
    And @odile presses "Done"
    And the clock moves to "Tue 2 Mar 2027 17:00"
    Then @hesper has a direct message saying "I'll answer it"
    When @hesper presses "I'll answer it"
    Then @hesper has a direct message saying "You do this now in place of Ludo Marchbanks. Thank you."
    And @ludo has a direct message saying "Hesper Tandy does this now"
    And @odile has a direct message saying "Hesper Tandy is on it"
    When @hesper presses "Done" on the message saying "You do this now"
    Then @odile has a direct message saying "Hesper Tandy has done it. Thank you for asking."
    And @hesper has a direct message saying "It is done."
