"""chat.*: saying things, changing them, taking them back."""

from __future__ import annotations

from bot.practice import content
from bot.practice.arguments import Arguments
from bot.practice.channels import Channel
from bot.practice.errors import Json, SlackError
from bot.practice.messages import Message
from bot.practice.methods import places, told
from bot.practice.methods.method import Method, page
from bot.practice.workspace import Workspace


def _post(workspace: Workspace, arguments: Arguments) -> Json:
    said = content.read(arguments, workspace.ids.short)
    _as_itself(workspace, arguments)
    channel = places.to_post(workspace, arguments.needs("channel"))
    thread = _thread(channel, arguments)
    message = workspace.post(channel, said, thread_ts=thread)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": told.message(workspace, message),
    }


def _as_itself(workspace: Workspace, arguments: Arguments) -> None:
    if any(map(arguments.has, ("username", "icon_url", "icon_emoji"))):
        workspace.need("chat:write.customize")


def _thread(channel: Channel, arguments: Arguments) -> str | None:
    wanted = arguments.text("thread_ts")
    if wanted and wanted not in channel.messages:
        raise SlackError("thread_not_found")
    return wanted or None


def _update(workspace: Workspace, arguments: Arguments) -> Json:
    channel = workspace.channels.for_bot(arguments.needs("channel"))
    message = _own(channel, arguments.needs("ts"), "cant_update_message")
    if channel.archived:
        raise SlackError("is_archived")
    if len(arguments.text("text")) > content.MOST_UPDATED:
        raise SlackError("msg_too_long")
    said = content.read(arguments, workspace.ids.short)
    keep = not arguments.has("metadata")
    changed = workspace.edit(message, said, keep=keep)
    return {
        "channel": channel.id,
        "ts": changed.ts,
        "text": changed.text,
        "message": told.message(workspace, changed),
    }


def _delete(workspace: Workspace, arguments: Arguments) -> Json:
    channel = workspace.channels.for_bot(arguments.needs("channel"))
    message = _own(channel, arguments.needs("ts"), "cant_delete_message")
    workspace.delete(message)
    return {"channel": channel.id, "ts": message.ts}


def _own(channel: Channel, ts: str, otherwise: str) -> Message:
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("message_not_found")
    if not message.by_bot:
        raise SlackError(otherwise)
    return message


def _ephemeral(workspace: Workspace, arguments: Arguments) -> Json:
    said = content.read(arguments, workspace.ids.short)
    channel = workspace.channels.for_bot(arguments.needs("channel"))
    user_id = arguments.needs("user")
    if channel.archived:
        raise SlackError("is_archived")
    if not channel.with_bot:
        raise SlackError("not_in_channel")
    persona = workspace.people.find(user_id)
    if persona is None or persona.deactivated or user_id not in channel.members:
        raise SlackError("user_not_in_channel")
    message = workspace.whisper(user_id, channel.id, said)
    return {"message_ts": message.ts}


def _permalink(workspace: Workspace, arguments: Arguments) -> Json:
    channel = workspace.channels.for_bot(arguments.needs("channel"))
    ts = arguments.needs("message_ts")
    if ts not in channel.messages:
        raise SlackError("message_not_found")
    link = f"{workspace.url}/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _schedule(workspace: Workspace, arguments: Arguments) -> Json:
    said = content.read(arguments, workspace.ids.short)
    channel = places.to_post(workspace, arguments.needs("channel"))
    post_at = arguments.whole("post_at", 0)
    thread = _thread(channel, arguments)
    waiting = workspace.scheduled.add(channel.id, post_at, said, thread)
    return {
        "channel": channel.id,
        "scheduled_message_id": waiting.id,
        "post_at": post_at,
        "message": {"type": "delayed_message", "text": said.text},
    }


def _unschedule(workspace: Workspace, arguments: Arguments) -> Json:
    channel = arguments.needs("channel")
    workspace.scheduled.remove(channel, arguments.needs("scheduled_message_id"))
    return {}


def _scheduled(workspace: Workspace, arguments: Arguments) -> Json:
    waiting: list[Json] = [
        {
            "id": found.id,
            "channel_id": found.channel,
            "post_at": found.post_at,
            "date_created": 0,
            "text": found.content.text,
        }
        for found in workspace.scheduled.listed(arguments.text("channel"))
    ]
    found, following = page(waiting, arguments, most=100)
    return {
        "scheduled_messages": found,
        "response_metadata": {"next_cursor": following},
    }


_WRITE = ("chat:write",)

METHODS = {
    "chat.postMessage": Method(run=_post, scopes=_WRITE),
    "chat.update": Method(run=_update, scopes=_WRITE),
    "chat.delete": Method(run=_delete, scopes=_WRITE),
    "chat.postEphemeral": Method(run=_ephemeral, scopes=_WRITE),
    "chat.getPermalink": Method(run=_permalink),
    "chat.scheduleMessage": Method(run=_schedule, scopes=_WRITE),
    "chat.deleteScheduledMessage": Method(run=_unschedule, scopes=_WRITE),
    "chat.scheduledMessages.list": Method(run=_scheduled),
}
