"""
Where each value of a TOML file stands.

`tomllib` reads the values and forgets the lines. This walks the same text, which
`tomllib` has already found to be sound, and remembers for each table, key and
element the line on which it begins.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

#: The way to a value: keys of tables and places in arrays.
Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACES = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
#: Numbers, dates, times, true and false.
_PLAIN = re.compile(r"[^\s,\]}#][^,\]}#\n]*")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line, from 1, of everything in a text that `tomllib` accepts."""
    return _Walk(text.replace("\r\n", "\n")).whole()


class _Walk:
    """One pass over the text, `_at` being the next character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_now, self._line_at = 1, 0
        self._lines: dict[Path, int] = {(): 1}
        #: How many tables each array of tables has so far.
        self._counts: dict[Path, int] = {}

    def whole(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._next() == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> Path:
        line, is_array = self._line(), self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        names = self._key()
        self._at += 2 if is_array else 1
        parent = self._inside(names[:-1])
        path = (*parent, names[-1])
        if is_array:
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
        self._note(path, line)
        return path

    def _inside(self, names: list[str]) -> Path:
        """Follow names into the newest table of each array on the way."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._key())
        self._at += 1  # The equals sign.
        self._skip(_SPACES)
        self._note(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._next() == "[":
            self._array(path)
        elif self._next() == "{":
            self._inline(path)
        elif not self._skip(_STRING):
            self._skip(_PLAIN)

    def _array(self, path: Path) -> None:
        for count, _ in enumerate(self._until("]")):
            self._note((*path, count), self._line())
            self._value((*path, count))

    def _inline(self, path: Path) -> None:
        for _ in self._until("}"):
            self._pair(path)

    def _until(self, end: str) -> Iterator[None]:
        """Stop before each element of a list with commas, and after its end."""
        self._at += 1
        self._skip(_BLANK)
        while self._next() != end:
            yield
            self._skip(_BLANK)
            self._at += self._next() == ","
            self._skip(_BLANK)
        self._at += 1

    def _key(self) -> list[str]:
        """Read a key with its dots, and stop at what follows it."""
        names = []
        while True:
            self._skip(_SPACES)
            written = self._skip(_BARE_KEY) or self._skip(_STRING)
            names.append(next(iter(tomllib.loads(f"{written} = 0"))))
            self._skip(_SPACES)
            if self._next() != ".":
                return names
            self._at += 1

    def _note(self, path: Path, line: int) -> None:
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found.group() if found else ""

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _line(self) -> int:
        self._line_now += self._text.count("\n", self._line_at, self._at)
        self._line_at = self._at
        return self._line_now
