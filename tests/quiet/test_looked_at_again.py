"""When days, deputies or teams change, what runs is looked at again at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.access.service import House
from bot.directory.import_file import FileImport
from bot.directory.requests import OwnDays, TeamChange
from bot.directory.service import Directory
from bot.nudges.ladder_file import as_text, read_ladders
from bot.nudges.records import Climb, Matter
from bot.practice.partnership import PARTNERSHIP
from bot.teams.service import Teams
from tests.meetings.desk import ZONE, Desk

LATER = datetime(2027, 3, 10, tzinfo=UTC)


def own_days(desk: Desk, _folder: Path) -> None:
    days = OwnDays(
        version=desk.worker("ludo").version,
        working_days=frozenset({0, 1}),
        deputy_id=None,
        leave_from=None,
        leave_until=None,
        take_back=(),
    )
    _directory(desk).workers.set_days(desk.asker("ludo"), days)


def a_change_of_the_team(desk: Desk, _folder: Path) -> None:
    change = TeamChange(
        reference="YP-7HX3",
        worker_id=desk.id_of("ebba"),
        joins=True,
        role="head of year",
        knows_them=False,
        day=date(2027, 2, 22),
        sees=None,
        sees_earlier=None,
    )
    _directory(desk).young_people.change_team(desk.asker("barnaby"), change)


def not_any_more(desk: Desk, _folder: Path) -> None:
    with desk.store.looking() as unit:
        [place] = [
            one
            for one in unit.young_people.places(desk.young_person().id)
            if one.worker_id == desk.id_of("corin")
        ]
    house = House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    Teams(house).not_any_more(desk.asker("corin"), place.id)


def a_file_with_other_days(desk: Desk, folder: Path) -> None:
    _load(desk, folder, "ludo", "Mon–Tue")


@pytest.mark.parametrize(
    "what", [own_days, a_change_of_the_team, not_any_more, a_file_with_other_days]
)
def test_what_runs_is_looked_at_again(
    either: Desk, tmp_path: Path, what: Callable[[Desk, Path], None]
) -> None:
    climb_id = _climb(either)
    what(either, tmp_path)

    assert _next_look(either, climb_id) == either.clock.now()


def test_a_file_that_changes_somebody_else_leaves_it_alone(
    desk: Desk, tmp_path: Path
) -> None:
    climb_id = _climb(desk)
    _load(desk, tmp_path, "merrick", "Mon–Tue")

    assert _next_look(desk, climb_id) == LATER


def _directory(desk: Desk) -> Directory:
    return Directory(desk.store, desk.clock, frozenset(), ZONE)


def _load(desk: Desk, folder: Path, handle: str, works: str) -> None:
    """Load the partnership's file with other working days for one worker."""
    before, begun, after = PARTNERSHIP.read_text().partition(f'handle = "{handle}"\n')
    lines = [one for one in after.split("\n\n")[0].splitlines() if "works" not in one]
    rest = after[len(after.split("\n\n")[0]) :]
    file = folder / "partnership.toml"
    theirs = "\n".join([*lines, f'works = "{works}"'])
    file.write_text(f"{before}{begun}{theirs}{rest}")
    FileImport(desk.store, desk.clock, zone=ZONE).load(file)


def _climb(desk: Desk) -> str:
    """Begin a ladder for Ludo about YP-7HX3 that is next looked at weeks later."""
    climb = Climb(
        id=desk.clock.new_id(),
        matter=Matter.ASK,
        item_id=desk.clock.new_id(),
        edition=0,
        worker_id=desk.id_of("ludo"),
        young_person_id=desk.young_person().id,
        ladder=as_text(read_ladders()[Matter.ASK]),
        started_at=desk.clock.now(),
        next_at=LATER,
    )
    with desk.store.changing() as unit:
        assert unit.nudges.begin(climb)
    return climb.id


def _next_look(desk: Desk, climb_id: str) -> datetime | None:
    with desk.store.looking() as unit:
        climb = unit.nudges.climb(climb_id)
    assert climb is not None
    return climb.next_at
