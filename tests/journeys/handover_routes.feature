Feature: Every way of moving on, from the first day to the last look
  Whoever knows the young person begins. Somebody says yes, both do their part, four
  sign, and the two look again when it is done. Until the receiver says so, the sender
  holds it.

  Scenario Outline: Two looks after it: <route>
    Given the practice partnership on "<begins> 09:10"
    When @<sender> types "/handover new"
    And @<sender> fills in
      | Who is it about? | <young person> |
    And @<sender> presses "Next"
    And @<sender> fills in
      | Which move is it?          | <route>  |
      | To which agency?           | <agency> |
      | On which day does it move? | <day>    |
    And @<sender> presses "Preview"
    And @<sender> fills in
      | Who will receive, if you know? | <receiver> |
    And @<sender> presses "Begin"
    Then @<sender> sees "this. Moves on"

    # The receiver says yes. Everyone on both sides has a name, and somebody who stands in.
    When @<receiver> presses "Accept" on the message saying "Will you receive?"
    And @<sender> types "/handover <young person>"
    And @<sender> presses "Who is who"
    And @<sender> fills in
      | The sender's manager   | <decides here>  |
      | The sender's deputy    | <stands in>     |
      | The receiver's manager | <decides there> |
      | The receiver's deputy  | <stands in>     |
    And @<sender> presses "Save"

    # Each does their part, and the other side reads it and says back what they understood.
    And @<sender> presses every "Done"
    And @<receiver> presses "Open the list"
    And @<receiver> presses every "Received and read"
    And @<receiver> presses every "Done"
    And @<receiver> presses "Read back"
    And @<receiver> fills in
      | The plan, as I understood it | Go on with what helps         |
      | What worries me most         | Too many new faces at once    |
      | My first step                | Come along once before we say |
    And @<receiver> presses "Send"
    And @<sender> types "/handover <young person>"
    And @<sender> presses every "Received and read"
    Then @<sender> sees "Come along once before we say"

    # The young person is told, and not asked to sign. Four sign, in their order.
    When @<sender> presses "Young person told"
    And @<sender> fills in
      | What did they say? | OK with it |
    And @<sender> presses "Save"
    And @<sender> presses "Sign"
    And @<decides here> types "/handover <young person>"
    And @<decides here> presses "Sign"
    And @<receiver> presses "Open the list"
    And @<receiver> presses "Sign"
    And @<decides there> presses "Open the list"
    And @<decides there> presses "Sign"
    Then @<decides there> sees "Accepted by the receiving side"

    # The day comes, and one tap moves it.
    When the clock moves to "<day> 09:00"
    And @<receiver> presses "I hold it now" on the message saying "today is the day"
    Then @<sender> has a direct message saying "holds it now. Both of you stay alongside a while."
    When the clock moves to "<first look> 10:00"
    And @<receiver> presses "Open the list"
    And @<receiver> presses "Did they come?"
    And @<receiver> fills in
      | Did they come? | They came |
    And @<receiver> presses "Save"
    And @<receiver> presses "Look again"
    And @<receiver> fills in
      | Were they seen?                  | Yes           |
      | By the same person each time?    | Yes           |
      | Has the plan started?            | Yes           |
      | Has anything fallen through?     | I do not know |
      | Did they say how it is for them? | Yes           |
    And @<receiver> presses "Save"
    Then @<receiver> sees "Moved, first look done"
    # The next look may come early, when both agree.
    When @<sender> types "/handover <young person>"
    And @<sender> presses "Look again"
    And @<sender> fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | No  |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @<sender> presses "Save"
    Then @<sender> sees "Moved, second look done"

    # What is left is done, and it is finished by both sides.
    When @<sender> types "/handover <young person>"
    And @<sender> presses every "Done"
    And @<receiver> presses "Open the list"
    And @<receiver> presses every "Received and read"
    And @<receiver> presses every "Done"
    And @<receiver> presses "Finish"
    Then @<receiver> sees "Finished"
    And @<sender> has a direct message saying "It is finished, by both sides. Thank you."

    Examples:
      | route                          | young person | sender | decides here | agency            | receiver | decides there | stands in | begins          | day             | first look      |
      | Area to area                   | YP-4GB7      | odile  | barnaby      | Dyffryn Hebog YJS | nerys    | rosamund      | jocosa    | Fri 12 Mar 2027 | Mon 15 Mar 2027 | Wed 31 Mar 2027 |
      | Prison to benefits and housing | YP-8RN4      | ludo   | hesper       | Jobcentre Plus    | dunstan  | linnet        | gwillam   | Tue 23 Mar 2027 | Thu 25 Mar 2027 | Thu 8 Apr 2027  |

  # On these there is a third look, due after twelve weeks or half a year.
  Scenario Outline: Three looks after it: <route>
    Given the practice partnership on "<begins> 09:10"
    When @<sender> types "/handover new"
    And @<sender> fills in
      | Who is it about? | <young person> |
    And @<sender> presses "Next"
    And @<sender> fills in
      | Which move is it?          | <route>  |
      | To which agency?           | <agency> |
      | On which day does it move? | <day>    |
    And @<sender> presses "Preview"
    And @<sender> fills in
      | Who will receive, if you know? | <receiver> |
    And @<sender> presses "Begin"
    Then @<sender> sees "this. Moves on"

    # The receiver says yes. Everyone on both sides has a name, and somebody who stands in.
    When @<receiver> presses "Accept" on the message saying "Will you receive?"
    And @<sender> types "/handover <young person>"
    And @<sender> presses "Who is who"
    And @<sender> fills in
      | The sender's manager   | <decides here>  |
      | The sender's deputy    | <stands in>     |
      | The receiver's manager | <decides there> |
      | The receiver's deputy  | <stands in>     |
    And @<sender> presses "Save"

    # Each does their part, and the other side reads it and says back what they understood.
    And @<sender> presses every "Done"
    And @<receiver> presses "Open the list"
    And @<receiver> presses every "Received and read"
    And @<receiver> presses every "Done"
    And @<receiver> presses "Read back"
    And @<receiver> fills in
      | The plan, as I understood it | Go on with what helps         |
      | What worries me most         | Too many new faces at once    |
      | My first step                | Come along once before we say |
    And @<receiver> presses "Send"
    And @<sender> types "/handover <young person>"
    And @<sender> presses every "Received and read"
    Then @<sender> sees "Come along once before we say"

    # The young person is told, and not asked to sign. Four sign, in their order.
    When @<sender> presses "Young person told"
    And @<sender> fills in
      | What did they say? | OK with it |
    And @<sender> presses "Save"
    And @<sender> presses "Sign"
    And @<decides here> types "/handover <young person>"
    And @<decides here> presses "Sign"
    And @<receiver> presses "Open the list"
    And @<receiver> presses "Sign"
    And @<decides there> presses "Open the list"
    And @<decides there> presses "Sign"
    Then @<decides there> sees "Accepted by the receiving side"

    # The day comes, and one tap moves it.
    When the clock moves to "<day> 09:00"
    And @<receiver> presses "I hold it now" on the message saying "today is the day"
    Then @<sender> has a direct message saying "holds it now. Both of you stay alongside a while."
    When the clock moves to "<first look> 10:00"
    And @<receiver> presses "Open the list"
    And @<receiver> presses "Did they come?"
    And @<receiver> fills in
      | Did they come? | They came |
    And @<receiver> presses "Save"
    And @<receiver> presses "Look again"
    And @<receiver> fills in
      | Were they seen?                  | Yes           |
      | By the same person each time?    | Yes           |
      | Has the plan started?            | Yes           |
      | Has anything fallen through?     | I do not know |
      | Did they say how it is for them? | Yes           |
    And @<receiver> presses "Save"
    Then @<receiver> sees "Moved, first look done"
    # The next look may come early, when both agree.
    When @<sender> types "/handover <young person>"
    And @<sender> presses "Look again"
    And @<sender> fills in
      | Were they seen?                  | Yes |
      | By the same person each time?    | No  |
      | Has the plan started?            | Yes |
      | Has anything fallen through?     | No  |
      | Did they say how it is for them? | Yes |
    And @<sender> presses "Save"
    Then @<sender> sees "Moved, second look done"
    When @<sender> presses "Look again"
    And @<sender> fills in
      | Were they seen?                  | Yes          |
      | By the same person each time?    | Yes          |
      | Has the plan started?            | Yes          |
      | Has anything fallen through?     | No           |
      | Did they say how it is for them? | Yes          |
      | What would we do differently?    | Meet earlier |
    And @<sender> presses "Save"

    # What is left is done, and it is finished by both sides.
    When @<sender> types "/handover <young person>"
    And @<sender> presses every "Done"
    And @<receiver> presses "Open the list"
    And @<receiver> presses every "Received and read"
    And @<receiver> presses every "Done"
    And @<receiver> presses "Finish"
    Then @<receiver> sees "Finished"
    And @<sender> has a direct message saying "It is finished, by both sides. Thank you."

    Examples:
      | route                          | young person | sender  | decides here | agency                | receiver | decides there | stands in | begins          | day             | first look      |
      | leaving care team at 18        | YP-7HX3      | corin   | idony        | Leaving Care Team     | tamsel   | barnaby       | odile     | Mon 22 Mar 2027 | Wed 24 Mar 2027 | Wed 7 Apr 2027  |
      | to adult social care           | YP-7HX3      | corin   | idony        | Adult Mental Health   | kestrel  | barnaby       | odile     | Mon 22 Mar 2027 | Wed 24 Mar 2027 | Wed 7 Apr 2027  |
      | School to another school       | YP-3PZ6      | silas   | corin        | Lantern Centre        | rosamund | peronel       | idony     | Thu 25 Feb 2027 | Mon 1 Mar 2027  | Mon 15 Mar 2027 |
      | justice to voluntary diversion | YP-4GB7      | jocosa  | merrick      | Steadfast             | peronel  | rosamund      | odile     | Fri 5 Mar 2027  | Tue 9 Mar 2027  | Tue 23 Mar 2027 |
      | diversion to a statutory       | YP-4GB7      | peronel | rosamund     | Youth Justice Service | odile    | barnaby       | jocosa    | Fri 12 Mar 2027 | Mon 15 Mar 2027 | Tue 30 Mar 2027 |
      | diversion comes to a good end  | YP-4GB7      | peronel | odile        | Lantern Centre        | rosamund | jocosa        | odile     | Mon 26 Apr 2027 | Wed 28 Apr 2027 | Wed 12 May 2027 |
