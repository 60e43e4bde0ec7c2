"""Column types that keep time zones, enums and small values honest."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime as SqlDateTime
from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An instant in UTC; a value without a time zone is refused, never guessed."""

    impl = SqlDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant needs its time zone before it is stored.")
        instant = value.astimezone(UTC)
        # SQLite has no time zones: it keeps the UTC wall time, so that text sorts.
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        # PostgreSQL answers in the session's zone, whichever that is.
        return (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )


class Word(TypeDecorator[StrEnum]):
    """One of an enum's words, stored as the word itself."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        # Asked for every word of every row: quicker than asking the enum.
        self._known = {one.value: one for one in words}

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if type(value) is self.words:
            return value.value
        return None if value is None else self.words(value).value

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> StrEnum | None:
        if value is None:
            return None
        return self._known.get(value) or self.words(value)


class Words(TypeDecorator[frozenset[StrEnum]]):
    """Some of an enum's words, in order and with commas between."""

    impl = String(120)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return ",".join(sorted(self.words(one).value for one in value))

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> frozenset[StrEnum] | None:
        if value is None:
            return None
        return frozenset(self.words(one) for one in value.split(",") if one)


class Weekdays(TypeDecorator[frozenset[int]]):
    """Days of the week as digits, Monday 0: "01234" is Monday to Friday."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(
        self, value: frozenset[int] | None, dialect: Dialect
    ) -> str | None:
        return None if value is None else "".join(str(day) for day in sorted(value))

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> frozenset[int] | None:
        return None if value is None else frozenset(int(day) for day in value)
