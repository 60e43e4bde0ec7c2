"""Finding the young person whose reference somebody typed into a field."""

from __future__ import annotations

from bot.directory.records import YoungPerson
from bot.directory.references import (
    NoSuchReference,
    UnreadableReference,
    parse_reference,
)
from bot.errors import NotFilledIn
from storage.unit import Unit


def named(unit: Unit, typed: str, field: str) -> YoungPerson:
    """Return them; raises NotFilledIn at the field, for a slip as for nobody."""
    try:
        reference = parse_reference(typed)
        person = unit.young_people.by_reference(reference)
        if person is None:
            raise NoSuchReference(reference)
    except (UnreadableReference, NoSuchReference) as error:
        raise NotFilledIn({field: error.sentence}) from None
    return person
