"""What leads and teams are shown when a channel is no longer private enough."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, button, buttons, form, heading, say, whisper
from bot.deliveries.records import Post
from bot.rooms.cards import RoomNews, RoomSet
from bot.rooms.doors import Door
from bot.wording import few, listed

_TAKEN_BACK = "Alongside has taken back what it posted here."


def taken_back() -> Post:
    """Stand in for a post that others can read now; it says nothing of anybody."""
    return Post(text=_TAKEN_BACK, blocks=as_dicts([say(_TAKEN_BACK)]), takes_back=True)


def exposed(card: RoomNews) -> Post:
    """Tell a lead that posting was stopped, and how it goes on."""
    if not card.is_stopped:
        return _goes_on(card)
    blocks = [
        heading("A team's channel can be read by more people now"),
        _which(card),
        say("I have stopped posting there and taken back my posts."),
        say(
            "Please make it private again, or take out the organisation that does "
            "not belong there. Then press the button."
        ),
        buttons(
            button(
                Door.PRIVATE_AGAIN,
                "It is private again",
                card.young_person_id,
                style="primary",
            ),
            button(Door.ANOTHER, "Change the channel", card.young_person_id),
        ),
        whisper("I look again myself, each time before I post."),
    ]
    text = "A team's channel can be read by more people now. I stopped posting there."
    return Post(text=text, blocks=as_dicts(blocks))


def _goes_on(card: RoomNews) -> Post:
    if card.room_id is None:
        said = say("Nothing is posted in a channel any more.")
    else:
        said = say("Thank you. I post in this team's channel again.")
    text = "This is settled. Thank you."
    return Post(text=text, blocks=as_dicts([_which(card), said]))


def left_behind(card: RoomNews) -> Post:
    """Tell a lead that something of ours stands where others can read it."""
    blocks = [
        heading("I could not take back a post"),
        _which(card),
        say("It says when and where a meeting is. It names nobody."),
        say("Please ask somebody in that channel to delete what I posted there."),
        buttons(button(Door.ANOTHER, "Change the channel", card.young_person_id)),
        whisper("It may be that I was taken out of the channel."),
    ]
    text = "I could not take back a post in a team's channel. Please have it deleted."
    return Post(text=text, blocks=as_dicts(blocks))


def _which(card: RoomNews) -> Block:
    references = few(card.references)
    if card.room_id is None:
        return say("*{references}*", references=references)
    template = "*{references}* · <#{room}>"
    return say(template, references=references, room=card.room_id)


def room_set(card: RoomSet) -> dict[str, Any]:
    """Stand in for the form that was sent, saying what came of it."""
    if not card.has_room:
        said = [
            say("Nothing is posted in a channel for *{one}* now.", one=card.reference)
        ]
    else:
        said = [
            say(
                "The team's channel of *{one}* is kept. Date, time and place of a "
                "meeting are posted there.",
                one=card.reference,
            ),
            _who_else(card),
            say("If I am not in it yet, type /invite @Alongside there."),
            whisper("I look before each post. If others can read it, I tell you."),
        ]
    return form(
        name="rooms.done", title="Done", submit=None, close="Close", blocks=said
    )


def _who_else(card: RoomSet) -> Block:
    if not card.workspaces:
        return say("No other workspace may be connected to it.")
    return say("May be connected to it: {them}.", them=listed(card.workspaces))
