"""The ladders' files: every mistake at once, and nothing changes what has begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nudges.ladder_file import BadLadders, as_text, from_text, read_ladders
from bot.nudges.records import Anchor, Ladder, Matter, Step, Whom, Wording

ASK = """
why = "First the person, then a voice."
until_due = false

[[step]]
whom = "person"
after_start = 3
at = 10:00:00
wording = "ask-first"
"""


def problems(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadLadders) as bad:
        read_ladders(folder)
    return bad.value.problems


def test_there_is_a_ladder_for_every_matter_and_each_says_why() -> None:
    ladders = read_ladders()

    assert set(ladders) == set(Matter)
    assert all(ladder.why.endswith(".") for ladder in ladders.values())


def test_nobody_is_asked_more_than_twice_before_a_voice() -> None:
    for ladder in read_ladders().values():
        to_them = [one for one in ladder.steps if one.whom is Whom.PERSON]

        assert len(to_them) <= 2


def test_a_partnership_changes_one_ladder_and_keeps_the_others(tmp_path: Path) -> None:
    (tmp_path / "ask.toml").write_text(ASK, encoding="utf-8")
    own, ours = read_ladders(tmp_path), read_ladders()

    assert [one.days for one in own[Matter.ASK].steps] == [3]
    assert {**own, Matter.ASK: ours[Matter.ASK]} == dict(ours)


def test_every_mistake_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        ask=ASK.replace('"person"', '"boss"').replace("until_due = false", ""),
        action="this is no toml",
        nagging=ASK,
        pattern=ASK.replace("at = 10:00:00", "before_due = 1"),
    )

    assert found == [
        "action.toml: cannot be read (Expected '=' after a key in a key/value pair "
        "(at line 1, column 6)).",
        "ask.toml: until_due is missing.",
        "ask.toml: step 1 whom should be 'person', 'deputy', 'asker' or 'decider'.",
        "pattern.toml: step 1: give one of after_start, before_due and after_due; "
        "give the time of day, such as at = 09:10:00.",
        "nagging.toml: there is no ladder of that name.",
    ]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("wording", "words", "step 1 words is not something a ladder can say."),
        ("after_start = 3", "", "step 1: give one of after_start, before_due"),
        ("at = 10:00:00", "at = 22:00:00", "step 1: give a time of day from 08:00"),
        ("at = 10:00:00", "at = 18:00:00", "step 1: give a time of day from 08:00"),
        ("at = 10:00:00", "at = 10", "step 1 at should be "),
        ("after_start = 3", "after_start = true", "step 1 after_start should be "),
        ("after_start = 3", "after_start = 61", "step 1 after_start should be "),
        ("until_due = false", 'until_due = "no"', "until_due should be "),
        (
            "until_due = false",
            "until_due = false\nmost_a_week = 3",
            "most_a_week should be ",
        ),
        ("ask-first", "ask-ring", "step 1: ask-ring is not for person here."),
        ("ask-first", "action-soon", "step 1: action-soon is not for person here."),
        ("ask-first", "away", "step 1: away is not for person here."),
    ],
)
def test_a_mistake_is_said_in_words_that_help(
    tmp_path: Path, was: str, now: str, said: str
) -> None:
    found = problems(tmp_path, ask=ASK.replace(was, now, 1))

    assert [one for one in found if one.startswith(f"ask.toml: {said}")] != []


def step(whom: str, days: int, wording: str, more: str = "") -> str:
    return (
        f'\n[[step]]\nwhom = "{whom}"\nafter_start = {days}\nat = 10:00:00\n'
        f'wording = "{wording}"\n{more}\n'
    )


def test_who_decides_is_never_asked_before_the_person_was_told(tmp_path: Path) -> None:
    found = problems(tmp_path, ask=ASK + step("decider", 5, "ask-decider"))

    assert found == ["ask.toml: step 2: tell the person first who would be asked next."]


def test_telling_the_deputy_is_not_telling_the_person(tmp_path: Path) -> None:
    told = step("deputy", 4, "ask-second", "tells_next = true")
    found = problems(tmp_path, ask=ASK + told + step("decider", 5, "ask-decider"))

    assert found == ["ask.toml: step 3: tell the person first who would be asked next."]


def test_steps_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    found = problems(tmp_path, ask=ASK + step("person", 2, "ask-second"))

    assert found == ["ask.toml: step 2: comes before step 1."]


def test_after_five_steps_it_is_a_conversation(tmp_path: Path) -> None:
    many = "".join(step("person", 4 + n, "ask-second") for n in range(5))

    assert problems(tmp_path, ask=ASK + many) == [
        "ask.toml: step should have at most 5 items after validation, not 6."
    ]


def test_a_folder_that_is_not_there_is_no_reason_to_use_ours(tmp_path: Path) -> None:
    assert problems(tmp_path / "mine") == ["mine: there is no folder of that name."]


def test_a_file_in_another_alphabet_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "ask.toml").write_bytes(b'why = "caf\xe9"')

    [found] = problems(tmp_path)
    assert found.startswith("ask.toml: cannot be read (")


@pytest.mark.parametrize("matter", Matter)
def test_a_ladder_comes_back_from_its_text_as_it_was(matter: Matter) -> None:
    ladder = read_ladders()[matter]

    assert from_text(as_text(ladder)) == replace(ladder, why="")


steps = st.builds(
    Step,
    whom=st.sampled_from(Whom),
    anchor=st.sampled_from(Anchor),
    days=st.integers(-60, 60),
    at=st.none() | st.times(),
    wording=st.sampled_from(Wording),
    tells_next=st.booleans(),
    only_for_decisions=st.booleans(),
)


@given(
    st.builds(
        Ladder,
        matter=st.sampled_from(Matter),
        why=st.just(""),
        until_due=st.booleans(),
        most_a_week=st.integers(1, 2),
        spread_minutes=st.integers(0, 120),
        steps=st.lists(steps, min_size=1, max_size=5).map(tuple),
    )
)
def test_any_ladder_comes_back_from_its_text(ladder: Ladder) -> None:
    assert from_text(as_text(ladder)) == ladder


def test_a_changed_file_changes_only_what_begins_after_it(tmp_path: Path) -> None:
    (tmp_path / "ask.toml").write_text(ASK, encoding="utf-8")
    kept = as_text(read_ladders(tmp_path)[Matter.ASK])
    (tmp_path / "ask.toml").write_text(ASK.replace("10:00", "11:00"), encoding="utf-8")
    after = read_ladders(tmp_path)[Matter.ASK]

    assert from_text(kept).steps[0].at == time(10)
    assert after.steps[0].at == time(11)
