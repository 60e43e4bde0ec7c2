Feature: A handover, moved together and finished by both sides
  The plan comes first. The sender holds it until the receiver has taken it over.

  Scenario: Begun late, without blame
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?            | Youth justice to probation at 18 |
      | To which agency?             | Probation, Brackenmoor office    |
      | On which day does it move?   | Wed 24 Mar 2027                  |
    And @odile presses "Preview"
    Then @odile sees "That is fine: I spread it over the days left."
    And @odile sees "T−26w was Wed 23 Sep"
    And @odile sees "Receiver named: T−12w was Wed 30 Dec"
    And @odile sees "T−6w was Wed 10 Feb"
    When @odile presses "Begin"
    Then @odile sees "You hold this."
    # What blocks the joint meeting comes first, the smallest of it before the rest.
    And @odile sees "does the order move, stay, or end before 18? by Tue 23 Feb · your turn"
    And @odile does not see "late"
    And @hesper has a direct message saying "Who will receive?"
    And @sunniva has no direct message saying "Who will receive?"
    When @hesper presses "Name somebody"
    And @hesper fills in
      | Who will receive? | Ludo Marchbanks, probation practitioner |
    And @hesper presses "Offer"
    Then @ludo has a direct message saying "Will you receive?"
    And @ludo has a direct message saying "Odile Farthing asks you, to move on Wed 24 Mar. Odile Farthing holds it until then."
    And @ludo's lock screen never says "7HX3"
    When @ludo presses "Accept" on the message saying "Will you receive?"
    Then @odile has a direct message saying "Ludo Marchbanks will receive. You hold it until the move."
    And @ludo has a direct message saying "Everything"
    When @odile types "/handover YP-7HX3"
    And @odile presses "Done"
    Then @odile sees "done Mon 22 Feb"

  Scenario: A worker leaves tomorrow, in 48 hours
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/handover new"
    And @odile fills in
      | Who is it about? | YP-7HX3 |
    And @odile presses "Next"
    And @odile fills in
      | Which move is it?          | Team to team, also in 48 hours     |
      | To which agency?           | Brackenmoor Youth Justice Service |
      | On which day does it move? | Wed 24 Feb 2027                    |
    And @odile presses "Preview"
    And @odile fills in
      | Who will receive, if you know? | Sunniva Okparo |
    And @odile presses "Begin"
    Then @odile sees "You hold this."
    And @sunniva has a direct message saying "Will you receive?"
    When the clock moves to "Tue 23 Feb 2027 09:00"
    And @sunniva presses "Accept" on the message saying "Will you receive?"
    And @odile types "/handover YP-7HX3"
    And @odile presses "Done" beside "both deputies are named" in the list
    Then @odile sees "Still blank: the receiver's deputy. Name them first."
    When @odile presses "Back"
    And @odile presses "Who is who"
    And @odile fills in
      | The receiver's deputy | Barnaby Quill, YJS team manager |
    And @odile presses "Save"
    And @odile presses every "Done"
    And @sunniva types "/handover YP-7HX3"
    And @sunniva presses every "Received and read"
    And @sunniva presses every "Done"
    And @sunniva presses "Read back"
    And @sunniva fills in
      | The plan, as I understood it | Two mornings a week with the same person |
      | What worries me most         | The bus                                  |
      | My first step                | Ride it together on Monday               |
    And @sunniva presses "Send"
    And @odile types "/handover YP-7HX3"
    Then @odile sees "Ride it together on Monday"
    When @odile presses every "Received and read"
    And @odile presses "Young person told"
    And @odile fills in
      | What did they say?               | OK with it                 |
      | In their own words, if they like | As long as it is not a queue |
    And @odile presses "Save"
    And @odile presses "Sign"
    Then @barnaby has a direct message saying "Odile Farthing signed as the sender."
    When @barnaby types "/handover YP-7HX3"
    And @barnaby presses "Sign"
    And @sunniva types "/handover YP-7HX3"
    And @sunniva presses "Sign"
    And @barnaby types "/handover YP-7HX3"
    And @barnaby presses "Sign"
    Then @barnaby sees "Accepted by the receiving side"
    And @barnaby sees "Odile Farthing holds this."
    When the clock moves to "Wed 24 Feb 2027 09:00"
    Then @odile has a direct message saying "You hold it until the receiver takes it over."
    And @sunniva has a direct message saying "today is the day. One tap and you hold it."
    When @sunniva presses "I hold it now" on the message saying "today is the day"
    Then @odile has a direct message saying "Sunniva Okparo holds it now. Both of you stay alongside a while."
    When the clock moves to "Wed 10 Mar 2027 09:00"
    And @sunniva types "/handover YP-7HX3"
    And @sunniva presses "Did they come?"
    And @sunniva fills in
      | Did they come? | They came |
    And @sunniva presses "Save"
    And @sunniva presses "Look again"
    And @sunniva fills in
      | Were they seen?                   | Yes |
      | By the same person each time?     | Yes |
      | Has the plan started?             | Yes |
      | Has anything fallen through?      | No  |
      | Did they say how it is for them?  | Yes |
    And @sunniva presses "Save"
    Then @sunniva sees "Moved, first look done"
    When the clock moves to "Wed 7 Apr 2027 09:00"
    And @sunniva types "/handover YP-7HX3"
    And @sunniva presses "Look again"
    And @sunniva fills in
      | Were they seen?                   | Yes |
      | By the same person each time?     | Yes |
      | Has the plan started?             | Yes |
      | Has anything fallen through?      | No  |
      | Did they say how it is for them?  | Yes |
    And @sunniva presses "Save"
    And @sunniva presses "Finish"
    Then @sunniva sees "Finished"
    And @odile has a direct message saying "It is finished, by both sides. Thank you."
