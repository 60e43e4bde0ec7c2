"""What a handover's one page shows: where it stands, and nothing anybody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.handovers.cards import ItemCard, MilestoneCard, Score
from bot.handovers.records import Offer, Question, Signer, State


@dataclass(frozen=True, kw_only=True)
class Page:
    """One handover for a supervision or a board; the only names are of the workers."""

    reference: str
    route: str
    state: State
    question: Question
    holder: str
    #: Agency and worker; None: nobody is named yet.
    sender: tuple[str, str | None]
    receiver: tuple[str, str | None]
    offer: Offer
    today: date
    began_on: date
    transfer_on: date
    taken_over_on: date | None
    ended_on: date | None
    has_passed: bool
    milestones: tuple[MilestoneCard, ...]
    #: The musts that are open, soonest first.
    musts: tuple[ItemCard, ...]
    score: Score | None
    #: Each signer in order, with the day; None: not yet.
    signed: tuple[tuple[Signer, date | None], ...]
    #: The day the young person was told; what they said is no part of the page.
    told_on: date | None
