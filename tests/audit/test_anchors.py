"""The anchor file: one line at a time, whole or said to be torn."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from bot.audit.anchors import AnchorFile
from bot.audit.chain import Chain
from bot.audit.records import Anchor
from bot.audit.rules import first_forged
from tests.audit.histories import BEGAN, KEY

CHAIN = Chain(KEY)


@pytest.fixture
def file(tmp_path: Path) -> AnchorFile:
    return AnchorFile(tmp_path / "anchors.log")


def anchor(number: int) -> Anchor:
    at = BEGAN + timedelta(minutes=10 * number)
    return Anchor(sequence=number * 7, mac=f"{number:064x}", at=at)


def add(file: AnchorFile, *numbers: int) -> None:
    for number in numbers:
        file.add(anchor(number), CHAIN.seal_anchor)


def test_what_was_added_is_read_again(file: AnchorFile) -> None:
    add(file, 1, 2, 3)

    assert [one.anchor for one in file.read().lines] == [anchor(n) for n in (1, 2, 3)]
    assert file.newest() == anchor(3)


def test_a_line_is_when_which_and_what(file: AnchorFile) -> None:
    add(file, 1)

    seal = CHAIN.seal_anchor(anchor(1))
    assert file.path.read_text() == f"2027-02-22T09:20:00Z 7 {1:064x} {seal}\n"


def test_a_line_read_again_is_ours(file: AnchorFile) -> None:
    """The part of a second is not written down, so it is not sealed either."""
    later = Anchor(sequence=7, mac="a" * 64, at=BEGAN + timedelta(microseconds=5))
    file.add(later, CHAIN.seal_anchor)

    assert first_forged(file.read().lines, CHAIN) is None


def test_only_its_owner_can_read_it(file: AnchorFile) -> None:
    add(file, 1)

    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_file_that_is_not_there_is_said_to_be_missing(file: AnchorFile) -> None:
    assert not file.read().is_there
    assert file.newest() is None


def test_an_empty_file_is_there(file: AnchorFile) -> None:
    file.path.touch()

    assert file.read().is_there
    assert file.newest() is None


@pytest.mark.parametrize("left", [1, 20, 25, 60, 100, 150])
def test_a_torn_last_line_is_counted_and_left_out(file: AnchorFile, left: int) -> None:
    add(file, 1, 2)
    whole = file.path.read_bytes()
    end = whole.index(b"\n") + 1 + left
    file.path.write_bytes(whole[:end])

    found = file.read()
    assert [one.anchor for one in found.lines] == [anchor(1)]
    assert found.unreadable == 1
    assert file.newest() == anchor(1)


def test_after_a_torn_line_a_new_one_begins(file: AnchorFile) -> None:
    add(file, 1, 2)
    file.path.write_bytes(file.path.read_bytes()[:-40])
    add(file, 3)

    assert [one.anchor for one in file.read().lines] == [anchor(1), anchor(3)]
    assert [one.number for one in file.read().lines] == [1, 3]
    assert file.newest() == anchor(3)


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe\x00", b"2027-13-45T09:10:00Z 1 " + b"a" * 64 + b" " + b"b" * 64],
    ids=["no letters", "no such day"],
)
def test_a_spoilt_line_spoils_no_other(file: AnchorFile, line: bytes) -> None:
    add(file, 1)
    file.path.write_bytes(file.path.read_bytes() + line + b"\n")
    add(file, 2)

    assert [one.anchor for one in file.read().lines] == [anchor(1), anchor(2)]
    assert file.read().unreadable == 1


def test_the_newest_is_found_in_a_long_file(file: AnchorFile) -> None:
    add(file, *range(1, 101))

    assert file.newest() == anchor(100)
    assert len(file.read().lines) == 100
