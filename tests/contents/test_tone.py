"""Better words for a sentence, as far as words can be put in place of words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.records import TONE, Holds, Kind
from bot.contents.rules import look
from bot.contents.tables import phrases
from bot.contents.tone import reworded
from tests.contents.corpora import EVERYONE, TODAY, ordinary


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("Housing failed to reply", "Housing did not manage to reply"),
        ("We need an LAC review", "We need a review for a child in care"),
        ("Please be advised that we meet at 2", "We meet at 2"),
        ("Thanks. Please note that we meet at 2", "Thanks. We meet at 2"),
        ("reply at your earliest convenience", "reply when you can"),
        ("the school must provide a room", "the school could perhaps provide a room"),
        ("prior to the commencement of lessons", "before lessons"),
        ("NEET since Christmas", "Out of work or learning since Christmas"),
        ("s47 outcome by Friday", "child protection enquiry outcome by Friday"),
        ("You are required to bring ID", "Please bring ID"),
    ],
)
def test_a_sentence_is_said_again_in_plainer_words(typed: str, better: str) -> None:
    assert reworded(typed) == better


@pytest.mark.parametrize(
    "typed", ["they always sit on these", "Partner unresponsive", "hello all", ""]
)
def test_what_only_a_person_can_say_better_is_left_to_them(typed: str) -> None:
    assert reworded(typed) is None


def test_content_is_never_reworded() -> None:
    assert reworded("arrested on Saturday, in a refuge now") is None


def test_a_short_form_counts_only_in_capitals() -> None:
    assert reworded("a pep talk before the exam") is None
    assert reworded("PEP on Monday") == "Plan for their learning in care on Monday"


@pytest.mark.parametrize("line", ordinary()[:60])
def test_ordinary_sentences_need_no_better_words(line: str) -> None:
    assert reworded(line) is None


def test_no_better_word_needs_a_better_word() -> None:
    says = {one.say for one in phrases().meanings.values() if one.say}
    wrong = TONE | {Kind.FORBIDDEN_TERM}
    heard = {
        say: [one.kind for one in look(say, Holds.COORDINATION, EVERYONE, TODAY)]
        for say in says
    }

    assert {say: some for say, some in heard.items() if wrong & {*some}} == {}


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_heard(text: str) -> None:
    assert reworded(text) != ""
