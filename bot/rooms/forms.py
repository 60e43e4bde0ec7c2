"""The form with which a lead sets a team's channel."""

from __future__ import annotations

from typing import Any

from bot.blocks import field, form, text_box, whisper
from bot.rooms.cards import RoomForm
from bot.rooms.doors import Door, Field


def team_room(card: RoomForm) -> dict[str, Any]:
    """Ask which channel, and which other workspaces may be connected to it."""
    return form(
        name=Door.ROOM_FORM,
        title="A team's channel",
        submit="Save",
        blocks=[
            whisper("Date, time and place of meetings are posted there."),
            whisper(
                "Once a week, a look ahead. It names agencies that are awaited, "
                "and no people."
            ),
            field(
                Field.REFERENCE,
                "The reference",
                text_box(first=card.reference, most=20, example="YP-...."),
            ),
            field(
                Field.ROOM,
                "The team's private channel",
                text_box(first=card.room_id, most=20, example="C0123ABC"),
                hint="Its channel ID, found at the end of “About”. Empty: no channel.",
                optional=True,
            ),
            field(
                Field.WORKSPACES,
                "Workspaces that may be connected to it",
                text_box(
                    first=", ".join(card.workspaces),
                    most=200,
                    example="T0123ABC, T0456DEF",
                ),
                hint=(
                    "With commas. In a browser, a workspace's ID is the part of its "
                    "address that begins with T. Empty: only ours."
                ),
                optional=True,
            ),
        ],
    )
