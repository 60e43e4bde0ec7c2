"""Rights on a real database, and what a test needs to look behind them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.access.service import Asker, House
from bot.audit.records import Entry
from bot.deliveries.records import Delivery, Post
from bot.meetings.requests import Closing
from bot.privacy.service import Privacy
from bot.rights.cards import ErasureCard
from bot.rights.outgoing import Render
from bot.rights.service import Rights
from tests.meetings.desk import ZONE, Desk

REFERENCE = "YP-7HX3"


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Whoever asks and whoever decides, at one desk."""

    desk: Desk
    lead_ids: frozenset[str] = frozenset()

    @property
    def house(self) -> House:
        desk = self.desk
        return House(
            store=desk.store, clock=desk.clock, lead_ids=self.lead_ids, zone=ZONE
        )

    @property
    def rights(self) -> Rights:
        return Rights(self.house)

    @property
    def privacy(self) -> Privacy:
        return Privacy(self.house)

    def asker(self, handle: str) -> Asker:
        return self.desk.asker(handle)

    @property
    def person_id(self) -> str:
        return self.desk.young_person(REFERENCE).id

    def trail(self, verb: str = "") -> list[Entry]:
        with self.desk.store.looking() as unit:
            found = [one for one in unit.trail.entries() if isinstance(one, Entry)]
        return [one for one in found if verb in ("", one.verb)]

    def record_a_meeting(self) -> str:
        """Let a meeting be called, held and recorded, with something agreed."""
        desk = self.desk
        meeting_id = desk.call("ludo", "corin", about=REFERENCE)
        desk.after_the_meeting()
        odile = desk.asker("odile")
        desk.outcomes.who_came(odile, desk.everyone_came(meeting_id))
        desk.outcomes.agree(odile, meeting_id, [desk.row("ludo")], more=False)
        closing: Closing = desk.closing(
            meeting_id, has_next=False, on=None, at=None, reason="Nothing more to do"
        )
        desk.outcomes.close(odile, closing)
        return meeting_id

    def record_another(self) -> None:
        """Call a meeting and have it answered, for something more to be held."""
        meeting_id = self.desk.call("ludo", "corin", "tamsel", about=REFERENCE)
        assert self.desk.meeting(meeting_id)

    def ask(self, by: str = "barnaby") -> ErasureCard:
        return self.rights.erasures.ask(self.asker(by), self.person_id)

    def agree(self, erasure_id: str, by: str = "corin") -> ErasureCard:
        return self.rights.erasures.agree(self.asker(by), erasure_id)

    def carry_out(self) -> int:
        return self.rights.erasures.carry_out(self.desk.clock.now())

    def shown(self, delivery: Delivery) -> str:
        """Return what a queued message of these would say now."""
        with self.desk.store.looking() as unit:
            render = Render(ZONE, self.lead_ids)
            made = render(unit, delivery, self.desk.clock.now())
        return words(made.blocks) if isinstance(made, Post) else f"not: {made}"

    def text_of(self, delivery: Delivery) -> str:
        """Return what the lock screen would say."""
        with self.desk.store.looking() as unit:
            render = Render(ZONE, self.lead_ids)
            made = render(unit, delivery, self.desk.clock.now())
        assert isinstance(made, Post)
        return made.text


def words(tree: Any) -> str:
    return json.dumps(tree, ensure_ascii=False)
