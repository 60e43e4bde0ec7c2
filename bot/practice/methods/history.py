"""conversations.history and .replies: reading back what was said."""

from __future__ import annotations

from bot.practice.arguments import Arguments
from bot.practice.channels import Channel
from bot.practice.errors import Json, SlackError
from bot.practice.messages import Message
from bot.practice.methods import told
from bot.practice.methods.method import Method
from bot.practice.stamps import number
from bot.practice.workspace import Workspace

READ = {
    "public_channel": "channels:history",
    "private_channel": "groups:history",
    "im": "im:history",
    "mpim": "mpim:history",
}
_EVER = 10**18


def _history(workspace: Workspace, arguments: Arguments) -> Json:
    channel = _readable(workspace, arguments)
    found = channel.between(
        _bound(arguments, "oldest", 0),
        _bound(arguments, "latest", _EVER),
        inclusive=arguments.flag("inclusive"),
    )
    return _told(workspace, arguments, found) | {"pin_count": 0}


def _replies(workspace: Workspace, arguments: Arguments) -> Json:
    channel = _readable(workspace, arguments)
    found = channel.thread(arguments.needs("ts"))
    if not found:
        raise SlackError("thread_not_found")
    oldest = _bound(arguments, "oldest", 0)
    latest = _bound(arguments, "latest", _EVER)
    kept = [m for m in found if oldest <= number(m.ts) <= latest]
    return _told(workspace, arguments, kept)


def _readable(workspace: Workspace, arguments: Arguments) -> Channel:
    channel = workspace.channels.for_bot(arguments.needs("channel"))
    workspace.need(READ[channel.kind])
    if not channel.with_bot:
        raise SlackError("not_in_channel")
    return channel


def _told(workspace: Workspace, arguments: Arguments, found: list[Message]) -> Json:
    """One page; the cursor names the last message shown, so new ones shift nothing."""
    size = min(max(arguments.whole("limit", 100), 1), 999)
    rest = _after(found, arguments.text("cursor"))
    shown = rest[:size]
    more = len(rest) > size
    metadata = arguments.flag("include_all_metadata")
    return {
        "messages": [
            told.message(workspace, message, metadata=metadata) for message in shown
        ],
        "has_more": more,
        "response_metadata": {"next_cursor": f"ts:{shown[-1].ts}" if more else ""},
    }


def _after(found: list[Message], cursor: str) -> list[Message]:
    if not cursor:
        return found
    for place, message in enumerate(found):
        if cursor == f"ts:{message.ts}":
            return found[place + 1 :]
    raise SlackError("invalid_cursor")


def _bound(arguments: Arguments, name: str, default: int) -> int:
    wanted = arguments.text(name)
    if not wanted:
        return default
    try:
        return number(wanted)
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


METHODS = {
    "conversations.history": Method(run=_history),
    "conversations.replies": Method(run=_replies),
}
