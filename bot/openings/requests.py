"""What a filled-in form asks for, in types instead of Slack's payloads."""

from __future__ import annotations

from dataclasses import dataclass

from bot.openings.records import Reason


@dataclass(frozen=True, kw_only=True)
class ToOpen:
    """Whom to open, and why."""

    #: Made when the form opens, so that sending it twice opens and tells once.
    opening_id: str
    reference: str
    reason: Reason
    #: That they agreed to the team being told.
    is_sure: bool
