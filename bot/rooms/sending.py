"""What is sent, changed and taken back when a team's channel changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import House, actor_of
from bot.calendars.wall_time import local_day
from bot.deliveries.queue import refresh, to_room, to_worker
from bot.deliveries.records import DeliveryState, Lane, Method
from bot.directory.records import Worker, YoungPerson
from bot.meetings.records import State
from bot.meetings.rules import kind_moment
from bot.meetings.sending import Kind as MeetingKind
from storage.unit import Unit

#: So old may be what we know of a channel; Slack may tell us sooner (ours).
LOOK_EVERY = timedelta(hours=1)


class Kind(StrEnum):
    """Everything that is sent about a team's channel; each has a renderer."""

    #: Nothing anybody sees: asks Slack who can read the channel.
    LOOK = "rooms.look"
    EXPOSED = "rooms.exposed"
    LEFT_BEHIND = "rooms.left-behind"


@dataclass(frozen=True, kw_only=True)
class Notices:
    """Queues what is needed, inside one unit."""

    unit: Unit
    house: House
    now: datetime

    @property
    def today(self) -> date:
        return local_day(self.now, self.house.zone)

    def look(self, young_person: YoungPerson, lane: Lane = Lane.URGENT) -> None:
        """Ask Slack who can read the channel, before anything else is posted."""
        if not young_person.room_id or not young_person.room_team_id:
            return
        to_room(
            self.unit,
            self.house.clock,
            kind=Kind.LOOK,
            workspace=young_person.room_team_id,
            room_id=young_person.room_id,
            subject_id=young_person.room_id,
            key=f"{Kind.LOOK}:{young_person.room_id}",
            lane=lane,
            due_at=self.now,
            live=True,
            method=Method.INFO,
        )

    def is_known_of_late(self, room_id: str) -> bool:
        """Whether Slack was asked in the last hour, or is about to be."""
        there = self.unit.deliveries.by_key(f"{Kind.LOOK}:{room_id}")
        if there is None:
            return False
        if there.state in {DeliveryState.WAITING, DeliveryState.LEASED}:
            return True
        return there.sent_at is not None and self.now - there.sent_at < LOOK_EVERY

    def show_posts_anew(self, room_id: str) -> None:
        """
        Show every own post of a channel as it may be shown now.

        What may not stand is taken back, what may again is put back, and the
        convenors' boards say which.
        """
        for one in self.unit.deliveries.live_in(room_id):
            if one.kind == Kind.LOOK:
                continue
            refresh(self.unit, one.dedupe_key, self.now)
            meeting = self.unit.meetings.get(one.subject_id)
            if meeting and meeting.state is State.CALLED:
                board = f"{MeetingKind.BOARD}:{meeting.id}:{meeting.convenor_id}"
                refresh(self.unit, board, self.now)

    def exposed(self, young_person: YoungPerson) -> None:
        """Tell the leads, once for each time, when they are next at work."""
        self._to_leads(Kind.EXPOSED, young_person, kindly=True)

    def left_behind(self, young_person: YoungPerson) -> None:
        """Tell the leads at once: others can read it until somebody deletes it."""
        self._to_leads(Kind.LEFT_BEHIND, young_person, kindly=False)

    def settled(self, young_person: YoungPerson) -> None:
        """Let what the leads were told say how it is now."""
        for kind in (Kind.EXPOSED, Kind.LEFT_BEHIND):
            for told in self.unit.deliveries.live_about(kind, young_person.id):
                refresh(self.unit, told.dedupe_key, self.now)

    def _to_leads(self, kind: Kind, about: YoungPerson, *, kindly: bool) -> None:
        for worker in self.unit.workers.everyone():
            agency = self.unit.agencies.get(worker.agency_id)
            keeps = keeps_rooms(worker, self.house.lead_ids, self.today)
            if agency is None or not keeps:
                continue
            to_worker(
                self.unit,
                self.house.clock,
                kind=kind,
                worker=worker,
                subject_id=about.id,
                # Their record changed when it was stopped: each time has its own.
                key=f"{kind}:{about.id}:{about.version}:{worker.id}",
                lane=Lane.URGENT,
                due_at=kind_moment(self.now, agency) if kindly else self.now,
                live=True,
            )


def keeps_rooms(worker: Worker, lead_ids: frozenset[str], today: date) -> bool:
    """Whether a worker looks after the teams' channels: the leads do."""
    actor = actor_of(worker, is_lead=worker.slack_id in lead_ids)
    return may(actor, Verb.KEEP_ROOM, Thing(), today).allowed
