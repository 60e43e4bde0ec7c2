"""Reading one table of the file: each value checked, each mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.directory.importing.mistakes import Mistake, did_you_mean
from bot.directory.importing.toml_lines import Path
from bot.directory.weekdays import UnreadableDays, parse_weekdays

Choice = TypeVar("Choice", bound=StrEnum)

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_QUOTED = re.compile("“([^”]*)”")
_TEAM_ID = r"[TE][A-Z0-9]{2,}"
_MISSING: Any = object()


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Where one entry of the file stands, and each of its keys."""

    whole: int
    keys: Mapping[str, int]

    def of(self, key: str) -> int:
        return self.keys.get(key, self.whole)


class Table:
    """
    One table of the file.

    A value that is missing or wrong is noted in `mistakes` and replaced by
    something harmless, so that reading goes on and finds the other mistakes.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        path: Path,
        lines: Mapping[Path, int],
        mistakes: list[Mistake],
        kind: str,
    ) -> None:
        self._values = values
        self._path = path
        self._lines = lines
        self._mistakes = mistakes
        self._kind = kind
        self._asked: set[str] = set()

    @property
    def lines(self) -> Lines:
        keys = {key: self._lines[(*self._path, key)] for key in self._values}
        return Lines(whole=self._lines[self._path], keys=keys)

    def wrong(self, key: str, sentence: str) -> None:
        """Note a mistake at a key, or at the table when it has no such key."""
        self._mistakes.append(Mistake(line=self.lines.of(key), sentence=sentence))

    def has(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, *, most: int, form: str = "", example: str = "") -> str:
        """Return text that must be there; `form` is the pattern all of it fits."""
        value = self._take(key)
        if value is _MISSING:
            self.wrong(key, f"This {self._kind} has no “{key}”.")
            return ""
        return self._checked(key, value, most, form, example) or ""

    def maybe_text(
        self, key: str, *, most: int, form: str = "", example: str = ""
    ) -> str | None:
        value = self._take(key)
        if value is _MISSING or value == "":
            return None
        return self._checked(key, value, most, form, example)

    def choice(self, key: str, kind: type[Choice], default: Choice | None) -> Choice:
        """Return one word of an enum; it must be there when there is no default."""
        value = self._take(key)
        words = [one.value for one in kind]
        if value is _MISSING and default is None:
            self.wrong(key, f"This {self._kind} has no “{key}”.")
        elif value is not _MISSING and value not in words:
            near = did_you_mean(str(value), words)
            listed = f"{', '.join(words[:-1])} or {words[-1]}"
            self.wrong(key, f"“{key}” is {listed}.{near}")
        elif value is not _MISSING:
            return kind(value)
        return default or next(iter(kind))

    def slack_team(self, key: str) -> str | None:
        return self.maybe_text(key, most=20, form=_TEAM_ID, example="T0123ABC")

    def zone(self, key: str, default: str) -> str:
        name = self.maybe_text(key, most=60) or default
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            self.wrong(key, f"“{key}” is a time zone such as Europe/London.")
            return default
        return name

    def time_of(self, key: str, default: time) -> time:
        """Return a wall time, written "09:00" or as TOML's own 09:00:00."""
        value = self._take(key)
        if value is _MISSING:
            return default
        if isinstance(value, time):
            return value
        found = _TIME.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            self.wrong(key, f'“{key}” is a time such as "09:00".')
            return default
        return time(int(found[1]), int(found[2]))

    def one_date(self, key: str) -> date | None:
        """Return a date, written 2027-03-08; None when it is wrong."""
        value = self.maybe_date(key)
        if value is None and not self.has(key):
            self.wrong(key, f"This {self._kind} has no “{key}”.")
        return value

    def maybe_date(self, key: str) -> date | None:
        value = self._take(key)
        if value is _MISSING:
            return None
        found = _as_date(value)
        if found is None:
            self.wrong(key, f"“{key}” is a date such as 2027-03-08.")
        return found

    def dates(self, key: str) -> list[date]:
        found = [_as_date(one) for one in self._list(key)]
        for place, day in enumerate(found):
            if day is None:
                self._wrong_at((key, place), f"“{key}” is dates such as 2027-03-08.")
        return [day for day in found if day is not None]

    def weekdays(self, key: str, default: frozenset[int]) -> frozenset[int]:
        """Return days of the week, written "Mon–Fri" or ["Mon", "Wed"]."""
        value = self._take(key)
        if value is _MISSING:
            return default
        written = value if isinstance(value, list) else [value]
        try:
            return parse_weekdays(", ".join(map(str, written)))
        except UnreadableDays as error:
            self.wrong(key, str(error))
            return default

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if value is not _MISSING and not isinstance(value, bool):
            self.wrong(key, f"“{key}” is true or false.")
        return value is True

    def tables(self, key: str, kind: str) -> Iterator[Table]:
        """Go through an array of tables, [[key]] or [{…}, {…}]."""
        for place, one in enumerate(self._list(key)):
            path = (*self._path, key, place)
            if isinstance(one, Mapping):
                yield Table(one, path, self._lines, self._mistakes, kind)
            else:
                self._wrong_at((key, place), f"“{key}” holds tables, [[{key}]].")

    def table(self, key: str, kind: str) -> Table | None:
        value = self._take(key)
        if value is _MISSING:
            return None
        if not isinstance(value, Mapping):
            self.wrong(key, f"“{key}” is a table.")
            return None
        path = (*self._path, key)
        return Table(value, path, self._lines, self._mistakes, kind)

    def everything(self) -> Mapping[str, Any]:
        """Return all values as they are, for a reader that checks them itself."""
        return self._values

    def wrong_near(self, key: str, values: Any, sentence: str) -> None:
        """Note a mistake at the one of several lines that it quotes first."""
        quoted = _QUOTED.search(sentence)
        for place, value in enumerate(values if isinstance(values, list) else []):
            name = str(value).rpartition(" ")[0]
            if quoted and quoted[1] in (value, name):
                self._wrong_at((key, place), sentence)
                return
        self.wrong(key, sentence)

    def refuse_others(self, never: Collection[str] = ()) -> None:
        """Note every key nobody asked for; `never` has been spoken about already."""
        for key in self._values.keys() - self._asked - set(never):
            near = did_you_mean(key, self._asked)
            self.wrong(key, f"I do not know “{key}” in this {self._kind}.{near}")

    def _take(self, key: str) -> Any:
        self._asked.add(key)
        return self._values.get(key, _MISSING)

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        if value is _MISSING or isinstance(value, list):
            return [] if value is _MISSING else value
        self.wrong(key, f"“{key}” is a list, [ … ].")
        return []

    def _checked(
        self, key: str, value: Any, most: int, form: str, example: str
    ) -> str | None:
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, f"“{key}” is text in quotation marks.")
        elif not value.replace("\xa0", " ").isprintable():
            self.wrong(key, f"“{key}” has a character that cannot be seen.")
        elif len(value) > most:
            self.wrong(key, f"“{key}” has at most {most} letters.")
        elif form and not re.fullmatch(form, value):
            self.wrong(key, f"“{key}” looks like {example}.")
        else:
            return value.strip()
        return None

    def _wrong_at(self, path: Path, sentence: str) -> None:
        line = self._lines[(*self._path, *path)]
        self._mistakes.append(Mistake(line=line, sentence=sentence))


def _as_date(value: Any) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
