"""Whether a channel is safe for a post about a young person; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: More people can read it than may: the answer that stops all posts there.
NOT_SAFE = "room-not-safe"
#: Slack's own word: nobody can post there, and nobody new can read.
_ARCHIVED = "is_archived"

_LISTS = (
    "shared_team_ids",
    "connected_team_ids",
    "internal_team_ids",
    "pending_connected_team_ids",
    "pending_shared",
)
_ONES = ("conversation_host_id", "context_team_id")


def why_not_safe(room: Mapping[str, Any], only_with: frozenset[str]) -> str | None:
    """
    Return why nothing may be posted in `room`, as conversations.info tells of it.

    It must be private, waiting for nobody, and name no workspace but those of
    `only_with`. What Slack does not say is taken for the worst.
    """
    if room.get("is_archived") is True:
        return _ARCHIVED
    closed = room.get("is_private") is True and room.get("is_archived") is False
    waits = room.get("is_pending_ext_shared") is not False
    if not closed or waits or room.get("is_mpim") or not _says_who(room):
        return NOT_SAFE
    return None if _named(room) <= only_with else NOT_SAFE


def _says_who(room: Mapping[str, Any]) -> bool:
    """A shared channel must name those it is shared with, any other its own."""
    shared = room.get("is_ext_shared")
    if shared is True:
        return bool(room.get("connected_team_ids"))
    return shared is False and bool(_named(room))


def _named(room: Mapping[str, Any]) -> set[str]:
    """Return every workspace that Slack names, in whatever way."""
    listed = {str(one) for key in _LISTS for one in room.get(key) or ()}
    return listed | {str(room[key]) for key in _ONES if room.get(key)}
