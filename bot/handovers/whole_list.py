"""
The whole list in a form: what is next stands first, what is done folds away.

A form holds a hundred blocks. Where there is more to show than that, the parts that
are due last are told in words, without buttons, until others are done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block

from bot.blocks import heading, line, say_lines, whisper
from bot.calendars.wall_time import short_day
from bot.handovers.cards import ItemCard, MilestoneCard, Sheet
from bot.handovers.checklist import door_rows, top
from bot.handovers.doors import Door
from bot.handovers.item_blocks import (
    done_words,
    has_both,
    with_both,
    with_done,
    with_more,
)
from bot.handovers.words import day_of_item, says_who, whose
from bot.safe_text import safe

#: One is kept free for what is said above a list that is shown again.
_MOST = 99
#: What is seldom pressed stands below the list, so that what is next is in sight.
_RARE = frozenset({Door.MOVE, Door.NAMES, Door.PAUSE, Door.END, Door.PAGE})


def form_blocks(sheet: Sheet) -> list[Block]:
    """Return all of it, within what a form holds."""
    rare = [one for one in sheet.doors if one in _RARE]
    often = [one for one in sheet.doors if one not in _RARE]
    first = [*top(sheet), *door_rows(sheet, often)]
    if sheet.state.is_over:
        done = [block for one in sheet.milestones for block in _settled(one)]
        return [*first, *done, *door_rows(sheet, rare)]
    last = [line(), *door_rows(sheet, rare)] if rare else []
    last = [*_slips(sheet), *last]
    return [*first, *_parts(sheet, _MOST - len(first) - len(last)), *last]


def _slips(sheet: Sheet) -> list[Block]:
    """Return what the viewer did last, each with a way to take it back."""
    found = [one for one in sheet.just_done if one.may_more]
    if not found:
        return []
    return [whisper("Done just now. A slip?"), *(with_done(one) for one in found)]


def _parts(sheet: Sheet, most: int) -> list[Block]:
    """Return the list itself, in so many blocks at most."""
    milestones = sorted(sheet.milestones, key=_by_day)
    told = _told_only(milestones, most)
    parts = [_part(one, in_words=one in told) for one in milestones]
    room = most - sum(len(one) for one in parts)
    for place, one in enumerate(milestones):
        if one not in told:
            both = sum(has_both(item) for item in _left(one))
            parts[place] = _part(one, both=min(both, max(room, 0)))
            room -= both
    return [block for part in parts for block in part][:most]


def _told_only(milestones: Sequence[MilestoneCard], room: int) -> list[MilestoneCard]:
    """Return the parts that have to be told in words, the last due first."""
    told: list[MilestoneCard] = []
    ordered = [one for one in milestones if one.left]
    used = sum(len(_part(one)) for one in milestones)
    while used > room and ordered:
        one = ordered.pop()
        told.append(one)
        used -= len(_part(one)) - len(_part(one, in_words=True))
    return told


def _part(one: MilestoneCard, *, both: int = 0, in_words: bool = False) -> list[Block]:
    """Return one part; so many of its items have two buttons, the others one."""
    if not one.left:
        return _folded(one)
    if in_words:
        title = f"*{safe(one.name)}* · {safe(_when(one))}"
        return say_lines(title, [_in_words(item) for item in _left(one)])
    blocks: list[Block] = [heading(one.name), whisper("{when}", when=_when(one))]
    for item in _left(one):
        own = (item.status, item.source) != (one.status, one.source)
        if has_both(item) and both > 0:
            both -= 1
            blocks += with_both(item, says_who=own)
        else:
            blocks.append(with_more(item, says_who=own))
    return [*blocks, *_settled(one)]


def _in_words(item: ItemCard) -> str:
    return f"• {item.what}: {day_of_item(item)} · {whose(item)}"


def _left(one: MilestoneCard) -> list[ItemCard]:
    left = [item for item in one.items if not item.is_settled]
    return sorted(left, key=lambda item: item.due)


def _by_day(one: MilestoneCard) -> tuple[bool, date]:
    """What is left comes first, by its soonest day; what is done comes after it."""
    left = _left(one)
    return not left, left[0].due if left else one.on


def _settled(one: MilestoneCard) -> list[Block]:
    done = [done_words(item) for item in one.items if item.is_settled]
    return [whisper("{done}", done=" · ".join(done))] if done else []


def _folded(one: MilestoneCard) -> list[Block]:
    done = [done_words(item) for item in one.items]
    words = f"{one.name}, all done. " + " · ".join(done)
    return [whisper("{words}", words=words)]


def _when(one: MilestoneCard) -> str:
    said = f"{one.when}, {short_day(one.on)}"
    return f"{said} · {says_who(one.status, one.source)}"
