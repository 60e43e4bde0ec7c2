"""What whoever is asked sees, and what the one who asked sees."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.asks.buttons import answers, for_asker, ways_of
from bot.asks.cards import AskCard, Asked, HelpWanted
from bot.asks.doors import Door
from bot.asks.help import help_wanted
from bot.asks.records import AskState
from bot.asks.words import away, moved, named, stand_in, state, to_ring, why_you
from bot.blocks import as_dicts, buttons, form, heading, say, whisper
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.meetings.words import NAME
from bot.safe_text import shortened


def asked(card: Asked) -> Post:
    """Ask one person: what, by when and why them; then what they answered."""
    one = card.ask
    if one.state is AskState.WITHDRAWN:
        return _not_needed(one)
    blocks = [
        heading(_title(one)),
        say("*{reference}* · {what}", reference=one.reference, what=one.what),
        say("{why}", why=_why(card)),
        say("{answer}", answer=_answer(card)),
    ]
    if one.state is not AskState.DONE:
        blocks.append(buttons(*answers(one, first=one.state is AskState.ASKED)))
    blocks += _in_your_place(card)
    return Post(text=_asked_text(one), blocks=as_dicts(blocks))


def passed_on(card: AskCard) -> Post:
    """Tell somebody who was asked that somebody else does it now."""
    said = say(
        "*{name} does this now:* {reference} · {what}\n"
        "There is nothing you need to do. Thank you.",
        name=card.worker.name,
        reference=card.reference,
        what=card.what,
    )
    return Post(text="Somebody else does this now. Thank you.", blocks=as_dicts([said]))


def not_theirs() -> Post:
    """Stand in for what somebody may not see any more."""
    words = "This is with somebody else now. There is nothing you need to do."
    return Post(text=words, blocks=as_dicts([say(words)]), takes_back=True)


def mine(card: AskCard) -> Post:
    """Show the one who asked where it stands."""
    blocks = [
        heading(f"You asked, by {short_day(card.due)}"),
        say(
            "*{reference}* · {what}\nAsked of {who}",
            reference=card.reference,
            what=card.what,
            who=named(card.worker),
        ),
        say("{stands}", stands="\n".join(_stands(card))),
    ]
    if card.state not in {AskState.DONE, AskState.WITHDRAWN}:
        blocks.append(buttons(*for_asker(card)))
    return Post(text=_mine_text(card), blocks=as_dicts(blocks))


def help_asked(card: HelpWanted) -> Post:
    """Tell the one who asked what would help, with what they can tap."""
    return help_wanted(card, ways_of(card))


def confirmed(card: AskCard) -> dict[str, Any]:
    """Say what was done, in place of the form, and at once who is away."""
    blocks = [
        say(
            "*{reference}* · {what}\nBy {due}",
            reference=card.reference,
            what=card.what,
            due=short_day(card.due),
        )
    ]
    if card.worker.has_slack:
        blocks.append(say("I am asking {who}.", who=named(card.worker)))
        blocks.append(whisper("In somebody's quiet hours it waits until the morning."))
    else:
        blocks.append(say("{ring}", ring=to_ring(card.worker)))
    if card.absence:
        blocks.append(say("{away}", away=away(card.absence, card.asker.id)))
    blocks.append(whisper("My message to you shows what they say."))
    return form(
        name=Door.ASK_FORM, title="Asked", submit=None, close="Done", blocks=blocks
    )


def _not_needed(card: AskCard) -> Post:
    said = say(
        "*Not needed any more:* {reference} · {what}\n"
        "{asker} needs it no more. Thank you for being ready to help.",
        reference=card.reference,
        what=card.what,
        asker=card.asker.name,
    )
    text = "Something you were asked for is not needed any more."
    return Post(text=text, blocks=as_dicts([said]))


def _title(card: AskCard) -> str:
    what = "A yes or no" if card.decision_needed else "Asked of you"
    return f"{what}, by {short_day(card.due)}"


def _asked_text(card: AskCard) -> str:
    by = short_day(card.due)
    if card.state is AskState.ASKED:
        what = "a yes or no" if card.decision_needed else "one thing"
        return f"A colleague asks you for {what} by {by}."
    return f"Your answer for {by} is noted. Thank you."


def _why(card: Asked) -> str:
    one, why = card.ask, why_you(card.ask)
    if card.stands_in_for:
        why = f"{one.asker.name} asks {card.stands_in_for}. You stand in for them."
    if one.instead_of_coming:
        why += " A few lines are as good as coming."
    if one.new_day:
        why += f" It was due on {short_day(one.new_day.was)}."
    return why


def _in_your_place(card: Asked) -> list[Block]:
    """Whoever is away sees who stands in, and that they were asked too."""
    away_now = card.ask.absence
    deputy = away_now.stands_in if away_now and not card.stands_in_for else None
    if deputy is None or deputy.is_away:
        return []
    return [whisper("{name} stands in while you are away.", name=deputy.person.name)]


def _answer(card: Asked) -> str:
    one = card.ask
    said = {
        AskState.ASKED: "*Can you do this?* One tap is enough.",
        AskState.TAKEN: "*You are on it.* Thank you.",
        AskState.DONE: "*Done.* Thank you.",
        AskState.SOMEONE_ELSE: f"*{stand_in(one)} does it.* Thank you.",
        AskState.NOT_ME: (
            f"*Not for you.* Thank you for saying so. {one.asker.name} looks further."
        ),
    }[one.state]
    return f"{said} {one.recorded_by} noted it." if one.recorded_by else said


def _stands(card: AskCard) -> list[str]:
    lines = [state(card)]
    if card.recorded_by:
        lines.append(f"{shortened(card.recorded_by, NAME)} wrote that down.")
    if card.state is AskState.ASKED:
        lines += _how_to_reach(card)
    if card.absence:
        lines.append(away(card.absence, card.asker.id))
    if card.new_day:
        lines.append(moved(card.new_day, short_day(card.due)))
    return lines


def _how_to_reach(card: AskCard) -> list[str]:
    if not card.worker.has_slack:
        return [to_ring(card.worker)]
    if card.not_reached:
        return [to_ring(card.worker, "Slack could not reach them.")]
    return []


def _mine_text(card: AskCard) -> str:
    return {
        AskState.ASKED: f"What you asked for, by {short_day(card.due)}: no answer yet.",
        AskState.TAKEN: "Somebody is on what you asked for.",
        AskState.DONE: "What you asked for is done. Thank you for asking.",
        AskState.SOMEONE_ELSE: "Somebody else does what you asked for.",
        AskState.NOT_ME: "What you asked for needs another person.",
        AskState.WITHDRAWN: "You need this no more.",
    }[card.state]
