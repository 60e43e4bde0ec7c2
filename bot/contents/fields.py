"""
What each typed field of a form is for; a field that is not here is coordination.

So a new field is looked at as strictly as can be, until somebody says otherwise.
"""

from __future__ import annotations

from bot.contents.records import Holds

_FOR: dict[str, Holds] = {
    # One line of what is asked of a colleague; nothing is looked at more strictly.
    "what": Holds.COORDINATION,
    "line": Holds.OWN_WORDS,
    # What they said when they were told of a handover.
    "own-words": Holds.OWN_WORDS,
    # What is put right may be those words, and how they say it is theirs.
    "text": Holds.OWN_WORDS,
    "role": Holds.LABEL,
    "title": Holds.LABEL,
    "code": Holds.LABEL,
    "name": Holds.PERSON,
    "stand-in-name": Holds.PERSON,
    "phone": Holds.PHONE,
    "reference": Holds.REFERENCE,
    "bells": Holds.REFERENCE,
    "room": Holds.SLACK_ID,
    "workspaces": Holds.SLACK_ID,
    "slack-team": Holds.SLACK_ID,
    "dates": Holds.DATES,
    "place": Holds.PLACE,
}


def holds(field: str) -> Holds:
    """Return what the field of that name is for."""
    return _FOR.get(field, Holds.COORDINATION)
