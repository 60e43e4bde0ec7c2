"""What a lead sees of handovers in counts: a few lines for each route."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, form, heading, say, say_lines, shortened, whisper
from bot.calendars.wall_time import short_day_with_year
from bot.handovers.board_cards import TOO_FEW, Board, Counted
from bot.safe_text import safe
from bot.wording import counted

#: Each is a few blocks at most; a message holds fifty.
_MOST = 15
_TITLE = "Handovers in counts"


def board(card: Board) -> dict[str, Any]:
    """Answer `/handover board`, to one person only."""
    return {"text": "How handovers go, in counts.", "blocks": as_dicts(_blocks(card))}


def board_form(card: Board) -> dict[str, Any]:
    """Show the same in a form without fields, from a button."""
    return form(
        name="handover.board-shown",
        title=_TITLE,
        submit=None,
        close="Close",
        blocks=_blocks(card),
    )


def _blocks(card: Board) -> list[Block]:
    blocks = [heading(_TITLE), whisper(_since(card))]
    if not card.rows:
        blocks.append(say("None was begun in these months."))
    for row in card.rows[:_MOST]:
        name = _name(row, alone=len(card.rows) == 1)
        blocks += say_lines(name, _said(row))
    return [*blocks, whisper(_ABOUT)]


def _since(card: Board) -> str:
    return (
        f"Begun since {short_day_with_year(card.since)} and still kept here. "
        "Finished ones go after a while, as the README says."
    )


_ABOUT = (
    "Counts only: never by person, and never by agency. Small parts are hidden, and "
    "routes with few are put together. The four tests are those of the TRACK study: "
    "one worker all along, both met before, a joint meeting, information read."
)


def _name(row: Counted, *, alone: bool) -> str:
    if row.route is None:
        return "*All routes together*" if alone else "*All other routes together*"
    return f"*{safe(shortened(row.route, 150))}*"


def _said(row: Counted) -> list[str]:
    """Return what can be said; what cannot is one line."""
    lines = [
        f"{name}: {words}" for name, words in _lines(row).items() if words != TOO_FEW
    ]
    rest = len(_lines(row)) - len(lines)
    return [*lines, "Of the rest there are too few to say."] if rest else lines


def _lines(row: Counted) -> dict[str, str]:
    return {
        "Begun": row.begun,
        "Still running": row.running,
        "Begun in time, before the first milestone": row.in_time,
        "Joint meeting held before the move": row.met,
        "Met the receiver, with both there, before the move": row.both,
        "First appointment kept the first time": row.kept,
        "Offer with the receiver": _median(row.median_pending),
        "Seen differently at some time": row.contested,
        "Musts left out by a manager": row.musts_left_out,
        "All four tests together": row.all_four,
    }


def _median(days: int | None) -> str:
    if days is None:
        return TOO_FEW
    if not days:
        return "half are answered on the same day"
    return f"half are answered within {counted(days, 'working day')}"
