"""The names by which Slack calls back about who is in a team around."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """The two answers to "still need this?"."""

    STILL_NEEDED = "teams.still-needed"
    NOT_ANY_MORE = "teams.not-any-more"
