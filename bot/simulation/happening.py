"""One thing that happens in an invented year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from storage.unit import Unit

Change = Callable[[Unit], None]
#: One line of what is asked; words of an invented partnership.
LINE = "Bring the dates"
COLLEAGUE = "A colleague"


@dataclass(frozen=True)
class Happening:
    """At that instant the database changes."""

    at: datetime
    change: Change
