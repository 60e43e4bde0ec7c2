"""The name by which Slack calls back: shared by messages and the handler."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """The one button of one's own privacy; `/alongside privacy` does the same."""

    ABOUT_ME = "privacy.about-me"
