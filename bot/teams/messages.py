"""The monthly question, and what a lead is told when a team lacks somebody."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, button, buttons, heading, line, say, whisper
from bot.calendars.wall_time import short_day_with_year
from bot.deliveries.records import Post
from bot.teams.cards import NobodyKnows, Place, StillNeeded
from bot.teams.doors import Door
from bot.wording import counted, few

#: Two blocks each, and Slack takes fifty; the rest follow as these are answered.
_MOST = 15


def still_needed(card: StillNeeded) -> Post:
    """Ask about each place, one tap each, and show what was answered."""
    blocks = [heading("Still need this?"), *_asking(card), *_answered(card)]
    return Post(text=_text(card), blocks=as_dicts(blocks))


def _text(card: StillNeeded) -> str:
    if not card.open:
        return "All answered. Thank you."
    what = counted(len(card.open), "team", "teams")
    return f"Once a month: do you still need to be in {what}? One tap each."


def _asking(card: StillNeeded) -> list[Block]:
    if not card.open:
        return [say("*All answered.* Thank you.")]
    blocks: list[Block] = [
        say(
            "Once a month I ask, so that only those who need to can see. "
            "One tap for each. If you leave it, nothing changes."
        )
    ]
    for one in card.open[:_MOST]:
        blocks += _one(one)
    if len(card.open) > _MOST:
        more = counted(len(card.open) - _MOST, "more follows", "more follow")
        blocks.append(whisper(f"{more} as you answer."))
    return blocks


def _one(place: Place) -> list[Block]:
    return [
        say(
            "*{reference}* · you are in the team as {role}, since {since}.",
            reference=place.reference,
            role=place.role,
            since=short_day_with_year(place.since),
        ),
        buttons(
            button(Door.STILL_NEEDED, "Yes", place.place_id),
            button(
                Door.NOT_ANY_MORE,
                "Not any more",
                place.place_id,
                sure=(
                    "Today is then your last day in this team. "
                    "A lead can let you in again.",
                    "Not any more",
                    "Keep it",
                ),
            ),
        ),
    ]


def _answered(card: StillNeeded) -> list[Block]:
    said = []
    if card.needed:
        said.append(say("*Still needed:* {which}.", which=few(card.needed)))
    if card.ended:
        said.append(
            say(
                "*Not any more:* {which}. Today is your last day there. Thank you.",
                which=few(card.ended),
            )
        )
    return [line(), *said] if said else []


def nobody_knows(card: NobodyKnows) -> Post:
    """Tell a lead what a team lacks, and what would help; nobody is named."""
    said = [
        say(
            "Nobody in the team around *{reference}* knows them day to day now.",
            reference=card.reference,
        ),
        say("Who could? “Change a team” lets somebody in."),
    ]
    text = "A team needs somebody who knows the young person."
    return Post(text=text, blocks=as_dicts(said))
