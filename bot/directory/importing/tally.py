"""What loading a file did, counted and named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What became of one entry."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One entry of the file and what became of it; `name` is a code or reference."""

    kind: str
    name: str
    change: Change


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """Everything one file did."""

    kept: tuple[Kept, ...]

    def count(self, change: Change) -> int:
        return Counter(one.change for one in self.kept)[change]

    @property
    def is_nothing_new(self) -> bool:
        return self.count(Change.SAME) == len(self.kept)


def worst(changes: list[Change]) -> Change:
    """Return what to say of an entry whose parts fared differently."""
    if changes and changes[0] is Change.ADDED:
        return Change.ADDED
    return Change.SAME if set(changes) <= {Change.SAME} else Change.CHANGED
