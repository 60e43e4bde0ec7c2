"""The names by which Slack calls back: shared by messages, forms and the handler."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of one's own quiet times; `/alongside quiet` opens it."""

    OPEN = "quiet.open"
    FORM = "quiet.form"
    #: One tap each.
    MUTE_A_WEEK = "quiet.mute-a-week"
    NUDGE_AGAIN = "quiet.nudge-again"


class Field(StrEnum):
    """Every field of the form."""

    UNTIL = "muted-until"
    NOT_ON = "not-on"
    PART = "part"
