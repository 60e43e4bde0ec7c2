"""The mirror: a team's own numbers in plain sentences, for that team and no other."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.access.service import NotKnownHere
from bot.directory.records import Leave
from bot.meetings.records import Attendance
from bot.mirror.cards import Mirror
from bot.mirror.messages import mirror, mirror_form, partners
from bot.mirror.records import Share, Tally, Try
from bot.mirror.rules import enough, idea, reply_days
from bot.nudges.buttons import answers
from bot.nudges.cards import NudgeCard, Somebody
from bot.nudges.records import ClimbState, Matter, Whom, Why, Wording
from tests.meetings.desk import STRANGER
from tests.nudges.office import Office
from tests.nudges.times import london

NONE = Share(some=0, of=0)
QUIET = Tally(reply_days=(), missed=NONE, unanswered=NONE, uncovered=NONE)
GOOD = Tally(
    reply_days=(0, 0, 1),
    missed=Share(some=0, of=5),
    unanswered=Share(some=0, of=5),
    uncovered=Share(some=0, of=5),
)
CARD = Mirror(
    agency="Housing Options",
    days=90,
    reply_days=2,
    missed=Share(some=1, of=5),
    unanswered=None,
    uncovered=Share(some=0, of=4),
    idea=Try.SEND_SOMEONE,
)


@pytest.mark.parametrize(("of", "says"), [(0, False), (2, False), (3, True)])
def test_with_fewer_than_three_nothing_is_said(of: int, says: bool) -> None:
    assert (enough(Share(some=0, of=of)) is not None) is says
    assert (reply_days(replace(QUIET, reply_days=(1,) * of)) is not None) is says


@pytest.mark.parametrize(
    ("tally", "what"),
    [
        (QUIET, None),
        (GOOD, Try.TELL_OTHERS),
        (replace(GOOD, reply_days=(3, 4, 5)), Try.TEN_MINUTES),
        (replace(GOOD, uncovered=Share(some=1, of=5)), Try.NAME_DEPUTY),
        (replace(GOOD, missed=Share(some=1, of=5)), Try.SEND_SOMEONE),
        (replace(GOOD, unanswered=Share(some=1, of=5)), Try.SAY_NOT_ME),
        # What others feel most comes first, and one in six is worth nothing yet.
        (
            replace(GOOD, missed=Share(some=5, of=5), unanswered=Share(some=5, of=5)),
            Try.SAY_NOT_ME,
        ),
        (replace(GOOD, missed=Share(some=1, of=6)), Try.TELL_OTHERS),
        (replace(GOOD, missed=Share(some=2, of=2)), Try.TELL_OTHERS),
    ],
)
def test_one_small_thing_is_offered(tally: Tally, what: Try | None) -> None:
    assert idea(tally) is what


def test_it_speaks_in_plain_sentences() -> None:
    said = json.dumps(mirror(CARD))

    assert "Half of our answers take 2 working days or less." in said
    assert "Meetings we were called to: 5, and 1 missed." in said
    assert "Things asked of us: too little to say yet." in said
    assert "Days of leave: 4, and none without anybody named to ask." in said
    assert "One small thing to try" in said


def test_with_nothing_to_say_it_says_just_that() -> None:
    empty = replace(CARD, reply_days=None, missed=None, uncovered=None, idea=None)

    assert "too little to say yet" in json.dumps(mirror(empty))
    assert "0" not in str(mirror_form(empty)["blocks"][1]["text"])


def test_the_bare_command_says_what_there_is() -> None:
    assert "/partners mirror" in json.dumps(partners())


@pytest.mark.parametrize("what", Try)
def test_every_idea_has_words(what: Try) -> None:
    assert "One small thing to try" in json.dumps(mirror(replace(CARD, idea=what)))


# Through the service.


def mine(office: Office, handle: str = "corin") -> Mirror:
    return office.bot.services.mirror.mine(office.asker(handle))


def ended(office: Office, why: Why, times: int = 3) -> None:
    """Let so many invitations of Corin end like this after two working days."""
    for _ in range(times):
        office.desk.call("corin")
        office.minute()
    office.spoil(
        state=ClimbState.ENDED,
        why=why,
        next_at=None,
        ended_at=london("2027-02-24 10:00"),
    )
    office.at("2027-02-25 10:00")


def away(office: Office, handle: str, first: date, last: date) -> None:
    with office.bot.store.changing(quietly=True) as unit:
        worker_id = office.desk.id_of(handle)
        leave = Leave(
            id=f"LEAVE-{handle}", worker_id=worker_id, first_day=first, last_day=last
        )
        unit.workers.add_leave(leave)


def test_a_team_of_which_little_is_known_sees_that(office: Office) -> None:
    card = mine(office)

    assert card.agency == "Children's Social Care"
    assert (card.reply_days, card.missed, card.idea) == (None, None, None)


def test_answers_are_counted_in_their_own_days(office: Office) -> None:
    ended(office, Why.ANSWERED)

    assert mine(office).reply_days == 2
    assert mine(office).unanswered == Share(some=0, of=3)


def test_what_got_no_answer_is_counted(office: Office) -> None:
    ended(office, Why.GIVEN_UP)

    assert mine(office).unanswered == Share(some=3, of=3)
    assert mine(office).reply_days is None
    assert mine(office).idea is Try.SAY_NOT_ME


@pytest.mark.parametrize("why", [Why.MOVED, Why.CANCELLED, Why.LEFT_ALONE])
def test_what_needed_no_answer_is_not_held_against_anybody(
    office: Office, why: Why
) -> None:
    ended(office, why)

    assert mine(office).unanswered is None


def test_another_team_is_told_nothing_of_it(office: Office) -> None:
    ended(office, Why.GIVEN_UP)

    assert mine(office, "linnet").unanswered is None
    assert mine(office, "linnet").agency != mine(office).agency


def test_missed_meetings_are_counted_of_those_that_were_held(office: Office) -> None:
    for which in range(3):
        meeting_id = office.desk.call("corin")
        seen = Attendance.MISSED if which == 0 else Attendance.SENT_SOMEONE
        invitation = office.desk.invitation(meeting_id, "corin")
        with office.bot.store.changing(quietly=True) as unit:
            unit.meetings.save_invitation(replace(invitation, attendance=seen))
    assert mine(office).missed is None

    office.at("2027-03-18 10:00")
    assert mine(office).missed == Share(some=1, of=3)


def test_days_of_leave_without_a_deputy_are_counted(office: Office) -> None:
    with office.bot.store.changing(quietly=True) as unit:
        worker = unit.workers.get(office.desk.id_of("corin"))
        assert worker
        unit.workers.save(replace(worker, deputy_id=None))
    before = mine_uncovered(office)
    # Thursday to Tuesday: two days before the weekend and two after it.
    away(office, "corin", date(2027, 2, 25), date(2027, 3, 2))
    office.at("2027-03-10 10:00")

    assert mine_uncovered(office) == before + 4


def test_leave_that_has_not_come_yet_is_not(office: Office) -> None:
    away(office, "corin", date(2027, 4, 12), date(2027, 4, 30))

    assert mine(office).uncovered is None


def test_what_is_older_than_a_quarter_is_not_counted(office: Office) -> None:
    ended(office, Why.GIVEN_UP)
    office.at("2027-06-01 10:00")

    assert mine(office).unanswered is None


def test_a_stranger_sees_nothing(office: Office) -> None:
    with pytest.raises(NotKnownHere):
        office.bot.services.mirror.mine(STRANGER)
    with pytest.raises(NotKnownHere):
        office.bot.services.mirror.greet(STRANGER)


def test_nobody_is_named_in_it(office: Office) -> None:
    ended(office, Why.GIVEN_UP)
    said = json.dumps(mirror(mine(office)))
    with office.bot.store.looking() as unit:
        names = {one.name for one in unit.workers.everyone()}

    assert {one for one in names if one in said} == set()


def mine_uncovered(office: Office) -> int:
    found = mine(office).uncovered
    return found.some if found else 0


@pytest.mark.parametrize(
    ("wording", "first"),
    [(Wording.PATTERN, "mirror.show"), (Wording.ASK_RING, "ask.heard")],
)
def test_who_finds_others_hard_to_reach_is_offered_the_mirror_first(
    wording: Wording, first: str
) -> None:
    person = Somebody(name="Linnet", agency="Housing Options", phone=None)
    card = NudgeCard(
        nudge_id="nudge",
        item_id="item",
        meeting_id=None,
        edition=0,
        matter=Matter.PATTERN if wording is Wording.PATTERN else Matter.ASK,
        wording=wording,
        whom=Whom.ASKER,
        reference="YP-7HX3",
        at_school=False,
        kept=(0, 0),
        person=person,
        role="housing officer",
        asker=person,
        in_place_of=None,
        next_person=None,
        when=None,
        place="",
        what="",
        due=date(2027, 3, 3),
        today=date(2027, 3, 3),
        asked_on=date(2027, 2, 22),
        decision=False,
    )
    [row] = [one.to_dict() for one in answers(card)]

    assert row["elements"][0]["action_id"] == first
