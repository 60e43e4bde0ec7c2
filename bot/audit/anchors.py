"""
The anchor file: where the trail ended, kept outside the database.

A chain alone does not show that its newest entries were taken away. So every
ten minutes one line goes to the end of this file, which belongs on another disk
or computer: `2027-02-22T09:10:00Z 1234 MAC SEAL`. The seal shows that the line
is ours; lines are only ever added.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.audit.records import Anchor, AnchorLine

_LINE = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{64})"
)
_TIME = "%Y-%m-%dT%H:%M:%SZ"
#: More than the longest line, so that the newest whole one is in it.
_TAIL = 4096


@dataclass(frozen=True, kw_only=True)
class Anchors:
    """What the file says."""

    lines: tuple[AnchorLine, ...] = ()
    #: Lines that are no anchors: cut off by a power cut, or spoilt.
    unreadable: int = 0
    is_there: bool = True

    @property
    def newest(self) -> Anchor | None:
        return self.lines[-1].anchor if self.lines else None


class AnchorFile:
    """One file; it is made when the first line is written, for its owner only."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Anchors:
        """Read every line; one that is torn or spoilt is counted and left out."""
        try:
            return _read(self.path.read_bytes())
        except FileNotFoundError:
            return Anchors(is_there=False)

    def newest(self) -> Anchor | None:
        """Return the last whole line, without reading all of a long file."""
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
                return _read(file.read()).newest
        except FileNotFoundError:
            return None

    def add(self, anchor: Anchor, seal: Callable[[Anchor], str]) -> None:
        """Put one line at the end, and wait until it is on the disk."""
        assert anchor.at is not None
        whole = replace(anchor, at=anchor.at.astimezone(UTC).replace(microsecond=0))
        written = f"{_words(whole)} {seal(whole)}\n".encode("ascii")
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT
        with open(os.open(self.path, flags, 0o600), "r+b", buffering=0) as file:
            # After a torn line a new one begins, so that this one is whole.
            file.write(written if _ends_whole(file.fileno()) else b"\n" + written)
            os.fsync(file.fileno())


def _words(anchor: Anchor) -> str:
    assert anchor.at is not None
    return f"{anchor.at.strftime(_TIME)} {anchor.sequence} {anchor.mac}"


def _ends_whole(file: int) -> bool:
    size = os.fstat(file).st_size
    return size == 0 or os.pread(file, 1, size - 1) == b"\n"


def _read(content: bytes) -> Anchors:
    rows = content.decode("ascii", "replace").split("\n")
    found = [_line(number, row) for number, row in enumerate(rows, 1) if row]
    lines = tuple(one for one in found if one is not None)
    return Anchors(lines=lines, unreadable=len(found) - len(lines))


def _line(number: int, row: str) -> AnchorLine | None:
    found = _LINE.fullmatch(row)
    at = _instant(found[1]) if found else None
    if found is None or at is None:
        return None
    anchor = Anchor(sequence=int(found[2]), mac=found[3], at=at)
    return AnchorLine(number=number, anchor=anchor, seal=found[4])


def _instant(words: str) -> datetime | None:
    try:
        return datetime.strptime(words, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
