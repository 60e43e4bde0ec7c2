"""What Slack shows of a nudge: a reason, the smallest step, and a way out."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, button, buttons, heading, line, say, say_lines, whisper
from bot.deliveries.records import Post
from bot.nudges.buttons import answers, done_now
from bot.nudges.cards import DigestCard, NudgeCard
from bot.nudges.doors import Door
from bot.nudges.records import Answer, Whom, Wording
from bot.nudges.said import and_then, body, has_settled, in_the_end, so_far, sorry
from bot.nudges.words import offers, reassurance, subject, title
from bot.wording import counted


def nudge(card: NudgeCard) -> Post:
    """Return one nudge; what it asks for changes as it is answered."""
    if card.wrong:
        return _sorry(card)
    if card.closed or has_settled(card):
        return _closed(card)
    return Post(text=title(card), blocks=as_dicts([*_said(card), *answers(card)]))


def not_theirs() -> Post:
    """Stand in for what somebody may not see any more."""
    words = "This is with somebody else now. There is nothing you need to do."
    return Post(text=words, blocks=as_dicts([say(words)]), takes_back=True)


def digest(card: DigestCard) -> Post:
    """Return several in one: soonest first, and the smallest thing named at the end."""
    waiting = [one for one in card.nudges if not _is_settled(one)]
    blocks: list[Block] = [heading(f"{counted(len(waiting), 'thing')}, soonest first")]
    for one in card.nudges:
        shown = _settled(one) if _is_settled(one) else _in_short(one)
        blocks += [line(), *shown]
    if waiting:
        blocks.append(
            whisper("One of these today is plenty. The first is the nearest.")
        )
        text = f"{counted(len(waiting), 'thing')} in one message, the nearest first."
    else:
        text = "All of these are settled. Thank you."
    return Post(text=text, blocks=as_dicts(blocks))


def _said(card: NudgeCard) -> list[Block]:
    first = reassurance(card)
    blocks = [say("{first}", first=first)] if first else []
    blocks.append(
        say(
            "*{reference}* · {subject}\n{body}",
            reference=card.reference,
            subject=subject(card),
            body=body(card),
        )
    )
    if card.wording is Wording.MISSED and card.agreed:
        blocks += say_lines("*What was agreed*", card.agreed)
    if choices := offers(card):
        blocks += say_lines("*You could try*", choices)
    return blocks + _noted(card)


def _noted(card: NudgeCard) -> list[Block]:
    words = so_far(card)
    return [say("{said}", said=words)] if words else []


def _in_short(card: NudgeCard) -> list[Block]:
    return [
        say(
            "*{reference}* · {subject}\n{body}",
            reference=card.reference,
            subject=subject(card),
            body=body(card),
        ),
        *_noted(card),
        *answers(card),
    ]


def _closed(card: NudgeCard) -> Post:
    return Post(text="This is settled. Thank you.", blocks=as_dicts(_settled(card)))


def _settled(card: NudgeCard) -> list[Block]:
    if card.wrong:
        return [_apology(card)]
    blocks = [
        say(
            "*{reference}* · {subject}\n{said}",
            reference=card.reference,
            subject=subject(card),
            said=in_the_end(card),
        )
    ]
    if card.answer is Answer.TAKEN and card.whom is not Whom.PERSON:
        blocks += done_now(card)
    if card.is_done and card.whom is Whom.PERSON and not card.now_with:
        before = button(Door.BEFORE, "It was done before you asked", card.nudge_id)
        blocks.append(buttons(before))
    return blocks


def _is_settled(card: NudgeCard) -> bool:
    return bool(card.closed or card.wrong or has_settled(card))


def _sorry(card: NudgeCard) -> Post:
    return Post(text=sorry(card), blocks=as_dicts([_apology(card)]))


def _apology(card: NudgeCard) -> Block:
    return say(
        "*{reference}* · {subject}\n{sorry} I have made a note of it.{then}",
        reference=card.reference,
        subject=subject(card),
        sorry=sorry(card),
        then=and_then(card),
    )
