"""What only the directory's doors ask of a visit: to be a lead."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.visit import NOTHING, Visit
from bot.errors import NotFound


class OnlyForLeads(NotFound):
    """Only your partnership's leads can do that. Please ask one of them."""


def is_lead(visit: Visit) -> bool:
    return visit.can(Verb.FILL_DIRECTORY, NOTHING)


def require_lead(visit: Visit) -> None:
    """Let pass or raise OnlyForLeads, which gives nothing away."""
    if not is_lead(visit):
        note = visit.refusal(Verb.FILL_DIRECTORY, "directory", "not-a-lead")
        raise OnlyForLeads(refusal=note)


def filled(visit: Visit, thing_id: str) -> None:
    """Note in the trail that they changed something in the directory."""
    visit.noted(Verb.FILL_DIRECTORY, thing_id, "lead" if is_lead(visit) else "own")
