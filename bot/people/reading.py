"""Reading Slack's user object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.directory.records import Account
from bot.people.records import Said


def said_of(user: Mapping[str, Any], home: str | None = None) -> Said:
    """Read Slack's user object; somebody of another team than `home` is outside."""
    return Said(
        team_id=str(user.get("team_id") or ""),
        slack_id=str(user.get("id") or ""),
        account=_account(user, home),
    )


def _account(user: Mapping[str, Any], home: str | None) -> Account:
    if user.get("deleted"):
        return Account.OFF
    elsewhere = home is not None and user.get("team_id") != home
    if user.get("is_stranger") or elsewhere:
        return Account.OUTSIDE
    is_guest = user.get("is_restricted") or user.get("is_ultra_restricted")
    return Account.GUEST if is_guest else Account.FULL
