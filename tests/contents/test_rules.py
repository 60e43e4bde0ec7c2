"""What each field is looked through for, and what is said of what is found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.records import SHAPES, TONE, Finding, Holds, Kind
from bot.contents.rules import look, private_shape
from bot.contents.tables import phrases, sentences
from bot.contents.tone import reworded
from bot.practice.partnership import PARTNERSHIP
from tests.contents.corpora import EVERYONE, FEW_WORKERS, TODAY, later, planted


def kinds(text: str, holds: Holds, today: date | None = TODAY) -> set[Kind]:
    return {one.kind for one in look(text, holds, EVERYONE, today)}


def kinds_among_few(text: str, holds: Holds) -> set[Kind]:
    """Where most of the cast are strangers."""
    return {one.kind for one in look(text, holds, FEW_WORKERS, TODAY)}


def test_a_finding_says_what_it_looks_like_and_what_to_say() -> None:
    assert look("BM4 7QX", Holds.COORDINATION, EVERYONE, TODAY) == (
        Finding(
            kind=Kind.POSTCODE,
            is_hard=True,
            what="That looks like a postcode.",
            instead="Please say “at the school”, or ask them to ring you.",
        ),
    )


def test_hard_findings_come_first() -> None:
    found = look("on bail, ring 01632 960 101", Holds.COORDINATION, EVERYONE, TODAY)

    assert [(one.kind, one.is_hard) for one in found] == [
        (Kind.PHONE, True),
        (Kind.OFFENCE, False),
    ]


def test_only_shapes_are_hard_in_coordination() -> None:
    lines = [line for some in planted().values() for line in some]
    found = [
        one for line in lines for one in look(line, Holds.COORDINATION, EVERYONE, TODAY)
    ]

    assert all(one.is_hard == (one.kind in SHAPES) for one in found)


def test_their_own_words_may_sound_as_they_like() -> None:
    assert kinds("yet again they never reply", Holds.OWN_WORDS) == set()
    assert kinds("I hate my placement", Holds.OWN_WORDS) == set()
    assert kinds_among_few("Ask Linnet, she gets me", Holds.OWN_WORDS) == {Kind.NAME}
    assert kinds("07700 900123", Holds.OWN_WORDS) == {Kind.PHONE}


def test_a_title_is_looked_through_for_names_and_shapes() -> None:
    assert kinds("Senior Probation Officer", Holds.LABEL) == set()
    assert kinds("Offender manager", Holds.LABEL) == set()
    assert kinds_among_few("carer for Linnet", Holds.LABEL) == {Kind.NAME}
    assert kinds("carer, 01632 960 101", Holds.LABEL) == {Kind.PHONE}


def test_a_worker_may_be_called_anything() -> None:
    assert kinds_among_few("Linnet Droy", Holds.PERSON) == set()
    assert kinds_among_few("Linnet, linnet@example.org", Holds.PERSON) == {Kind.E_MAIL}


@pytest.mark.parametrize("number", ["01632 960 101", "+44 7700 900123", "9994580760"])
def test_a_workers_number_is_what_that_field_is_for(number: str) -> None:
    assert kinds(number, Holds.PHONE) == set()


def test_a_workers_number_is_no_place_for_an_address() -> None:
    assert kinds("BM4 7QX", Holds.PHONE) == {Kind.POSTCODE}


def test_a_reference_is_ordinary_and_a_number_in_its_place_is_not() -> None:
    assert kinds("YP-7HX3", Holds.REFERENCE) == set()
    assert kinds("999 945 8076", Holds.REFERENCE) == {Kind.NHS_NUMBER}


def test_pasted_school_dates_are_ordinary_however_old() -> None:
    pasted = "Term starts 3 September 2024\nHalf term 21/10/2024 - 25/10/2024"

    assert kinds(pasted, Holds.DATES) == set()


def test_a_schools_own_number_among_its_dates_may_be_overruled() -> None:
    [found] = look("Office 01632 960 222", Holds.DATES, EVERYONE, TODAY)

    assert (found.kind, found.is_hard) == (Kind.PHONE, False)


@pytest.mark.parametrize(
    "place",
    [
        "Brackenmoor library",
        "Costa by Pargeter's",
        "The Alder Centre",
        "police station",
    ],
)
def test_a_meeting_place_is_ordinary(place: str) -> None:
    assert kinds(place, Holds.PLACE) == set()


@pytest.mark.parametrize("place", ["Library, 12 Quarry Street", "Library, BM4 7QX"])
def test_a_library_may_have_a_street(place: str) -> None:
    assert [one.is_hard for one in look(place, Holds.PLACE, EVERYONE, TODAY)] == [False]


@pytest.mark.parametrize(
    "place", ["Flat 3, Mill Court", "mum's, 12 Quarry Street", "at home, BM4 7QX"]
)
def test_somebodys_home_may_not(place: str) -> None:
    assert all(one.is_hard for one in look(place, Holds.PLACE, EVERYONE, TODAY))
    assert kinds(place, Holds.PLACE)


def test_a_date_within_two_years_is_a_meeting() -> None:
    assert kinds("Wed 17 Mar 2027 11:35", Holds.COORDINATION) == set()
    assert kinds("since 3 Mar 2025", Holds.COORDINATION) == set()
    assert kinds("since 3 Jan 2025", Holds.COORDINATION) == {Kind.DATE_OF_BIRTH}
    assert kinds("born 17 Mar 2026", Holds.COORDINATION) == {Kind.DATE_OF_BIRTH}


def test_without_a_today_every_full_date_is_a_birthday() -> None:
    text = "17 Mar 2027"

    assert kinds(text, Holds.COORDINATION, today=None) == {Kind.DATE_OF_BIRTH}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("dob 3.4.11", "a date of birth"),
        ("D.O.B. 3/4/11", "a date of birth"),
        ("2011-04-03", "a date of birth"),
        ("lives at SW1A 1AA", "a postcode"),
        ("07700 900 123", "a telephone number"),
        ("+44 7700 900123", "a telephone number"),
        ("943 476 5919", "an NHS number"),
        ("A123456789012", "a pupil number"),
        ("QQ 12 34 56 C", "a National Insurance number"),
        ("98/123456X", "a police number"),
    ],
)
def test_a_private_shape_is_named(text: str, what: str) -> None:
    assert private_shape(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "Don't make me tell it all again.",
        "Miss Crowther gets it.",
        "What time's dinner?",
        "I was up at 7, and again at 11:35.",
        "Wednesday P3 is best.",
        "YP-7HX3",
        "I was born to dance",
        "I got 10/10 in maths",
        "what's their dob, does anyone need it?",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert private_shape(text) is None
    assert kinds(text, Holds.OWN_WORDS) == set()


def test_nothing_private_is_in_the_practice_partnership() -> None:
    people = PARTNERSHIP.read_text(encoding="utf-8").partition("[[young_person]]")[2]
    written = [line for line in people.splitlines() if line.startswith("line = ")]

    assert written
    assert not [line for line in written if kinds(line[7:], Holds.OWN_WORDS)]


@pytest.mark.parametrize(
    "hidden",
    [
        "07700\u200b900\u200b123",
        "０７７００ 900123",
        "٠٧٧٠٠ ٩٠٠١٢٣",
        "07700\u2011900\u2011123",
    ],
)
def test_a_number_cannot_hide_in_other_characters(hidden: str) -> None:
    assert Kind.PHONE in kinds(hidden, Holds.COORDINATION)


#: Every sentence there is to say: none of them can hold what somebody typed.
SENTENCES = {said.what for said in sentences().values()} | {
    said.instead for said in sentences().values()
}
HINTS = {one.instead for one in phrases().meanings.values() if one.instead}
_, LATER = later()
pieces = st.one_of(
    st.text(max_size=30),
    st.sampled_from([line for some in LATER.values() for line in some]),
)


@settings(max_examples=300, deadline=None)
@given(typed=st.lists(pieces, max_size=8), holds=st.sampled_from(Holds))
def test_whatever_is_typed_only_our_own_sentences_are_said(
    typed: list[str], holds: Holds
) -> None:
    found = look("".join(typed), holds, EVERYONE, TODAY)

    assert {one.what for one in found} <= SENTENCES
    assert {one.instead for one in found} <= SENTENCES | HINTS
    assert len({one.kind for one in found}) == len(found)


#: What a rule could trip over, said over and over.
HOSTILE = """1|0|1 |1/|1.|1-|a|a |A |A.|@|a@|a@a.| at |11.30 |flat |12 quarry |Droy
 |DROY |born |case no |'|-|no |they |please be advised |(|\u200b|1st |Jan |in a | """


@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_long_hostile_texts_come_to_an_end(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    found = look(text, Holds.COORDINATION, FEW_WORKERS, TODAY)

    assert len(found) <= len(Kind)
    assert reworded(text) != ""


def test_tone_is_never_hard() -> None:
    lines = [line for kind in TONE for line in planted()[kind]]

    assert not any(
        one.is_hard
        for line in lines
        for one in look(line, Holds.COORDINATION, EVERYONE, TODAY)
    )
