"""Ways to reach somebody: postcodes, telephone numbers, e-mail addresses."""

from __future__ import annotations

import re

#: The last two letters are never C, I, K, M, O or V, so "P3 2pm" is none.
_POSTCODE = re.compile(
    r"(?<![a-z\d-])(?P<out>[a-z]{1,2}\d[a-z\d]?) {0,2}\d[abd-hjlnp-uw-z]{2}"
    r"(?![a-z\d])",
    re.IGNORECASE,
)
#: "G3 2nd floor", "P2 1hr", and a reference before "4th slot".
_ORDINAL = re.compile(
    r"\S+ +(?:1st|2nd|3rd|[04-9]th)|[PYR]\d\d? +(?:1ST|2ND|3RD|[04-9]TH)"
    r"|[A-Za-z]\d\d? +\dhr"
)
_GAP = r"[ .\-/()]{0,3}"
_PHONE = re.compile(rf"(?<![\d./:])\(?0(?:{_GAP}\d){{9,10}}(?!\d)")
_ABROAD = re.compile(rf"(?:\+|(?<!\d)00 ?)\d{{2}}(?:{_GAP}\d){{8,11}}(?!\d)")
#: "0910" and "09": times in a list, not parts of a number to ring.
_TIME = re.compile(r"(?:[01]\d|2[0-3])(?:[0-5]\d)?|[0-5]\d")
_LOCAL = re.compile(
    r"\b(?:ring|call|phone|text|tel|telephone|mob|mobile|whatsapp|landline)"
    r"(?: (?:no|number|on|him|her|them|me|us|is))?[ :.]{1,3}\d(?: ?\d){5}",
    re.IGNORECASE,
)
_E_MAIL = re.compile(r"(?<=[\w.+%-])@[\w-]{1,63}\.\w", re.IGNORECASE)
_SPELLED = re.compile(
    r"\w {0,2}(?:\(at\)|\[at\]|\{at\}| at ) {0,2}[\w-]{1,63}"
    r"(?: {0,2}(?:\(dot\)|\[dot\]| dot ) {0,2}\w"
    r"|\.(?:co|com|org|net|gov|ac|sch|nhs)\b)",
    re.IGNORECASE,
)


def has_postcode(text: str) -> bool:
    """Return whether a plain text holds the shape of a whole postcode."""
    return any(_is_postcode(match) for match in _POSTCODE.finditer(text))


def has_phone(text: str) -> bool:
    """Return whether a plain text without dates holds a telephone number."""
    if _ABROAD.search(text) or _LOCAL.search(text):
        return True
    return any(not _are_times(match[0]) for match in _PHONE.finditer(text))


def has_e_mail(text: str) -> bool:
    """Return whether a plain text holds an e-mail address, or one spelled out."""
    return _E_MAIL.search(text) is not None or _SPELLED.search(text) is not None


def _are_times(written: str) -> bool:
    groups = re.findall(r"\d+", written)
    return all(_TIME.fullmatch(group) for group in groups)


def _is_postcode(match: re.Match[str]) -> bool:
    """False for a reference without its dash, and for "G3 2nd"."""
    is_reference = match["out"].upper().startswith("YP")
    return not is_reference and _ORDINAL.fullmatch(match[0]) is None
