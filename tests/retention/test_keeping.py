"""Keep for longer: who may, until when, and that people are told anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.errors import NotFound
from bot.retention.records import Keeps, Reason
from tests.retention.attic import DUE, NOTED, REFERENCE, TOLD, Attic

DAY = timedelta(days=1)
UNTIL = DUE + timedelta(days=90)


@pytest.fixture
def told(either: Attic) -> tuple[Attic, str]:
    """A meeting that goes in a week, and its notice's id."""
    meeting_id = either.record()
    either.nights(NOTED, TOLD)
    return either, either.known(meeting_id).id


def test_whoever_called_it_keeps_it_ninety_days(told: tuple[Attic, str]) -> None:
    attic, notice_id = told
    form = attic.retention.begin_keep(attic.asker("odile"), notice_id)
    kept = attic.retention.keep(attic.asker("odile"), notice_id, Reason.COMPLAINT)

    assert (form.until, form.is_everything) == (UNTIL, False)
    assert (kept.until, kept.reference) == (UNTIL, REFERENCE)


def test_it_is_told_anew_a_week_before_and_then_goes(told: tuple[Attic, str]) -> None:
    attic, notice_id = told
    attic.retention.keep(attic.asker("odile"), notice_id, Reason.IN_USE)
    attic.nights(DUE, UNTIL - 8 * DAY)
    assert len(attic.told("odile")) == 1

    attic.night(UNTIL - 7 * DAY)
    assert len(attic.told("odile")) == 2
    attic.night(UNTIL - DAY)
    with attic.desk.store.looking() as unit:
        kept = unit.retention.notice(notice_id)
    assert kept
    assert attic.is_there(kept.subject_id)
    attic.night(UNTIL)
    assert not attic.is_there(kept.subject_id)


def test_why_is_in_the_trail(told: tuple[Attic, str]) -> None:
    attic, notice_id = told
    attic.retention.keep(attic.asker("odile"), notice_id, Reason.INQUIRY)

    reasons = [one.reason for one in attic.trail("run-meeting")]
    assert reasons[-2:] == ["convenor", "keep-inquiry"]


def test_a_lead_keeps_all_that_was_to_go_of_them(attic: Attic) -> None:
    first, second = attic.record(), attic.desk.call("ludo", on=date(2027, 3, 18))
    attic.nights(NOTED, TOLD)
    form = attic.retention.begin_keep(attic.asker("barnaby"), attic.known(first).id)
    attic.retention.keep(attic.asker("barnaby"), form.notice_id, Reason.COMPLAINT)

    assert form.is_everything
    assert attic.known(first).kept_until == UNTIL
    assert attic.known(second).is_kept
    assert [one.reason for one in attic.trail("hold")][1:] == [
        "lead",
        "keep-complaint",
        "keep-complaint",
    ]


def test_twice_is_the_same_as_once(told: tuple[Attic, str]) -> None:
    attic, notice_id = told
    first = attic.retention.keep(attic.asker("odile"), notice_id, Reason.COMPLAINT)
    second = attic.retention.keep(attic.asker("barnaby"), notice_id, Reason.INQUIRY)

    assert second == first


def test_whoever_may_not_is_answered_as_if_it_were_not_there(
    told: tuple[Attic, str],
) -> None:
    attic, notice_id = told
    said = set()
    for who, asked in (("ludo", notice_id), ("idony", notice_id), ("barnaby", "N0")):
        with pytest.raises(NotFound) as denied:
            attic.retention.keep(attic.asker(who), asked, Reason.COMPLAINT)
        said.add(denied.value.sentence)

    assert len(said) == 1
    refused = [one for one in attic.trail("hold") if not one.allowed]
    assert len(refused) == 3


def test_what_is_gone_cannot_be_kept(told: tuple[Attic, str]) -> None:
    attic, notice_id = told
    attic.night(DUE)

    with pytest.raises(NotFound):
        attic.retention.begin_keep(attic.asker("odile"), notice_id)


def test_a_convenor_who_left_the_team_is_not_told_and_cannot(attic: Attic) -> None:
    meeting_id = attic.record()
    attic.desk.end_place("odile", date(2027, 3, 31))
    attic.nights(NOTED, TOLD)
    assert attic.told("odile") == []

    with pytest.raises(NotFound):
        attic.retention.keep(
            attic.asker("odile"), attic.known(meeting_id).id, Reason.IN_USE
        )


def test_a_meeting_that_is_kept_keeps_the_young_person(attic: Attic) -> None:
    meeting_id = attic.record()
    attic.end_team(date(2027, 3, 17))
    attic.nights(NOTED, TOLD)
    attic.retention.keep(
        attic.asker("barnaby"), attic.known(meeting_id).id, Reason.INQUIRY
    )
    attic.nights(date(2027, 6, 8), date(2027, 6, 15))

    assert attic.is_anybody()
    them = attic.desk.young_person().id
    assert attic.notice(them, Keeps.YOUNG_PEOPLE) is None
