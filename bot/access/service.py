"""How a service asks who is there and whether they may."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.records import Actor, Kind
from bot.clock import Clock
from bot.directory.records import Worker
from bot.errors import NotFound
from storage.unit import Store

#: Who the trail names for what was done on the machine itself.
TERMINAL = "terminal"


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who knocks: the workspace and the person, as Slack names them."""

    team_id: str
    slack_id: str


@dataclass(frozen=True, kw_only=True)
class House:
    """What every service is given: where all is remembered, the time, the leads."""

    store: Store
    clock: Clock
    #: Slack ids of those who are leads by the settings.
    lead_ids: frozenset[str]
    zone: str


class NotKnownHere(NotFound):
    """I do not know you yet. Please ask your partnership's lead to add you."""


def actor_of(worker: Worker, *, is_lead: bool = False) -> Actor:
    """Return the worker as `may()` sees them; `is_lead` adds the settings' word."""
    return Actor(
        worker_id=worker.id,
        agency_id=worker.agency_id,
        is_lead=worker.is_lead or is_lead,
        is_agency_lead=worker.is_agency_lead,
        is_governance_lead=worker.is_governance_lead,
        account=worker.account,
        left_on=worker.left_on,
    )


def the_terminal() -> Actor:
    """Return whoever can run commands on the machine: no worker, and no lead."""
    return Actor(
        worker_id=TERMINAL,
        agency_id="",
        is_lead=False,
        left_on=None,
        kind=Kind.TERMINAL,
    )
