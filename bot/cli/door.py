"""The terminal's own door: whoever runs a command here operates the machine."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.access.doors import DOORS
from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import the_terminal
from bot.calendars.wall_time import local_day
from bot.clock import SystemClock

#: What `sysexits.h` calls EX_NOPERM.
_NOT_ALLOWED = 77


def ask(words: Sequence[str]) -> None:
    """
    Leave unless the table lets the terminal do this.

    What is done about a young person is asked again as the worker it is done
    for, by the same service that Slack uses.
    """
    today = local_day(SystemClock().now(), "UTC")
    for verb in verbs_of(words):
        if verb is not Verb.OPERATE:
            continue
        if not may(the_terminal(), verb, Thing(), today).allowed:
            sys.exit(_NOT_ALLOWED)


def verbs_of(words: Sequence[str]) -> tuple[Verb, ...]:
    """Return what the command that these words begin with asks for."""
    doors = (f"terminal {' '.join(words[:count])}" for count in (2, 1))
    return next((DOORS[one] for one in doors if one in DOORS), (Verb.OPERATE,))
