"""
Filling the directory from a TOML file: all of it, or nothing and every mistake.

Whoever can run this on the machine holds the database already, so no worker is
asked for: it is the terminal's door, and the practice Slack's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.access.records import Verb
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.cards import Understanding
from bot.directory.importing.checks import find_mistakes
from bot.directory.importing.document import read_document
from bot.directory.importing.entries import Document, SchoolEntry
from bot.directory.importing.loading import known_in, load
from bot.directory.importing.mistakes import BadFile, Mistake
from bot.directory.importing.tally import Loaded
from bot.directory.understanding import Reading, understanding_of
from storage.unit import Store, Unit


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A file without mistakes, before it is loaded: what to show and to ask."""

    #: Of each school whose days come from a feed, its name and what was understood.
    from_feeds: tuple[tuple[str, Understanding], ...]


class FileImport:
    """One directory file and the store it fills."""

    def __init__(self, store: Store, clock: Clock, *, zone: str) -> None:
        self._store = store
        self._clock = clock
        #: For agencies that name no zone.
        self._zone = zone

    def look(self, path: Path) -> Preview:
        """Read and check without writing; raises BadFile with every mistake."""
        document, mistakes = self._read(path)
        with self._store.looking() as unit:
            self._check(unit, document, mistakes)
        feeds = (_understood(one, self._today()) for one in document.schools)
        return Preview(from_feeds=tuple(one for one in feeds if one))

    def load(self, path: Path) -> Loaded:
        """Read, check and write in one transaction; raises BadFile, writing nothing."""
        document, mistakes = self._read(path)
        with self._store.changing() as unit:
            # Checked again here: somebody may have been added since `look`.
            self._check(unit, document, mistakes)
            loaded = load(unit, self._clock, document, self._today())
            if not loaded.is_nothing_new:
                self._note(unit)
            return loaded

    def _read(self, path: Path) -> tuple[Document, list[Mistake]]:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            sentence = "This file is not text in UTF-8."
            raise BadFile([Mistake(line=1, sentence=sentence)]) from None
        folder = path.resolve().parent
        return read_document(
            text, zone=self._zone, beside=lambda name: (folder / name).read_bytes()
        )

    def _check(self, unit: Unit, document: Document, mistakes: list[Mistake]) -> None:
        between = find_mistakes(document, known_in(unit), self._today())
        if mistakes or between:
            raise BadFile([*mistakes, *between])

    def _note(self, unit: Unit) -> None:
        unit.trail.note(
            at=self._clock.now(),
            worker_id="terminal",
            verb=Verb.FILL_DIRECTORY,
            thing_id="file",
            allowed=True,
            reason="terminal",
        )

    def _today(self) -> date:
        return local_day(self._clock.now(), self._zone)


def _understood(school: SchoolEntry, today: date) -> tuple[str, Understanding] | None:
    days = school.calendar
    if days is None or not days.is_from_feed:
        return None
    reading = Reading(
        layers=days.calendar.to_record(),
        unsure=days.unsure,
        notes=days.notes,
        source=days.source,
    )
    return school.agency.name, understanding_of(reading, "", today)
