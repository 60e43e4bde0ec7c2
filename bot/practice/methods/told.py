"""A message as the Web API and payloads give it."""

from __future__ import annotations

from bot.practice.cast import APP_ID, BOT_ID
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
        "team": workspace.cast.team_id,
    }
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


def file(workspace: Workspace, file_id: str) -> Json:
    url = f"{workspace.url}/practice/file/{file_id}"
    return workspace.files.find(file_id).described(url)
