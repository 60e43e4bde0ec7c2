"""The weekly post of each team's channel: queued by itself, off with one tap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.calendars.wall_time import local_day, to_utc
from bot.deliveries.queue import refresh
from bot.deliveries.records import DeliveryState, Lane
from bot.directory.records import YoungPerson
from bot.nudges.records import RoomWeek
from bot.weeks.reading import days_of
from bot.weeks.rules import (
    POSTED_AT,
    Days,
    edition_of,
    monday_of,
    week_before,
    weeks_from,
)
from bot.weeks.sending import key_of, post, show_again
from storage.unit import Unit

#: How often the clock looks which post is not queued yet; the queue waits for its day.
LOOK_EVERY = timedelta(minutes=15)


class Weeks:
    """Each young person whose team has a channel gets one post a week there."""

    def __init__(self, house: House) -> None:
        self._house = house

    def tick(self, now: datetime) -> None:
        """
        Queue each next post ahead, and let the last week's say no more.

        Idempotent, and safe to miss until the afternoon. A week whose post was
        missed for that long has none, and loses nothing: all it says stands
        elsewhere.
        """
        with self._house.store.looking() as unit:
            coming, over = list(self._coming(unit, now)), list(self._over(unit, now))
        if not coming and not over:
            return
        # Nobody waits for it: the sweep comes by in its own time.
        with self._house.store.changing(quietly=True) as unit:
            for person, edition, due_at in coming:
                post(unit, self._house.clock, person, edition, due_at)
            for key in over:
                refresh(unit, key, now, lane=Lane.WHENEVER)

    def turn_off(self, asker: Asker, young_person_id: str) -> None:
        """Post no more in this team's channel; the one that stands says so."""
        self._keep(asker, young_person_id, off=True)

    def turn_on(self, asker: Asker, young_person_id: str) -> None:
        """Post again, from this week's on if it was there."""
        self._keep(asker, young_person_id, off=False)

    def _coming(
        self, unit: Unit, now: datetime
    ) -> Iterator[tuple[YoungPerson, int, datetime]]:
        """Yield whose next post is not queued yet: which week, and when it goes."""
        days: dict[str | None, Days] = {}
        today = local_day(now, self._house.zone)
        for person in unit.young_people.with_rooms():
            if not person.room_team_id or _is_off(unit, person):
                continue
            for edition in _not_queued(unit, person, today):
                if person.school_id not in days:
                    days[person.school_id] = days_of(unit, person, self._house.zone)
                window = days[person.school_id].window(monday_of(edition))
                if window and now < window.last:
                    yield person, edition, max(now, window.first)
                    break

    def _over(self, unit: Unit, now: datetime) -> Iterator[str]:
        """Yield the posts of last week that were not shown anew in this one."""
        today = local_day(now, self._house.zone)
        begun = to_utc(monday_of(edition_of(today)), POSTED_AT, self._house.zone)
        if now < begun:
            return
        for person in unit.young_people.with_rooms():
            last = unit.deliveries.by_key(key_of(person, week_before(today)))
            if last and last.ts and last.sent_at and last.sent_at < begun:
                yield last.dedupe_key

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
            # What was left out while it was off may go now, if it is in time.
            this_week = key_of(person, edition_of(visitor.today))
            refresh(unit, this_week, visitor.now, lane=Lane.WHENEVER)


def _is_off(unit: Unit, person: YoungPerson) -> bool:
    kept = unit.nudges.room_week(person.id)
    return kept is not None and kept.off_on is not None


def _not_queued(unit: Unit, person: YoungPerson, today: date) -> Iterator[int]:
    """Yield the weeks without a row, until one whose post waits for its day."""
    for edition in weeks_from(today):
        there = unit.deliveries.by_key(key_of(person, edition))
        if there is None:
            yield edition
        elif there.state is DeliveryState.WAITING and there.ts is None:
            return


def _theirs(visitor: Visit, young_person_id: str) -> YoungPerson:
    """Return the young person if the visitor may keep their week; raises NotFound."""
    person = visitor.unit.young_people.get(young_person_id)
    if person is None:
        visitor.refuse(Verb.KEEP_WEEK, young_person_id)
    team = tuple(visitor.unit.young_people.team(person.id, visitor.today))
    thing = Thing(young_person_id=person.id, team=team)
    visitor.require(Verb.KEEP_WEEK, thing, person.id)
    return person
