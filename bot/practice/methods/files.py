"""files.*: the three steps of an upload, and what a file is."""

from __future__ import annotations

from bot.practice.arguments import Arguments
from bot.practice.channels import Channel
from bot.practice.content import Content
from bot.practice.errors import Json, SlackError
from bot.practice.methods import places, told
from bot.practice.methods.method import Method
from bot.practice.workspace import Workspace


def _expect(workspace: Workspace, arguments: Arguments) -> Json:
    name = arguments.needs("filename")
    length = arguments.whole("length", 0)
    if length <= 0:
        problem = "must be greater than 0 [json-pointer:/length]"
        raise SlackError("invalid_arguments", messages=[problem])
    file = workspace.files.expect(name, length)
    url = f"{workspace.url}/upload/{file.token}"
    return {"upload_url": url, "file_id": file.id}


def _complete(workspace: Workspace, arguments: Arguments) -> Json:
    """Finish uploads, and share them in one message when a channel is given."""
    wanted = _wanted(arguments)
    channel = _channel(workspace, arguments)
    shared = [
        workspace.files.share(
            str(item.get("id")),
            str(item.get("title") or ""),
            channel.id if channel else "",
        )
        for item in wanted
    ]
    ids = [file.id for file in shared]
    if channel is not None:
        said = Content(text=arguments.text("initial_comment"))
        thread = arguments.text("thread_ts") or None
        workspace.post(channel, said, thread_ts=thread, files=ids)
    return {"files": [told.file(workspace, file_id) for file_id in ids]}


def _wanted(arguments: Arguments) -> list[Json]:
    found = arguments.parsed("files")
    if isinstance(found, list) and found and all(isinstance(f, dict) for f in found):
        return found
    problem = "must provide an array of objects [json-pointer:/files]"
    raise SlackError("invalid_arguments", messages=[problem])


def _channel(workspace: Workspace, arguments: Arguments) -> Channel | None:
    """Uploads are shared by conversation id; a person's id will not do."""
    wanted = arguments.text("channel_id") or arguments.text("channels")
    if not wanted:
        return None
    if workspace.people.find(wanted) is not None:
        raise SlackError("channel_not_found")
    return places.to_post(workspace, wanted)


def _info(workspace: Workspace, arguments: Arguments) -> Json:
    return {"file": told.file(workspace, arguments.needs("file"))}


METHODS = {
    "files.getUploadURLExternal": Method(run=_expect, scopes=("files:write",)),
    "files.completeUploadExternal": Method(run=_complete, scopes=("files:write",)),
    "files.info": Method(run=_info, scopes=("files:read",)),
}
