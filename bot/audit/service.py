"""Keeping the trail's end outside the database, and checking the trail against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import the_terminal
from bot.audit.anchors import AnchorFile
from bot.audit.cards import EntryLine, Verdict
from bot.audit.records import NO_ENTRY, Anchor, Entry, Illegible
from bot.audit.sending import queue_marks
from bot.audit.verifying import verdict_on
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.errors import NotFound
from storage.unit import Store, Unit


class Audit:
    """Looks after the trail; `anchor_file` belongs on another disk or computer."""

    def __init__(
        self, store: Store, clock: Clock, zone: str, anchor_file: Path
    ) -> None:
        self._store, self._clock, self._zone = store, clock, zone
        self._anchors = AnchorFile(anchor_file)

    def anchor(self, now: datetime) -> bool:
        """
        Keep where the trail ends; False when that is kept already.

        A trail that has become shorter is kept too: what was kept before then
        shows what is missing.
        """
        with self._store.looking() as unit:
            head, chain = unit.trail.head(), unit.trail.chain
        newest = self._anchors.newest()
        kept = newest and (newest.sequence, newest.mac)
        if head == NO_ENTRY or kept == (head.sequence, head.mac):
            return False
        anchor = Anchor(sequence=head.sequence, mac=head.mac, at=now)
        self._anchors.add(anchor, chain.seal_anchor)
        return True

    def daily(self, now: datetime) -> None:
        """Queue the next mark for each governance lead; safe to call at any time."""
        with self._store.changing(quietly=True) as unit:
            queue_marks(unit, self._clock, now)

    def verify(self, kept: Sequence[Anchor] = ()) -> Verdict:
        """
        Check the whole trail, the anchors, and what people `kept` of messages.

        That it was checked is noted after, or there is no answer: an entry more
        would stand where one is missing. It is a transaction of its own, because
        checking a long trail must not keep everybody from writing.
        """
        anchors = self._anchors.read()
        with self._store.looking() as unit:
            verdict = verdict_on(unit.trail, anchors, kept)
        self._note_reading()
        return verdict

    def newest(self, count: int) -> list[EntryLine]:
        """Return the last entries, oldest first; that they were read is the last."""
        self._note_reading()
        with self._store.looking() as unit:
            return shown(unit, unit.trail.newest(count))

    def _note_reading(self) -> None:
        """Reading the trail is itself an entry; here it is read at the terminal."""
        actor, now = the_terminal(), self._clock.now()
        decision = may(actor, Verb.READ_TRAIL, Thing(), local_day(now, self._zone))
        with self._store.changing(quietly=True) as unit:
            unit.trail.note(
                at=now,
                worker_id=actor.worker_id,
                verb=Verb.READ_TRAIL,
                thing_id="trail",
                allowed=decision.allowed,
                reason=decision.reason,
            )
        if not decision.allowed:
            raise NotFound


def shown(unit: Unit, entries: Sequence[Entry | Illegible]) -> list[EntryLine]:
    """Return entries with the handles of those who still have one."""
    handles = {one.id: one.handle for one in unit.workers.everyone()}
    return [_line(one, handles) for one in entries]


def _line(entry: Entry | Illegible, handles: Mapping[str, str]) -> EntryLine:
    if isinstance(entry, Illegible):
        return EntryLine(number=entry.sequence)
    return EntryLine(
        number=entry.sequence,
        at=entry.at,
        who=handles.get(entry.worker_id, entry.worker_id),
        verb=entry.verb,
        thing=entry.thing_id,
        allowed=entry.allowed,
        reason=entry.reason,
    )
