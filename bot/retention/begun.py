"""A young person whose erasing was begun, and on whose screens they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.retention.records import Notice
from bot.retention.sending import show_homes
from bot.rights.named import workers_named
from bot.rights.sending import digests_about, show_digests, show_the_others
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Begun:
    """Read before their rows go: afterwards nothing says who was around them."""

    notice: Notice
    around: frozenset[str]
    digests: frozenset[str]

    @classmethod
    def of(cls, unit: Unit, notice: Notice) -> Begun:
        places = unit.young_people.places(notice.subject_id)
        moves = unit.handovers.about(notice.subject_id)
        named = {who for one in moves for who in workers_named(one)}
        return cls(
            notice=notice,
            around=frozenset({one.worker_id for one in places} | named),
            digests=digests_about(unit, notice.subject_id),
        )

    def show(self, unit: Unit, now: datetime) -> None:
        """Show everyone what is left without them."""
        show_homes(unit, self.around, now)
        show_the_others(unit, now)
        show_digests(unit, self.digests, now)
