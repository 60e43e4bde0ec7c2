"""How the weekly post is queued, found again and shown anew."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.clock import Clock
from bot.deliveries.queue import refresh, to_room
from bot.deliveries.records import Delivery, Lane
from bot.directory.records import YoungPerson
from bot.weeks.rules import monday_of
from storage.unit import Unit


class Kind(StrEnum):
    """What is posted each week; it has a renderer in `outgoing`."""

    WEEK = "nudge.week"


def key_of(person: YoungPerson, edition: int) -> str:
    """Return the key of one week's post in one channel."""
    week = f"{monday_of(edition):%G-W%V}"
    return f"{Kind.WEEK}:{person.id}:{week}:{person.room_id}"


def post(
    unit: Unit, clock: Clock, person: YoungPerson, edition: int, due_at: datetime
) -> None:
    """Queue the post of one week; it waits in the queue for its day."""
    to_room(
        unit,
        clock,
        kind=Kind.WEEK,
        workspace=person.room_team_id or "",
        room_id=person.room_id or "",
        subject_id=person.id,
        key=key_of(person, edition),
        edition=edition,
        lane=Lane.WHENEVER,
        due_at=due_at,
        live=True,
    )


def newest_shown(unit: Unit, young_person_id: str) -> Delivery | None:
    """Return the last weekly post that stands in a channel."""
    posts = unit.deliveries.live_about(Kind.WEEK, young_person_id)
    return next((one for one in reversed(posts) if one.ts), None)


def show_again(unit: Unit, young_person_id: str, now: datetime) -> None:
    """
    Show this week's post as it is now, where one stands.

    Called in the transaction that changes an answer, a date or a meeting: nobody
    is awaited in public who has answered.
    """
    newest = newest_shown(unit, young_person_id)
    if newest is not None:
        refresh(unit, newest.dedupe_key, now, lane=Lane.WHENEVER)
