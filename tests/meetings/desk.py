"""The services on a real database, with the practice partnership in it, no Slack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select

from bot.access.service import Asker
from bot.clock import MovableClock
from bot.deliveries.records import Delivery, Outgoing
from bot.directory.import_file import FileImport
from bot.directory.records import Worker, YoungPerson
from bot.home.outgoing import RenderHome
from bot.home.service import HomeTab
from bot.meetings.outgoing import Render
from bot.meetings.records import Attendance, Invitation, Meeting, Purpose
from bot.meetings.requests import Agreement, Attended, Calling, Closing, Moving
from bot.meetings.service import Meetings
from bot.outcomes.service import Outcomes
from bot.practice.partnership import PARTNERSHIP
from bot.replies.service import Replies
from storage.deliveries import deliveries
from storage.unit import Store

ZONE = "Europe/London"
TEAM, OUTSIDE = "T0BRACKEN", "T0OUTSIDE"
#: The first meeting of most tests: a Wednesday, third lesson.
THE_DAY, THE_TIME = date(2027, 3, 17), time(11, 35)
STRANGER = Asker(team_id=TEAM, slack_id="U0NOBODY")


def load_partnership(store: Store, clock: MovableClock) -> None:
    FileImport(store, clock, zone=ZONE).load(PARTNERSHIP)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Every service of a meeting, and what a test needs to look behind them."""

    store: Store
    clock: MovableClock
    #: Nobody's id ever changes, and most acts in most tests ask for some.
    _ids: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def meetings(self) -> Meetings:
        return Meetings(self.store, self.clock, ZONE)

    @property
    def replies(self) -> Replies:
        return Replies(self.store, self.clock, ZONE)

    @property
    def outcomes(self) -> Outcomes:
        return Outcomes(self.store, self.clock, ZONE, self.meetings)

    @property
    def home(self) -> HomeTab:
        return HomeTab(self.store, self.clock, ZONE)

    def asker(self, handle: str) -> Asker:
        team = OUTSIDE if handle == "nerys" else TEAM
        return Asker(team_id=team, slack_id=f"U0{handle.upper()}")

    def worker(self, handle: str) -> Worker:
        with self.store.looking() as unit:
            found = unit.workers.by_handle(handle)
        assert found is not None
        return found

    def id_of(self, handle: str) -> str:
        if handle not in self._ids:
            self._ids[handle] = self.worker(handle).id
        return self._ids[handle]

    def young_person(self, reference: str = "YP-7HX3") -> YoungPerson:
        with self.store.looking() as unit:
            found = unit.young_people.by_reference(reference)
        assert found is not None
        return found

    def calling(self, *needed: str, about: str = "YP-7HX3", **changes: Any) -> Calling:
        """Return a filled-in form; `needed` are handles."""
        calling = Calling(
            young_person_id=self.young_person(about).id,
            meeting_id=self.clock.new_id(),
            line="",
            asker_id=None,
            purpose=Purpose.PLAN,
            why="Agree what helps in the mornings",
            on=THE_DAY,
            at=THE_TIME,
            minutes=30,
            place=None,
            place_reason=None,
            needed=tuple(self.id_of(one) for one in needed or ("ludo", "corin")),
            knows_them_id=None,
            decision_needed=False,
            decider_id=None,
        )
        return replace(calling, **changes)

    def call(self, *needed: str, by: str = "odile", **changes: Any) -> str:
        """Call a meeting and return its id."""
        calling = self.calling(*needed, **changes)
        return self.meetings.call(self.asker(by), calling).meeting_id

    def moving(
        self, meeting_id: str, on: date = date(2027, 3, 18), at: time = THE_TIME
    ) -> Moving:
        version = self.meeting(meeting_id).version
        return Moving(meeting_id=meeting_id, version=version, on=on, at=at, minutes=30)

    def meeting(self, meeting_id: str) -> Meeting:
        with self.store.looking() as unit:
            found = unit.meetings.get(meeting_id)
        assert found is not None
        return found

    def following(self, meeting_id: str) -> Meeting | None:
        with self.store.looking() as unit:
            return unit.meetings.following(meeting_id)

    def invitation(self, meeting_id: str, handle: str) -> Invitation:
        [found] = [
            one
            for one in self.invitations(meeting_id)
            if one.worker_id == self.id_of(handle)
        ]
        return found

    def invitations(self, meeting_id: str) -> list[Invitation]:
        with self.store.looking() as unit:
            return unit.meetings.invitations(meeting_id)

    def queue(self, kind: str = "") -> list[Delivery]:
        """Return what is queued, in the order it was asked for."""
        with self.store.looking() as unit:
            query = select(deliveries.c.id).order_by(deliveries.c.number)
            ids = list(unit.connection.execute(query).scalars())
            found = [unit.deliveries.get(one) for one in ids]
        return [one for one in found if one and one.kind.startswith(kind)]

    def queued_for(self, handle: str, kind: str = "") -> list[Delivery]:
        theirs = self.id_of(handle)
        return [one for one in self.queue(kind) if one.worker_id == theirs]

    def render(self, delivery: Delivery) -> Outgoing:
        """Make a queued message as the sweep would at this moment."""
        home, others = RenderHome(self.clock, ZONE, frozenset()), Render(ZONE)
        with self.store.looking() as unit:
            render = home if delivery.kind == "home" else others
            return render(unit, delivery, self.clock.now())

    def move_clock(self, *moment: int) -> None:
        """Move to a UTC moment: year, month, day, hour, minute."""
        self.clock.move_to(datetime(*moment, tzinfo=UTC))  # type: ignore[misc,arg-type]

    def after_the_meeting(self) -> None:
        """Move to the end of the meeting that `call` makes."""
        self.move_clock(2027, 3, 17, 12, 5)

    def leave(self, handle: str, on: date) -> None:
        with self.store.changing() as unit:
            unit.workers.save(replace(self.worker(handle), left_on=on))

    def end_place(self, handle: str, last_day: date, about: str = "YP-7HX3") -> None:
        """End somebody's place in a team around."""
        young_person_id = self.young_person(about).id
        with self.store.changing() as unit:
            for place in unit.young_people.places(young_person_id):
                if place.worker_id == self.id_of(handle):
                    unit.young_people.leave(place, last_day)

    def everyone_came(self, meeting_id: str) -> Attended:
        came = {one.id: Attendance.CAME for one in self.invitations(meeting_id)}
        return Attended(meeting_id=meeting_id, attendance=came)

    def row(self, handle: str, what: str = "Ring the school", **due: Any) -> Agreement:
        return Agreement(
            row=due.get("row", "row1"),
            worker_id=self.id_of(handle),
            what=what,
            due=due.get("due", date(2027, 3, 24)),
        )

    def closing(self, meeting_id: str, **changes: Any) -> Closing:
        closing = Closing(
            meeting_id=meeting_id,
            next_id=self.clock.new_id(),
            has_next=True,
            on=date(2027, 4, 14),
            at=THE_TIME,
            reason="",
        )
        return replace(closing, **changes)
