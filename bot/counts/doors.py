"""The name by which Slack calls back: shared by messages and the handler."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """The one button of the counts; `/alongside nudges` does the same."""

    SHOW = "counts.show"
