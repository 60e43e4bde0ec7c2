"""What goes without a word: the day before, the day and the day after, in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.access.records import Verb
from bot.audit.records import Entry
from bot.audit.service import Audit
from bot.deliveries.queue import to_room, to_worker
from bot.deliveries.records import DeliveryState, Lane, Method
from bot.leaving.records import Duty, Succession
from bot.openings.records import Opening, Reason
from bot.retention.records import Keeps, Notice
from bot.rights.records import Erasure
from storage.deliveries import deliveries
from storage.retention import BATCH
from tests.meetings.desk import ZONE
from tests.retention.attic import REFERENCE, Attic, at

DAY = timedelta(days=1)
#: Two years and a leap day from now on.
START = date(2027, 2, 22)


def days_around(due: date) -> Iterator[date]:
    """The day before, the day, and the day after."""
    yield from (due - DAY, due, due + DAY)


# Openings ------------------------------------------------------------------


def opened(attic: Attic) -> str:
    opening = Opening(
        id=attic.desk.clock.new_id(),
        young_person_id=attic.desk.young_person(REFERENCE).id,
        worker_id=attic.desk.id_of("barnaby"),
        at=attic.desk.clock.now(),
        reason=Reason.COMPLAINT,
    )
    with attic.desk.store.changing() as unit:
        unit.openings.add(opening)
        to_worker(
            unit,
            attic.desk.clock,
            kind="openings.told",
            worker=attic.desk.worker("odile"),
            subject_id=opening.id,
            key=f"openings.told:{opening.id}",
            lane=Lane.URGENT,
            due_at=attic.desk.clock.now(),
        )
    return opening.id


def test_an_opening_goes_after_twenty_four_months_and_what_was_told_of_it(
    either: Attic,
) -> None:
    opening_id = opened(either)
    either.sent("openings.told")
    there = []
    for day in days_around(date(2029, 2, 22)):
        either.night(day)
        with either.desk.store.looking() as unit:
            there.append(unit.openings.get(opening_id) is not None)

    assert there == [True, False, False]
    [row] = either.desk.queue("retention.put-away")
    assert (row.channel, row.subject_id) == ("C0HERE", "openings")
    assert either.desk.queue("openings.told") == []


def test_an_opening_of_somebody_held_stays(attic: Attic) -> None:
    opening_id = opened(attic)
    attic.hold(START)
    attic.night(date(2029, 3, 1))

    with attic.desk.store.looking() as unit:
        assert unit.openings.get(opening_id)


# Who took over ---------------------------------------------------------------


def took_over(attic: Attic, subject_id: str, *, settled: bool) -> Succession:
    now = attic.desk.clock.now()
    one = Succession(
        id=attic.desk.clock.new_id(),
        leaver_id=attic.desk.id_of("tamsel"),
        duty=Duty.ASKER,
        subject_id=subject_id,
        young_person_id=attic.desk.young_person(REFERENCE).id,
        successor_id=attic.desk.id_of("odile"),
        at=now,
        settled_at=now if settled else None,
    )
    with attic.desk.store.changing() as unit:
        unit.leaving.add(one)
    return one


def test_who_took_over_goes_thirty_days_after_a_lead_said_yes(either: Attic) -> None:
    one = took_over(either, "ended long ago", settled=True)
    there = []
    for day in days_around(date(2027, 3, 24)):
        either.night(day)
        with either.desk.store.looking() as unit:
            there.append(unit.leaving.get(one.id) is not None)

    assert there == [True, False, False]


def test_what_is_still_held_stays(attic: Attic) -> None:
    person = attic.desk.young_person(REFERENCE)
    odile = attic.desk.id_of("odile")
    with attic.desk.store.changing() as unit:
        unit.young_people.save(replace(person, line=None, asker_id=odile))
    one = took_over(attic, person.id, settled=True)
    attic.night(date(2027, 4, 30))

    with attic.desk.store.looking() as unit:
        assert unit.leaving.get(one.id)


# Requests to erase, and what went ----------------------------------------------


def test_a_request_goes_twenty_four_months_after_it_was_done(either: Attic) -> None:
    now, new_id = either.desk.clock.now(), either.desk.clock.new_id
    done, closed, waits = (
        Erasure(
            id=new_id(),
            young_person_id=new_id(),
            asked_by_id=either.desk.id_of("barnaby"),
            asked_at=now - DAY,
            **more,
        )
        for more in ({"erased_at": now}, {"closed_at": now}, {})
    )
    with either.desk.store.changing() as unit:
        for one in (done, closed, waits):
            unit.rights.ask(one)
    left = []
    for day in days_around(date(2029, 2, 22)):
        either.night(day)
        with either.desk.store.looking() as unit:
            found = [unit.rights.erasure(one.id) for one in (done, closed, waits)]
        left.append(len([one for one in found if one]))

    assert left == [3, 1, 1]


def test_the_count_of_what_went_goes_after_twenty_four_months(either: Attic) -> None:
    id_ = either.desk.clock.new_id()
    with either.desk.store.changing() as unit:
        unit.retention.announce(
            Notice(
                id=id_,
                rule=Keeps.MEETINGS,
                subject_id=id_,
                young_person_id=None,
                announced_on=START - 7 * DAY,
                due_on=START,
                done_on=START,
            )
        )
    there = []
    for day in days_around(date(2029, 2, 22)):
        either.night(day)
        there.append(either.notice(id_) is not None)

    assert there == [True, False, False]


# Messages ----------------------------------------------------------------------


def said(attic: Attic, subject_id: str, *, live: bool = False, key: str = "k") -> str:
    """A message to Odile, sent now; returns its row's key."""
    with attic.desk.store.changing() as unit:
        to_worker(
            unit,
            attic.desk.clock,
            kind="test.message",
            worker=attic.desk.worker("odile"),
            subject_id=subject_id,
            key=key,
            lane=Lane.TODAY,
            due_at=attic.desk.clock.now(),
            live=live,
        )
    attic.sent("test.message")
    return key


def is_row(attic: Attic, key: str) -> bool:
    with attic.desk.store.looking() as unit:
        return unit.deliveries.by_key(key) is not None


def test_a_message_about_nobody_goes_thirty_days_after_it_was_sent(
    either: Attic,
) -> None:
    key = said(either, "2027-02")
    there = []
    for day in days_around(date(2027, 3, 24)):
        either.night(day)
        there.append(is_row(either, key))

    assert there == [True, False, False]


def test_a_message_about_somebody_who_is_here_can_still_be_found(
    either: Attic,
) -> None:
    key = said(either, either.desk.young_person(REFERENCE).id)
    either.night(date(2028, 2, 22))

    assert is_row(either, key)


@pytest.mark.parametrize(
    ("live", "subject", "stays"),
    [(True, "worker", True), (True, "nothing", False), (False, "worker", False)],
)
def test_what_is_kept_up_to_date_stays_as_long_as_what_it_is_about(
    either: Attic, live: bool, subject: str, stays: bool
) -> None:
    about = either.desk.id_of("odile") if subject == "worker" else "N0"
    key = said(either, about, live=live)
    either.night(date(2027, 5, 3))

    assert is_row(either, key) is stays


def test_what_was_not_sent_yet_stays(attic: Attic) -> None:
    key = said(attic, "2027-02")
    for state in (DeliveryState.WAITING, DeliveryState.LEASED):
        [one] = attic.desk.queue("test.message")
        attic.mark(one, state)
        attic.night(date(2027, 5, 3))
        assert is_row(attic, key)


def test_what_was_dropped_or_never_taken_goes_by_when_it_was_due(attic: Attic) -> None:
    for number, state in enumerate((DeliveryState.DROPPED, DeliveryState.FAILED)):
        said(attic, "2027-02", key=f"k{number}")
        for one in attic.desk.queue("test.message"):
            attic.mark(one, state)
    with attic.desk.store.changing() as unit:
        unit.connection.execute(deliveries.update().values(sent_at=None))
    attic.night(date(2027, 3, 24))

    assert attic.desk.queue("test.message") == []


def test_a_channel_nobody_asked_about_for_a_month_is_forgotten(attic: Attic) -> None:
    now = attic.desk.clock.now()
    with attic.desk.store.changing() as unit:
        to_room(
            unit,
            attic.desk.clock,
            kind="rooms.look",
            workspace="T0BRACKEN",
            room_id="C0OLD",
            subject_id="C0OLD",
            key="rooms.look:C0OLD",
            lane=Lane.TODAY,
            due_at=now,
            live=True,
            method=Method.INFO,
        )
    attic.sent("rooms.look")
    attic.night(date(2027, 3, 24))

    assert not is_row(attic, "rooms.look:C0OLD")


def test_more_than_one_batch_goes_in_one_night(either: Attic) -> None:
    said(either, "2027-02")
    [one] = either.desk.queue("test.message")
    with either.desk.store.changing() as unit:
        row = unit.connection.execute(
            select(deliveries).where(deliveries.c.id == one.id)
        ).one()
        for number in range(BATCH + 1):
            more = {"id": f"D{number}", "dedupe_key": f"d{number}"}
            unit.connection.execute(
                deliveries.insert().values({**row._mapping, **more})
            )
    done = either.night(date(2027, 3, 24))

    assert done.gone[Keeps.MESSAGES] == BATCH + 2


# The trail -----------------------------------------------------------------------


def note(attic: Attic, day: date, reason: str = "own") -> None:
    with attic.desk.store.changing() as unit:
        unit.trail.note(
            at=at(day),
            worker_id=attic.desk.id_of("odile"),
            verb=Verb.SEE_OWN,
            thing_id="T1",
            allowed=True,
            reason=reason,
        )


def reasons(attic: Attic) -> list[str]:
    """Return the reasons of all that was noted since the directory was filled."""
    with attic.desk.store.looking() as unit:
        found = [one for one in unit.trail.entries() if isinstance(one, Entry)]
    return [one.reason for one in found if one.reason != "terminal"]


def test_the_trail_goes_by_whole_months_after_twenty_four(either: Attic) -> None:
    for day in (date(2027, 2, 22), date(2027, 2, 28), date(2027, 3, 1)):
        note(either, day, reason=f"{day:%d%b}")
    left = []
    for day in days_around(date(2029, 3, 1)):
        either.night(day)
        left.append([one for one in reasons(either) if one != "trail"])

    assert left == [["22Feb", "28Feb", "01Mar"], ["01Mar"], ["01Mar"]]


def test_after_each_cut_the_rest_still_verifies(either: Attic, tmp_path: Path) -> None:
    for month in range(3, 9):
        note(either, date(2027, month, 15))
    file = tmp_path / "anchors.log"
    audit = Audit(either.desk.store, either.desk.clock, ZONE, file)
    audit.anchor(either.desk.clock.now())
    # Two years without a night, and then one: a seal for each of seven months.
    either.night(date(2029, 9, 3))
    with either.desk.store.looking() as unit:
        cuts = unit.trail.cuts()

    assert len(cuts) == 7
    assert audit.verify([]).is_whole
    note(either, date(2029, 9, 3))
    assert audit.verify([]).is_whole


def test_a_cut_is_itself_in_the_trail(attic: Attic) -> None:
    note(attic, date(2027, 2, 22))
    attic.night(date(2029, 3, 1))

    [entry] = attic.trail("put-away")
    assert (entry.worker_id, entry.thing_id, entry.reason) == (
        "clock",
        "trail",
        "trail",
    )


def test_while_anything_is_held_the_trail_is_whole(attic: Attic) -> None:
    note(attic, date(2027, 2, 22))
    attic.hold(START)
    attic.night(date(2029, 3, 1))
    assert reasons(attic) == ["own"]

    attic.hold(None)
    attic.night(date(2029, 3, 2))
    assert reasons(attic) == ["trail"]


def test_midnight_is_londons(attic: Attic) -> None:
    """The last hour of June in London is another day in UTC."""
    with attic.desk.store.changing() as unit:
        for minute, reason in ((59, "june"), (1, "july")):
            hour = 22 if minute == 59 else 23
            unit.trail.note(
                at=datetime(2027, 6, 30, hour, minute, tzinfo=UTC),
                worker_id="W1",
                verb="see-own",
                thing_id="T1",
                allowed=True,
                reason=reason,
            )
    attic.night(date(2029, 7, 1))

    assert reasons(attic) == ["july", "trail", "trail"]


def test_nothing_due_changes_nothing(attic: Attic) -> None:
    note(attic, START)
    attic.night(date(2027, 2, 23))
    before = attic.everything()
    attic.night(date(2027, 2, 24))

    assert attic.everything() == before
    with attic.desk.store.looking() as unit:
        counted = select(func.count()).select_from(deliveries)
        assert unit.connection.execute(counted).scalar_one() == 0
