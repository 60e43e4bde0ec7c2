"""What Slack says of one person."""

from __future__ import annotations

from dataclasses import dataclass

from bot.directory.records import Account


@dataclass(frozen=True, kw_only=True)
class Said:
    """One account, known by workspace and Slack id together."""

    team_id: str
    slack_id: str
    #: What kind of account it is; `Account.OFF` when it is deactivated.
    account: Account
