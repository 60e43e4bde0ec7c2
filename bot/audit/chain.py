"""
How each entry holds on to the one before: HMAC-SHA256, by a key kept elsewhere.

Who changes, drops or adds an entry would have to write every later one anew, and
without the key cannot. Storage writes by this and the check reads by it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.audit.records import Anchor, Cut, Entry


@dataclass(frozen=True)
class Chain:
    """The chain under one key of 32 bytes, which is never shown."""

    key: bytes = field(repr=False)

    def mac(self, before: str, entry: Entry) -> str:
        """Return the mac of an entry, given that of the one `before` it."""
        return self._over(
            "entry",
            before,
            str(entry.sequence),
            _instant(entry.at),
            entry.worker_id,
            entry.verb,
            entry.thing_id,
            str(int(entry.allowed)),
            entry.reason,
        )

    def seal_cut(self, sequence: int, mac: str, at: datetime) -> str:
        """Return what only the holder of the key can put under a cut."""
        return self._over("cut", str(sequence), mac, _instant(at))

    def seal_anchor(self, anchor: Anchor) -> str:
        """Return the same for a line of the anchor file; it has a time."""
        assert anchor.at is not None
        return self._over(
            "anchor", str(anchor.sequence), anchor.mac, _instant(anchor.at)
        )

    def has_made(self, entry: Entry, before: str) -> bool:
        return hmac.compare_digest(_bytes(entry.mac), _bytes(self.mac(before, entry)))

    def has_cut(self, cut: Cut) -> bool:
        return hmac.compare_digest(
            _bytes(cut.seal), _bytes(self.seal_cut(cut.sequence, cut.mac, cut.at))
        )

    def has_anchored(self, anchor: Anchor, seal: str) -> bool:
        return hmac.compare_digest(_bytes(seal), _bytes(self.seal_anchor(anchor)))

    def _over(self, *parts: str) -> str:
        """
        Return the HMAC over the parts, each with its length before it.

        Without lengths "ab" and "c" would be the same as "a" and "bc".
        """
        written = b"".join(len(part).to_bytes(4) + part for part in map(_bytes, parts))
        return hmac.new(self.key, written, hashlib.sha256).hexdigest()


def _bytes(text: str) -> bytes:
    # Whatever somebody forced into the database is to be found wrong, not to break.
    return text.encode("utf-8", "surrogatepass")


def _instant(at: datetime) -> str:
    """The same letters whichever database kept it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
