"""The handovers of one young person, by the reference that somebody typed."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.directory.references import (
    NoSuchReference,
    UnreadableReference,
    parse_reference,
)
from bot.errors import AlongsideError
from bot.handovers.folder import Folder, open_folder


class HowToHandOver(AlongsideError):
    """Try /handover alone, /handover new, or /handover YP-7HX3, also with print."""


def found_by(visitor: Visit, typed: str) -> list[Folder]:
    """Return what this one may see: those that run, or the last. Raises NotFound."""
    try:
        reference = parse_reference(typed)
    except UnreadableReference:
        raise HowToHandOver from None
    seen = _seen(visitor, reference)
    if not seen:
        refusal = visitor.refusal(Verb.SEE_HANDOVER, "", "not-theirs")
        raise NoSuchReference(reference, refusal=refusal)
    running = [one for one in seen if not one.handover.state.is_over]
    return running or seen[-1:]


def _seen(visitor: Visit, reference: str) -> list[Folder]:
    young_person = visitor.unit.young_people.by_reference(reference)
    if young_person is None:
        return []
    folders = [
        open_folder(visitor.unit, one, visitor.today)
        for one in visitor.unit.handovers.about(young_person.id)
    ]
    return [
        one
        for one in folders
        if visitor.can(Verb.SEE_HANDOVER, one.to_see)
        or visitor.can(Verb.ANSWER_OFFER, one.to_answer)
    ]
