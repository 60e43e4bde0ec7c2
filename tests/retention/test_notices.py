"""What the one message of a day says, to whom, as things stand when it is looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.deliveries.records import NotNeeded
from bot.retention.records import Reason
from tests.retention.attic import DUE, NOTED, REFERENCE, TOLD, Attic

DAY = timedelta(days=1)


def two_meetings(attic: Attic) -> None:
    """Two about one young person, and one about another, all told of on one day."""
    attic.record()
    attic.desk.call("ludo", on=date(2027, 3, 23))
    attic.desk.call("ruan", about="YP-5DW8", by="idony", on=date(2027, 3, 23))
    attic.nights(NOTED, TOLD)


def test_a_convenor_reads_which_meeting_and_when_it_goes(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)
    [told] = attic.told("odile")
    words = attic.shown(told)

    assert f"*{REFERENCE}* · your meeting on Wed 17 Mar at 11:35" in words
    assert "Put away on Wed 21 Apr." in words
    assert "If that is right, there is nothing to do." in words
    assert "Keep for longer" in words


def test_a_lead_reads_how_many_and_neither_day_nor_place(attic: Attic) -> None:
    two_meetings(attic)
    attic.night(date(2027, 4, 15))
    rows = [attic.shown(one) for one in attic.told("barnaby")]
    words = " ".join(rows)

    assert f"*{REFERENCE}* · 1 meeting that is over" in words
    assert "*YP-5DW8* · 1 meeting that is over" in words
    assert "11:35" not in words
    assert "Mar" not in words


def test_nobody_reads_of_a_meeting_of_somebody_else(attic: Attic) -> None:
    two_meetings(attic)
    attic.night(date(2027, 4, 15))
    idony = " ".join(attic.shown(one) for one in attic.told("idony"))

    assert "YP-5DW8" in idony
    assert REFERENCE not in idony
    assert attic.told("ludo") == []


def test_the_lock_screen_names_nobody(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)

    for row in attic.desk.queue("retention.notice"):
        made = attic.post(row)
        assert not isinstance(made, NotNeeded)
        assert not re.search(r"YP-|7HX3|Odile|Marlpit|Mar\b", made.text)


def test_it_comes_when_people_are_at_work(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)
    hours = {one.due_at.hour for one in attic.desk.queue("retention.notice")}

    # Two in the morning is a quiet hour everywhere; eight in London is seven in UTC.
    assert hours == {7}


def test_one_message_a_day_however_much_there_is(attic: Attic) -> None:
    for day in (18, 19, 23):
        attic.desk.call("ludo", on=date(2027, 3, day))
    attic.nights(date(2027, 4, 15))

    assert len(attic.told("odile")) == 1
    assert attic.shown(attic.told("odile")[0]).count("your meeting on") == 3


def test_what_is_kept_says_so_and_cannot_be_kept_again(attic: Attic) -> None:
    meeting_id = attic.record()
    attic.nights(NOTED, TOLD)
    notice_id = attic.known(meeting_id).id
    attic.retention.keep(attic.asker("odile"), notice_id, Reason.COMPLAINT)
    [told] = attic.told("odile")
    words = attic.shown(told)

    assert "Kept until Tue 20 Jul. I ask again a week before." in words
    assert "Keep for longer" not in words


def test_what_is_held_says_so(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)
    attic.hold(TOLD)
    [told] = attic.told("odile")

    assert "Kept for an inquiry." in attic.shown(told)


def test_once_it_is_gone_nothing_of_it_is_said(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)
    attic.sent("retention.notice")
    attic.night(DUE)
    [told] = attic.told("odile")

    assert told.wanted == 2
    assert "This is settled." in attic.shown(told)
    assert REFERENCE not in attic.shown(told)


def test_whoever_may_not_see_it_any_more_reads_nothing(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)
    attic.desk.end_place("odile", TOLD - DAY)
    [told] = attic.told("odile")

    assert attic.shown(told) == "not: nothing-left"


def test_a_guest_who_was_a_lead_reads_nothing(attic: Attic) -> None:
    attic.record()
    attic.nights(NOTED, TOLD)
    with attic.desk.store.changing() as unit:
        barnaby = attic.desk.worker("barnaby")
        unit.workers.save(replace(barnaby, is_lead=False))
    [told] = attic.told("barnaby")

    assert attic.shown(told) == "not: nothing-left"


def test_what_is_open_or_unfinished_is_said(attic: Attic) -> None:
    attic.record(agreed=True)
    attic.desk.call("ludo", on=date(2027, 3, 23))
    # The thing agreed for 24 March is waited for until 22 June.
    attic.nights(NOTED, date(2027, 4, 14), date(2027, 7, 15))
    words = " ".join(attic.shown(one) for one in attic.told("odile"))

    assert "1 thing agreed is still open." in words
    assert "Its record was never finished." in words
