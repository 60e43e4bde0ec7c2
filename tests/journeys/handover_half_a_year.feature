Feature: From CAMHS to adult services, and half a year on
  The named worker stays near before and after. The first to be asked is the sender.

  Scenario: The plan is complete in time, and nobody is named yet
    # Two steps would have been earlier. The plan itself is due on Thursday 4 March.
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @fenn types "/handover new"
    And @fenn fills in
      | Which move is it?          | CAMHS to adult               |
      | To which agency?           | Moorside Adult Mental Health |
      | On which day does it move? | Thu 2 Sep 2027               |
    And @fenn presses "Preview"
    Then @fenn sees "T−26w · Thu 4 Mar · Plan complete"
    And @fenn sees "Panel: T−39w was Thu 3 Dec"
    When @fenn presses "Begin"
    Then @fenn sees "You hold this."
    And @fenn sees "nobody named yet"
    When the clock moves to "Thu 4 Mar 2027 10:00"
    And @fenn types "/handover YP-9VT5"
    And @fenn presses "Done" beside "The plan for the move is complete" in the list
    Then @fenn sees "The plan for the move is complete: done Thu 4 Mar"
    # Nobody decides there on Slack, so Fenn names the one who is there.
    When @fenn presses "Offer"
    And @fenn fills in
      | Who will receive? | Kestrel Droy |
    And @fenn presses "Offer"
    Then @kestrel has a direct message saying "Will you receive?"

  Scenario: YP-9VT5 meets the adult worker first, and not in a building with a buzzer
    Given the practice partnership on "Mon 12 Jul 2027 09:10"
    When @fenn types "/handover new"
    And @fenn fills in
      | Which move is it?          | CAMHS to adult               |
      | To which agency?           | Moorside Adult Mental Health |
      | On which day does it move? | Thu 22 Jul 2027              |
    And @fenn presses "Preview"
    And @fenn fills in
      | Who will receive, if you know? | Kestrel Droy |
    And @fenn presses "Begin"
    And the clock moves to "Tue 13 Jul 2027 09:30"
    And @kestrel presses "Accept" on the message saying "Will you receive?"
    And @fenn types "/handover YP-9VT5"
    And @fenn presses "Who is who"
    And @fenn fills in
      | The receiver's manager | Ottoline Bray |
      | The receiver's deputy  | Silas Gant    |
    And @fenn presses "Save"
    And @fenn presses every "Done"
    And @kestrel types "/handover YP-9VT5"
    And @kestrel presses every "Received and read"
    And @kestrel presses every "Done"
    And @kestrel presses "Read back"
    And @kestrel fills in
      | The plan, as I understood it | One person, in the house with the garden |
      | What worries me most         | The wait in the summer                   |
      | My first step                | Meet for a walk with Fenn                |
    And @kestrel presses "Send"
    And @fenn types "/handover YP-9VT5"
    And @fenn presses every "Received and read"
    And @fenn presses "Young person told"
    And @fenn fills in
      | What did they say?               | Wants something different           |
      | In their own words, if they like | Please not a building with a buzzer |
    And @fenn presses "Save"
    And @fenn presses "Sign"
    And @ottoline types "/handover YP-9VT5"
    And @ottoline presses "Sign"
    And @kestrel types "/handover YP-9VT5"
    And @kestrel presses "Sign"
    And @ottoline types "/handover YP-9VT5"
    And @ottoline presses "Sign"
    Then @ottoline sees "Accepted by the receiving side"
    When the clock moves to "Thu 22 Jul 2027 09:00"
    And @kestrel presses "I hold it now" on the message saying "today is the day"
    And the clock moves to "Thu 5 Aug 2027 10:00"
    And @kestrel types "/handover YP-9VT5"
    And @kestrel presses "Did they come?"
    And @kestrel fills in
      | Did they come? | They came |
    And @kestrel presses "Save"
    And @kestrel presses "Look again"
    And @kestrel fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | Yes |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @kestrel presses "Save"
    And the clock moves to "Thu 2 Sep 2027 10:00"
    And @kestrel types "/handover YP-9VT5"
    And @kestrel presses "Look again"
    And @kestrel fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | Yes |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @kestrel presses "Save"
    Then @kestrel sees "Moved, second look done"
    And @kestrel does not see "Finish"
    When the clock moves to "Thu 20 Jan 2028 10:00"
    And @kestrel types "/handover YP-9VT5"
    And @kestrel presses "Look again"
    And @kestrel fills in
      | Were they seen?                  | Yes                   |
      | By the same person each time?    | Yes                   |
      | Has the plan started?            | Yes                   |
      | Has anything fallen through?     | No                    |
      | Did they say how it is for them? | Yes                   |
      | What would we do differently?    | Walk together earlier |
    And @kestrel presses "Save"
    And @fenn types "/handover YP-9VT5"
    And @fenn presses every "Done"
    And @fenn presses "Finish"
    Then @fenn sees "Finished"
    And @kestrel has a direct message saying "It is finished, by both sides. Thank you."
