"""
What happens, in order, each as one change to the real database.

What a form asks and answers has its own tests; here its outcome is written as the
services write it, with the same look at what runs about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.asks.records import Ask, AskState
from bot.directory.records import Leave
from bot.nudges.records import PartOfDay, Wishes
from bot.nudges.sending import show_again
from bot.simulation.happening import COLLEAGUE, LINE, Change, Happening
from bot.simulation.records import (
    Person,
    Place,
    Request,
    Saying,
    Task,
    Team,
    Wish,
    World,
)
from bot.simulation.script_of_meetings import of_meeting
from storage.unit import Unit


def script_of(world: World) -> list[Happening]:
    """Return everything that happens after the beginning, in order."""
    found = [
        *(one for person in world.people for one in _of_person(person)),
        *(one for team in world.teams for one in _of_team(team)),
        *(one for gathering in world.gatherings for one in of_meeting(gathering)),
        *(one for request in world.requests for one in _of_request(request)),
    ]
    return sorted(found, key=lambda one: one.at)


def _of_person(person: Person) -> Iterator[Happening]:
    for away in person.away:
        leave = Leave(
            id=away.id,
            worker_id=person.id,
            first_day=away.first,
            last_day=away.last,
        )
        yield Happening(away.known_at, _adds_leave(leave))
    for wish in person.wishes:
        yield Happening(wish.at, _wishes(person, wish))
    if person.left_at and person.last_day:
        yield Happening(person.left_at, _leaves(person))


def _adds_leave(leave: Leave) -> Change:
    return lambda unit: unit.workers.add_leave(leave)


def _wishes(person: Person, wish: Wish) -> Change:
    def change(unit: Unit) -> None:
        before = unit.nudges.wishes_of(person.id)
        unit.nudges.wish(
            Wishes(
                id=person.id,
                muted_until=wish.muted_until,
                not_on=wish.not_on,
                part=PartOfDay(wish.part),
                version=before.version if before else 1,
            )
        )

    return change


def _leaves(person: Person) -> Change:
    def change(unit: Unit) -> None:
        worker = unit.workers.get(person.id)
        assert worker is not None
        unit.workers.save(replace(worker, left_on=person.last_day))

    return change


def _of_team(team: Team) -> Iterator[Happening]:
    for place in team.places:
        if place.ended_at:
            yield Happening(place.ended_at, _ends(place))


def _ends(place: Place) -> Change:
    def change(unit: Unit) -> None:
        found = unit.young_people.place(place.id)
        assert found is not None
        assert place.last_day is not None
        unit.young_people.leave(found, place.last_day)

    return change


def _of_request(one: Request) -> Iterator[Happening]:
    yield Happening(one.asked_at, _asks(one))
    for said in one.task.answers:
        yield Happening(said.at, _answers(one.task, said))


def _asks(one: Request) -> Change:
    ask = Ask(
        id=one.task.id,
        young_person_id=one.team_id,
        asker_id=one.asker_id,
        worker_id=one.task.worker_id,
        what=LINE,
        due=one.task.due,
        decision_needed=one.decision_needed,
        created_at=one.asked_at,
    )

    def change(unit: Unit) -> None:
        unit.asks.add(ask)

    return change


def _answers(task: Task, said: Saying) -> Change:
    state = AskState(said.word)

    def change(unit: Unit) -> None:
        ask = unit.asks.get(task.id)
        assert ask is not None
        name = COLLEAGUE if state is AskState.SOMEONE_ELSE else None
        changed = replace(ask, state=state, answered_at=said.at, stand_in_name=name)
        unit.asks.save(changed)
        show_again(unit, task.id, said.at)

    return change
