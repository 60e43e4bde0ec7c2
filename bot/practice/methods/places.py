"""Where the bot may post, and how Slack says that it may not."""

from __future__ import annotations

from bot.practice.cast import Persona
from bot.practice.channels import Channel
from bot.practice.errors import SlackError
from bot.practice.workspace import Workspace


def to_post(workspace: Workspace, wanted: str) -> Channel:
    """The conversation to post to; a person's id means their direct messages."""
    channel = _found(workspace, wanted)
    if channel.direct:
        _may_write_to(workspace, channel)
    elif channel.archived:
        raise SlackError("is_archived")
    elif not channel.with_bot and workspace.manifest.lacks(["chat:write.public"]):
        raise SlackError("not_in_channel")
    return channel


def _found(workspace: Workspace, wanted: str) -> Channel:
    if workspace.people.find(wanted) is not None:
        return open_direct(workspace, [wanted])[0]
    if wanted.startswith("#"):
        try:
            wanted = workspace.channels.named(wanted).id
        except LookupError:
            raise SlackError("channel_not_found") from None
    return workspace.channels.for_bot(wanted)


def _may_write_to(workspace: Workspace, channel: Channel) -> None:
    if not workspace.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")
    if channel.kind == "im":
        _reachable(workspace, channel.person)


def open_direct(workspace: Workspace, user_ids: list[str]) -> tuple[Channel, bool]:
    """Open direct messages; raise Slack's error for people who cannot be reached."""
    people = [_reachable(workspace, user_id) for user_id in user_ids]
    return workspace.channels.open(people)


def _reachable(workspace: Workspace, user_id: str) -> Persona:
    persona = workspace.people.find(user_id)
    if persona is None:
        raise SlackError("user_not_found")
    if persona.deactivated:
        raise SlackError("user_disabled")
    if persona.external and not workspace.channels.share_a_room(user_id):
        raise SlackError("invalid_user_combination")
    return persona
