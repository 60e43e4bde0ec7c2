"""What a message says: text, blocks, metadata, checked the way Slack checks them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.practice import values
from bot.practice.arguments import Arguments
from bot.practice.errors import Json, SlackError
from bot.practice.limits import check_message, check_metadata

#: Slack cuts posted text here; an update has to be far shorter.
MOST_TEXT = 40_000
MOST_UPDATED = 4_000
MOST_ATTACHMENTS = 100


@dataclass(frozen=True, kw_only=True)
class Content:
    """The checked content of one message."""

    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None


def read(arguments: Arguments, new_id: Callable[[], str]) -> Content:
    """Check the content arguments; raise no_text when there is nothing to say."""
    text = arguments.text("text")
    blocks = _blocks(arguments, new_id)
    attachments = _attachments(arguments)
    if not (text.strip() or blocks or attachments):
        raise SlackError("no_text")
    return Content(
        text=text[:MOST_TEXT],
        blocks=blocks,
        attachments=attachments,
        metadata=_metadata(arguments),
    )


def _blocks(arguments: Arguments, new_id: Callable[[], str]) -> list[Json]:
    found = arguments.parsed("blocks", "invalid_blocks_format")
    if found is None or found == []:
        return []
    if not isinstance(found, list):
        raise SlackError("invalid_blocks_format")
    check_message(found)
    return values.with_ids(found, new_id)


def _attachments(arguments: Arguments) -> list[Json]:
    found = arguments.parsed("attachments", "invalid_attachments") or []
    if not isinstance(found, list):
        raise SlackError("invalid_attachments")
    if len(found) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return found


def _metadata(arguments: Arguments) -> Json | None:
    found = arguments.parsed("metadata", "invalid_metadata_format")
    if found is None or found == {}:
        return None
    check_metadata(found)
    checked: Json = found
    return checked
