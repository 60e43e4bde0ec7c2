"""Leaving on a day: said by a lead or in a file, completed by the clock."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.directory.import_file import FileImport
from bot.directory.records import Account
from bot.leaving.requests import SomebodyLeft
from bot.practice.partnership import PARTNERSHIP
from tests.leaving.office import Office
from tests.meetings.desk import ZONE

TODAY = date(2027, 2, 22)


def say_left(office: Office, handle: str, last_day: date | None) -> None:
    left = SomebodyLeft(worker_id=office.desk.id_of(handle), last_day=last_day)
    office.leaving.say(office.desk.asker("barnaby"), left)


def test_on_their_last_day_they_are_still_here(on_either: Office) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo")
    say_left(on_either, "ludo", TODAY)
    on_either.tick()

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ludo")
    desk.move_clock(2027, 2, 23, 0, 5)
    on_either.tick()
    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ruan")
    assert on_either.places("ludo") == []


@pytest.mark.parametrize("last_day", [None, TODAY - timedelta(days=10)])
def test_whoever_is_gone_already_loses_access_now(
    office: Office, last_day: date | None
) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    say_left(office, "ludo", last_day)

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of("ruan")


def test_the_sooner_of_two_last_days_holds(office: Office) -> None:
    say_left(office, "ludo", date(2027, 3, 1))
    say_left(office, "ludo", date(2027, 4, 1))
    assert office.desk.worker("ludo").left_on == date(2027, 3, 1)

    office.gone("ludo")
    assert office.desk.worker("ludo").left_on == TODAY - timedelta(days=1)


def test_a_last_day_in_a_file_is_completed_by_the_clock(
    office: Office, tmp_path: Path
) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    text = PARTNERSHIP.read_text().replace(
        'slack = "U0LUDO"\n', 'slack = "U0LUDO"\nleft = 2027-02-19\n'
    )
    path = tmp_path / "partnership.toml"
    path.write_text(text)
    FileImport(office.desk.store, office.desk.clock, zone=ZONE).load(path)
    office.tick()

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of("ruan")


def test_when_an_account_works_again_the_lead_is_asked_once(office: Office) -> None:
    office.gone("ludo")
    asker = office.desk.asker("ludo")
    for _ in range(2):
        office.leaving.again(asker.team_id, asker.slack_id, Account.FULL)

    [asked] = office.desk.queue("leaving.again")
    assert asked.worker_id == office.desk.id_of("hesper")
    assert office.desk.worker("ludo").left_on is not None


def test_after_coming_back_leaving_again_is_another_leaving(office: Office) -> None:
    office.gone("ludo")
    asker = office.desk.asker("ludo")
    office.leaving.again(asker.team_id, asker.slack_id, Account.FULL)
    office.leaving.is_back(office.desk.asker("hesper"), office.desk.id_of("ludo"))
    office.desk.move_clock(2027, 3, 1, 9)
    office.gone("ludo")

    assert office.desk.worker("ludo").left_on == date(2027, 2, 28)
