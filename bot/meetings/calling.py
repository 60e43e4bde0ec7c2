"""The steps of calling a meeting: the form, the record, who is asked."""

from __future__ import annotations

from dataclasses import replace

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.calendars.wall_time import to_utc
from bot.directory.records import Worker
from bot.errors import AlongsideError, TooLate
from bot.meetings.cards import Called, CallForm
from bot.meetings.doors import Field
from bot.meetings.folder import Folder, hours_of, open_folder
from bot.meetings.reading import Guess
from bot.meetings.records import MOST_ASKED, Invitation, Meeting, Reply, State
from bot.meetings.requests import Calling
from bot.meetings.rules import Wanted, can_change, hours_words
from bot.meetings.team import Team
from storage.unit import Unit


class NobodyToAsk(AlongsideError):
    """Nobody else is in the team around them yet. Your lead can add people."""


def call_form(unit: Unit, visit: Visit, team: Team, guess: Guess | None) -> CallForm:
    """
    Return what the form of a new meeting needs; the convenor is not in it.

    Raises NobodyToAsk, since a form cannot offer a list without anybody in it.
    """
    people = tuple(one for one in team.people() if one.id != visit.worker.id)
    if not people:
        raise NobodyToAsk
    school = unit.agencies.school(team.young_person.school_id or "")
    name = team.school.name if team.school else None
    return CallForm(
        young_person_id=team.young_person.id,
        meeting_id=visit.clock.new_id(),
        reference=team.young_person.reference,
        line=team.line,
        school=name,
        school_hours=hours_words(hours_of(school)) if school else None,
        people=people,
        askers=(team.person(visit.worker.id), *people),
        from_school=tuple(one for one in people if one.agency == name),
        deciders=tuple(one for one in people if one.can_decide),
        on=guess.on if guess else None,
        at=guess.at if guess else None,
        understood=guess.words if guess else None,
    )


def called(folder: Folder) -> Called:
    """Return what the convenor sees once everyone is being asked."""
    people = [guest.person for guest in folder.guests]
    return Called(
        meeting_id=folder.meeting.id,
        reference=folder.reference,
        when=folder.when,
        place=folder.place,
        asked=tuple(one for one in people if one.has_slack),
        to_ring=tuple(one for one in people if not one.has_slack),
    )


def place_problems(team: Team, calling: Calling) -> dict[str, str]:
    """Away from the school needs a place, and a reason when there is a school."""
    problems: dict[str, str] = {}
    if calling.place is None:
        if team.school is None:
            problems[Field.WHERE] = "They have no school just now. Please say where."
        return problems
    if not calling.place:
        problems[Field.PLACE] = "Please say where."
    if team.school and not calling.place_reason:
        problems[Field.PLACE_REASON] = "Please say why not at the school."
    return problems


def people_problems(team: Team, calling: Calling) -> dict[str, str]:
    """Say at which field somebody is named who is not, or no longer, in the team."""
    named: dict[str, tuple[str | None, ...]] = {
        Field.NEEDED: calling.needed,
        Field.KNOWS_THEM: (calling.knows_them_id,),
        Field.DECISION: (calling.decider_id,),
        Field.ASKER: (calling.asker_id,),
    }
    gone = {
        field: "Somebody here has left the team. Look again."
        for field, people in named.items()
        if any(one and team.member(one) is None for one in people)
    }
    if not calling.everyone_needed:
        gone[Field.NEEDED] = "Please choose at least one person."
    if len(calling.needed) > MOST_ASKED:
        gone[Field.NEEDED] = f"Please choose {MOST_ASKED} people at most."
    return gone


def new_meeting(visit: Visit, calling: Calling, team: Team, zone: str) -> Meeting:
    return Meeting(
        id=calling.meeting_id,
        young_person_id=calling.young_person_id,
        convenor_id=visit.worker.id,
        purpose=calling.purpose,
        why=calling.why,
        on=calling.on,
        at=calling.at,
        zone=zone,
        minutes=calling.minutes,
        starts_at=to_utc(calling.on, calling.at, zone),
        school_id=team.young_person.school_id,
        place=calling.place,
        place_reason=calling.place_reason,
        decider_id=calling.decider_id,
        decision_needed=calling.decision_needed,
        state=State.CALLED,
        sequence=0,
        follows_id=None,
        no_next_reason=None,
        created_at=visit.now,
    )


def invite_all(
    visit: Visit, team: Team, meeting: Meeting, needed: frozenset[str]
) -> None:
    """Write an invitation for each who is needed, and for the convenor, who comes."""
    for worker_id in sorted(needed | {meeting.convenor_id}):
        worker = team.workers[worker_id]
        own = worker_id == meeting.convenor_id
        invitation = _invitation(visit, team, meeting, worker)
        if own:
            invitation = replace(invitation, reply=Reply.COMING, replied_at=visit.now)
        visit.unit.meetings.invite(invitation)


def _invitation(
    visit: Visit, team: Team, meeting: Meeting, worker: Worker
) -> Invitation:
    member = team.member(worker.id)
    return Invitation(
        id=visit.clock.new_id(),
        meeting_id=meeting.id,
        worker_id=worker.id,
        role=member.role if member else worker.title,
        knows_them=bool(member and member.knows_them),
    )


def asked_again(one: Invitation) -> Invitation:
    """Return an invitation as if not yet answered: another day is another question."""
    return replace(
        one,
        reply=Reply.NOT_YET,
        replied_at=None,
        recorded_by_id=None,
        stand_in_id=None,
        stand_in_name=None,
    )


def open_meeting(visit: Visit, meeting_id: str, verb: Verb) -> Folder:
    """Read one meeting for somebody who may do this to it; raises NotFound."""
    if visit.unit.meetings.get(meeting_id) is None:
        visit.refuse(verb, meeting_id)
    folder = open_folder(visit.unit, meeting_id, visit.today)
    visit.require(verb, folder.thing, meeting_id)
    return folder.as_seen_by(visit.actor_in_place, visit.today)


def look_again(visit: Visit, meeting_id: str) -> Folder:
    """Read a meeting anew after a change, for the same person."""
    folder = open_folder(visit.unit, meeting_id, visit.today)
    return folder.as_seen_by(visit.actor_in_place, visit.today)


def require_change(folder: Folder, visit: Visit) -> None:
    """Raise TooLate once a meeting has begun, was cancelled or is recorded."""
    if not can_change(folder.meeting, visit.now):
        raise TooLate


def wanted_of(meeting: Meeting) -> Wanted:
    return Wanted(on=meeting.on, at=meeting.at, minutes=meeting.minutes)
