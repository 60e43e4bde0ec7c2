"""What may be in anything that goes to Slack, whatever somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.practice.errors import SlackError
from bot.practice.limits import check_message, check_view

#: No template of ours writes any of Slack's markup in angle brackets.
_LIVE = re.compile("[<>]")
#: An & that begins none of Slack's three escapes would be shown as something else.
_BARE = re.compile("&(?!(?:amp|lt|gt);)")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_BROKEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def wrong_with(payload: Any) -> list[str]:
    """Return what is wrong with a message, a form or a Home; best is nothing."""
    return [
        *(f"live: {one!r:.200}" for one in marked_up(payload) if _is_live(one)),
        *(f"hidden: {one!r:.200}" for one in strings(payload) if _HIDDEN.search(one)),
        *(f"broken: {one!r:.200}" for one in strings(payload) if _BROKEN.search(one)),
        *_beyond_limits(payload),
    ]


def is_visible(text: str) -> bool:
    """Return whether anything of a text can be seen."""
    seen = _BROKEN.sub("", _HIDDEN.sub("", text))
    return bool(seen.strip())


def _is_live(text: str) -> bool:
    return bool(_LIVE.search(text) or _BARE.search(text))


def _beyond_limits(payload: dict[str, Any]) -> Iterator[str]:
    kind = payload.get("type")
    try:
        if kind in {"modal", "home"}:
            check_view(payload, kind=kind)
        elif "blocks" in payload:
            check_message(payload["blocks"])
    except SlackError as error:
        yield f"{error} {error.answer()}"[:300]


def marked_up(tree: Any) -> Iterator[str]:
    """Yield every text that Slack reads as markup: mrkdwn, and a message's own."""
    if isinstance(tree, dict):
        words = tree.get("text")
        is_message = "type" not in tree or "blocks" in tree
        if isinstance(words, str) and (tree.get("type") == "mrkdwn" or is_message):
            yield words
        for inner in tree.values():
            yield from marked_up(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from marked_up(inner)


def strings(tree: Any) -> Iterator[str]:
    """Yield every string but opaque ids, whatever it is for."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for inner in tree.values():
            yield from strings(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from strings(inner)
