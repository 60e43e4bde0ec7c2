"""What leads are told when Alongside itself is late, and when it is well again."""

from __future__ import annotations

from bot.blocks import as_dicts, heading, say, whisper
from bot.calendars.wall_time import clock_time, short_day
from bot.deliveries.records import Post
from bot.ops.cards import Outage

#: What is late, by the name of the check; anything else is only "something".
_WHAT = {"nudges": "Some reminders"}


def late(card: Outage) -> Post:
    """Say kindly what is late, that it is kept, and the one thing to do."""
    what = _what(card)
    if card.is_over:
        said = say("*This is well again.* {what} were late for a while.", what=what)
        return Post(text="This is well again.", blocks=as_dicts([said]))
    blocks = [
        heading(f"{what} are late"),
        say(
            "Since {day} at {time} they wait here. They are kept, and go out "
            "when it works again.",
            day=short_day(card.since.date()),
            time=clock_time(card.since.time()),
        ),
        say(
            "Please tell whoever looks after the computer that Alongside runs on. "
            "There, `python -m bot check` says what to do."
        ),
        whisper(
            "If something cannot wait today, please ring. I tell you when it is well."
        ),
    ]
    text = f"{what} are late. Please tell whoever looks after Alongside's computer."
    return Post(text=text, blocks=as_dicts(blocks))


def well(card: Outage) -> Post:
    """Say that it is over; there is nothing to do."""
    text = f"{_what(card)} were late. It is well again, thank you."
    said = say("*It is well again.* What was late goes out now, if it still helps.")
    return Post(text=text, blocks=as_dicts([said, whisper("There is nothing to do.")]))


def _what(card: Outage) -> str:
    return _WHAT.get(card.check, "Some things")
