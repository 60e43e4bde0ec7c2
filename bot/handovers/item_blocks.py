"""One item as it stands in a list: its words, and its buttons for who may act."""

from __future__ import annotations

from slack_sdk.models.blocks import Block, ButtonElement

from bot.blocks import button, buttons, say
from bot.calendars.wall_time import short_day
from bot.handovers.cards import ItemCard
from bot.handovers.doors import Door
from bot.handovers.records import ItemState
from bot.handovers.words import ITEM_STATES, LABELS, basis, day_of_item, whose

_ON_ITS_WAY = frozenset({ItemState.SENT, ItemState.QUERIED})


def tapped(item: ItemCard, *, says_who: bool = True) -> Block:
    """Return it with its one tap beside it, as a message shows it."""
    return _said(item, says_who, _tap(item))


def with_more(item: ItemCard, *, says_who: bool) -> Block:
    """Return it with one button, behind which there is everything."""
    return _said(item, says_who, _more(item) or _tap(item))


def with_both(item: ItemCard, *, says_who: bool) -> list[Block]:
    """Return it with its one tap and the rest in a row below."""
    both = [one for one in (_tap(item), _more(item)) if one]
    return [_said(item, says_who), buttons(*both)]


def has_both(item: ItemCard) -> bool:
    return item.tap is not None and item.may_more


def _said(item: ItemCard, says_who: bool, beside: ButtonElement | None = None) -> Block:
    must = "Must: " if item.is_must else ""
    return say(
        "*{what}*\n{rest}",
        what=f"{must}{item.what}",
        rest="\n".join(_rest(item, says_who)),
        beside=beside,
    )


def _rest(item: ItemCard, says_who: bool) -> list[str]:
    """Return by when, whose turn, who says so; then what was noted of it."""
    parts = [day_of_item(item), whose(item), basis(item) if says_who else ""]
    said = [" · ".join(one for one in parts if one)]
    if item.state in _ON_ITS_WAY:
        said.append(ITEM_STATES[item.state].capitalize() + ".")
    if item.pointer:
        said.append(f"Where: {item.pointer}")
    if item.said:
        said.append(f"“{item.said}”")
    return said


def done_words(item: ItemCard) -> str:
    """Return what is settled in one line: how, on which day, where the record is."""
    day = f" {short_day(item.done_on)}" if item.done_on else ""
    where = f", {item.pointer}" if item.pointer else ""
    reason = f" (“{item.said}”)" if item.said else ""
    return f"✓ {item.what}: {ITEM_STATES[item.state]}{day}{where}{reason}"


def with_done(item: ItemCard) -> Block:
    """Return what is settled with a button, behind which it is taken back."""
    return say("{done}", done=done_words(item), beside=_more(item))


def _tap(item: ItemCard) -> ButtonElement | None:
    if item.tap is None:
        return None
    return button(item.tap, LABELS[item.tap], item.item_id)


def _more(item: ItemCard) -> ButtonElement | None:
    return button(Door.MORE, LABELS[Door.MORE], item.item_id) if item.may_more else None
