"""What a worker sees about themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import form, line, say, say_lines, whisper
from bot.calendars.wall_time import short_day_with_year
from bot.privacy.cards import AboutMe, Looked
from bot.wording import counted, few, listed


def about_me(card: AboutMe) -> dict[str, Any]:
    """Show what is held, who looked, how long it stays, and how to object."""
    blocks: list[Block] = [
        *say_lines("*What is held about you*", list(_held(card))),
        *say_lines("*What you did, in counts*", list(_did(card))),
        line(),
        *say_lines("*Who looked at it or changed it*", list(_looked(card))),
        say(
            "*What leads can see.* Leads fill the directory. By being leads they see "
            "no meeting, no reply and none of a young person's words. They can open "
            "one with a reason, and then the whole team is told. To answer a young "
            "person's request they can read what is held, and the trail keeps it."
        ),
        line(),
        *_how_long(),
        *_how_to_object(card),
    ]
    return form(
        name="privacy.shown",
        title="What is held about me",
        submit=None,
        close="Close",
        blocks=blocks,
    )


def _held(card: AboutMe) -> Iterator[str]:
    yield f"Name and title: {card.name}, {card.title}"
    yield f"Agency: {card.agency}"
    yield f"In files you are “{card.handle}”"
    if card.phone:
        yield f"Telephone at work: {card.phone}"
    yield f"You work {card.works}"
    yield f"Leave: {few(card.leave) or 'none written down'}"
    yield f"Deputy: {card.deputy or 'nobody named'}"
    yield f"No reminders: {few(card.wishes) or 'no wish written down'}"
    if card.duties:
        yield f"You are: {listed(card.duties)}"


def _did(card: AboutMe) -> Iterator[str]:
    yield f"Places in teams: {card.places_now} now, {card.places} in all"
    yield f"Invitations: {card.invitations}, and {counted(card.replies, 'answer')}"
    yield f"Meetings you called: {card.meetings}"
    yield f"Things you took on: {card.actions}"
    yield f"Things you were asked for: {card.asked}, and asked of others: {card.asks}"
    yield f"Handovers that name you: {card.handovers}"
    yield f"Reminders I sent you: {card.nudges}"
    yield f"Entries in the trail of what you did or looked at: {card.entries:,}"


def _looked(card: AboutMe) -> Iterator[str]:
    if not card.looked:
        yield "Nobody yet."
    yield from (_look(one) for one in reversed(card.looked))


def _look(one: Looked) -> str:
    refused = "" if one.allowed else " (refused)"
    return f"{short_day_with_year(one.on)}: {one.who} {one.what}{refused}"


def _how_long() -> list[Block]:
    return [
        say(
            "*How long it is kept.* Your entry stays while you are in the directory. "
            "What you answered goes with its meeting. Reminders go after three months. "
            "The trail goes after two years."
        ),
        whisper(
            "Nothing here measures you for anybody else. No report counts a single "
            "worker. How often you came stands on your own Home only."
        ),
    ]


def _how_to_object(card: AboutMe) -> list[Block]:
    if card.governance:
        return [
            say(
                "*Is something wrong, or do you object?* Tell {who}, your governance "
                "lead. They must answer you within a month.",
                who=few(card.governance),
            )
        ]
    return [
        say(
            "*Is something wrong, or do you object?* No governance lead is named yet. "
            "Please tell {who}. They must answer you within a month.",
            who=few(card.leads) or "your lead",
        )
    ]
