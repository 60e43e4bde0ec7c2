"""What a handover says: lists, the checklist, the offer and the news."""

from __future__ import annotations

from typing import Any

from bot.blocks import (
    as_dicts,
    button,
    buttons,
    form,
    heading,
    say,
    say_lines,
    whisper,
)
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.handovers import checklist, lists, news_words, whole_list
from bot.handovers.cards import MyHandovers, News, OfferCard, Sheet
from bot.handovers.doors import Door
from bot.handovers.records import Offer
from bot.handovers.words import LABELS, take_over_label
from bot.wording import counted

View = dict[str, Any]

#: What a form holds at most.
_MOST_BLOCKS = 100
_ANSWERS = (Door.ACCEPT, Door.ACCEPT_IF, Door.QUERY, Door.DIFFERENT)


def opened(card: Sheet | OfferCard | MyHandovers) -> View:
    """Show one handover as a form with everything in it."""
    if isinstance(card, OfferCard):
        blocks = _offer_blocks(card)
    elif isinstance(card, MyHandovers):
        blocks = [heading("Handovers"), *lists.rows(card)]
    else:
        blocks = whole_list.form_blocks(card)
    return form(
        name=Door.OPEN, title="Handover", submit=None, close="Close", blocks=blocks
    )


def printed(number: int) -> dict[str, Any]:
    """Say that the page comes, or that several do."""
    pages = "One page is" if number == 1 else f"{number} pages, one for each move, are"
    return {"text": f"{pages} on the way to you, in your messages with me."}


def page_sent(card: Sheet) -> View:
    """Say the same in the form, above the list as it stands."""
    shown = opened(card)
    said = say("{said}", said=printed(1)["text"])
    return {**shown, "blocks": [*as_dicts([said]), *shown["blocks"]][:_MOST_BLOCKS]}


def mine(card: Sheet) -> Post:
    """Show the checklist to one worker of either side."""
    return Post(text=_text(card), blocks=as_dicts(checklist.post(card)))


def room(card: Sheet) -> Post:
    """Show the checklist in the team's channel."""
    return Post(text=_text(card), blocks=as_dicts(checklist.post(card)))


def offer(card: OfferCard) -> Post:
    """Ask somebody to receive it."""
    text = {
        Offer.MADE: "A colleague asks you to receive a handover.",
        Offer.QUERIED: "Your question about a handover is with the sender.",
    }.get(card.offer, "Your answer to a handover is noted. Thank you.")
    return Post(text=text, blocks=as_dicts(_offer_blocks(card)))


def name(card: OfferCard) -> Post:
    """Ask whoever decides there to name a receiver."""
    blocks = [
        heading("Who will receive?"),
        say(
            "*{reference}* · {route}\n{sender} sends it, on {day}.",
            reference=card.reference,
            route=card.route,
            sender=card.sender.name,
            day=short_day(card.transfer_on),
        ),
    ]
    if card.is_over:
        blocks.append(say("It does not move after all. Thank you."))
        text = "Nobody is needed to receive a handover any more. Thank you."
    elif card.receiver is None:
        blocks += [
            say("You can name somebody of your team in one tap. Thank you."),
            buttons(button(Door.OFFER, "Name somebody", card.handover_id)),
            whisper(
                "{sender} holds it until somebody takes it.", sender=card.sender.name
            ),
        ]
        text = "Somebody is needed to receive a handover. Can you name one?"
    else:
        blocks.append(say("{name} is asked. Thank you.", name=card.receiver.name))
        text = "Somebody is named to receive a handover. Thank you."
    return Post(text=text, blocks=as_dicts(blocks))


def not_theirs() -> Post:
    """Stand in for what somebody may not see any more."""
    words = "This is with somebody else now. There is nothing you need to do."
    return Post(text=words, blocks=as_dicts([say(words)]), takes_back=True)


def passed(card: Sheet) -> Post:
    """Say that the date has come or passed, and that nothing moved by itself."""
    can = Door.TAKE_OVER in card.doors
    words = news_words.passed(card, can_take_over=can)
    blocks = [heading("The day of the move"), say("{words}", words=words)]
    first = [button(Door.TAKE_OVER, take_over_label(card), card.handover_id)]
    opener = button(Door.OPEN, LABELS[Door.OPEN], card.handover_id)
    blocks.append(buttons(*(first if can else []), opener))
    return Post(text=news_words.passed_text(card), blocks=as_dicts(blocks))


def news(card: News) -> Post:
    """Tell of one thing that happened."""
    blocks = [
        say(
            "*{reference}* · {words}",
            reference=card.reference,
            words=news_words.said(card),
        )
    ]
    if card.words:
        blocks.append(say("“{words}”", words=card.words))
    if card.moved:
        blocks += say_lines("*What moved*", news_words.moved(card))
    if card.may_open:
        opener = button(Door.OPEN, LABELS[Door.OPEN], card.handover_id)
        blocks.append(buttons(opener))
    return Post(text=news_words.text(card), blocks=as_dicts(blocks))


def _text(card: Sheet) -> str:
    left = f"{counted(card.musts_left, 'must', 'musts')} left"
    return f"A handover on {short_day(card.transfer_on)}: {left}."


def _offer_blocks(card: OfferCard) -> list[Any]:
    blocks = [
        heading("Will you receive?"),
        say(
            "*{reference}* · {route}\n"
            "{sender} asks you, to move on {day}. {sender} holds it until then.",
            reference=card.reference,
            route=card.route,
            sender=card.sender.name,
            day=short_day(card.transfer_on),
        ),
        say("{answer}", answer=news_words.answer(card)),
    ]
    if card.asked:
        blocks.append(say("You asked: “{asked}”", asked=card.asked))
    if card.answered:
        blocks.append(say("The answer: “{answered}”", answered=card.answered))
    if card.may_answer and not card.is_over:
        styled = [
            button(
                one,
                LABELS[one],
                card.handover_id,
                style="primary" if one is Door.ACCEPT else None,
            )
            for one in _ANSWERS
        ]
        blocks.append(buttons(*styled))
    return blocks
