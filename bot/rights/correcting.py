"""Putting something right: what can be, and what that changes wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.access.visit import Visit
from bot.calendars.wall_time import local_day, short_day
from bot.deliveries.queue import refresh
from bot.directory.records import YoungPerson
from bot.meetings.records import Meeting
from bot.meetings.sending import Kind, Mail
from bot.rights.binder import Binder
from bot.rights.cards import Correctable
from bot.rights.handed_words import LINES
from bot.rights.named import workers_named
from bot.rights.records import What
from bot.rights.sending import digests_about, show_digests
from bot.rights.words import WHATS

_MEETING = {
    What.WHY: "why",
    What.PLACE: "place",
    What.PLACE_REASON: "place_reason",
    What.NO_NEXT: "no_next_reason",
}
_INVITATION = {What.CALLED_AS: "role", What.STAND_IN: "stand_in_name"}
_ACTION = {What.AGREED: "what", What.DOES_IT: "stand_in_name"}
_ASK = {What.ASKED: "what", What.ASKED_ELSE: "stand_in_name"}
#: What may be left empty: then there is nothing there any more.
MAY_GO = frozenset({What.OWN_WORDS})


def correctables(binder: Binder) -> tuple[Correctable, ...]:
    """Return everything with words in it that somebody typed about them."""
    return (
        _thing(What.OWN_WORDS, binder.person.id, binder.person.line, binder.person),
        *(one for meeting in binder.meetings for one in _of_meeting(meeting)),
        *_agreed(binder),
        *_asked(binder),
        *_handed(binder),
        *_places(binder),
        *_called(binder),
    )


def _thing(
    what: What, subject_id: str, says: str | None, row: object, label: str = ""
) -> Correctable:
    return Correctable(
        what=what,
        subject_id=subject_id,
        label=f"{WHATS[what]}{label}",
        says=says or "",
        version=getattr(row, "version", 1),
    )


def _of_meeting(meeting: Meeting) -> Iterator[Correctable]:
    for what, column in _MEETING.items():
        says = getattr(meeting, column)
        if says:
            label = f", {short_day(meeting.on)}"
            yield _thing(what, meeting.id, says, meeting, label)


def _agreed(binder: Binder) -> Iterator[Correctable]:
    for one in binder.actions:
        label = f", {binder.name(one.worker_id)} by {short_day(one.due)}"
        yield _thing(What.AGREED, one.id, one.what, one, label)
        if one.stand_in_name:
            yield _thing(What.DOES_IT, one.id, one.stand_in_name, one, label)


def _asked(binder: Binder) -> Iterator[Correctable]:
    for one in binder.asks:
        label = f", {binder.name(one.worker_id)} by {short_day(one.due)}"
        yield _thing(What.ASKED, one.id, one.what, one, label)
        if one.stand_in_name:
            yield _thing(What.ASKED_ELSE, one.id, one.stand_in_name, one, label)


def _handed(binder: Binder) -> Iterator[Correctable]:
    for handover in binder.handovers:
        for one in binder.lines:
            if one.handover_id == handover.id:
                on = short_day(local_day(one.at, binder.zone))
                label = f", {LINES[one.kind].lower()}, {on}"
                # The handover's version guards the lines written in it.
                yield _thing(What.HANDED, one.id, one.words, handover, label)


def _places(binder: Binder) -> Iterator[Correctable]:
    for one in binder.places:
        label = f", {binder.name(one.worker_id)} from {short_day(one.from_day)}"
        # The young person's version guards the team as well.
        yield _thing(What.ROLE, one.id, one.role, binder.person, label)


def _called(binder: Binder) -> Iterator[Correctable]:
    days = {one.id: short_day(one.on) for one in binder.meetings}
    for one in binder.invitations:
        label = f", {binder.name(one.worker_id)} for {days[one.meeting_id]}"
        yield _thing(What.CALLED_AS, one.id, one.role, one, label)
        if one.stand_in_name:
            yield _thing(What.STAND_IN, one.id, one.stand_in_name, one, label)


def put_right(visitor: Visit, binder: Binder, thing: Correctable, text: str) -> None:
    """Write the right words in place of the wrong, and show them where they stand."""
    if thing.what is What.OWN_WORDS:
        _save_person(visitor, replace(binder.person, line=text or None))
    elif thing.what is What.ROLE:
        [place] = [one for one in binder.places if one.id == thing.subject_id]
        visitor.unit.young_people.save_place(replace(place, role=text))
        _save_person(visitor, binder.person)
    elif thing.what in _ACTION:
        [agreed] = [one for one in binder.actions if one.id == thing.subject_id]
        right = replace(agreed, **{_ACTION[thing.what]: text})  # type: ignore[arg-type]
        visitor.unit.meetings.save_action(right)
    elif thing.what in _ASK:
        [ask] = [one for one in binder.asks if one.id == thing.subject_id]
        put = replace(ask, **{_ASK[thing.what]: text})  # type: ignore[arg-type]
        visitor.unit.asks.save(put)
    elif thing.what is What.HANDED:
        _put_line_right(visitor, binder, thing.subject_id, text)
    elif thing.what in _MEETING:
        [meeting] = [one for one in binder.meetings if one.id == thing.subject_id]
        changed = replace(meeting, **{_MEETING[thing.what]: text})  # type: ignore[arg-type]
        visitor.unit.meetings.save(changed)
    else:
        [called] = [one for one in binder.invitations if one.id == thing.subject_id]
        changed_call = replace(called, **{_INVITATION[thing.what]: text})  # type: ignore[arg-type]
        visitor.unit.meetings.save_invitation(changed_call)
    _show(visitor, binder)


def _put_line_right(visitor: Visit, binder: Binder, line_id: str, text: str) -> None:
    [line] = [one for one in binder.lines if one.id == line_id]
    [handover] = [one for one in binder.handovers if one.id == line.handover_id]
    visitor.unit.handovers.rewrite(replace(line, words=text))
    visitor.unit.handovers.save(handover)


def _save_person(visitor: Visit, person: YoungPerson) -> None:
    visitor.unit.young_people.save(person)


def _show(visitor: Visit, binder: Binder) -> None:
    """Refresh what is on people's screens about them; what was never shown stays."""
    for meeting in binder.meetings:
        mail = Mail.about(visitor, meeting.id)
        board = f"{Kind.BOARD}:{meeting.id}:{meeting.convenor_id}"
        refresh(visitor.unit, board, visitor.now)
        refresh(visitor.unit, f"{Kind.ROOM}:{meeting.id}", visitor.now)
        for one in binder.of_meeting(meeting.id):
            asked = f"{Kind.INVITATION}:{one.id}:{meeting.sequence}"
            refresh(visitor.unit, asked, visitor.now)
            actions = f"{Kind.ACTIONS}:{meeting.id}:{one.worker_id}"
            refresh(visitor.unit, actions, visitor.now)
        mail.refresh_homes()
    _show_asked(visitor, binder)


def _show_asked(visitor: Visit, binder: Binder) -> None:
    """The same for asks, handovers, and all that nudges somebody about them."""
    unit, now = visitor.unit, visitor.now
    shown = (binder.asks, binder.handovers, binder.items, binder.nudges)
    about = {one.id for row in shown for one in row}
    for said in unit.rights.messages_about(about):
        if said.live and said.ts:
            refresh(unit, said.dedupe_key, now)
    show_digests(unit, digests_about(unit, binder.person.id), now)
    concerned = {one.asker_id for one in binder.asks}
    concerned |= {one.worker_id for one in binder.asks}
    for worker_id in concerned.union(*map(workers_named, binder.handovers)):
        refresh(unit, f"{Kind.HOME}:{worker_id}", now)
