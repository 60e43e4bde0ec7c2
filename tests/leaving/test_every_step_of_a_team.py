"""
Whoever is taken out of a team leaves nothing there with somebody outside it.

One whole meeting, played in Slack, each time with somebody taken out of the team
before another step. Then many more, by the services alone: each step of each flow,
each person, at once and on the day after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest

from bot.calendars.wall_time import local_day
from bot.errors import AlongsideError
from bot.meetings.records import Reply, State
from bot.meetings.requests import StandingIn
from storage.unit import Unit
from tests.journeys.database import Databases
from tests.journeys.stage import Stage
from tests.journeys.words import moment
from tests.leaving.flow import FLOW, STEPS
from tests.leaving.office import ABOUT, Office
from tests.meetings.desk import ZONE, Desk

WHO = {
    "odile": "Odile Farthing, case manager",
    "ludo": "Ludo Marchbanks, probation practitioner",
    "hesper": "Hesper Tandy, senior probation officer",
}


@pytest.fixture(scope="module")
def databases(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Databases:
    return Databases(tmp_path_factory.mktemp("partnership"), sqlite_template)


@pytest.fixture
def stage(databases: Databases, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(databases, tmp_path / "alongside.db")
    made.open(moment("Mon 22 Feb 2027 09:10"))
    yield made
    made.close()


@pytest.mark.parametrize(("step", "leaver"), list(zip(STEPS, cycle(WHO), strict=False)))
def test_in_slack_nothing_is_left_and_they_read_no_more_of_it(
    stage: Stage, leaver: str, step: int
) -> None:
    for _, act in FLOW[:step]:
        act(stage)
    take_out(stage, leaver)
    assert left_outside(stage) == []
    seen = len(stage.messages_saying(leaver, ABOUT))
    for who, act in FLOW[step:]:
        if who != leaver:
            # What a leaver would have begun, others cannot go on with.
            with suppress(pytest.fail.Exception):
                act(stage)
    stage.move_to(moment("Thu 18 Mar 2027 09:30"))

    assert left_outside(stage) == []
    assert len(stage.messages_saying(leaver, ABOUT)) <= seen


def take_out(stage: Stage, handle: str) -> None:
    """Have a lead say that yesterday was somebody's last day in the team."""
    today = local_day(stage.rehearsal.clock.now(), ZONE)
    stage.type("barnaby", "/alongside", None)
    stage.press("barnaby", "Change a team")
    stage.fill(
        "barnaby",
        {
            "The reference": ABOUT,
            "Who?": WHO[handle],
            "What changes?": "They leave",
            "From which day, or which is the last?": str(today - timedelta(days=1)),
        },
    )
    stage.press("barnaby", "Save")
    stage.settle()


def left_outside(stage: Stage) -> list[str]:
    alongside = stage.rehearsal.alongside
    assert alongside
    with alongside.store.looking() as unit:
        return outside(unit, alongside.clock.now())


def outside(unit: Unit, now: datetime) -> list[str]:
    """Return what is open about the young person and with nobody of their team."""
    person = unit.young_people.by_reference(ABOUT)
    assert person
    today = local_day(now, ZONE)
    team = {one.worker_id for one in unit.young_people.team(person.id, today)}
    found = []
    for one in unit.meetings.about(person.id):
        if one.state in {State.CALLED, State.HELD}:
            found += [one.id] if one.convenor_id not in team else []
            to_decide = one.starts_at > now and one.decider_id
            found += [one.id] if to_decide and one.decider_id not in team else []
        for action in unit.meetings.actions(one.id):
            is_open = action.done_at is None and action.worker_id not in team
            found += [action.id] if is_open else []
    asks = person.line is None and person.asker_id
    return [*found, *([person.id] if asks and person.asker_id not in team else [])]


Act = Callable[[Desk, str], None]


def answer(handle: str, reply: Reply) -> Act:
    def act(desk: Desk, meeting_id: str) -> None:
        one = desk.invitation(meeting_id, handle)
        sequence = desk.meeting(meeting_id).sequence
        desk.replies.answer(desk.asker(handle), one.id, reply, sequence=sequence)

    return act


def send(handle: str, colleague: str) -> Act:
    def act(desk: Desk, meeting_id: str) -> None:
        sends = StandingIn(
            invitation_id=desk.invitation(meeting_id, handle).id,
            sequence=desk.meeting(meeting_id).sequence,
            worker_id=desk.id_of(colleague),
            name="",
        )
        desk.replies.send_someone(desk.asker(handle), sends)

    return act


def convenor(desk: Desk, meeting_id: str) -> str:
    """Return who convenes it by now, by handle."""
    with desk.store.looking() as unit:
        found = unit.workers.get(desk.meeting(meeting_id).convenor_id)
    assert found
    return found.handle


def move(desk: Desk, meeting_id: str) -> None:
    by = desk.asker(convenor(desk, meeting_id))
    desk.meetings.move(by, desk.moving(meeting_id))


def cancel(desk: Desk, meeting_id: str) -> None:
    desk.meetings.cancel(desk.asker(convenor(desk, meeting_id)), meeting_id)


def time_passes(desk: Desk, _meeting_id: str) -> None:
    desk.move_clock(2027, 3, 18, 13, 5)


def who_came(desk: Desk, meeting_id: str) -> None:
    by = desk.asker(convenor(desk, meeting_id))
    desk.outcomes.who_came(by, desk.everyone_came(meeting_id))


def agree(handle: str) -> Act:
    def act(desk: Desk, meeting_id: str) -> None:
        by = desk.asker(convenor(desk, meeting_id))
        row = desk.row(handle)
        desk.outcomes.agree(by, meeting_id, [row], more=False)

    return act


def close(desk: Desk, meeting_id: str) -> None:
    by = desk.asker(convenor(desk, meeting_id))
    desk.outcomes.close(by, desk.closing(meeting_id))


RECORD = [time_passes, who_came, agree("ludo"), agree("tamsel"), close]
FLOWS: dict[str, list[Act]] = {
    "held and recorded": [
        answer("ludo", Reply.COMING),
        answer("tamsel", Reply.CANNOT),
        *RECORD,
    ],
    "moved": [answer("ludo", Reply.COMING), move, *RECORD],
    "somebody stands in": [send("ludo", "ruan"), move, *RECORD],
    "cancelled": [answer("ludo", Reply.COMING), cancel, time_passes],
}
LEAVERS = ["odile", "ludo", "tamsel", "corin"]
STEPS_OF = [(flow, step) for flow in FLOWS for step in range(len(FLOWS[flow]) + 1)]
#: At each step one leaves at once and the next one from tomorrow; it goes round.
CASES = [
    (flow, step, LEAVERS[(turn + later) % len(LEAVERS)], not later)
    for turn, (flow, step) in enumerate(STEPS_OF)
    for later in (0, 1)
]


@pytest.mark.parametrize(("flow", "step", "leaver", "at_once"), CASES)
def test_by_the_services_nothing_is_left(
    office: Office, flow: str, step: int, leaver: str, at_once: bool
) -> None:
    desk = office.desk
    meeting_id = desk.call(
        "ludo",
        "tamsel",
        "corin",
        decision_needed=True,
        decider_id=desk.id_of("corin"),
    )
    for act in FLOWS[flow][:step]:
        act(desk, meeting_id)
    office.take_out(leaver, office.today - timedelta(days=at_once))
    if not at_once:
        overnight(office)
    office.tick()
    assert outside_now(office) == []
    for act in FLOWS[flow][step:]:
        # What only a leaver could do is not done.
        with suppress(AlongsideError, ValueError):
            act(desk, meeting_id)
    overnight(office)

    assert outside_now(office) == []


def overnight(office: Office) -> None:
    clock = office.desk.clock
    clock.move_to(clock.now() + timedelta(days=1))
    office.tick()


def outside_now(office: Office) -> list[str]:
    with office.desk.store.looking() as unit:
        return outside(unit, office.desk.clock.now())
