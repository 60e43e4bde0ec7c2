"""The heart beats only while all is well; the log says once what is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.access.service import House
from bot.clock import MovableClock
from bot.ops.heartbeat import Heartbeat, touch
from bot.ops.readiness import Readiness
from bot.rehearsal import Rehearsal
from storage.unit import Store
from tests.ops.stopwatch import START, Planted, Stopwatch
from tests.stores import open_store


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = open_store(sqlite_url)
    yield opened
    opened.close()


class Beating:
    """A heartbeat with one planted check."""

    def __init__(self, store: Store, path: Path | None) -> None:
        self.clock, self.planted = Stopwatch(), Planted(tells_lead=False)
        readiness = Readiness(store, self.clock, [self.planted.watch])
        house = House(store=store, clock=self.clock, lead_ids=frozenset(), zone="UTC")
        self._heart = Heartbeat(house, readiness, path)

    def beat(self, *, ok: bool = True, later: int = 1) -> list[dict[str, object]]:
        """Beat so many minutes later; return the log lines."""
        self.planted.ok = ok
        self.clock.move_to(self.clock.now() + timedelta(minutes=later))
        with capture_logs() as lines:
            self._heart.beat(self.clock.now())
        return [dict(one) for one in lines]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    return folder / "heartbeat"


@pytest.fixture
def beating(store: Store, path: Path) -> Beating:
    return Beating(store, path)


def test_it_holds_the_time_and_nothing_else(beating: Beating, path: Path) -> None:
    beating.beat()

    assert path.read_text() == "2027-02-22T09:11:00Z\n"


def test_only_its_owner_can_read_it_and_nothing_stands_beside(
    beating: Beating, path: Path
) -> None:
    path.write_text("old")
    path.chmod(0o644)
    beating.beat()

    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_it_is_withheld_while_a_check_fails_and_given_again_after(
    beating: Beating, path: Path
) -> None:
    beating.beat()
    beating.beat(ok=False)
    beating.beat(ok=False)
    assert path.read_text() == "2027-02-22T09:11:00Z\n"

    beating.beat()
    assert path.read_text() == "2027-02-22T09:14:00Z\n"


def test_a_check_that_breaks_withholds_it(beating: Beating, path: Path) -> None:
    beating.planted.breaks = True
    beating.beat()

    assert not path.exists()


def test_a_change_is_logged_once_by_name_and_not_each_minute(beating: Beating) -> None:
    lines = [beating.beat(ok=ok) for ok in (True, False, False, True, True)]

    assert lines == [
        [],
        [{"event": "not_ready", "checks": ("nudges",), "log_level": "warning"}],
        [],
        [{"event": "ready_again", "log_level": "warning"}],
        [],
    ]


def test_what_broke_is_logged_without_its_words(beating: Beating) -> None:
    beating.planted.breaks = True

    assert "YP-7HX3" not in str(beating.beat())


def test_a_rehearsal_never_beats_for_the_real_one(
    sqlite_url: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTBEAT_FILE", str(path))
    with Rehearsal(database_url=sqlite_url, clock=MovableClock(START)) as rehearsal:
        rehearsal.move_to(START + timedelta(minutes=5))

    assert not path.exists()


def test_without_a_file_it_still_says_what_is_wrong(store: Store) -> None:
    assert Beating(store, None).beat(ok=False)


def test_a_link_that_somebody_laid_there_is_not_followed(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_text("kept")
    path.with_name(".heartbeat.new").symlink_to(elsewhere)

    with pytest.raises(OSError, match="symbolic links"):
        touch(path, START)
    assert elsewhere.read_text() == "kept"


def test_a_folder_that_is_gone_is_an_error(path: Path) -> None:
    path.parent.rmdir()

    with pytest.raises(FileNotFoundError):
        touch(path, START)
