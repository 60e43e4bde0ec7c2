"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of a team's channel."""

    ROOM = "rooms.room"
    ROOM_FORM = "rooms.room-form"
    PRIVATE_AGAIN = "rooms.private-again"
    ANOTHER = "rooms.another"


class Field(StrEnum):
    """Every field of the form."""

    REFERENCE = "reference"
    ROOM = "room"
    WORKSPACES = "workspaces"
