"""Looking at everything typed into a form, before any of it is kept or sent."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping

from bot.access.service import Asker, House
from bot.access.visit import visit
from bot.calendars.wall_time import local_day
from bot.contents.cards import Doubt, Looked
from bot.contents.fields import holds
from bot.contents.records import TONE, Finding, Kind
from bot.contents.rules import look
from bot.contents.tone import reworded
from storage.unit import Unit

#: What the trail says when somebody sent what was doubted: no words, only that.
_INSIST = "insist"
#: What can be said another way, and still be said.
_REWORDED = TONE | {Kind.FORBIDDEN_TERM}
#: What may be somebody who works here, or a school that is called after its road.
_MAY_BE_KNOWN = frozenset({Kind.NAME, Kind.ADDRESS})
_WORD = re.compile(r"\w+")


class Contents:
    """Nothing here is remembered but that somebody said "it is not that"."""

    def __init__(self, house: House, key: bytes) -> None:
        self._house, self._key = house, key

    def look_at(
        self, asker: Asker, typed: Mapping[str, str], insisted: Mapping[str, str]
    ) -> Looked:
        """
        Look at each field's text; `insisted` maps a field to a doubt's fingerprint.

        What is answered is so for that very text and no other. Once nothing is
        left to ask, the trail keeps that somebody insisted, and never on what.
        """
        found = self._findings(typed)
        looked = Looked(
            refused={
                field: _sentence(one[0])
                for field, one in found.items()
                if one[0].is_hard
            },
            doubts=tuple(
                self._doubt(field, typed[field], one, insisted.get(field))
                for field, one in found.items()
                if not one[0].is_hard
            ),
        )
        if looked.doubts and not looked.refused and not looked.is_asking:
            self._note(asker, {one.field: found[one.field] for one in looked.doubts})
        return looked

    def _findings(self, typed: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
        today = local_day(self._house.clock.now(), self._house.zone)
        known: list[frozenset[str]] = []
        found = {}
        for field, text in typed.items():
            one = look(text, holds(field), frozenset(), today)
            if any(finding.kind in _MAY_BE_KNOWN for finding in one):
                # Only now are the names of those who work here worth reading.
                known = known or [self._known()]
                one = look(text, holds(field), known[0], today)
            if one:
                found[field] = one
        return found

    def _known(self) -> frozenset[str]:
        with self._house.store.looking() as unit:
            return _names_in(unit)

    def _doubt(
        self, field: str, text: str, found: tuple[Finding, ...], said: str | None
    ) -> Doubt:
        fingerprint = self._fingerprint(field, text)
        return Doubt(
            field=field,
            sentences=tuple(_sentence(one) for one in found),
            perhaps=reworded(text) if {one.kind for one in found} & _REWORDED else None,
            fingerprint=fingerprint,
            is_answered=said == fingerprint,
        )

    def _fingerprint(self, field: str, text: str) -> str:
        words = f"contents|{len(field)}|{field}|{text}".encode("utf-8", "replace")
        return hmac.new(self._key, words, hashlib.sha256).hexdigest()[:24]

    def _note(self, asker: Asker, sent: Mapping[str, tuple[Finding, ...]]) -> None:
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            for field, found in sent.items():
                for one in found:
                    visitor.noted(_INSIST, field, one.kind.value)


def _names_in(unit: Unit) -> frozenset[str]:
    """Return every word of the names that are known here, in small letters."""
    agencies = unit.agencies.everyone()
    names = [
        *(one.name for one in unit.workers.everyone()),
        *(one.name for one in agencies),
        *(one.code for one in agencies),
    ]
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


def _sentence(one: Finding) -> str:
    return f"{one.what} {one.instead}".strip()
