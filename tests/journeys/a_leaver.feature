Feature: When somebody leaves, nothing they held is left with nobody
  Their access ends at once. What they held goes to their deputy, or to a lead, and a
  lead is asked once whether that is right.

  Scenario: An account is closed, and the deputy holds the meeting at once
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @ludo fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And @ludo presses "Send"
    And @ludo is deactivated in Slack
    # The deputy was not in the team. Now the meeting is theirs to run.
    Then @ruan has a direct message saying "Ludo Marchbanks has left. It comes to you because you are their deputy."
    And @ruan has a direct message saying "You call this meeting now."
    And @ruan has a direct message saying "No reply yet (2) Tamsel Wray"
    And @ruan's calendar has a meeting on "Wed 17 Mar 2027 11:35"
    And @ruan's lock screen never says "7HX3"
    # One lead is asked once, and reads numbers, no references.
    And @hesper has a direct message saying "For now Ruan Abernethy-Cole holds what Ludo Marchbanks held: 1 meeting."
    And @hesper has no direct message saying "7HX3"
    And @hesper has 1 direct message since "Mon 22 Feb 2027 09:10"
    When @hesper presses "Yes, that is right"
    Then @hesper has a direct message saying "This is settled. Thank you"
    # Nobody is asked twice, and the meeting goes on.
    When @tamsel presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:10"
    Then @ruan has a direct message saying "Your meeting is over."
    And @ludo has no direct messages since "Mon 22 Feb 2027 09:11"

  Scenario: The lead chooses somebody else, and both are told
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @ludo fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And @ludo presses "Send"
    And @ludo is deactivated in Slack
    And @hesper presses "Choose somebody else"
    And @hesper fills in
      | Who? | Hesper Tandy, senior probation officer |
    And @hesper presses "Hand it over"
    Then @hesper sees "Hesper Tandy holds what Ludo Marchbanks held. I tell them now."
    And @hesper has a direct message saying "For now you hold what Ludo Marchbanks held: 1 meeting."
    And @hesper has a direct message saying "You call this meeting now."
    And @ruan has a direct message saying "What Ludo Marchbanks held is done, or with somebody else now. Thank you."
    # Ruan was let in only to hold it for a while.
    When @ruan types "/meeting"
    Then @ruan does not see "7HX3"

  Scenario: It is too much just now, and one tap tells the lead
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @ludo fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And @ludo presses "Send"
    And @ludo is deactivated in Slack
    And @ruan presses "I need help"
    Then @ruan has a direct message saying "Your lead knows that you would like help."
    And @hesper has a direct message saying "Ruan Abernethy-Cole would like help with what Ludo Marchbanks held."

  Scenario: A lead says that somebody leaves on a day to come
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks, Tamsel Wray   |
    And @odile presses "Send"
    And @ludo presses "Coming"
    And @hesper types "/alongside"
    And @hesper presses "Somebody has left"
    And @hesper fills in
      | Who?           | Ludo Marchbanks, probation practitioner |
      | Their last day | 2027-02-26                              |
    And @hesper presses "Note it"
    Then @hesper sees "Ludo Marchbanks is here until Fri 26 Feb."
    # Until then nothing changes.
    When the clock moves to "Fri 26 Feb 2027 17:00"
    And @ludo types "/meeting"
    Then @ludo sees "YP-7HX3"
    # In the night after, it ends, and the board says so.
    When the clock moves to "Mon 1 Mar 2027 09:30"
    And @ludo types "/meeting"
    Then @ludo sees "I do not know you yet."
    And @odile has a direct message saying "Not for them (1) Ludo Marchbanks"
    And @hesper has a direct message saying "They held nothing that has to go on."
    When the clock moves to "Wed 17 Mar 2027 12:10"
    Then @ludo has no direct messages since "Sat 27 Feb 2027 00:00"

  Scenario: Somebody leaves one team only, and what they held there goes on
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @ludo fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Tamsel Wray                    |
    And @ludo presses "Send"
    And @ludo presses "Done"
    And @barnaby types "/alongside"
    And @barnaby presses "Change a team"
    And @barnaby fills in
      | The reference                         | YP-7HX3                                 |
      | Who?                                  | Ludo Marchbanks, probation practitioner |
      | What changes?                         | They leave                              |
      | From which day, or which is the last? | 2027-02-22                              |
    And @barnaby presses "Save"
    Then @barnaby sees "Mon 22 Feb is their last day."
    # All that day it is still theirs.
    When the clock moves to "Mon 22 Feb 2027 17:00"
    And @ludo types "/meeting"
    Then @ludo sees "YP-7HX3"
    And @ruan has no direct messages since "Mon 22 Feb 2027 09:10"
    # In the night it goes on, and in the morning it is said.
    When the clock moves to "Tue 23 Feb 2027 09:30"
    Then @ruan has a direct message saying "Ludo Marchbanks is no longer in this team. It comes to you because you are their deputy."
    And @ruan has a direct message saying "You call this meeting now."
    And @ruan's lock screen never says "7HX3"
    And @hesper has a direct message saying "Ludo Marchbanks is no longer in one team"
    And @hesper has a direct message saying "For now Ruan Abernethy-Cole holds what Ludo Marchbanks held there: 1 meeting."
    And @hesper has 1 direct message since "Mon 22 Feb 2027 09:10"
    And @hesper's lock screen never says "7HX3"
    # Ludo is here as before. The board they had says only that it is another's.
    And @ludo has a direct message saying "Somebody else runs this meeting now."
    And @ludo has no direct messages since "Mon 22 Feb 2027 17:00"
    When @ludo types "/meeting"
    Then @ludo does not see "7HX3"
    When @hesper presses "Choose somebody else"
    Then @hesper does not see "Ludo Marchbanks, probation practitioner"
    When @hesper fills in
      | Who? | Hesper Tandy, senior probation officer |
    And @hesper presses "Hand it over"
    Then @hesper has a direct message saying "You call this meeting now."
    And @ruan has a direct message saying "Somebody else runs this meeting now."
    And @ruan has no direct message saying "7HX3: Wed 17 Mar at 11:35"
    When the clock moves to "Wed 17 Mar 2027 12:10"
    Then @hesper has a direct message saying "Your meeting is over."

  Scenario: An account works again, and a lead says whether they are back
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo is deactivated in Slack
    And @ludo is active in Slack again
    And @ludo types "/meeting"
    Then @ludo sees "I do not know you yet."
    And @hesper has a direct message saying "Here they still count as left, and see nothing. Are they back?"
    When @hesper presses "They are back"
    And @ludo types "/meeting"
    Then @hesper has a direct message saying "Ludo Marchbanks is here again."
    And @ludo sees "Nothing is coming up for you."
