"""Who the deliveries of these tests go to."""

from __future__ import annotations

from dataclasses import replace

from bot.directory.records import Worker
from storage.unit import Store
from tests.storage.examples import agency, worker

TEAM = "T0BRACKEN"


def add_people(
    store: Store, handles: tuple[str, ...] = ("odile", "hesper", "wren")
) -> dict[str, Worker]:
    """Store one agency and its workers; "idris" has no Slack."""
    people = {
        handle: replace(worker(handle), team_id=TEAM, slack_id=f"U{handle.upper()}")
        for handle in handles
    }
    people["idris"] = worker("idris")
    with store.changing() as unit:
        unit.agencies.add(agency())
        for one in people.values():
            unit.workers.add(one)
    return people


def channel_of(handle: str) -> str:
    """Return the direct message channel the fake Slack opens for them."""
    return f"DU{handle.upper()}"
