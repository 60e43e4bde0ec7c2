"""How a service asks who is there and whether they may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.access.records import Actor, Thing
from bot.directory.records import Worker, YoungPerson
from bot.errors import NotFound
from bot.meetings.records import Invitation, Meeting
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who knocks: the workspace and the person, as Slack names them."""

    team_id: str
    slack_id: str


class NotKnownHere(NotFound):
    """I do not know you yet. Please ask your partnership's lead to add you."""


def worker_of(unit: Unit, asker: Asker) -> Worker:
    """Return the worker behind a Slack person; raises NotKnownHere."""
    worker = unit.workers.in_slack(asker.team_id, asker.slack_id)
    if worker is None:
        raise NotKnownHere
    return worker


def actor_of(worker: Worker) -> Actor:
    return Actor(
        worker_id=worker.id,
        agency_id=worker.agency_id,
        is_lead=worker.is_lead,
        left_on=worker.left_on,
    )


def thing_of(
    unit: Unit,
    young_person: YoungPerson,
    today: date,
    meeting: Meeting | None = None,
    called: list[Invitation] | None = None,
) -> Thing:
    """Gather what the decision needs about a young person and one meeting."""
    return Thing(
        team=tuple(unit.young_people.team(young_person.id, today)),
        convenor_id=meeting.convenor_id if meeting else None,
        called=frozenset(one.worker_id for one in called or ()),
    )
