"""What may be said of a team, and which small thing could help it; pure."""

from __future__ import annotations

from bot.mirror.records import Share, Tally, Try
from bot.nudges.days import median_of

#: With fewer there is nothing to say yet, and one person could be meant (ours).
LEAST = 3
#: From one in five on something is worth a try (ours).
_WORTH_A_TRY = 5
#: From so many working days on an answer is slow to whoever waits (ours).
_SLOW = 3


def enough(share: Share) -> Share | None:
    """Return it when there is enough of it to say anything."""
    return share if share.of >= LEAST else None


def reply_days(tally: Tally) -> int | None:
    """Return the days that half of the answers took at most; None with too few."""
    days = tally.reply_days
    return median_of(days) if len(days) >= LEAST else None


def idea(tally: Tally) -> Try | None:
    """Return one small thing to try: what others feel most comes first."""
    for share, what in (
        (tally.unanswered, Try.SAY_NOT_ME),
        (tally.missed, Try.SEND_SOMEONE),
        (tally.uncovered, Try.NAME_DEPUTY),
    ):
        if enough(share) and share.some * _WORTH_A_TRY >= share.of:
            return what
    days = reply_days(tally)
    if days is not None and days >= _SLOW:
        return Try.TEN_MINUTES
    return Try.TELL_OTHERS if _has_anything(tally) else None


def _has_anything(tally: Tally) -> bool:
    shares = (tally.missed, tally.unanswered, tally.uncovered)
    return reply_days(tally) is not None or any(enough(one) for one in shares)
