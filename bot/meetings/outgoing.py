"""
How each message of a meeting is made at the moment it is sent.

Access and need are asked again from today's state: a message that is no longer
allowed or no longer needed evaporates, and the reason is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, File, NotNeeded, Outgoing, Post
from bot.meetings import board, messages
from bot.meetings.calendar_file import calendar_file
from bot.meetings.cards import Invite
from bot.meetings.folder import Folder, open_folder
from bot.meetings.records import Invitation, Reply, State
from bot.meetings.rules import is_coming, is_today
from bot.meetings.sending import Kind
from bot.outcomes import messages as outcomes
from bot.outcomes.folder import my_actions
from bot.replies import messages as replies
from bot.rights.shown import corrections_shown
from bot.rooms.messages import taken_back
from bot.rooms.rules import allowed_in, is_taken_back
from storage.unit import Unit

ToOne = Callable[[Folder, Invitation, Delivery, datetime], Outgoing]
ToHolder = Callable[[Unit, Folder, Delivery], Outgoing]

#: What its worker must be allowed to do, still, when each kind is sent.
_NEEDS: dict[str, Verb] = {
    Kind.INVITATION: Verb.SEE_MEETING,
    Kind.ASKED_BACK: Verb.REPLY,
    Kind.CALENDAR: Verb.SEE_MEETING,
    Kind.REMINDER_DAY: Verb.SEE_MEETING,
    Kind.REMINDER_HOUR: Verb.SEE_MEETING,
    Kind.CANCELLED: Verb.SEE_MEETING,
    Kind.BOARD: Verb.RUN_MEETING,
    Kind.RECORD: Verb.RUN_MEETING,
    Kind.ACTIONS: Verb.SEE_TASKS,
}


_NO_ACTIONS = NotNeeded(reason="no-actions")


class Render:
    """Makes a meeting's messages; `zone` says which day it is."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._to_one: dict[str, ToOne] = {
            Kind.INVITATION: _invitation,
            Kind.ASKED_BACK: _asked_back,
            Kind.CALENDAR: _calendar,
            Kind.REMINDER_DAY: _reminder_day,
            Kind.REMINDER_HOUR: _reminder_hour,
            Kind.CANCELLED: _cancelled,
        }
        self._to_holder: dict[str, ToHolder] = {
            Kind.BOARD: _board,
            Kind.RECORD: _record,
            Kind.ACTIONS: _actions,
        }

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({*self._to_one, *self._to_holder, Kind.ROOM})

    def __call__(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        if delivery.kind in self._to_one:
            return self._for_one(unit, delivery, now)
        folder = open_folder(unit, delivery.subject_id, local_day(now, self._zone))
        if delivery.kind == Kind.ROOM:
            return _room(folder, delivery, now)
        seen = self._as_seen(unit, folder, delivery, now)
        if seen is None:
            return _not_theirs(folder, delivery)
        return self._to_holder[delivery.kind](unit, seen, delivery)

    def _for_one(self, unit: Unit, delivery: Delivery, now: datetime) -> Outgoing:
        invitation = unit.meetings.invitation(delivery.subject_id)
        if invitation is None:
            return NotNeeded(reason="gone")
        today = local_day(now, self._zone)
        folder = open_folder(unit, invitation.meeting_id, today)
        seen = self._as_seen(unit, folder, delivery, now)
        if seen is None:
            return NotNeeded(reason="access-removed")
        return self._to_one[delivery.kind](seen, invitation, delivery, now)

    def _as_seen(
        self, unit: Unit, folder: Folder, delivery: Delivery, now: datetime
    ) -> Folder | None:
        """Return what its worker may see of it today; None when nothing any more."""
        worker = unit.workers.get(delivery.worker_id or "")
        if worker is None:
            return None
        actor, today = actor_of(worker), local_day(now, self._zone)
        thing = _thing(unit, folder, delivery)
        if not may(actor, _NEEDS[delivery.kind], thing, today).allowed:
            return None
        return folder.as_seen_by(actor, today)


def _thing(unit: Unit, folder: Folder, delivery: Delivery) -> Thing:
    """Whoever holds an action may read it, called to the meeting or not."""
    if delivery.kind != Kind.ACTIONS:
        return folder.thing
    holders = {one.worker_id for one in unit.meetings.actions(folder.meeting.id)}
    holds = delivery.worker_id in holders
    return replace(folder.thing, holder_id=delivery.worker_id if holds else None)


def _not_theirs(folder: Folder, delivery: Delivery) -> Outgoing:
    """A board that was shown to who ran it before does not stay on their screen."""
    may_be_there = delivery.ts or delivery.look_first
    is_another = folder.meeting.convenor_id != delivery.worker_id
    if delivery.kind == Kind.BOARD and may_be_there and is_another:
        return board.handed_on()
    return NotNeeded(reason="access-removed")


def _room(folder: Folder, delivery: Delivery, now: datetime) -> Outgoing:
    young_person, was_posted = folder.team.young_person, bool(delivery.ts)
    if is_taken_back(young_person, delivery.room_id):
        # After a try without an answer it may be there all the same.
        if was_posted or delivery.look_first:
            return taken_back()
        return NotNeeded(reason="room-stopped")
    over = folder.meeting.ends_at <= now
    if not was_posted and (over or folder.meeting.state is State.CANCELLED):
        return NotNeeded(reason="over" if over else "cancelled")
    return messages.room_post(folder.board(), allowed_in(young_person))


def _invitation(
    folder: Folder, one: Invitation, delivery: Delivery, _now: datetime
) -> Outgoing:
    meeting = folder.meeting
    if meeting.state is State.CANCELLED and delivery.ts is None:
        return NotNeeded(reason="cancelled")
    if delivery.edition < meeting.sequence and delivery.ts is None:
        return NotNeeded(reason="moved")
    if folder.is_free(one) and delivery.ts is None:
        return NotNeeded(reason="free")
    card = _at_once(folder.invite(one, delivery.edition), folder, delivery)
    return replies.free(card) if folder.is_free(one) else replies.invitation(card)


def _at_once(card: Invite, folder: Folder, delivery: Delivery) -> Invite:
    """Mark what nobody's quiet hours held back."""
    return replace(card, at_once=is_today(folder.meeting, delivery.created_at))


def _asked_back(
    folder: Folder, one: Invitation, delivery: Delivery, _now: datetime
) -> Outgoing:
    meeting = folder.meeting
    stale = meeting.state is State.CANCELLED or delivery.edition < meeting.sequence
    answered = one.reply is not Reply.NOT_YET
    if delivery.ts is None and (stale or answered):
        return NotNeeded(reason="answered" if answered else "moved")
    return replies.asked_back(folder.invite(one, delivery.edition))


def _calendar(
    folder: Folder, _one: Invitation, delivery: Delivery, now: datetime
) -> Outgoing:
    meeting = folder.meeting
    if delivery.edition < meeting.sequence:
        return NotNeeded(reason="moved")
    cancelled = meeting.state is State.CANCELLED
    return File(
        text="Take it out of your calendar." if cancelled else "For your calendar.",
        name="meeting.ics",
        content=calendar_file(meeting, folder.place, now),
    )


def _still_to_come(
    folder: Folder, one: Invitation, delivery: Delivery, now: datetime
) -> NotNeeded | None:
    meeting = folder.meeting
    if meeting.state is State.CANCELLED:
        return NotNeeded(reason="cancelled")
    if delivery.edition < meeting.sequence:
        return NotNeeded(reason="moved")
    if folder.is_free(one):
        return NotNeeded(reason="free")
    if not is_coming(one) and delivery.ts is None:
        return NotNeeded(reason="not-coming")
    return NotNeeded(reason="too-late") if now >= meeting.starts_at else None


def _reminder_day(
    folder: Folder, one: Invitation, delivery: Delivery, now: datetime
) -> Outgoing:
    card = folder.invite(one, delivery.edition)
    not_needed = _still_to_come(folder, one, delivery, now)
    return not_needed or _reminder(one, card, messages.reminder_day)


def _reminder_hour(
    folder: Folder, one: Invitation, delivery: Delivery, now: datetime
) -> Outgoing:
    card = folder.invite(one, delivery.edition)
    not_needed = _still_to_come(folder, one, delivery, now)
    return not_needed or _reminder(one, card, messages.reminder_hour)


def _reminder(
    one: Invitation, card: Invite, remind: Callable[[Invite], Post]
) -> Outgoing:
    return remind(card) if is_coming(one) else messages.reminder_answered(card)


def _cancelled(
    folder: Folder, one: Invitation, delivery: Delivery, _now: datetime
) -> Outgoing:
    if folder.meeting.state is not State.CANCELLED:
        return NotNeeded(reason="not-cancelled")
    card = _at_once(folder.invite(one, delivery.edition), folder, delivery)
    return messages.cancelled(card)


def _board(unit: Unit, folder: Folder, _delivery: Delivery) -> Outgoing:
    corrected = corrections_shown(unit, folder)
    return board.board(replace(folder.board(), corrected=corrected))


def _record(_unit: Unit, folder: Folder, delivery: Delivery) -> Outgoing:
    meeting = folder.meeting
    if meeting.state in {State.CANCELLED, State.RECORDED}:
        return NotNeeded(reason=meeting.state.value)
    if delivery.edition < meeting.sequence:
        return NotNeeded(reason="moved")
    return outcomes.prompt(folder.board())


def _actions(unit: Unit, folder: Folder, delivery: Delivery) -> Outgoing:
    worker_id = delivery.worker_id or ""
    card = my_actions(unit, folder, worker_id)
    if not card.agreed:
        return outcomes.passed_on(card) if delivery.ts else _NO_ACTIONS
    if worker_id not in folder.thing.called:
        card = replace(card, next_when=None)
    return outcomes.my_actions(card)
