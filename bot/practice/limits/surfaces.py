"""What a whole message, form or Home may be; each raises Slack's own error."""

from __future__ import annotations

import json
from typing import Any

from bot.practice.errors import Json, SlackError
from bot.practice.limits import blocks, objects
from bot.practice.limits.report import Report

#: Undocumented; Slack's engineers speak of 12,000 characters of text in all.
MOST_TEXT = 12_000
MOST_VIEW_BYTES = 250_000
#: Undocumented; far more than the one opaque key this product sends.
MOST_METADATA_BYTES = 8_000

_VIEW = frozenset({"type", "blocks", "private_metadata", "callback_id", "external_id"})
_MODAL = _VIEW | {"title", "close", "submit", "clear_on_close", "notify_on_close"}


def check_message(found: Any) -> None:
    """Raise `invalid_blocks` or `msg_blocks_too_long` for a message's blocks."""
    report = Report()
    blocks.blocks(report, found, "/blocks", most=50, allowed=blocks.IN_MESSAGES)
    if report.lines:
        raise SlackError("invalid_blocks", messages=report.lines)
    if _length(found) > MOST_TEXT:
        raise SlackError("msg_blocks_too_long")


def check_view(view: Any, *, kind: str) -> None:
    """Raise `invalid_arguments` or `view_too_large` for a form or a Home."""
    report = Report()
    if report.is_object(view, "/view"):
        if len(json.dumps(view)) > MOST_VIEW_BYTES:
            raise SlackError("view_too_large")
        _view(report, view, kind)
    if report.lines:
        raise SlackError("invalid_arguments", messages=report.lines)


def check_metadata(found: Any) -> None:
    """Raise Slack's error for metadata that is not a name and a flat payload."""
    if not isinstance(found, dict):
        raise SlackError("invalid_metadata_format")
    name, payload = found.get("event_type"), found.get("event_payload")
    if not isinstance(name, str) or not name or not isinstance(payload, dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(found)) > MOST_METADATA_BYTES:
        raise SlackError("metadata_too_large")


def _view(report: Report, view: Json, kind: str) -> None:
    if view.get("type") != kind:
        report.say(f"unsupported type: {view.get('type')}", "/view/type")
        return
    report.only(view, _MODAL if kind == "modal" else _VIEW, "/view")
    if kind == "modal":
        _modal(report, view)
    report.string(view, "private_metadata", "/view", most=3000)
    report.string(view, "callback_id", "/view", most=255)
    report.string(view, "external_id", "/view", most=255)
    if report.needs(view, "blocks", "/view"):
        blocks.blocks(
            report,
            view["blocks"],
            "/view/blocks",
            most=100,
            allowed=blocks.IN_VIEWS,
        )


def _modal(report: Report, view: Json) -> None:
    objects.must_text(report, view, "title", "/view", most=24)
    objects.maybe_text(report, view, "submit", "/view", most=24)
    objects.maybe_text(report, view, "close", "/view", most=24)
    report.flag(view, "clear_on_close", "/view")
    report.flag(view, "notify_on_close", "/view")
    listed = view.get("blocks")
    if view.get("submit") is not None or not isinstance(listed, list):
        return
    for place, block in enumerate(listed):
        if isinstance(block, dict) and block.get("type") == "input":
            at = f"/view/blocks/{place}/input"
            report.say("must define `submit` to use an `input` block in modals", at)


def _length(found: Any) -> int:
    """All characters of every `text` in the tree."""
    if isinstance(found, dict):
        return sum(
            len(value) if name == "text" and isinstance(value, str) else _length(value)
            for name, value in found.items()
        )
    if isinstance(found, list):
        return sum(map(_length, found))
    return 0
