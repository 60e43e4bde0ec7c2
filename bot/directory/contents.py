"""
What must not be written beside a reference, as far as its shape gives it away.

Coordination belongs here, content in each agency's own system. Only shapes are
looked for; a name has none. What was found is never repeated or kept.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
#: Each shape, and what to call it.
_SHAPES = (
    (r"\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d{2}\b", "a date of birth"),
    (r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b", "a date of birth"),
    (rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} (?:19|20)\d{{2}}\b", "a date of birth"),
    (r"\bd\.?o\.?b\b", "a date of birth"),
    (r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", "a postcode"),
    (r"(?:\+44|\b0)[\d ]{9,12}\b", "a telephone number"),
    (r"\S@\S+\.\S", "an e-mail address"),
    (r"\b\d{3} ?\d{3} ?\d{4}\b", "an NHS number"),
    (r"\b[a-z]\d{12}\b|\b[a-z]\d{11}[a-z]\b", "a pupil number"),
    (r"\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b", "a National Insurance number"),
    (r"\b\d{2,4}/\d{5,7}[a-z]\b", "a police number"),
)
_COMPILED = tuple((re.compile(shape, re.IGNORECASE), what) for shape, what in _SHAPES)

#: Keys that people add to a young person out of habit from other systems.
_PRIVATE_KEY = re.compile(
    r"(first_?|fore|sur|last_?|full_?|nick)?names?|initials|dob|(date_of_)?birth(day)?"
    r"|born|age|gender|sex|address|postcode|(tele)?phone|mobile|e?mail|twitter|insta"
    r"|nhs(_number)?|upn|pnc|ni(_number)?|year(_group)?|class|form|mother|father|mum"
    r"|dad|parents?|family|carers?|offences?|diagnos[ei]s|health|notes?|situation",
    re.IGNORECASE,
)


def find_private(text: str) -> str | None:
    """Return what it looks like, "a postcode", or None."""
    found = (what for shape, what in _COMPILED if shape.search(text))
    return next(found, None)


def is_private_key(key: str) -> bool:
    """True for a key under which other systems keep what must not be here."""
    return _PRIVATE_KEY.fullmatch(key) is not None
