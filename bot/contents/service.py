"""Looking at everything typed into a form, before any of it is kept or sent."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping

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

        A doubt that was answered holds for that very text and no other.
        """
        found = self._findings(typed)
        refused = {
            field: _sentence(one[0]) for field, one in found.items() if one[0].is_hard
        }
        doubted = {field: one for field, one in found.items() if not one[0].is_hard}
        answered = {
            field
            for field in doubted
            if insisted.get(field) == self._fingerprint(field, typed[field])
        }
        if answered and not refused and answered == doubted.keys():
            self._note(asker, {field: doubted[field] for field in answered})
        return Looked(
            refused=refused,
            doubts=tuple(
                self._doubt(field, typed[field], one)
                for field, one in doubted.items()
                if field not in answered
            ),
        )

    def _findings(self, typed: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
        today = local_day(self._house.clock.now(), self._house.zone)
        known: list[frozenset[str]] = []
        found = {}
        for field, text in typed.items():
            one = look(text, holds(field), frozenset(), today)
            if any(finding.kind is Kind.NAME for finding in one):
                # Only now are the names of those who work here worth reading.
                known = known or [self._known()]
                one = look(text, holds(field), known[0], today)
            if one:
                found[field] = one
        return found

    def _known(self) -> frozenset[str]:
        with self._house.store.looking() as unit:
            return _names_in(unit)

    def _doubt(self, field: str, text: str, found: tuple[Finding, ...]) -> Doubt:
        in_tone = any(
            one.kind in TONE or one.kind is Kind.FORBIDDEN_TERM for one in found
        )
        return Doubt(
            field=field,
            sentences=tuple(_sentence(one) for one in found),
            perhaps=reworded(text) if in_tone else None,
            fingerprint=self._fingerprint(field, text),
        )

    def _fingerprint(self, field: str, text: str) -> str:
        words = f"contents|{field}|{text}".encode("utf-8", "replace")
        return hmac.new(self._key, words, hashlib.sha256).hexdigest()[:24]

    def _note(self, asker: Asker, sent: Mapping[str, tuple[Finding, ...]]) -> None:
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            for field, found in sent.items():
                visitor.insisted(_INSIST, field, found[0].kind.value)


def known_words(names: Mapping[str, str] | list[str]) -> frozenset[str]:
    """Return every word of these names, in small letters."""
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


def _names_in(unit: Unit) -> frozenset[str]:
    workers = [one.name for one in unit.workers.everyone()]
    agencies = [one.name for one in unit.agencies.everyone()]
    codes = [one.code for one in unit.agencies.everyone()]
    return known_words([*workers, *agencies, *codes])


def _sentence(one: Finding) -> str:
    return f"{one.what} {one.instead}".strip()


Looks = Callable[[Asker, Mapping[str, str], Mapping[str, str]], Looked]
