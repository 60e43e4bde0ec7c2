"""One Web API method: what runs, with which token, under which scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.practice.arguments import Arguments
from bot.practice.errors import Json, SlackError
from bot.practice.workspace import Workspace

Run = Callable[[Workspace, Arguments], Json]


@dataclass(frozen=True, kw_only=True)
class Method:
    """`scopes` are alternatives; methods with finer rules ask for theirs inside."""

    run: Run
    scopes: tuple[str, ...] = ()
    bot_token: bool = True
    app_token: bool = False


def page(
    items: list[Json], arguments: Arguments, *, most: int
) -> tuple[list[Json], str]:
    """Slack's cursor paging: the items of one page, and the next cursor or ''."""
    start = _place(arguments)
    size = min(max(arguments.whole("limit", most) or most, 1), most)
    after = start + size
    following = f"place:{after}" if after < len(items) else ""
    return items[start:after], following


def _place(arguments: Arguments) -> int:
    cursor = arguments.text("cursor")
    if not cursor:
        return 0
    name, _, place = cursor.partition(":")
    if name != "place" or not place.isdigit():
        raise SlackError("invalid_cursor")
    return int(place)
