"""A message, a conversation and a file as the Web API and payloads give them."""

from __future__ import annotations

from bot.practice.cast import APP_ID, BOT_ID
from bot.practice.channels import Channel
from bot.practice.errors import Json
from bot.practice.messages import Message
from bot.practice.workspace import Workspace


def message(workspace: Workspace, found: Message, *, metadata: bool = True) -> Json:
    """The `message` object; Slack leaves metadata out of a history by default."""
    told: Json = {
        "type": "message",
        "user": found.sender,
        "ts": found.ts,
        "text": found.text,
        "team": _team(workspace, found.sender),
    }
    if found.subtype:
        told["subtype"] = found.subtype
    if found.by_bot:
        told["bot_id"] = BOT_ID
        told["app_id"] = APP_ID
    if found.blocks:
        told["blocks"] = found.blocks
    if found.attachments:
        told["attachments"] = found.attachments
    if found.thread_ts:
        told["thread_ts"] = found.thread_ts
    if found.edited:
        told["edited"] = {"user": found.sender, "ts": found.ts}
    if found.files:
        told["files"] = [file(workspace, file_id) for file_id in found.files]
    if metadata and found.metadata:
        told["metadata"] = found.metadata
    return told


def _team(workspace: Workspace, sender: str) -> str:
    """An outside person's message says which workspace they write from."""
    persona = workspace.people.find(sender)
    return workspace.people.team_of(persona) if persona else workspace.cast.team_id


def channel(workspace: Workspace, found: Channel) -> Json:
    """The `channel` object of conversations.info."""
    common: Json = {
        "id": found.id,
        "created": 0,
        "is_archived": found.archived,
        "is_org_shared": False,
        "context_team_id": workspace.cast.team_id,
    }
    if found.kind == "im":
        return common | _direct(workspace, found)
    return common | _kind(found) | _sharing(workspace, found)


def _direct(workspace: Workspace, found: Channel) -> Json:
    persona = workspace.people.find(found.person)
    return {
        "is_im": True,
        "user": found.person,
        "is_user_deleted": bool(persona and persona.deactivated),
        "is_open": True,
    }


def _kind(found: Channel) -> Json:
    return {
        "name": found.name,
        "name_normalized": found.name,
        "is_channel": found.kind == "public_channel",
        "is_group": found.kind == "private_channel",
        "is_im": False,
        "is_mpim": found.kind == "mpim",
        "is_private": found.private,
        "is_general": False,
        "is_frozen": False,
        "is_member": found.with_bot,
        "unlinked": 0,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": found.previous_names,
    }


def _sharing(workspace: Workspace, found: Channel) -> Json:
    """Slack names the host and the other workspaces of shared rooms only."""
    own = workspace.cast.team_id
    invited = [team for team in found.invited if team]
    told: Json = {
        "is_shared": found.shared,
        "is_ext_shared": found.shared,
        "is_pending_ext_shared": bool(found.invited),
        "pending_shared": invited,
        "pending_connected_team_ids": invited,
        "shared_team_ids": [own, *found.connected],
        "parent_conversation": None,
    }
    if found.shared:
        told["conversation_host_id"] = own
        told["internal_team_ids"] = [own]
        told["connected_team_ids"] = list(found.connected)
    return told


def file(workspace: Workspace, file_id: str) -> Json:
    url = f"{workspace.url}/practice/file/{file_id}"
    return workspace.files.find(file_id).described(url)
