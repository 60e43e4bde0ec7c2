from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock
from bot.scheduler import Metronome, Tick, Ticks, run_ticks_until

START = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Diary:
    """Things that fall due; a tick does them and writes down when."""

    def __init__(self, *due: timedelta) -> None:
        self.waiting = sorted(START + one for one in due)
        self.done: list[tuple[datetime, datetime]] = []

    def next_due(self, after: datetime) -> datetime | None:
        return min((one for one in self.waiting if one > after), default=None)

    def do(self, now: datetime) -> None:
        ready = [one for one in self.waiting if one <= now]
        self.done += [(one, now) for one in ready]
        self.waiting = [one for one in self.waiting if one > now]

    def tick(self, every: timedelta = MINUTE) -> Tick:
        return Tick(name="diary", every=every, run=self.do)


def move(diary: Diary, *ticks: Tick, to: timedelta) -> MovableClock:
    clock = MovableClock(START)
    both = Ticks([diary.tick(), *ticks], clock)
    run_ticks_until(clock, START + to, both, diary.next_due)
    return clock


def test_the_practice_clock_ends_where_it_was_sent() -> None:
    assert move(Diary(), to=timedelta(days=3)).now() == START + timedelta(days=3)


def test_everything_on_the_way_happens_in_order_at_its_own_beat() -> None:
    diary = Diary(timedelta(hours=5), timedelta(seconds=90), timedelta(0))
    move(diary, to=timedelta(days=1))

    assert [late.total_seconds() for late in _lateness(diary)] == [0, 30, 0]
    assert diary.done == sorted(diary.done)


def test_nothing_after_the_target_happens() -> None:
    diary = Diary(timedelta(hours=2))
    move(diary, to=timedelta(hours=1))

    assert diary.done == []


def test_a_month_with_nothing_due_is_jumped_over() -> None:
    beats: list[datetime] = []
    counter = Tick(name="count", every=MINUTE, run=beats.append)
    move(Diary(), counter, to=timedelta(days=30))

    assert beats == [START, START + timedelta(days=30)]


def test_work_that_one_tick_makes_for_the_next_is_done_at_the_same_beat() -> None:
    first, second = Diary(timedelta(hours=1)), Diary()

    def make_work(now: datetime) -> None:
        first.do(now)
        second.waiting += [at for _, at in first.done]

    clock = MovableClock(START)
    ticks = Ticks(
        [Tick(name="make", every=MINUTE, run=make_work), second.tick()], clock
    )
    run_ticks_until(clock, START + timedelta(hours=3), ticks, first.next_due)

    assert second.done[0][1] == START + timedelta(hours=1)


def test_work_that_is_never_done_does_not_hold_the_clock() -> None:
    stuck = Tick(name="stuck", every=MINUTE, run=lambda _now: None)
    clock = MovableClock(START)
    due = START + timedelta(hours=1)
    run_ticks_until(
        clock,
        START + timedelta(days=1),
        Ticks([stuck], clock),
        lambda after: due if due > after else None,
    )

    assert clock.now() == START + timedelta(days=1)


def test_a_tick_that_breaks_does_not_stop_the_others() -> None:
    def break_down(_now: datetime) -> None:
        raise RuntimeError("no words of this reach a log")

    diary = Diary(timedelta(minutes=5))
    clock = MovableClock(START)
    broken = Tick(name="broken", every=MINUTE, run=break_down)
    ticks = Ticks([broken, diary.tick()], clock)
    run_ticks_until(clock, START + timedelta(hours=1), ticks, diary.next_due)

    assert len(diary.done) == 1
    assert ticks.ages()["broken"] is None


def test_a_running_practice_clock_that_passed_the_target_is_left_alone() -> None:
    clock = MovableClock(START, running=True)
    run_ticks_until(clock, START, Ticks([], clock), lambda _after: None)

    assert clock.now() >= START


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=40)), max_size=8))
def test_whatever_falls_due_is_done_within_one_beat_of_its_time(
    due: list[timedelta],
) -> None:
    diary = Diary(*due)
    move(diary, to=timedelta(days=41))

    assert len(diary.done) == len(due)
    assert all(timedelta(0) <= late < MINUTE for late in _lateness(diary))


def test_the_metronome_beats_every_tick_at_once_and_again() -> None:
    twice = threading.Semaphore(0)
    clock = MovableClock(START)
    tick = Tick(
        name="quick",
        every=timedelta(milliseconds=20),
        run=lambda _now: twice.release(),
    )
    ticks = Ticks([tick], clock)
    metronome = Metronome(ticks)
    metronome.start()
    try:
        assert all(twice.acquire(timeout=5) for _ in range(3))
    finally:
        metronome.stop()
    age = ticks.ages()["quick"]

    assert age is not None
    assert age < 5


def test_a_metronome_can_be_stopped_before_it_was_started() -> None:
    Metronome(Ticks([], MovableClock(START))).stop()


def _lateness(diary: Diary) -> list[timedelta]:
    return [now - due for due, now in diary.done]
