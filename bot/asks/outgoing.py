"""How each message of an ask is made at the moment it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Actor, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.asks import messages
from bot.asks.cards import HelpWanted
from bot.asks.folder import AskFolder, open_folder
from bot.asks.records import AskState
from bot.asks.sending import Kind, help_asked
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, NotNeeded, Outgoing
from bot.directory.records import Worker
from storage.unit import Unit

_GONE = NotNeeded(reason="gone")

Make = Callable[[Unit, AskFolder, Actor, Delivery], Outgoing]


class RenderAsks:
    """Makes an ask's messages; `zone` says which day it is."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._make: dict[str, Make] = {
            Kind.ASKED: _asked,
            Kind.MINE: _mine,
            Kind.HELP: _help,
        }

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self._make)

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        ask = unit.asks.get(delivery.subject_id)
        viewer = unit.workers.get(delivery.worker_id or "")
        if ask is None or viewer is None:
            return _GONE
        today = local_day(now, self._zone)
        folder = open_folder(unit, ask, today)
        actor = _in_place_too(unit, viewer, today)
        return self._make[delivery.kind](unit, folder, actor, delivery)


def _in_place_too(unit: Unit, viewer: Worker, today: date) -> Actor:
    absent = unit.workers.deputised_by(viewer.id, today)
    return replace(actor_of(viewer), deputises=absent)


def _asked(
    _unit: Unit, folder: AskFolder, viewer: Actor, delivery: Delivery
) -> Outgoing:
    if not _may(viewer, Verb.ANSWER_ASK, folder):
        return _somebody_elses(folder, viewer, delivery)
    if delivery.ts is None and folder.ask.state is not AskState.ASKED:
        return NotNeeded(reason=folder.ask.state.value)
    return messages.asked(folder.asked(viewer.worker_id))


def _somebody_elses(folder: AskFolder, viewer: Actor, delivery: Delivery) -> Outgoing:
    """It was passed on, or is not theirs to see; what is on a screen says so."""
    sees = _may(viewer, Verb.SEE_ASK, folder)
    if delivery.ts is None:
        return NotNeeded(reason="passed-on" if sees else "access-removed")
    return messages.passed_on(folder.card()) if sees else messages.not_theirs()


def _mine(
    _unit: Unit, folder: AskFolder, viewer: Actor, delivery: Delivery
) -> Outgoing:
    if not _may(viewer, Verb.RUN_ASK, folder):
        return _taken_back(delivery)
    if delivery.ts is None and folder.ask.state is AskState.WITHDRAWN:
        return NotNeeded(reason="withdrawn")
    return messages.mine(folder.card())


def _help(unit: Unit, folder: AskFolder, viewer: Actor, delivery: Delivery) -> Outgoing:
    if not _may(viewer, Verb.RUN_ASK, folder):
        return _taken_back(delivery)
    by_id, in_the_way, would_help = help_asked(delivery)
    by, ask = unit.workers.get(by_id), folder.ask
    is_settled = not ask.state.is_open or by is None
    if by is None or (is_settled and delivery.ts is None):
        return NotNeeded(reason="settled")
    agency = unit.agencies.get(by.agency_id)
    return messages.help_asked(
        HelpWanted(
            item_id=ask.id,
            reference=folder.reference,
            what=ask.what,
            due=ask.due,
            name=by.name,
            phone=by.phone or (agency.phone if agency else None),
            in_the_way=in_the_way,
            would_help=would_help,
            is_settled=is_settled,
        )
    )


def _taken_back(delivery: Delivery) -> Outgoing:
    if delivery.ts is None:
        return NotNeeded(reason="access-removed")
    return messages.not_theirs()


def _may(viewer: Actor, verb: Verb, folder: AskFolder) -> bool:
    return may(viewer, verb, folder.thing, folder.today).allowed
