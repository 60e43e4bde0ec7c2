"""Handovers in counts, for leads: by route, never by person or agency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, visit
from bot.calendars.nations import Nation
from bot.handovers.board import Seen, counted, seen_of
from bot.handovers.board_cards import Board
from bot.handovers.dates import Basis
from bot.handovers.folder import school_days
from bot.handovers.plan import Plan
from bot.handovers.records import Handover, Item
from bot.handovers.route import Route
from bot.handovers.route_text import from_text
from bot.handovers.story import Entry
from storage.unit import Unit

#: How far back it looks. There is one choice only: two stretches could be taken from
#: one another, and what is hidden in both would show.
DAYS = 365


class Boards:
    """Shows a lead how handovers go, and nothing of anybody."""

    def __init__(self, house: House) -> None:
        self._house = house

    def lately(self, asker: Asker) -> Board:
        """Return the counts of the last twelve months; raises NotFound."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            visitor.require(Verb.SEE_COUNTS, NOTHING, visitor.worker.id)
            since = visitor.today - timedelta(days=DAYS)
            return Board(since=since, rows=tuple(counted(_seen(unit, since))))


def _seen(unit: Unit, since: date) -> Iterator[Seen]:
    """Read them all with three questions, however many there are."""
    items: dict[str, dict[str, Item]] = {}
    for item in unit.measures.their_items(since):
        items.setdefault(item.handover_id, {})[item.key] = item
    stories: dict[str, list[Entry]] = {}
    for entry in unit.measures.their_stories(since):
        stories.setdefault(entry.handover_id, []).append(entry)
    routes: dict[str, Route] = {}
    for one in unit.measures.handovers_begun(since):
        if one.edition_id not in routes:
            routes[one.edition_id] = from_text(unit.handovers.edition(one.edition_id))
        plan = Plan(
            handover=one, route=routes[one.edition_id], items=items.get(one.id, {})
        )
        yield seen_of(plan, stories.get(one.id, []), _basis(unit, one))


def _basis(unit: Unit, one: Handover) -> Basis:
    school = unit.agencies.school(one.school_id) if one.school_id else None
    return Basis(
        transfer_on=one.transfer_on,
        began_on=one.began_on,
        nation=Nation(one.nation),
        school=school_days(school),
    )
