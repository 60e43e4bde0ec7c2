"""Everything held about one young person: all of it, and nothing of anybody else."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.access.records import Verb
from bot.directory.references import NoSuchReference
from bot.meetings.records import Reply
from bot.meetings.requests import ByPhone
from bot.rights.cards import Export
from bot.rights.messages import export_page
from bot.rights.page import as_json, as_page
from bot.rights.requests import AtTerminal, Correcting
from bot.rights.words import DEEDS
from tests.rights.bench import REFERENCE, Bench, words

HOSTILE = "</dd><script>alert(1)</script> & <b>bold</b>"


def everything(bench: Bench, by: str = "barnaby") -> Export:
    return bench.rights.export(bench.asker(by), REFERENCE)


def test_every_kind_of_thing_is_in_it(either: Bench) -> None:
    either.record_a_meeting()

    made = as_json(everything(either))
    for held in (
        "Don't make me tell it all again.",
        "case manager",
        "Agree what helps in the mornings",
        "Marlpit Road High",
        "Ring the school",
        "Nothing more to do",
        "came",
        "called a meeting, or began to",
    ):
        assert held in made


def test_each_thing_stands_under_the_agency_that_put_it_in(bench: Bench) -> None:
    bench.record_a_meeting()

    sections = {one.title: words(str(one)) for one in everything(bench).sections}
    assert "Agree what helps" in sections["Brackenmoor Youth Justice Service"]
    assert "Ring the school" in sections["Probation, Brackenmoor office"]
    assert "Ring the school" not in sections["Children's Social Care"]


def test_nothing_of_another_young_person_is_in_it(bench: Bench) -> None:
    bench.desk.call("merrick", by="barnaby", about="YP-2KM9", why="Another matter")
    bench.record_a_meeting()

    made = as_json(everything(bench))
    assert "2KM9" not in made
    assert "Another matter" not in made
    assert "Merrick" not in made


def test_everybody_else_who_is_named_is_listed_for_the_reviewer(bench: Bench) -> None:
    meeting_id = bench.desk.call("silas")
    heard = ByPhone(
        meeting_id=meeting_id,
        sequence=0,
        invitation_id=bench.desk.invitation(meeting_id, "silas").id,
        reply=Reply.SOMEONE_ELSE,
        stand_in_name="Wren Holloway",
    )
    bench.desk.replies.record_by_phone(bench.asker("odile"), heard)

    assert {"Wren Holloway", "Silas Gant"} <= set(everything(bench).names)


def test_that_it_was_looked_at_is_in_the_next_one(bench: Bench) -> None:
    everything(bench)

    [last] = everything(bench).sections[-1].parts
    assert [one.says for one in last.facts].count("looked at everything held") == 2


def test_whoever_may_not_is_answered_as_if_it_were_not_there(bench: Bench) -> None:
    said = []
    for handle, reference in (("odile", REFERENCE), ("barnaby", "YP-7HX4")):
        with pytest.raises(NoSuchReference) as denied:
            bench.rights.export(bench.asker(handle), reference)
        said.append(denied.value.sentence.replace(reference, "it"))

    assert said[0] == said[1]


def test_the_page_holds_every_word_and_nothing_live(bench: Bench) -> None:
    with bench.desk.store.changing() as unit:
        unit.young_people.save(replace(bench.desk.young_person(), line=HOSTILE))

    page = as_page(everything(bench))
    reader = Reader()
    reader.feed(page)
    assert HOSTILE in reader.text
    assert reader.tags.isdisjoint({"script", "b", "img", "a"})


def test_the_same_facts_are_on_the_page_and_in_the_file(bench: Bench) -> None:
    bench.record_a_meeting()
    made = everything(bench)
    reader = Reader()
    reader.feed(as_page(made))

    facts = [
        fact["says"]
        for section in json.loads(as_json(made))["sections"]
        for part in section["parts"]
        for fact in part["facts"]
    ]
    assert [one for one in facts if one not in reader.text] == []


def test_in_slack_it_is_shown_page_by_page_and_each_page_is_noted(
    bench: Bench,
) -> None:
    for _ in range(3):
        bench.record_another()
    barnaby = bench.asker("barnaby")
    first = bench.rights.first_page(barnaby, REFERENCE)
    pages = [
        bench.rights.page(barnaby, first.young_person_id, number)
        for number in range(first.pages)
    ]

    assert first.pages > 1
    assert all(len(export_page(one)["blocks"]) <= 100 for one in pages)
    assert len(bench.trail("export")) == 1 + first.pages
    shown = [line for page in pages for line in page.lines]
    assert len(shown) > 80


def test_at_the_terminal_may_decides_too_and_the_trail_says_terminal(
    bench: Bench,
) -> None:
    bench.rights.export(AtTerminal(handle="barnaby"), REFERENCE)
    with pytest.raises(NoSuchReference):
        bench.rights.export(AtTerminal(handle="wystan"), REFERENCE)

    kept = [(one.allowed, one.reason) for one in bench.trail("export")]
    assert kept == [(True, "terminal"), (False, "not-theirs")]


def test_a_correction_is_shown_with_what_it_was_and_what_it_became(
    either: Bench,
) -> None:
    barnaby = either.asker("barnaby")
    meeting_id = either.desk.call("ludo")
    [thing] = [
        one
        for one in either.rights.begin_correct(barnaby, REFERENCE).things
        if one.subject_id == meeting_id
    ]
    asked = Correcting(
        young_person_id=either.person_id,
        what=thing.what,
        subject_id=meeting_id,
        version=thing.version,
        text="Agree who is there at breakfast",
    )
    either.rights.correct(barnaby, asked)

    made = as_json(everything(either))
    assert "Agree who is there at breakfast (corrected on Mon 22 Feb 2027)" in made
    assert "Agree what helps in the mornings" in made


def test_every_kind_of_deed_has_words() -> None:
    assert {one.value for one in Verb} <= set(DEEDS)


class Reader(HTMLParser):
    """What somebody would read on a page, and the tags it is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", set[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
