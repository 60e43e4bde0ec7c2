"""`keys` at the terminal: copied, changed, counted and taken out, and never shown."""

from __future__ import annotations

import stat
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.terminal import app
from bot.opening import open_everything
from bot.settings import EXIT_BAD_SETTINGS, BadSettings, Settings, read_settings
from storage.masters import Masters, read_file, read_masters
from tests.storage.examples import young_person

Opened = Callable[[], Settings]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with no database and no key yet."""
    monkeypatch.chdir(tmp_path)
    for name in ("MASTER_KEYS", "MASTER_KEY_FILE", "KEYS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'alongside.db'}")
    return tmp_path


def alongside(*words: str) -> Result:
    return CliRunner().invoke(app, ["keys", *words])


def masters(here: Path) -> Masters:
    return read_file(here / "alongside-master.key")


def no_key_is_in(said: str, held: Masters) -> bool:
    letters = [b64encode(bytes(key)).decode() for key in held.by_name.values()]
    return not any(one in said or one[:10] in said for one in letters)


def somebody_new(reference: str = "YP-7HX3") -> None:
    with closing(open_everything(read_settings())) as store, store.changing() as unit:
        unit.young_people.add(young_person(reference))


def test_the_first_command_makes_a_key_and_says_where(here: Path) -> None:
    done = alongside("show")

    assert done.exit_code == 0
    assert f"A new master key was made: {here}/alongside-master.key." in done.stderr
    assert "python -m bot keys copied" in done.stderr
    assert no_key_is_in(done.output, masters(here))
    mode = stat.S_IMODE((here / "alongside-master.key").stat().st_mode)
    assert mode == 0o600


def test_the_second_command_says_nothing_of_it() -> None:
    alongside("show")

    assert alongside("show").stderr == ""


def test_a_copy_is_thanked_for_and_remembered(here: Path) -> None:
    assert "Thank you" in alongside("copied").output
    with closing(open_everything(read_settings())) as store:
        assert store.keys.copied_at() is not None


def test_changing_the_key_wraps_everything_in_the_new_one(here: Path) -> None:
    somebody_new()
    [old] = masters(here).by_name
    done = alongside("rotate")
    new, kept = masters(here).by_name

    assert done.exit_code == 0
    assert f"Every key is wrapped by {new} now." in done.output
    assert kept == old
    assert alongside("show").output.split()[:1] == [new]
    assert f"{old}       0" in alongside("show").output
    assert no_key_is_in(done.output, masters(here))


def test_a_change_that_was_cut_off_is_ended_without_another_key(here: Path) -> None:
    somebody_new()
    alongside("rotate")
    [newest, first] = masters(here).by_name
    lines = (here / "alongside-master.key").read_text().splitlines()
    (here / "alongside-master.key").write_text("\n".join(reversed(lines)))
    alongside("rotate")

    assert list(masters(here).by_name) == [first, newest]
    assert f"{newest}       0" in alongside("show").output


def test_an_old_key_at_none_can_be_taken_out(here: Path) -> None:
    somebody_new()
    [old] = masters(here).by_name
    alongside("rotate")
    done = alongside("retire", old)

    assert done.exit_code == 0
    assert old not in masters(here).by_name
    with closing(open_everything(read_settings())) as store, store.looking() as unit:
        assert unit.young_people.by_reference("YP-7HX3") == young_person()


def test_a_key_that_is_needed_stays(here: Path) -> None:
    somebody_new()
    [only] = masters(here).by_name
    refused = alongside("retire", only)
    unknown = alongside("retire", "nobody")

    assert refused.exit_code == unknown.exit_code == 1
    assert "That is the newest one." in refused.stderr
    assert "There is no master key of that name." in unknown.stderr
    assert list(masters(here).by_name) == [only]


def test_with_keys_of_the_environment_no_file_is_made_or_changed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = f"first {b64encode(bytes(32)).decode()}"
    second = f"second {b64encode(bytes(range(32))).decode()}"
    monkeypatch.setenv("MASTER_KEYS", first)
    somebody_new()
    monkeypatch.setenv("MASTER_KEYS", f"{second},{first}")
    done = alongside("rotate")
    refused = alongside("retire", "first")

    assert "Every key is wrapped by second now." in done.output
    assert "Take the old one out there." in refused.stderr
    assert no_key_is_in(done.output, read_masters(f"{first},{second}", ""))
    assert list(here.glob("*.key")) == []


def refused() -> str:
    """Return what is said instead of opening."""
    with pytest.raises(BadSettings) as bad:
        open_everything(read_settings())
    done = alongside("show")
    assert done.exit_code == EXIT_BAD_SETTINGS
    assert "Traceback" not in done.output
    assert str(bad.value) in done.stderr
    return str(bad.value)


def test_a_file_that_went_missing_is_missed_and_not_made_anew(here: Path) -> None:
    somebody_new()
    file = here / "alongside-master.key"
    file.rename(here / "elsewhere")

    assert refused() == f"{file} cannot be read: No such file or directory."
    assert not file.exists()


def test_another_key_is_refused_by_its_name(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody_new()
    [name] = masters(here).by_name
    monkeypatch.setenv("MASTER_KEYS", f"other {b64encode(bytes(32)).decode()}")

    assert refused().startswith(f"MASTER_KEYS lacks the key {name}. Put it back")


def test_another_key_of_the_same_name_is_refused(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody_new()
    [name] = masters(here).by_name
    monkeypatch.setenv("MASTER_KEYS", f"{name} {b64encode(bytes(32)).decode()}")

    assert "a key of the right name that does not fit" in refused()


def test_a_file_that_others_can_read_is_refused(here: Path) -> None:
    somebody_new()
    (here / "alongside-master.key").chmod(0o644)

    assert "can be read by others. Run: chmod 600" in refused()


def test_keys_of_another_database_are_refused_and_nobody_is_lost(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody_new()
    monkeypatch.setenv("KEYS_URL", f"sqlite:///{here}/others.db")
    assert "Young people whose key is missing: 1." in refused()
    monkeypatch.delenv("KEYS_URL")

    with closing(open_everything(read_settings())) as store, store.looking() as unit:
        assert unit.young_people.by_reference("YP-7HX3") == young_person()
