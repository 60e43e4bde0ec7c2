"""What an answer changes in an invitation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.directory.records import Worker
from bot.meetings.records import Invitation, Reply


def answered(one: Invitation, reply: Reply, now: datetime) -> Invitation:
    """Return the invitation with a plain answer; nobody stands in any more."""
    return replace(
        one,
        reply=reply,
        replied_at=now,
        recorded_by_id=None,
        stand_in_id=None,
        stand_in_name=None,
    )


def stands_in(
    one: Invitation, colleague: Worker | None, name: str, now: datetime
) -> Invitation:
    """Return the invitation with somebody else coming, by id or else by name."""
    return replace(
        answered(one, Reply.SOMEONE_ELSE, now),
        stand_in_id=colleague.id if colleague else None,
        stand_in_name=None if colleague else name,
    )
