Feature: Erasing what is held about a young person
  One lead asks and another agrees. Whoever was called to a meeting hears that it is
  cancelled, and not why. Then everything goes, also from what was posted.

  Scenario: Two people agree, nobody is left standing, and it goes
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    Then @ludo has a direct message saying "Agree who is there after March"
    And #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    When @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX3 |
      | What is asked?  | Erase   |
    And @barnaby presses "Next"
    Then @barnaby sees "It cannot come back, not even from a backup."
    And @barnaby sees "1 meeting is still to come. They are cancelled first"
    When @barnaby presses "Ask for it"
    Then @rosamund has a direct message saying "Barnaby Quill asks to erase everything about YP-7HX3. Do you agree?"
    And @rosamund's lock screen never says "7HX3"
    When @rosamund presses "Agree" on the message saying "Do you agree?"
    Then @rosamund sees "Thank you. Everyone called to a meeting is told that it is cancelled."
    And @odile has a direct message saying "cancelled"
    And @ludo's lock screen never says "erase"
    When the clock moves to "Mon 22 Feb 2027 10:00"
    Then @ludo has a direct message saying "This has been taken away."
    And @ludo has a direct message saying "The meeting on Wed 17 Mar at 11:35 is cancelled."
    And @ludo has no direct message saying "7HX3"
    And @ludo has no direct message saying "Agree who is there after March"
    And @odile has no direct message saying "7HX3"
    And #yp-7hx3 has no post saying "Wed 17 Mar at 11:35"
    And #yp-7hx3 has a post saying "This has been taken away."
    And @ludo's calendar has no meeting on "Wed 17 Mar 2027 11:35"
    And @rosamund has a direct message saying "It is done: what two of you agreed to erase is gone."
    And @barnaby has no direct message saying "7HX3"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    Then @odile sees "I cannot find YP-7HX3. Please check the letters."

  Scenario: Not now
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX3 |
      | What is asked?  | Erase   |
    And @barnaby presses "Next"
    And @barnaby presses "Ask for it"
    And @rosamund presses "Not now" on the message saying "Do you agree?"
    Then @rosamund sees "Nothing is erased. The request is closed."
    And @barnaby has a direct message saying "Nothing was erased. The request is closed."
    When the clock moves to "Tue 23 Feb 2027 09:00"
    And @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    Then @odile sees "Don't make me tell it all again."

  Scenario: What is kept for an inquiry is not erased
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX3                           |
      | What is asked?  | Keep for an inquiry (legal hold) |
    And @barnaby presses "Next"
    And @barnaby fills in
      | Why? | An inquiry |
    And @barnaby presses "Keep it"
    Then @barnaby sees "YP-7HX3 is kept for an inquiry."
    When @barnaby presses "Close"
    And @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX3 |
      | What is asked?  | Erase   |
    And @barnaby presses "Next"
    Then @barnaby sees "It is kept for an inquiry since Mon 22 Feb 2027. It cannot be erased now."
