Feature: Home shows what is mine next

  Scenario: What is coming up for me, and a button to call the next one
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @silas opens Home
    Then @silas sees "Nothing is coming up for you."
    And @silas sees "Call a meeting"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    # Home follows by itself.
    Then @silas sees "Wed 17 Mar at 11:35 · YP-7HX3 · Marlpit Road High"
    And @silas sees "Odile Farthing would like your answer."
    When @silas presses "Coming" on the message saying "YP-7HX3"
    And @silas opens Home
    Then @silas sees "You are coming."
    When @silas presses "Open"
    Then @silas sees "Called by Odile Farthing"
    And @silas sees "Agree who is there after March"

  Scenario: The shortcut and Home's button open the same form as the command
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile chooses the shortcut "Call a meeting"
    Then @odile sees "Who is it about?"
    And @odile presses "Not now"
    When @odile opens Home
    And @odile presses "Call a meeting"
    Then @odile sees "Who is it about?"
