"""One process for one SQLite file."""

from __future__ import annotations

import pytest

from storage.instance import AlreadyRunning, the_only_one


def test_a_second_one_on_the_same_file_is_refused(sqlite_url: str) -> None:
    with the_only_one(sqlite_url), pytest.raises(AlreadyRunning):  # noqa: SIM117
        with the_only_one(sqlite_url):
            pass


def test_after_the_first_has_gone_the_next_may(sqlite_url: str) -> None:
    with the_only_one(sqlite_url):
        pass

    with the_only_one(sqlite_url):
        assert True


def test_postgresql_is_shared_by_any_number() -> None:
    url = "postgresql+psycopg://alongside@localhost/alongside"

    with the_only_one(url), the_only_one(url):
        assert True
