"""What Slack's word on somebody changes: every kind of account, every state here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.directory.records import Account
from bot.people.reading import said_of
from bot.people.rules import News, news
from tests.meetings.examples import worker

TODAY = date(2027, 2, 22)
LEFT = date(2027, 2, 21)


@pytest.mark.parametrize(
    ("known", "left_on", "said", "what"),
    [
        (Account.FULL, None, Account.FULL, News.NOTHING),
        (Account.FULL, None, Account.GUEST, News.KIND),
        (Account.FULL, None, Account.OUTSIDE, News.KIND),
        (Account.GUEST, None, Account.FULL, News.KIND),
        # From outside they stay from outside, whatever their own Slack says.
        (Account.OUTSIDE, None, Account.FULL, News.NOTHING),
        (Account.OUTSIDE, None, Account.GUEST, News.NOTHING),
        # An account that is off is news until they have left here too.
        (Account.FULL, None, Account.OFF, News.GONE),
        (Account.FULL, LEFT, Account.OFF, News.GONE),
        (Account.OUTSIDE, None, Account.OFF, News.GONE),
        (Account.OFF, None, Account.OFF, News.GONE),
        (Account.OFF, TODAY, Account.OFF, News.GONE),
        (Account.OFF, LEFT, Account.OFF, News.NOTHING),
        # On again, whether they left or not.
        (Account.OFF, LEFT, Account.FULL, News.AGAIN),
        (Account.OFF, None, Account.GUEST, News.AGAIN),
        # Who left here and whose account was never closed: no news.
        (Account.FULL, LEFT, Account.FULL, News.NOTHING),
    ],
)
def test_what_is_news(
    known: Account, left_on: date | None, said: Account, what: News
) -> None:
    somebody = replace(worker("odile"), account=known, left_on=left_on)

    assert news(somebody, said, TODAY) is what


@pytest.mark.parametrize("said", list(Account))
def test_of_a_stranger_there_is_no_news(said: Account) -> None:
    assert news(None, said, TODAY) is News.NOTHING


@pytest.mark.parametrize(
    ("user", "account"),
    [
        ({}, Account.FULL),
        ({"is_restricted": True}, Account.GUEST),
        ({"is_restricted": True, "is_ultra_restricted": True}, Account.GUEST),
        ({"is_stranger": True}, Account.OUTSIDE),
        ({"team_id": "T0OUTSIDE"}, Account.OUTSIDE),
        ({"deleted": True}, Account.OFF),
        ({"deleted": True, "team_id": "T0OUTSIDE"}, Account.OFF),
    ],
)
def test_slacks_user_is_read(user: dict[str, object], account: Account) -> None:
    said = said_of({"id": "U0ODILE", "team_id": "T0BRACKEN", **user}, "T0BRACKEN")

    assert (said.slack_id, said.account) == ("U0ODILE", account)


def test_a_user_without_ids_is_nobody() -> None:
    said = said_of({"deleted": True}, "T0BRACKEN")

    assert (said.team_id, said.slack_id) == ("", "")
