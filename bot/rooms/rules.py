"""Who may be connected to a team's channel, and whether posts there still stand."""

from __future__ import annotations

from collections.abc import Iterable

from bot.directory.records import YoungPerson


def allowed_in(young_person: YoungPerson) -> frozenset[str]:
    """Return the workspaces (team ids) that may be connected to their channel."""
    own = [young_person.room_team_id] if young_person.room_team_id else []
    return frozenset([*own, *workspaces_of(young_person)])


def allowed_for_all(young_people: Iterable[YoungPerson]) -> frozenset[str]:
    """Return who may be connected to a channel that several teams share."""
    lists = [allowed_in(one) for one in young_people]
    return frozenset.intersection(*lists) if lists else frozenset()


def workspaces_of(young_person: YoungPerson) -> tuple[str, ...]:
    """Return the workspaces besides the channel's own, as they were written."""
    return tuple(filter(None, young_person.room_workspaces.split(",")))


def is_taken_back(young_person: YoungPerson, room_id: str | None) -> bool:
    """Whether what was said of them in that channel may not stand there any more."""
    return young_person.room_stopped_on is not None or young_person.room_id != room_id
