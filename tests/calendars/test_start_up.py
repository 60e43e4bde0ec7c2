"""What importing the calendars costs a process that may never read a feed."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ["icalendar", "holidays", "dateutil", "pydantic", "sqlalchemy", "slack_sdk"]


def test_importing_the_calendars_loads_no_heavy_library() -> None:
    code = (
        "import sys, bot.calendars.feed, bot.calendars.slots, bot.calendars.words\n"
        f"print([each for each in {HEAVY!r} if each in sys.modules])"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"
