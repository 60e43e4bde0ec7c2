"""The forms with which somebody asks what is held, and puts it right."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    field,
    form,
    pick_one,
    pick_radio,
    say,
    text_box,
    visible,
    whisper,
)
from bot.calendars.wall_time import short_day_with_year
from bot.rights.cards import Begin, ChooseWhat, CorrectForm, EraseForm, HoldForm
from bot.rights.doors import Ask, Door, Field
from bot.rights.words import HOLDS, RELEASES
from bot.wording import counted, few

View = dict[str, Any]

ASKS = {
    Ask.WHO: "Who can see",
    Ask.EXPORT: "Everything held (export)",
    Ask.CORRECT: "Correct something",
    Ask.ERASE: "Erase",
    Ask.HOLD: "Keep for an inquiry (legal hold)",
}
#: The longest words a field of meetings takes.
_MOST_WORDS = 300
#: A form of more bytes than Slack takes would not open at all.
_MOST_THINGS = 800
_MORE_THINGS = "This form holds the first 800. In the terminal, correct lists them all."


def begin(card: Begin) -> View:
    """Ask whom it is about and what is asked; the reference is typed, never listed."""
    choices = [(one.value, ASKS[one]) for one in card.asks]
    return form(
        name=Door.BEGIN_FORM,
        title="A young person's rights",
        submit="Next",
        blocks=[
            field(
                Field.REFERENCE,
                "Their reference",
                text_box(most=20, example="YP-7HX3"),
            ),
            field(
                Field.WHAT,
                "What is asked?",
                pick_radio(choices, first=choices[0][0]),
            ),
            whisper("The trail keeps that you looked."),
        ],
    )


def choose_what(card: ChooseWhat) -> View:
    things = card.things[:_MOST_THINGS]
    choices = [(f"{one.what.value} {one.subject_id}", one.label) for one in things]
    more = len(card.things) > len(things)
    return form(
        name=Door.CHOOSE_FORM,
        title="Correct something",
        submit="Next",
        about=card.young_person_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(Field.WHICH, "What is wrong?", pick_one(choices)),
            whisper(
                "A wrong reference cannot be put right here: add them anew, "
                "then erase the wrong one."
            ),
            *([whisper(_MORE_THINGS)] if more else []),
        ],
    )


def correct(card: CorrectForm) -> View:
    """Show what it says now, and ask for what is right."""
    thing = card.thing
    about = f"{card.young_person_id} {thing.what.value} {thing.subject_id}"
    return form(
        name=Door.CORRECT_FORM,
        title="Correct something",
        submit="Correct it",
        about=f"{about} {thing.version}",
        blocks=[
            say("*{reference}* · {label}", reference=card.reference, label=thing.label),
            say("It says now: “{says}”", says=thing.says),
            field(
                Field.TEXT,
                "What is right?",
                text_box(first=visible(thing.says), most=_MOST_WORDS),
                optional=True,
            ),
            whisper("That it was corrected stays visible. Both wordings are kept."),
        ],
    )


def erase(card: EraseForm) -> View:
    """Say what goes and what cannot come back, before anybody asks for it."""
    blocks: list[Block] = [say("*Erase everything about {it}*", it=card.reference)]
    stop = _why_not(card)
    if stop:
        return form(
            name=Door.ERASE_FORM,
            title="Erase",
            submit=None,
            close="Close",
            blocks=[*blocks, say(stop)],
        )
    blocks += [
        say(
            "Their words, the team around them and "
            f"{counted(card.meetings, 'meeting')} go, with all that was agreed. "
            "What I posted about them is written over. "
            "*It cannot come back*, not even from a backup."
        ),
        say(
            "What stays: that two people agreed to it, and the reference, "
            "so that nobody else ever gets it. Your own case systems are not touched."
        ),
        *_to_come(card),
        *_under_way(card),
        say("{others} can agree. One of them has to.", others=few(card.others)),
    ]
    return form(
        name=Door.ERASE_FORM,
        title="Erase",
        submit="Ask for it",
        about=card.young_person_id,
        blocks=blocks,
    )


def _why_not(card: EraseForm) -> str:
    if card.held_since:
        since = short_day_with_year(card.held_since)
        return f"It is kept for an inquiry since {since}. It cannot be erased now."
    if card.is_asked:
        return "Somebody has asked for that already. It waits for a second person."
    if not card.others:
        return (
            "Two people have to agree, and there is nobody else who could. "
            "Please add a second lead or a governance lead first."
        )
    return ""


def _to_come(card: EraseForm) -> list[Block]:
    if not card.to_come:
        return []
    many = "meeting is" if card.to_come == 1 else "meetings are"
    return [
        say(
            f"{card.to_come} {many} still to come. They are cancelled first, "
            "and everyone called is told. Nobody is told why."
        )
    ]


def _under_way(card: EraseForm) -> list[Block]:
    if not card.handovers:
        return []
    many = "handover is" if card.handovers == 1 else "handovers are"
    return [
        say(
            f"{card.handovers} {many} under way and would end with it. "
            "Please talk to both sides first."
        )
    ]


def hold(card: HoldForm) -> View:
    """Ask why it is kept, or why it need not be any longer: a word from a list."""
    is_held = card.held_since is not None
    reasons = RELEASES if is_held else HOLDS
    choices = [(one.value, words) for one, words in reasons.items()]
    said = (
        f"It is kept since {short_day_with_year(card.held_since)}."
        if card.held_since
        else "Nothing of theirs is erased until somebody ends it."
    )
    return form(
        name=Door.RELEASE_FORM if is_held else Door.HOLD_FORM,
        title="Keep for an inquiry",
        submit="Keep it no longer" if is_held else "Keep it",
        about=card.young_person_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            say(said),
            field(Field.REASON, "Why?", pick_radio(choices)),
        ],
    )
