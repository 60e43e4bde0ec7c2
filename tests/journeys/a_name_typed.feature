Feature: What does not belong here is said at its field, before anybody else reads it
  Slack holds when, where and who; what it is about stays in each agency's own system.
  Nothing that was typed is kept or sent until it is right, and nothing typed is lost.

  Scenario: A name is typed, and the reference is enough
    Given the practice partnership on "Thu 25 Feb 2027 10:00"
    When @jocosa types "/meeting YP-2KM9 Wed 17 Mar 11:35"
    And @jocosa fills in
      | Why do we meet? | Make a plan together                   |
      | In one line     | Ask Zebedee what helps in the mornings |
    And @jocosa presses "Send"
    Then @jocosa sees "That looks like somebody's name. Please use the YP reference"
    And @jocosa sees "Ask Zebedee what helps in the mornings"
    And @jocosa sees "Make a plan together"
    # It is nowhere else.
    And @jocosa has no direct messages since "Thu 25 Feb 2027 09:00"
    And @ebba has no direct messages since "Thu 25 Feb 2027 09:00"
    And #yp-2km9 has no post saying "Meeting"
    When @jocosa fills in
      | In one line | Ask YP-2KM9 what helps in the mornings |
    And @jocosa presses "Send"
    Then @jocosa sees "The meeting is called"
    When the clock moves to "Thu 25 Feb 2027 11:00"
    Then @ebba has a direct message saying "Ask YP-2KM9 what helps in the mornings"
    And @ebba has no direct message saying "Zebedee"
    And @jocosa has no direct message saying "Zebedee"

  Scenario: A telephone number cannot be sent at all
    Given the practice partnership on "Thu 25 Feb 2027 10:00"
    When @jocosa types "/meeting YP-2KM9 Wed 17 Mar 11:35"
    And @jocosa fills in
      | Why do we meet? | Make a plan together                |
      | In one line     | Ring her nan first on 01632 960 555 |
    And @jocosa presses "Send"
    Then the form says "That looks like a telephone number." at "In one line"
    And the form says "Please leave it out, or say “please ring me”." at "In one line"
    And the form says "Ring her nan first on 01632 960 555" at "In one line"
    When @jocosa fills in
      | In one line | Who rings first, please ring me |
    And @jocosa presses "Send"
    Then @jocosa sees "The meeting is called"

  Scenario: What may sound like blame is said to its writer alone, who says it anew
    Given the practice partnership on "Tue 23 Feb 2027 12:00"
    When @sunniva types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @sunniva fills in
      | Why do we meet?     | Decide something together |
      | In one line         | They always sit on these  |
      | Who else is needed? | Ludo Marchbanks           |
    And @sunniva presses "Send"
    Then @sunniva sees "That may sound like blame to the person who reads it."
    And @sunniva sees "Say what you need next, and by when."
    When @sunniva fills in
      | In one line | Who can take this by 24 March? |
    And @sunniva presses "Send"
    Then @sunniva sees "The meeting is called"
    And @ludo has a direct message saying "Who can take this by 24 March?"
    And @ludo has no direct message saying "blame"
    And @ludo has no direct message saying "sit on these"

  Scenario: A better wording is offered, and can be turned down
    Given the practice partnership on "Tue 23 Feb 2027 12:00"
    When @sunniva types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @sunniva fills in
      | Why do we meet?     | Make a plan together             |
      | In one line         | Plan what follows the LAC review |
      | Who else is needed? | Ludo Marchbanks                  |
    And @sunniva presses "Send"
    Then @sunniva sees "Another agency may not know that word."
    And @sunniva sees "Perhaps: “Plan what follows the review for a child in care”"
    When @sunniva fills in
      | Or is “In one line” all right? | It is not that. Send it as it is. |
    And @sunniva presses "Send"
    Then @sunniva sees "The meeting is called"
    And @ludo has a direct message saying "Plan what follows the LAC review"
    And @ludo has no direct message saying "Perhaps"
    And @ludo has no direct message saying "It is not that"

  Scenario: A word that hides what the law calls it
    Given the practice partnership on "Tue 23 Feb 2027 12:00"
    When @silas types "/meeting YP-3PZ6 Wed 3 Mar 11:35"
    And @silas fills in
      | Why do we meet?     | Get ready for a move  |
      | In one line         | Agree the trial place |
      | Who else is needed? | Rosamund Tice         |
    And @silas presses "Send"
    Then @silas sees "There is a better word for that here."
    And @silas sees "Say “off-site direction” or “managed move”, whichever it is."
    When @silas fills in
      | In one line | Agree the off-site direction |
    And @silas presses "Send"
    Then @silas sees "The meeting is called"
    And @silas does not see "trial place"
