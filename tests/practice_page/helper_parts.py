"""The small pieces of Block Kit that the helper bot is made of."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str, note: str = "") -> Json:
    found = {"text": plain(text), "value": value}
    return found | ({"description": plain(note)} if note else {})


def ask(block_id: str, label: str, element: Json, **more: Any) -> Json:
    """An input block whose element has the block's own id as action id."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | {"action_id": block_id},
        **more,
    }


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def modal(title: str, callback_id: str, blocks: list[Json], **more: Any) -> Json:
    return {
        "type": "modal",
        "title": plain(title),
        "callback_id": callback_id,
        "submit": plain("Send"),
        "close": plain("Not now"),
        "blocks": blocks,
    } | more
