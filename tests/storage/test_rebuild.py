"""
A later step alters a parent table that much hangs on, and nothing is lost.

SQLite alters a column by building its table anew. Done with Alembic's own batch
on an ordinary connection that deletes child rows and drops triggers and indexes
without a word; the control shows it. Our steps keep them, or are refused.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, String, create_engine, event
from sqlalchemy.exc import IntegrityError, SAWarning

from storage.engine import WRITES, open_engine
from storage.inventory import Inventory, take_inventory
from storage.migrate import HEAD, MIGRATIONS, LostInMigration, alembic_config
from storage.rebuild import rebuilding

NOTES = 500
SCHEMA = [
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, "
    "CONSTRAINT ck_person_named CHECK (name != ''))",
    "CREATE TABLE note (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL "
    "CONSTRAINT fk_note_person REFERENCES person (id) ON DELETE CASCADE)",
    "CREATE TABLE seen (note_id INTEGER)",
    "CREATE INDEX ix_person_lower ON person (lower(name))",
    "CREATE TRIGGER stay BEFORE DELETE ON person "
    "BEGIN SELECT raise(ABORT, 'people stay'); END",
    "CREATE TRIGGER look AFTER INSERT ON note WHEN (SELECT count(*) FROM person) > 0 "
    "BEGIN INSERT INTO seen VALUES (new.id); END",
    "INSERT INTO person VALUES (1, 'Odile')",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
    f"LIMIT {NOTES}) INSERT INTO note SELECT i, 1 FROM n",
]
STEP = """
import sqlalchemy as sa
from alembic import op
from storage.rebuild import rebuilding

revision, down_revision = "9001", "{head}"
DROPS = frozenset({drops!r})

def upgrade():
    {body}

def downgrade():
    pass
"""
Alter = Callable[..., None]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database at the newest step, with a parent table that much hangs on."""
    opened = open_engine(f"sqlite:///{tmp_path}/trial.db")
    with alembic_config(opened) as config:
        command.upgrade(config, "head")
    with opened.execution_options(**{WRITES: True}).begin() as connection:
        for statement in SCHEMA:
            connection.exec_driver_sql(statement)
    yield opened
    opened.dispose()


@pytest.fixture
def take_step(engine: Engine, tmp_path: Path) -> Alter:
    """Write a step after the newest, and take it."""

    def take(*body: str, drops: tuple[str, ...] = ()) -> None:
        versions = tmp_path / "versions"
        shutil.copytree(MIGRATIONS / "versions", versions, dirs_exist_ok=True)
        written = STEP.format(head=HEAD, drops=drops, body="\n    ".join(body))
        (versions / "9001_trial.py").write_text(written)
        with alembic_config(engine, versions) as config:
            command.upgrade(config, "head")

    return take


REBUILD = (
    'with rebuilding("person") as person:',
    '    person.alter_column("name", type_=sa.String(80))',
)


def test_the_usual_way_deletes_every_child_row_without_a_word(tmp_path: Path) -> None:
    plain = create_engine(f"sqlite:///{tmp_path}/plain.db")
    event.listen(plain, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    with plain.begin() as connection:
        for statement in SCHEMA:
            if "TRIGGER" not in statement:
                connection.exec_driver_sql(statement)
    with pytest.warns(SAWarning, match="expression-based"), plain.begin() as connection:
        widen_the_usual_way(connection)
    with plain.connect() as connection:
        left = take_inventory(connection)
    plain.dispose()

    assert left.rows["note"] == 0
    assert "index ix_person_lower" not in left.things


def widen_the_usual_way(connection: Connection) -> None:
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("person") as person:
        person.alter_column("name", type_=String(80))


def test_our_way_loses_nothing(engine: Engine, take_step: Alter) -> None:
    before = inventory(engine)
    take_step(*REBUILD)
    after = inventory(engine)

    assert before.things == after.things
    assert before.rows == after.rows
    assert after.rows["note"] == after.rows["seen"] == NOTES


def test_our_way_does_alter_the_column(engine: Engine, take_step: Alter) -> None:
    take_step(*REBUILD)
    with engine.connect() as connection:
        sql = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name = 'person'"
        ).scalar_one()

    assert "VARCHAR(80)" in sql


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("DELETE FROM person", "people stay"),
        ("INSERT INTO person VALUES (2, '')", "ck_person_named"),
        ("INSERT INTO note VALUES (9999, 9999)", "FOREIGN KEY"),
    ],
)
def test_what_guarded_the_rows_still_guards_them(
    engine: Engine, take_step: Alter, statement: str, refusal: str
) -> None:
    take_step(*REBUILD)
    writing = engine.execution_options(**{WRITES: True})

    with writing.connect() as connection, pytest.raises(IntegrityError, match=refusal):
        connection.exec_driver_sql(statement)


def test_one_of_our_own_tables_can_be_rebuilt(engine: Engine, take_step: Alter) -> None:
    before = inventory(engine)
    take_step(
        'with rebuilding("workers") as workers:',
        '    workers.alter_column("title", type_=sa.String(200))',
    )

    assert inventory(engine) == before


@pytest.mark.filterwarnings(
    "ignore:Skipped unsupported reflection:sqlalchemy.exc.SAWarning"
)
@pytest.mark.parametrize(
    ("body", "loss"),
    [
        ("op.drop_index('ix_person_lower')", "index ix_person_lower"),
        ("op.execute('DROP TRIGGER stay')", "trigger stay"),
        ("op.execute('DELETE FROM seen WHERE note_id = 1')", "rows of seen"),
        ("op.drop_table('seen')", "table seen"),
        (
            "with rebuilding('person') as p: p.drop_constraint('ck_person_named')",
            "constraint ck_person_named",
        ),
    ],
    ids=["index", "trigger", "row", "table", "check"],
)
class TestAStepThatLosesSomething:
    def test_is_refused_and_taken_back(
        self, engine: Engine, take_step: Alter, body: str, loss: str
    ) -> None:
        before = inventory(engine)
        with pytest.raises(LostInMigration, match=f"9001 loses {loss}"):
            take_step(body)

        assert inventory(engine) == before

    def test_is_taken_when_it_says_so(
        self, engine: Engine, take_step: Alter, body: str, loss: str
    ) -> None:
        before = inventory(engine)
        take_step(body, drops=(loss,))

        assert before.lost(inventory(engine), frozenset()) == [loss]


def test_a_step_that_leaves_a_row_pointing_at_nothing_is_taken_back(
    engine: Engine, take_step: Alter
) -> None:
    before = inventory(engine)
    with pytest.raises(LostInMigration, match="A row of note points at nothing"):
        take_step("op.execute('UPDATE note SET person_id = 7 WHERE id = 1')")

    assert inventory(engine) == before
    with engine.connect() as connection:
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").first()


def test_a_rebuilt_table_on_postgresql_is_simply_altered(postgresql_url: str) -> None:
    engine = open_engine(postgresql_url)
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        assert take_inventory(connection) == Inventory(rows={}, things={})
        _widen(connection)
        length = connection.exec_driver_sql(
            "SELECT character_maximum_length FROM information_schema.columns "
            "WHERE table_name = 'workers' AND column_name = 'title'"
        ).scalar_one()
    engine.dispose()

    assert length == 200


def _widen(connection: Connection) -> None:
    with (
        Operations.context(MigrationContext.configure(connection)),
        rebuilding("workers") as workers,
    ):
        workers.alter_column("title", type_=String(200))


def inventory(engine: Engine) -> Inventory:
    with engine.connect() as connection:
        return take_inventory(connection)
