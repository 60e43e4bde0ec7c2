"""What only the one whose Home it is may see of themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Presence:
    """To how many of their last meetings they came, or sent somebody."""

    been: int
    of: int
