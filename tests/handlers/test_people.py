"""Slack's own word on people, heard through the practice Slack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.directory.records import Account, Worker
from bot.rehearsal import OPENING, Rehearsal


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[Rehearsal]:
    with Rehearsal(
        database_url=f"sqlite:///{tmp_path / 'alongside.db'}",
        clock=MovableClock(OPENING),
    ) as running:
        running.slack.wait_for_bot()
        yield running


def worker(slack: Rehearsal, handle: str) -> Worker:
    assert slack.alongside
    with slack.alongside.store.looking() as unit:
        found = unit.workers.by_handle(handle)
    assert found
    return found


def test_a_closed_account_is_gone_at_once(slack: Rehearsal) -> None:
    slack.slack.person("ludo").deactivate()

    assert worker(slack, "ludo").left_on is not None


def test_somebody_from_another_workspace_can_be_gone_too(slack: Rehearsal) -> None:
    slack.slack.person("nerys").deactivate()

    assert worker(slack, "nerys").left_on is not None


def test_a_guest_is_known_as_one(slack: Rehearsal) -> None:
    slack.slack.person("barnaby").make_guest()
    assert worker(slack, "barnaby").account is Account.GUEST

    slack.slack.person("barnaby").make_full()
    assert worker(slack, "barnaby").account is Account.FULL


def test_a_lead_who_is_made_a_guest_leads_no_more(slack: Rehearsal) -> None:
    barnaby = slack.slack.person("barnaby")
    barnaby.make_guest()

    assert "For leads" not in barnaby.type("/alongside").words


def test_a_new_name_or_title_is_no_news(slack: Rehearsal) -> None:
    before = worker(slack, "ludo")
    slack.slack.person("ludo").change_profile(title="team leader")

    assert worker(slack, "ludo") == before


def test_an_open_form_of_somebody_who_is_gone_is_refused_kindly(
    slack: Rehearsal,
) -> None:
    """The account is on again; here they still count as left."""
    ludo = slack.slack.person("ludo")
    ludo.deactivate()
    ludo.reactivate()

    assert "I do not know you yet." in ludo.type("/meeting new").words


def test_the_night_finds_what_no_event_told(slack: Rehearsal) -> None:
    slack.move_to(slack.clock.now())
    slack.stop_bot()
    slack.slack.person("ludo").deactivate()
    slack.start_bot()
    assert worker(slack, "ludo").left_on is None

    slack.move_to(slack.clock.now().replace(day=23, hour=3))
    assert worker(slack, "ludo").account is Account.OFF
