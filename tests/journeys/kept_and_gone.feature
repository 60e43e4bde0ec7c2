Feature: Nothing is kept for longer than it is needed
  What is over goes in its time. Whoever called it and the leads hear a week before,
  and can keep it for longer with one tap and a reason.

  Background:
    Given the practice partnership on "Mon 8 Mar 2027 09:10"
    When @odile types "/meeting YP-7HX3 Wed 17 Mar 11:35"
    And @odile fills in
      | Why do we meet?     | Make a plan together           |
      | In one line         | Agree who is there after March |
      | Who else is needed? | Ludo Marchbanks                |
    And @odile presses "Send"
    And @odile presses "Done"
    And @ludo presses "Coming"
    And the clock moves to "Wed 17 Mar 2027 12:05"
    And @odile presses "Record it"
    And @odile presses "Next"
    And @odile presses "Next"
    And @odile fills in
      | Is there a next meeting? | No, and here is why |
      | If there is none: why?   | The plan is done    |
    And @odile presses "Close the record"

  Scenario: Said a week before, and then gone from every screen
    # Closed on 17 March: 30 days later is Saturday 17 April. A week before is a
    # Saturday too, so they hear on the Monday and have the whole week from then.
    When the clock moves to "Fri 9 Apr 2027 12:00"
    Then @odile has no direct message saying "Soon to be put away"
    When the clock moves to "Mon 12 Apr 2027 08:05"
    Then @odile has a direct message saying "YP-7HX3 · your meeting on Wed 17 Mar at 11:35"
    And @odile has a direct message saying "Put away on Mon 19 Apr."
    And @odile has a direct message saying "If that is right, there is nothing to do."
    And @odile's lock screen says "Some things that are over are put away soon."
    And @odile's lock screen never says "7HX3"
    # A lead hears how many, and neither the day nor the place.
    And @barnaby has a direct message saying "YP-7HX3 · 1 meeting that is over"
    And @barnaby has no direct message saying "your meeting on Wed 17 Mar"
    And @ludo has no direct message saying "Soon to be put away"
    When the clock moves to "Sun 18 Apr 2027 12:00"
    Then @ludo has a direct message saying "Agree who is there after March"
    When the clock moves to "Mon 19 Apr 2027 08:05"
    Then @ludo has a direct message saying "This meeting is over and put away."
    And @ludo has no direct message saying "Agree who is there after March"
    And @odile has no direct message saying "Agree who is there after March"
    And #yp-7hx3 has no post saying "Wed 17 Mar at 11:35"
    And @odile has a direct message saying "This is settled."
    And @odile has no direct message saying "your meeting on Wed 17 Mar"

  Scenario: Kept for longer, with a reason from a list
    When the clock moves to "Mon 12 Apr 2027 08:05"
    And @odile presses "Keep for longer"
    Then @odile sees "This meeting about YP-7HX3 is kept until Sun 18 Jul 2027."
    When @odile fills in
      | Why? | There is a complaint |
    And @odile presses "Keep it"
    Then @odile sees "YP-7HX3 is kept until Sun 18 Jul 2027."
    And @odile has a direct message saying "Kept until Sun 18 Jul. I ask again a week before."
    And @barnaby has a direct message saying "Kept until Sun 18 Jul."
    When the clock moves to "Mon 19 Apr 2027 12:00"
    Then @ludo has a direct message saying "Agree who is there after March"
