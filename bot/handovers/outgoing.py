"""How each message of a handover is made at the moment it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.ahead import messages as ahead_messages
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.deliveries.records import Delivery, File, NotNeeded, Outgoing
from bot.handovers import messages
from bot.handovers.cards import AheadCard
from bot.handovers.folder import Folder, open_folder
from bot.handovers.glances import offer_card
from bot.handovers.printing import page_of
from bot.handovers.records import Offer
from bot.handovers.route_file import Routes
from bot.handovers.sending import Kind, room_of
from bot.handovers.telling import news_card
from bot.handovers.viewing import Viewing
from bot.meetings.team import open_team
from storage.unit import Unit

_GONE = NotNeeded(reason="gone")


@dataclass(frozen=True, kw_only=True)
class _Look:
    """One handover, for one who is about to be shown something of it."""

    folder: Folder
    visit: Visit
    delivery: Delivery


class RenderHandovers:
    """Makes a handover's messages; `zone` says which day it is."""

    def __init__(self, clock: Clock, zone: str, routes: Routes) -> None:
        self._clock = clock
        self._routes = routes
        self._zone = zone
        self._make: dict[str, Callable[[_Look], Outgoing]] = {
            Kind.MINE: _mine,
            Kind.OFFER: _offer,
            Kind.NAME: _name,
            Kind.NEWS: _news,
            Kind.PASSED: _passed,
            Kind.PAGE: _page,
        }

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({*self._make, Kind.ROOM, Kind.BEGIN})

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        if delivery.kind == Kind.BEGIN:
            return self._begin(unit, delivery, now)
        handover_id = _handover_of(unit, delivery)
        handover = unit.handovers.get(handover_id) if handover_id else None
        if handover is None:
            return _GONE
        folder = open_folder(unit, handover, local_day(now, self._zone))
        if delivery.kind == Kind.ROOM:
            return _room(folder, delivery)
        viewer = unit.workers.get(delivery.worker_id or "")
        if viewer is None:
            return _GONE
        visit = Visit.of(unit, self._clock, viewer, now, self._zone)
        look = _Look(folder=folder, visit=visit, delivery=delivery)
        return self._make[delivery.kind](look)

    def _begin(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        """Ask whether to begin, if they may begin one for this young person."""
        day = unit.days_to_come.get(delivery.subject_id)
        viewer = unit.workers.get(delivery.worker_id or "")
        if day is None or viewer is None or day.route not in self._routes:
            return _GONE
        visit = Visit.of(unit, self._clock, viewer, now, self._zone)
        young_person = unit.young_people.get(day.young_person_id)
        assert young_person is not None  # A foreign key holds it.
        team = open_team(unit, young_person, visit.today, frozenset({viewer.id}))
        if not visit.can(Verb.START_HANDOVER, team.thing):
            shown = delivery.ts is not None
            gone = NotNeeded(reason="access-removed")
            return messages.not_theirs() if shown else gone
        return ahead_messages.asked(
            AheadCard(
                day_id=day.id,
                reference=young_person.reference,
                route=self._routes[day.route].name,
                coming=day.coming,
                on=day.on,
                declined=day.declined if day.is_answered else None,
                is_begun=day.handover_id is not None,
            )
        )


def _handover_of(unit: Unit, delivery: Delivery) -> str | None:
    if delivery.kind != Kind.NEWS:
        return delivery.subject_id
    entry = unit.handovers.entry(delivery.subject_id)
    return entry.handover_id if entry else None


def _room(folder: Folder, delivery: Delivery) -> Outgoing:
    """Show the list where the team meets; nobody's own buttons, no line."""
    room = room_of(folder.team.young_person)
    if room is None or room[1] != delivery.room_id:
        return messages.not_theirs() if delivery.ts else NotNeeded(reason="no-room")
    return messages.room(Viewing(folder=folder, visit=None).sheet())


def _mine(look: _Look) -> Outgoing:
    if not look.visit.can(Verb.SEE_HANDOVER, look.folder.to_see):
        return _taken_back(look)
    return messages.mine(Viewing(folder=look.folder, visit=look.visit).sheet())


def _offer(look: _Look) -> Outgoing:
    if not look.visit.can(Verb.ANSWER_OFFER, look.folder.to_answer):
        return _taken_back(look)
    return messages.offer(offer_card(look.folder, look.visit))


def _name(look: _Look) -> Outgoing:
    if not look.visit.can(Verb.RUN_HANDOVER, look.folder.to_offer):
        return _taken_back(look)
    made = look.folder.handover.offer is not Offer.NOT_MADE
    if made and look.delivery.ts is None:
        return NotNeeded(reason="named")
    return messages.name(offer_card(look.folder, look.visit))


def _news(look: _Look) -> Outgoing:
    sees = look.visit.can(Verb.SEE_HANDOVER, look.folder.to_see)
    if not sees and not look.visit.can(Verb.SEE_HANDOVER, look.folder.to_speak):
        return _taken_back(look)
    card = news_card(look.folder, look.visit, look.delivery.subject_id)
    if card is None:
        return _GONE
    if not sees and not card.deed.is_of_the_offer:
        return NotNeeded(reason="not-accepted")
    return messages.news(card)


def _passed(look: _Look) -> Outgoing:
    if not look.visit.can(Verb.SEE_HANDOVER, look.folder.to_see):
        return _taken_back(look)
    sheet = Viewing(folder=look.folder, visit=look.visit).sheet()
    moved = look.folder.handover.taken_over_on is not None or sheet.state.is_over
    if moved and look.delivery.ts is None:
        return NotNeeded(reason="moved")
    return messages.passed(sheet)


def _page(look: _Look) -> Outgoing:
    """Draw the page as it is by now; it names nobody outside of it."""
    if not look.visit.can(Verb.SEE_HANDOVER, look.folder.to_see):
        return NotNeeded(reason="access-removed")
    # Drawn seldom: nothing of it is loaded at start.
    from bot.handovers.one_page import draw

    return File(
        text="One page about a handover, for a supervision or a board.",
        name="handover.pdf",
        content=draw(page_of(look.folder)),
    )


def _taken_back(look: _Look) -> Outgoing:
    if look.delivery.ts is None:
        return NotNeeded(reason="access-removed")
    return messages.not_theirs()
