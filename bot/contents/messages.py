"""The form again, with what may not be right said below its field."""

from __future__ import annotations

from typing import Any

from bot.blocks import as_dicts, field, pick_any, say
from bot.contents.cards import Doubt

#: Begins the name of the box under a doubted field.
SAID = "it-is-not-that-"
_TOLD = "it-looks-like-"
#: What Slack takes back of a view that it has shown.
_KEPT = ("type", "callback_id", "title", "submit", "close", "private_metadata")


def again(view: dict[str, Any], doubts: tuple[Doubt, ...]) -> dict[str, Any]:
    """Return the same form; Slack keeps what was typed in each field."""
    by_field = {one.field: one for one in doubts}
    blocks: list[dict[str, Any]] = []
    for block in _as_it_was(view):
        blocks.append(block)
        if block.get("block_id") in by_field:
            blocks += _ask(by_field[block["block_id"]])
    return {**{name: view[name] for name in _KEPT if view.get(name)}, "blocks": blocks}


def is_ours(name: str) -> bool:
    """Whether a block is one of those added here."""
    return name.startswith((SAID, _TOLD))


def _as_it_was(view: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in view["blocks"] if not is_ours(str(one.get("block_id", "")))]


def _ask(doubt: Doubt) -> list[dict[str, Any]]:
    told = [say("{sentence}", sentence=" ".join(doubt.sentences))]
    if doubt.perhaps:
        told.append(say("Perhaps: “{perhaps}”", perhaps=doubt.perhaps))
    # A box of its own for each text: what was ticked for one is not for another.
    box = field(
        f"{SAID}{doubt.field}-{doubt.fingerprint[:8]}",
        "Or is it all right?",
        pick_any([(doubt.fingerprint, "It is not that. Send it as it is.")]),
        optional=True,
    )
    blocks = as_dicts([*told, box])
    for number, block in enumerate(blocks[:-1]):
        block["block_id"] = f"{_TOLD}{doubt.field}-{doubt.fingerprint[:8]}-{number}"
    return blocks
