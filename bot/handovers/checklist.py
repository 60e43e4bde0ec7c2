"""
The checklist: what is next stands open, what is done folds away.

It stays inside Slack's limits with forty items: a message holds fifty blocks, a
form a hundred, and a list in words is cut by `say_lines` with how many more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement

from bot.blocks import button, buttons, heading, line, say, say_lines, whisper
from bot.calendars.wall_time import short_day
from bot.handovers.cards import ItemCard, MilestoneCard, Sheet
from bot.handovers.doors import Door
from bot.handovers.records import State
from bot.handovers.words import (
    ITEM_STATES,
    LABELS,
    OFFERS,
    QUESTIONS,
    STAGES,
    STATES,
    TESTS,
    TOLD,
    basis,
    countdown,
    day_of_item,
    held,
    musts,
    says_who,
    whose,
    yes_or_no,
)
from bot.wording import counted

#: How many items of a form have two buttons; the others have "More" alone.
_BOTH_BUTTONS = 10
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
_SURE = {
    Door.SIGN: ("You sign that your side is ready.", "Sign", "Not yet"),
    Door.TAKE_OVER: ("You hold it from now on.", "I hold it", "Not yet"),
    Door.CLOSE: ("It is finished for both sides.", "Finish", "Not yet"),
}


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
    blocks = top(sheet)
    if sheet.state.is_over:
        return blocks
    if sheet.coming:
        blocks.append(say("*Next*"))
    blocks += [_open_item(one, with_more=False) for one in sheet.coming]
    blocks += say_lines("*Everything*", [_folded(one) for one in sheet.milestones])
    opener = button(Door.OPEN, LABELS[Door.OPEN], sheet.handover_id)
    steps = [_door(one, sheet) for one in sheet.doors if one in _STEPS]
    return [*blocks, buttons(opener, *steps[:_IN_A_ROW])]


def form_blocks(sheet: Sheet) -> list[Block]:
    """Return the whole list, as a form shows it."""
    blocks = [*top(sheet), *_rows(sheet)]
    left = _BOTH_BUTTONS
    for one in sheet.milestones:
        blocks.append(line() if one.left else whisper("{done}", done=_folded(one)))
        if not one.left:
            continue
        blocks.append(whisper("{title}", title=_title(one)))
        for item in one.items:
            if item.is_settled:
                continue
            both = bool(item.tap) and item.may_more and left > 0
            left -= both
            blocks += _item(item, both=both)
        blocks += _settled_in(one)
    return blocks


def _settled_in(one: MilestoneCard) -> Iterator[Block]:
    done = [item for item in one.items if item.is_settled]
    if done:
        yield whisper("{done}", done=" · ".join(_done(item) for item in done))


def _item(item: ItemCard, *, both: bool) -> list[Block]:
    if not both:
        return [_open_item(item, with_more=True)]
    return [
        say("{text}", text=item_text(item)),
        buttons(*[one for one in (_tap(item), _more(item)) if one]),
    ]


def _open_item(item: ItemCard, *, with_more: bool) -> Block:
    beside = _tap(item) or (_more(item) if with_more else None)
    if with_more and item.may_more:
        beside = _more(item)
    return say("{text}", text=item_text(item), beside=beside)


def item_text(item: ItemCard) -> str:
    """Return one item: what, by when, whose turn, who says so."""
    must = "Must: " if item.is_must else ""
    when = day_of_item(item)
    said = [f"{must}{item.what}", f"{when} · {whose(item)} · {basis(item)}"]
    if item.state.value in {"sent", "queried"}:
        said.append(ITEM_STATES[item.state].capitalize() + ".")
    if item.pointer:
        said.append(f"Where: {item.pointer}")
    if item.said:
        said.append(f"“{item.said}”")
    return "\n".join(said)


def _tap(item: ItemCard) -> ButtonElement | None:
    if item.tap is None:
        return None
    return button(item.tap, LABELS[item.tap], item.item_id)


def _more(item: ItemCard) -> ButtonElement | None:
    return button(Door.MORE, LABELS[Door.MORE], item.item_id) if item.may_more else None


def _state(sheet: Sheet) -> str:
    if sheet.state is State.NOT_NEEDED:
        return QUESTIONS[sheet.question]
    return STATES[sheet.state]


def _moves(sheet: Sheet) -> str:
    on = f"{short_day(sheet.transfer_on)}, {countdown(sheet.transfer_on, sheet.today)}"
    if sheet.state.is_over and sheet.ended_on:
        return f"Ended on {short_day(sheet.ended_on)}."
    return f"Moves on {on}. {musts(sheet)}"


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
        yield from say_lines("*Read back*", list(sheet.read_back))


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
        "{holder} holds it meanwhile.\nNow: {now}. {days}.",
        holder=sheet.holder.name,
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


def _title(one: MilestoneCard) -> str:
    said = f"{one.name} · {one.when}, {short_day(one.on)}"
    return f"{said} · {says_who(one.status, one.source)}"


def _folded(one: MilestoneCard) -> str:
    if not one.left:
        return f"✓ {one.name}: done"
    every = one.left == len(one.items)
    left = counted(one.left, "thing") if every else f"{one.left} of {len(one.items)}"
    left += " to do" if every else " left"
    return f"{one.name}: {left} · {one.when}, {short_day(one.on)}"


def _done(item: ItemCard) -> str:
    day = f" {short_day(item.done_on)}" if item.done_on else ""
    where = f", {item.pointer}" if item.pointer else ""
    reason = f" (“{item.said}”)" if item.said else ""
    return f"✓ {item.what}: {ITEM_STATES[item.state]}{day}{where}{reason}"


def _rows(sheet: Sheet) -> Iterator[Block]:
    everything = [_door(one, sheet) for one in sheet.doors]
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
        LABELS[door],
        _about(door, sheet),
        style=_STYLES.get(door),
        sure=_SURE.get(door),
    )
