"""One invented year from a seed: people, what happens to them, when the bot is down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.simulation.chance import Chance, on_grid
from bot.simulation.life import Lives
from bot.simulation.people import Size, make_offices, make_people, make_teams
from bot.simulation.records import Outage, World

#: A school year, with both days on which the clocks change.
FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
_START = datetime.combine(FIRST, time(6), UTC)
_END = datetime.combine(LAST, time(22), UTC)
#: How often the bot is down in a year, and for how many minutes at most.
_OUTAGES = ((36, 1, 55), (12, 60, 9 * 60), (4, 24 * 60, 4 * 24 * 60))
_DEATHS = 8


def make_world(seed: int, size: Size | None = None) -> World:
    """Return the same year for the same seed and size."""
    size = size or Size()
    # Nothing is guarded by it, and the same seed has to give the same year.
    chance = Chance(Random(seed))  # nosec B311
    offices = make_offices(chance, size)
    people = make_people(chance, size, offices, FIRST, LAST)
    teams = make_teams(chance, size, offices, people, FIRST, LAST)
    outages = _outages(chance, size.share)
    lives = Lives(
        chance=chance,
        offices={one.id: one for one in offices},
        people={one.id: one for one in people},
        teams=teams,
        start=FIRST,
        end=LAST,
        later=lambda at: _back_at(outages, at),
    )
    gatherings = lives.gatherings(size)
    so_far = sum(len(one.called) + len(one.actions) for one in gatherings)
    return World(
        seed=seed,
        start=_START,
        end=_END,
        offices=tuple(offices),
        people=tuple(people),
        teams=tuple(teams),
        gatherings=tuple(gatherings),
        requests=tuple(lives.requests(max(size.items - so_far, 0))),
        outages=tuple(outages),
        deaths=tuple(
            sorted(
                chance.between(_START, _END) for _ in range(_times(_DEATHS, size.share))
            )
        ),
    )


def _times(count: int, share: float) -> int:
    return max(round(count * share), 1)


def _outages(chance: Chance, share: float) -> list[Outage]:
    drawn = []
    for count, least, most in _OUTAGES:
        for _ in range(_times(count, share)):
            start = chance.between(_START, _END - timedelta(days=40))
            length = timedelta(minutes=chance.number(least, most))
            end = on_grid(start + length) + timedelta(minutes=15)
            drawn.append(Outage(start=start, end=end, restarts=chance.happens(0.3)))
    apart: list[Outage] = []
    for one in sorted(drawn, key=lambda one: one.start):
        if not apart or one.start > apart[-1].end:
            apart.append(one)
    return apart


def _back_at(outages: list[Outage], at: datetime) -> datetime:
    """Return `at`, or the end of the outage that it is in."""
    return next((one.end for one in outages if one.start <= at < one.end), at)
