"""How a service asks who is there and whether they may."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.records import Actor
from bot.directory.records import Worker
from bot.errors import NotFound
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
