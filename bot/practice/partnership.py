"""The invented partnership of Brackenmoor: as a file to load, and as a cast to be."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.practice.cast import Cast, Persona, Room, Step

#: The same file that fills the directory, so that both know the same people.
PARTNERSHIP = Path(__file__).with_name("partnership.toml")
_WORKSPACE = Path(__file__).with_name("workspace.toml")

_Table = Mapping[str, Any]


def brackenmoor() -> Cast:
    """Return the cast: a worker with Slack is a persona, a team with a room a room."""
    partnership, workspace = _read(PARTNERSHIP), _read(_WORKSPACE)
    agencies = {
        one["code"]: one["name"]
        for one in [*partnership["agency"], *partnership["school"]]
    }
    personas = {
        one["handle"]: _persona(one, agencies, workspace)
        for one in partnership["worker"]
        if "slack" in one
    }
    return Cast(
        team_id=workspace["team"],
        team_name=workspace["name"],
        personas=tuple(personas.values()),
        rooms=(
            _open_room(workspace["open_room"], personas.values()),
            *_rooms(partnership["young_person"], personas),
        ),
        tour=tuple(Step(one["title"], one["text"]) for one in workspace["tour"]),
    )


def _persona(worker: _Table, agencies: Mapping[str, str], workspace: _Table) -> Persona:
    return Persona(
        user_id=worker["slack"],
        handle=worker["handle"],
        name=worker["name"],
        title=worker["title"],
        agency=agencies[worker["agency"]],
        guest=worker["handle"] in workspace["guests"],
        external=worker.get("slack_team", workspace["team"]) != workspace["team"],
        team_id=worker.get("slack_team", ""),
        is_lead=worker.get("lead", False),
    )


def _open_room(room: _Table, personas: Iterable[Persona]) -> Room:
    inside = tuple(one.user_id for one in personas if not one.external)
    return Room(room["id"], room["name"], private=False, members=inside)


def _rooms(young_people: Iterable[_Table], personas: _Table) -> Iterable[Room]:
    for one in young_people:
        if "room" in one:
            team = [personas.get(place["worker"]) for place in one["team"]]
            there = [persona for persona in team if persona]
            yield Room(
                one["room"],
                one["reference"].lower(),
                members=tuple(persona.user_id for persona in there),
                ext_shared=any(persona.external for persona in there),
            )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
