"""
The master keys: what every other key is wrapped in, and never in the database.

One line for each, newest first: a short name, a space, and 32 bytes in base64.
They come from the environment or from a file of their own, kept apart from the
database's backups: with both, somebody has everything.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KEY_BYTES = 32
_LINE = re.compile(r"([a-z0-9]{1,16})[ :]([A-Za-z0-9+/=]+)")


class BadMasterKeys(Exception):
    """The master keys cannot be used; the words say why and show no key."""


@dataclass(frozen=True, kw_only=True)
class Masters:
    """The master keys by name, the one to wrap with first."""

    by_name: Mapping[str, bytes]
    #: Where they came from, for people: a path, or the name of a variable.
    source: str
    #: True when they were made just now, and nobody has a copy yet.
    are_new: bool = False

    @property
    def current(self) -> str:
        return next(iter(self.by_name))

    def __repr__(self) -> str:
        return f"Masters({', '.join(self.by_name)})"


def read_masters(text: str, source: str) -> Masters:
    """Read keys, one a line or with commas between; raises BadMasterKeys."""
    by_name: dict[str, bytes] = {}
    for line in filter(None, re.split(r"\s*[\n,]\s*", text.strip())):
        found = _LINE.fullmatch(line)
        key = _decoded(found[2]) if found else b""
        if found is None or len(key) != KEY_BYTES:
            raise BadMasterKeys(
                f"{source}: each key is a name, a space and 32 bytes in base64."
            )
        by_name[found[1]] = key
    if not by_name:
        raise BadMasterKeys(f"{source} holds no key.")
    return Masters(by_name=by_name, source=source)


def new_line() -> str:
    """Return one new key as its line."""
    name, key = os.urandom(4).hex(), b64encode(os.urandom(KEY_BYTES)).decode()
    return f"{name} {key}"


def read_file(path: Path) -> Masters:
    """Read the key file; raises BadMasterKeys when others may read it too."""
    if path.stat().st_mode & 0o077:
        raise BadMasterKeys(f"{path} can be read by others. Run: chmod 600 {path}")
    return read_masters(path.read_text(encoding="ascii"), str(path))


def make_file(path: Path) -> Masters:
    """Make the first key, for the owner's eyes only; never over one that is there."""
    with suppress(FileExistsError):  # Another process was quicker: its key it is.
        _write(path, new_line() + "\n")
    made = read_file(path)
    return Masters(by_name=made.by_name, source=made.source, are_new=True)


def add_to_file(path: Path) -> Masters:
    """Put a new key first, keeping the old ones; all of it or nothing."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    _write(beside, f"{new_line()}\n{path.read_text(encoding='ascii')}")
    beside.replace(path)
    return read_file(path)


def _write(path: Path, text: str) -> None:
    """Write a whole new file that is on the disk before it has its name."""
    beside = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    finally:
        beside.unlink()


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except NotBase64:
        return b""
