"""The form with which a lead opens what they may not see."""

from __future__ import annotations

from typing import Any

from bot.blocks import field, form, pick_any, pick_radio, say, text_box, whisper
from bot.openings.doors import Door, Field
from bot.openings.words import REASONS

YES = "yes"


def to_open(opening_id: str) -> dict[str, Any]:
    """Ask whom and why, and say beforehand what follows."""
    reasons = [(one.value, words) for one, words in REASONS.items()]
    return form(
        name=Door.OPEN_FORM,
        title="Open what I cannot see",
        submit="Open it",
        about=opening_id,
        blocks=[
            say(
                "*Are you sure?* The team around is told at once: that you opened it, "
                "when and why."
            ),
            field(
                Field.REFERENCE, "The reference", text_box(most=20, example="YP-....")
            ),
            field(Field.REASON, "Why?", pick_radio(reasons)),
            field(
                Field.SURE,
                "They may ask you about it",
                pick_any([(YES, "Yes, tell them and open it")]),
            ),
            whisper("You see it once. It is written down and counted."),
        ],
    )
