"""
The master keys: what every other key is wrapped in, and never in the database.

One line for each, newest first: a short name, a space, and 32 bytes in base64.
They come from the environment or from a file of their own, kept apart from the
database's backups: with both, somebody has everything.
"""

from __future__ import annotations

import fcntl
import os
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

KEY_BYTES = 32
_LINE = re.compile(r"([a-z0-9]{1,16})[ :]([A-Za-z0-9+/=]+)")
#: What of a file's mode lets others than its owner near it.
_OTHERS = 0o077


class BadMasterKeys(Exception):
    """The master keys cannot be used; the words say why and show no key."""


class Key(bytes):
    """A key that never shows itself: not in a repr, a log or a traceback."""

    def __repr__(self) -> str:
        return "<a key>"

    __str__ = __repr__


@dataclass(frozen=True, kw_only=True)
class Masters:
    """The master keys by name, the one to wrap with first."""

    by_name: Mapping[str, Key]
    #: Where they came from, for people: a path, or the name of a variable.
    source: str
    #: True when they were made just now, and nobody has a copy yet.
    are_new: bool = False

    @property
    def current(self) -> str:
        return next(iter(self.by_name))

    def renewed_by(self, fresh: Masters) -> Masters:
        """Return the fresh ones first; what is held stays, for what it still opens."""
        return replace(self, by_name={**fresh.by_name, **self.by_name})

    def __repr__(self) -> str:
        return f"Masters({', '.join(self.by_name)})"


def read_masters(text: str, source: str) -> Masters:
    """Read keys, one a line or with commas between; raises BadMasterKeys."""
    by_name: dict[str, Key] = {}
    for line in _lines(text):
        found = _LINE.fullmatch(line)
        key = _decoded(found[2]) if found else Key()
        if found is None or len(key) != KEY_BYTES:
            raise BadMasterKeys(
                f"{source}: each key is a name, a space and 32 bytes in base64."
            )
        if found[1] in by_name:
            raise BadMasterKeys(f"{source} has two keys of one name. Keep one.")
        by_name[found[1]] = key
    if not by_name:
        raise BadMasterKeys(f"{source} holds no key.")
    return Masters(by_name=by_name, source=source)


def read_file(path: Path) -> Masters:
    """Read the key file; raises BadMasterKeys when others may read it too."""
    return read_masters(_text_of(path), str(path))


def make_file(path: Path) -> Masters:
    """Make the first key, for the owner's eyes only; never over one that is there."""
    with _alone(path) as real:
        # Another process may have been quicker: then its key it is.
        if not real.exists():
            _write(real, [_new_line()])
    return replace(read_file(path), are_new=True)


def add_to_file(path: Path) -> Masters:
    """Put a new key first, keeping the old ones; all of it or nothing."""
    with _alone(path) as real:
        _write(real, [_new_line(), *_lines(_text_of(real))])
    return read_file(path)


def take_from_file(path: Path, name: str) -> Masters:
    """Take one key out; whoever calls has seen that it opens nothing any more."""
    with _alone(path) as real:
        lines = [one for one in _lines(_text_of(real)) if _name_of(one) != name]
        _write(real, lines)
    return read_file(path)


@contextmanager
def _alone(path: Path) -> Iterator[Path]:
    """
    Hold the file's folder, so that no two processes write the file together.

    Two that each add a key would otherwise lose one, and with it all that it has
    wrapped meanwhile. Ends with the process, also when that is killed.
    """
    try:
        real = path.resolve()
        folder = os.open(real.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield real
        finally:
            os.close(folder)
    except OSError as error:
        raise BadMasterKeys(f"{path} cannot be written: {error.strerror}.") from None


def _write(path: Path, lines: list[str]) -> None:
    """
    Put a whole new file in place of the old; both are on the disk before it is.

    The folder is flushed too: nothing may be wrapped by a key whose file a power
    cut takes back.
    """
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)  # Left by one who was cut off here.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("".join(f"{line}\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _text_of(path: Path) -> str:
    try:
        with path.open(encoding="ascii") as file:
            if os.fstat(file.fileno()).st_mode & _OTHERS:
                raise BadMasterKeys(
                    f"{path} can be read by others. Run: chmod 600 {path}"
                )
            return file.read()
    except OSError as error:
        raise BadMasterKeys(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        # Its own words would quote the file.
        raise BadMasterKeys(f"{path} is not a file of keys.") from None


def _lines(text: str) -> list[str]:
    return [one for one in re.split(r"\s*[\n,]\s*", text.strip()) if one]


def _name_of(line: str) -> str:
    return re.split("[ :]", line, maxsplit=1)[0]


def _new_line() -> str:
    """Return one new key as its line."""
    name, key = os.urandom(4).hex(), b64encode(os.urandom(KEY_BYTES)).decode()
    return f"{name} {key}"


def _decoded(text: str) -> Key:
    try:
        return Key(b64decode(text, validate=True))
    except NotBase64:
        return Key()
