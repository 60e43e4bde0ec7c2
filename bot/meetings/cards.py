"""
What one viewer may see of a meeting: frozen, with names instead of ids.

A card is made after the access check, so a message that renders it cannot
show more than its viewer may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.meetings.records import Attendance, Purpose, Reply, State


@dataclass(frozen=True, kw_only=True)
class When:
    """A meeting's moment, in the words people use."""

    on: date
    at: time
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """The young person's own words, or who will ask for them."""

    said: str | None
    asker: str | None
    ask_by: date | None
    #: Written down before the viewer joined, and not given to them.
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Person:
    """A worker as others see them."""

    id: str
    name: str
    agency: str
    #: Their place in this team around, or their title.
    role: str
    phone: str | None
    has_slack: bool
    knows_them: bool
    can_decide: bool


@dataclass(frozen=True, kw_only=True)
class ComingUp:
    """One line of "what is coming up for me"."""

    meeting_id: str
    reference: str
    when: When
    place: str
    is_convenor: bool
    #: Who called it, by name.
    convenor: str
    reply: Reply
    needs_record: bool
    #: Who comes for me, by name.
    stand_in: str | None = None


@dataclass(frozen=True, kw_only=True)
class Todo:
    """One thing I took on."""

    action_id: str
    reference: str
    what: str
    due: date


@dataclass(frozen=True, kw_only=True)
class Mine:
    """Everything that is mine next, for `/meeting` and for Home."""

    meetings: tuple[ComingUp, ...]
    todos: tuple[Todo, ...]
    can_call: bool
    is_lead: bool


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """The first page of a new meeting: whom it is about."""

    references: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class CallForm:
    """All that the form of a new meeting needs."""

    young_person_id: str
    #: Made when the form opens, so that sending it twice calls one meeting.
    meeting_id: str
    reference: str
    line: Line
    school: str | None
    #: When the school can meet, in a sentence: "between 09:10 and 15:05".
    school_hours: str | None
    people: tuple[Person, ...]
    #: Everyone who could ask the young person, the convenor first.
    askers: tuple[Person, ...]
    from_school: tuple[Person, ...]
    deciders: tuple[Person, ...]
    on: date | None
    at: time | None
    #: What was typed and how it was read, to be checked before anything is sent.
    understood: str | None
    #: What is filled in already when it is called for a handover.
    purpose: Purpose | None = None
    why: str = ""
    needed: frozenset[str] = frozenset()
    minutes: int = 30


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One invited person on the board."""

    invitation_id: str
    person: Person
    reply: Reply
    #: Who comes instead, by name.
    stand_in: str | None
    #: Slack would not take our message to them.
    not_reached: bool
    attendance: Attendance | None


@dataclass(frozen=True, kw_only=True)
class Away:
    """Somebody who is not at work on the day: on leave, or never on that weekday."""

    name: str
    on_leave: bool


@dataclass(frozen=True, kw_only=True)
class Board:
    """The convenor's live view of one meeting."""

    meeting_id: str
    reference: str
    state: State
    when: When
    place: str
    purpose: Purpose
    why: str
    line: Line
    convenor: Person
    guests: tuple[Guest, ...]
    #: Agencies that were asked and have nobody coming.
    nobody_from: tuple[str, ...]
    somebody_knows_them: bool
    decision_needed: bool
    decider: str | None
    somebody_can_decide: bool
    #: Who was asked, has not said, and is away or off that day.
    away: tuple[Away, ...]
    #: The team's channel is not private enough for date, time and place.
    room_refused: bool
    version: int
    #: What was put right, as "Why we meet (corrected on Wed 3 Mar)".
    corrected: tuple[str, ...] = ()

    def with_reply(self, *replies: Reply) -> tuple[Guest, ...]:
        return tuple(guest for guest in self.guests if guest.reply in replies)


@dataclass(frozen=True, kw_only=True)
class Invite:
    """What one invited person sees."""

    invitation_id: str
    meeting_id: str
    #: Which edition of the meeting an answer to this message is about.
    sequence: int
    reference: str
    convenor: str
    role: str
    from_school: bool
    #: Held at the school itself, so that we come to them.
    at_school: bool
    is_convenor: bool
    when: When
    place: str
    purpose: Purpose
    why: str
    reply: Reply
    stand_in: str | None
    #: For whom this person stands in, by name.
    stands_in_for: str | None
    decision_from_you: bool
    moved: bool
    state: State
    #: A newer message has the buttons.
    is_old: bool
    #: It went out at once, also in quiet hours, because the meeting was that day.
    at_once: bool = False


@dataclass(frozen=True, kw_only=True)
class Called:
    """What the convenor sees when the form is sent."""

    meeting_id: str
    reference: str
    when: When
    place: str
    asked: tuple[Person, ...]
    to_ring: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class MoveForm:
    """The form with which a convenor moves a meeting."""

    meeting_id: str
    version: int
    reference: str
    when: When
    school: str | None
    school_hours: str | None


@dataclass(frozen=True, kw_only=True)
class StandInForm:
    """The form with which somebody names who comes instead."""

    invitation_id: str
    #: The meeting's sequence when the form was opened.
    sequence: int
    reference: str
    when: When
    place: str
    colleagues: tuple[Person, ...]
    #: True when the meeting moved while the form was open.
    has_moved: bool
    #: What was already filled in, kept over a change.
    chosen: str | None = None
    named: str = ""


@dataclass(frozen=True, kw_only=True)
class PhoneForm:
    """The form with which a convenor records a reply given by phone."""

    meeting_id: str
    #: The meeting's sequence when the form was opened.
    sequence: int
    reference: str
    today: date
    when: When
    guests: tuple[Guest, ...]
