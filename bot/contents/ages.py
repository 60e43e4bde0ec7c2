"""How old somebody is, said in words; a date of birth is elsewhere."""

from __future__ import annotations

import re

#: From a small child to a young adult: "50 years old" is the building.
_NUMBER = r"(?:[3-9]|1\d|2[0-5])"
_AGE = re.compile(
    rf"\b{_NUMBER}[ -]?(?:years?|yrs?|y)[ -]?o(?:ld|ld's)?\b|\b{_NUMBER} ?(?:y/o|yo)\b"
    rf"|\baged? {_NUMBER}\b(?!-)|\b(?:turn(?:s|ed|ing)|only just|nearly) {_NUMBER}\b"
    rf"(?= ?(?:[.,;]|$|on |in |next |last |this |and |so |soon))"
    rf"|\b{_NUMBER}(?:st|nd|rd|th) birthday\b",
    re.IGNORECASE,
)


def has_age(text: str) -> bool:
    """Return whether a plain text says somebody's age."""
    return _AGE.search(text) is not None
