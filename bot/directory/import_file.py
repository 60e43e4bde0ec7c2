"""
Filling the directory from a TOML file: all of it, or nothing and every mistake.

Whoever can run this on the machine holds the database already, so no worker is
asked for: it is the terminal's door, and the practice Slack's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.importing.checks import find_mistakes
from bot.directory.importing.document import read_document
from bot.directory.importing.entries import Document, SchoolEntry
from bot.directory.importing.loading import known_in, load
from bot.directory.importing.mistakes import BadFile, Mistake
from bot.directory.importing.tally import Loaded
from storage.unit import Store, Unit


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A file without mistakes, before it is loaded: what to show and to ask."""

    document: Document

    @property
    def from_feeds(self) -> tuple[SchoolEntry, ...]:
        """Return the schools whose days were read from a published feed."""
        return tuple(
            one
            for one in self.document.schools
            if one.calendar and one.calendar.source.startswith("feed ")
        )


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
        return Preview(document=document)

    def load(self, path: Path) -> Loaded:
        """Read, check and write in one transaction; raises BadFile, writing nothing."""
        document, mistakes = self._read(path)
        with self._store.changing() as unit:
            # Checked again here: somebody may have been added since `look`.
            self._check(unit, document, mistakes)
            return load(unit, self._clock, document, self._today())

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

    def _today(self) -> date:
        return local_day(self._clock.now(), self._zone)
