"""Reading what a person means to fill in: an option's words, a date, a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.practice import values
from bot.practice.cast import Persona
from bot.practice.channels import Channels
from bot.practice.errors import Json
from bot.practice.people import People
from bot.practice.words import Reader

_DATES = (
    "%Y-%m-%d",
    "%a %d %b %Y",
    "%A %d %B %Y",
    "%a %d %B %Y",
    "%A %d %b %Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d/%m/%Y",
)
_TIMES = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p")


class Choices:
    """Turns words into the value of an element; raises LookupError or ValueError."""

    def __init__(self, people: People, channels: Channels, reader: Reader) -> None:
        self._people = people
        self._channels = channels
        self._reader = reader

    def value(self, element: Json, words: str, who: Persona) -> Any:
        """The value for one element; '' clears it."""
        kind = str(element["type"])
        many = kind.startswith("multi_") or kind == "checkboxes"
        if not words.strip():
            return [] if many else None
        read = self._one(element, who)
        if not many:
            return read(words.strip())
        return [read(part) for part in self._parts(element, words)]

    def _one(self, element: Json, who: Persona) -> Callable[[str], Any]:
        kind = str(element["type"]).removeprefix("multi_")
        readers: dict[str, Callable[[str], Any]] = {
            "static_select": lambda words: self._option(element, words),
            "radio_buttons": lambda words: self._option(element, words),
            "checkboxes": lambda words: self._option(element, words),
            "users_select": lambda words: self._people.by_handle(words).user_id,
            "channels_select": lambda words: self._channels.named(words).id,
            "conversations_select": self._conversation,
            "datepicker": lambda words: _date(words).isoformat(),
            "timepicker": lambda words: _time(words).strftime("%H:%M"),
            "datetimepicker": lambda words: _moment(words, who.tz),
            "rich_text_input": _rich,
        }
        return readers.get(kind, lambda words: words)

    def _conversation(self, words: str) -> str:
        if words.startswith("#"):
            return self._channels.named(words).id
        return self._channels.open([self._people.by_handle(words)])[0].id

    def _option(self, element: Json, words: str) -> Json:
        """The one option that says this, exactly, in other capitals, or in part."""
        offered = values.options(element)
        texts = [self._reader.text(option["text"]) for option in offered]
        wanted = words.casefold()
        for fits in (
            [place for place, text in enumerate(texts) if text == words],
            [place for place, text in enumerate(texts) if text.casefold() == wanted],
            [place for place, text in enumerate(texts) if wanted in text.casefold()],
        ):
            if len(fits) == 1:
                return offered[fits[0]]
        listed = ", ".join(f"“{text}”" for text in texts)
        raise LookupError(f"No one option says “{words}”. There are: {listed}.")

    def _parts(self, element: Json, words: str) -> list[str]:
        """Split 'A, B' at commas, but never inside an option's own words."""
        pieces = [piece.strip() for piece in words.split(",")]
        texts = {self._reader.text(o["text"]) for o in values.options(element)}
        parts: list[str] = []
        while pieces:
            size = next(
                (
                    n
                    for n in range(len(pieces), 1, -1)
                    if ", ".join(pieces[:n]) in texts
                ),
                1,
            )
            parts.append(", ".join(pieces[:size]))
            pieces = pieces[size:]
        return [part for part in parts if part]


def _date(words: str) -> date:
    for shape in _DATES:
        try:
            found = datetime.strptime(words, shape).date()  # noqa: DTZ007 – a day.
        except ValueError:
            continue
        if "%a" in shape.casefold() and not _right_day(found, words):
            raise ValueError(f"{words} is not on that day of the week.")
        return found
    raise ValueError(f"“{words}” is not a date such as Wed 17 Mar 2027.")


def _right_day(found: date, words: str) -> bool:
    return found.strftime("%a").casefold() == words[:3].casefold()


def _time(words: str) -> time:
    for shape in _TIMES:
        try:
            plain = words.replace(" ", "").upper()
            return datetime.strptime(plain, shape).time()  # noqa: DTZ007 – a time.
        except ValueError:
            continue
    raise ValueError(f"“{words}” is not a time such as 11:35.")


def _moment(words: str, zone: str) -> int:
    day, _, hour = words.rpartition(" ")
    local = datetime.combine(_date(day), _time(hour), ZoneInfo(zone))
    return int(local.timestamp())


def _rich(words: str) -> Json:
    text = {"type": "text", "text": words}
    section = {"type": "rich_text_section", "elements": [text]}
    return {"type": "rich_text", "elements": [section]}
