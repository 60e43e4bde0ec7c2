"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of opening what one may not see."""

    OPEN = "openings.open"
    OPEN_FORM = "openings.open-form"
    ASK = "openings.ask"


class Field(StrEnum):
    """Every field of the form."""

    REFERENCE = "reference"
    REASON = "reason"
    SURE = "sure"
