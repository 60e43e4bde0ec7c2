Feature: A young person asks to see what is held
  They may ask anybody. A lead looks through everything first. Nothing is ever sent
  by itself.

  Scenario: A lead reads everything held, page by page
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | yp 7hx3                  |
      | What is asked?  | Everything held (export) |
    And @barnaby presses "Next"
    Then @barnaby sees "everything held, for you to look through. Nothing is sent to anybody."
    And @barnaby sees "Before it is given to anyone"
    And @barnaby sees "Don't make me tell it all again."
    And @barnaby sees "python -m bot rights export YP-7HX3"
    When @barnaby presses "Next page"
    Then @barnaby sees "Page 2 of"
    And @barnaby has no direct message saying "7HX3: everything held"

  Scenario: Who can see, asked by a lead and by somebody of the team
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX3     |
      | What is asked?  | Who can see |
    And @barnaby presses "Next"
    Then @barnaby sees "Odile Farthing, Brackenmoor Youth Justice Service: case manager. Sees everything, from Mon 11 May 2026"
    And @barnaby sees "Opened with a reason: 0"

  Scenario: One that is not there, and one that is not theirs, look the same
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @wystan types "/alongside who YP-7HX3"
    Then @wystan sees "I cannot find YP-7HX3. Please check the letters."
    When @wystan types "/alongside who YP-7HX4"
    Then @wystan sees "I cannot find YP-7HX4. Please check the letters."
    When @wystan types "/alongside"
    Then @wystan does not see "A young person's rights"
    When @odile types "/alongside who YP-7HX3"
    Then @odile sees "Sees everything, from Mon 11 May 2026"
    When @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX4                  |
      | What is asked?  | Everything held (export) |
    And @barnaby presses "Next"
    Then the form says "I cannot find YP-7HX4. Please check the letters." at "Their reference"

  Scenario: What is wrong is put right, and everyone sees that it was
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "A young person's rights"
    And @barnaby fills in
      | Their reference | YP-7HX3           |
      | What is asked?  | Correct something |
    And @barnaby presses "Next"
    And @barnaby fills in
      | What is wrong? | In their own words |
    And @barnaby presses "Next"
    Then @barnaby sees "It says now: “Don't make me tell it all again.”"
    When @barnaby fills in
      | What is right? | Ask me first. |
    And @barnaby presses "Correct it"
    Then @barnaby sees "Wherever it is shown it says: corrected on Mon 22 Feb."
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    Then @odile sees "Ask me first."
    When @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    And @odile presses "Done"
    Then @odile has a direct message saying "In their own words: “Ask me first.”"
    And @odile has a direct message saying "In their own words (corrected on Mon 22 Feb)"
