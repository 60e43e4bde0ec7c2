"""Numbers made up by the hundred, in every way they are written, among real words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import Phase, example, given, seed, settings
from hypothesis import strategies as st

from bot.contents.records import SHAPES, Holds, Kind
from bot.contents.rules import look
from bot.directory.references import LETTERS
from tests.contents.corpora import EVERYONE, TODAY, ordinary

_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
carriers = st.sampled_from(ordinary()).filter(
    lambda line: not set("0123456789") & {*line}
)


def digits(number: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=number, max_size=number)


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    first = "9" + draw(digits(8))
    total = sum(int(one) * (10 - place) for place, one in enumerate(first))
    check = (11 - total % 11) % 11
    gap = draw(st.sampled_from(["", " ", "-", "."]))
    written = first + str(check if check < 10 else 0)
    return gap.join([written[:3], written[3:6], written[6:]])


@st.composite
def pnc_numbers(draw: st.DrawFn) -> str:
    year, serial = draw(digits(2)), draw(st.integers(10_000, 9_999_999))
    check = _PNC_LETTERS[int(f"{year}{serial:07}") % 23]
    whole = draw(st.sampled_from(["", "19", "20"])) + year
    return f"{whole}/{draw(st.sampled_from([str(serial), f'{serial:07}']))}{check}"


@st.composite
def ni_numbers(draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(["", " ", "-", "."]))
    pairs = [draw(digits(2)) for _ in range(3)]
    return gap.join(["QQ", *pairs, draw(st.sampled_from("ABCD"))])


@st.composite
def postcodes(draw: st.DrawFn) -> str:
    out = draw(st.from_regex(r"(BM|DH|B|L|SW)[1-9][0-9]?", fullmatch=True))
    inward = draw(digits(1)) + "".join(draw(st.sampled_from(_INWARD)) for _ in range(2))
    return out + draw(st.sampled_from(["", " "])) + inward


@st.composite
def birth_dates(draw: st.DrawFn) -> str:
    day = TODAY - timedelta(days=draw(st.integers(3 * 365, 30 * 365)))
    forms = ["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]
    more = ["%d%m%Y", "%d-%b-%y", "%d %b '%y", "%dth of %B %Y", "%a %d %b %Y"]
    return day.strftime(draw(st.sampled_from(forms + more)))


PHONES = """07700 9001##|077009001##|07700 900 1##|07700-900-1##|01632 9600##
(01632) 960 0##|020 7946 00##|+4477009001##|+44 (0)1632 9600##"""
phones = st.builds(
    lambda form, two: form.replace("##", two),
    st.sampled_from(re.split(r"[|\n]", PHONES)),
    digits(2),
)
pupil_numbers = st.builds(
    "{}{}".format, st.sampled_from("ABCDEFGHJKLMNPQRTUVWXYZ"), digits(12)
)
e_mails = st.builds(
    "{}@example.{}".format,
    st.from_regex(r"[a-z]{1,9}([._+-][a-z0-9]{1,5})?", fullmatch=True),
    st.sampled_from(["org", "com", "sch.uk", "gov.uk"]),
)
case_numbers = st.builds(
    "{} {}".format,
    st.sampled_from(["case no", "case number", "URN", "crime ref", "Mosaic"]),
    digits(7),
)
MADE = {
    Kind.NHS_NUMBER: nhs_numbers(),
    Kind.PNC_NUMBER: pnc_numbers(),
    Kind.NI_NUMBER: ni_numbers(),
    Kind.POSTCODE: postcodes(),
    Kind.DATE_OF_BIRTH: birth_dates(),
    Kind.PHONE: phones,
    Kind.UPN: pupil_numbers,
    Kind.E_MAIL: e_mails,
    Kind.CASE_NUMBER: case_numbers,
}


def hard(text: str) -> list[Kind]:
    found = look(text, Holds.COORDINATION, EVERYONE, TODAY)
    return [one.kind for one in found if one.is_hard]


def test_every_hard_kind_is_made_here() -> None:
    assert set(MADE) == SHAPES


@pytest.mark.parametrize("kind", sorted(MADE))
def test_fewer_than_one_number_in_fifty_is_missed_among_ordinary_words(
    kind: Kind, counted: Callable[[str], None]
) -> None:
    tried: list[bool] = []

    # The same numbers each time: what is missed is a rate, not a lucky find.
    @seed(2027)
    @settings(max_examples=300, deadline=None, database=None, phases=[Phase.generate])
    @given(line=carriers, made=MADE[kind], data=st.data())
    def look_for_it(line: str, made: str, data: st.DataObject) -> None:
        words = line.split(" ")
        place = data.draw(st.integers(0, len(words)))
        forms = [made, made.upper(), f"({made})", f"{made},"]
        written = data.draw(st.sampled_from(forms))
        tried.append(bool(hard(" ".join([*words[:place], written, *words[place:]]))))

    look_for_it()
    missed = tried.count(False)
    counted(f"contents: {missed} of {len(tried)} missed: {kind}")

    assert len(tried) > 250
    assert missed < len(tried) / 50


references = st.text(LETTERS, min_size=4, max_size=4).flatmap(
    lambda four: st.sampled_from(
        [f"YP-{four}", four, f"yp-{four.lower()}", f"YP{four}"]
    )
)
times = st.builds(
    "{}{}{:02}".format,
    st.integers(8, 17),
    st.sampled_from([":", ".", ""]),
    st.sampled_from(range(0, 60, 5)),
)
near_dates = st.builds(
    date.strftime,
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%a %d %b %Y", "%Y-%m-%d"]),
)
PLACES = ["P3", "Y9", "room 14", "B12 1st floor", "G3 2nd door", "bus 42"]
places = st.sampled_from(PLACES)


@settings(max_examples=500, deadline=None)
@given(reference=references, at=times, until=times, on=near_dates, place=places)
@example(reference="BC23", at="900", until="930", on="17.03.27", place="G3 2nd door")
def test_times_dates_rooms_and_references_are_ordinary(
    reference: str, at: str, until: str, on: str, place: str
) -> None:
    assert hard(f"{reference}, {on} {at}-{until}, {place}") == []
    assert hard(f"{at} {place} {reference}") == []
