"""Routes of any length, as a partnership might write them in its own folder."""

from __future__ import annotations

from pathlib import Path

_HEAD = """
name = "{name}"
sends = "the old team"
receives = "the new team"
why = "Somebody moves on."
sources = "Our partnership."
nations = ["england-and-wales"]
checks = [2]
"""
_MILESTONE = """
[[milestone]]
key = "part-{number}"
name = "{name}"
when = "T-{weeks}w"
source = "{source}"
status = "guidance"
"""
_ITEM = """
[[milestone.item]]
key = "own-{number}"
what = "{what}"
who = "{who}"
stop = {stop}
answered = {answered}
"""
#: What every handover has: the twelve common items and one look after T.
COMMON = 13
_IN_A_PART = 5
_WHO = ("sender", "receiver", "joint")
_LONG = (
    "What helps when a day is hard, and whom they would ring first, is written down "
    "with them in their words, {number}"
)
_SOURCE = "A guidance with rather a long name, part two, chapter eleven, paragraph 4"


def write_route(folder: Path, key: str, name: str, items: int) -> None:
    """Write a route with so many items in all, the common ones among them."""
    own = items - COMMON
    assert own > 0
    text = _HEAD.format(name=name)
    for number in range(own):
        if number % _IN_A_PART == 0:
            text += _part(number // _IN_A_PART)
        text += _item(number)
    (folder / f"{key}.toml").write_text(text, encoding="utf-8")


def _part(number: int) -> str:
    name = f"Part {number + 1} of what is to be done before the move"
    return _MILESTONE.format(
        number=number, name=name, weeks=max(1, 12 - number), source=_SOURCE
    )


def _item(number: int) -> str:
    yes = {True: "true", False: "false"}
    return _ITEM.format(
        number=number,
        what=_LONG.format(number=number + 1),
        who=_WHO[number % len(_WHO)],
        stop=yes[number % 4 == 0],
        answered=yes[number % 2 == 0],
    )
