"""Files: a place to upload each, then its sharing in a conversation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.practice.errors import Json, SlackError
from bot.practice.stamps import Clock, Ids


@dataclass(frozen=True, kw_only=True)
class File:
    """One uploaded file; `content` is None until its bytes have come."""

    id: str
    name: str
    title: str
    length: int
    token: str
    content: bytes | None = None
    channel: str = ""

    def described(self, url: str) -> Json:
        """The `file` object; `url` is where the page can fetch it."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "size": self.length,
            "mode": "hosted",
            "filetype": self.name.rpartition(".")[2],
            "url_private": url,
            "url_private_download": url,
            "permalink": url,
        }


@dataclass(frozen=True, kw_only=True)
class FileShared:
    """A file as the person it was sent to has it."""

    name: str
    title: str
    content: bytes
    channel: str


class Files:
    """Every file of the workspace."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._by_id: dict[str, File] = {}

    def find(self, file_id: str) -> File:
        found = self._by_id.get(file_id)
        if found is None:
            raise SlackError("file_not_found")
        return found

    def expect(self, name: str, length: int) -> File:
        """Make room for a file that will be uploaded."""
        file = File(
            id=self._ids.next("F"),
            name=name,
            title=name,
            length=length,
            token=self._clock.choose("0123456789abcdef", 32),
        )
        self._by_id[file.id] = file
        return file

    def receive(self, token: str, content: bytes) -> None:
        """Take the bytes; a length other than the one promised is refused."""
        for file in self._by_id.values():
            if file.token == token and file.content is None:
                if len(content) != file.length:
                    raise SlackError("file_upload_size_mismatch")
                self._by_id[file.id] = replace(file, content=content)
                return
        raise SlackError("file_not_found")

    def share(self, file_id: str, title: str, channel: str) -> File:
        """Finish an upload; raise file_not_found when the bytes never came."""
        file = self.find(file_id)
        if file.content is None:
            raise SlackError("file_not_found")
        shared = replace(file, title=title or file.title, channel=channel)
        self._by_id[file_id] = shared
        return shared

    def shared_in(self, channel: str) -> list[FileShared]:
        return [
            FileShared(
                name=file.name,
                title=file.title,
                content=file.content,
                channel=file.channel,
            )
            for file in self._by_id.values()
            if file.channel == channel and file.content is not None
        ]
