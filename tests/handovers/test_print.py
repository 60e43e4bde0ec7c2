"""One page about a handover: where it stands, and nothing that anybody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.clock import MovableClock
from bot.deliveries.records import File, NotNeeded
from bot.handovers.folder import Folder, open_folder
from bot.handovers.printing import page_of
from bot.handovers.records import SIGNING_ORDER
from bot.practice.partnership import brackenmoor as partnership
from bot.practice.person import Person
from bot.rehearsal import OPENING, Rehearsal
from tests.handovers.move import TODAY, Move

#: Said in every field that there is; none of it may be on the page.
CANARIES = ("copper kettle", "warm drawer", "green bucket", "paper lantern")
LATER = datetime(2027, 3, 25, 9, tzinfo=UTC)


@pytest.fixture
def brackenmoor(sqlite_url: str) -> Iterator[Rehearsal]:
    with Rehearsal(database_url=sqlite_url, clock=MovableClock(OPENING)) as running:
        yield running


def begin(rehearsal: Rehearsal, receiver: str = "Ludo Marchbanks") -> Person:
    """Let Odile begin one about YP-7HX3."""
    odile = rehearsal.slack.person("odile")
    odile.type("/handover new")
    odile.choose("Who is it about?", "YP-7HX3")
    odile.submit()
    odile.fill(
        {
            "Which move is it?": "Youth justice to probation at 18",
            "To which agency?": "Probation, Brackenmoor office",
            "On which day does it move?": "Wed 24 Mar 2027",
        }
    )
    odile.submit()
    odile.choose("Who will receive, if you know?", receiver)
    odile.submit()
    odile.close_form(all=True)
    rehearsal.settle()
    return odile


def speak(rehearsal: Rehearsal, odile: Person) -> None:
    """Type something of one's own wherever there is a line for it."""
    ludo = rehearsal.slack.person("ludo")
    ludo.press("Accept with conditions")
    ludo.fill({"I will receive, if": f"there is a {CANARIES[0]}"})
    ludo.submit()
    odile.type("/handover YP-7HX3")
    odile.press("Young person told")
    odile.fill(
        {
            "What did they say?": "OK with it",
            "In their own words, if they like": f"If the {CANARIES[1]} is there",
        }
    )
    odile.submit()
    odile.press("More", beside="The summary in five parts")
    odile.fill(
        {
            "What is so?": "Done",
            "Where it is, or why, in one line": f"in the {CANARIES[2]}",
        }
    )
    odile.submit()
    odile.close_form(all=True)
    ludo.type("/handover YP-7HX3")
    ludo.press("Read back")
    ludo.fill(
        {
            "The plan, as I understood it": "Two mornings a week",
            "What worries me most": f"The bus with the {CANARIES[3]}",
            "My first step": "Ride it together",
        }
    )
    ludo.submit()
    ludo.close_form(all=True)
    rehearsal.settle()


def pages(person: Person) -> list[str]:
    """Return what each page says, line by line."""
    files = [one for one in person.files if one.title == "handover.pdf"]
    return ["\n".join(_words(one.content)) for one in files]


def _words(page: bytes) -> list[str]:
    drawn = re.findall(rb"\((.*?)(?<!\\)\) Tj", page)
    return [one.decode("cp1252").replace("\\", "") for one in drawn]


def test_typed_it_comes_as_a_file_to_whoever_asked(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    said = odile.type("/handover YP-7HX3 print")
    assert "One page is on the way to you" in said.words
    brackenmoor.settle()
    [page] = pages(odile)
    for words in (
        "Handover YP-7HX3",
        "Youth justice to probation at 18",
        "Being prepared",
        "Odile Farthing holds this.",
        "Ludo Marchbanks",
        "As of Mon 22 Feb 2027",
        "Wed 24 Mar 2027, in 30 days: T–30d",
        "T–26w",
        "Musts open: 21",
        "The sender's manager",
        "Said once it has moved.",
    ):
        assert words in page
    assert pages(brackenmoor.slack.person("ludo")) == []


def test_the_button_sends_the_same_and_says_so(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    odile.type("/handover YP-7HX3")
    odile.press("One page")
    assert "One page is on the way to you" in odile.form_text
    assert "You hold this." in odile.form_text
    brackenmoor.settle()
    assert len(pages(odile)) == 1


def test_asked_twice_at_once_it_comes_once_and_again_once_something_is_done(
    brackenmoor: Rehearsal,
) -> None:
    odile = begin(brackenmoor)
    for _ in range(2):
        odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    assert len(pages(odile)) == 1
    brackenmoor.slack.person("ludo").press("Accept")
    odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    assert len(pages(odile)) == 2


def test_nothing_that_was_typed_is_on_it(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    speak(brackenmoor, odile)
    odile.type("/handover YP-7HX3")
    assert CANARIES[2] in odile.form_text
    odile.close_form(all=True)
    odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    [page] = pages(odile)
    for canary in (*CANARIES, "Two mornings", "Ride it", "OK with it"):
        assert canary not in page
    assert "Young person: Mon 22 Feb 2027" in page


def test_it_names_the_workers_and_nobody_else(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    [page] = pages(odile)
    cast = [one.name for one in partnership().personas]
    assert {one for one in cast if one in page} == {"Odile Farthing", "Ludo Marchbanks"}


def test_it_is_drawn_when_it_is_sent(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    odile.type("/handover YP-7HX3 print")
    brackenmoor.slack.person("ludo").press("Accept")
    brackenmoor.settle()
    assert "Will receive." in pages(odile)[0]


def test_after_the_day_it_says_that_nothing_moved_by_itself(
    brackenmoor: Rehearsal,
) -> None:
    odile = begin(brackenmoor)
    brackenmoor.move_to(LATER)
    odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    page = pages(odile)[-1]
    assert "nobody has taken it over yet" in page
    assert "1 day ago: T+1d" in page


def test_a_stranger_is_told_what_a_wrong_reference_is_told(
    brackenmoor: Rehearsal,
) -> None:
    begin(brackenmoor)
    jocosa = brackenmoor.slack.person("jocosa")
    known = jocosa.type("/handover YP-7HX3 print").words
    unknown = jocosa.type("/handover YP-2KM8 print").words
    assert known.replace("YP-7HX3", "") == unknown.replace("YP-2KM8", "")
    brackenmoor.settle()
    assert pages(jocosa) == []


def test_who_is_only_asked_gets_no_page_yet(brackenmoor: Rehearsal) -> None:
    begin(brackenmoor, "Ruan Abernethy-Cole")
    ruan = brackenmoor.slack.person("ruan")
    assert "Will you receive?" in ruan.direct_messages[-1].words
    assert "I cannot find" in ruan.type("/handover YP-7HX3 print").words
    brackenmoor.settle()
    assert pages(ruan) == []


def test_nothing_on_it_is_smaller_than_nine_points(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    [file] = [one for one in odile.files if one.title == "handover.pdf"]
    sizes = [float(one) for one in re.findall(rb"/F\d ([\d.]+) Tf", file.content)]
    assert min(sizes) >= 9
    assert b" rg" not in file.content, "Black on white: nothing has a colour."


def test_everything_on_it_is_within_its_margins(brackenmoor: Rehearsal) -> None:
    odile = begin(brackenmoor)
    odile.type("/handover YP-7HX3 print")
    brackenmoor.settle()
    [file] = [one for one in odile.files if one.title == "handover.pdf"]
    for x, y in re.findall(rb"([\d.]+) ([\d.]+) Td", file.content):
        assert 40 <= float(x) <= 560
        assert 25 <= float(y) <= 800


def test_whoever_may_not_see_it_any_more_when_it_is_sent_gets_nothing(
    move: Move,
) -> None:
    move.begin()
    move.printing.send(move.asker("corin"), move.id)
    [queued] = move.queued("page")
    assert isinstance(move.render(queued), File)
    corin = replace(move.desk.worker("corin"), left_on=date(2027, 2, 21))
    with move.desk.store.changing() as unit:
        unit.workers.save(corin)
    assert move.render(queued) == NotNeeded(reason="access-removed")


def test_its_row_and_its_name_say_nothing_of_anybody(move: Move) -> None:
    move.begin()
    move.printing.send(move.asker("odile"), move.id)
    [queued] = move.queued("page")
    made = move.render(queued)
    assert isinstance(made, File)
    assert made.name == "handover.pdf"
    for said in (made.text, made.name, queued.dedupe_key):
        assert "7HX3" not in said
        assert "Odile" not in said


def test_a_signature_that_was_taken_back_is_not_on_it(move: Move) -> None:
    move.signed()
    signed = page_of(_folder(move)).signed
    assert [signer for signer, day in signed if day] == list(SIGNING_ORDER)
    with move.desk.store.changing() as unit:
        unit.handovers.save(replace(move.handover, signed=1))
    signed = page_of(_folder(move)).signed
    assert [signer for signer, day in signed if day] == [SIGNING_ORDER[0]]


def test_before_it_has_moved_no_test_of_track_is_said(move: Move) -> None:
    move.signed()
    assert page_of(_folder(move)).score is None


def test_the_tests_of_track_are_said_once_it_has_moved(move: Move) -> None:
    move.moved()
    assert page_of(_folder(move)).score is not None


def _folder(move: Move) -> Folder:
    with move.desk.store.looking() as unit:
        return open_folder(unit, move.handover, TODAY)
