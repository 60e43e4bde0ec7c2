"""Layout blocks, one check for each kind, and what must be unique among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.practice.limits import elements, objects
from bot.practice.limits.report import Report

Check = Callable[[Report, dict[str, Any], str], None]

FIELDS: dict[str, frozenset[str]] = {
    "section": frozenset({"text", "fields", "accessory", "expand"}),
    "divider": frozenset(),
    "header": frozenset({"text"}),
    "context": frozenset({"elements"}),
    "actions": frozenset({"elements"}),
    "input": frozenset({"label", "element", "hint", "optional", "dispatch_action"}),
    "image": frozenset({"image_url", "slack_file", "alt_text", "title"}),
    "rich_text": frozenset({"elements"}),
    "markdown": frozenset({"text"}),
    "video": frozenset(
        {
            "alt_text",
            "author_name",
            "description",
            "provider_icon_url",
            "provider_name",
            "title",
            "title_url",
            "thumbnail_url",
            "video_url",
        }
    ),
    "file": frozenset({"external_id", "source"}),
    "table": frozenset({"rows", "column_settings"}),
}

#: Only messages may hold these.
MESSAGE_ONLY = frozenset({"markdown", "file", "table"})
IN_MESSAGES = frozenset(FIELDS)
IN_VIEWS = IN_MESSAGES - MESSAGE_ONLY


def blocks(
    report: Report, value: Any, at: str, *, most: int, allowed: frozenset[str]
) -> None:
    """Every block of one surface, and the ids that have to differ."""
    seen: set[str] = set()
    for place, item in enumerate(report.items(value, at, most=most)):
        here = f"{at}/{place}"
        if not report.is_object(item, here):
            continue
        _one(report, item, here, allowed)
        report.unused(item, "block_id", here, seen)


def _one(
    report: Report, value: dict[str, Any], at: str, allowed: frozenset[str]
) -> None:
    kind = report.kind(value, allowed, at)
    if not kind:
        return
    report.only(value, FIELDS[kind] | {"type", "block_id"}, at)
    report.string(value, "block_id", at, most=255)
    check = _CHECKS.get(kind)
    if check is not None:
        check(report, value, at)


def _section(report: Report, value: dict[str, Any], at: str) -> None:
    if value.get("text") is None and value.get("fields") is None:
        report.say("must define either `text` or `fields`", at)
    objects.maybe_text(report, value, "text", at, most=3000, kinds=objects.EITHER)
    if value.get("fields") is not None:
        here = f"{at}/fields"
        for place, item in enumerate(report.items(value["fields"], here, most=10)):
            objects.text(report, item, f"{here}/{place}", most=2000)
    if value.get("accessory") is not None:
        elements.element(
            report, value["accessory"], f"{at}/accessory", elements.IN_SECTION
        )


def _header(report: Report, value: dict[str, Any], at: str) -> None:
    objects.must_text(report, value, "text", at, most=150)


def _context(report: Report, value: dict[str, Any], at: str) -> None:
    if not report.needs(value, "elements", at):
        return
    here = f"{at}/elements"
    for place, item in enumerate(report.items(value["elements"], here, most=10)):
        if isinstance(item, dict) and item.get("type") == "image":
            elements.image(report, item, f"{here}/{place}")
        else:
            objects.text(report, item, f"{here}/{place}", most=3000)


def _actions(report: Report, value: dict[str, Any], at: str) -> None:
    if not report.needs(value, "elements", at):
        return
    at = f"{at}/elements"
    seen: set[str] = set()
    for place, item in enumerate(report.items(value["elements"], at, most=25)):
        here = f"{at}/{place}"
        elements.element(report, item, here, elements.IN_ACTIONS)
        if isinstance(item, dict):
            report.unused(item, "action_id", here, seen)


def _input(report: Report, value: dict[str, Any], at: str) -> None:
    objects.must_text(report, value, "label", at, most=2000)
    objects.maybe_text(report, value, "hint", at, most=2000)
    report.flag(value, "optional", at)
    report.flag(value, "dispatch_action", at)
    if report.needs(value, "element", at):
        elements.element(report, value["element"], f"{at}/element", elements.IN_INPUT)


def _image(report: Report, value: dict[str, Any], at: str) -> None:
    elements.picture(report, value, at)
    objects.maybe_text(report, value, "title", at, most=2000)


def _rich_text(report: Report, value: dict[str, Any], at: str) -> None:
    if report.needs(value, "elements", at):
        report.items(value["elements"], f"{at}/elements", most=1000, least=0)


def _markdown(report: Report, value: dict[str, Any], at: str) -> None:
    if report.needs(value, "text", at):
        report.string(value, "text", at, most=12_000, least=1)


def _video(report: Report, value: dict[str, Any], at: str) -> None:
    objects.must_text(report, value, "title", at, most=200)
    for name in ("alt_text", "video_url", "thumbnail_url"):
        report.needs(value, name, at)
    report.url(value, "video_url", at)
    report.string(value, "author_name", at, most=50)


_CHECKS: dict[str, Check] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "rich_text": _rich_text,
    "markdown": _markdown,
    "video": _video,
}
