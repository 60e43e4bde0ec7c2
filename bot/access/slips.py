"""
Slips: what an id looks like while it is away, in a button or a form.

Each carries its kind, until when it holds, and our mark over all of it, so that
an id cannot be made up, moved to another door or kept for ever. It is a second
lock only: behind every door `may()` is asked all the same.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta

from bot.errors import AlongsideError, NotFound

_VERSION = "1"
#: A form is open for a morning, not for a month; a button waits for its meeting.
FORM_LASTS = timedelta(days=2)
BUTTON_LASTS = timedelta(days=400)
_MARK_BYTES = 12


class TooOld(AlongsideError):
    """This is too old now. Please open it again. Nothing was changed."""


class Slips:
    """Makes slips and reads them back."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def write(self, kind: str, value: str, until: datetime) -> str:
        """Return the slip for `value` at the door `kind`, good until then."""
        seconds = int(until.timestamp())
        return f"{_VERSION}.{seconds:x}.{self._mark(kind, seconds, value)}.{value}"

    def read(self, kind: str, slip: str, now: datetime) -> str:
        """Return what the slip carries; raises NotFound when it is not ours here."""
        version, _, rest = slip.partition(".")
        until, _, rest = rest.partition(".")
        mark, _, value = rest.partition(".")
        seconds = _seconds(until)
        if version != _VERSION or seconds is None:
            raise NotFound
        ours = self._mark(kind, seconds, value)
        if not hmac.compare_digest(mark.encode("utf-8", "replace"), ours.encode()):
            raise NotFound
        if now.timestamp() > seconds:
            raise TooOld
        return value

    def _mark(self, kind: str, seconds: int, value: str) -> str:
        parts = [_VERSION, kind, f"{seconds:x}", value]
        words = "".join(f"{len(one)}:{one}" for one in parts)
        made = hmac.new(self._key, words.encode("utf-8", "replace"), hashlib.sha256)
        return urlsafe_b64encode(made.digest()[:_MARK_BYTES]).decode()


def _seconds(text: str) -> int | None:
    try:
        return (
            int(text, 16) if text == text.strip().lower() and len(text) < 12 else None
        )
    except ValueError:
        return None
