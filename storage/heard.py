"""What the ledger says of several things, whichever of their ladders it is of."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from bot.nudges.records import Nudge
from storage.base import Shelf, to_record
from storage.nudges import climbs, nudges

_ABOUT = (
    select(climbs.c.item_id, nudges)
    .join_from(climbs, nudges, nudges.c.climb_id == climbs.c.id)
    .where(climbs.c.item_id.in_(bindparam("item_ids", expanding=True)))
    .order_by(nudges.c.step, nudges.c.at, nudges.c.id)
)


class Heard(Shelf):
    """Reads the ledger across ladders, for many things at once; changes nothing."""

    def about(self, item_ids: frozenset[str]) -> Mapping[str, list[Nudge]]:
        """Return each thing's lines of every ladder, in the order of their steps."""
        found: dict[str, list[Nudge]] = {one: [] for one in item_ids}
        rows = self._connection.execute(_ABOUT, {"item_ids": sorted(item_ids)})
        for row in rows:
            found[row.item_id].append(to_record(Nudge, row))
        return found
