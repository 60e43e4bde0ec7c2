"""Messages and ephemeral answers, as frozen values that tests can hold on to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.practice import stamps
from bot.practice.errors import Json
from bot.practice.words import Reader


@dataclass(frozen=True, kw_only=True)
class Message:
    """
    One message, or one answer that only one person sees.

    `text` is what a lock screen and a screen reader say; `seen_only_by` is the
    person an ephemeral answer is for, and empty for everything else; `subtype`
    is Slack's name for what it says by itself.
    """

    ts: str
    channel: str
    sender: str
    by_bot: bool
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    edited: bool = False
    thread_ts: str | None = None
    files: tuple[str, ...] = ()
    seen_only_by: str = ""
    subtype: str = ""
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def at(self) -> datetime:
        """When it was sent, in UTC."""
        return stamps.moment(self.ts)

    @property
    def words(self) -> str:
        """All words a person reads, button labels included."""
        reader = Reader(self.names)
        if self.blocks:
            return reader.blocks(self.blocks)
        return reader.markup(self.text)

    def says(self, words: str) -> bool:
        """Whether these words stand in what is read or in the notification."""
        return words in self.words or words in self.text
