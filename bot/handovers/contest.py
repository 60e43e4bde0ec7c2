"""
Seen differently: who tries to agree, and until when; pure.

Workers talk for two working days, managers until the fifth, heads of service until
the tenth (DOMAIN 2.0, ours; a partnership may set other days). The holder stays.
"""

from __future__ import annotations

from datetime import date

from bot.calendars.nations import Nation, add_working_days
from bot.handovers.records import Stage

#: The last working day of each stage, counted from the day it was said.
DAYS = (2, 5, 10)
_ORDER = tuple(Stage)


def stage_ends(
    contested_on: date, nation: Nation, days: tuple[int, int, int] = DAYS
) -> tuple[date, date, date]:
    """Return the last day of each stage; the day it was said is not counted."""
    workers, managers, heads = (
        add_working_days(contested_on, number, nation) for number in days
    )
    return workers, managers, heads


def stage_on(
    contested_on: date,
    pushed: Stage,
    today: date,
    nation: Nation,
    days: tuple[int, int, int] = DAYS,
) -> Stage:
    """
    Return who tries to agree today: by its days, or as far as somebody pushed it.

    A stage has the whole of its last day. Heads keep it after theirs: somebody does.
    """
    workers, managers, _ = stage_ends(contested_on, nation, days)
    by_days = (today > workers) + (today > managers)
    return _ORDER[max(by_days, _ORDER.index(pushed))]
