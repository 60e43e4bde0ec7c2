"""What somebody who opened it sees, what the team is told, and whom they may ask."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    as_dicts,
    button,
    buttons,
    form,
    heading,
    line,
    say,
    say_lines,
    whisper,
)
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.meetings.words import named, own_words, what_for
from bot.openings.cards import Contact, MeetingLine, Opened, PlaceLine, ToAsk, Told
from bot.openings.doors import Door
from bot.openings.words import REASONS
from bot.wording import moment


def told(card: Told) -> Post:
    """Tell somebody concerned: who opened it, when and why."""
    why = REASONS[card.reason]
    blocks = [
        say(
            "*{opener}*, {agency}, opened *{reference}* on {moment}.",
            opener=card.opener,
            agency=card.agency,
            reference=card.reference,
            moment=moment(card.when),
        ),
        say("Why: {why}.", why=why[0].lower() + why[1:]),
        say("They are a lead and saw it once, as the team around sees it."),
        buttons(button(Door.ASK, "Ask about it", card.opening_id)),
        whisper("There is nothing you need to do. It is counted and written down."),
    ]
    text = "A lead opened something that they cannot usually see."
    return Post(text=text, blocks=as_dicts(blocks))


def opened(card: Opened) -> dict[str, Any]:
    """Show all of it, in a page without fields."""
    blocks = [
        heading(card.reference),
        own_words(card.line),
        say("The team around is being told now that you opened this."),
        *_to_ring(card),
        line(),
        *_team(card),
        _meeting("Next meeting", card.coming),
        _meeting("Last meeting", card.last),
        *_actions(card),
        whisper("This page is for this once. Nothing else opens to you."),
    ]
    return form(
        name="openings.opened",
        title="Opened",
        submit=None,
        close="Close",
        blocks=blocks,
    )


def _to_ring(card: Opened) -> list[Block]:
    if not card.to_ring:
        return []
    rings = [
        f"{named(one)}{f' on {one.phone}' if one.phone else ''}" for one in card.to_ring
    ]
    return say_lines("*Not in Slack. Please ring them about it:*", rings)


def _team(card: Opened) -> list[Block]:
    if not card.places:
        return [say("*The team around:* nobody today.")]
    title = f"*The team around ({len(card.places)})*"
    return say_lines(title, [_place(one) for one in card.places])


def _place(one: PlaceLine) -> str:
    until = f" until {short_day(one.until_day)}" if one.until_day else ""
    since = f"from {short_day(one.from_day)} {one.from_day.year}"
    return f"{one.name}, {one.agency}: {one.role}, {since}{until}"


def _meeting(label: str, meeting: MeetingLine | None) -> Block:
    if meeting is None:
        return say("*{label}:* none.", label=label)
    return say(
        "*{label}:* {moment}, {place}\n{what_for}\nCalled by {convenor}",
        label=label,
        moment=moment(meeting.when),
        place=meeting.place,
        what_for=what_for(meeting.purpose, meeting.why),
        convenor=meeting.convenor,
    )


def _actions(card: Opened) -> list[Block]:
    if not card.actions:
        return [say("*Still to do:* nothing.")]
    lines = [f"{one.who}: {one.what}, by {short_day(one.due)}" for one in card.actions]
    return say_lines(f"*Still to do ({len(lines)})*", lines)


def to_ask(card: ToAsk) -> dict[str, Any]:
    """Say whom to ask, in a page without fields."""
    blocks = [say("Ask whoever opened it: {who}.", who=_contact(card.opener))]
    if card.governance:
        answers = [_contact(one) for one in card.governance]
        blocks += say_lines("*Or ask who answers for how data is handled:*", answers)
    blocks.append(whisper("Asking is always right. You need no reason."))
    return form(
        name="openings.asked",
        title="Ask about it",
        submit=None,
        close="Close",
        blocks=blocks,
    )


def _contact(one: Contact) -> str:
    phone = f", {one.phone}" if one.phone else ""
    return f"{one.name}, {one.agency}{phone}"
