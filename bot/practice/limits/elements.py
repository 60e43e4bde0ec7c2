"""Block elements: buttons, menus, pickers and text fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.practice.limits import objects
from bot.practice.limits.report import Report

Check = Callable[[Report, dict[str, Any], str], None]

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
_MENU = frozenset({"placeholder", "confirm", "focus_on_load"})
_TYPING = frozenset(
    {"placeholder", "initial_value", "dispatch_action_config", "focus_on_load"}
)
_SEARCH = frozenset({"min_query_length"})
_ROOMS = frozenset(
    {"default_to_current_conversation", "response_url_enabled", "filter"}
)

#: The fields each element may have, besides `type` and `action_id`.
FIELDS: dict[str, frozenset[str]] = {
    "button": frozenset(
        {"text", "url", "value", "style", "confirm", "accessibility_label"}
    ),
    "overflow": frozenset({"options", "confirm"}),
    "static_select": _MENU | {"options", "option_groups", "initial_option"},
    "multi_static_select": _MENU
    | {"options", "option_groups", "initial_options", "max_selected_items"},
    "external_select": _MENU | _SEARCH | {"initial_option"},
    "multi_external_select": _MENU
    | _SEARCH
    | {"initial_options", "max_selected_items"},
    "users_select": _MENU | {"initial_user"},
    "multi_users_select": _MENU | {"initial_users", "max_selected_items"},
    "conversations_select": _MENU | _ROOMS | {"initial_conversation"},
    "multi_conversations_select": (_MENU | _ROOMS - {"response_url_enabled"})
    | {"initial_conversations", "max_selected_items"},
    "channels_select": _MENU | {"initial_channel", "response_url_enabled"},
    "multi_channels_select": _MENU | {"initial_channels", "max_selected_items"},
    "datepicker": _MENU | {"initial_date"},
    "timepicker": _MENU | {"initial_time", "timezone"},
    "datetimepicker": frozenset({"initial_date_time", "confirm", "focus_on_load"}),
    "checkboxes": frozenset({"options", "initial_options", "confirm", "focus_on_load"}),
    "radio_buttons": frozenset(
        {"options", "initial_option", "confirm", "focus_on_load"}
    ),
    "plain_text_input": _TYPING | {"multiline", "min_length", "max_length"},
    "email_text_input": _TYPING,
    "url_text_input": _TYPING,
    "number_input": _TYPING | {"is_decimal_allowed", "min_value", "max_value"},
    "rich_text_input": _TYPING,
    "file_input": frozenset({"filetypes", "max_files"}),
}

SELECTS = frozenset(name for name in FIELDS if name.endswith("_select"))
_PICKERS = frozenset({"datepicker", "timepicker", "checkboxes", "radio_buttons"})
#: Which elements each block may hold (Slack's element reference).
IN_SECTION = SELECTS | _PICKERS | {"button", "overflow", "image"}
IN_ACTIONS = (
    SELECTS | _PICKERS | {"button", "overflow", "datetimepicker", "rich_text_input"}
)
IN_INPUT = frozenset(FIELDS) - {"button", "overflow"}


def element(report: Report, value: Any, at: str, allowed: frozenset[str]) -> None:
    """One element, in a block that may hold the `allowed` ones."""
    if not report.is_object(value, at):
        return
    kind = report.kind(value, allowed, at)
    if not kind:
        return
    if kind == "image":
        image(report, value, at)
        return
    report.only(value, FIELDS[kind] | {"type", "action_id"}, at)
    report.string(value, "action_id", at, most=255, least=1)
    objects.maybe_text(report, value, "placeholder", at, most=150)
    objects.confirm(report, value, at)
    report.flag(value, "focus_on_load", at)
    check = _CHECKS.get(kind)
    if check is not None:
        check(report, value, at)


def image(report: Report, value: dict[str, Any], at: str) -> None:
    """An image inside a block, which needs words for those who cannot see it."""
    report.only(value, {"type", "image_url", "slack_file", "alt_text"}, at)
    picture(report, value, at)


def picture(report: Report, value: dict[str, Any], at: str) -> None:
    if value.get("image_url") is None and value.get("slack_file") is None:
        report.say("missing required field: image_url", at)
    report.url(value, "image_url", at)
    if report.needs(value, "alt_text", at):
        report.string(value, "alt_text", at, most=2000)


def _button(report: Report, value: dict[str, Any], at: str) -> None:
    objects.must_text(report, value, "text", at, most=75)
    report.string(value, "value", at, most=2000)
    report.string(value, "accessibility_label", at, most=75)
    report.url(value, "url", at)
    objects.style(report, value, at)


def _overflow(report: Report, value: dict[str, Any], at: str) -> None:
    objects.options(report, value, at, most=5, url=True)


def _static(report: Report, value: dict[str, Any], at: str) -> None:
    if value.get("option_groups") is not None:
        objects.option_groups(report, value, at)
    else:
        objects.options(report, value, at, most=100)
    objects.initial(report, value, at)
    _most_chosen(report, value, at)


def _ticks(report: Report, value: dict[str, Any], at: str) -> None:
    objects.options(report, value, at, most=10, kinds=objects.EITHER)
    objects.initial(report, value, at)


def _most_chosen(report: Report, value: dict[str, Any], at: str) -> None:
    report.whole(value, "max_selected_items", at, least=1, most=100)


def _date(report: Report, value: dict[str, Any], at: str) -> None:
    found = value.get("initial_date")
    if found is not None and not (isinstance(found, str) and _DATE.match(found)):
        report.say("must be a date in the format YYYY-MM-DD", f"{at}/initial_date")


def _time(report: Report, value: dict[str, Any], at: str) -> None:
    found = value.get("initial_time")
    if found is not None and not (isinstance(found, str) and _TIME.match(found)):
        report.say("must be a time in the format HH:mm", f"{at}/initial_time")


def _date_time(report: Report, value: dict[str, Any], at: str) -> None:
    report.whole(
        value, "initial_date_time", at, least=1_000_000_000, most=9_999_999_999
    )


def _typed(report: Report, value: dict[str, Any], at: str) -> None:
    report.string(value, "initial_value", at, most=3000)
    report.whole(value, "min_length", at, least=0, most=3000)
    report.whole(value, "max_length", at, least=1, most=3000)
    report.flag(value, "multiline", at)
    least, most = value.get("min_length"), value.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        report.say("must be at most `max_length`", f"{at}/min_length")


def _counted(report: Report, value: dict[str, Any], at: str) -> None:
    if report.needs(value, "is_decimal_allowed", at):
        report.flag(value, "is_decimal_allowed", at)


def _files(report: Report, value: dict[str, Any], at: str) -> None:
    report.whole(value, "max_files", at, least=1, most=10)


_CHECKS: dict[str, Check] = {
    "button": _button,
    "overflow": _overflow,
    "static_select": _static,
    "multi_static_select": _static,
    "multi_external_select": _most_chosen,
    "multi_users_select": _most_chosen,
    "multi_conversations_select": _most_chosen,
    "multi_channels_select": _most_chosen,
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _date_time,
    "checkboxes": _ticks,
    "radio_buttons": _ticks,
    "plain_text_input": _typed,
    "number_input": _counted,
    "file_input": _files,
}
