"""For what an agency is thanked, as plain choices: never by name or in words."""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """What an agency did last week."""

    #: Something that was asked of it, or that it took on, was done.
    DONE = "done"
    #: It came to a meeting, or sent somebody.
    CAME = "came"
