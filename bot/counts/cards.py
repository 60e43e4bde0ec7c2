"""Nudges in counts, as a lead may see them: small numbers are hidden already."""

from __future__ import annotations

from dataclasses import dataclass

from bot.mirror.cards import Mirror
from bot.nudges.records import Why


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """How many for each reason; those too few to be said are one number together."""

    named: tuple[tuple[Why, str], ...]
    others: str | None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Every number is in words: "12" or "fewer than 5"."""

    #: How the viewer's own team is doing; shown first.
    mirror: Mirror
    days: int
    planned: str
    sent: str
    held_back: Reasons
    waiting: Reasons
    answered: str
    #: Working days of whoever was asked; None with too few answers.
    median_days: int | None
    given_up: str
    wrong: str
    at_once: str
