"""What comes back to a person from a command, or through a response URL."""

from __future__ import annotations

from dataclasses import dataclass

from bot.practice import content
from bot.practice.arguments import Arguments
from bot.practice.channels import Channel
from bot.practice.content import Content
from bot.practice.errors import Json, SlackError
from bot.practice.messages import Message
from bot.practice.triggers import Reply
from bot.practice.workspace import SLACKBOT, Workspace


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    The answer to one act.

    `error` is empty when all went well; else Slack's name for what went wrong,
    such as `operation_timeout`, or `not_available` for an outside person.
    """

    text: str = ""
    words: str = ""
    error: str = ""


def to_command(
    workspace: Workspace, user_id: str, channel: Channel, command: str, ack: Json
) -> Answer:
    """Show what the bot said in its ack, to one person or to the whole channel."""
    if not ack.get("text") and not ack.get("blocks"):
        return Answer()
    try:
        said = content.read(Arguments(ack), workspace.ids.short)
    except SlackError as error:
        return failed(workspace, user_id, channel.id, command, error.code)
    if ack.get("response_type") == "in_channel":
        message = workspace.post(channel, said)
    else:
        message = workspace.whisper(user_id, channel.id, said)
    return _answer(message)


def failed(
    workspace: Workspace, user_id: str, channel: str, command: str, code: str
) -> Answer:
    """Slack's own sentence when a command fails."""
    text = f'{command} failed with the error "{code}"'
    return refused(workspace, user_id, channel, text, code)


def refused(
    workspace: Workspace, user_id: str, channel: str, text: str, code: str
) -> Answer:
    """Something that Slack says itself, without asking the bot."""
    said = Content(text=text)
    message = workspace.whisper(user_id, channel, said, sender=SLACKBOT)
    return Answer(text=message.text, words=message.words, error=code)


def through_url(workspace: Workspace, reply: Reply, given: Json) -> None:
    """Do what a post to a response URL asks: say, replace or take away."""
    if given.get("delete_original"):
        _replace(workspace, reply, None)
        return
    said = content.read(Arguments(given), workspace.ids.short)
    channel = workspace.channels.find(reply.channel)
    if given.get("replace_original") and reply.ts:
        _replace(workspace, reply, said)
    elif given.get("response_type") == "in_channel" and channel is not None:
        workspace.post(channel, said)
    else:
        workspace.whisper(reply.user_id, reply.channel, said)


def _replace(workspace: Workspace, reply: Reply, said: Content | None) -> None:
    original = _original(workspace, reply)
    if original is None:
        raise SlackError("message_not_found")
    if original.seen_only_by:
        workspace.whisper_again(original, said)
    elif said is None:
        workspace.delete(original)
    else:
        workspace.edit(original, said, keep=True)


def _original(workspace: Workspace, reply: Reply) -> Message | None:
    if reply.ephemeral:
        return workspace.whispered(reply.user_id, reply.ts)
    channel = workspace.channels.find(reply.channel)
    return channel.messages.get(reply.ts) if channel else None


def _answer(message: Message) -> Answer:
    return Answer(text=message.text, words=message.words)
