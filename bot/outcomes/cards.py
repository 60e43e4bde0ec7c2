"""What came of a meeting, as its convenor and each holder of an action may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.meetings.cards import Guest, Line, Person, When


@dataclass(frozen=True, kw_only=True)
class WhoCame:
    """The first page of the record."""

    meeting_id: str
    reference: str
    when: When
    line: Line
    guests: tuple[Guest, ...]


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """One thing agreed: who, what, by when."""

    action_id: str
    who: str
    what: str
    due: date
    done: bool
    #: Who does it instead, when they are not known here.
    stand_in: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgreedForm:
    """The second page of the record: what was agreed."""

    meeting_id: str
    reference: str
    line: Line
    people: tuple[Person, ...]
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True, kw_only=True)
class NextForm:
    """The last page of the record: the next date, or why none."""

    meeting_id: str
    #: Made when the page opens, so that sending it twice calls one meeting.
    next_id: str
    reference: str
    when: When
    school: str | None
    school_hours: str | None


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is remembered of a meeting that was held."""

    meeting_id: str
    reference: str
    when: When
    place: str
    line: Line
    guests: tuple[Guest, ...]
    agreed: tuple[Agreed, ...]
    next_when: When | None
    no_next_reason: str | None
    #: What was put right, as "What was agreed (corrected on Wed 3 Mar)".
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MyActions:
    """One person's own actions after a meeting."""

    reference: str
    agreed: tuple[Agreed, ...]
    next_when: When | None
