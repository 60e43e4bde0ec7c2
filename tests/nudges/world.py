"""A little world with a bot in it: people, things they are awaited for, and a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.nudges.ladder import (
    End,
    Go,
    Pass,
    Progress,
    Reached,
    Rung,
    Taken,
    Wait,
    next_step,
)
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Ladder, Whom, Why

MOST_A_DAY = 3


@dataclass(kw_only=True)
class Person:
    """Somebody, as a directory would know them today."""

    id: str
    own: OwnTime
    slack: bool = True
    deputy: str | None = None

    def day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.own.zone)).date()


@dataclass(kw_only=True)
class Running:
    """One ladder for one thing; `raw` is what its file said when it began."""

    item: str
    person: str
    asker: str
    decider: str | None
    ladder: Ladder
    raw: dict[str, Any]
    started_at: datetime
    due: date
    over_at: datetime | None
    decision: bool
    step: int = 0
    next_at: datetime | None
    not_before: datetime | None = None
    ended: Why | None = None
    why: Why | None = None
    on_its_way: Go | None = None
    queued_with: int = 0
    stuck: bool = False
    sent: list[Taken] = field(default_factory=list)
    #: Steps that were left out or did not get there, with the reason.
    passed: dict[int, Why] = field(default_factory=dict)
    unreachable: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class Message:
    """What somebody saw: one message, with the steps it carried."""

    to: str
    at: datetime
    steps: tuple[tuple[Running, Go], ...]


@dataclass(kw_only=True)
class World:
    """The bot is a dozen lines here; all the thinking is in `next_step`."""

    now: datetime
    people: dict[str, Person]
    running: list[Running] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    #: "works", "stays" (on its way, no more), "fails" (Slack will never take it).
    slack: str = "works"
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def to(self, moment: datetime, then_do: Callable[[], None]) -> None:
        """Let time pass with the bot awake: it looks whenever something is due."""
        while (then := self._next_look()) is not None and then <= moment:
            self.now = max(self.now, then)
            self.tick()
            then_do()
        self.now = moment
        self.tick()
        then_do()

    def asleep_to(self, moment: datetime) -> None:
        self.now = moment

    def tick(self) -> None:
        self._deliver()
        ready: dict[str, list[tuple[Running, Go]]] = {}
        for one in self.running:
            if one.next_at is not None and one.next_at <= self.now:
                go = self._look(one)
                if go is not None:
                    ready.setdefault(go.rung.worker_id, []).append((one, go))
        for to, steps in ready.items():
            self._give_out(self.people[to], steps)
        self._deliver()

    def around(self, one: Running) -> dict[Whom, Rung]:
        person = self.people[one.person]
        named = {
            Whom.PERSON: one.person,
            Whom.DEPUTY: person.deputy,
            Whom.ASKER: one.asker,
            Whom.DECIDER: one.decider,
        }
        return {
            whom: Rung(
                worker_id=who,
                own_time=self.people[who].own,
                has_slack=self.people[who].slack and who not in one.unreachable,
            )
            for whom, who in named.items()
            if who is not None
        }

    def look_again(self) -> None:
        for one in self.running:
            if one.next_at is not None:
                one.next_at = min(one.next_at, self.now)

    def today(self, person: Person) -> list[Message]:
        day = person.day(self.now)
        return [
            one
            for one in self.messages
            if one.to == person.id and person.day(one.at) == day
        ]

    def _next_look(self) -> datetime | None:
        return min((one.next_at for one in self.running if one.next_at), default=None)

    def _look(self, one: Running) -> Go | None:
        while True:
            found = next_step(
                one.ladder, self._progress(one), self.around(one), self.now
            )
            self._count(found)
            match found:
                case Wait():
                    one.next_at, one.why = found.until, found.why
                    if one.stuck:
                        one.next_at = self.now + timedelta(hours=2)
                    return None
                case Pass():
                    one.passed[found.step] = found.why
                    one.step += 1
                case End():
                    one.next_at, one.why, one.ended = None, found.why, found.why
                    return None
                case Go():
                    return found

    def _progress(self, one: Running) -> Progress:
        others = [
            Reached(worker_id=sent.worker_id, at=sent.at)
            for other in self.running
            if other.item == one.item and other is not one
            for sent in other.sent
        ]
        return Progress(
            climb_id=f"{one.item}-{one.started_at}",
            started_at=one.started_at,
            due=one.due,
            over_at=one.over_at,
            ended=one.ended,
            step=one.step,
            taken=tuple(one.sent),
            elsewhere=tuple(others),
            not_before=one.not_before,
            decision_needed=one.decision,
            on_its_way=one.on_its_way is not None,
        )

    def _give_out(self, person: Person, steps: list[tuple[Running, Go]]) -> None:
        """At most three messages a day each, and the rest in one digest."""
        on_their_way = {
            one.queued_with
            for one in self.running
            if one.on_its_way and one.on_its_way.rung.worker_id == person.id
        }
        room = MOST_A_DAY - len(self.today(person)) - len(on_their_way)
        if room <= 0:
            for one, _ in steps:
                tomorrow = person.own.next_moment(
                    person.own.window(person.day(self.now))[1]
                )
                one.next_at = tomorrow.at if tomorrow else self.now + timedelta(days=1)
                one.why = Why.ENOUGH_TODAY
            return
        for number, (one, go) in enumerate(steps):
            one.on_its_way, one.next_at = go, self.now + timedelta(minutes=1)
            one.queued_with = len(self.messages) * 100 + min(number, room - 1)

    def _deliver(self) -> None:
        together: dict[tuple[str, int], list[Running]] = {}
        for one in self.running:
            if one.on_its_way is not None:
                key = (one.on_its_way.rung.worker_id, one.queued_with)
                together.setdefault(key, []).append(one)
        for (to, _), these in together.items():
            self._settle(self.people[to], these)

    def _settle(self, person: Person, these: list[Running]) -> None:
        """Not needed any more, never taken, still on its way, or there at last."""
        for one in these:
            if one.ended is not None:
                one.on_its_way, one.stuck = None, False
        steps = tuple(
            (one, one.on_its_way) for one in these if one.on_its_way is not None
        )
        if self.slack == "stays":
            for one, _ in steps:
                one.stuck = True
        if not steps or self.slack == "stays":
            return
        if self.slack == "fails" or not person.slack:
            for one, _ in steps:
                one.unreachable.add(person.id)
        elif not any(one.stuck for one, _ in steps):
            self._arrive(person, steps)
        # What could not go for a while is thought about again, and not just sent.
        for one, _ in steps:
            one.on_its_way, one.stuck, one.next_at = None, False, self.now

    def _arrive(self, person: Person, steps: tuple[tuple[Running, Go], ...]) -> None:
        self.messages.append(Message(to=person.id, at=self.now, steps=steps))
        for one, go in steps:
            got = Taken(step=go.step, worker_id=person.id, whom=go.whom, at=self.now)
            one.sent.append(got)
            one.step = go.step + 1

    def _count(self, found: object) -> None:
        match found:
            case Go():
                self.seen["go", str(found.whom)] += 1
                self.seen["says", str(found.wording)] += 1
            case Wait() | Pass() | End():
                self.seen[type(found).__name__.lower(), str(found.why)] += 1


def changed(person: Person, **changes: Any) -> None:
    person.own = replace(person.own, **changes)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
