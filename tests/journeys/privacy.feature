Feature: What is held about me
  Everyone who works here can see what is held about them, who looked, how long it
  stays, and whom to tell when it is wrong.

  Scenario: From the command
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @ludo types "/alongside privacy"
    Then @ludo sees "Name and title: Ludo Marchbanks, probation practitioner"
    And @ludo sees "Agency: Probation, Brackenmoor office"
    And @ludo sees "Deputy: Ruan Abernethy-Cole"
    And @ludo sees "Places in teams: 2 now, 2 in all"
    And @ludo sees "Nobody yet."
    And @ludo sees "By being leads they see no meeting, no reply"
    And @ludo sees "They must answer you within a month."
    And @ludo does not see "7HX3"

  Scenario: From Home, and that it was read is itself noted
    Given the practice partnership on "Mon 22 Feb 2027 09:10"
    When @nerys opens Home
    And @nerys presses "What is held about me"
    Then @nerys sees "Nerys Tal-y-Fan"
    And @nerys sees "Nobody yet."
    When @nerys presses "Close"
    And @nerys presses "What is held about me"
    Then @nerys sees "Mon 22 Feb 2027: you looked at what is their own"

  Scenario: Somebody who is not in the directory
    Given the practice partnership on "Mon 22 Feb 2027 09:10" without @avice
    When @avice types "/alongside privacy"
    Then @avice sees "I do not know you yet."
