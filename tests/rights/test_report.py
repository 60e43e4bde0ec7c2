"""A month in counts: by agency, small numbers hidden, sent on the first working day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.deliveries.records import NotNeeded
from bot.errors import NotFound
from bot.openings.records import Opening, Reason
from bot.rights.cards import Report
from bot.rights.reports import NotOverYet
from bot.rights.rules import (
    FEW,
    LEAST_WORKERS,
    first_working_day,
    groups,
    last_month,
    masked,
    next_month,
)
from tests.rights.bench import Bench

FEBRUARY = date(2027, 2, 1)


def after_february(bench: Bench) -> Report:
    bench.desk.move_clock(2027, 3, 1, 9, 0)
    return bench.rights.reports.of(bench.asker("barnaby"), FEBRUARY)


def test_what_was_read_is_counted_by_agency(either: Bench) -> None:
    meeting_id = either.desk.call("ludo")
    for _ in range(FEW):
        either.desk.meetings.open(either.asker("odile"), meeting_id)
    report = after_february(either)

    rows = {one.agency: one for one in report.rows}
    assert rows["Brackenmoor Youth Justice Service"].reads == "5"
    assert rows["Smaller agencies together"].reads == "fewer than 5"


def test_what_was_refused_is_counted(bench: Bench) -> None:
    meeting_id = bench.desk.call("ludo")
    for _ in range(FEW + 1):
        with pytest.raises(NotFound):
            bench.desk.meetings.open(bench.asker("sunniva"), meeting_id)

    [yjs] = [one for one in after_february(bench).rows if "Youth" in one.agency]
    assert yjs.refusals == "6"


def test_openings_are_exact(bench: Bench) -> None:
    opening = Opening(
        id=bench.desk.clock.new_id(),
        young_person_id=bench.person_id,
        worker_id=bench.desk.id_of("barnaby"),
        at=bench.desk.clock.now(),
        reason=Reason.COMPLAINT,
    )
    with bench.desk.store.changing() as unit:
        unit.openings.add(opening)

    assert after_february(bench).openings == 1


def test_who_joined_and_who_was_not_confirmed_are_counted(bench: Bench) -> None:
    with bench.desk.store.changing() as unit:
        for person in unit.young_people.everyone():
            for place in unit.young_people.places(person.id):
                unit.young_people.save_place(replace(place, needed_on=None))
    [small] = [one for one in after_february(bench).rows if "Smaller" in one.agency]

    assert int(small.joined) > FEW
    assert int(small.unconfirmed) > FEW


def test_who_said_that_they_still_need_it_is_not_counted_as_silent(
    bench: Bench,
) -> None:
    [small] = [one for one in after_february(bench).rows if "Smaller" in one.agency]

    assert small.unconfirmed == "fewer than 5"


def test_a_month_that_is_not_over_has_no_report(bench: Bench) -> None:
    with pytest.raises(NotOverYet):
        bench.rights.reports.of(bench.asker("barnaby"), FEBRUARY)


def test_only_leads_read_it(bench: Bench) -> None:
    with pytest.raises(NotFound):
        bench.rights.reports.of(bench.asker("odile"), date(2027, 1, 1))


def test_it_is_queued_once_for_each_who_reads_it(either: Bench) -> None:
    for _ in range(3):
        either.rights.reports.monthly(either.desk.clock.now())

    rows = either.desk.queue("rights.report")
    assert {one.worker_id for one in rows} == {
        either.desk.id_of(one) for one in ("barnaby", "corin", "hesper")
    }
    assert len(rows) == 3


def test_it_comes_at_nine_on_the_first_working_day(bench: Bench) -> None:
    bench.rights.reports.monthly(bench.desk.clock.now())

    due = {one.due_at for one in bench.desk.queue("rights.report")}
    assert due == {datetime(2027, 3, 1, 9, tzinfo=UTC)}


def test_whoever_leads_no_more_gets_none(bench: Bench) -> None:
    bench.rights.reports.monthly(bench.desk.clock.now())
    [row] = bench.desk.queued_for("hesper", "rights.report")
    bench.desk.leave("hesper", date(2027, 2, 22))
    bench.desk.move_clock(2027, 3, 1, 9, 0)

    assert bench.shown(row) == f"not: {NotNeeded(reason='access-removed')}"


def test_no_worker_is_named_in_it(bench: Bench) -> None:
    bench.desk.call("ludo")
    bench.rights.reports.monthly(bench.desk.clock.now())
    bench.desk.move_clock(2027, 3, 1, 9, 0)

    shown = bench.shown(bench.desk.queue("rights.report")[0])
    everyone = [bench.desk.worker(one).name for one in ("odile", "ludo", "barnaby")]
    assert [one for one in everyone if one in shown] == []


@given(count=some.integers(min_value=0, max_value=10_000))
def test_no_cell_says_less_than_five(count: int) -> None:
    shown = masked(count)

    assert (shown == "fewer than 5") == (count < FEW)


@given(
    sizes=some.dictionaries(
        some.text("ABCDEFGH", min_size=1, max_size=3),
        some.integers(min_value=1, max_value=9),
        max_size=12,
    )
)
def test_every_group_has_three_workers_and_no_agency_is_in_two(
    sizes: dict[str, int],
) -> None:
    found = groups(sizes)

    assert sorted(one for ids in found for one in ids) == sorted(sizes)
    if sum(sizes.values()) >= LEAST_WORKERS:
        assert all(sum(sizes[one] for one in ids) >= LEAST_WORKERS for ids in found)


@given(day=some.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_months_follow_each_other(day: date) -> None:
    assert next_month(last_month(day)) == day.replace(day=1)


def test_the_first_working_day_is_not_before_the_first() -> None:
    assert first_working_day(date(2027, 5, 17), lambda day: day.day > 3) == date(
        2027, 5, 4
    )
