"""How journeys read: plain comparison of words, and London's dates and times."""

from __future__ import annotations

import re
from datetime import datetime

from bot.calendars.wall_time import short_day_with_year, to_local, to_utc

ZONE = "Europe/London"

#: Typographic signs and what people type for them.
_TYPED = str.maketrans("“”„‘’‚‐‑‒–—−\u00a0", "\"\"\"'''------ ")
_SHAPES = ("%a %d %b %Y %H:%M", "%A %d %B %Y %H:%M")


def plain(words: str) -> str:
    """Return words with typed quotes and dashes, and one space between them."""
    typed = words.translate(_TYPED).replace("…", "...")
    return re.sub(r"\s+", " ", typed).strip()


def says(shown: str, words: str) -> bool:
    """Whether these words stand in what is shown."""
    return plain(words) in plain(shown)


def moment(words: str) -> datetime:
    """Read "Mon 22 Feb 2027 09:10" as London's wall time; raises ValueError."""
    for shape in _SHAPES:
        try:
            read = datetime.strptime(words, shape)  # noqa: DTZ007 – wall time.
        except ValueError:
            continue
        if not words.startswith(read.strftime("%a")):
            raise ValueError(f"{words} is not that day of the week.")
        return to_utc(read.date(), read.time(), ZONE)
    raise ValueError(f"“{words}” is not a date and time like Mon 22 Feb 2027 09:10.")


def told(instant: datetime) -> str:
    """Return an instant as journeys write it: "Mon 22 Feb 2027 09:10"."""
    local = to_local(instant, ZONE)
    return f"{short_day_with_year(local.date())} {local:%H:%M}"


def indented(words: str) -> str:
    return "\n".join(f"    {line}" for line in words.splitlines()) or "    (nothing)"
