"""A year that was played, in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from bot.simulation.diary import messages_per_week
from bot.simulation.records import Log, World
from bot.simulation.recount import Verdict
from bot.simulation.waits import waits_of

_OUT = {"sent"}


@dataclass(frozen=True, kw_only=True)
class PerWeek:
    """Messages to one person in one week, over all persons and weeks."""

    mean: float
    p95: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """What `simulate` says of one year."""

    seed: int
    people: int
    schools: int
    items: int
    messages: int
    digests: int
    nudges: int
    #: Things that were answered, done, passed on or withdrawn by somebody.
    answered: int
    #: Ladders that reached their end without an answer.
    given_up: int
    per_week: PerWeek
    #: Found waiting overnight past the time they were meant for, by reason.
    held_overnight: dict[str, int]
    #: Steps left out, by the reason that the ledger keeps.
    left_out: dict[str, int]
    #: What Slack did instead of taking a message.
    trouble: dict[str, int]
    downtime_hours: float
    restarts: int
    faults: dict[str, int]
    cases: tuple[str, ...]
    seconds: float

    @property
    def is_clean(self) -> bool:
        return not any(self.faults.values())

    def as_record(self) -> dict[str, Any]:
        return asdict(self)


def report_of(
    world: World,
    log: Log,
    verdict: Verdict,
    *,
    trouble: dict[str, int],
    restarts: int,
    seconds: float,
) -> Report:
    per_week = messages_per_week(world, log)
    left_out = Counter(one.why for one in log.lines if one.state not in _OUT)
    down = sum((one.end - one.start).total_seconds() for one in world.outages)
    return Report(
        seed=world.seed,
        people=len(world.people),
        schools=sum(one.is_school for one in world.offices),
        items=world.items,
        messages=len(log.posted),
        digests=sum(one.is_digest for one in log.posted),
        nudges=sum(one.state in _OUT for one in log.lines),
        answered=_answered(world),
        given_up=log.ended.get("given-up", 0),
        per_week=PerWeek(
            mean=round(sum(per_week) / len(per_week), 2),
            p95=per_week[len(per_week) * 95 // 100],
            most=per_week[-1],
        ),
        held_overnight=_sorted(log.held_overnight),
        left_out=_sorted({why or "": count for why, count in left_out.items()}),
        trouble=_sorted(trouble),
        downtime_hours=round(down / 3600, 1),
        restarts=restarts,
        faults=dict(verdict.counts),
        cases=tuple(verdict.cases),
        seconds=round(seconds, 1),
    )


def _answered(world: World) -> int:
    ended = {one.key[1] for one in waits_of(world).values() if one.was_answered}
    return len(ended)


def _sorted(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
