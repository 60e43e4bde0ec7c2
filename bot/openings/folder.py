"""Everything that is opened about one young person, read together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bot.directory.records import YoungPerson
from bot.meetings.folder import open_folder
from bot.meetings.records import Meeting, State
from bot.meetings.team import Team, open_team
from bot.openings.cards import ActionLine, MeetingLine, Opened, PlaceLine
from storage.unit import Unit


def opened(unit: Unit, person: YoungPerson, now: datetime, today: date) -> Opened:
    """Return what somebody in the team who sees all would see at this moment."""
    team = open_team(unit, person, today, frozenset())
    meetings = unit.meetings.about(person.id)
    coming = [one for one in meetings if one.ends_at > now and _stands(one)]
    begun = [one for one in meetings if one.starts_at <= now and _stands(one)]
    return Opened(
        reference=person.reference,
        line=team.line,
        places=tuple(_places(team)),
        coming=_line(unit, coming[0], today) if coming else None,
        last=_line(unit, begun[-1], today) if begun else None,
        actions=tuple(_actions(unit, meetings)),
        to_ring=tuple(one for one in team.people() if not one.has_slack),
    )


def _stands(meeting: Meeting) -> bool:
    return meeting.state is not State.CANCELLED


def _places(team: Team) -> Iterator[PlaceLine]:
    for one in team.members:
        worker = team.workers[one.worker_id]
        yield PlaceLine(
            name=worker.name,
            agency=team.agencies[worker.agency_id].name,
            role=one.role,
            from_day=one.from_day,
            until_day=one.until_day,
        )


def _line(unit: Unit, meeting: Meeting, today: date) -> MeetingLine:
    folder = open_folder(unit, meeting.id, today)
    return MeetingLine(
        when=folder.when,
        place=folder.place,
        purpose=meeting.purpose,
        why=meeting.why,
        convenor=folder.team.workers[meeting.convenor_id].name,
    )


def _actions(unit: Unit, meetings: list[Meeting]) -> Iterator[ActionLine]:
    found = [one for meeting in meetings for one in unit.meetings.actions(meeting.id)]
    still = sorted(
        (one for one in found if one.done_at is None), key=lambda one: (one.due, one.id)
    )
    named = unit.workers.these(frozenset(one.worker_id for one in still))
    names = {worker.id: worker.name for worker in named}
    for one in still:
        yield ActionLine(who=names[one.worker_id], what=one.what, due=one.due)
