"""What Slack shows of "Where is this?": a form without fields, for whoever asked."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import form, heading, say, say_lines, whisper
from bot.calendars.wall_time import short_day
from bot.ledger.cards import Awaited, Where
from bot.ledger.words import told
from bot.nudges.records import Matter
from bot.safe_text import safe, shortened

_WHO_SEES = {
    False: "Days only. Nobody but you is shown this.",
    True: "Days only. Nobody but those who run it is shown this.",
}
_NAME, _AGENCY = 60, 50
#: A form holds a hundred parts; nobody reads forty people.
_MOST = 40
#: As many of the newest lines as one part of a form holds.
_LINES = 11


def where(card: Where) -> dict[str, Any]:
    """Show each person awaited: what was sent, what waits and why, what came back."""
    what = "Meeting on" if card.is_meeting else "Asked, by"
    what = "Handover, moves" if card.is_handover else what
    blocks: list[Block] = [heading(f"{card.reference}: {what} {short_day(card.due)}")]
    if not card.awaited:
        blocks.append(say("Nobody is awaited here."))
    for one in card.awaited[:_MOST]:
        blocks += _one(one)
    if len(card.awaited) > _MOST:
        blocks.append(whisper(f"And {len(card.awaited) - _MOST} more."))
    blocks.append(whisper(_WHO_SEES[card.is_handover]))
    return form(
        name="nudge.where-shown",
        title="Where is this?",
        submit=None,
        close="Close",
        blocks=blocks,
    )


def _one(one: Awaited) -> list[Block]:
    name, agency = shortened(one.name, _NAME), shortened(one.agency, _AGENCY)
    title = f"*{safe(name)}*, {safe(agency)}{_for(one)}"
    lines = [told(entry) for entry in one.entries[-_LINES:]]
    if len(one.entries) > _LINES:
        lines.insert(0, f"{len(one.entries) - _LINES} earlier ones are left out.")
    return say_lines(title, lines or ["Nothing was needed so far."])


def _for(one: Awaited) -> str:
    words = _FOR.get(one.matter)
    return f": {words.format(day=short_day(one.due))}" if words else ""


_FOR = {
    Matter.ACTION: "took something on, by {day}",
    Matter.HANDOVER_ITEM: "one thing to do, by {day}",
    Matter.CHECK: "a look again, on {day}",
    Matter.OFFER: "an answer to the offer",
    Matter.CONTEST: "a talk, as it is seen differently",
}
