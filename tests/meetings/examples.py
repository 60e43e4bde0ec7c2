"""Records of a meeting that no database knows, for rules and messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from bot.calendars.bells import BellGrid
from bot.calendars.nations import Nation
from bot.calendars.slots import SchoolHours
from bot.calendars.stretches import Stretch
from bot.calendars.wall_time import to_utc
from bot.directory.records import Authority, Membership
from bot.directory.school_days import from_written_terms
from bot.meetings.folder import Folder
from bot.meetings.records import Invitation, Meeting, Purpose, Reply, State
from bot.meetings.team import Team
from tests.storage.examples import agency, worker, young_person

ZONE = "Europe/London"
TODAY = date(2027, 2, 22)


def meeting(
    on: date = date(2027, 3, 17), at: time = time(11, 35), **more: Any
) -> Meeting:
    made = Meeting(
        id="MEETING",
        young_person_id="young-person-7hx3",
        convenor_id="worker-odile",
        purpose=Purpose.PLAN,
        why="Agree what helps in the mornings",
        on=on,
        at=at,
        zone=ZONE,
        minutes=30,
        starts_at=to_utc(on, at, ZONE),
        school_id=None,
        place=None,
        place_reason=None,
        decider_id=None,
        decision_needed=False,
        state=State.CALLED,
        sequence=0,
        follows_id=None,
        no_next_reason=None,
        created_at=datetime(2027, 2, 22, 9, 10, tzinfo=UTC),
    )
    return replace(made, **more)


def invitation(handle: str, reply: Reply = Reply.NOT_YET, **more: Any) -> Invitation:
    made = Invitation(
        id=f"invitation-{handle}",
        meeting_id="MEETING",
        worker_id=f"worker-{handle}",
        role="case manager",
        knows_them=False,
        reply=reply,
        replied_at=None,
        recorded_by_id=None,
        stand_in_id=None,
        stand_in_name=None,
        stands_in_for_id=None,
        attendance=None,
    )
    return replace(made, **more)


def place(handle: str, **more: Any) -> Membership:
    made = Membership(
        id=f"place-{handle}",
        young_person_id="young-person-7hx3",
        worker_id=f"worker-{handle}",
        role="case manager",
        knows_them=False,
        from_day=date(2027, 1, 1),
        until_day=None,
    )
    return replace(made, **more)


def folder(
    *invitations: Invitation,
    agencies: dict[str, str],
    deciders: tuple[str, ...] = (),
    **of_meeting: Any,
) -> Folder:
    """Return a meeting of these; `agencies` says who is of which, by handle."""
    workers = {
        f"worker-{handle}": replace(
            worker(handle, handle.title()),
            agency_id=f"agency-{code.lower()}",
            authority=Authority.DECIDE if handle in deciders else Authority.REPORT,
        )
        for handle, code in agencies.items()
    }
    team = Team(
        young_person=young_person(),
        members=tuple(place(handle) for handle in agencies),
        workers=workers,
        agencies={
            f"agency-{code.lower()}": agency(code, code) for code in agencies.values()
        },
    )
    return Folder(
        meeting=meeting(**of_meeting),
        team=team,
        invitations=invitations,
        not_reached=frozenset(),
        on_leave=frozenset(),
        room_refused=False,
    )


#: Fennick Vale as it is in the practice partnership, with its INSET days.
BELLS = {
    "monday-friday": [
        *("Reg 08:45", "P1 09:10", "P2 10:10", "Break 11:10", "P3 11:30"),
        *("P4 12:30", "Lunch 13:30", "P5 14:20", "End 15:20"),
    ]
}


def hours(*, inset: tuple[date, ...] = (date(2027, 3, 22),)) -> SchoolHours:
    """Return a school with two terms; nothing is known after 28 May 2027."""
    terms = [
        Stretch(first=date(2027, 2, 22), last=date(2027, 3, 25)),
        Stretch(first=date(2027, 4, 12), last=date(2027, 5, 28)),
    ]
    calendar = from_written_terms(
        terms, Nation.ENGLAND_AND_WALES, weekdays=frozenset(range(5))
    )
    return SchoolHours(
        calendar=calendar.merged(closures=[], inset=list(inset), school_days=[]),
        bells=BellGrid.from_table(BELLS),
    )
