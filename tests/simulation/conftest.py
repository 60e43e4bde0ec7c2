"""A small invented year, played once for all tests of this folder."""

from __future__ import annotations

import pytest

from bot.simulation.people import Size
from bot.simulation.play import Year
from bot.simulation.records import Log, World
from bot.simulation.world import make_world

SMALL = Size(workers=20, schools=4, items=100)
TINY = Size(workers=10, schools=3, items=25)


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(1, SMALL)


@pytest.fixture(scope="session")
def log(world: World, tmp_path_factory: pytest.TempPathFactory) -> Log:
    folder = tmp_path_factory.mktemp("year")
    return Year(world, f"sqlite:///{folder / 'year.db'}").play()
