"""Each mistake in a directory file is told at its line, and all of them in one go."""

from __future__ import annotations

import pytest

from bot.directory.importing.checks import Known
from tests.directory.examples import SMALL, at, changed, mistakes_in

PHONE = 'phone = "01632 960 201"'
DAYS = "I could not read those days. Write them like this: Mon–Fri, or Mon, Wed, Fri."
SLIP = "is one slip of the pen from"
ANOTHER = "Please give another, so that nobody takes one child for another."

#: What is replaced, by what, and what is then said at the line of the new words.
BROKEN = [
    # Names that lead nowhere.
    ('agency = "YJS"', 'agency = "YJX"', "I know no agency “YJX”. Did you mean “YJS”?"),
    (
        'deputy = "ebba"',
        'deputy = "eba"',
        "I know no worker “eba”. Did you mean “ebba”?",
    ),
    ('deputy = "ebba"', 'deputy = "odile"', "odile cannot be their own deputy."),
    ('school = "FVA"', 'school = "FVX"', "I know no school “FVX”. Did you mean “FVA”?"),
    ('school = "FVA"', 'school = "YJS"', "YJS is not a school."),
    ('worker = "ebba"', 'worker = "Ebba"', "“worker” looks like odile."),
    # Values that are not what they should be.
    ('code = "YJS"', 'code = "yjs"', "“code” looks like YJS, in capitals."),
    (PHONE, 'phone = "ring me"', "“phone” looks like 01632 960 101."),
    (PHONE, 'opens = "25:00"', '“opens” is a time such as "09:00".'),
    (PHONE, 'closes = "08:00"', "It closes before it opens."),
    (PHONE, 'closed = "Someday"', DAYS),
    (PHONE, 'zone = "London"', "“zone” is a time zone such as Europe/London."),
    (PHONE, "phone = 1632", "“phone” is text in quotation marks."),
    ("Odile Far", "Odile\\u0000 Far", "“name” has a character that cannot be seen."),
    ('"Wed–Fri"', '"Wens–Fri"', DAYS),
    ('slack = "U0ODILE"', 'slack = "@odile"', "“slack” looks like U0123ABC."),
    ("{ first = 2027-03-08,", "{ first = 8,", "“first” is a date such as 2027-03-08."),
    ('["Mon", "Wed–Fri"]', "[]", DAYS),
    ("knows_them = true", "knows_them = 1", "“knows_them” is true or false."),
    ("[2027-02-26]", '["26 Feb"]', "“inset” is dates such as 2027-03-08."),
    (
        PHONE,
        'nation = "england"',
        "“nation” is england-and-wales, scotland or northern-ireland."
        " Did you mean “england-and-wales”?",
    ),
    (
        'authority = "report"',
        'authority = "reports"',
        "“authority” is decide, recommend or report. Did you mean “report”?",
    ),
    (
        '"YP-7HX3"',
        '"YP-7HA3"',
        "That is not a reference. One is YP, a dash and four letters or numbers.",
    ),
    # Keys.
    (
        'title = "head of year"',
        'tilte = "head of year"',
        "I do not know “tilte” in this worker. Did you mean “title”?",
    ),
    ('handle = "ebba"\n', "", "This worker has no “handle”."),
    # Things in the wrong order.
    ("last = 2027-03-12", "last = 2027-03-07", "This leave ends before it starts."),
    ("last = 2027-03-25", "last = 2027-02-01", "This term ends before it starts."),
    ("first = 2027-04-12", "first = 2027-03-12", "This term overlaps another."),
    (
        "true, from = 2027-01-04",
        "true, from = 2027-01-04, until = 2027-01-03",
        "This place ends before it starts.",
    ),
    (
        '"P2 13:00"',
        '"P2 12:05"',
        "monday-friday: “P2” at 12:05 is not after the bell before it.",
    ),
    (
        '"P2 13:00"',
        '"P2 noon"',
        "monday-friday: “P2 noon” needs a name and a time, like “P1 09:10”.",
    ),
    (
        '{ worker = "ebba"',
        '{ worker = "odile"',
        "odile is in this team twice at the same time.",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_a_mistake_is_told_at_its_line(old: str, new: str, said: str) -> None:
    text = changed(old, new)
    line = SMALL[: SMALL.index(old)].count("\n") + 1
    # A key that is missing is told where its table begins.
    line -= 1 if not new else 0

    assert f"Line {line}: {said}" in mistakes_in(text)


def test_every_mistake_is_told_in_one_go_in_the_order_of_lines() -> None:
    text = (
        SMALL.replace('agency = "YJS"', 'agency = "YJX"')
        .replace('authority = "report"', 'authority = "boss"')
        .replace('"P2 13:00"', '"P2 12:05"')
        .replace("[slack]", "[slak]")
    )

    assert mistakes_in(text) == [
        at(text, "[slak]", "I do not know “slak” in this file. Did you mean “slack”?"),
        at(
            text,
            '"P2 12:05"',
            "monday-friday: “P2” at 12:05 is not after the bell before it.",
        ),
        at(text, '"YJX"', "I know no agency “YJX”. Did you mean “YJS”?"),
        at(
            text,
            "slack = ",
            "Their “slack” id needs a “slack_team”, such as T0123ABC.",
        ),
        at(text, '"boss"', "“authority” is decide, recommend or report."),
    ]


def test_a_code_that_is_there_twice_is_told_at_the_second() -> None:
    text = SMALL + '\n[[agency]]\nname = "Another"\ncode = "YJS"\n'
    last = text.count("\n")

    assert mistakes_in(text) == [f"Line {last}: YJS is already the agency of line 5."]


def test_a_handle_that_is_there_twice_is_told_at_the_second() -> None:
    text = changed('handle = "ebba"', 'handle = "odile"')
    first = at(text, 'handle = "odile"', "").removeprefix("Line ").rstrip(": ")
    said = f"odile is already the worker of line {first}."

    assert at(text, 'handle = "odile"\nname = "Ebba', said) in mistakes_in(text)


def test_two_workers_cannot_be_one_person_in_slack() -> None:
    text = changed('phone = "01632 960 141"', 'slack =  "U0ODILE"')

    assert mistakes_in(text) == [
        at(text, "slack =  ", "U0ODILE in Slack is odile already.")
    ]


def test_a_slack_id_that_is_somebody_elses_already_is_told() -> None:
    known = Known(in_slack={("T0BRACKEN", "U0ODILE"): "wystan"})

    assert mistakes_in(SMALL, known) == [
        at(SMALL, "slack = ", "U0ODILE in Slack is wystan already.")
    ]


def test_a_reference_one_slip_from_another_line_is_told() -> None:
    text = SMALL + '\n[[young_person]]\nreference = "YP-7XH3"\n'
    of = at(text, "YP-7HX3", "").lower().rstrip(": ")

    assert mistakes_in(text) == [
        at(text, "YP-7XH3", f"YP-7XH3 {SLIP} that of {of}. {ANOTHER}")
    ]


def test_a_reference_one_slip_from_one_given_before_does_not_name_that_one() -> None:
    known = Known(in_slack={}, given=frozenset({"YP-7HX2"}))

    assert mistakes_in(SMALL, known) == [
        at(SMALL, "YP-7HX3", f"YP-7HX3 {SLIP} one given before. {ANOTHER}")
    ]


def test_a_new_reference_near_a_known_one_further_down_is_told_too() -> None:
    text = SMALL.replace(
        "[[young_person]]",
        '[[young_person]]\nreference = "YP-7HX2"\n\n[[young_person]]',
    )
    seven = frozenset({"YP-7HX3"})
    of = at(text, "YP-7HX3", "").lower().rstrip(": ")

    assert mistakes_in(text, Known(in_slack={}, references=seven, given=seven)) == [
        at(text, "YP-7HX2", f"YP-7HX2 {SLIP} that of {of}. {ANOTHER}")
    ]


def test_a_reference_of_somebody_who_is_gone_is_not_used_again() -> None:
    known = Known(in_slack={}, given=frozenset({"YP-7HX3"}))

    assert mistakes_in(SMALL, known) == [
        at(SMALL, "YP-7HX3", "YP-7HX3 was used before. Please give a new one.")
    ]


@pytest.mark.parametrize("key", ["name", "dob", "Surname", "initials", "nhs_number"])
def test_a_young_person_has_a_reference_and_nothing_like_a_name(key: str) -> None:
    text = changed('school = "FVA"', f'school = "FVA"\n{key} =  "Somebody"')
    said = f"Only a reference is kept of a young person. Please take “{key}” out."

    assert mistakes_in(text) == [at(text, f"{key} =  ", said)]


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("Born 3/4/2011, likes football", "a date of birth"),
        ("3rd April 2011", "a date of birth"),
        ("Ring 01632 960 999 after four", "a telephone number"),
        ("I live at BR4 9XX", "a postcode"),
        ("me@example.invalid", "an e-mail address"),
    ],
)
def test_private_things_in_a_line_are_refused_and_not_repeated(
    written: str, what: str
) -> None:
    text = changed("Don't make me tell it all again.", written)
    said = f"“line” looks as if it holds {what}. Please take it out."

    assert mistakes_in(text) == [at(text, written, said)]


def test_a_calendar_that_ended_is_not_taken() -> None:
    terms = SMALL[SMALL.index("  { first") : SMALL.index("inset")]
    text = changed(terms, "  { first = 2025-02-22, last = 2025-03-25 },\n]\n")

    assert mistakes_in(text) == [
        at(
            text,
            "terms",
            "This calendar ended on Tue 25 Mar 2025. Is there a newer one?",
        )
    ]


def test_a_feed_that_is_not_beside_the_file_is_told() -> None:
    terms = SMALL[SMALL.index("terms") : SMALL.index("inset")]
    text = changed(terms, 'feed = "fva.ics"\n')

    assert mistakes_in(text) == [
        at(text, "fva.ics", "I cannot open fva.ics beside this file.")
    ]


def test_a_file_that_is_not_toml_says_where() -> None:
    [said] = mistakes_in(changed('code = "YJS"', "code = YJS"))

    assert said.startswith("Line 5: I cannot read this as TOML:")


def test_a_file_that_stops_in_the_middle_names_its_last_line() -> None:
    [said] = mistakes_in('[[agency]]\ncode = "YJS')

    assert said.startswith("Line 2: I cannot read this as TOML:")
