"""Walks through a handover, written out so that every move is made at least once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.handovers.records import ItemState
from bot.handovers.route import By
from tests.handovers.book import Book
from tests.handovers.paper import PLACES
from tests.handovers.plans import NAMES

ROUTE = "youth-justice-to-probation"
ALONG = [
    "planned",
    "preparing",
    "ready",
    "joint-meeting-held",
    "sender-signed",
    "receiver-accepted",
    "in-parallel",
    "checked-at-2w",
    "checked-at-6w",
    "closed",
]
BEFORE, AFTER = ALONG[:6], ALONG[6:9]


class Walk(Book):
    """A book that can also be written in as things usually go."""

    def must(self, name: str, *said: object) -> None:
        assert self.deed(name, *said), (name, said)

    def done(self, key: str) -> None:
        if self.plan.items[key].state is not ItemState.SENT:
            self.must("do", key, "odile")
        if self.plan.items[key].state is ItemState.SENT:
            self.must("answer_item", key, "received", "ludo")

    def musts(self, *by: By) -> list[str]:
        return [one.key for one in self.plan.open_stops(*by)]

    def coded(self, code: str) -> str:
        item = self.plan.coded(code)
        assert item is not None
        return item.key

    def named(self) -> None:
        for place in PLACES:
            if self.paper.names[place] is None:
                self.must("change", place, NAMES[place])

    def go_on(self, far: int) -> None:
        """Do what comes next, in so many strides; stop where it is over."""
        for _ in range(far):
            if not self.plan.state.is_over:
                self._stride()

    def to(self, state: str) -> Walk:
        """Go the usual way to a state."""
        while self.plan.state != state:
            self._stride()
        return self

    def _stride(self) -> None:
        handover = self.plan.handover
        if handover.paused_on is not None:
            self.must("resume")
        elif handover.taken_over_on is not None:
            self._after()
        elif handover.receiver_id is None or handover.offer == "not-made":
            self._asked()
        elif not handover.offer.is_taken:
            self.must("answer", "accepted")
        elif handover.next_signer is None or not self.musts(By.MEETING, By.SIGNING):
            self._finish()
        else:
            self._prepare()

    def _asked(self) -> None:
        receiver = "ludo" if self.paper.names["sender_id"] != "ludo" else "ada"
        self.must("offer", receiver, "ann", "ada")
        self.named()

    def _prepare(self) -> None:
        self.named()
        first = self.musts(By.MEETING)
        meeting = self.coded("C4")
        is_open = self.plan.items[meeting].state in {"open", "sent", "queried"}
        for key in first or ([meeting] if is_open else self.musts(By.SIGNING)):
            self.done(key)

    def _finish(self) -> None:
        handover = self.plan.handover
        if self.paper.told is None:
            self.must("tell", "ok")
        if handover.next_signer is None and not self.musts(By.MEETING, By.SIGNING):
            self.wait(max(0, (handover.transfer_on - self.today).days))
            self.must("take_over")
        elif handover.next_signer is None:
            self._prepare()
        else:
            self.named()
            self.must("sign", None)

    def _after(self) -> None:
        left = self.plan.checks_left()
        if left:
            self.must("look", left[0].key, "yyyny", "ludo")
            return
        for key in self.musts(*By):
            self.done(key)
        self.must("close")


def _begun(state: str, route: str = ROUTE) -> Walk:
    return Walk(route).to(state)


def the_usual_way(route: str) -> None:
    _begun("closed", route)


def the_first_thing() -> None:
    keys = [key for key, one in Walk(ROUTE).paper.lines.items() if not one.must]
    for deed in ("do", "not_needed"):
        walk = Walk(ROUTE)
        walk.must(deed, keys[0], "odile")
        walk.must("reopen", keys[0])
    Walk(ROUTE).must("leave_out", Walk(ROUTE).coded("C2"), "hesper")


def ready_by(last: str, *, met: bool) -> None:
    """What makes it ready is the last thing done, answered or left out, or a yes."""
    walk = _begun("preparing")
    if last != "yes":
        walk.must("answer", "accepted")
    if met:
        walk.done(walk.coded("C4"))
    keys = walk.musts(By.MEETING)
    safety = walk.coded("C6")
    keys.sort(key=lambda key: key != (safety if last == "answer" else walk.coded("C2")))
    for key in reversed(keys[1:]):
        walk.done(key)
    if last == "leave-out":
        walk.must("leave_out", keys[0], "hesper")
    else:
        walk.done(keys[0])
    if last == "yes":
        walk.must("answer", "with-conditions")
    assert walk.plan.state == ("joint-meeting-held" if met else "ready")


def back(state: str, deed: str) -> None:
    walk = _begun(state)
    if deed == "ask":
        walk.must("answer", "queried")
        walk.must("answer_query")
    elif deed == "offer":
        walk.must("offer", "ruan", "ann", "ada")
    elif deed == "change":
        walk.must("change", "receiver_id", "ruan")
    else:
        walk.must("reopen", walk.coded("C2"))


def the_meeting_is_taken_back() -> None:
    walk = _begun("joint-meeting-held")
    walk.must("reopen", walk.coded("C4"))


def the_meeting_is_left_out() -> None:
    walk = _begun("ready")
    walk.must("leave_out", walk.coded("C4"), "hesper")
    for key in walk.musts(By.SIGNING):
        walk.done(key)
    walk.to("closed")


def differ_at(state: str) -> None:
    walk = _begun(state)
    walk.must("answer", "different")
    walk.must("push_on", "managers")
    walk.must("answer", "accepted")


def somebody_else_while_contested(state: str) -> None:
    walk = _begun(state)
    walk.must("answer", "different")
    walk.must("offer", "ruan", "ann", "ada")


def pause_at(state: str) -> None:
    walk = _begun(state)
    walk.must("pause")
    walk.must("resume")


def end_at(state: str) -> None:
    _begun(state).must("end", "stay")


def contested(*deeds: tuple[str, ...]) -> None:
    walk = _begun("preparing")
    walk.must("answer", "different")
    for deed in deeds:
        walk.must(*deed)


def looks(*deeds: tuple[str, int]) -> None:
    """Do, leave out or take back looks after the move by number; then close."""
    walk = _begun("in-parallel")
    for deed, number in deeds:
        key = walk.plan.check_keys[number]
        walk.must(deed, key, *([] if deed == "reopen" else ["ludo"]))
    for key in walk.musts(*By):
        walk.must("leave_out", key, "ann")
    walk.must("close")


def reopen_looks(*numbers: int) -> None:
    walk = _begun("checked-at-6w")
    for number in numbers:
        walk.must("reopen", walk.plan.check_keys[number])


def look_second_first() -> None:
    walk = _begun("in-parallel")
    for key in reversed(walk.plan.check_keys):
        walk.must("look", key, "yyyny", "ludo")


WALKS: list[Callable[[], None]] = [
    *(partial(the_usual_way, one) for one in (ROUTE, "small", "team-to-team")),
    the_first_thing,
    *(
        partial(ready_by, last, met=met)
        for last in ("yes", "do", "answer", "leave-out")
        for met in (False, True)
    ),
    *(
        partial(back, state, deed)
        for state in ("ready", "joint-meeting-held")
        for deed in ("ask", "offer", "change", "reopen")
    ),
    *(partial(back, "receiver-accepted", deed) for deed in ("ask", "offer", "change")),
    the_meeting_is_taken_back,
    the_meeting_is_left_out,
    *(partial(differ_at, state) for state in BEFORE[1:]),
    *(
        partial(somebody_else_while_contested, state)
        for state in ("preparing", "sender-signed")
    ),
    *(partial(pause_at, state) for state in BEFORE + AFTER),
    *(partial(end_at, state) for state in BEFORE),
    partial(contested, ("pause",), ("resume",), ("end", "not-eligible")),
    partial(contested, ("pause",), ("end", "ends-before")),
    partial(looks, ("do", 0), ("do", 1)),
    partial(looks, ("do", 1), ("do", 0)),
    partial(looks, ("do", 1), ("leave_out", 0)),
    partial(looks, ("do", 0), ("leave_out", 1)),
    partial(looks, ("leave_out", 0), ("leave_out", 1)),
    partial(reopen_looks, 1, 0),
    partial(reopen_looks, 0),
    look_second_first,
]
