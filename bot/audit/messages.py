"""The trail's mark as a governance lead sees it in Slack."""

from __future__ import annotations

from bot.audit.cards import Mark
from bot.blocks import as_dicts, say, whisper
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post


def daily_mark(card: Mark) -> Post:
    """Show where the trail ended this morning, and what keeping that is good for."""
    said = [
        say(
            "*{day}:* the audit trail has {number}. Their mark is *{mark}*.",
            day=short_day(card.on),
            number=f"{card.entries:,} {'entry' if card.entries == 1 else 'entries'}",
            mark=card.mark,
        ),
        say("Keep this message. It lets anyone check that nothing was changed later."),
        whisper("Whoever runs Alongside can check it with the number and the mark."),
    ]
    return Post(text="Today's mark of the audit trail, to keep.", blocks=as_dicts(said))
