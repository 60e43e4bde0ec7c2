"""Master keys: read, kept for their owner's eyes, and never half written."""

from __future__ import annotations

import os
import pickle
import stat
import traceback
from base64 import b64encode
from collections import Counter
from pathlib import Path

import pytest

from storage.masters import (
    BadMasterKeys,
    Key,
    add_to_file,
    make_file,
    read_file,
    read_masters,
    take_from_file,
)
from tests.storage.killed import kill_at_every_step
from tests.storage.processes import PROCESSES, together

SECRET = b"this must be seen by nobody ever"
SECRET_KEY = Key(SECRET)
LINE = f"first {b64encode(SECRET).decode()}"
OTHER = f"second {b64encode(bytes(32)).decode()}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "master.key"


def written(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def shows_the_secret(text: str) -> bool:
    letters = b64encode(SECRET).decode()
    return SECRET.decode() in text or letters in text or letters[:12] in text


@pytest.mark.parametrize("between", ["\n", ",", " , ", "\n\n", "\r\n"])
def test_keys_stand_on_lines_or_between_commas(between: str) -> None:
    read = read_masters(f"\n{LINE}{between}{OTHER}\n", "here")

    assert list(read.by_name) == ["first", "second"]
    assert read.by_name["first"] == SECRET


def test_the_first_is_the_one_to_wrap_with() -> None:
    assert read_masters(f"{OTHER},{LINE}", "here").current == "second"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        "first",
        LINE.removeprefix("first "),
        f"First {b64encode(SECRET).decode()}",
        f"first {b64encode(SECRET[:16]).decode()}",
        f"{LINE}=",
        f"{LINE}\nfirst {b64encode(bytes(32)).decode()}",
        f"{LINE}\nnonsense",
        LINE[:-3],
    ],
)
def test_what_cannot_be_used_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(BadMasterKeys) as refused:
        read_masters(text, "MASTER_KEYS")

    said = "".join(traceback.format_exception(refused.value))
    assert str(refused.value).startswith("MASTER_KEYS")
    assert not shows_the_secret(said)


def test_no_repr_shows_a_key() -> None:
    read = read_masters(LINE, "here")
    shown = [repr(read), str(read), repr(read.by_name), f"{vars(read)}"]
    shown += [f"{SECRET_KEY}", f"{SECRET_KEY!r}", str(SECRET_KEY), str([SECRET_KEY])]

    assert not any(shows_the_secret(one) for one in shown)


def test_a_key_is_still_its_bytes() -> None:
    assert SECRET_KEY == SECRET
    assert pickle.loads(pickle.dumps(SECRET_KEY)) == SECRET


def test_a_new_file_is_for_its_owner_only(file: Path) -> None:
    before = os.umask(0)
    try:
        made = make_file(file)
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made.are_new
    assert made.source == str(file)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o601, 0o777])
def test_a_file_that_others_may_open_is_refused(file: Path, mode: int) -> None:
    written(file, LINE, mode)

    with pytest.raises(BadMasterKeys, match=f"Run: chmod 600 {file}"):
        read_file(file)


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_for_its_owner_is_read(file: Path, mode: int) -> None:
    assert read_file(written(file, LINE, mode)).by_name["first"] == SECRET


def test_a_file_that_is_none_is_refused_in_words(file: Path) -> None:
    with pytest.raises(BadMasterKeys, match="No such file"):
        read_file(file)
    with pytest.raises(BadMasterKeys, match="Is a directory"):
        read_file(file.parent)
    with pytest.raises(BadMasterKeys, match="cannot be written: No such file"):
        make_file(file.parent / "nowhere" / "master.key")


def test_a_file_of_other_letters_is_not_quoted(file: Path) -> None:
    written(file, f"{LINE} – mine")

    with pytest.raises(BadMasterKeys, match="not a file of keys") as refused:
        read_file(file)

    assert not shows_the_secret("".join(traceback.format_exception(refused.value)))


def test_making_never_writes_over_a_file_that_is_there(file: Path) -> None:
    made = make_file(file)

    assert make_file(file).by_name == made.by_name


def test_processes_that_start_together_make_one_key(file: Path) -> None:
    names = together(made_by, str(file))

    assert len(set(names)) == 1
    assert list(read_file(file).by_name) == names[:1]


def made_by(path: str) -> str:
    return make_file(Path(path)).current


def test_processes_that_add_together_lose_no_key(file: Path) -> None:
    first = make_file(file).current
    added = together(added_by, str(file))

    assert set(read_file(file).by_name) == {
        first,
        *(one for ten in added for one in ten),
    }
    assert len(read_file(file).by_name) == 1 + 10 * PROCESSES


def added_by(path: str) -> list[str]:
    before = set(read_file(Path(path)).by_name)
    for _ in range(10):
        add_to_file(Path(path))
    return sorted(set(read_file(Path(path)).by_name) - before)


def test_a_new_key_goes_first_and_the_old_ones_stay(file: Path) -> None:
    written(file, f"{LINE},{OTHER}")
    added = add_to_file(file)

    assert list(added.by_name)[1:] == ["first", "second"]
    assert added.by_name["first"] == SECRET
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_old_key_can_be_taken_out(file: Path) -> None:
    written(file, f"{OTHER}\n{LINE}\n")

    assert list(take_from_file(file, "first").by_name) == ["second"]
    assert not shows_the_secret(file.read_text())


def test_a_link_to_the_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.key"
    link.symlink_to(written(file, LINE))
    add_to_file(link)

    assert link.is_symlink()
    assert len(read_file(file).by_name) == 2


def test_killed_while_it_is_made_there_is_a_whole_file_or_none(file: Path) -> None:
    def look() -> str:
        there = len(read_file(file).by_name) if file.exists() else 0
        file.unlink(missing_ok=True)
        return f"{there} keys"

    seen = kill_at_every_step(lambda: make_file(file), look)

    assert set(seen) == {"0 keys", "1 keys"}


def test_killed_while_a_key_is_added_no_key_is_lost(file: Path) -> None:
    written(file, LINE)

    def look() -> str:
        found = read_file(file).by_name
        assert found["first"] == SECRET
        written(file, LINE)
        return f"{len(found)} keys"

    seen = kill_at_every_step(lambda: add_to_file(file), look)

    assert set(seen) == {"1 keys", "2 keys"}


def test_what_a_killed_one_left_goes_with_the_next(file: Path, tmp_path: Path) -> None:
    written(file, LINE)
    left = Counter[int]()

    def look() -> str:
        add_to_file(file)
        left[len(list(tmp_path.iterdir()))] += 1
        written(file, LINE)
        return ""

    kill_at_every_step(lambda: add_to_file(file), look)

    assert set(left) == {1}
