"""What is typed is looked at before its listener, as people in Slack see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.practice.person import Person
from bot.rehearsal import OPENING, Rehearsal
from storage.unit import Unit
from tests.security.heard import Heard, hearing_everything

CALL = "/meeting YP-7HX3 Wed 17 Mar 11:35"
WHY, WORDS = "In one line", "In their own words"
REASON = "And why not at the school?"
BLAME, TRIAL, NUMBER = (
    "They always sit on these",
    "Agree the trial place",
    "Ring 01632 960 555",
)
TICK = "It is not that. Send it as it is."


@pytest.fixture(scope="module")
def slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    path = tmp_path_factory.mktemp("contents") / "alongside.db"
    with Rehearsal(
        database_url=f"sqlite:///{path}", clock=MovableClock(OPENING)
    ) as running:
        running.slack.wait_for_bot()
        yield running


@pytest.fixture
def odile(slack: Rehearsal) -> Iterator[Person]:
    person = slack.slack.person("odile")
    person.type(CALL)
    person.fill({"Why do we meet?": "Make a plan together"})
    yield person
    if person.form:
        person.close_form(all=True)


@pytest.fixture
def heard() -> Iterator[Heard]:
    with hearing_everything() as heard:
        yield heard


def unit_of(slack: Rehearsal) -> Iterator[Unit]:
    assert slack.alongside
    with slack.alongside.store.looking() as unit:
        yield unit


def rows(slack: Rehearsal, query: str) -> list[tuple[object, ...]]:
    [found] = [
        [tuple(row) for row in unit.connection.exec_driver_sql(query).all()]
        for unit in unit_of(slack)
    ]
    return found


def meetings(slack: Rehearsal) -> int:
    return len(rows(slack, "SELECT id FROM meetings"))


def insisted(slack: Rehearsal) -> list[tuple[object, ...]]:
    return rows(
        slack,
        "SELECT thing_id, reason FROM trail WHERE verb = 'insist' ORDER BY sequence",
    )


def box(label: str) -> str:
    return f"Or is “{label}” all right?"


def is_ticked(person: Person, label: str) -> bool:
    assert person.form
    [named] = [
        one["block_id"]
        for one in person.form.blocks
        if one.get("label", {}).get("text") == box(label)
    ]
    [entry] = person.form.state[named].values()
    return bool(entry["selected_options"])


def test_a_number_is_refused_at_its_field_and_everything_stays(
    slack: Rehearsal, odile: Person
) -> None:
    before = meetings(slack)
    odile.fill({WHY: NUMBER, WORDS: "I like the mornings", "How long?": "45 minutes"})
    odile.submit()

    assert odile.errors == {
        WHY: "That looks like a telephone number. "
        "Please leave it out, or say “please ring me”."
    }
    for kept in (NUMBER, "I like the mornings", "45 minutes", "Make a plan"):
        assert kept in odile.form_text
    assert meetings(slack) == before


def test_what_may_be_meant_otherwise_is_asked_below_its_field(
    slack: Rehearsal, odile: Person
) -> None:
    before = meetings(slack)
    odile.fill({WHY: TRIAL, WORDS: "I like the mornings", "How long?": "45 minutes"})
    odile.submit()

    assert "Say “off-site direction” or “managed move”" in odile.form_text
    assert box(WHY) in odile.form_text
    for kept in (TRIAL, "I like the mornings", "45 minutes", "Make a plan"):
        assert kept in odile.form_text
    assert (odile.errors, meetings(slack)) == ({}, before)


def test_a_tick_sends_it_as_it_is(slack: Rehearsal, odile: Person) -> None:
    before, noted = meetings(slack), insisted(slack)
    odile.fill({WHY: "Housing failed to reply"})
    odile.submit()
    assert "Perhaps:* “Housing did not manage to reply”" in str(odile.form)
    odile.fill({box(WHY): TICK})
    odile.submit()

    slack.settle()
    assert any("Housing failed" in one.words for one in odile.direct_messages)
    assert meetings(slack) == before + 1
    assert insisted(slack) == [*noted, ("why", "blame")]


def test_rewording_it_sends_it_without_a_word(slack: Rehearsal, odile: Person) -> None:
    before, noted = meetings(slack), insisted(slack)
    odile.fill({WHY: TRIAL})
    odile.submit()
    odile.fill({WHY: "Agree the managed move"})
    odile.submit()

    assert meetings(slack) == before + 1
    assert insisted(slack) == noted


def test_another_text_is_asked_about_anew(slack: Rehearsal, odile: Person) -> None:
    before = meetings(slack)
    odile.fill({WHY: TRIAL})
    odile.submit()
    odile.fill({box(WHY): TICK, WHY: BLAME})
    odile.submit()

    assert "off-site direction" not in odile.form_text
    assert "That may sound like blame" in odile.form_text
    assert not is_ticked(odile, WHY)
    assert meetings(slack) == before


def test_two_fields_are_asked_about_and_each_answer_stays(
    slack: Rehearsal, odile: Person
) -> None:
    before, noted = meetings(slack), insisted(slack)
    odile.fill({"Where?": "Somewhere else", "If somewhere else: where?": "The library"})
    odile.fill({WHY: BLAME, REASON: TRIAL})
    odile.submit()
    odile.fill({box(WHY): TICK})
    odile.submit()
    assert (is_ticked(odile, WHY), is_ticked(odile, REASON)) == (True, False)
    assert meetings(slack) == before

    odile.fill({box(REASON): TICK})
    odile.submit()
    assert meetings(slack) == before + 1
    assert insisted(slack) == [
        *noted,
        ("why", "blame"),
        ("place-reason", "forbidden-term"),
    ]


def test_a_number_in_one_and_a_doubt_in_another(
    slack: Rehearsal, odile: Person
) -> None:
    before = meetings(slack)
    odile.fill({WHY: BLAME, WORDS: NUMBER})
    odile.submit()
    assert set(odile.errors) == {WORDS}

    odile.fill({WORDS: "I like the mornings"})
    odile.submit()
    assert box(WHY) in odile.form_text
    odile.fill({WORDS: NUMBER, box(WHY): TICK})
    odile.submit()
    assert set(odile.errors) == {WORDS}
    assert is_ticked(odile, WHY)
    assert meetings(slack) == before


def test_a_choice_stays_though_time_went_by(slack: Rehearsal, odile: Person) -> None:
    """Slack keeps a choice only while it is the same to the letter."""
    odile.fill({WHY: BLAME, "How long?": "45 minutes"})
    for text in (TRIAL, BLAME):
        slack.clock.move_to(slack.clock.now() + timedelta(minutes=7))
        odile.submit()
        assert "45 minutes" in odile.form_text
        odile.fill({WHY: text})

    odile.fill({WHY: "Plain words"})
    odile.submit()
    [(minutes,)] = rows(
        slack, "SELECT minutes FROM meetings ORDER BY created_at DESC LIMIT 1"
    )
    assert minutes == 45


def test_how_a_young_person_says_it_is_not_corrected(
    slack: Rehearsal, odile: Person
) -> None:
    before = meetings(slack)
    odile.fill({WORDS: f"{BLAME}. Please note that!", WHY: "Plain words"})
    odile.submit()

    assert meetings(slack) == before + 1


def test_what_stood_there_before_is_not_held_against_anybody(
    slack: Rehearsal, odile: Person
) -> None:
    odile.fill({WORDS: "I like Zebedee best", WHY: "Plain words"})
    odile.submit()
    odile.fill({box(WORDS): TICK})
    odile.submit()
    odile.close_form(all=True)
    before = meetings(slack)

    odile.type(CALL)
    assert "I like Zebedee best" in odile.form_text
    odile.fill({"Why do we meet?": "Make a plan together", WHY: "Plain words"})
    odile.submit()
    assert meetings(slack) == before + 1


def test_nothing_doubted_is_written_anywhere(
    slack: Rehearsal, odile: Person, heard: Heard, tmp_path: Path
) -> None:
    words = ("Zebulon", "Quigglesworth", "lives with his nan")
    noted = insisted(slack)
    odile.fill({WHY: f"Ask {words[0]} what helps, he {words[2]}"})
    odile.submit()
    odile.fill({WHY: f"Ask {words[1]}, ring 01632 960 777"})
    odile.submit()
    assert WHY in odile.errors

    assert heard.lines_with(*words, "960 777") == []
    assert [
        one for one in _pages(slack) for word in words if word.encode() in one
    ] == []
    assert insisted(slack) == noted


def test_titles_and_buttons_stay(odile: Person) -> None:
    assert odile.form
    before = {name: odile.form.body.get(name) for name in ("title", "submit", "close")}
    odile.fill({WHY: BLAME})
    odile.submit()

    assert odile.form
    assert {name: odile.form.body.get(name) for name in before} == before


def _pages(slack: Rehearsal) -> list[bytes]:
    """Return every file of the database, with what is not written into it yet."""
    assert slack.alongside
    path = Path(str(slack.alongside.settings.database_url).removeprefix("sqlite:///"))
    return [one.read_bytes() for one in sorted(path.parent.iterdir())]
