"""The form again, with what may not be right said below its field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.blocks import as_dicts, field, pick_any, say
from bot.contents.cards import Doubt

Blocks = list[dict[str, Any]]

#: Begins the name of the box under a doubted field.
SAID = "it-is-not-that-"
_TOLD = "it-looks-like-"
#: What Slack takes back of a view that it has shown.
_KEPT = ("type", "callback_id", "title", "submit", "close", "private_metadata")
_MOST_BLOCKS = 100
#: What only tells, and may go when there is no room to ask.
_TELLS = frozenset({"context", "divider"})


def again(view: dict[str, Any], doubts: Iterable[Doubt]) -> dict[str, Any] | None:
    """
    Return the same form, which keeps all that was typed, or None without room.

    Slack leaves what is in a field as long as its names stay the same.
    """
    doubted = {one.field: one for one in doubts}
    blocks: Blocks = []
    for block in _as_it_was(view):
        doubt = doubted.get(block.get("block_id", ""))
        blocks += [block, *(_ask(doubt, block["label"]["text"]) if doubt else ())]
    blocks = _fitting(blocks)
    if len(blocks) > _MOST_BLOCKS:
        return None
    return {**{name: view[name] for name in _KEPT if view.get(name)}, "blocks": blocks}


def at_fields(doubts: Iterable[Doubt]) -> dict[str, str]:
    """Return the same as errors at the fields, where the form has no more room."""
    return {one.field: one.sentence for one in doubts if not one.is_answered}


def box_name(doubted: str, fingerprint: str) -> str:
    """Return the name of a box: one for each text, so no tick is left for another."""
    return f"{SAID}{doubted}-{fingerprint[:8]}"


def field_of(box: str, fingerprint: str) -> str | None:
    """Return which field a box is about, or None when it is for another text."""
    doubted = box.removeprefix(SAID).removesuffix(f"-{fingerprint[:8]}")
    return doubted if box == box_name(doubted, fingerprint) else None


def is_ours(name: str) -> bool:
    """Whether a block is one of those added here."""
    return name.startswith((SAID, _TOLD))


def _as_it_was(view: dict[str, Any]) -> Blocks:
    return [one for one in view["blocks"] if not is_ours(one.get("block_id", ""))]


def _fitting(blocks: Blocks) -> Blocks:
    """Leave out as much of what only tells as is needed, from the end."""
    over = len(blocks) - _MOST_BLOCKS
    tells = [place for place, one in enumerate(blocks) if one["type"] in _TELLS]
    out = set(tells[-over:]) if over > 0 else set()
    return [one for place, one in enumerate(blocks) if place not in out]


def _ask(doubt: Doubt, label: str) -> Blocks:
    template = "{sentence}\n*Perhaps:* “{perhaps}”" if doubt.perhaps else "{sentence}"
    told = say(template, sentence=doubt.sentence, perhaps=doubt.perhaps or "")
    name = box_name(doubt.field, doubt.fingerprint)
    choices = [(doubt.fingerprint, "It is not that. Send it as it is.")]
    ticked = (doubt.fingerprint,) if doubt.is_answered else ()
    box = pick_any(choices, first=ticked)
    # Two boxes of one form are told apart also by whoever hears them read out.
    asked = field(name, f"Or is “{label}” all right?", box, optional=True)
    blocks = as_dicts([told, asked])
    blocks[0]["block_id"] = _TOLD + name.removeprefix(SAID)
    return blocks
