"""Composition objects: texts, options, option groups and confirm dialogs."""

from __future__ import annotations

from typing import Any

from bot.practice.limits.report import Report

PLAIN = frozenset({"plain_text"})
EITHER = frozenset({"plain_text", "mrkdwn"})

_TEXT_FIELDS = {
    "plain_text": frozenset({"type", "text", "emoji"}),
    "mrkdwn": frozenset({"type", "text", "verbatim"}),
}
_CONFIRM_FIELDS = frozenset({"title", "text", "confirm", "deny", "style"})
_STYLES = ("primary", "danger")


def text(
    report: Report,
    value: Any,
    at: str,
    *,
    most: int,
    kinds: frozenset[str] = EITHER,
) -> None:
    """A text object of an allowed kind, one to `most` characters long."""
    if not isinstance(value, dict):
        report.say("must provide an object", at)
        return
    kind = report.kind(value, kinds, at)
    if not kind:
        return
    report.only(value, _TEXT_FIELDS[kind], at)
    words = value.get("text")
    if not isinstance(words, str) or not 0 < len(words) <= most:
        report.length(words, f"{at}/text", most=most, least=1)


def maybe_text(
    report: Report,
    value: dict[str, Any],
    name: str,
    at: str,
    *,
    most: int,
    kinds: frozenset[str] = PLAIN,
) -> None:
    """A text field that may be left out."""
    if value.get(name) is not None:
        text(report, value[name], f"{at}/{name}", most=most, kinds=kinds)


def must_text(
    report: Report,
    value: dict[str, Any],
    name: str,
    at: str,
    *,
    most: int,
    kinds: frozenset[str] = PLAIN,
) -> None:
    """A text field that has to be there."""
    if report.needs(value, name, at):
        text(report, value[name], f"{at}/{name}", most=most, kinds=kinds)


def option(
    report: Report, value: Any, at: str, *, kinds: frozenset[str], url: bool
) -> None:
    """One choice: 75 characters to read, 150 to send back."""
    if not report.is_object(value, at):
        return
    known = {"text", "value", "description"} | ({"url"} if url else set())
    report.only(value, known, at)
    must_text(report, value, "text", at, most=75, kinds=kinds)
    maybe_text(report, value, "description", at, most=75, kinds=kinds)
    if report.needs(value, "value", at):
        report.string(value, "value", at, most=150, least=1)
    if url:
        report.url(value, "url", at)


def options(
    report: Report,
    value: dict[str, Any],
    at: str,
    *,
    most: int,
    kinds: frozenset[str] = PLAIN,
    url: bool = False,
) -> None:
    """The `options` field, which has to be there."""
    if not report.needs(value, "options", at):
        return
    found = report.items(value["options"], f"{at}/options", most=most)
    for place, item in enumerate(found):
        option(report, item, f"{at}/options/{place}", kinds=kinds, url=url)


def option_groups(report: Report, value: dict[str, Any], at: str) -> None:
    """At most 100 groups of at most 100 options, each with a short label."""
    at = f"{at}/option_groups"
    for place, group in enumerate(report.items(value["option_groups"], at, most=100)):
        here = f"{at}/{place}"
        if not report.is_object(group, here):
            continue
        report.only(group, {"label", "options"}, here)
        must_text(report, group, "label", here, most=75)
        options(report, group, here, most=100)


def confirm(report: Report, value: dict[str, Any], at: str) -> None:
    """The dialog that asks again before a press counts."""
    if value.get("confirm") is None:
        return
    at = f"{at}/confirm"
    dialog = value["confirm"]
    if not report.is_object(dialog, at):
        return
    report.only(dialog, _CONFIRM_FIELDS, at)
    must_text(report, dialog, "title", at, most=100)
    must_text(report, dialog, "text", at, most=300, kinds=EITHER)
    must_text(report, dialog, "confirm", at, most=30)
    must_text(report, dialog, "deny", at, most=30)
    style(report, dialog, at)


def style(report: Report, value: dict[str, Any], at: str) -> None:
    found = value.get("style")
    if found is not None and found not in _STYLES:
        report.say("must be one of primary, danger", f"{at}/style")


def initial(report: Report, value: dict[str, Any], at: str) -> None:
    """What is chosen to begin with has to be one of the choices."""
    offered = _listed(value, "options")
    for group in _listed(value, "option_groups"):
        offered += _listed(group, "options") if isinstance(group, dict) else []
    if value.get("initial_option") is not None:
        _offered(report, value["initial_option"], offered, f"{at}/initial_option")
    if value.get("initial_options") is not None:
        here = f"{at}/initial_options"
        chosen = report.items(value["initial_options"], here, most=100)
        for place, item in enumerate(chosen):
            _offered(report, item, offered, f"{here}/{place}")


def _listed(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return list(found) if isinstance(found, list) else []


def _offered(report: Report, chosen: Any, offered: list[Any], at: str) -> None:
    if chosen not in offered:
        report.say("must match one of the provided options", at)
