"""Names of fields under which other systems keep what must not be here."""

from __future__ import annotations

import re

_PRIVATE_KEY = re.compile(
    r"(first_?|fore|sur|last_?|full_?|nick)?names?|initials|dob|(date_of_)?birth(day)?"
    r"|born|age|gender|sex|address|postcode|(tele)?phone|mobile|e?mail|twitter|insta"
    r"|nhs(_number)?|upn|pnc|ni(_number)?|year(_group)?|class|form|mother|father|mum"
    r"|dad|parents?|family|carers?|offences?|diagnos[ei]s|health|notes?|situation",
    re.IGNORECASE,
)


def is_private_key(key: str) -> bool:
    """True for a key that people add to a young person out of habit."""
    return _PRIVATE_KEY.fullmatch(key) is not None
