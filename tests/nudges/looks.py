"""One look at a ladder, as short as a test would like to write it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.nudges.ladder import Go, Next, Progress, Rung, Taken, Wait, next_step
from bot.nudges.ladder_file import read_ladders
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Ladder, Matter, Whom
from tests.nudges.times import d, london, own_time, wall

#: The files as they are, but to the minute: a spread would hide what is meant.
LADDERS = {
    matter: replace(ladder, spread_minutes=0)
    for matter, ladder in read_ladders().items()
}
INVITATION, ACTION, ASK = (
    LADDERS[Matter.INVITATION],
    LADDERS[Matter.ACTION],
    LADDERS[Matter.ASK],
)
MISSED, SAID_NO = LADDERS[Matter.MISSED], LADDERS[Matter.SAID_NO]


def somebody(worker_id: str, own: OwnTime | None = None, *, slack: bool = True) -> Rung:
    return Rung(worker_id=worker_id, own_time=own or own_time(), has_slack=slack)


def around(**changes: Rung | None) -> dict[Whom, Rung]:
    """The person and the one who asked, with whoever else is named, or without."""
    usual = {"person": somebody("person"), "asker": somebody("asker")}
    there = {**usual, **changes}
    return {Whom(whom): rung for whom, rung in there.items() if rung is not None}


def progress(**changes: Any) -> Progress:
    """Begun on Mon 1 Mar 2027 at 11:00, for Wed 17 Mar at 11:35."""
    usual = {
        "climb_id": "c",
        "started_at": london("2027-03-01 11:00"),
        "due": d("2027-03-17"),
        "over_at": london("2027-03-17 11:35"),
    }
    return Progress(**{**usual, **changes})


def taken(step: int, at: str, whom: Whom = Whom.PERSON) -> Taken:
    return Taken(step=step, worker_id=str(whom), whom=whom, at=london(at))


def look(ladder: Ladder, now: str, there: Any = None, **changes: Any) -> Next:
    return next_step(ladder, progress(**changes), _there(there), london(now))


def said(found: Next) -> tuple[str, ...]:
    """Return a look as short words: "go person invitation-first", "wait Mon …"."""
    match found:
        case Go():
            return "go", str(found.whom), str(found.wording)
        case Wait():
            return "wait", wall(found.until), str(found.why)
        case _:
            return type(found).__name__.lower(), str(found.why)


def story(
    ladder: Ladder, there: Any = None, *, days: int = 60, **changes: Any
) -> list[str]:
    """Play a ladder to its end with a bot that never sleeps; each line one step."""
    state = progress(**changes)
    now, last = state.started_at, state.started_at + timedelta(days=days)
    lines: list[str] = []
    while now <= last:
        match found := next_step(ladder, state, _there(there), now):
            case Wait():
                now = found.until
                continue
            case Go():
                lines.append(f"{wall(now)} {found.whom} {found.wording}")
                got = Taken(
                    step=found.step,
                    worker_id=found.rung.worker_id,
                    whom=found.whom,
                    at=now,
                )
                state = replace(state, taken=(*state.taken, got))
            case _:
                lines.append(f"{wall(now)} {type(found).__name__.lower()} {found.why}")
                if type(found).__name__ == "End":
                    return lines
        state = replace(state, step=state.step + 1)
    raise AssertionError(f"It never ended: {lines}")


def _there(there: Any) -> Any:
    return around() if there is None else there
