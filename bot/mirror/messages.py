"""What Slack shows of the mirror, and of `/partners` alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, buttons, form, heading, say, say_lines, whisper
from bot.mirror.buttons import LABEL, ask_button
from bot.mirror.cards import Mirror
from bot.mirror.records import Share, Try
from bot.wording import counted

Answer = dict[str, Any]

_IDEAS: dict[Try, str] = {
    Try.SAY_NOT_ME: (
        "a quick “not me” or “someone else” is an answer too. It takes one tap."
    ),
    Try.SEND_SOMEONE: (
        "when you can't come, send somebody, or a few lines. Both count as coming."
    ),
    Try.NAME_DEPUTY: (
        "whoever goes on leave names somebody to ask, under “My days and leave”."
    ),
    Try.TEN_MINUTES: "ten minutes together on Mondays, for whatever waits for a word.",
    Try.TELL_OTHERS: "you are easy to reach. Tell another team what works for you.",
}


def partners() -> Answer:
    """Answer `/partners` alone: what there is."""
    blocks = [
        heading("Partners"),
        say(
            "*/partners mirror* shows how your own team is doing: how soon you answer, "
            "and what waits. Only your team sees it, and it names nobody."
        ),
        buttons(ask_button()),
    ]
    return {"text": "What there is about partners.", "blocks": as_dicts(blocks)}


def mirror(card: Mirror) -> Answer:
    """Answer `/partners mirror`, to one person only."""
    return {"text": "How your own team is doing.", "blocks": as_dicts(_page(card))}


def mirror_form(card: Mirror) -> dict[str, Any]:
    """Show the same in a form without fields, from a button."""
    return form(
        name="mirror.shown",
        title="How are we doing?",
        submit=None,
        close="Close",
        blocks=_page(card),
    )


def mirror_blocks(card: Mirror) -> list[Block]:
    """Return what there is to say of one's own team, in plain sentences."""
    lines = list(_sentences(card))
    if not lines:
        return [say("*{agency}:* too little to say yet.", agency=card.agency)]
    title = say(
        "*{agency}*, in the last {days} days, as far as it is still kept",
        agency=card.agency,
        days=str(card.days),
    )
    return [title, *say_lines("*What others meet*", lines), *_idea(card)]


def _page(card: Mirror) -> list[Block]:
    return [
        heading(LABEL),
        *mirror_blocks(card),
        whisper(
            "Only your own team can see this. It names nobody and compares nobody."
        ),
    ]


def _sentences(card: Mirror) -> Iterator[str]:
    if card.idea is None:
        return
    yield _replies(card.reply_days)
    yield _share("Meetings we were called to", "missed", card.missed)
    yield _share("Things asked of us", "left without an answer", card.unanswered)
    yield _share("Days of leave", "without anybody named to ask", card.uncovered)


def _replies(days: int | None) -> str:
    if days is None:
        return "How soon we answer: too little to say yet."
    if not days:
        return "We mostly answer on the same day."
    return f"Half of our answers take {counted(days, 'working day')} or less."


def _share(of_what: str, what: str, share: Share | None) -> str:
    if share is None:
        return f"{of_what}: too little to say yet."
    some = str(share.some) if share.some else "none"
    return f"{of_what}: {share.of}, and {some} {what}."


def _idea(card: Mirror) -> list[Block]:
    return [say(f"*One small thing to try:* {_IDEAS[card.idea]}")] if card.idea else []
