"""What went out about one thing lately, whichever of its ladders it was of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select

from bot.nudges.records import NudgeState
from storage.base import Shelf
from storage.nudges import climbs, nudges
from storage.types import UtcDateTime


@dataclass(frozen=True, kw_only=True)
class Said:
    """One nudge that somebody got, or is about to get."""

    worker_id: str
    #: When it arrived; None while it is on its way.
    sent_at: datetime | None


_c, _n = climbs.c, nudges.c
_SENT_SINCE = and_(
    _n.state == NudgeState.SENT,
    _n.sent_at > bindparam("since", type_=UtcDateTime()),
)
# Asked for every step of every ladder: built once.
_ELSEWHERE = (
    select(_n.worker_id, _n.sent_at)
    .select_from(climbs.join(nudges, _n.climb_id == _c.id))
    .where(
        _c.item_id == bindparam("item_id"),
        _c.id != bindparam("climb_id"),
        or_(_n.state == NudgeState.ON_ITS_WAY, _SENT_SINCE),
    )
    .order_by(_n.at, _n.id)
)


class Heard(Shelf):
    """Reads the ledger across ladders; changes nothing."""

    def elsewhere(self, item_id: str, climb_id: str, since: datetime) -> list[Said]:
        """Return what other ladders said about this thing since then, in order."""
        known = {"item_id": item_id, "climb_id": climb_id, "since": since}
        return self._all(Said, _ELSEWHERE, **known)
