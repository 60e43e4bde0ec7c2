"""A throw-away PostgreSQL cluster for the tests, on a socket nobody else can reach."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url

#: Safe to lose, so quick: nothing is flushed to the disk.
_QUICK = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c listen_addresses='' -c max_connections=60 -c shared_buffers=32MB "
    "-c autovacuum=off"
)
#: The same order and letters on every machine; no flushing while it is made.
_PLAIN = ("-N", "-E", "UTF8", "--no-locale")
_TEMPLATE = "alongside_template"
#: Where Linux keeps files in memory; a database is copied there in no time.
_MEMORY = Path("/dev/shm")
#: What a cluster may come to need, a few times over: each process has one.
_ROOM_BYTES = 4 * 1024**3


def find_postgresql() -> Path | None:
    """Return the folder that holds initdb and pg_ctl, the newest if there are more."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = Path(on_path).resolve() if on_path else (debian[-1] if debian else None)
    return found.parent if found else None


@dataclass(kw_only=True)
class Cluster:
    """A running server; every test gets a database copied from one template."""

    programs: Path
    home: Path

    def start(self) -> None:
        """Make the cluster and its empty template, and listen on a socket."""
        data = str(self.home / "data")
        self._run("initdb", "-D", data, "-U", "alongside", "-A", "trust", *_PLAIN)
        options = f"{_QUICK} -c unix_socket_directories={self.home}"
        log = str(self.home / "log")
        self._run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        self._names = count(1)
        self.sql(f"CREATE DATABASE {_TEMPLATE}")

    def stop(self) -> None:
        self._engine.dispose()
        data = str(self.home / "data")
        self._run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def template_url(self) -> str:
        return self.url(_TEMPLATE)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://alongside@/{database}?host={self.home}"

    def fresh(self, like: str = "") -> str:
        """Return the address of a new copy of a database, or of the empty template."""
        template = make_url(like).database if like else _TEMPLATE
        name = f"test_{next(self._names)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.url(name)

    def drop(self, url: str) -> None:
        self.sql(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def sql(self, statement: str) -> None:
        """Run a statement outside any transaction, as CREATE DATABASE wants it."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql(statement)

    @cached_property
    def _engine(self) -> Engine:
        """Keeps its connection: opening one costs as much as a database."""
        return create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*_as_somebody_else(), str(self.programs / program), *arguments]
        # Not a pipe: the server would keep it open, and reading would never end.
        with (self.home / "setup").open("w+b") as said:
            done = subprocess.run(
                command, stdout=said, stderr=said, cwd=self.home, check=False
            )
            said.seek(0)
            words = said.read().decode()
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{words}")


def new_cluster(programs: Path) -> Cluster:
    """Return a cluster not yet started, in a folder of its own with a short path."""
    home = Path(tempfile.mkdtemp(prefix="alongside-pg-", dir=_roomy()))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_somebody())
        os.chown(home, owner.pw_uid, owner.pw_gid)
    return Cluster(programs=programs, home=home)


def _roomy() -> Path:
    """Return where the files may lie: in memory where that has room, else on disk."""
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES
    return _MEMORY if has_room and os.access(_MEMORY, os.W_OK) else Path("/tmp")


def _as_somebody_else() -> list[str]:
    """PostgreSQL refuses to run as root, so root hands it to somebody harmless."""
    return ["runuser", "-u", _somebody(), "--"] if os.geteuid() == 0 else []


def _somebody() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
