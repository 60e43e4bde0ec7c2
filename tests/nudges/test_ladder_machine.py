"""Ladders in a world where anything happens in any order, judged by what people saw."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.calendars.nations import Nation
from bot.calendars.stretches import Stretch
from bot.nudges.ladder import Go, Progress, Rung
from bot.nudges.ladder_file import FOLDER, Ladders, as_text, from_text, read_ladders
from bot.nudges.records import Matter, PartOfDay, Whom, Why
from tests.nudges import judge
from tests.nudges.times import own_time, school, wishes
from tests.nudges.world import MOST_A_DAY, Message, Person, Running, World, at

START = at("2027-02-22T09:10")
EXAMPLES, STEPS = 400, 50
MOST_OPEN = 8
#: Nothing runs longer than this once the bot is left to itself.
AT_LAST = timedelta(days=240)
#: What one ladder can lead to in an afternoon; all of it must have happened.
MUST_BE_SEEN = {
    *(("go", whom) for whom in ("person", "deputy", "asker", "decider")),
    *(("says", word) for word in ("no-slack", "who-can-say-yes", "missed")),
    *(
        ("wait", why)
        for why in (
            "not-yet",
            "night",
            "not-their-day",
            "on-leave",
            "school-closed",
            "bank-holiday",
            "their-wish",
            "not-this-week",
            "too-soon",
            "enough-this-week",
            "on-its-way",
        )
    ),
    *(
        ("pass", why)
        for why in (
            "too-late",
            "just-agreed",
            "overtaken",
            "nobody-there",
            "not-told",
            "no-decision",
        )
    ),
    *(
        ("end", why)
        for why in ("answered", "moved", "cancelled", "access-removed", "given-up")
    ),
}
PEOPLE = ["ana", "ben", "cat", "dev", "eve"]
names = st.sampled_from(PEOPLE)
some = st.integers(0, 99)
_leave = st.fixed_dictionaries(
    {"away": st.tuples(st.integers(0, 6), st.sampled_from([0, 1, 4, 11, 25]))}
)
changes = st.one_of(
    _leave,
    _leave,
    st.just({"here": True}),
    st.fixed_dictionaries(
        {
            "muted": st.none() | st.integers(0, 10),
            "wish": st.fixed_dictionaries(
                {
                    "not_on": st.frozensets(st.integers(0, 4), max_size=2),
                    "part": st.sampled_from(PartOfDay),
                }
            ),
        }
    ),
    st.fixed_dictionaries({"slack": st.booleans()}),
    st.fixed_dictionaries({"deputy": st.none() | names}),
    st.just({"deputy": None}),
)
things = st.fixed_dictionaries(
    {
        "matter": st.sampled_from([*Matter, Matter.INVITATION, Matter.ASK, Matter.ASK]),
        "person": st.sampled_from(PEOPLE[1:]),
        "decider": st.none() | names,
        "days": st.integers(0, 30),
        "hour": st.integers(8, 17),
        "decision": st.booleans(),
    }
)


def cast() -> dict[str, Person]:
    """Who asks, full time, part time, at a school, and in Scotland."""
    return {
        "ana": Person(id="ana", own=own_time()),
        "ben": Person(
            id="ben", deputy="cat", own=own_time(agency_closed=frozenset({4}))
        ),
        "cat": Person(
            id="cat",
            deputy="eve",
            own=own_time(
                working_days=frozenset({1, 3}),
                quiet_from=time(12),
                quiet_until=time(13),
            ),
        ),
        "dev": Person(
            id="dev", deputy="ben", own=own_time(school=school(), opens=time(8, 30))
        ),
        "eve": Person(id="eve", deputy="dev", own=own_time(nation=Nation.SCOTLAND)),
    }


class Climbs(RuleBasedStateMachine):
    """Ask, answer, go away, fall over, and let time pass."""

    ladders: ClassVar[list[Ladders]]
    raws: ClassVar[list[dict[Matter, dict[str, Any]]]]
    seen: ClassVar[Counter[tuple[str, str]]]
    kind: ClassVar[type[World]] = World

    def __init__(self) -> None:
        super().__init__()
        self.world = self.kind(now=START, people=cast(), seen=self.seen)
        self.file, self.judged, self.asked = 0, 0, 0

    @initialize(
        day=st.integers(0, 50), these=st.lists(things, min_size=4, max_size=MOST_OPEN)
    )
    def somebody_is_awaited(self, day: int, these: list[dict[str, Any]]) -> None:
        self.world.now += timedelta(days=day)
        for thing in these:
            self._ask(**thing)

    @rule(thing=things)
    def ask(self, thing: dict[str, Any]) -> None:
        if len(self._open()) < MOST_OPEN:
            self._ask(**thing)

    @rule(minutes=st.sampled_from([1, 20, 60, 180, 480]))
    def minutes_pass(self, minutes: int) -> None:
        self._to(timedelta(minutes=minutes))

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self._to(timedelta(days=days))

    @rule(hours=st.sampled_from([1, 6, 30, 100, 400]))
    def the_bot_is_down(self, hours: int) -> None:
        self.world.asleep_to(self.world.now + timedelta(hours=hours))
        self._to(timedelta())

    @precondition(lambda self: self._open())
    @rule(
        which=some,
        why=st.sampled_from([Why.ANSWERED, Why.CANCELLED, Why.ACCESS_REMOVED]),
    )
    def it_is_settled(self, which: int, why: Why) -> None:
        self._pick(which).ended = why
        self._look_again()

    @precondition(lambda self: self._answered())
    @rule(which=some)
    def an_answer_is_taken_back(self, which: int) -> None:
        answered = self._answered()
        one = answered[which % len(answered)]
        one.ended, one.next_at = None, self.world.now
        self._look_again()

    @precondition(lambda self: self._open())
    @rule(which=some, days=st.integers(1, 30), hour=st.integers(8, 17))
    def it_is_moved(self, which: int, days: int, hour: int) -> None:
        one = self._pick(which)
        one.ended = Why.MOVED
        self._begin(
            one.ladder.matter,
            item=one.item,
            person=one.person,
            decider=one.decider,
            starts=self._on(days, hour),
            decision=one.decision,
        )

    @precondition(lambda self: self._asks())
    @rule(which=some, days=st.integers(0, 5))
    def it_is_taken_on(self, which: int, days: int) -> None:
        """What went out about the ask counts when the promise is nudged."""
        one = self._asks()[which % len(self._asks())]
        one.ended = Why.ANSWERED
        self._begin(
            Matter.PROMISE,
            item=one.item,
            person=one.person,
            decider=one.decider,
            starts=self._on(days, 12),
            decision=False,
        )

    @precondition(lambda self: self._open())
    @rule(which=some)
    def not_this_week(self, which: int) -> None:
        now = self.world.now
        monday = now.date() + timedelta(days=7 - now.weekday())
        self._pick(which).not_before = datetime.combine(monday, time(8), now.tzinfo)
        self._look_again()

    @rule(who=names, change=changes)
    def life_goes_on(self, who: str, change: dict[str, Any]) -> None:
        """Leave, wishes, a deputy, an account: whatever people do meanwhile."""
        self._change(self.world.people[who], **change)
        self._look_again()

    @rule(how=st.sampled_from(["works", "works", "works", "works", "stays", "fails"]))
    def slack(self, how: str) -> None:
        self.world.slack = how
        self._look_again()

    @rule()
    def the_files_are_changed(self) -> None:
        self.file = 1 - self.file

    @invariant()
    def everybody_saw_only_what_was_right(self) -> None:
        messages = self.world.messages
        for number in range(self.judged, len(messages)):
            self._judge(messages[number])
        self.judged = len(messages)

    @invariant()
    def nothing_is_lost(self) -> None:
        for one in self.world.running:
            done = {*one.passed, *(sent.step for sent in one.sent)}
            assert done == set(range(one.step))
            if one.ended is None:
                assert one.next_at is not None
                assert not self._has_waited_for_nothing(one)
            elif one.ended is Why.GIVEN_UP:
                assert one.step == len(one.raw["step"])

    def teardown(self) -> None:
        """Left to itself, with Slack up, everything comes to its end."""
        self.world.slack = "works"
        self._look_again()
        self._to(AT_LAST)
        self.everybody_saw_only_what_was_right()
        self.nothing_is_lost()
        assert [one for one in self.world.running if one.ended is None] == []

    def _judge(self, message: Message) -> None:
        people = self.world.people
        same_day = [one for one in self.world.messages if _with(one, message, people)]
        assert not judge.not_kind(message, people)
        assert len(same_day) <= MOST_A_DAY
        for running, go in message.steps:
            assert [one.step for one in running.sent].count(go.step) == 1
            assert not judge.too_early(running, go, message.at, people)
            assert not judge.too_late(running, message.at)
            assert not judge.too_many_in_a_week(self._heard(message.to, running.item))
            assert judge.wrong_person(running, go, message, people) is None
            assert not self._twice_in_a_day(message, running)

    def _heard(self, who: str, item: str) -> list[datetime]:
        return [
            sent.at
            for one in self.world.running
            if one.item == item
            for sent in one.sent
            if sent.worker_id == who
        ]

    def _twice_in_a_day(self, message: Message, running: Running) -> bool:
        person = self.world.people[message.to]
        days = [
            person.day(sent.at) for sent in running.sent if sent.worker_id == message.to
        ]
        return len(days) != len(set(days))

    def _has_waited_for_nothing(self, one: Running) -> bool:
        """Only while the bot is awake, Slack is up and nobody has had enough."""
        now, person = self.world.now, self.world.people[one.person]
        about_it = [at for who in PEOPLE for at in self._heard(who, one.item)]
        return bool(
            one.next_at
            and one.next_at > now
            and one.on_its_way is None
            and person.id not in one.unreachable
            and len(self.world.today(person)) < MOST_A_DAY - 1
            and one.why is not Why.ENOUGH_TODAY
            and all(now - at > judge.WEEK * 2 for at in about_it)
            and judge.could_have_gone(one, now, self.world.people)
        )

    def _ask(
        self,
        *,
        matter: Matter,
        person: str,
        decider: str | None,
        days: int,
        hour: int,
        decision: bool,
    ) -> None:
        self.asked += 1
        others = {person, "ana", self.world.people[person].deputy}
        self._begin(
            matter,
            item=f"item{self.asked}",
            person=person,
            decider=decider if decider not in others else None,
            starts=self._on(days, hour),
            decision=decision,
        )

    def _begin(
        self,
        matter: Matter,
        *,
        item: str,
        person: str,
        decider: str | None,
        starts: datetime,
        decision: bool,
    ) -> None:
        # As the service keeps it: the text of the ladder, whatever the file says next.
        ladder = from_text(as_text(self.ladders[self.file][matter]))
        self.world.running.append(
            Running(
                item=item,
                person=person,
                asker="ana",
                decider=decider,
                ladder=ladder,
                raw=self.raws[self.file][matter],
                started_at=self.world.now,
                due=starts.date(),
                over_at=starts if ladder.until_due else None,
                decision=decision,
                next_at=self.world.now,
            )
        )
        self._look_again()

    def _change(
        self,
        person: Person,
        *,
        away: tuple[int, int] | None = None,
        here: bool = False,
        muted: int | None = None,
        wish: dict[str, Any] | None = None,
        slack: bool | None = None,
        deputy: str | None = "",
    ) -> None:
        today = self.world.now.date()
        if away is not None:
            first = today + timedelta(days=away[0])
            gone = Stretch(first=first, last=first + timedelta(days=away[1]))
            person.own = replace(person.own, away=(*person.own.away, gone))
        if here:
            person.own = replace(person.own, away=())
        if wish is not None:
            until = today + timedelta(days=muted) if muted else None
            kept = wishes(muted_until=until, **wish)
            person.own = replace(person.own, wishes=kept)
        if slack is not None:
            person.slack = slack or person.id == "ana"
        if deputy != "":
            person.deputy = deputy if deputy != person.id else None

    def _look_again(self) -> None:
        self.world.look_again()
        self._to(timedelta())

    def _to(self, more: timedelta) -> None:
        """Each message is judged in the minute it came: people change later."""
        self.world.to(self.world.now + more, self.everybody_saw_only_what_was_right)

    def _on(self, days: int, hour: int) -> datetime:
        day = self.world.now.date() + timedelta(days=days)
        return datetime.combine(day, time(hour), self.world.now.tzinfo)

    def _open(self) -> list[Running]:
        return [one for one in self.world.running if one.ended is None]

    def _asks(self) -> list[Running]:
        asked = {Matter.ASK, Matter.INVITATION}
        return [one for one in self._open() if one.ladder.matter in asked]

    def _answered(self) -> list[Running]:
        """Those whose thing nothing else began for since."""
        open_items = {one.item for one in self._open()}
        return [
            one
            for one in self.world.running
            if one.ended is Why.ANSWERED and one.item not in open_items
        ]

    def _pick(self, which: int) -> Running:
        return self._open()[which % len(self._open())]


def _with(one: Message, message: Message, people: dict[str, Person]) -> bool:
    person = people[message.to]
    return one.to == message.to and person.day(one.at) == person.day(message.at)


@pytest.fixture
def files(tmp_path: Path) -> type[Climbs]:
    """Our ladders, and those of a partnership that nudges a little later."""
    for path in FOLDER.glob("*.toml"):
        text = path.read_text(encoding="utf-8").replace("at = 09:", "at = 10:")
        (tmp_path / path.name).write_text(
            text.replace("after_start = 2", "after_start = 3")
        )
    Climbs.ladders = [read_ladders(), read_ladders(tmp_path)]
    Climbs.raws = [_raw(FOLDER), _raw(tmp_path)]
    Climbs.seen = Counter()
    return Climbs


def _raw(folder: Path) -> dict[Matter, dict[str, Any]]:
    return {
        matter: tomllib.loads((folder / f"{matter}.toml").read_text(encoding="utf-8"))
        for matter in Matter
    }


def test_whatever_happens_nudges_are_kind_and_none_is_lost(
    files: type[Climbs],
) -> None:
    run_state_machine_as_test(
        files,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )

    assert MUST_BE_SEEN - set(files.seen) == set()


class NeverFull(World):
    """Lets everybody have everything at once."""

    def today(self, person: Person) -> list[Message]:
        return []


class Forgetful(World):
    """Does not remember what it has said."""

    def _progress(self, one: Running) -> Progress:
        return replace(super()._progress(one), taken=(), elsewhere=())


class Sleepless(World):
    """Thinks that everybody is always at work."""

    def around(self, one: Running) -> dict[Whom, Rung]:
        never: dict[str, Any] = {
            "quiet_from": time(0),
            "quiet_until": time(0),
            "away": (),
        }
        return {
            whom: replace(rung, own_time=replace(rung.own_time, **never, school=None))
            for whom, rung in super().around(one).items()
        }


class GivesUpAtNight(World):
    """Counts a step that could not go as one that went, as some reminders do."""

    def _look(self, one: Running) -> Go | None:
        found = super()._look(one)
        if found is None and one.why in {Why.NIGHT, Why.ON_LEAVE}:
            one.step += 1
        return found


@pytest.mark.parametrize("kind", [NeverFull, Forgetful, Sleepless, GivesUpAtNight])
def test_the_judge_would_notice(files: type[Climbs], kind: type[World]) -> None:
    class Careless(files):  # type: ignore[misc,valid-type]
        pass

    Careless.kind = kind
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Careless,
            settings=settings(
                # The same examples every time: a control must not depend on luck.
                derandomize=True,
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                phases=[Phase.generate],
                database=None,
                report_multiple_bugs=False,
                print_blob=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
