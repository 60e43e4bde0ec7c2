"""What is held about a worker, for that worker alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.access.service import NotKnownHere
from bot.directory.requests import OwnDays
from bot.directory.service import Directory
from bot.privacy.messages import about_me
from tests.meetings.desk import STRANGER, ZONE
from tests.rights.bench import Bench, words


def test_it_is_all_there_and_counted(either: Bench) -> None:
    either.desk.call("ludo")
    card = either.privacy.about_me(either.asker("ludo"))

    assert (card.name, card.title) == ("Ludo Marchbanks", "probation practitioner")
    assert card.agency == "Probation, Brackenmoor office"
    assert card.deputy == "Ruan Abernethy-Cole"
    assert (card.places_now, card.invitations, card.replies) == (2, 1, 0)


def test_leave_and_duties_are_said(bench: Bench) -> None:
    card = bench.privacy.about_me(bench.asker("hesper"))

    assert card.leave == ("Mon 8 Mar to Fri 12 Mar",)
    assert "governance lead" in card.duties


def test_reading_it_is_noted_and_shown_the_next_time(either: Bench) -> None:
    first = either.privacy.about_me(either.asker("ludo"))
    second = either.privacy.about_me(either.asker("ludo"))

    assert first.looked == ()
    [looked] = second.looked
    assert (looked.who, looked.what) == ("you", "looked at what is their own")
    assert [one.verb for one in either.trail("see-own")] == ["see-own", "see-own"]


def test_what_i_changed_myself_is_among_it(bench: Bench) -> None:
    desk = bench.desk
    directory = Directory(desk.store, desk.clock, frozenset(), ZONE)
    days = OwnDays(
        version=desk.worker("ludo").version,
        working_days=frozenset({0, 1}),
        deputy_id=None,
        leave_from=None,
        leave_until=None,
        take_back=(),
    )
    directory.workers.set_days(bench.asker("ludo"), days)

    [looked] = bench.privacy.about_me(bench.asker("ludo")).looked
    assert (looked.who, looked.what) == ("you", "changed the directory")


def test_whom_to_tell_is_the_governance_lead_by_name(bench: Bench) -> None:
    shown = words(about_me(bench.privacy.about_me(bench.asker("ludo"))))

    assert "Tell Hesper Tandy, your governance lead." in shown


def test_without_one_it_is_the_leads(bench: Bench) -> None:
    with bench.desk.store.changing() as unit:
        hesper = bench.desk.worker("hesper")
        unit.workers.save(replace(hesper, is_governance_lead=False))
    shown = words(about_me(bench.privacy.about_me(bench.asker("ludo"))))

    assert "Please tell Barnaby Quill and Corin Velasquez-Hay." in shown


def test_nothing_of_a_young_person_is_in_it(bench: Bench) -> None:
    bench.desk.call("ludo")
    shown = words(about_me(bench.privacy.about_me(bench.asker("ludo"))))

    assert "YP-" not in shown


def test_a_stranger_has_none(bench: Bench) -> None:
    with pytest.raises(NotKnownHere):
        bench.privacy.about_me(STRANGER)
