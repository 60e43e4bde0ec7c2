"""The names by which Slack calls back: shared by messages and the handler."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """The weekly post, off and on again with one tap."""

    OFF = "weeks.off"
    ON = "weeks.on"
