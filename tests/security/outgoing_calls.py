"""What may not be in any call to Slack, whoever made it: one look at each."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from bot.practice.calls import Call
from bot.practice.partnership import PARTNERSHIP

#: What lights up a locked phone, by method.
LOCK_SCREEN = {
    "chat.postMessage": "text",
    "chat.update": "text",
    "files.completeUploadExternal": "initial_comment",
}
KEY = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
_REFERENCE = re.compile(r"YP-|\b(?=\w*\d)[23456789BCDFGHJKLMNPQRSTVWXYZ]{4}\b")


def wrong_with_all(calls: Iterable[Call]) -> list[str]:
    """Return everything that is wrong with these calls, as "method: what"."""
    return [
        f"{call.method}: {wrong}"
        for call in calls
        for wrong in wrong_with(call.method, call.arguments)
    ]


def wrong_with(method: str, arguments: dict[str, Any]) -> Iterator[str]:
    if method == "chat.postMessage":
        yield from _unfurls(arguments)
        yield from _tells_in_metadata(arguments.get("metadata"))
    elif "metadata" in arguments:
        yield "metadata where none is needed"
    if method in LOCK_SCREEN:
        yield from _names_somebody(str(arguments.get(LOCK_SCREEN[method], "")))


def _unfurls(arguments: dict[str, Any]) -> Iterator[str]:
    for name in ("unfurl_links", "unfurl_media", "link_names"):
        if str(arguments.get(name)).lower() != "false":
            yield f"{name} is not false"


def _tells_in_metadata(given: Any) -> Iterator[str]:
    metadata = json.loads(given) if isinstance(given, str) else given or {}
    key = (metadata.get("event_payload") or {}).get("key", "")
    only = {"event_type": "alongside", "event_payload": {"key": key}}
    if metadata != only or not KEY.fullmatch(key):
        yield "metadata is more than one opaque key"


def _names_somebody(text: str) -> Iterator[str]:
    if not text.strip():
        yield "nothing on the lock screen"
    if _REFERENCE.search(text):
        yield f"a reference in “{text}”"
    words = set(re.findall(r"[\w'-]+", text))
    yield from (f"“{one}” in “{text}”" for one in sorted(words & _names()))
    yield from (f"“{one}” in “{text}”" for one in sorted(_places()) if one in text)


@cache
def _names() -> frozenset[str]:
    """Every part of every worker's name, and every agency's short code."""
    partnership = tomllib.loads(PARTNERSHIP.read_text(encoding="utf-8"))
    parts = {part for one in partnership["worker"] for part in one["name"].split()}
    codes = {one["code"] for one in [*partnership["agency"], *partnership["school"]]}
    return frozenset(parts | codes) - {"Dr", "Mr", "Ms"}


@cache
def _places() -> frozenset[str]:
    partnership = tomllib.loads(PARTNERSHIP.read_text(encoding="utf-8"))
    return frozenset(
        one["name"] for one in [*partnership["agency"], *partnership["school"]]
    )
