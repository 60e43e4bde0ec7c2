"""
The heartbeat: a file touched each minute, only while all is well.

The bot cannot report its own death, so something outside watches how old the file
is. Whatever is wrong, be it a late reminder or a computer that is off, looks the
same from there: no heartbeat.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from bot.access.service import House
from bot.ops.readiness import BROKE, NOT_ASKED, Check, Readiness
from bot.ops.sending import Notices

log = structlog.get_logger(__name__)

BEAT_EVERY = timedelta(minutes=1)
#: So long it must be well before leads hear that it is: what comes and goes within
#: minutes is one outage (ours).
CALM = timedelta(minutes=5)


class Heartbeat:
    """Beats while ready; says once what is wrong, in the log and to the leads."""

    def __init__(self, house: House, readiness: Readiness, path: Path | None) -> None:
        self._house = house
        self._readiness = readiness
        self._path = path
        self._failing: tuple[str, ...] = ()
        self._well_since: dict[str, datetime] = {}
        #: Whether the leads were told that it is late; not known after a start.
        self._is_told: dict[str, bool] = {}

    def beat(self, now: datetime) -> None:
        """
        Look at everything, and beat if all is well.

        Raises OSError when the file cannot be written; its tick is then late.
        """
        checks = self._readiness.look()
        self._log(tuple(one.name for one in checks if not one.ok))
        self._tell_leads(checks, now)
        if self._path and not self._failing:
            touch(self._path, now)

    def _log(self, failing: tuple[str, ...]) -> None:
        """Write one line for each change, not one each minute."""
        if failing == self._failing:
            return
        self._failing = failing
        if failing:
            log.warning("not_ready", checks=failing)
        else:
            log.warning("ready_again")

    def _tell_leads(self, checks: Collection[Check], now: datetime) -> None:
        told = self._readiness.told_to_leads
        for check in checks:
            if check.name in told and check.why not in (BROKE, NOT_ASKED):
                self._tell_of(check, now)

    def _tell_of(self, check: Check, now: datetime) -> None:
        if not check.ok:
            self._well_since.pop(check.name, None)
            is_late = True
        elif now - self._well_since.setdefault(check.name, now) >= CALM:
            is_late = False
        else:
            return
        if self._is_told.get(check.name) == is_late:
            return
        with self._house.store.changing(quietly=True) as unit:
            notices = Notices(unit=unit, house=self._house, now=now)
            (notices.late if is_late else notices.well)(check.name)
        self._is_told[check.name] = is_late


def touch(path: Path, now: datetime) -> None:
    """Write the time, and nothing else, for the owner's eyes; never half of it."""
    beside = path.with_name(f".{path.name}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    handle = os.open(beside, flags, 0o600)
    with open(handle, "wb", buffering=0) as file:
        os.fchmod(handle, 0o600)
        file.write(f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\n".encode("ascii"))
    beside.replace(path)
