"""Who is told what is to go, once a night at most, and what is shown afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from bot.access.records import Verb
from bot.access.rules import may
from bot.access.service import House, actor_of
from bot.access.visit import NOTHING
from bot.calendars.wall_time import local_day
from bot.deliveries.queue import refresh, to_worker
from bot.deliveries.records import Delivery, DeliveryState, Lane
from bot.directory.records import Worker
from bot.meetings.records import State
from bot.meetings.rules import kind_moment
from bot.meetings.sending import Kind as MeetingKind
from bot.retention.records import Keeps, Notice
from bot.rights.sending import Kind as RightsKind
from bot.rights.sending import minutes_of, write_over
from bot.teams.sending import Kind as TeamKind
from storage.unit import Unit


class Kind(StrEnum):
    """Everything that is sent about what goes; each has a renderer in `outgoing`."""

    NOTICE = "retention.notice"
    PUT_AWAY = "retention.put-away"
    MEETING_PUT_AWAY = "retention.meeting-put-away"


def leads(unit: Unit, house: House, today: date) -> list[Worker]:
    """Return those who may keep anything for longer."""
    return [
        one
        for one in unit.workers.everyone()
        if may(
            actor_of(one, is_lead=one.slack_id in house.lead_ids),
            Verb.HOLD,
            NOTHING,
            today,
        ).allowed
    ]


def when_told(
    unit: Unit, house: House, workers: Collection[Worker], now: datetime
) -> dict[str, datetime]:
    """Return when each of these who has Slack is next at work, by their id."""
    found = {}
    for one in workers:
        agency = unit.agencies.get(one.agency_id)
        if one.has_slack:
            found[one.id] = kind_moment(now, agency) if agency else now
    return found


def last_told(moments: Collection[datetime], zone: str) -> date:
    return local_day(max(moments), zone)


def tell(
    unit: Unit,
    house: House,
    workers: Collection[Worker],
    moments: dict[str, datetime],
    day: date,
) -> None:
    """Queue the one message of that day for each of these, or show it anew."""
    for worker in workers:
        if worker.id not in moments:
            continue
        to_worker(
            unit,
            house.clock,
            kind=Kind.NOTICE,
            worker=worker,
            subject_id=worker.id,
            key=_key(worker, day),
            edition=edition_of(day),
            lane=Lane.WHENEVER,
            due_at=moments[worker.id],
            live=True,
        )


def show_anew(unit: Unit, notices: Collection[Notice], now: datetime) -> None:
    """Show what was said of these as it stands now, to everybody who was told."""
    for day in {one.announced_on for one in notices}:
        for worker in unit.workers.everyone():
            refresh(unit, _key(worker, day), now)


def show_homes(unit: Unit, worker_ids: Collection[str], now: datetime) -> None:
    """Let Home, and the monthly question, not speak of what is gone."""
    for one in worker_ids:
        refresh(unit, f"{MeetingKind.HOME}:{one}", now)
        for asked in unit.deliveries.live_about(TeamKind.STILL_NEEDED, one):
            if asked.ts:
                refresh(unit, asked.dedupe_key, now)


def is_on_the_way(said: Collection[Delivery]) -> bool:
    return any(one.state is DeliveryState.LEASED for one in said)


def clear_screens(
    unit: Unit,
    house: House,
    said: Collection[Delivery],
    rule: Keeps,
    now: datetime,
) -> None:
    """
    Queue neutral words over all that was posted.

    The rows that do it name the rule and nobody, so they outlive what goes.
    """
    kind = Kind.MEETING_PUT_AWAY if rule is Keeps.MEETINGS else Kind.PUT_AWAY
    for one in said:
        if not one.ts and not one.look_first:
            continue
        if was_at := _still_to_come(unit, one, now):
            # Cancelled long before its day: some read late, and nobody should go.
            write_over(
                unit,
                house.clock,
                one,
                kind=RightsKind.MEETING_OFF,
                subject_id=rule,
                edition=minutes_of(was_at),
            )
        else:
            write_over(unit, house.clock, one, kind=kind, subject_id=rule)


def _still_to_come(unit: Unit, said: Delivery, now: datetime) -> datetime | None:
    """Return when a cancelled meeting was to be, of a message that said so."""
    if said.kind != MeetingKind.CANCELLED:
        return None
    invitation = unit.meetings.invitation(said.subject_id)
    meeting = unit.meetings.get(invitation.meeting_id) if invitation else None
    if meeting is None or meeting.state is not State.CANCELLED:
        return None
    return meeting.starts_at if meeting.starts_at > now else None


def edition_of(day: date) -> int:
    """Return a day as a number that a row of the queue can keep: 20270417."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(edition: int) -> date:
    return date(edition // 10_000, edition // 100 % 100, edition % 100)


def _key(worker: Worker, day: date) -> str:
    return f"{Kind.NOTICE}:{worker.id}:{day}"
