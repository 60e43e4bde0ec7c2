"""The contract's sentences are there, each once, and failures can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import more_steps, steps
from tests.journeys.stage import Stage
from tests.journeys.vocabulary import SENTENCES, NoFeatures, features_in
from tests.journeys.words import moment, says, told

CONTRACT = [
    'the practice partnership on "Mon 22 Feb 2027 09:10"',
    '@odile types "/handover new"',
    '@odile types "/handover new" in #yp-7hx3',
    "@odile fills in",
    "@odile fills in:",
    '@odile presses "Offer"',
    '@odile presses "Offer" on the message saying "A meeting moved"',
    "@odile opens Home",
    'the clock moves to "Tue 23 Feb 2027 08:30"',
    '@odile sees "Nothing is coming up"',
    '@odile does not see "YP-7HX3"',
    '@hesper has a direct message saying "Can you come?"',
    '@hesper has no direct message saying "Can you come?"',
    '@hesper has 2 direct messages since "Mon 22 Feb 2027 10:00"',
    '@hesper has 1 direct message since "Mon 22 Feb 2027 10:00"',
    '#yp-7hx3 has a post saying "Meeting"',
    '#yp-7hx3 has no post saying "Meeting"',
    'the form says "Please say where." at "Where?"',
]

CALLING = "/meeting YP-7HX3 Wed 17 Mar 11:35"


@pytest.fixture
def monday(stage: Stage) -> Stage:
    stage.open(moment("Mon 22 Feb 2027 09:10"))
    return stage


@pytest.mark.parametrize("words", CONTRACT)
def test_a_sentence_of_the_contract_is_read_in_one_way_only(words: str) -> None:
    assert len([one for one, pattern in SENTENCES if pattern.fullmatch(words)]) == 1


def test_no_sentence_is_written_twice() -> None:
    written = [words for words, _ in SENTENCES]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("words", [words for words, _ in SENTENCES])
def test_the_guide_for_writers_lists_every_sentence(words: str) -> None:
    guide = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    assert f"`{words}`" in guide


def test_words_in_quotation_marks_may_hold_quotation_marks() -> None:
    [found] = [
        pattern.fullmatch('@odile sees "“I said "no".”"')
        for words, pattern in SENTENCES
        if words == '@{who} sees "{words}"'
    ]
    assert found
    assert found["words"] == '“I said "no".”'


def test_an_unknown_label_is_answered_with_the_labels_there_are(monday: Stage) -> None:
    monday.type("odile", CALLING, None)
    with pytest.raises(pytest.fail.Exception) as failed:
        monday.fill("odile", {"Whenever": "soon"})
    first, _, shown = str(failed.value).partition("\n\n")
    assert first.startswith("No field is called “Whenever”. There are: “In their own")
    assert "“Date”, “Time”" in first
    assert "I read that as Wed 17 March 2027 at 11:35." in shown


def test_an_unknown_label_to_look_at_is_answered_in_the_same_way(
    monday: Stage,
) -> None:
    monday.type("odile", CALLING, None)
    with pytest.raises(pytest.fail.Exception, match="No field is called “Whenever”"):
        steps.form_says(monday, "soon", "Whenever")


def test_an_unknown_choice_is_answered_with_the_choices_there_are(
    monday: Stage,
) -> None:
    monday.type("odile", CALLING, None)
    with pytest.raises(
        pytest.fail.Exception, match="There are: “Make a plan together”"
    ):
        monday.fill("odile", {"Why do we meet?": "Have lunch"})


def test_an_unknown_button_is_answered_with_the_buttons_there_are(
    monday: Stage,
) -> None:
    monday.open_home("odile")
    with pytest.raises(pytest.fail.Exception, match="There are: “Call a meeting”"):
        monday.press("odile", "Offer")


def test_an_unknown_person_is_answered_with_the_people_there_are(
    monday: Stage,
) -> None:
    with pytest.raises(pytest.fail.Exception, match="There are: @odile, @barnaby,"):
        monday.type("odiel", "/meeting", None)


def test_what_is_not_seen_is_answered_with_what_is(monday: Stage) -> None:
    monday.type("odile", "/meeting", None)
    with pytest.raises(pytest.fail.Exception) as failed:
        steps.sees(monday, "odile", "Three meetings")
    told_so = str(failed.value)
    assert told_so.startswith("@odile does not see “Three meetings”.\n\n@odile sees:\n")
    assert "    Nothing is coming up for you.\n" in told_so
    assert told_so.endswith("Direct messages to @odile:\n    (none)")


def test_a_wrong_count_says_how_many_there_are(monday: Stage) -> None:
    since = "Mon 22 Feb 2027 09:10"
    with pytest.raises(pytest.fail.Exception, match="@silas has 0 direct messages"):
        steps.is_told_so_often(monday, "silas", "3", since)


def test_the_clock_does_not_go_back(monday: Stage) -> None:
    with pytest.raises(pytest.fail.Exception, match="only moves forward"):
        steps.clock_moves(monday, "Mon 22 Feb 2027 09:00")


def test_a_day_that_is_not_that_day_of_the_week_is_a_slip_of_the_writer(
    monday: Stage,
) -> None:
    with pytest.raises(pytest.fail.Exception, match="Mon 23 Feb 2027 08:30 is not"):
        steps.clock_moves(monday, "Mon 23 Feb 2027 08:30")


def test_a_scenario_that_forgets_its_beginning_is_told(stage: Stage) -> None:
    with pytest.raises(pytest.fail.Exception, match="A scenario begins with: Given"):
        stage.type("odile", "/meeting", None)


def test_a_calendar_without_the_meeting_says_what_is_in_it(monday: Stage) -> None:
    with pytest.raises(pytest.fail.Exception, match="@silas's calendar has nothing"):
        more_steps.calendar_has(monday, "silas", "Wed 17 Mar 2027 11:35")


def test_a_summer_day_is_read_as_summer_time() -> None:
    assert moment("Tue 13 Apr 2027 09:00").isoformat() == "2027-04-13T08:00:00+00:00"
    assert told(moment("Tue 13 Apr 2027 09:00")) == "Tue 13 Apr 2027 09:00"


def test_typed_and_typographic_signs_are_the_same() -> None:
    assert says("“Don’t –\n   again”", '"Don\'t - again"')


def test_journeys_of_another_folder_are_found_wherever_it_is(tmp_path: Path) -> None:
    inner = tmp_path / "theirs" / "more"
    inner.mkdir(parents=True)
    feature = inner / "one.feature"
    feature.write_text("Feature: One\n", encoding="utf-8")
    assert list(features_in("theirs", tmp_path)) == [str(feature)]
    assert list(features_in(str(tmp_path / "theirs"), Path("/"))) == [str(feature)]
    assert list(features_in("theirs/more/one.feature", tmp_path)) == [str(feature)]


def test_a_folder_without_journeys_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(NoFeatures, match="JOURNEYS=nowhere: no feature file is in"):
        list(features_in("nowhere", tmp_path))
