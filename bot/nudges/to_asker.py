"""Telling the one who asked what somebody answered, at a kind moment for them."""

from __future__ import annotations

from bot.deliveries.queue import to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Worker
from bot.errors import AlongsideError
from bot.meetings.rules import kind_moment
from bot.nudges.keys import AskerKind, help_key, key_to_asker
from bot.nudges.opened import Opened
from bot.nudges.records import InTheWay, WouldHelp


class NobodyToTell(AlongsideError):
    """Whoever asked this is not here any more. Your team lead can help."""


def tell_asker(opened: Opened, kind: AskerKind) -> None:
    """Queue it for who asked, or who stands in for them; the same again is once."""
    asker = _asker(opened)
    _queue(opened, kind, asker, key_to_asker(kind, opened.nudge, asker.id))


def ask_for_help(opened: Opened, in_the_way: InTheWay, would_help: WouldHelp) -> None:
    """Queue which help is asked for; the same help again is once."""
    asker = _asker(opened)
    key = help_key(opened.nudge, asker.id, in_the_way, would_help)
    _queue(opened, AskerKind.HELP, asker, key)


def _asker(opened: Opened) -> Worker:
    """Raises NobodyToTell, also for what somebody asked of themselves."""
    asker_id = opened.asker_id
    asker = opened.visit.unit.workers.get(asker_id) if asker_id else None
    if asker is None:
        raise NobodyToTell
    return asker


def _queue(opened: Opened, kind: AskerKind, asker: Worker, key: str) -> None:
    unit, now = opened.visit.unit, opened.visit.now
    agency = unit.agencies.get(asker.agency_id)
    to_worker(
        unit,
        opened.visit.clock,
        kind=kind,
        worker=asker,
        subject_id=opened.nudge.id,
        key=key,
        lane=Lane.TODAY,
        due_at=kind_moment(now, agency) if agency else now,
        live=True,
    )
