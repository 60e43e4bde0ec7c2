"""conversations.open, info, list and members."""

from __future__ import annotations

from bot.practice.arguments import Arguments
from bot.practice.channels import Channel
from bot.practice.errors import Json, SlackError
from bot.practice.methods import places, told
from bot.practice.methods.method import Method, page
from bot.practice.workspace import Workspace

MOST_PEOPLE = 8

#: Which scope lets the bot know of each kind of conversation.
READ = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}


def _open(workspace: Workspace, arguments: Arguments) -> Json:
    users = [name for name in arguments.text("users").split(",") if name]
    if not users:
        if not arguments.has("channel"):
            raise SlackError("users_list_not_supplied")
        channel = workspace.channels.for_bot(arguments.text("channel"))
        return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}
    if len(users) > MOST_PEOPLE:
        raise SlackError("too_many_users")
    workspace.need("im:write" if len(users) == 1 else "mpim:write")
    channel, was_open = places.open_direct(workspace, users)
    answer: Json = {"channel": {"id": channel.id}}
    if arguments.flag("return_im"):
        answer["channel"] = told.channel(workspace, channel)
    if was_open:
        answer |= {"no_op": True, "already_open": True}
    return answer


def _known(workspace: Workspace, arguments: Arguments) -> Channel:
    channel = workspace.channels.for_bot(arguments.needs("channel"))
    workspace.need(READ[channel.kind])
    return channel


def _info(workspace: Workspace, arguments: Arguments) -> Json:
    channel = _known(workspace, arguments)
    described = told.channel(workspace, channel)
    if arguments.flag("include_num_members"):
        described["num_members"] = len(channel.members)
    return {"channel": described}


def _list(workspace: Workspace, arguments: Arguments) -> Json:
    kinds = arguments.text("types") or "public_channel"
    wanted = {kind.strip() for kind in kinds.split(",")}
    if not wanted <= READ.keys():
        raise SlackError("invalid_types")
    for kind in sorted(wanted):
        workspace.need(READ[kind])
    hide = arguments.flag("exclude_archived")
    found = [
        told.channel(workspace, channel)
        for channel in workspace.channels
        if channel.kind in wanted
        and (channel.with_bot or channel.kind == "public_channel")
        and not (hide and channel.archived)
    ]
    shown, following = page(found, arguments, most=1000)
    return {"channels": shown, "response_metadata": {"next_cursor": following}}


def _members(workspace: Workspace, arguments: Arguments) -> Json:
    channel = _known(workspace, arguments)
    everybody: list[Json] = [{"id": member} for member in channel.members]
    shown, following = page(everybody, arguments, most=1000)
    return {
        "members": [member["id"] for member in shown],
        "response_metadata": {"next_cursor": following},
    }


METHODS = {
    "conversations.open": Method(run=_open),
    "conversations.info": Method(run=_info),
    "conversations.list": Method(run=_list),
    "conversations.members": Method(run=_members),
}
