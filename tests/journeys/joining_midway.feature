Feature: A partner joins midway
  Whoever joins a team sees what is new from that day on. What was before is for
  those who were there, unless it is given.

  Scenario: What was before stays with those who were there
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And @odile presses "Send"
    And the clock moves to "Wed 24 Feb 2027 09:30"
    And @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference | YP-7HX3                                    |
      | Who?          | Fenn Adeyemi-Rusk, CAMHS transition nurse  |
    And @barnaby presses "Save"
    Then @barnaby sees "Fenn Adeyemi-Rusk is in the team around YP-7HX3 from Wed 24 Feb."
    And @barnaby sees "They see everything the team sees. They see nothing from before that day."
    When @fenn types "/meeting"
    Then @fenn sees "Nothing is coming up for you."
    When @fenn types "/meeting YP-7HX3 Thu 18 Mar 11:35"
    Then @fenn sees "YP-7HX3"
    And @fenn does not see "tell it all again"
    When @fenn presses "Not now"
    And @fenn types "/alongside"
    And @fenn presses "In their own words"
    And @fenn fills in
      | Whose words? | YP-7HX3 |
    And @fenn presses "Next"
    Then @fenn sees "There are words from before you joined."
    And @fenn does not see "tell it all again"
    # Sending it empty takes nothing away that they could not see.
    When @fenn presses "Save"
    And @odile types "/meeting YP-7HX3 Thu 18 Mar 11:35"
    Then @odile sees "Don't make me tell it all again."

  Scenario: What is new is for them too
    Given the practice partnership on "Wed 24 Feb 2027 09:30"
    When @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference | YP-7HX3                                    |
      | Who?          | Fenn Adeyemi-Rusk, CAMHS transition nurse  |
    And @barnaby presses "Save"
    And @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?      | Make a plan together           |
      | In one line          | Agree who is there after March |
      | Who else is needed?  | Fenn Adeyemi-Rusk              |
    And @odile presses "Send"
    Then @fenn has a direct message saying "Make a plan together: Agree who is there after March"

  Scenario: What was before can be given
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When the clock moves to "Wed 24 Feb 2027 09:30"
    And @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference                    | YP-7HX3                                    |
      | Who?                             | Fenn Adeyemi-Rusk, CAMHS transition nurse  |
      | From before: what may they see?  | Also what was before                       |
    And @barnaby presses "Save"
    Then @barnaby sees "They see what was before as well."
    When @fenn types "/meeting YP-7HX3 Thu 18 Mar 11:35"
    Then @fenn sees "Don't make me tell it all again."

  Scenario: Somebody who needs dates only sees dates only
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference                  | YP-7HX3                                    |
      | Who?                           | Fenn Adeyemi-Rusk, CAMHS transition nurse  |
      | How much do they need to see?  | Dates and places only                      |
    And @barnaby presses "Save"
    Then @barnaby sees "They see dates and places, and nothing of what it is about."
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Fenn Adeyemi-Rusk              |
    And @odile presses "Send"
    Then @fenn has a direct message saying "Wed 17 Mar at 11:35"
    And @fenn has no direct message saying "Agree who is there after March"
    When @fenn types "/meeting"
    Then @fenn sees "Wed 17 Mar at 11:35"
    And @fenn does not see "Agree who is there after March"
