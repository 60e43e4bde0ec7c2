"""Text that a person typed, made safe to show: escaped once, nothing hidden, cut."""

from __future__ import annotations

import re

#: Characters that turn text around or hide in it.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
#: What is left of an escaped character that a cut went through.
_HALF_ESCAPED = re.compile("&[a-z]{0,3}$")
_LIVE = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def safe(text: str) -> str:
    """Return text a person typed with nothing live in it: no mention, no link."""
    return "".join(_LIVE.get(letter, letter) for letter in visible(text))


def visible(text: str) -> str:
    """Return text without the characters that hide in it or turn it around."""
    return _INVISIBLE.sub("", text)


def words(template: str, **values: str) -> str:
    """Fill a template of ours with values of theirs, each escaped once."""
    return template.format(**{name: safe(value) for name, value in values.items()})


def shortened(text: str, most: int) -> str:
    """Return at most `most` characters, with an ellipsis where words were cut."""
    if len(text) <= most:
        return text
    return _HALF_ESCAPED.sub("", text[: most - 1]).rstrip() + "…"
