"""Somebody's wishes for quiet times, in words for themselves."""

from __future__ import annotations

from datetime import date

from bot.calendars.wall_time import short_day
from bot.directory.weekdays import show_weekdays
from bot.nudges.records import PartOfDay, Wishes

_ONLY = {
    PartOfDay.MORNINGS: "in the afternoons",
    PartOfDay.AFTERNOONS: "in the mornings",
}


def wishes_in_words(wishes: Wishes | None, today: date) -> tuple[str, ...]:
    """Return when no nudge comes, each as "until Fri 5 Mar" or "on Mon"."""
    if wishes is None:
        return ()
    found = []
    if wishes.muted_until and wishes.muted_until >= today:
        found.append(f"until {short_day(wishes.muted_until)}")
    if wishes.not_on:
        found.append(f"on {show_weekdays(wishes.not_on)}")
    if wishes.part in _ONLY:
        found.append(_ONLY[wishes.part])
    return tuple(found)
