Feature: A date and time the school can do
  Only days and times that suit the school are taken. What will not do is refused
  where it was chosen, with the next that will.

  Background:
    Given the practice partnership on "Mon 22 Feb 2027 09:10"

  Scenario: A day on which the school trains its staff
    When @barnaby types "/meeting YP-2KM9 Fri 26 Feb 11:35"
    And @barnaby fills in
      | Why do we meet? | Make a plan together     |
      | In one line     | Agree the first few days |
    And @barnaby presses "Send"
    Then the form says "Fri 26 Feb: it is an INSET day." at "Date"
    And the form says "These will do: Mon 1 Mar, Tue 2 Mar, Wed 3 Mar." at "Date"
    And @ebba has no direct message saying "Can you come?"
    When @barnaby fills in
      | Date | Wed 3 Mar 2027 |
    And @barnaby presses "Send"
    Then @barnaby sees "The meeting is called"
    And @ebba has a direct message saying "Wed 3 Mar at 11:35"

  Scenario Outline: A time that takes the school's day apart
    When @barnaby types "/meeting YP-2KM9 Wed 3 Mar <time>"
    And @barnaby fills in
      | Why do we meet? | Make a plan together     |
      | In one line     | Agree the first few days |
    And @barnaby presses "Send"
    Then the form says "<why>" at "Time"
    And the form says "These will do: <offered>." at "Time"
    And @ebba has no direct message saying "Can you come?"

    Examples:
      | time  | why                                                  | offered             |
      | 08:50 | At 08:50 that is registration                        | 09:15, 10:15, 11:35 |
      | 14:50 | At 14:50 it runs into the last 15 minutes of the day | 11:35, 12:35, 14:25 |
      | 16:00 | At 16:00 it runs past the end of the school day      | 11:35, 12:35, 14:25 |

  Scenario Outline: A day on which nobody is there
    When @odile types "/meeting YP-7HX3 <day> 11:30"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then the form says "<why>" at "Date"
    And the form says "<offered>" at "Date"

    Examples:
      | day        | why                                 | offered                            |
      | Sat 27 Feb | Sat 27 Feb: it is a weekend.        | Mon 1 Mar, Tue 2 Mar, Wed 3 Mar    |
      | Mon 22 Mar | Mon 22 Mar: it is an INSET day.     | Tue 23 Mar, Wed 24 Mar, Thu 25 Mar |
      | Tue 30 Mar | Tue 30 Mar: it is a school holiday. | Mon 12 Apr, Tue 13 Apr, Wed 14 Apr |
      | Mon 3 May  | Mon 3 May: it is a bank holiday.    | Tue 4 May, Wed 5 May, Thu 6 May    |

  Scenario: A long tutorial on Tuesdays only
    When @odile types "/meeting YP-7HX3 Tue 9 Mar 09:10"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
    And @odile presses "Send"
    Then the form says "At 09:10 that is registration." at "Time"
    When @odile fills in
      | Date | Wed 10 Mar 2027 |
    And @odile presses "Send"
    Then @odile sees "The meeting is called"

  Scenario: A date in words opens the form filled in, and says how it was read
    When @barnaby types "/meeting YP-2KM9 Wed 17 Mar 11:35"
    Then @barnaby sees "I read that as Wed 17 March 2027 at 11:35. Please check."
    And the form says "2027-03-17" at "Date"
    And the form says "11:35" at "Time"
    And @barnaby sees "YP-2KM9"
    And @ebba has no direct messages since "Mon 22 Feb 2027 09:10"

  Scenario: Words that name no date
    When @barnaby types "/meeting YP-2KM9 when it suits"
    Then @barnaby sees "I could not read that date. Try it like this: Wed 17 Mar 11:35."

  Scenario: A day name that does not fit its date
    When @barnaby types "/meeting YP-2KM9 Thu 17 Mar 11:35"
    Then @barnaby sees "Wed 17 March 2027 at 11:35 (you wrote Thu)"

  Scenario: A day that has passed
    When @odile types "/meeting new YP-7HX3"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
      | Date            | Wed 10 Feb 2027                |
      | Time            | 11:30                          |
    And @odile presses "Send"
    Then the form says "That day has passed. These will do: Tue 23 Feb, Wed 24 Feb, Thu 25 Feb." at "Date"

  Scenario: Somewhere else than the school needs a place and a reason
    When @odile types "/meeting YP-7HX3 Tue 30 Mar 10:00"
    And @odile fills in
      | Why do we meet? | Make a plan together           |
      | In one line     | Agree who is there after March |
      | Where?          | Somewhere else                 |
    And @odile presses "Send"
    Then the form says "Please say where." at "If somewhere else: where?"
    And the form says "Please say why not at the school." at "And why not at the school?"
    When @odile fills in
      | If somewhere else: where?  | The library, small room |
      | And why not at the school? | It is the Easter break  |
    And @odile presses "Send"
    Then @odile sees "Tue 30 Mar at 10:00 · YP-7HX3 · The library, small room"

  Scenario Outline: A reference with a slip in it, or that is not mine, says the same
    When @barnaby types "/meeting <reference> Wed 17 Mar 11:35"
    Then @barnaby sees "I cannot find <reference>. Please check the letters."

    Examples:
      | reference |
      | YP-2KM8   |
      | YP-8RN4   |

  Scenario: A reference written in a hurry
    When @barnaby types "/meeting yp2km9 Wed 17 Mar 11:35"
    Then @barnaby sees "YP-2KM9"
    And @barnaby sees "I read that as Wed 17 March 2027 at 11:35."

  Scenario: A name is not a reference, and is not said back
    When @barnaby types "/meeting Barnaby on Wednesday"
    Then @barnaby sees "Try /meeting alone"
    And @barnaby does not see "Barnaby"
