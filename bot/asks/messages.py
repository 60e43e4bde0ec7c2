"""What whoever is asked sees, what the one who asked sees, and both lists."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from bot.asks.cards import AskCard, Asked, HelpWanted, MyAsks
from bot.asks.doors import Door
from bot.asks.help import help_wanted
from bot.asks.records import AskState
from bot.asks.words import away, moved, named, to_ring, why_you
from bot.blocks import as_dicts, button, buttons, form, heading, say, whisper
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.meetings.words import NAME
from bot.nudges.records import WouldHelp
from bot.safe_text import shortened
from bot.wording import counted

#: More than this of one kind a list does not show; the soonest come first.
_MOST = 5


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
        blocks.append(buttons(*_answers(one, first=one.state is AskState.ASKED)))
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
        blocks.append(buttons(*_for_asker(card)))
    return Post(text=_mine_text(card), blocks=as_dicts(blocks))


def help_asked(card: HelpWanted) -> Post:
    """Tell the one who asked what would help, with what they can tap."""
    return help_wanted(card, _ways(card))


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


def listed(card: MyAsks) -> dict[str, Any]:
    """Answer `/ask`: what is asked of me, and what I asked of others."""
    blocks = asked_of_me(card)
    blocks.append(heading("You asked others"))
    if not card.by_me:
        blocks.append(say("You wait for nothing."))
    blocks += [_by_me(one) for one in card.by_me[:_MOST]]
    blocks += _and_more(len(card.by_me))
    return {
        "text": f"You are asked for {counted(len(card.of_me), 'thing')}.",
        "blocks": as_dicts([*blocks, *ask_button(card)]),
    }


def asked_of_me(card: MyAsks) -> list[Block]:
    """List what is asked of me, each with its answers."""
    blocks = [heading("Asked of you")]
    if not card.of_me:
        blocks.append(say("Nothing is asked of you."))
    for one in card.of_me[:_MOST]:
        blocks += [_of_me(one), buttons(*_answers(one, first=False))]
    return blocks + _and_more(len(card.of_me))


def ask_button(card: MyAsks) -> list[Block]:
    if not card.can_ask:
        return []
    return [buttons(button(Door.NEW, "Ask somebody for something", "new"))]


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


def _answer(card: Asked) -> str:
    one = card.ask
    said = {
        AskState.ASKED: "*Can you do this?* One tap is enough.",
        AskState.TAKEN: "*You are on it.* Thank you.",
        AskState.DONE: "*Done.* Thank you.",
        AskState.SOMEONE_ELSE: f"*{_stand_in(one)} does it.* Thank you.",
        AskState.NOT_ME: (
            f"*Not for you.* Thank you for saying so. {one.asker.name} looks further."
        ),
    }[one.state]
    return f"{said} {one.recorded_by} noted it." if one.recorded_by else said


def _answers(card: AskCard, *, first: bool) -> list[ButtonElement]:
    about, style = card.ask_id, "primary" if first else None
    on_it = [] if card.state is AskState.TAKEN else [(Door.TAKE, "I'm on it")]
    not_me = [] if card.state is AskState.NOT_ME else [(Door.NOT_ME, "Not me")]
    date = [] if card.is_overdue else [(Door.NEW_DATE, "A new date")]
    rest = [
        *on_it,
        (Door.SOMEONE_ELSE, "Someone else"),
        *not_me,
        (Door.NEED_HELP, "I need help"),
        *date,
    ]
    done = button(Door.DONE, "Done", about, style=style)
    return [done, *(button(door, label, about) for door, label in rest)]


def _stands(card: AskCard) -> list[str]:
    lines = [_state(card)]
    if card.recorded_by:
        lines.append(f"{shortened(card.recorded_by, NAME)} wrote that down.")
    if card.state is AskState.ASKED:
        lines += _how_to_reach(card)
    if card.absence:
        lines.append(away(card.absence, card.asker.id))
    if card.new_day:
        lines.append(moved(card.new_day, short_day(card.due)))
    return lines


def _state(card: AskCard) -> str:
    name = shortened(card.worker.name, NAME)
    return {
        AskState.ASKED: f"Waiting for {name}.",
        AskState.TAKEN: f"{name} is on it{_since(card)}.",
        AskState.DONE: f"{name} has done it. Thank you for asking.",
        AskState.SOMEONE_ELSE: f"{_stand_in(card)} does it in place of {name}.",
        AskState.NOT_ME: f"It is not for {name}. Who else could it be?",
        AskState.WITHDRAWN: f"You need it no more. I thanked {name}.",
    }[card.state]


def _since(card: AskCard) -> str:
    return f", since {short_day(card.answered_on)}" if card.answered_on else ""


def _stand_in(card: AskCard) -> str:
    return shortened(card.stand_in or "Somebody else", NAME)


def _how_to_reach(card: AskCard) -> list[str]:
    if not card.worker.has_slack:
        return [to_ring(card.worker)]
    if card.not_reached:
        return [to_ring(card.worker, "Slack could not reach them.")]
    return []


def _for_asker(card: AskCard) -> list[ButtonElement]:
    about = card.ask_id
    return [
        button(Door.HEARD, "Record an answer", about),
        button(Door.ASK_ELSE, "Ask someone else", about),
        button(
            Door.WITHDRAW,
            "Not needed any more",
            about,
            sure=("They are told, with thanks.", "Not needed", "Keep it"),
        ),
    ]


def _ways(card: HelpWanted) -> list[ButtonElement]:
    heard = button(Door.HEARD, "Record an answer", card.item_id)
    other = button(Door.ASK_ELSE, "Ask someone else", card.item_id)
    ways = [other, heard] if card.would_help is WouldHelp.ANOTHER_PERSON else [heard]
    return ways if other in ways else [*ways, other]


def _mine_text(card: AskCard) -> str:
    return {
        AskState.ASKED: f"What you asked for, by {short_day(card.due)}: no answer yet.",
        AskState.TAKEN: "Somebody is on what you asked for.",
        AskState.DONE: "What you asked for is done. Thank you for asking.",
        AskState.SOMEONE_ELSE: "Somebody else does what you asked for.",
        AskState.NOT_ME: "What you asked for needs another person.",
        AskState.WITHDRAWN: "You need this no more.",
    }[card.state]


def _of_me(one: AskCard) -> Block:
    on_it = " · You are on it" if one.state is AskState.TAKEN else ""
    return say(
        "*{reference}* · {what}\n{asker} asks, by {due}{on_it}",
        reference=one.reference,
        what=one.what,
        asker=one.asker.name,
        due=short_day(one.due),
        on_it=on_it,
    )


def _by_me(one: AskCard) -> Block:
    return say(
        "*{reference}* · {what}\nBy {due}. {state}",
        reference=one.reference,
        what=one.what,
        due=short_day(one.due),
        state=_state(one),
        beside=button(Door.HEARD, "Record an answer", one.ask_id),
    )


def _and_more(count: int) -> list[Block]:
    return [whisper(f"And {count - _MOST} more, later.")] if count > _MOST else []
