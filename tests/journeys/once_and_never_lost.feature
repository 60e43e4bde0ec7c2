Feature: Said once, and never lost
  An impatient finger, a slow Slack or a computer that stops: what somebody was told
  is done stays done, and is said once.

  Background:
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |

  Scenario: A double press on an answer is one answer and one update
    When @odile presses "Send"
    And @silas presses "Coming" twice at once
    Then @odile has a direct message saying "Coming (1) Silas Gant"
    And @odile's message saying "Coming (1)" was updated once
    And @silas's message saying "You are coming." was updated once
    And @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: Sending the form twice calls one meeting
    When @odile presses "Send" twice at once
    Then @odile sees "The meeting is called"
    And @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And @silas's calendar has a meeting on "Wed 17 Mar 2027 11:35"
    And @odile has 2 direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: Slack fails for ten minutes
    When Slack is down
    And @odile presses "Send"
    Then @odile sees "The meeting is called"
    And @silas has no direct messages since "Mon 22 Feb 2027 09:10"
    When the clock moves to "Mon 22 Feb 2027 09:20"
    Then @silas has no direct messages since "Mon 22 Feb 2027 09:10"
    When Slack works again
    And the clock moves to "Mon 22 Feb 2027 09:26"
    Then @silas has a direct message saying "Can you come?"
    And @ludo has a direct message saying "Can you come?"
    And @odile has a direct message saying "No reply yet (2)"
    And #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    When the clock moves to "Tue 23 Feb 2027 09:00"
    Then @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And @ludo has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And @odile has 2 direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: Slack takes a message and the line breaks before it says so
    When Slack takes the next message but its answer is lost
    And @odile presses "Send"
    And the clock moves to "Mon 22 Feb 2027 09:20"
    Then @silas has a direct message saying "Can you come?"
    And @ludo has a direct message saying "Can you come?"
    And @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And @ludo has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And @odile has 2 direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: The bot is killed after it has said that the meeting is called
    When @odile presses "Send" and the bot is killed before it sends
    Then @odile sees "The meeting is called"
    And @silas has no direct messages since "Mon 22 Feb 2027 09:10"
    When the clock moves to "Mon 22 Feb 2027 09:30"
    And the bot starts again
    Then @silas has a direct message saying "Can you come?"
    And @ludo has a direct message saying "Can you come?"
    And @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And @odile has a direct message saying "No reply yet (2)"
    When @silas presses "Coming"
    Then @odile has a direct message saying "Coming (1) Silas Gant"

  Scenario: The bot is killed between an answer and the board
    When @odile presses "Send"
    And @silas presses "Coming" and the bot is killed before it sends
    And the bot starts again
    Then @odile has a direct message saying "Coming (1) Silas Gant"
    And @silas has a direct message saying "You are coming. Thank you."
    And @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: A press that did not reach the bot says so, and works the next time
    When @odile presses "Send" and the bot is killed before it sends
    And the bot starts again
    And @silas presses "Coming" and the bot is killed before it sends
    And @ludo presses "Can't make it"
    Then @ludo sees "That did not reach the app"
    When the bot starts again
    And @ludo presses "Can't make it"
    Then @ludo has a direct message saying "You can't make it. Thank you for saying so."
    And @odile has a direct message saying "everyone has replied"
