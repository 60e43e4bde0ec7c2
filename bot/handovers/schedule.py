"""
The day each item is due: counted from T, or caught up on when that day is past.

Nothing is due on a day that was over before anybody could do it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.handovers.catch_up import catch_up
from bot.handovers.dates import Basis, due_of
from bot.handovers.route import RouteItem


def schedule(items: Sequence[RouteItem], basis: Basis, today: date) -> dict[str, date]:
    """Return the day of each item by key, never before `today`."""
    counted = {one.key: due_of(one, basis).on for one in items}
    return {**counted, **catch_up(items, basis, today).due}
