"""A filled form is looked at: what is refused, what is asked about, what is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.access.service import House
from bot.contents.cards import Looked
from bot.contents.fields import holds
from bot.contents.records import Holds, Kind
from bot.contents.service import Contents
from bot.contents.tables import phrases, sentences
from tests.meetings.desk import ZONE, Desk
from tests.meetings.fixtures import desk

__all__ = ["desk"]

KEY = b"a key of this house, 32 letters."
BLAME = "They always sit on these"
TRIAL = "Agree the trial place"
PHONE = "Ring 01632 960 555"


@pytest.fixture
def contents(desk: Desk) -> Contents:
    return Contents(
        House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE), KEY
    )


def look(contents: Contents, desk: Desk, said: Any = None, **typed: str) -> Looked:
    return contents.look_at(desk.asker("odile"), typed, said or {})


def fingerprints(looked: Looked) -> dict[str, str]:
    return {one.field: one.fingerprint for one in looked.doubts}


def trail(desk: Desk) -> list[tuple[str, str, str, str]]:
    with desk.store.looking() as unit:
        rows = unit.connection.exec_driver_sql(
            "SELECT worker_id, verb, thing_id, reason FROM trail"
            " WHERE worker_id <> 'terminal' ORDER BY sequence"
        ).all()
    return [(one[0], one[1], one[2], one[3]) for one in rows]


def test_ordinary_words_go_straight_through(contents: Contents, desk: Desk) -> None:
    looked = look(contents, desk, why="Agree who is there after March")

    assert (dict(looked.refused), looked.doubts) == ({}, ())


def test_a_number_is_refused_at_its_field(contents: Contents, desk: Desk) -> None:
    looked = look(contents, desk, why=PHONE, line="Plain words")

    assert looked.refused == {
        "why": "That looks like a telephone number. "
        "Please leave it out, or say “please ring me”."
    }


def test_nobody_can_insist_on_a_number(contents: Contents, desk: Desk) -> None:
    first = look(contents, desk, why=BLAME)
    looked = look(contents, desk, fingerprints(first), why=f"{BLAME}, 01632 960 555")

    assert set(looked.refused) == {"why"}
    assert trail(desk) == []


def test_what_may_be_meant_otherwise_is_asked_about(
    contents: Contents, desk: Desk
) -> None:
    looked = look(contents, desk, why=TRIAL)
    [doubt] = looked.doubts

    assert looked.is_asking
    assert doubt.sentence == (
        "There is a better word for that here. "
        "Say “off-site direction” or “managed move”, whichever it is."
    )


def test_what_was_answered_is_not_asked_again(contents: Contents, desk: Desk) -> None:
    first = look(contents, desk, why=BLAME)
    looked = look(contents, desk, fingerprints(first), why=BLAME)

    assert not looked.is_asking
    assert dict(looked.refused) == {}


@pytest.mark.parametrize("other", [f"{BLAME} ", "They never reply", TRIAL])
def test_the_answer_holds_for_that_very_text(
    contents: Contents, desk: Desk, other: str
) -> None:
    first = look(contents, desk, why=BLAME)

    assert look(contents, desk, fingerprints(first), why=other).is_asking


def test_the_answer_holds_for_that_field(contents: Contents, desk: Desk) -> None:
    first = fingerprints(look(contents, desk, why=BLAME))
    said = {"no-next": first["why"]}

    assert look(contents, desk, said, **{"no-next": BLAME}).is_asking


def test_an_answer_cannot_be_made_up(contents: Contents, desk: Desk) -> None:
    for said in ("", "0" * 24, "why"):
        assert look(contents, desk, {"why": said}, why=BLAME).is_asking


def test_one_of_two_is_answered_and_the_other_still_asked(
    contents: Contents, desk: Desk
) -> None:
    typed = {"why": BLAME, "place-reason": TRIAL}
    first = fingerprints(look(contents, desk, **typed))
    looked = look(contents, desk, {"why": first["why"]}, **typed)

    assert [one.is_answered for one in looked.doubts] == [True, False]
    assert looked.is_asking
    assert trail(desk) == []


def test_the_trail_keeps_who_insisted_and_on_what_kind(
    contents: Contents, desk: Desk
) -> None:
    typed = {"why": BLAME, "row0-1-what": "We must ensure the LAC review"}
    look(contents, desk, fingerprints(look(contents, desk, **typed)), **typed)

    me = desk.id_of("odile")
    assert trail(desk) == [
        (me, "insist", "why", "blame"),
        (me, "insist", "row0-1-what", "blame"),
        (me, "insist", "row0-1-what", "jargon"),
    ]


def test_nothing_is_kept_of_what_is_only_doubted(
    contents: Contents, desk: Desk
) -> None:
    with statements() as heard:
        look(contents, desk, why=BLAME, line="Ask Zebedee about the mornings")

    assert [one for one in heard if not one.startswith("SELECT")] == []
    assert trail(desk) == []


def test_what_is_refused_beside_it_is_no_insisting(
    contents: Contents, desk: Desk
) -> None:
    said = fingerprints(look(contents, desk, why=BLAME))
    looked = look(contents, desk, said, why=BLAME, line=PHONE)

    assert set(looked.refused) == {"line"}
    assert trail(desk) == []


@pytest.mark.parametrize("name", ["line", "text"])
def test_how_a_young_person_says_it_is_theirs(
    contents: Contents, desk: Desk, name: str
) -> None:
    said = "They always sit on these. I hate my placement. Please note that!"

    assert look(contents, desk, **{name: said}).doubts == ()


@pytest.mark.parametrize(
    "words",
    [
        "Linnet Pargeter rings Mrs Crowther",
        "Meet Wystan at Fennick Vale Academy",
        "Ask Moorside CAMHS and Marlpit Road High",
    ],
)
def test_who_works_here_may_be_named(
    contents: Contents, desk: Desk, words: str
) -> None:
    assert look(contents, desk, why=words).doubts == ()


def test_a_school_called_after_its_road_is_a_place(
    contents: Contents, desk: Desk
) -> None:
    assert look(contents, desk, place="Marlpit Road High").doubts == ()
    assert look(contents, desk, place="12 Quarry Road").is_asking


@pytest.mark.parametrize("room", ["C012345678", "G0123456789", "T07700900123"])
def test_slacks_own_ids_are_no_numbers_of_somebody(
    contents: Contents, desk: Desk, room: str
) -> None:
    for name in ("room", "workspaces", "slack-team"):
        assert dict(look(contents, desk, **{name: room}).refused) == {}


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("Housing failed to reply", "Housing did not manage to reply"),
        ("Plan the LAC review", "Plan the review for a child in care"),
        ("Please note that we start at ten", "We start at ten"),
        ("The placement is going well", "The home is going well"),
    ],
)
def test_a_better_wording_is_offered(
    contents: Contents, desk: Desk, typed: str, better: str
) -> None:
    [doubt] = look(contents, desk, why=typed).doubts

    assert doubt.perhaps == better


@pytest.mark.parametrize("typed", ["Ask Zebedee what helps", "He is on bail"])
def test_content_is_never_reworded(contents: Contents, desk: Desk, typed: str) -> None:
    [doubt] = look(contents, desk, why=typed).doubts

    assert doubt.perhaps is None


def test_a_field_that_nobody_thought_of_is_looked_at_strictly() -> None:
    assert holds("something-new") is Holds.COORDINATION


def test_looking_asks_the_database_once_and_only_for_a_name(
    contents: Contents, desk: Desk
) -> None:
    """What looking costs: nothing for ordinary words, two small questions else."""
    with statements() as heard:
        look(contents, desk, **{f"row{n}-what": "Plain words" for n in range(30)})
    assert heard == []

    with statements() as heard:
        look(contents, desk, **{f"row{n}-what": "Ask Zebedee" for n in range(30)})
    assert len(heard) == 2


@pytest.mark.parametrize("kind", Kind)
def test_what_is_said_at_a_field_is_two_short_sentences(kind: Kind) -> None:
    said = sentences()[kind]
    hints = {one.instead for one in phrases().meanings.values() if one.kind is kind}
    for instead in {said.instead, *hints} - {None}:
        parts = re.findall(r"[^.!?]+[.!?]", f"{said.what} {instead}")

        assert len(parts) == 2, parts
        assert max(len(part.split()) for part in parts) < 20, parts


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is asked of the database meanwhile."""
    heard: list[str] = []

    def hear(*given: Any) -> None:
        if not given[2].startswith(("BEGIN", "PRAGMA")):
            heard.append(given[2])

    # Looks and changes have engines of their own.
    event.listen(Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(Engine, "before_cursor_execute", hear)
