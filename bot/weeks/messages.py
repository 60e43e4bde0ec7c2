"""The weekly post in a team's channel, as Slack shows it."""

from __future__ import annotations

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, button, buttons, say, say_lines, whisper
from bot.deliveries.records import Post
from bot.weeks.cards import Coming, Week
from bot.weeks.doors import Door
from bot.weeks.records import Deed
from bot.wording import few, moment

#: More meetings than these are only counted.
_MOST = 5


def weekly(card: Week, only_with: frozenset[str]) -> Post:
    """Say what comes, who is awaited by agency, and one thanks."""
    text, blocks = "The week ahead, for this team.", [*_week(card)]
    if card.is_over:
        text, blocks = "That week is over.", [whisper("That week is over.")]
    elif card.is_off:
        text, blocks = "The weekly post is off.", _off(card)
    return Post(text=text, blocks=as_dicts(blocks), only_with=only_with)


def _week(card: Week) -> Iterator[Block]:
    if card.coming:
        yield from say_lines("*This week and next*", [*_coming(card.coming)])
    else:
        yield say("*This week and next:* no meeting is planned.")
    if card.awaited:
        yield say("A word from {agencies} would help.", agencies=few(card.awaited))
    if card.thanks is not None:
        yield say(_THANKS[card.thanks.deed], agency=card.thanks.agency)
    yield buttons(button(Door.OFF, "Not here, please", card.young_person_id))


def _coming(meetings: tuple[Coming, ...]) -> Iterator[str]:
    for one in meetings[:_MOST]:
        yield f"{moment(one.when)}, {one.when.minutes} minutes · {one.place}"
    if len(meetings) > _MOST:
        yield f"and {len(meetings) - _MOST} more"


_THANKS = {
    Deed.DONE: "Thank you, {agency}, for what you got done last week.",
    Deed.CAME: "Thank you, {agency}, for coming last week.",
}


def _off(card: Week) -> list[Block]:
    return [
        say("The weekly post is off. Nothing else has changed."),
        buttons(button(Door.ON, "Turn it on again", card.young_person_id)),
    ]
