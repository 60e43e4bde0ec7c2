Feature: The receiver has no Slack
  Somebody rings them, and writes down what they say.

  Scenario: Silas writes down what Mrs Pell says
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @silas types "/handover new"
    And @silas fills in
      | Who is it about? | YP-3PZ6 |
    And @silas presses "Next"
    And @silas fills in
      | Which move is it?          | School to another school  |
      | To which agency?           | Fennick Vale Academy      |
      | On which day does it move? | Mon 1 Mar 2027            |
      | What is so?                | The receiver has no Slack |
    And @silas presses "Preview"
    And @silas fills in
      | Who will receive, if you know? | Mrs Pell |
    And @silas presses "Begin"
    Then @silas sees "You hold this."
    And @silas sees "Nobody there has Slack: who rings them, and writes down what they say, is named"

    # He rang. She will.
    When @silas presses "Accept"
    Then @silas sees "Will receive."
    And @silas sees "You hold this."
    And @ebba has no direct message saying "YP-3PZ6"
    When @silas presses "Who is who"
    And @silas fills in
      | The sender's manager   | Corin            |
      | The sender's deputy    | Idony Blackwater |
      | The receiver's manager | Ebba Crowther    |
      | The receiver's deputy  | Ebba Crowther    |
    And @silas presses "Save"
    And @silas presses every "Done"
    And @silas presses every "Received and read"
    And @silas presses "Read back"
    And @silas fills in
      | The plan, as I understood it | Mornings first, then whole days |
      | What worries me most         | Lunch in the big hall           |
      | My first step                | Be at the door at 08:40         |
    And @silas presses "Send"
    And @silas presses every "Received and read"
    Then @silas sees "Be at the door at 08:40"
    When @silas presses "Young person told"
    And @silas fills in
      | What did they say? | OK with it |
    And @silas presses "Save"
    And @silas presses "Sign"
    And @corin types "/handover YP-3PZ6"
    And @corin presses "Sign"
    And @silas types "/handover YP-3PZ6"
    And @silas presses "Sign"
    And @ebba types "/handover YP-3PZ6"
    And @ebba presses "Sign"
    Then @ebba sees "Accepted by the receiving side"

    # The day comes. Silas says it for her, and from then on it is hers.
    When the clock moves to "Mon 1 Mar 2027 09:00"
    Then @silas has a direct message saying "One tap and Mrs Pell holds it. Until then you hold it."
    When @silas presses "They hold it now"
    Then @ebba has a direct message saying "Mrs Pell holds it now."
    When @silas types "/handover YP-3PZ6"
    Then @silas sees "Mrs Pell holds this."
