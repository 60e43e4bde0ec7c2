"""A time such as T-6w: what can be read, and what it is written as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handovers.records import Condition, Side
from bot.handovers.route import (
    Anchor,
    By,
    Count,
    RouteItem,
    Status,
    UnreadableWhen,
    When,
)

WHENS = st.builds(
    When,
    anchor=st.sampled_from(Anchor),
    number=st.integers(-999, 999),
    count=st.sampled_from(Count),
)


@pytest.mark.parametrize(
    ("text", "anchor", "number", "count"),
    [
        ("T", Anchor.TRANSFER, 0, Count.DAYS),
        ("T-6w", Anchor.TRANSFER, -6, Count.WEEKS),
        ("T+3wd", Anchor.TRANSFER, 3, Count.WORKING_DAYS),
        ("T-2sd", Anchor.TRANSFER, -2, Count.SCHOOL_DAYS),
        ("T+30d", Anchor.TRANSFER, 30, Count.DAYS),
        ("T-24m", Anchor.TRANSFER, -24, Count.MONTHS),
        ("start", Anchor.START, 0, Count.DAYS),
        ("start+10wd", Anchor.START, 10, Count.WORKING_DAYS),
    ],
)
def test_a_time_is_read(text: str, anchor: Anchor, number: int, count: Count) -> None:
    assert When.read(text) == When(anchor=anchor, number=number, count=count)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "t-6w",
        "T-6",
        "T6w",
        "T -6w",
        "T-6W",
        "T-6h",
        "T-1000d",
        "6w",
        "T-6w ",
        "T-٦w",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableWhen):
        When.read(text)


@given(WHENS)
def test_what_is_written_reads_back_the_same(when: When) -> None:
    assert When.read(str(when)) == when


def test_no_days_from_t_is_t_but_no_working_days_is_not() -> None:
    assert str(When(anchor=Anchor.TRANSFER)) == "T"
    assert str(When.read("T+0wd")) == "T+0wd"


@pytest.mark.parametrize(
    ("later", "earlier"),
    [("T-2sd", "T-3sd"), ("T-1w", "T-20wd"), ("T+3m", "T+6w"), ("T", "T-1d")],
)
def test_one_time_is_after_another(later: str, earlier: str) -> None:
    assert When.read(later).is_after(When.read(earlier))
    assert not When.read(earlier).is_after(When.read(later))


def test_ten_working_days_and_two_weeks_are_taken_as_the_same() -> None:
    assert not When.read("T-10wd").is_after(When.read("T-2w"))
    assert not When.read("T-2w").is_after(When.read("T-10wd"))


def test_t_and_the_start_cannot_be_compared() -> None:
    assert not When.read("T+9w").is_after(When.read("start"))
    assert not When.read("start+9w").is_after(When.read("T"))


def item(who: Side, *, answered: bool) -> RouteItem:
    return RouteItem(
        key="a",
        what="A",
        who=who,
        when=When.read("T"),
        stop=False,
        by=By.SIGNING,
        source="us",
        status=Status.OURS,
        answered=answered,
        only=frozenset({Condition.IN_CARE, Condition.UNDER_18}),
    )


def test_what_is_sent_is_answered_by_the_other_side() -> None:
    assert item(Side.SENDER, answered=True).other is Side.RECEIVER
    assert item(Side.RECEIVER, answered=True).other is Side.SENDER
    assert item(Side.JOINT, answered=True).other is Side.JOINT
    assert item(Side.SENDER, answered=False).other is None


def test_an_item_for_two_conditions_needs_both() -> None:
    one = item(Side.SENDER, answered=False)

    assert not one.is_for(frozenset({Condition.IN_CARE}))
    assert one.is_for(frozenset(Condition))
