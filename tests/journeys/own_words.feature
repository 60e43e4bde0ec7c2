Feature: In their own words
  What the young person said opens every form, board and record. When nobody has
  asked yet, it says so, and who will.

  Scenario: Not yet asked, and who will
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @corin types "/meeting YP-5DW8 Wed 3 Mar 11:35"
    Then @corin sees "In their own words: not yet asked. Idony Blackwater will ask by Fri 12 Mar."
    When @corin fills in
      | Why do we meet? | Share a worry            |
      | In one line     | Who sees the family when |
    And @corin presses "Send"
    And @corin presses "Done"
    Then @corin has a direct message saying "In their own words: not yet asked. Idony Blackwater will ask by Fri 12 Mar."

  Scenario: Somebody asked, and their words go first everywhere
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @corin types "/meeting YP-5DW8 Wed 3 Mar 11:35"
    And @corin fills in
      | In their own words | I want to stay with Nan. |
      | Why do we meet?    | Share a worry            |
      | In one line        | Who sees the family when |
    And @corin presses "Send"
    And @corin presses "Done"
    Then @corin has a direct message saying "In their own words: “I want to stay with Nan.”"
    When @silas types "/meeting"
    And @silas presses "Open"
    Then @silas sees "In their own words: “I want to stay with Nan.”"
    When the clock moves to "Wed 3 Mar 2027 12:05"
    And @corin presses "Record it"
    Then @corin sees "In their own words: “I want to stay with Nan.”"
