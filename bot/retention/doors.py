"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """The way out of a notice: a button, and the form that asks why."""

    KEEP = "retention.keep"
    KEEP_FORM = "retention.keep-form"


class Field(StrEnum):
    """Every field of that form."""

    REASON = "reason"
