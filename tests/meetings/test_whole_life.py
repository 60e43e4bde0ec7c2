"""A meeting's whole life in any order, against a model that is a plain dict."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.clock import MovableClock
from bot.errors import ChangedMeanwhile, NotFilledIn, TooLate
from bot.meetings.records import Reply, State
from bot.meetings.requests import ByPhone, StandingIn
from bot.replies.service import AskedAgain, MovedMeanwhile
from tests.meetings.desk import Desk, load_partnership
from tests.stores import copy_database, open_store

OPENING = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
GUESTS = ("ludo", "corin", "silas")
#: School days of Marlpit Road High, in order; nothing is moved back to an earlier one.
DAYS = [date(2027, 3, day) for day in (2, 3, 9, 10, 17, 18, 24)]
TAPS = [Reply.COMING, Reply.CANNOT, Reply.NOT_ME]
guests = st.sampled_from(GUESTS)


class WholeLife(RuleBasedStateMachine):
    """One meeting of Odile with three guests."""

    template: Path
    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "alongside.db"
        copy_database(self.template, path)
        store = open_store(f"sqlite:///{path}")
        self.desk = Desk(store=store, clock=MovableClock(OPENING))
        self.odile = self.desk.asker("odile")

    def teardown(self) -> None:
        self.desk.store.close()
        shutil.rmtree(self.folder)

    @initialize()
    def call(self) -> None:
        self.meeting_id = self.desk.call(*GUESTS, on=DAYS[0])
        self.ids = {
            one: self.desk.invitation(self.meeting_id, one).id for one in GUESTS
        }
        self.model: dict[str, Any] = {
            "state": State.CALLED,
            "day": DAYS[0],
            "sequence": 0,
            "replies": dict.fromkeys(GUESTS, Reply.NOT_YET),
            "agreed": set(),
            "next": False,
        }

    @property
    def begun(self) -> bool:
        """Whether it is 11:35 on the day, in winter: London keeps UTC."""
        day = self.model["day"]
        starts = datetime(day.year, day.month, day.day, 11, 35, tzinfo=UTC)
        return self.desk.clock.now() >= starts

    @property
    def open(self) -> bool:
        return self.model["state"] is State.CALLED and not self.begun

    @property
    def can_record(self) -> bool:
        state = self.model["state"]
        return state is State.HELD or (state is State.CALLED and self.begun)

    @rule(guest=guests, reply=st.sampled_from(TAPS), stale=st.booleans())
    def tap(self, guest: str, reply: Reply, stale: bool) -> None:
        sequence = self.model["sequence"] - stale
        asker = self.desk.asker(guest)
        error = self.try_to(
            lambda: self.desk.replies.answer(
                asker, self.ids[guest], reply, sequence=sequence
            )
        )
        self.expect(error, None if not self.open else AskedAgain if stale else "done")
        if self.open and not stale:
            self.model["replies"][guest] = reply

    @rule(guest=guests, stale=st.booleans(), name=st.sampled_from(["Wren", ""]))
    def send_someone(self, guest: str, stale: bool, name: str) -> None:
        sent = StandingIn(
            invitation_id=self.ids[guest],
            sequence=self.model["sequence"] - stale,
            worker_id=None,
            name=name,
        )
        error = self.try_to(
            lambda: self.desk.replies.send_someone(self.desk.asker(guest), sent)
        )
        unnamed = "done" if name else NotFilledIn
        self.expect(
            error, None if not self.open else MovedMeanwhile if stale else unnamed
        )
        if self.open and not stale and name:
            self.model["replies"][guest] = Reply.SOMEONE_ELSE

    @rule(guest=guests, reply=st.sampled_from(TAPS), stale=st.booleans())
    def hear_by_phone(self, guest: str, reply: Reply, stale: bool) -> None:
        heard = ByPhone(
            meeting_id=self.meeting_id,
            sequence=self.model["sequence"] - stale,
            invitation_id=self.ids[guest],
            reply=reply,
            stand_in_name="",
        )
        error = self.try_to(
            lambda: self.desk.replies.record_by_phone(self.odile, heard)
        )
        changed = ChangedMeanwhile if stale else "done"
        self.expect(error, changed if self.open else None)
        if self.open and not stale:
            self.model["replies"][guest] = reply

    @rule(day=st.sampled_from(DAYS))
    def move(self, day: date) -> None:
        moving = self.desk.moving(self.meeting_id, on=day)
        error = self.try_to(lambda: self.desk.meetings.move(self.odile, moving))
        same, past = day == self.model["day"], self.is_past(day)
        self.expect(
            error, None if not self.open else NotFilledIn if same or past else "done"
        )
        if self.open and not same and not past:
            replies = dict.fromkeys(GUESTS, Reply.NOT_YET)
            sequence = self.model["sequence"] + 1
            self.model |= {"day": day, "sequence": sequence, "replies": replies}

    @rule()
    def cancel(self) -> None:
        already = self.model["state"] is State.CANCELLED
        error = self.try_to(
            lambda: self.desk.meetings.cancel(self.odile, self.meeting_id)
        )
        self.expect(error, "done" if self.open or already else None)
        if self.open:
            sequence = self.model["sequence"] + 1
            self.model |= {"state": State.CANCELLED, "sequence": sequence}

    @rule(hours=st.sampled_from([1, 20, 72, 200]))
    def time_passes(self, hours: int) -> None:
        self.desk.clock.move_to(self.desk.clock.now() + timedelta(hours=hours))

    @rule()
    def who_came(self) -> None:
        attended = self.desk.everyone_came(self.meeting_id)
        error = self.try_to(lambda: self.desk.outcomes.who_came(self.odile, attended))
        self.expect(error, "done" if self.can_record else None)
        if self.can_record:
            self.model["state"] = State.HELD

    @precondition(lambda self: self.can_record)
    @rule(guest=guests, what=st.sampled_from(["Ring", "Ask", "Look"]))
    def agree(self, guest: str, what: str) -> None:
        due = self.desk.clock.now().date() + timedelta(days=30)
        row = self.desk.row(guest, what, due=due)
        self.desk.outcomes.agree(self.odile, self.meeting_id, [row], more=True)
        self.model["agreed"].add((guest, what))

    @rule(has_next=st.booleans())
    def close(self, has_next: bool) -> None:
        closing = self.desk.closing(
            self.meeting_id, has_next=has_next, reason="The plan is done"
        )
        before = self.model["state"] is State.RECORDED
        late = has_next and self.is_past(date(2027, 4, 14))
        error = self.try_to(lambda: self.desk.outcomes.close(self.odile, closing))
        allowed = NotFilledIn if late and not before else "done"
        self.expect(error, allowed if self.can_record or before else None)
        if self.can_record and not late:
            self.model |= {"state": State.RECORDED, "next": has_next}

    @invariant()
    def the_database_says_the_same(self) -> None:
        meeting = self.desk.meeting(self.meeting_id)
        assert (meeting.state, meeting.on, meeting.sequence) == (
            self.model["state"],
            self.model["day"],
            self.model["sequence"],
        )
        found = {one.id: one.reply for one in self.desk.invitations(self.meeting_id)}
        assert {one: found[self.ids[one]] for one in GUESTS} == self.model["replies"]
        following = self.desk.following(self.meeting_id)
        assert (following is not None) is self.model["next"]

    @invariant()
    def what_was_agreed_is_kept_once(self) -> None:
        with self.desk.store.looking() as unit:
            actions = unit.meetings.actions(self.meeting_id)
        agreed = sorted({(one.worker_id, one.what) for one in actions})
        assert len(actions) == len({(a.worker_id, a.what, a.due) for a in actions})
        model = {(self.desk.id_of(who), what) for who, what in self.model["agreed"]}
        assert agreed == sorted(model)

    def is_past(self, day: date) -> bool:
        hour = 10 if day > date(2027, 3, 28) else 11
        starts = datetime(day.year, day.month, day.day, hour, 35, tzinfo=UTC)
        return starts <= self.desk.clock.now()

    def try_to(self, act: Callable[[], object]) -> Exception | None:
        try:
            act()
        except (ChangedMeanwhile, MovedMeanwhile, NotFilledIn, TooLate) as told:
            return told
        return None

    def expect(
        self, error: Exception | None, wanted: type[Exception] | str | None
    ) -> None:
        """Say what should have come of it; None is too late."""
        kind = TooLate if wanted is None else wanted
        self.seen[str(kind)] += 1
        if kind == "done":
            assert error is None
        else:
            assert type(error) is kind


@pytest.fixture(scope="module")
def partnership(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("life") / "alongside.db"
    shutil.copy(sqlite_template, path)
    store = open_store(f"sqlite:///{path}")
    load_partnership(store, MovableClock(OPENING))
    store.close()
    return path


def test_whatever_people_do_the_meeting_stays_what_they_did(partnership: Path) -> None:
    WholeLife.template = partnership
    WholeLife.seen.clear()
    run_state_machine_as_test(
        WholeLife,
        # The same lives each time: which outcomes they meet is asserted below.
        settings=settings(
            max_examples=50,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=True,
        ),
    )

    told = (TooLate, AskedAgain, ChangedMeanwhile, MovedMeanwhile, NotFilledIn)
    assert WholeLife.seen.keys() == {"done", *map(str, told)}
