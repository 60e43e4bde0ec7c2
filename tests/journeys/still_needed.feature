Feature: Once a month each is asked: do you still need this?
  One message, one tap for each young person. If somebody leaves it, nothing changes.

  Scenario: Yes for one, not any more for another
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    # They were all written into the directory a week before: nobody is asked yet.
    When the clock moves to "Mon 1 Mar 2027 12:00"
    Then @tamsel has no direct message saying "Still need this?"
    When the clock moves to "Thu 1 Apr 2027 09:05"
    Then @wystan has no direct message saying "Still need this?"
    And @ottoline has a direct message saying "Still need this?"
    And @ottoline has a direct message saying "YP-6CJ2 · you are in the team as psychiatrist, since Mon 1 Feb 2027."
    And @ottoline's lock screen says "do you still need to be in 2 teams?"
    And @ottoline's lock screen never says "YP-"
    And @ottoline has 1 direct message since "Mon 22 Feb 2027 09:10"
    When @ottoline presses "Not any more" on the message saying "YP-6CJ2"
    Then @ottoline has a direct message saying "Not any more: YP-6CJ2. Today is your last day there. Thank you."
    When @ottoline presses "Yes"
    Then @ottoline has a direct message saying "Still needed: YP-9VT5."
    And @ottoline has a direct message saying "All answered. Thank you."
    And @ottoline has 1 direct message since "Mon 22 Feb 2027 09:10"
    # The day after, it is as if it were not there.
    When the clock moves to "Fri 2 Apr 2027 09:30"
    And @ottoline types "/meeting YP-6CJ2 Wed 14 Apr 11:35"
    Then @ottoline sees "I cannot find YP-6CJ2."

  Scenario: Whoever calls a meeting is told why not yet
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When the clock moves to "Thu 1 Apr 2027 09:05"
    And @corin types "/meeting YP-3PZ6 Wed 14 Apr 11:35"
    And @corin fills in
      | Why do we meet?     | Make a plan together    |
      | In one line         | Who sees whom, and when |
      | Who else is needed? | Idony Blackwater        |
    And @corin presses "Send"
    And @corin presses "Not any more" on the message saying "Still need this?"
    Then @corin sees "You have called a meeting on Wed 14 Apr. Cancel it or ask your lead first."

  Scenario: The last one who knows them may go, and a lead is told what is missing
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When the clock moves to "Thu 1 Apr 2027 09:05"
    And @fenn presses "Not any more" on the message saying "Still need this?"
    Then @fenn has a direct message saying "Not any more: YP-9VT5."
    And @barnaby has a direct message saying "Nobody in the team around YP-9VT5 knows them day to day now."
    And @barnaby's lock screen says "A team needs somebody who knows the young person."

  Scenario: Whoever does not work on the first is asked on the next day that they do
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    # Wystan works on Mondays, Wednesdays and Fridays; 1 April is a Thursday.
    When the clock moves to "Fri 2 Apr 2027 08:55"
    Then @wystan has no direct message saying "Still need this?"
    When the clock moves to "Fri 2 Apr 2027 09:05"
    Then @wystan has a direct message saying "Still need this?"
