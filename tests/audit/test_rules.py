"""Twelve kinds of tampering, each at a hundred places; and honest histories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.audit.chain import Chain
from bot.audit.records import Anchor, AnchorLine, Cut, Entry, Fault, Illegible, Wrong
from bot.audit.rules import first_fault, first_forged
from tests.audit.histories import (
    ANOTHER_KEY,
    KEY,
    anchors_of,
    chained,
    entry,
    history,
)

#: Twenty more than the places, so that there is an honest rest behind each.
LENGTH, PLACES = 120, range(1, 101)
CHAIN = Chain(KEY)
HONEST = history(LENGTH)
ANCHORS = anchors_of(HONEST)
FOREIGN = history(LENGTH, ANOTHER_KEY)


@dataclass(frozen=True)
class Found:
    """A trail as somebody left it, and what must be said of it."""

    entries: list[Entry | Illegible]
    wrong: Wrong
    sequence: int
    since: int = 0
    cuts: list[Cut] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=lambda: ANCHORS)

    @property
    def expected(self) -> Fault:
        since = self.since or self.sequence
        return Fault(wrong=self.wrong, sequence=self.sequence, since=since)


def with_changed(place: int, **changes: object) -> list[Entry | Illegible]:
    made: list[Entry | Illegible] = list(HONEST)
    made[place - 1] = replace(HONEST[place - 1], **changes)  # type: ignore[arg-type]
    return made


def edit_at(place: int) -> Found:
    later = HONEST[place - 1].at + timedelta(minutes=1)
    return Found(with_changed(place, at=later), Wrong.CHANGED, place)


def edit_worker(place: int) -> Found:
    return Found(with_changed(place, worker_id="X" * 26), Wrong.CHANGED, place)


def edit_verb(place: int) -> Found:
    return Found(with_changed(place, verb="fill-directory"), Wrong.CHANGED, place)


def edit_thing(place: int) -> Found:
    return Found(with_changed(place, thing_id="Y" * 26), Wrong.CHANGED, place)


def edit_allowed(place: int) -> Found:
    answer = not HONEST[place - 1].allowed
    return Found(with_changed(place, allowed=answer), Wrong.CHANGED, place)


def edit_reason(place: int) -> Found:
    return Found(with_changed(place, reason="lead"), Wrong.CHANGED, place)


def edit_mac(place: int) -> Found:
    return Found(with_changed(place, mac="0" * 64), Wrong.CHANGED, place)


def spoil(place: int) -> Found:
    made: list[Entry | Illegible] = list(HONEST)
    made[place - 1] = Illegible(sequence=place)
    return Found(made, Wrong.CHANGED, place)


def delete_one(place: int) -> Found:
    return Found([*HONEST[: place - 1], *HONEST[place:]], Wrong.MISSING, place)


def delete_one_and_close_up(place: int) -> Found:
    """The later ones are numbered anew, so that there is no gap."""
    rest = [replace(one, sequence=one.sequence - 1) for one in HONEST[place:]]
    return Found([*HONEST[: place - 1], *rest], Wrong.CHANGED, place)


def swap_two(place: int) -> Found:
    first, second = HONEST[place - 1], HONEST[place]
    made: list[Entry | Illegible] = list(HONEST)
    made[place - 1] = replace(second, sequence=place)
    made[place] = replace(first, sequence=place + 1)
    return Found(made, Wrong.CHANGED, place)


def truncate(place: int) -> Found:
    """All from this place on is gone, as in an older copy put back."""
    return Found(list(HONEST[: place - 1]), Wrong.MISSING, place)


def truncate_and_go_on(place: int) -> Found:
    """The same, and then Alongside itself notes other things under its own key."""
    before = HONEST[place - 2].mac if place > 1 else "0" * 64
    other = (replace(entry(n), thing_id="") for n in range(place, LENGTH + 1))
    made = [*HONEST[: place - 1], *chained(other, before=before)]
    return rewritten(list(made), place)


def duplicate(place: int) -> Found:
    twice = [*HONEST[:place], HONEST[place - 1], *HONEST[place:]]
    return Found(list(twice), Wrong.OUT_OF_PLACE, place)


def insert_forged(place: int) -> Found:
    """One more entry, the rest numbered on, and macs by a key of their own."""
    rest = [replace(one, sequence=one.sequence + 1) for one in HONEST[place - 1 :]]
    before = HONEST[place - 2].mac if place > 1 else "0" * 64
    forged = chained([entry(place)], ANOTHER_KEY, before)
    return Found([*HONEST[: place - 1], *forged, *rest], Wrong.CHANGED, place)


def rewrite_without_key(place: int) -> Found:
    """All from this place on is written anew by somebody's own key."""
    before = HONEST[place - 2].mac if place > 1 else "0" * 64
    anew = (replace(entry(n), worker_id="Z" * 26) for n in range(place, LENGTH + 1))
    made = [*HONEST[: place - 1], *chained(anew, ANOTHER_KEY, before)]
    return Found(list(made), Wrong.CHANGED, place)


def rewrite_with_stolen_key(place: int) -> Found:
    """Only what was kept outside can tell."""
    before = HONEST[place - 2].mac if place > 1 else "0" * 64
    anew = (replace(entry(n), worker_id="Z" * 26) for n in range(place, LENGTH + 1))
    return rewritten([*HONEST[: place - 1], *chained(anew, KEY, before)], place)


def rewritten(made: list[Entry | Illegible], place: int) -> Found:
    anchor = -(-place // 10) * 10
    return Found(made, Wrong.REWRITTEN, anchor, since=anchor - 9)


def shift_clock(place: int) -> Found:
    """Everything from here on is said to have happened a day earlier."""
    shifted = [replace(one, at=one.at - timedelta(days=1)) for one in HONEST]
    return Found([*HONEST[: place - 1], *shifted[place - 1 :]], Wrong.CHANGED, place)


def from_another_database(place: int) -> Found:
    made: list[Entry | Illegible] = list(HONEST)
    made[place - 1] = FOREIGN[place - 1]
    return Found(made, Wrong.CHANGED, place)


def forge_a_cut(place: int) -> Found:
    """The oldest are dropped as retention would, without the key."""
    last = HONEST[place - 1]
    seal = Chain(ANOTHER_KEY).seal_cut(place, last.mac, last.at)
    cut = Cut(sequence=place, mac=last.mac, at=last.at, seal=seal)
    rest: list[Entry | Illegible] = list(HONEST[place:])
    return Found(rest, Wrong.CUT_OFF_BY_OTHERS, place, cuts=[cut])


def move_a_cut(place: int) -> Found:
    """A cut that is ours is made to speak of more than it did."""
    cut = replace(cut_at(place), sequence=place + 1)
    rest: list[Entry | Illegible] = list(HONEST[place + 1 :])
    return Found(rest, Wrong.CUT_OFF_BY_OTHERS, place + 1, cuts=[cut])


def delete_the_oldest(place: int) -> Found:
    return Found(list(HONEST[place:]), Wrong.MISSING, 1)


KINDS: list[Callable[[int], Found]] = [
    edit_at,
    edit_worker,
    edit_verb,
    edit_thing,
    edit_allowed,
    edit_reason,
    edit_mac,
    spoil,
    delete_one,
    delete_one_and_close_up,
    swap_two,
    truncate,
    truncate_and_go_on,
    duplicate,
    insert_forged,
    rewrite_without_key,
    rewrite_with_stolen_key,
    shift_clock,
    from_another_database,
    forge_a_cut,
    move_a_cut,
    delete_the_oldest,
]


def cut_at(place: int) -> Cut:
    last = HONEST[place - 1]
    seal = CHAIN.seal_cut(place, last.mac, last.at)
    return Cut(sequence=place, mac=last.mac, at=last.at, seal=seal)


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_tampering_is_caught_at_every_place_and_named(
    tamper: Callable[[int], Found],
) -> None:
    made = {place: tamper(place) for place in PLACES}
    found = {
        place: first_fault(one.entries, CHAIN, one.cuts, one.anchors)
        for place, one in made.items()
    }

    assert found == {place: one.expected for place, one in made.items()}


def test_without_anchors_a_shorter_trail_looks_whole() -> None:
    """The control: this is what the anchors are for."""
    assert first_fault(HONEST[:50], CHAIN) is None


def test_a_mark_kept_by_a_person_is_an_anchor_too() -> None:
    kept = Anchor(sequence=90, mac=HONEST[89].mac[:8])

    assert first_fault(HONEST, CHAIN, anchors=[kept]) is None
    assert first_fault(HONEST[:50], CHAIN, anchors=[kept]) == Fault(
        wrong=Wrong.MISSING, sequence=51, since=51
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_cut_of_ours_leaves_a_whole_trail(place: int) -> None:
    assert first_fault(HONEST[place:], CHAIN, [cut_at(place)], ANCHORS) is None


def test_a_trail_cut_to_nothing_is_whole() -> None:
    assert first_fault([], CHAIN, [cut_at(LENGTH)], ANCHORS) is None


def test_what_lies_before_a_cut_does_not_belong_there() -> None:
    found = first_fault(HONEST[40:], CHAIN, [cut_at(50)], ANCHORS)

    assert found == Fault(wrong=Wrong.OUT_OF_PLACE, sequence=41, since=41)


def test_an_older_cut_put_back_leaves_a_gap() -> None:
    found = first_fault(HONEST[60:], CHAIN, [cut_at(50)], ANCHORS)

    assert found == Fault(wrong=Wrong.MISSING, sequence=51, since=51)


def test_a_line_of_anchors_that_is_not_ours_is_named() -> None:
    lines = [
        AnchorLine(number=n, anchor=one, seal=CHAIN.seal_anchor(one))
        for n, one in enumerate(ANCHORS, 1)
    ]
    later = replace(lines[4].anchor, at=lines[4].anchor.at + timedelta(days=9))  # type: ignore[operator]
    lines[4] = replace(lines[4], anchor=later)

    assert first_forged(lines[:4], CHAIN) is None
    assert first_forged(lines, CHAIN) == Fault(
        wrong=Wrong.ANCHOR_CHANGED, sequence=5, since=5
    )


#: Whatever an honest Alongside may note, in whatever order the clocks go.
NOTED = st.builds(
    Entry,
    sequence=st.just(0),
    at=st.datetimes(
        min_value=datetime(2020, 1, 1),  # noqa: DTZ001 – the zone is drawn too.
        max_value=datetime(2090, 1, 1),  # noqa: DTZ001
        timezones=st.timezones(),
    ),
    worker_id=st.text(max_size=26),
    verb=st.text(max_size=40),
    thing_id=st.text(max_size=26),
    allowed=st.booleans(),
    reason=st.text(max_size=40),
)


@settings(max_examples=1000, deadline=None)
@given(noted=st.lists(NOTED, max_size=12), cut=st.integers(0, 12), data=st.data())
def test_an_honest_history_is_never_suspected(
    noted: list[Entry], cut: int, data: st.DataObject
) -> None:
    numbered = [replace(one, sequence=n) for n, one in enumerate(noted, 1)]
    made = chained(numbered)
    kept = data.draw(
        st.lists(st.sampled_from(made), max_size=4) if made else st.just([])
    )
    anchors = [Anchor(sequence=one.sequence, mac=one.mac, at=one.at) for one in kept]
    cuts = [
        Cut(
            sequence=one.sequence,
            mac=one.mac,
            at=one.at,
            seal=CHAIN.seal_cut(one.sequence, one.mac, one.at),
        )
        for one in made[:cut][-1:]
    ]

    assert first_fault(made[cut:], CHAIN, cuts, anchors) is None
