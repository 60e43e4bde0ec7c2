"""The page answers on this computer only, in check names and nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from bot.ops import page as page_module
from bot.ops.page import ReadyPage
from bot.ops.readiness import Check, Readiness
from bot.scheduler import Ticks
from storage.unit import Store
from tests.ops.stopwatch import Planted, Stopwatch, asked, tick
from tests.stores import open_store


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = open_store(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def readiness(store: Store, watch: Stopwatch) -> Readiness:
    return Readiness(store, watch)


@pytest.fixture
def page(readiness: Readiness) -> Iterator[ReadyPage]:
    open_page = ReadyPage(0, readiness.look)
    yield open_page
    open_page.close()


def test_ready_is_200_with_the_name_of_each_check(page: ReadyPage) -> None:
    status, _, said = asked(page.port, "/readyz")

    assert status == 200
    assert said == {
        "ready": True,
        "checks": {"database": True, "migration": True, "deliveries": True},
    }


def test_it_is_503_while_a_tick_is_late(
    page: ReadyPage, readiness: Readiness, watch: Stopwatch
) -> None:
    readiness.watch_ticks(Ticks([tick("sweep", lambda _now: None)], watch))
    watch.seconds += 151
    status, _, said = asked(page.port, "/readyz")

    assert (status, said["ready"], said["checks"]["tick:sweep"]) == (503, False, False)


def test_it_is_503_while_a_planted_check_fails_and_200_again_after(
    page: ReadyPage, readiness: Readiness
) -> None:
    planted = Planted()
    readiness.add(planted.watch)
    planted.ok = False
    assert asked(page.port, "/readyz")[0] == 503

    planted.ok = True
    assert asked(page.port, "/readyz")[0] == 200


def test_no_word_beyond_the_names_is_in_the_answer(
    page: ReadyPage, readiness: Readiness
) -> None:
    planted, broken = Planted(), Planted("broken")
    planted.ok, broken.breaks = False, True
    readiness.add(planted.watch)
    readiness.add(broken.watch)
    _, body, said = asked(page.port, "/readyz")

    assert set(said) == {"ready", "checks"}
    assert set(said["checks"]) == {
        "database",
        "migration",
        "deliveries",
        "nudges",
        "broken",
    }
    assert {type(one) for one in said["checks"].values()} == {bool}
    assert "step-late" not in body
    assert "YP-7HX3" not in body


def test_it_is_alive_whatever_the_database_does(
    page: ReadyPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "_PATIENCE_SECONDS", 0.05)
    with store.changing():
        assert asked(page.port, "/livez")[:2] == (200, "ok")
        status, _, said = asked(page.port, "/readyz")

    assert (status, said) == (503, {"ready": False, "checks": {"database": False}})


def test_however_many_ask_it_looks_once_at_a_time() -> None:
    free, looks = threading.Event(), []

    def look() -> tuple[Check, ...]:
        looks.append(1)
        free.wait(10)
        return (Check(name="database", ok=True),)

    asking = page_module._Asking(look)
    found = [asking._answer() for _ in range(5)]
    free.set()

    assert {one.result(timeout=10) for one in found} == {asking._answer().result(10)}
    assert len(set(found)) == 1
    assert len(looks) <= 2


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/readyz/"),
        ("GET", "/readyz?all"),
        ("GET", "/metrics"),
        ("POST", "/readyz"),
        ("HEAD", "/livez"),
        ("BREW", "/livez"),
    ],
)
def test_anything_else_is_not_there(page: ReadyPage, method: str, path: str) -> None:
    assert asked(page.port, path, method)[:2] == (404, "")


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(4096), b""))


def test_the_answer_does_not_say_which_software_this_is(page: ReadyPage) -> None:
    head = raw(page.port, b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n").lower()

    assert b"server:" not in head
    assert b"python" not in head


def test_what_is_no_request_gets_no_word_of_itself_back(page: ReadyPage) -> None:
    answer = raw(page.port, b"SECRET WORDS OF NO REQUEST AT ALL\r\n\r\n")

    assert b"SECRET" not in answer


def test_whoever_says_nothing_is_cut_off(
    page: ReadyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "_REQUEST_SECONDS", 0.05)

    assert raw(page.port, b"GET /livez HTT") == b""
    assert asked(page.port, "/livez")[0] == 200


def test_many_who_say_nothing_are_turned_away(page: ReadyPage) -> None:
    where = ("127.0.0.1", page.port)
    held = [socket.create_connection(where, timeout=10) for _ in range(4)]
    late = socket.create_connection(where, timeout=10)
    try:
        assert late.recv(1) == b""
    finally:
        for one in (*held, late):
            one.close()


def test_it_listens_on_this_computer_only(page: ReadyPage) -> None:
    assert page._server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_an_error(page: ReadyPage) -> None:
    with pytest.raises(OSError, match="in use"):
        ReadyPage(page.port, tuple)
