"""Whom a handover names."""

from __future__ import annotations

from bot.handovers.records import Handover
from storage.handovers import PLACES


def workers_named(handover: Handover) -> frozenset[str]:
    """Return the ids of everybody it names in any place, whoever holds it too."""
    return frozenset(filter(None, (getattr(handover, name) for name in PLACES)))
