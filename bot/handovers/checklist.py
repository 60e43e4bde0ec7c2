"""
The checklist: what is next stands open, what is done folds away.

It stays inside Slack's limits with forty items: a message holds fifty blocks, a
form a hundred, and a list in words is cut by `say_lines` with how many more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement

from bot.blocks import button, buttons, heading, say, say_lines, whisper
from bot.calendars.wall_time import short_day
from bot.handovers.cards import MilestoneCard, Sheet
from bot.handovers.doors import Door
from bot.handovers.item_blocks import tapped
from bot.handovers.records import State
from bot.handovers.words import (
    LABELS,
    OFFERS,
    QUESTIONS,
    SIGNERS,
    STAGES,
    STATES,
    TESTS,
    TOLD,
    countdown,
    has_moved,
    held,
    holds,
    musts,
    rung_receiver,
    take_over_label,
    yes_or_no,
)
from bot.wording import counted

#: Slack takes about 12,000 characters in one message.
_MOST_TEXT = 12_000
#: Slack allows five in a row that a phone still shows well.
_IN_A_ROW = 5
#: What a message offers besides the list itself: the steps that move it on.
_STEPS = frozenset(
    {
        Door.OFFER,
        Door.ANSWER,
        Door.ACCEPT,
        Door.OWN_VIEW,
        Door.ASK_MANAGERS,
        Door.SIGN,
        Door.TAKE_OVER,
        Door.CLOSE,
    }
)
_STYLES = {
    Door.ACCEPT: "primary",
    Door.SIGN: "primary",
    Door.TAKE_OVER: "primary",
}
_FINISHED = ("It is finished for both sides.", "Finish", "Not yet")


def top(sheet: Sheet) -> list[Block]:
    """Return where it stands: who holds it, when it moves, what is left."""
    blocks = [
        heading(f"{sheet.route}"),
        say(
            "*{reference}* · {state}\n{held}\n{moves}",
            reference=sheet.reference,
            state=_state(sheet),
            held=held(sheet),
            moves=_moves(sheet),
        ),
    ]
    return [*blocks, *_sides(sheet), *_score(sheet), *_dispute(sheet)]


def post(sheet: Sheet) -> list[Block]:
    """Return the live message: the next items with their buttons, the rest folded."""
    if sheet.state.is_over:
        return top(sheet)
    first, last = top(sheet), [*_everything(sheet), _ways_on(sheet)]
    room = _MOST_TEXT - _length(first) - _length(last)
    coming = _as_many_as_fit([tapped(one) for one in sheet.coming], room)
    following = [say("*Next*"), *coming] if coming else []
    return [*first, *following, *last]


def _as_many_as_fit(blocks: list[Block], room: int) -> list[Block]:
    while blocks and _length(blocks) > room:
        blocks = blocks[:-1]
    return blocks


def _length(blocks: Sequence[Block]) -> int:
    """Return rather more than they say: all that goes to Slack."""
    return sum(len(str(block.to_dict())) for block in blocks)


def _everything(sheet: Sheet) -> list[Block]:
    lines = [f"• {_folded(one)}" for one in sheet.milestones]
    return say_lines("*Everything*", lines)


def _ways_on(sheet: Sheet) -> Block:
    opener = button(Door.OPEN, LABELS[Door.OPEN], sheet.handover_id)
    steps = [_door(one, sheet) for one in sheet.doors if one in _STEPS]
    return buttons(opener, *steps[:_IN_A_ROW])


def _state(sheet: Sheet) -> str:
    if sheet.state is State.NOT_NEEDED:
        return QUESTIONS[sheet.question]
    return STATES[sheet.state]


def _moves(sheet: Sheet) -> str:
    on = f"{short_day(sheet.transfer_on)}, {countdown(sheet.transfer_on, sheet.today)}"
    if sheet.state.is_over and sheet.ended_on:
        return f"Ended on {short_day(sheet.ended_on)}."
    if has_moved(sheet):
        # Counting no days: nothing in it changes by itself any more.
        return f"Moved. The day was {short_day(sheet.transfer_on)}. {musts(sheet)}"
    moves = "The day was" if sheet.has_passed else "Moves on"
    return f"{moves} {on}. {musts(sheet)}"


def _sides(sheet: Sheet) -> Iterator[Block]:
    sending, receiving = sheet.sender, sheet.receiver
    who = receiving.worker.name if receiving.worker else "nobody named yet"
    yield whisper(
        "From {agency} ({name}) to {other} ({who}). {offer}",
        agency=sending.agency,
        name=sending.worker.name if sending.worker else "",
        other=receiving.agency,
        who=who,
        offer=OFFERS[sheet.offer],
    )
    said = [
        f"Young person: {TOLD[sheet.told]}." if sheet.told else "",
        f"Next to sign: {sheet.next_signer_name}." if _is_signing(sheet) else "",
        f"Condition: {sheet.condition}" if sheet.condition else "",
        f"Question: {sheet.asked}" if sheet.asked else "",
    ]
    shown = " ".join(one for one in said if one)
    if shown:
        yield whisper("{shown}", shown=shown)
    if sheet.read_back:
        labels = ("The plan", "The worry", "The first step")
        lines = zip(labels, sheet.read_back, strict=False)
        yield from say_lines("*Read back*", [f"{one}: {said}" for one, said in lines])


def _score(sheet: Sheet) -> list[Block]:
    """Say the four tests in words, to both sides, once it has moved."""
    if sheet.score is None:
        return []
    lines = [
        f"{words}: {yes_or_no(getattr(sheet.score, name))}"
        for name, words in TESTS.items()
    ]
    return say_lines("*Done properly: the four tests of TRACK*", lines)


def _is_signing(sheet: Sheet) -> bool:
    return bool(sheet.next_signer_name) and sheet.state in {
        State.MEETING_HELD,
        State.SENDER_SIGNED,
    }


def _dispute(sheet: Sheet) -> Iterator[Block]:
    dispute = sheet.dispute
    if dispute is None:
        return
    names = [f"{words} until {short_day(on)}" for words, on in _stages(sheet)]
    yield say(
        "*Both of you see this one differently, which is fine.* "
        "{holds} it meanwhile.\nNow: {now}. {days}.",
        holds=holds(sheet),
        now=STAGES[dispute.stage].lower(),
        days=" · ".join(names),
    )
    views = [
        f"{sheet.sender.agency}: {dispute.sender_view or 'not written yet'}",
        f"{sheet.receiver.agency}: {dispute.receiver_view or 'not written yet'}",
    ]
    if dispute.sender_view or dispute.receiver_view:
        yield from say_lines("*Each view in one line*", views)
    yield whisper("If somebody is not safe, ring duty or 999 first.")


def _stages(sheet: Sheet) -> Iterator[tuple[str, date]]:
    assert sheet.dispute is not None
    names = ("Workers", "managers", "heads of service")
    yield from zip(names, sheet.dispute.ends, strict=True)


def _folded(one: MilestoneCard) -> str:
    name = one.name if one.name.endswith("?") else f"{one.name}:"
    if not one.left:
        return f"{name} all done ✓"
    every = one.left == len(one.items)
    left = counted(one.left, "thing") if every else f"{one.left} of {len(one.items)}"
    left += " to do" if every else " left"
    return f"{name} {left} · {one.when}, {short_day(one.on)}"


def door_rows(sheet: Sheet, doors: Sequence[Door]) -> Iterator[Block]:
    """Yield these buttons for the whole, a few in a row."""
    everything = [_door(one, sheet) for one in doors]
    for start in range(0, len(everything), _IN_A_ROW):
        yield buttons(*everything[start : start + _IN_A_ROW])


def _about(door: Door, sheet: Sheet) -> str:
    """Return the handover, and where it stood, for what a second tap must not do."""
    if door is Door.SIGN and sheet.next_signer:
        return f"{sheet.handover_id} {sheet.next_signer}"
    if door is Door.ASK_MANAGERS and sheet.dispute:
        return f"{sheet.handover_id} {sheet.dispute.stage}"
    return sheet.handover_id


def _door(door: Door, sheet: Sheet) -> ButtonElement:
    return button(
        door,
        take_over_label(sheet) if door is Door.TAKE_OVER else LABELS[door],
        _about(door, sheet),
        style=_STYLES.get(door),
        sure=_sure(door, sheet),
    )


def _sure(door: Door, sheet: Sheet) -> tuple[str, str, str] | None:
    """Return what is asked before a step that cannot be taken back."""
    if door is Door.SIGN and sheet.next_signer:
        place = SIGNERS[sheet.next_signer]
        return f"You sign as {place}: this side is ready.", "Sign", "Not yet"
    if door is Door.TAKE_OVER:
        rung = rung_receiver(sheet)
        who = f"{rung} holds" if rung else "You hold"
        return f"{who} it from now on.", take_over_label(sheet), "Not yet"
    return _FINISHED if door is Door.CLOSE else None
