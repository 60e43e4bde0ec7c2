"""A small sound directory file, to be broken in one place at a time."""

from __future__ import annotations

from datetime import date

from bot.directory.importing.checks import Known, find_mistakes
from bot.directory.importing.document import read_document
from bot.directory.importing.mistakes import BadFile

TODAY = date(2027, 2, 22)

SMALL = """\
[slack]
team = "T0BRACKEN"

[[agency]]
code = "YJS"
name = "Brackenmoor Youth Justice Service"

[[school]]
code = "FVA"
name = "Fennick Vale Academy"
phone = "01632 960 201"
[school.bells]
monday-friday = [
  "Reg 08:45", "P1 09:10",
  "Lunch 12:10", "P2 13:00",
  "End 15:20",
]
[school.calendar]
terms = [
  { first = 2027-02-22, last = 2027-03-25 },
  { first = 2027-04-12, last = 2027-05-28 },
]
inset = [2027-02-26]

[[worker]]
handle = "odile"
name = "Odile Farthing"
title = "case manager"
agency = "YJS"
authority = "recommend"
slack = "U0ODILE"
deputy = "ebba"
leave = [{ first = 2027-03-08, last = 2027-03-12 }]

[[worker]]
handle = "ebba"
name = "Ebba Crowther"
title = "head of year"
agency = "FVA"
authority = "report"
works = ["Mon", "Wed–Fri"]
phone = "01632 960 141"

[[young_person]]
reference = "YP-7HX3"
school = "FVA"
line = "Don't make me tell it all again."
team = [
  { worker = "odile", role = "case manager", from = 2027-01-04 },
  { worker = "ebba", role = "head of year", knows_them = true, from = 2027-01-04 },
]
"""


def mistakes_in(text: str, known: Known | None = None) -> list[str]:
    """Return every mistake, each with its line, as somebody sees them."""
    try:
        document, mistakes = read_document(
            text, zone="Europe/London", beside=nothing_beside
        )
    except BadFile as error:
        return [str(one) for one in error.mistakes]
    found = find_mistakes(document, known or Known(in_slack={}), TODAY)
    return [str(one) for one in BadFile([*mistakes, *found]).mistakes]


def nothing_beside(name: str) -> bytes:
    raise FileNotFoundError(name)


def changed(old: str, new: str) -> str:
    """Return the small file with one thing changed, which must be there."""
    assert SMALL.count(old) == 1
    return SMALL.replace(old, new)


def at(text: str, fragment: str, sentence: str) -> str:
    """Return the sentence with the line on which the fragment first stands."""
    line = text[: text.index(fragment)].count("\n") + 1
    return f"Line {line}: {sentence}"
