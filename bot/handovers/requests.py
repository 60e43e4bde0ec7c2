"""What a filled-in form asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.handovers.records import Condition, MoveReason, Question, Told


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A filled-in form for a new handover."""

    young_person_id: str
    handover_id: str
    route: str
    question: Question
    agency_id: str
    transfer_on: date
    conditions: frozenset[Condition]
    school_id: str | None
    receiver_id: str | None = None
    #: For whom it is begun, who has no Slack; None: whoever begins sends it.
    sender_id: str | None = None

    def as_text(self) -> str:
        """Return it as what a form can carry along: ids and words, no sentence."""
        return " ".join(
            (
                self.young_person_id,
                self.handover_id,
                self.route,
                self.question,
                self.agency_id,
                self.transfer_on.isoformat(),
                ",".join(sorted(self.conditions)) or "-",
                self.school_id or "-",
                self.sender_id or "-",
            )
        )

    @classmethod
    def from_text(cls, text: str, receiver_id: str | None) -> Beginning:
        (
            person,
            handover,
            route,
            question,
            agency,
            on,
            conditions,
            school,
            sender,
        ) = text.split()
        named = [] if conditions == "-" else conditions.split(",")
        return cls(
            young_person_id=person,
            handover_id=handover,
            route=route,
            question=Question(question),
            agency_id=agency,
            transfer_on=date.fromisoformat(on),
            conditions=frozenset(Condition(one) for one in named),
            school_id=None if school == "-" else school,
            receiver_id=receiver_id,
            sender_id=None if sender == "-" else sender,
        )


@dataclass(frozen=True, kw_only=True)
class Words:
    """One line about a handover."""

    handover_id: str
    words: str


@dataclass(frozen=True, kw_only=True)
class People:
    """Who is in which place, by the handover's own field names."""

    handover_id: str
    places: dict[str, str | None]


@dataclass(frozen=True, kw_only=True)
class ItemSaid:
    """What somebody says of one item."""

    item_id: str
    #: "done", "received", "query", "not-needed", "leave-out", "reopen" or "owner".
    what: str
    on: date | None
    words: str
    worker_id: str | None


@dataclass(frozen=True, kw_only=True)
class ReadBack:
    """The receiver's three lines."""

    item_id: str
    plan: str
    worry: str
    first_step: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One look after T: five answers, and what we would do differently."""

    item_id: str
    facts: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ToldThem:
    """What the young person said, and their own line if they gave one."""

    handover_id: str
    told: Told
    words: str


@dataclass(frozen=True, kw_only=True)
class NewDate:
    """Another transfer date, and why."""

    handover_id: str
    transfer_on: date
    reason: MoveReason
