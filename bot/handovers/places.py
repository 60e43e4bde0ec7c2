"""The six places of a handover, and who can be named in each."""

from __future__ import annotations

from collections.abc import Iterator

from bot.directory.records import Sees
from bot.errors import NotFilledIn
from bot.handovers.beginning import people_of
from bot.handovers.desk import Desk
from bot.handovers.doors import Field
from bot.handovers.records import Handover

#: Label, field of the record, and whose agency's people can be chosen.
PLACES = {
    Field.SENDER: ("Who sends?", "sender_id", "sender"),
    Field.SENDER_MANAGER: ("The sender's manager", "sender_manager_id", "sender"),
    Field.SENDER_DEPUTY: ("The sender's deputy", "sender_deputy_id", "sender"),
    Field.RECEIVER: ("Who receives?", "receiver_id", "receiver"),
    Field.RECEIVER_MANAGER: (
        "The receiver's manager",
        "receiver_manager_id",
        "receiver",
    ),
    Field.RECEIVER_DEPUTY: ("The receiver's deputy", "receiver_deputy_id", "receiver"),
}
#: Whoever works alone has nobody of their own for these.
_ALSO_FROM_THE_TEAM = frozenset(
    {
        Field.SENDER_MANAGER,
        Field.SENDER_DEPUTY,
        Field.RECEIVER_MANAGER,
        Field.RECEIVER_DEPUTY,
    }
)


def choices(desk: Desk, place: Field) -> tuple[tuple[str, str], ...]:
    """Return who can be named there: of that agency, then of the team around."""
    own = dict(_of_agency(desk, place))
    if place not in _ALSO_FROM_THE_TEAM:
        return tuple(own.items())
    others = [(one, words) for one, words in _of_team(desk) if one not in own]
    return (*own.items(), *others)


def _of_agency(desk: Desk, place: Field) -> tuple[tuple[str, str], ...]:
    agency_id = getattr(desk.handover, f"{PLACES[place][2]}_agency_id")
    return people_of(desk.visit.unit, agency_id, desk.visit.today)


def _of_team(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield who sees everything of the young person already."""
    team = desk.folder.team
    for one in team.people():
        member = team.member(one.id)
        if member is not None and member.sees is Sees.ALL:
            yield one.id, f"{one.name}, {one.agency}"


def require_four_signers(before: Handover, after: Handover) -> None:
    """
    Nobody names a worker of either side as who decides: then one would sign for two.

    Only what is changed is looked at. Raises NotFilledIn at the field.
    """
    both = {after.sender_id, after.receiver_id}
    wrong = [
        field
        for field in (Field.SENDER_MANAGER, Field.RECEIVER_MANAGER)
        if _changes(before, after, field) and getattr(after, PLACES[field][1]) in both
    ]
    if wrong:
        said = "They send or receive it. Please choose who decides."
        raise NotFilledIn(dict.fromkeys(wrong, said))


def _changes(before: Handover, after: Handover, field: Field) -> bool:
    """Whether this side's worker or who decides for them is another one now."""
    side, name = PLACES[field][2], PLACES[field][1]
    names = (name, f"{side}_id")
    return any(getattr(before, one) != getattr(after, one) for one in names)
