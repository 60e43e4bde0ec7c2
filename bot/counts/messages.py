"""What a lead sees of nudges in counts: their own team first, then everyone's."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, buttons, form, heading, line, say, say_lines, whisper
from bot.counts.cards import Counts, Reasons
from bot.ledger.words import WHY
from bot.mirror.buttons import ask_button
from bot.mirror.messages import mirror_blocks
from bot.wording import counted

Answer = dict[str, Any]


def counts(card: Counts) -> Answer:
    """Answer `/alongside nudges`, to one person only."""
    ask = buttons(ask_button())
    return {
        "text": "How nudging goes, in counts.",
        "blocks": as_dicts([*_own_team(card), ask, *_everyone(card)]),
    }


def counts_form(card: Counts) -> dict[str, Any]:
    """Show the same in a form without fields, from a button."""
    return form(
        name="counts.shown",
        title="Nudges in counts",
        submit=None,
        close="Close",
        blocks=[*_own_team(card), *_everyone(card)],
    )


def _own_team(card: Counts) -> list[Block]:
    return [heading("First: your own team"), *mirror_blocks(card.mirror), line()]


def _everyone(card: Counts) -> list[Block]:
    return [
        heading(f"Everyone's nudges, the last {card.days} days"),
        say("{numbers}", numbers="\n".join(_numbers(card))),
        *_by_reason("*Held back, by reason*", card.held_back),
        *_by_reason("*Waiting now, by reason*", card.waiting),
        whisper("Counts only: never by person, and never by agency."),
    ]


def _numbers(card: Counts) -> list[str]:
    return [
        f"Steps whose time came: {card.planned}",
        f"Sent: {card.sent}",
        f"Answered: {card.answered}{_within(card.median_days)}",
        f"Given up without an answer: {card.given_up}",
        f"Wrong, and apologised for: {card.wrong}",
        f"Sent at once, because it was for today: {card.at_once}",
    ]


def _within(days: int | None) -> str:
    if days is None:
        return ""
    if not days:
        return ", half of them on the same day"
    return f", half of them within {counted(days, 'working day')} of theirs"


def _by_reason(title: str, reasons: Reasons) -> list[Block]:
    lines = [f"{WHY[why]}: {number}" for why, number in reasons.named]
    if reasons.others:
        lines.append(f"for other reasons: {reasons.others}")
    return say_lines(title, lines or ["nothing"])
