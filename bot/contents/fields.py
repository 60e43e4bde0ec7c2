"""
What each typed field of a form is for; a field that is not here is coordination.

So a new field is looked at as strictly as can be, until somebody says otherwise.
"""

from __future__ import annotations

from bot.contents.records import Holds

_FOR: dict[str, Holds] = {
    "line": Holds.OWN_WORDS,
    "role": Holds.LABEL,
    "title": Holds.LABEL,
    "code": Holds.LABEL,
    "name": Holds.PERSON,
    "stand-in-name": Holds.PERSON,
    "phone": Holds.PHONE,
    "reference": Holds.REFERENCE,
    # Slack's own ids, and times of the day.
    "room": Holds.REFERENCE,
    "workspaces": Holds.REFERENCE,
    "slack-team": Holds.REFERENCE,
    "bells": Holds.REFERENCE,
    "dates": Holds.DATES,
    "place": Holds.PLACE,
}


def holds(field: str) -> Holds:
    """Return what the field of that name is for."""
    return _FOR.get(field, Holds.COORDINATION)
