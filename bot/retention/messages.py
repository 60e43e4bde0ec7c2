"""What people are told a week before, and what stands where something was posted."""

from __future__ import annotations

from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from bot.blocks import as_dicts, button, form, heading, say, whisper
from bot.calendars.wall_time import short_day, short_day_with_year
from bot.deliveries.records import Post
from bot.retention.cards import (
    Digest,
    Kept,
    Others,
    Own,
    OwnAsk,
    OwnHandover,
    OwnMeeting,
)
from bot.retention.doors import Door
from bot.wording import counted, moment

#: More than this nobody reads on a phone; what is first to go stands first.
_MOST = 20


def notice(card: Digest) -> Post:
    """Say what goes and when; whoever agrees need not do anything."""
    if not card.own and not card.others:
        said = say("*This is settled.* Nothing of it is waiting here any more.")
        return Post(text="Nothing is left to look at here.", blocks=as_dicts([said]))
    lines = [*map(_own, card.own), *map(_others, card.others)]
    blocks = [
        heading("Soon to be put away"),
        say("These are over. *If that is right, there is nothing to do.*"),
        *lines[:_MOST],
    ]
    if len(lines) > _MOST:
        blocks.append(whisper(f"And {len(lines) - _MOST} more."))
    blocks.append(
        whisper(
            "What I posted about it is written over as well. "
            "Your own case systems are not touched."
        )
    )
    text = "Some things that are over are put away soon. You can keep them for longer."
    return Post(text=text, blocks=as_dicts(blocks))


def _own(one: Own) -> Block:
    if isinstance(one, OwnAsk):
        return _ask(one)
    return _handover(one) if isinstance(one, OwnHandover) else _meeting(one)


def _meeting(one: OwnMeeting) -> Block:
    words = "*{reference}* · your meeting on {when}\n{goes}"
    if one.still_open:
        are = "thing agreed is" if one.still_open == 1 else "things agreed are"
        words += f" {one.still_open} {are} still open."
    if not one.has_record:
        words += " Its record was never finished."
    return say(
        words,
        reference=one.reference,
        when=moment(one.when),
        goes=_goes(one),
        beside=_keep(one),
    )


def _ask(one: OwnAsk) -> Block:
    words = "*{reference}* · what you asked of {name}, by {day}\n{goes}"
    if one.is_open:
        words += " Nobody said what became of it."
    return say(
        words,
        reference=one.reference,
        name=one.of_whom,
        day=_day(one.due),
        goes=_goes(one),
        beside=_keep(one),
    )


def _handover(one: OwnHandover) -> Block:
    words = "*{reference}* · the move from {sends} to {receives}, on {day}\n{goes}"
    if one.is_open:
        words += " Nobody closed it."
    return say(
        words,
        reference=one.reference,
        sends=one.sends,
        receives=one.receives,
        day=_day(one.transfer_on),
        goes=_goes(one),
        beside=_keep(one),
    )


def _others(one: Others) -> Block:
    what = "nobody is in their team. Everything about them goes"
    if one.meetings:
        what = counted(one.meetings, "meeting that is over", "meetings that are over")
    if one.asks:
        what = counted(one.asks, "ask that is over", "asks that are over")
    if one.handovers:
        many = ("handover that is over", "handovers that are over")
        what = counted(one.handovers, *many)
    return say(
        f"*{{reference}}* · {what}\n{{goes}}",
        reference=one.reference,
        goes=_goes(one),
        beside=_keep(one),
    )


def _goes(one: Own | Others) -> str:
    if one.is_held:
        return "Kept for an inquiry."
    if one.is_kept:
        return f"Kept until {_day(one.goes_on)}. I ask again a week before."
    return f"Put away on {_day(one.goes_on)}."


def _keep(one: Own | Others) -> ButtonElement | None:
    if one.is_held or one.is_kept:
        return None
    return button(Door.KEEP, "Keep for longer", one.notice_id)


def _day(day: date) -> str:
    return short_day(day)


def kept(card: Kept) -> dict[str, Any]:
    """Stand in for the form once it is sent."""
    return form(
        name="retention.shown",
        title="Kept for longer",
        submit=None,
        close="Close",
        blocks=[
            say(
                "*{reference}* is kept until {until}.",
                reference=card.reference,
                until=short_day_with_year(card.until),
            ),
            whisper("Why is written in the trail. I ask again a week before."),
        ],
    )


def put_away() -> Post:
    """Stand over a message about somebody or something that is here no more."""
    return _over("This is over and put away.")


def meeting_put_away() -> Post:
    """Stand over a message about a meeting that is here no more."""
    return _over("This meeting is over and put away.")


def _over(words: str) -> Post:
    return Post(text=words, blocks=as_dicts([say(words)]), takes_back=True)
