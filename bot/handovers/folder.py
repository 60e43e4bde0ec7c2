"""Everything about one handover, read together, and who may do what in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.access.records import Thing
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.directory.records import School, Worker
from bot.handovers.dates import Basis
from bot.handovers.plan import Plan
from bot.handovers.records import Handover, Item, Side, Signer
from bot.handovers.route_text import from_text
from bot.handovers.story import Entry, Line, LineKind
from bot.meetings.cards import Person
from bot.meetings.team import Team, open_team
from bot.rights.shown import lines_put_right
from storage.unit import Unit

#: The places in which a handover names workers, by side.
SENDING = ("sender_id", "sender_manager_id", "sender_deputy_id")
RECEIVING = ("receiver_id", "receiver_manager_id", "receiver_deputy_id")


@dataclass(frozen=True, kw_only=True)
class Folder:
    """One handover with its people, its story and the lines written in it."""

    plan: Plan
    team: Team
    today: date
    school: SchoolCalendar | None
    story: tuple[Entry, ...]
    lines: tuple[Line, ...]
    #: "corrected on Wed 17 Mar" by the id of each line that was put right.
    corrected: Mapping[str, str] = field(default_factory=dict)

    @property
    def handover(self) -> Handover:
        return self.plan.handover

    @property
    def reference(self) -> str:
        return self.team.young_person.reference

    @property
    def basis(self) -> Basis:
        handover = self.handover
        return Basis(
            transfer_on=handover.transfer_on,
            began_on=handover.began_on,
            nation=Nation(handover.nation),
            school=self.school,
        )

    def newest(self, kind: LineKind) -> str | None:
        """Return the newest line of that kind, for whoever was let at it."""
        found = [one.words for one in self.lines if one.kind is kind]
        return found[-1] if found else None

    def said(self, line: Line) -> str:
        """Return a line's words, and that they were put right, if they were."""
        on = self.corrected.get(line.id)
        return f"{line.words} ({on})" if on else line.words

    def worker(self, worker_id: str | None) -> Worker | None:
        return self.team.workers.get(worker_id or "")

    def person(self, worker_id: str | None) -> Person | None:
        return self.team.person(worker_id) if worker_id else None

    def agency_name(self, agency_id: str) -> str:
        return self.team.agencies[agency_id].name

    # Who may do what. Each is a Thing that names them, for `may()`.

    @property
    def to_see(self) -> Thing:
        """Both sides; who is only asked to receive it sees the offer, not this."""
        sending = (*self._places(*SENDING), *self._with_hands(self.handover.sender_id))
        return self._naming(*sending, *self._receivers())

    @property
    def to_run(self) -> Thing:
        """Both workers and both managers, the receiving ones once they accepted."""
        handover = self.handover
        sending = self._with_hands(handover.sender_id, handover.sender_manager_id)
        if not handover.offer.is_taken:
            return self._naming(*sending)
        receiving = (handover.receiver_id, handover.receiver_manager_id)
        return self._naming(*sending, *self._with_hands(*receiving))

    @property
    def to_answer(self) -> Thing:
        """Who is asked to receive it, and whoever decides for them."""
        handover = self.handover
        asked = (handover.receiver_id, handover.receiver_manager_id)
        return self._naming(*self._with_hands(*asked))

    @property
    def to_send(self) -> Thing:
        """The sending worker and manager."""
        handover = self.handover
        sending = (handover.sender_id, handover.sender_manager_id)
        return self._naming(*self._with_hands(*sending))

    @property
    def to_speak(self) -> Thing:
        """Both sides of what is seen differently, whether they accepted or not."""
        handover = self.handover
        sending = (handover.sender_id, handover.sender_manager_id)
        asked = (handover.receiver_id, handover.receiver_manager_id)
        return self._naming(*self._with_hands(*sending, *asked))

    @property
    def to_offer(self) -> Thing:
        """The sending side; and whoever decides on the other, to name somebody."""
        handover = self.handover
        return self._naming(
            handover.sender_id,
            handover.sender_manager_id,
            handover.receiver_manager_id,
        )

    @property
    def to_leave_out(self) -> Thing:
        handover = self.handover
        return self._naming(handover.sender_manager_id, handover.receiver_manager_id)

    def to_sign(self, signer: Signer) -> Thing:
        receives = signer in {Signer.RECEIVER, Signer.RECEIVER_MANAGER}
        if receives and not self.handover.offer.is_taken:
            return self._naming()
        return self._naming(*self._with_hands(self.plan.signer_id(signer)))

    @property
    def to_take(self) -> Thing:
        """Who takes it over: the receiver, and nobody else."""
        return self.to_sign(Signer.RECEIVER)

    def to_do(self, item: Item) -> Thing:
        """Who does an item: its owner, and the worker of its side, or of both."""
        known = self.plan.of(item.key)
        return self._naming(item.owner_id, *self._workers_of(known.who))

    def to_reply(self, item: Item) -> Thing:
        """
        Who answers what was sent: the other side; of a joint one, the other.

        For one without Slack whoever writes for them, also if they sent it themselves.
        """
        known = self.plan.of(item.key)
        if known.other is not Side.JOINT:
            return self._naming(*self._workers_of(known.other))
        handover = self.handover
        receiver = handover.receiver_id if handover.offer.is_taken else None
        both = (handover.sender_id, receiver)
        others = [one for one in both if one != item.done_by_id]
        return self._naming(*self._with_hands(*others))

    def _workers_of(self, side: Side | None) -> list[str | None]:
        handover = self.handover
        found: list[str | None] = []
        if side in {Side.SENDER, Side.JOINT}:
            found += self._with_hands(handover.sender_id)
        if side in {Side.RECEIVER, Side.JOINT} and handover.offer.is_taken:
            found += self._with_hands(handover.receiver_id)
        return found

    def _with_hands(self, *worker_ids: str | None) -> list[str | None]:
        """Return them; for one without Slack, whoever writes it down for them."""
        found: list[str | None] = [*worker_ids]
        for one in worker_ids:
            if one is not None and not self._has_slack(one):
                sends = one in self._places(*SENDING)
                found.append(self._for_sender() if sends else self._for_receiver())
        return found

    def _for_sender(self) -> str | None:
        """
        Return who began it for them, while in the team; else the other side.

        Who is only asked to receive writes for nobody: till then, who decides does.
        """
        handover = self.handover
        began = self.story[0].worker_id if self.story else None
        if began != handover.sender_id and self.team.member(began or "") is not None:
            return began
        taken = handover.offer.is_taken
        return handover.receiver_id if taken else handover.sender_manager_id

    def _for_receiver(self) -> str | None:
        sender_id = self.handover.sender_id
        return sender_id if self._has_slack(sender_id) else self._for_sender()

    def _has_slack(self, worker_id: str) -> bool:
        worker = self.worker(worker_id)
        return worker is None or worker.has_slack

    def _receivers(self) -> list[str | None]:
        return self._places(*RECEIVING) if self.handover.offer.is_taken else []

    def _places(self, *names: str) -> list[str | None]:
        return [getattr(self.handover, name) for name in names]

    def _naming(self, *worker_ids: str | None) -> Thing:
        named = frozenset(one for one in worker_ids if one is not None)
        return replace(self.team.thing, named=named)


def open_folder(unit: Unit, handover: Handover, today: date) -> Folder:
    """Read one handover with everyone concerned; whoever reads it asks `may()`."""
    team = _team(unit, handover, today)
    lines = tuple(unit.handovers.lines(handover.id))
    zone = team.agencies[handover.sender_agency_id].zone
    person_id = handover.young_person_id
    return Folder(
        plan=read_plan(unit, handover),
        team=team,
        today=today,
        school=school_days(unit.agencies.school(handover.school_id or "")),
        story=tuple(unit.handovers.story(handover.id)),
        lines=lines,
        corrected=lines_put_right(unit, person_id, zone) if lines else {},
    )


def read_plan(unit: Unit, handover: Handover) -> Plan:
    """Read the handover with its items and the edition of the route it has."""
    route = from_text(unit.handovers.edition(handover.edition_id))
    items = {one.key: one for one in unit.handovers.items(handover.id)}
    return Plan(handover=handover, route=route, items=items)


def school_days(school: School | None) -> SchoolCalendar | None:
    return SchoolCalendar.from_record(school.calendar) if school else None


def _team(unit: Unit, handover: Handover, today: date) -> Team:
    young_person = unit.young_people.get(handover.young_person_id)
    assert young_person is not None
    names = (*SENDING, *RECEIVING, "holder_id")
    named = {getattr(handover, name) for name in names} - {None}
    team = open_team(unit, young_person, today, frozenset(named))
    offices = {handover.sender_agency_id, handover.receiver_agency_id}
    missing = frozenset(offices - team.agencies.keys())
    more = {one.id: one for one in unit.agencies.these(missing)}
    return replace(team, agencies={**team.agencies, **more})
