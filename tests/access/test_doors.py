"""
Every method of every service of a meeting, and everybody it is not for.

Denied looks exactly like not found: the same error, the same sentence.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.access.service import Asker, NotKnownHere
from bot.directory.references import NoSuchReference
from bot.errors import NotFound
from bot.meetings.records import Reply
from bot.meetings.requests import ByPhone, StandingIn
from bot.meetings.service import Meetings
from bot.outcomes.service import Outcomes
from bot.replies.service import Replies
from tests.meetings.desk import STRANGER, Desk


@dataclass(frozen=True, kw_only=True)
class Ids:
    """What somebody could ask about."""

    meeting: str
    invitation: str
    action: str
    young_person: str


NOTHING = Ids(meeting="M0", invitation="I0", action="A0", young_person="Y0")
Try = Callable[[Desk, Asker, Ids], object]


def _stands_in(ids: Ids) -> StandingIn:
    return StandingIn(
        invitation_id=ids.invitation, sequence=0, worker_id=None, name="Wren"
    )


def _by_phone(ids: Ids) -> ByPhone:
    return ByPhone(
        meeting_id=ids.meeting,
        sequence=0,
        invitation_id=ids.invitation,
        reply=Reply.COMING,
        stand_in_name="",
    )


#: Every method that is about a thing, and the least place it needs.
TEAM, CALLED, CONVENOR, OWN = "team", "called", "convenor", "own"
DOORS: dict[str, tuple[str, Try]] = {
    "Meetings.begin_about": (
        TEAM,
        lambda d, who, ids: d.meetings.begin_about(who, ids.young_person),
    ),
    "Meetings.call": (
        TEAM,
        lambda d, who, ids: d.meetings.call(
            who, replace(d.calling("ludo"), young_person_id=ids.young_person)
        ),
    ),
    "Meetings.open": (CALLED, lambda d, who, ids: d.meetings.open(who, ids.meeting)),
    "Meetings.begin_move": (
        CONVENOR,
        lambda d, who, ids: d.meetings.begin_move(who, ids.meeting),
    ),
    "Meetings.move": (
        CONVENOR,
        lambda d, who, ids: d.meetings.move(
            who, replace(d.moving(d.call("ludo")), meeting_id=ids.meeting)
        ),
    ),
    "Meetings.cancel": (
        CONVENOR,
        lambda d, who, ids: d.meetings.cancel(who, ids.meeting),
    ),
    "Replies.answer": (
        OWN,
        lambda d, who, ids: d.replies.answer(
            who, ids.invitation, Reply.COMING, sequence=0
        ),
    ),
    "Replies.begin_stand_in": (
        OWN,
        lambda d, who, ids: d.replies.begin_stand_in(who, ids.invitation),
    ),
    "Replies.send_someone": (
        OWN,
        lambda d, who, ids: d.replies.send_someone(who, _stands_in(ids)),
    ),
    "Replies.begin_by_phone": (
        CONVENOR,
        lambda d, who, ids: d.replies.begin_by_phone(who, ids.meeting),
    ),
    "Replies.record_by_phone": (
        CONVENOR,
        lambda d, who, ids: d.replies.record_by_phone(who, _by_phone(ids)),
    ),
    "Outcomes.begin": (
        CONVENOR,
        lambda d, who, ids: d.outcomes.begin(who, ids.meeting),
    ),
    "Outcomes.who_came": (
        CONVENOR,
        lambda d, who, ids: d.outcomes.who_came(who, d.everyone_came(ids.meeting)),
    ),
    "Outcomes.not_held": (
        CONVENOR,
        lambda d, who, ids: d.outcomes.not_held(who, ids.meeting),
    ),
    "Outcomes.agree": (
        CONVENOR,
        lambda d, who, ids: d.outcomes.agree(who, ids.meeting, [], more=False),
    ),
    "Outcomes.close": (
        CONVENOR,
        lambda d, who, ids: d.outcomes.close(who, d.closing(ids.meeting)),
    ),
    "Outcomes.done": (OWN, lambda d, who, ids: d.outcomes.done(who, ids.action)),
}
#: About the one who asks, or answered in its own words; each has its own test.
OTHER = {"Meetings.coming_up", "Meetings.begin", "Meetings.moment_problems"}

#: Who asks: Odile is the convenor, Ludo is called, Hesper is in the team.
STRANGERS = ("nobody", "left", "wystan", "nerys", "ex-member")
MAY_NOT = {
    TEAM: STRANGERS,
    CALLED: (*STRANGERS, "hesper"),
    CONVENOR: (*STRANGERS, "hesper", "ludo"),
    OWN: (*STRANGERS, "hesper", "odile", "corin"),
}
CASES = [(door, who) for door, (needs, _) in DOORS.items() for who in MAY_NOT[needs]]


def test_every_public_method_has_a_row() -> None:
    methods = {
        f"{service.__name__}.{name}"
        for service in (Meetings, Replies, Outcomes)
        for name, _ in inspect.getmembers(service, inspect.isfunction)
        if not name.startswith("_")
    }

    assert methods == DOORS.keys() | OTHER


@pytest.mark.parametrize(("door", "who"), CASES)
def test_denied_is_just_like_not_found(desk: Desk, door: str, who: str) -> None:
    ids, attempt = _prepared(desk), DOORS[door][1]
    asker = _asker(desk, who)
    queued, meeting = desk.queue(), desk.meeting(ids.meeting)

    denied = _refusal(attempt, desk, asker, ids)
    missing = _refusal(attempt, desk, asker, NOTHING)
    assert (type(denied), denied.sentence) == (type(missing), missing.sentence)
    theirs = {one.id for one in queued}
    assert [one for one in desk.queue() if one.id in theirs] == queued
    assert desk.meeting(ids.meeting) == meeting


@pytest.mark.parametrize("who", STRANGERS)
def test_a_reference_says_the_same_whether_it_exists_or_not(
    desk: Desk, who: str
) -> None:
    _prepared(desk)
    asker = _asker(desk, who)

    for reference in ("YP-7HX3", "YP-7HX4"):
        with pytest.raises(NotFound) as caught:
            desk.meetings.begin(asker, f"{reference} Wed 17 Mar 11:35")
        known = isinstance(caught.value, NoSuchReference | NotKnownHere)
        assert known
        assert caught.value.sentence.replace(reference, "") in (
            NotKnownHere().sentence,
            NoSuchReference("").sentence,
        )


@pytest.mark.parametrize("who", ["nobody", "left"])
def test_a_stranger_has_nothing_coming_up(desk: Desk, who: str) -> None:
    _prepared(desk)

    with pytest.raises(NotKnownHere):
        desk.meetings.coming_up(_asker(desk, who))


@pytest.mark.parametrize("who", ["wystan", "nerys", "ex-member", "hesper"])
def test_nobody_sees_what_is_coming_up_for_others(desk: Desk, who: str) -> None:
    _prepared(desk)

    found = desk.meetings.coming_up(_asker(desk, who))
    assert (found.meetings, found.todos) == ((), ())


def test_the_same_person_in_another_workspace_is_a_stranger(desk: Desk) -> None:
    elsewhere = replace(desk.asker("odile"), team_id="T0OUTSIDE")

    with pytest.raises(NotKnownHere):
        desk.meetings.coming_up(elsewhere)


def test_what_is_done_is_noted_and_by_whom(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.meetings.open(desk.asker("ludo"), meeting_id)
    with desk.store.looking() as unit:
        rows = unit.connection.exec_driver_sql(
            "SELECT worker_id, verb, thing_id, reason FROM trail ORDER BY sequence"
        ).all()

        mark = unit.seals.mark(desk.young_person().id, meeting_id)

    assert tuple(rows[-1]) == (desk.id_of("ludo"), "see-meeting", mark, "called")


@pytest.mark.parametrize("meeting", ["theirs", "M0"])
def test_who_was_refused_is_noted_though_nothing_else_is(
    desk: Desk, meeting: str
) -> None:
    meeting_id = desk.call("ludo") if meeting == "theirs" else meeting
    with pytest.raises(NotFound):
        desk.meetings.open(desk.asker("hesper"), meeting_id)
    with desk.store.looking() as unit:
        row = unit.connection.exec_driver_sql(
            "SELECT worker_id, verb, allowed FROM trail ORDER BY sequence DESC LIMIT 1"
        ).one()

    assert tuple(row) == (desk.id_of("hesper"), "see-meeting", 0)


def _prepared(desk: Desk) -> Ids:
    """Call a meeting with Ludo, Corin and Tamsel; Tamsel's place ended yesterday."""
    before = desk.call("ludo", on=date(2027, 2, 23))
    meeting_id = desk.call("ludo", "corin", "tamsel")
    desk.move_clock(2027, 2, 23, 12, 5)
    desk.outcomes.agree(desk.asker("odile"), before, [desk.row("ludo")], more=False)
    desk.outcomes.close(desk.asker("odile"), desk.closing(before))
    desk.end_place("tamsel", date(2027, 2, 22))
    [todo] = desk.meetings.coming_up(desk.asker("ludo")).todos
    return Ids(
        meeting=meeting_id,
        invitation=desk.invitation(meeting_id, "ludo").id,
        action=todo.action_id,
        young_person=desk.young_person().id,
    )


def _asker(desk: Desk, who: str) -> Asker:
    if who == "nobody":
        return STRANGER
    if who == "left":
        desk.leave("sunniva", date(2027, 2, 21))
        return desk.asker("sunniva")
    return desk.asker("tamsel" if who == "ex-member" else who)


def _refusal(attempt: Try, desk: Desk, asker: Asker, ids: Ids) -> NotFound:
    with pytest.raises(NotFound) as caught:
        attempt(desk, asker, ids)
    return caught.value
