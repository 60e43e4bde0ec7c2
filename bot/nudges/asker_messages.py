"""What the one who asked hears of an answer, with what they can do in one tap."""

from __future__ import annotations

from slack_sdk.models.blocks import Block, ButtonElement

from bot.asks.cards import HelpWanted
from bot.asks.help import help_wanted
from bot.blocks import as_dicts, button, buttons, say
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.handovers.doors import Door as Handover
from bot.meetings.doors import Door as Meeting
from bot.nudges.answer_cards import ToAsker
from bot.nudges.doors import Door
from bot.nudges.records import WouldHelp


def help_asked(card: HelpWanted, about: ToAsker) -> Post:
    """Say which help is asked for, with the smallest next step."""
    return help_wanted(card, _ways(card.would_help, about))


def not_theirs(card: ToAsker) -> Post:
    """Say that somebody gave it back, and ask who else; it stays on their list."""
    if card.is_settled:
        return _settled(card, "This is done. Thank you.")
    if card.now_with:
        return _settled(card, f"{card.now_with} does this now. Thank you.")
    give = _to_another(card)
    said = say(
        "{name} says this one is not theirs. Who else?\n"
        "*{reference}* · {what}, by {due}",
        name=card.name,
        reference=card.reference,
        what=card.what,
        due=short_day(card.due),
    )
    what = "A handover" if card.handover_id else "Something agreed"
    text = f"{what} is not theirs, somebody says. Who else?"
    return Post(text=text, blocks=as_dicts([said, buttons(give)]))


def _to_another(card: ToAsker) -> ButtonElement:
    if card.handover_id:
        words, about = "Name somebody else", card.handover_id
        return button(Handover.OFFER, words, about, style="primary")
    assert card.action_id  # Only an action can be given to another.
    return button(Door.GIVE, "Give it to another", card.action_id, style="primary")


def was_there(card: ToAsker) -> Post:
    """Ask whoever keeps the record to look at it; nothing is changed unseen."""
    said = say(
        "{name} says: I was there, on {day}, about *{reference}*.\n"
        "Could you look at the record?",
        name=card.name,
        day=short_day(card.due),
        reference=card.reference,
    )
    blocks: list[Block] = [said]
    if card.meeting_id:
        blocks.append(buttons(button(Meeting.RECORD, "Record it", card.meeting_id)))
    return Post(text="Somebody says that they were there.", blocks=as_dicts(blocks))


def not_yours() -> Post:
    """Stand in for what somebody may not see any more."""
    words = "This is with somebody else now. There is nothing you need to do."
    return Post(text=words, blocks=as_dicts([say(words)]), takes_back=True)


def _settled(card: ToAsker, words: str) -> Post:
    said = say(
        "*{reference}* · {what}\n{words}",
        reference=card.reference,
        what=card.what,
        words=words,
    )
    return Post(text="This is settled. Thank you.", blocks=as_dicts([said]))


def _ways(helps: WouldHelp, about: ToAsker) -> list[ButtonElement]:
    if about.action_id:
        give = button(Door.GIVE, "Give it to another", about.action_id)
        return [give] if helps is not WouldHelp.A_CALL else []
    if about.meeting_id is None or about.is_over:
        return []
    heard = button(Meeting.BY_PHONE, "Record what they say", about.meeting_id)
    if helps is WouldHelp.ANOTHER_TIME:
        return [button(Meeting.MOVE, "Move the meeting", about.meeting_id), heard]
    return [heard]
