"""When asking somebody in the same way again helps nobody; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.meetings.records import Attendance
from bot.nudges.records import Climb, Matter, Why

#: Missed so often running, or so many asks without an answer (DOMAIN 79).
MISSED_RUNNING = 2
UNANSWERED_RUNNING = 3
#: How many of the last that somebody was asked for are looked at, of all senders.
LOOKED_BACK = 12
#: The one who asks is not told the same again sooner than this (ours).
NOT_AGAIN_FOR = timedelta(days=28)

#: What counts as having been asked for something.
ASKING = frozenset({Matter.INVITATION, Matter.ASK, Matter.ACTION, Matter.PROMISE})
#: Besides these a handover's: answers to it are counted, and label nobody.
COUNTED = ASKING | {Matter.HANDOVER_ITEM, Matter.OFFER, Matter.CHECK}


def missed_running(attendances: Sequence[Attendance]) -> bool:
    """Whether the last meetings, newest first, were all missed."""
    last = attendances[:MISSED_RUNNING]
    missed = all(one is Attendance.MISSED for one in last)
    return missed and len(last) == MISSED_RUNNING


def unanswered_running(ended: Sequence[Climb]) -> bool:
    """Whether the last ladders, newest first, all ended without an answer."""
    last = ended[:UNANSWERED_RUNNING]
    silent = all(one.why in {Why.GIVEN_UP, Why.OVER} for one in last)
    return silent and len(last) == UNANSWERED_RUNNING


def told_lately(patterns: Sequence[Climb], now: datetime) -> bool:
    """Whether the one who asks was asked to try differently not long ago."""
    return any(now - one.started_at < NOT_AGAIN_FOR for one in patterns)
