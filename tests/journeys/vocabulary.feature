Feature: The vocabulary
  Every sentence of the contract, each after more than one of Given, When, Then, And
  and But. Other feature files may use exactly these.

  Background:
    Given the practice partnership on "Mon 22 Feb 2027 09:10"

  Scenario: Sentences that do something may prepare as well
    Given @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35" in #yp-7hx3
    And @odile fills in
      | label               | value                          |
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks, Tamsel Wray   |
    And the form says "Make a plan together" at "Why do we meet?"
    And @odile presses "Send"
    And @odile sees "The meeting is called"
    And @odile presses "Done"
    But @odile does not see "The meeting is called"
    And @silas has a direct message saying "Can you come?"
    And @silas has no direct message saying "Your meeting is over."
    And @silas has 2 direct messages since "Mon 22 Feb 2027 09:10"
    And #yp-7hx3 has a post saying "Wed 17 Mar at 11:35"
    And #yp-7hx3 has no post saying "Silas Gant"
    And the clock moves to "Mon 22 Feb 2027 09:15"
    And @silas opens Home
    When @silas presses "Coming" on the message saying "A short meeting"
    And @tamsel presses "Coming"
    Then @odile has a direct message saying "Coming (2)"
    And @silas has no direct messages since "Mon 22 Feb 2027 09:11"
    And @silas has 0 direct messages since "Mon 22 Feb 2027 09:11"

  Scenario: Sentences that look may stand anywhere
    When @silas has no direct messages since "Mon 22 Feb 2027 09:10"
    Then @odile types "/meeting"
    And @odile sees "Nothing is coming up for you."
    And @odile opens Home
    And @odile presses "Call a meeting"
    And @odile sees "Who is it about?"
    And the clock moves to "Tue 23 Feb 2027 08:30"

  Scenario: Quotation marks, dashes and spaces are taken as they are meant
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    Then the form says "Don’t make me tell it all again." at "In their own words"
    And the form says "Don't make me  tell it all again." at "In their own words"

  @sentences @tags-mean-nothing
  Scenario Outline: Outlines work too
    When @<who> types "/meeting"
    Then @<who> sees "<what>"

    Examples:
      | who   | what                          |
      | silas | Nothing is coming up for you. |
      | ludo  | Call a meeting                |

  Scenario: What changes in Slack can be told
    When @silas is deactivated in Slack
    And @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then @silas has no direct messages since "Mon 22 Feb 2027 09:10"
    When @silas is active in Slack again
    And @silas is made a guest in Slack
    And another organisation is invited to #yp-7hx3
    And #yp-7hx3 is shared with the workspace of @nerys
    And #yp-7hx3 is no longer shared
    And #yp-7hx3 is opened to everyone
    Then #yp-7hx3 has a post saying "public"
    And #yp-7hx3 is private again
    And #yp-7hx3 has a post saying "private"
