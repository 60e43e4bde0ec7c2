"""How often somebody came, for themselves alone; pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.home.cards import Presence
from bot.meetings.records import Attendance

#: So many of the last meetings are looked at, and with fewer held nothing is said
#: (DOMAIN 10: a streak of turning up, not of speaking).
MOST_SEEN, LEAST_HELD = 6, 3
_THERE = frozenset({Attendance.CAME, Attendance.SENT_SOMEONE})


def presence(attendances: Sequence[Attendance]) -> Presence | None:
    """Return how often they were there, newest first; None while too few were held."""
    last = attendances[:MOST_SEEN]
    if len(last) < LEAST_HELD:
        return None
    return Presence(been=sum(one in _THERE for one in last), of=len(last))
