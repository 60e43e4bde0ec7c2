"""Keys: one for each, wrapped for its owner, lost by nobody and gone for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from storage.engine import open_engine
from storage.key_tables import keys as table
from storage.keys import House, KeyGone, KeyStore
from storage.masters import (
    Masters,
    add_to_file,
    make_file,
    read_file,
    read_masters,
    take_from_file,
)
from storage.opening import open_keys
from storage.unit import Store
from storage.wrapping import NoMaster, NotAsSealed
from tests.storage.killed import kill_at_every_step
from tests.storage.processes import together

ANA, BO = "young-person-ana", "young-person-bo"
OTHERS = read_masters("other b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyISE=", "others")
#: What a rehearsal's keys are wrapped by; imported from there, it would bring Slack.
MASTERS = read_masters("practice cHJhY3RpY2VwcmFjdGljZXByYWN0aWNlcHJhY3RpY2U=", "here")
FALSE = read_masters("practice b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyISE=", "a lie")
Opens = Callable[..., KeyStore]


@pytest.fixture
def opens(store: Store) -> Iterator[Opens]:
    """Open the same keys again, as another process would; on either database."""
    opened: list[KeyStore] = []
    url = store.keys._engine.url.render_as_string(hide_password=False)

    def open_again(masters: Masters, reread: object = None) -> KeyStore:
        opened.append(KeyStore(open_engine(url), masters, reread))  # type: ignore[arg-type]
        return opened[-1]

    yield open_again
    for one in opened:
        one.close()


@pytest.fixture
def keys(store: Store) -> KeyStore:
    store.keys.make(ANA)
    store.keys.make(BO)
    return store.keys


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A master key in a file."""
    make_file(tmp_path / "master.key")
    return tmp_path / "master.key"


def test_each_has_a_key_of_their_own(keys: KeyStore) -> None:
    assert len({keys.of(ANA), keys.of(BO), keys.of_house(House.TRAIL)}) == 3
    assert len(keys.of(ANA)) == 32


def test_a_key_made_again_stays_the_same(keys: KeyStore, opens: Opens) -> None:
    before = keys.of(ANA)
    opens(MASTERS).make(ANA)

    assert keys.of(ANA) == before
    assert opens(MASTERS).of(ANA) == before


def test_several_are_asked_for_at_once(keys: KeyStore) -> None:
    assert keys.these([ANA, BO, "nobody"]) == {ANA: keys.of(ANA), BO: keys.of(BO)}


def test_somebody_who_never_had_a_key_is_not_found(keys: KeyStore) -> None:
    with pytest.raises(KeyGone):
        keys.of("nobody")


def test_a_destroyed_key_is_gone_for_good(keys: KeyStore, opens: Opens) -> None:
    keys.destroy(ANA)
    keys.destroy(ANA)

    assert keys.destroyed() == {ANA}
    for one in (keys, opens(MASTERS)):
        with pytest.raises(KeyGone):
            one.of(ANA)
        with pytest.raises(KeyGone):
            one.make(ANA)
    assert keys.of(BO)


def test_the_keys_of_the_house_are_never_destroyed(keys: KeyStore) -> None:
    before = keys.of_house(House.TRAIL)
    with pytest.raises(ValueError, match="house"):
        keys.destroy(ANA, House.TRAIL)

    assert keys.of(House.TRAIL) == before
    assert keys.of(ANA)


def test_a_wrapped_key_swapped_to_another_owner_does_not_open(keys: KeyStore) -> None:
    query = select(table.c.wrapped).where(table.c.owner == ANA)
    with keys._changing() as connection:
        wrapped = connection.execute(query).scalar_one()
        swap = update(table).where(table.c.owner == BO).values(wrapped=wrapped)
        connection.execute(swap)

    with pytest.raises(NotAsSealed):
        keys.of(BO)


def test_without_its_master_a_key_stays_shut(keys: KeyStore, opens: Opens) -> None:
    with pytest.raises(NoMaster, match="practice is not here"):
        opens(OTHERS).of(ANA)


def test_another_master_of_the_same_name_opens_nothing(
    keys: KeyStore, opens: Opens
) -> None:
    with pytest.raises(NotAsSealed):
        opens(FALSE).of(ANA)


def test_changing_the_master_changes_no_key(keys: KeyStore, opens: Opens) -> None:
    before = keys.these([ANA, BO])
    both = opens(OTHERS.renewed_by(MASTERS))
    both.masters = MASTERS.renewed_by(OTHERS)
    assert both.rotate(batch=1) == 1
    assert both.rotate(batch=1) == 0

    assert both.counts() == {"other": 2}
    assert opens(OTHERS).these([ANA, BO]) == before


def test_a_running_bot_opens_what_another_process_wrapped_anew(
    keys: KeyStore, opens: Opens, file: Path
) -> None:
    with_first = read_file(file)
    bot = opens(MASTERS.renewed_by(with_first), lambda: read_file(file))
    while bot.rotate():
        pass
    before = bot.these([ANA, BO])
    terminal = opens(add_to_file(file))
    while terminal.rotate():
        pass

    assert terminal.masters.current not in bot.masters.by_name
    assert bot.these([ANA, BO]) == before
    assert bot.masters.current == terminal.masters.current


def test_a_running_bot_makes_new_keys_with_the_newest_master(
    opens: Opens, file: Path
) -> None:
    bot = opens(read_file(file), lambda: read_file(file))
    old = bot.masters.current
    bot.make(ANA)
    opens(add_to_file(file)).rotate()
    take_from_file(file, old)
    bot.make(BO)

    assert set(opens(read_file(file)).these([ANA, BO])) == {ANA, BO}


def test_a_file_that_went_missing_stops_no_running_bot(
    opens: Opens, file: Path
) -> None:
    bot = opens(read_file(file), lambda: read_file(file))
    file.unlink()
    bot.make(ANA)

    assert bot.of(ANA)


def test_a_copy_is_noted_for_the_current_master_only(
    keys: KeyStore, opens: Opens
) -> None:
    now = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
    keys.note_copy(now)
    keys.note_copy(now)

    assert keys.copied_at() == now
    assert opens(OTHERS).copied_at() is None


def test_nothing_of_a_key_is_shown(keys: KeyStore) -> None:
    key = bytes(keys.of(ANA))
    keys.of_house(House.TRAIL)

    assert repr(key)[2:-1] not in f"{vars(keys)} {keys.of(ANA)!r} {keys!r}"


def test_processes_that_start_together_share_one_key(database_url: str) -> None:
    # The keys' own tables are made by all four at once as well.
    assert len(set(together(house_key, database_url))) == 1


def house_key(url: str) -> str:
    where = f"{url.removesuffix('.db')}-keys.db" if url.startswith("sqlite") else url
    with closing(KeyStore(open_engine(where), MASTERS)) as opened:
        return opened.of_house(House.TRAIL).hex()


def test_processes_that_start_first_of_all_agree_on_everything(tmp_path: Path) -> None:
    assert len(set(together(very_first_start, str(tmp_path)))) == 1
    assert len(read_file(tmp_path / "master.key").by_name) == 1


def very_first_start(folder: str) -> str:
    file = Path(folder) / "master.key"
    with closing(open_keys(f"sqlite:///{folder}/keys.db", "", file)) as opened:
        return opened.of_house(House.TRAIL).hex()


def test_changing_the_master_is_killed_everywhere_and_goes_on(tmp_path: Path) -> None:
    file, url = tmp_path / "master.key", f"sqlite:///{tmp_path}/keys.db"
    owners = [f"young-person-{number}" for number in range(8)]
    with closing(open_keys(url, "", file)) as first:
        for one in owners:
            first.make(one)
        before = first.these(owners)
    kept = [path.read_bytes() for path in (tmp_path / "keys.db", file)]

    def look() -> str:
        with closing(open_keys(url, "", file)) as opened:
            assert opened.these(owners) == before
            where = "+".join(str(n) for n in sorted(opened.counts().values()))
            _change(opened, file)
            assert opened.counts() == {read_file(file).current: len(owners)}
            assert opened.these(owners) == before
        _put_back(tmp_path, *kept)
        return where

    def work() -> None:
        _change(open_keys(url, "", file), file)

    seen = kill_at_every_step(work, look, every=6)

    assert len(seen) > 100
    assert {"8", "3+5", "2+6"} <= set(seen)


def _change(keys: KeyStore, file: Path) -> None:
    """Do what `keys rotate` does, a few keys at a time."""
    if set(keys.counts()) <= {keys.masters.current}:
        add_to_file(file)
    while keys.rotate(batch=3):
        pass


def _put_back(folder: Path, database: bytes, masters: bytes) -> None:
    for path in folder.glob("keys.db-*"):
        path.unlink()
    (folder / "keys.db").write_bytes(database)
    (folder / "master.key").write_bytes(masters)
