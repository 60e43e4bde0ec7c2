"""The weekly post of each team's channel: queued by itself, off with one tap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.calendars.wall_time import local_day
from bot.directory.records import YoungPerson
from bot.nudges.records import RoomWeek
from bot.weeks.reading import days_of
from bot.weeks.rules import Days, Window, edition_of, is_daytime, monday_of
from bot.weeks.sending import key_of, post, show_again
from storage.unit import Unit

#: How often the clock looks; a post is queued so much ahead that it goes in time.
LOOK_EVERY = timedelta(minutes=15)


class Weeks:
    """Each young person whose team has a channel gets one post a week there."""

    def __init__(self, house: House) -> None:
        self._house = house

    def tick(self, now: datetime) -> None:
        """
        Queue what is due; idempotent, and safe to miss until the afternoon.

        A week whose post was missed for a whole day has none, and loses nothing:
        all that it says stands elsewhere.
        """
        if not is_daytime(now, self._house.zone):
            return
        with self._house.store.looking() as unit:
            due = list(self._due(unit, now))
        if not due:
            return
        # Nobody waits for it: the sweep comes by in its own time.
        with self._house.store.changing(quietly=True) as unit:
            for person, window in due:
                edition = edition_of(local_day(window.first, self._house.zone))
                post(unit, self._house.clock, person, edition, max(now, window.first))

    def turn_off(self, asker: Asker, young_person_id: str) -> None:
        """Post no more in this team's channel; the one that stands says so."""
        self._keep(asker, young_person_id, off=True)

    def turn_on(self, asker: Asker, young_person_id: str) -> None:
        """Post again, from this week's on if it was there."""
        self._keep(asker, young_person_id, off=False)

    def _due(self, unit: Unit, now: datetime) -> Iterator[tuple[YoungPerson, Window]]:
        """Yield whose post may go soon, and is not queued, and not unwanted."""
        known: dict[str | None, Days] = {}
        today = local_day(now, self._house.zone)
        for person in unit.young_people.with_rooms():
            if not person.room_team_id or not _is_open(unit, person, today):
                continue
            if person.school_id not in known:
                known[person.school_id] = days_of(unit, person, self._house.zone)
            window = known[person.school_id].window(monday_of(edition_of(today)))
            if window and window.first - LOOK_EVERY <= now < window.last:
                yield person, window

    def _keep(self, asker: Asker, young_person_id: str, *, off: bool) -> None:
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            person = _theirs(visitor, young_person_id)
            kept = unit.nudges.room_week(person.id) or RoomWeek(id=person.id)
            if (kept.off_on is not None) is not off:
                unit.nudges.keep_room_week(
                    replace(
                        kept,
                        off_on=visitor.today if off else None,
                        off_by_id=visitor.worker.id if off else None,
                    )
                )
            show_again(unit, person.id, visitor.now)


def _is_open(unit: Unit, person: YoungPerson, today: date) -> bool:
    key = key_of(person.id, edition_of(today))
    if unit.deliveries.by_key(key) is not None:
        return False
    kept = unit.nudges.room_week(person.id)
    return kept is None or kept.off_on is None


def _theirs(visitor: Visit, young_person_id: str) -> YoungPerson:
    """Return the young person if the visitor may keep their week; raises NotFound."""
    person = visitor.unit.young_people.get(young_person_id)
    if person is None:
        visitor.refuse(Verb.KEEP_WEEK, young_person_id)
    team = tuple(visitor.unit.young_people.team(person.id, visitor.today))
    thing = Thing(young_person_id=person.id, team=team)
    visitor.require(Verb.KEEP_WEEK, thing, person.id)
    return person
