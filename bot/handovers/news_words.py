"""What is said of one thing that happened in a handover."""

from __future__ import annotations

from datetime import date

from bot.calendars.wall_time import short_day
from bot.handovers.cards import News, OfferCard, Sheet
from bot.handovers.records import (
    Kept,
    MoveReason,
    Offer,
    Question,
    Signer,
    Stage,
    Told,
)
from bot.handovers.story import Deed
from bot.handovers.words import (
    KEPT,
    QUESTIONS,
    REASONS,
    SIGNERS,
    STAGES,
    holds,
    rung_receiver,
)
from bot.wording import counted

_ANSWERED = {
    Offer.MADE: "{by} answered your question. It is your turn again.",
    Offer.ACCEPTED: "{receiver} will receive. {holds} it until the move.",
    Offer.WITH_CONDITIONS: "{receiver} will receive, if one thing is so:",
    Offer.QUERIED: "{by} asks something before answering:",
}

_PLAIN = {
    Deed.OFFERED: "{by} asked {receiver} to receive it.",
    Deed.ITEM_QUERIED: "{by} has a question about one item:",
    Deed.LEFT_OUT: "{by} left a must out, for this reason:",
    Deed.TOOK_OVER: "{holds} it now. Both of you stay alongside a while.",
    Deed.PAUSED: "{by} paused it. {holds} it as before.",
    Deed.RESUMED: "{by} started it again.",
    Deed.WORKER_CHANGED: "{by} changed who is who. {holds} it.",
    Deed.CHECKED: "{by} looked again. Thank you both.",
    Deed.CLOSED: "It is finished, by both sides. Thank you.",
}


_THEY = {
    Told.OK: "They are OK with it.",
    Told.NOT_OK: "They are not OK with it.",
    Told.SOMETHING_DIFFERENT: "They want something different.",
}


def said(card: News) -> str:
    """Return the news in a sentence or two."""
    return _template(card).format(
        by=card.by,
        holds="You hold" if card.is_held else f"{card.holder} holds",
        receiver=card.receiver or "somebody",
        day=short_day(card.transfer_on),
    )


def _template(card: News) -> str:
    match card.deed:
        case Deed.ANSWERED:
            return _ANSWERED[Offer(card.about)]
        case Deed.CONTESTED:
            return (
                "{by} sees this one differently, which is fine. "
                "{holds} it meanwhile. Can the two of you talk?"
            )
        case Deed.STAGE:
            return f"{STAGES[Stage(card.about)]} now. {{holds}} it meanwhile."
        case Deed.TOLD:
            return f"{{by}} told them. {_THEY[Told(card.about)]}"
        case Deed.SIGNED:
            return f"{{by}} signed as {SIGNERS[Signer(card.about)]}."
        case Deed.MOVED:
            return f"The move is now on {{day}}. {REASONS[MoveReason(card.about)]}."
        case Deed.NOT_NEEDED:
            return f"It does not move: {QUESTIONS[Question(card.about)].lower()}."
        case Deed.FIRST_APPOINTMENT:
            return f"First appointment: {KEPT[Kept(card.about)].lower()}."
        case _:
            return _PLAIN.get(card.deed, "{by} changed something.")


def text(card: News) -> str:
    """Return what a lock screen shows: no reference, no name."""
    return {
        Deed.CONTESTED: "A handover is seen differently. One look, please.",
        Deed.ANSWERED: "There is an answer about a handover.",
        Deed.MOVED: f"A handover is now on {short_day(card.transfer_on)}.",
        Deed.TOOK_OVER: "A handover has moved.",
        Deed.SIGNED: "A handover was signed.",
        Deed.CLOSED: "A handover is finished. Thank you.",
    }.get(card.deed, "There is news of a handover.")


def moved(card: News) -> list[str]:
    """Return what moved with T, each with its old and new day."""
    return [
        f"{what}: {short_day(now)} ({_by(was, now)}, it was {short_day(was)})"
        for what, was, now in card.moved
    ]


def _by(was: date, now: date) -> str:
    days = (now - was).days
    later = "later" if days > 0 else "earlier"
    return f"{counted(abs(days), 'day')} {later}"


def answer(card: OfferCard) -> str:
    """Return where the offer stands, for whoever is asked."""
    if card.is_over:
        return "It does not move after all. Thank you."
    return {
        Offer.NOT_MADE: "Nobody is asked just now.",
        Offer.MADE: "*Will you receive it?* You can also ask something first.",
        Offer.ACCEPTED: "*You receive it.* Thank you. I sent you the list.",
        Offer.WITH_CONDITIONS: "*You receive it, if one thing is so.* Thank you.",
        Offer.QUERIED: "*You asked something.* You can still answer at any time.",
        Offer.DIFFERENT: (
            "*You see it differently, which is fine.* You can still accept at any time."
        ),
    }[card.offer]


def passed(card: Sheet, *, can_take_over: bool) -> str:
    """Say that the date has come; nothing moves by a date."""
    if card.state.is_over:
        return f"{card.reference}: this one is over. Nothing more is needed."
    if card.score is not None:
        return f"{card.reference}: it has moved. {holds(card)} it now."
    if can_take_over:
        return (
            f"{card.reference}: today is the day. One tap and {_receives(card)} it. "
            f"Until then {_until_then(card)} it."
        )
    if card.has_passed:
        return (
            f"{card.reference}: the date has passed and nobody has taken it over yet. "
            f"{holds(card, still=True)} this."
        )
    return (
        f"{card.reference}: today is the day of the move. "
        f"{holds(card)} it until the receiver takes it over."
    )


def _receives(card: Sheet) -> str:
    rung = rung_receiver(card)
    return f"{rung} holds" if rung else "you hold"


def _until_then(card: Sheet) -> str:
    return "you hold" if card.is_held else f"{card.holder.name} holds"


def passed_text(card: Sheet) -> str:
    if card.has_passed:
        return "The date of a handover has passed. Nothing moved by itself."
    return "Today is the day of a handover."
