"""The directory's services together, and the menu that leads to them."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, visit
from bot.clock import Clock
from bot.directory.agencies import Agencies
from bot.directory.cards import Menu
from bot.directory.visit import is_lead
from bot.directory.workers import Workers
from bot.directory.young_people import YoungPeople
from storage.unit import Store


class Directory:
    """
    Filling the directory from Slack.

    `lead_ids` are the leads of the settings: they can begin before anybody is
    in the directory, themselves included.
    """

    def __init__(
        self, store: Store, clock: Clock, lead_ids: frozenset[str], zone: str
    ) -> None:
        self._house = House(store=store, clock=clock, lead_ids=lead_ids, zone=zone)
        self.young_people = YoungPeople(self._house)
        self.workers = Workers(self._house)
        self.agencies = Agencies(self._house)

    def knows_team(self, team_id: str) -> bool:
        """Return whether anybody of that workspace is in the directory."""
        with self._house.store.looking() as unit:
            return unit.workers.has_team(team_id)

    def menu(self, asker: Asker) -> Menu:
        """Return what somebody can do here; raises NotKnownHere."""
        with self._house.store.looking() as unit:
            visitor = visit(self._house, unit, asker)
            return Menu(
                is_lead=is_lead(visitor),
                is_known=visitor.who is not None,
                has_agencies=bool(unit.agencies.everyone()),
                has_schools=bool(unit.agencies.schools()),
                is_agency_lead=visitor.actor.is_agency_lead,
                handles_rights=visitor.who is not None
                and visitor.can(Verb.EXPORT, NOTHING),
            )
