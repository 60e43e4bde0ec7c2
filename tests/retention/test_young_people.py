"""A young person whom nobody is there for any more: said, then gone for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.deliveries.records import DeliveryState
from bot.leaving.service import Leaving
from bot.retention.records import Keeps
from bot.rights.records import Erasure
from storage.erasing import GOES, erase
from storage.keys import KeyGone
from tests.retention.attic import REFERENCE, Attic

DAY = timedelta(days=1)
#: The last day of everybody in the team, a Friday.
LAST = date(2027, 2, 26)
#: 90 days later, a Thursday, and a week before.
DUE, TOLD = date(2027, 5, 27), date(2027, 5, 20)
THEM = Keeps.YOUNG_PEOPLE


def test_they_go_ninety_days_after_the_last_one_left(either: Attic) -> None:
    them = either.end_team(LAST)
    either.nights(TOLD - DAY)
    assert either.desk.queue("retention.notice") == []
    assert either.night(TOLD).told == 1
    either.nights(DUE - DAY)
    assert either.is_anybody()

    done = either.night(DUE)
    assert not either.is_anybody()
    assert done.gone[THEM] == 1
    with pytest.raises(KeyGone), either.desk.store.changing() as unit:
        unit.seals.mark(them, them)


def test_only_leads_are_told_for_nobody_else_may_see_it(attic: Attic) -> None:
    attic.end_team(LAST)
    attic.night(TOLD)

    told = {one.worker_id for one in attic.desk.queue("retention.notice")}
    assert told == {attic.desk.id_of(one) for one in ("barnaby", "rosamund")}


def test_every_row_of_theirs_goes_and_none_of_anybody_else(either: Attic) -> None:
    either.record(agreed=True)
    them = either.end_team(date(2027, 3, 17))
    due = date(2027, 6, 15)
    either.nights(date(2027, 6, 8))
    with either.desk.store.looking() as unit:
        held = {
            one
            for table, about in GOES.items()
            # The note that they went keeps its own id, which names nobody.
            if table.name != "retention_notices"
            for one in unit.connection.execute(
                table.select().where(about), {"young_person_id": them}
            ).scalars()
        }
    before = either.everything()
    either.night(due)
    after = either.everything()

    left = [row for rows in after.values() for row in rows if _names(row, held)]
    keys = {"gone", "trail"}
    allowed = {row for name in keys & after.keys() for row in after[name]}
    assert [row for row in left if row not in allowed] == []
    for table in GOES:
        mine = {row for row in before[table.name] if _names(row, held)}
        if table.name != "retention_notices":
            assert after[table.name] == before[table.name] - mine


def _names(row: str, ids: set[str]) -> bool:
    return any(one in row for one in ids)


def test_what_stays_is_a_count_that_names_nobody(either: Attic) -> None:
    them = either.end_team(LAST)
    either.nights(TOLD, DUE)

    with either.desk.store.looking() as unit:
        counts = unit.retention.gone_between(date(2027, 5, 1), date(2027, 6, 1))
        assert counts == {THEM: 1}
        assert unit.retention.about(THEM, them) is None
        assert unit.retention.detached() == []


def test_what_was_posted_is_written_over(either: Attic) -> None:
    either.record()
    either.end_team(date(2027, 3, 17))
    either.sent("meeting.invitation")
    shown = len(either.desk.queue("meeting.invitation"))
    either.nights(date(2027, 6, 8), date(2027, 6, 15))

    rows = either.desk.queue("retention.put-away")
    assert len(rows) == shown
    assert "This is over and put away." in either.shown(rows[0])
    assert either.desk.queue("meeting.") == []


def test_who_took_over_from_a_leaver_reads_of_them_no_more(either: Attic) -> None:
    silas = either.asker("silas")
    Leaving(either.house).gone(silas.team_id, silas.slack_id)
    either.sent("leaving.yours")
    either.end_team(LAST)
    either.nights(TOLD, DUE)

    [yours] = either.desk.queue("leaving.yours")
    assert (yours.state, yours.wanted) == (DeliveryState.WAITING, 2)


def test_somebody_new_in_the_team_keeps_them(attic: Attic) -> None:
    them = attic.end_team(LAST)
    attic.night(TOLD)
    [told] = attic.told("barnaby")
    with attic.desk.store.changing() as unit:
        [first, *_] = unit.young_people.places(them)
        again = replace(first, id=attic.desk.clock.new_id(), from_day=TOLD)
        unit.young_people.join(replace(again, until_day=None))
    attic.nights(TOLD + DAY, DUE)

    assert attic.is_anybody()
    assert attic.notice(them, THEM) is None
    assert attic.shown(told) == "not: nothing-left"


def test_a_hold_keeps_them(attic: Attic) -> None:
    attic.end_team(LAST)
    attic.night(TOLD)
    attic.hold(TOLD)
    attic.nights(DUE - DAY, DUE, DUE + DAY)

    assert attic.is_anybody()


@pytest.mark.parametrize("key_is_gone", [False, True])
def test_cut_off_while_they_go_and_run_again(
    either: Attic, monkeypatch: pytest.MonkeyPatch, key_is_gone: bool
) -> None:
    them = either.end_team(LAST)
    either.night(TOLD)

    def cut_off(*_: object) -> int:
        if key_is_gone:
            either.desk.store.keys.destroy(them)
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.retention.going.erase", cut_off)
    with pytest.raises(KeyboardInterrupt):
        either.night(DUE)
    monkeypatch.setattr("bot.retention.going.erase", erase)
    either.night(DUE)

    assert not either.is_anybody()
    with either.desk.store.looking() as unit:
        counts = unit.retention.gone_between(DUE, DUE + DAY)
    assert counts == {THEM: 1}


def test_cut_off_and_back_in_use_meanwhile(
    attic: Attic, monkeypatch: pytest.MonkeyPatch
) -> None:
    them = attic.end_team(LAST)
    attic.night(TOLD)

    def cut_off(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.retention.going.erase", cut_off)
    with pytest.raises(KeyboardInterrupt):
        attic.night(DUE)
    monkeypatch.undo()
    attic.hold(DUE)
    attic.nights(DUE, DUE + DAY)

    assert attic.is_anybody()
    assert attic.known(them, THEM).young_person_id == them


def test_a_request_to_erase_them_is_done_with_it(attic: Attic) -> None:
    them = attic.end_team(LAST)
    asked = Erasure(
        id=attic.desk.clock.new_id(),
        young_person_id=them,
        asked_by_id=attic.desk.id_of("barnaby"),
        asked_at=attic.desk.clock.now(),
    )
    with attic.desk.store.changing() as unit:
        unit.rights.ask(asked)
    attic.nights(TOLD, DUE)

    with attic.desk.store.looking() as unit:
        [found] = unit.rights.erasures_of(them)
    assert found.erased_at == attic.desk.clock.now()


def test_nobody_else_goes(attic: Attic) -> None:
    attic.end_team(LAST)
    attic.nights(TOLD, DUE, DUE + 30 * DAY)

    with attic.desk.store.looking() as unit:
        left = {one.reference for one in unit.young_people.everyone()}
    assert len(left) == 7
    assert REFERENCE not in left
