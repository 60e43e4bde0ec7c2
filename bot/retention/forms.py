"""The form that asks why something is kept for longer."""

from __future__ import annotations

from typing import Any

from bot.blocks import field, form, pick_radio, say, whisper
from bot.calendars.wall_time import short_day_with_year
from bot.retention.cards import KeepForm
from bot.retention.doors import Door, Field
from bot.retention.words import COUNTED, REASONS


def keep(card: KeepForm) -> dict[str, Any]:
    """Ask for a word from a list; nothing is typed."""
    what = (
        "All that was to go of *{reference}* is kept until {until}."
        if card.is_everything
        else f"This {COUNTED[card.rule][0]} about *{{reference}}* "
        "is kept until {until}."
    )
    return form(
        name=Door.KEEP_FORM,
        title="Keep for longer",
        submit="Keep it",
        about=card.notice_id,
        blocks=[
            say(
                what,
                reference=card.reference,
                until=short_day_with_year(card.until),
            ),
            field(
                Field.REASON,
                "Why?",
                pick_radio([(one.value, words) for one, words in REASONS.items()]),
            ),
            whisper(
                "For a longer inquiry a lead can keep everything: "
                "“A young person's rights” in /alongside."
            ),
        ],
    )
