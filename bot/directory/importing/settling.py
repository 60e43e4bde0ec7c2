"""What becomes of one record when a file speaks of it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.directory.importing.tables import Lines
from bot.directory.importing.tally import Change
from bot.directory.records import Agency, School, Worker, YoungPerson

Record = TypeVar("Record", Agency, School, Worker, YoungPerson)

#: A file's key, and the fields of the record that it fills.
Keys = Mapping[str, tuple[str, ...]]


def settle(current: Record | None, wanted: Record, lines: Lines, keys: Keys) -> Record:
    """
    Return `wanted` with what the file leaves unsaid as it is now.

    So a telephone number that was filled in from Slack outlives a file that
    never had one; an empty one in the file takes it away.
    """
    if current is None:
        return wanted
    unsaid = (field for key in keys.keys() - lines.keys.keys() for field in keys[key])
    kept = {field: getattr(current, field) for field in unsaid}
    return replace(wanted, id=current.id, version=current.version, **kept)


def put(
    current: Record | None,
    wanted: Record,
    *,
    add: Callable[[Record], None],
    save: Callable[[Record], Record],
) -> Change:
    if current is None:
        add(wanted)
        return Change.ADDED
    if current == wanted:
        return Change.SAME
    save(wanted)
    return Change.CHANGED
