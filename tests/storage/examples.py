"""A few people of the practice partnership, as records to store."""

from __future__ import annotations

from datetime import time

from bot.directory.records import Agency, Authority, Worker, YoungPerson


def agency(
    code: str = "YJS", name: str = "Brackenmoor Youth Justice Service"
) -> Agency:
    return Agency(
        id=f"agency-{code.lower()}",
        code=code,
        name=name,
        nation="england-and-wales",
        zone="Europe/London",
        opens=time(9),
        closes=time(17),
        quiet_from=time(18),
        quiet_until=time(8),
        closed_weekdays=frozenset({5, 6}),
        phone=None,
    )


def worker(handle: str = "odile", name: str = "Odile Farthing") -> Worker:
    return Worker(
        id=f"worker-{handle}",
        agency_id="agency-yjs",
        handle=handle,
        name=name,
        title="case manager",
        authority=Authority.RECOMMEND,
        working_days=frozenset(range(5)),
        team_id=None,
        slack_id=None,
        phone=None,
        deputy_id=None,
        is_lead=False,
        left_on=None,
    )


def young_person(reference: str = "YP-7HX3") -> YoungPerson:
    return YoungPerson(
        id=f"young-person-{reference[3:].lower()}",
        reference=reference,
        school_id=None,
        line=None,
        asker_id=None,
        ask_by=None,
        room_team_id=None,
        room_id=None,
    )
