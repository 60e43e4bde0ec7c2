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
from typing import Any

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
        seconds = f"{int(until.timestamp()):x}"
        return f"{_VERSION}.{seconds}.{self._mark(kind, seconds, value)}.{value}"

    def read(self, kind: str, slip: Any, now: datetime) -> str:
        """
        Return what the slip carries, whatever it is that came back.

        Raises NotFound when it is not ours for that door, and TooOld.
        """
        if not isinstance(slip, str):
            raise NotFound
        version, _, rest = slip.partition(".")
        seconds, _, rest = rest.partition(".")
        mark, _, value = rest.partition(".")
        ours = self._mark(kind, seconds, value)
        # The mark is over the letters of the time, so no other spelling will do.
        is_ours = hmac.compare_digest(_bytes(mark), _bytes(ours))
        if version != _VERSION or not is_ours:
            raise NotFound
        if now.timestamp() > int(seconds, 16):
            raise TooOld
        return value

    def _mark(self, kind: str, seconds: str, value: str) -> str:
        parts = (_VERSION, kind, seconds, value)
        words = "".join(f"{len(one)}:{one}" for one in parts)
        made = hmac.new(self._key, _bytes(words), hashlib.sha256)
        return urlsafe_b64encode(made.digest()[:_MARK_BYTES]).decode()


def _bytes(text: str) -> bytes:
    """Return bytes that no other text has, also for halves of letters."""
    return text.encode("utf-8", "surrogatepass")
