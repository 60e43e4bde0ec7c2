"""A handover in the running bot, and what became of each nudge about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.access.service import Asker
from bot.handovers.requests import Words
from bot.nudges.records import ClimbState, Matter, Nudge, NudgeState, Why, Wording
from tests.handovers.move import Move
from tests.nudges.office import Office
from tests.nudges.times import wall

T = date(2027, 3, 24)


class Handed(Move):
    """A handover in the running bot, from Odile to Ludo unless said otherwise."""

    def __init__(self, office: Office, **beginning: Any) -> None:
        super().__init__(office.desk)
        self.office = office
        self.receiver = "ludo"
        services = office.bot.services
        self.handovers, self.offers = services.handovers, services.offers
        self.items, self.running = services.items, services.running
        self.begin(transfer_on=T, **beginning)

    def asker(self, handle: str) -> Asker:
        return self.desk.asker(handle)

    def nudged(self, wording: Wording | None = None) -> list[Nudge]:
        """Return what reached somebody, in order."""
        sent = [one for one in self.office.lines() if one.state is NudgeState.SENT]
        found = [one for one in sent if wording is None or one.wording is wording]
        return sorted(found, key=lambda one: (one.sent_at or one.at, one.id))

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Yield whom, on which day, and what."""
        names = {
            self.desk.id_of(one): one
            for one in ("odile", "ludo", "hesper", "barnaby", "sunniva", "ruan")
        }
        for one in self.nudged():
            day = wall(one.sent_at or one.at)[:10]
            yield names[one.worker_id or ""], day, str(one.wording)

    def why_ended(self, matter: Matter) -> list[Why]:
        return [
            one.why
            for one in self.office.climbs()
            if one.matter is matter and one.state is ClimbState.ENDED
        ]

    def differ(self) -> None:
        words = Words(handover_id=self.id, words="The requirement is nearly done")
        self.offers.differ(self.asker("ludo"), words)


def handed(office: Office, at: str = "2027-02-22 09:10", **beginning: Any) -> Handed:
    office.at(at)
    return Handed(office, **beginning)


def running_items(move: Handed) -> list[tuple[str, str]]:
    """Return whose ladder runs about which item."""
    return [
        (one.worker_id, one.item_id)
        for one in move.office.climbs()
        if one.matter is Matter.HANDOVER_ITEM and one.state is ClimbState.RUNNING
    ]
