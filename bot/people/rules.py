"""What Slack's word on somebody changes here."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bot.access.rules import has_left
from bot.directory.records import Account, Worker


class News(StrEnum):
    """What is to be done about it."""

    NOTHING = "nothing"
    #: Their account is off: they are gone.
    GONE = "gone"
    #: Their account was off and works again.
    AGAIN = "again"
    #: It is of another kind than we knew.
    KIND = "kind"


def news(worker: Worker | None, account: Account, today: date) -> News:
    """Say what Slack's word changes; a stranger's account changes nothing."""
    if worker is None:
        return News.NOTHING
    if account is Account.OFF:
        known = worker.account is Account.OFF and has_left(worker.left_on, today)
        return News.NOTHING if known else News.GONE
    if worker.account is Account.OFF:
        return News.AGAIN
    if worker.account is Account.OUTSIDE or worker.account is account:
        # Another workspace's people are never made our own by their own word.
        return News.NOTHING
    return News.KIND
