"""Numbers that other systems give a person, known by their shape."""

from __future__ import annotations

import re

from bot.contents.dates import without_dates
from bot.contents.records import Kind

#: Between the digits of one number.
_GAP = r"[ .\-/]{0,2}"
_TEN = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{9}}(?!\d)")
_NHS_WORD = re.compile(
    rf"\b(?:nhs|health)(?: ?(?:no|num|number|id))?[ .:#]{{0,3}}\d(?:{_GAP}\d){{8}}",
    re.IGNORECASE,
)
_UPN = re.compile(
    r"(?<![a-z\d])[a-z] ?\d(?:[ -]?\d){10}(?:[ -]?\d|[ -]?[a-z])(?![a-z\d])",
    re.IGNORECASE,
)
_PNC = re.compile(
    r"(?<!\d)(?<!\d/)(?:19|20)?(?P<year>\d\d) ?/ ?(?P<serial>\d{1,7}) ?(?P<check>[a-z])"
    r"(?![a-z\d])",
    re.IGNORECASE,
)
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_PNC_WORD = re.compile(r"\bpnc", re.IGNORECASE)
_NI = re.compile(
    rf"(?<![a-z\d])[a-z]{{2}}{_GAP}\d\d{_GAP}\d\d{_GAP}\d\d{_GAP}[a-d](?![a-z\d])",
    re.IGNORECASE,
)
#: Of a meeting on a screen, money, and a row of times: long, and nobody's.
_HARMLESS = re.compile(
    r"\b(?:(?:meeting|conference|zoom|teams|webex) (?:id|code)|pass ?code|pin)"
    r"[ :#]{1,3}\d[\d ]{3,16}|[£$€] ?\d[\d,.]{0,12}"
    r"|(?<![\d.])(?:(?:[01]?\d|2[0-3])\.[0-5]\d[ ,-]{1,3}){2,40}",
    re.IGNORECASE,
)
_CASE_WORD = re.compile(
    r"\b(?:case|crime|court|custody|hospital|prison|prisoner|incident|occurrence|file"
    r"|client|patient|arrest|offender|log|urn|crn|cro|mosaic|liquidlogic|eclipse"
    r"|care ?first|core ?plus|child ?view|systm ?one|rio)"
    r"(?: (?P<mark>no|nos|num|number|ref|reference|id|log|urn)\b\.?)?"
    r"(?P<sign>[ :#-]{0,3})"
    r"(?P<number>[a-z\d/-]{3,20})",
    re.IGNORECASE,
)
_CASE_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<![\d.,])\d{6,}(?!\d|\.\d)",
        r"(?<![a-z\d])[a-z]{1,3}[ /-]?\d{6,}",
        # A prisoner, a police URN, a crime, an occurrence, criminal records.
        r"(?<![a-z\d])[a-z]\d{4}[a-z]{2}(?![a-z\d])",
        r"(?<![a-z\d])\d{2}[a-z]{2}\d{5,9}(?!\d)",
        r"(?<![\d/])\d{1,4}/\d{4,7}/\d{2}(?!\d)",
        r"(?<![a-z\d])[a-z]{2,3}/\d{3,8}(?:/\d{2,4})?(?!\d)",
        r"(?<![\d/])\d{2}(?:\d{2})?/\d{5,8}(?![\da-z])",
        r"(?<![\d/])\d{1,6}/\d{2}[a-z](?![a-z\d])",
    )
)
_GROUPS = re.compile(r"(?<!\d)\d{3}(?:[ -]\d{3}){2}\d?(?!\d)")
#: "935" and "1010": times that lessons start at.
_TIME = re.compile(r"(?:[7-9]|1[0-8])[0-5][05]")
#: As it is written here: not a case number, though it has digits.
_REFERENCE = re.compile(r"yp-?", re.IGNORECASE)
_LEAST_DIGITS = 3


def without_harmless(text: str) -> str:
    """Return a plain text with a bar for each long number that is nobody's."""
    return _HARMLESS.sub(" | ", without_dates(text))


def numbers_in(text: str) -> frozenset[Kind]:
    """Return which numbers are in a plain text: see `without_harmless`."""
    found = {
        Kind.NHS_NUMBER: _has_nhs(text),
        Kind.UPN: _UPN.search(text) is not None,
        Kind.PNC_NUMBER: _has_pnc(text),
        Kind.NI_NUMBER: _NI.search(text) is not None,
    }
    kinds = frozenset(kind for kind, is_there in found.items() if is_there)
    if not kinds and _has_case(text):
        return frozenset({Kind.CASE_NUMBER})
    return kinds


def _has_nhs(text: str) -> bool:
    return _NHS_WORD.search(text) is not None or any(
        _is_nhs(match[0]) for match in _TEN.finditer(text)
    )


def _is_nhs(written: str) -> bool:
    """True for ten digits that add up, or that are grouped as on the card."""
    digits = re.sub(r"\D", "", written)
    if digits.startswith("0"):
        return False
    groups = [len(group) for group in re.split(r"\D+", written)]
    is_one = len(set(re.findall(r"\D+", written))) < 2
    return groups in ([10], [3, 3, 4]) or (is_one and _adds_up(digits))


def _adds_up(digits: str) -> bool:
    """The NHS's own check: weights ten to two, modulus eleven."""
    weighed = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - weighed % 11) % 11 == int(digits[9])


def _has_pnc(text: str) -> bool:
    named = _PNC_WORD.search(text) is not None
    return any(_is_pnc(match, named) for match in _PNC.finditer(text))


def _is_pnc(match: re.Match[str], named: bool) -> bool:
    """Long ones by their shape; short ones ("10/11B") by the check letter."""
    serial: str = match["serial"]
    check: str = match["check"].upper()
    if named or len(serial) > 4:
        return True
    number = int(match["year"] + serial.zfill(7))
    return len(serial) > 2 and check == _PNC_LETTERS[number % 23]


def _has_case(text: str) -> bool:
    if any(shape.search(text) for shape in _CASE_SHAPES):
        return True
    if any(not _are_times(match[0]) for match in _GROUPS.finditer(text)):
        return True
    return any(_is_case(match) for match in _CASE_WORD.finditer(text))


def _are_times(written: str) -> bool:
    return all(_TIME.fullmatch(group) for group in re.split("[ -]", written))


def _is_case(match: re.Match[str]) -> bool:
    number: str = match["number"]
    if _REFERENCE.match(number) or not (match["mark"] or "#" in match["sign"]):
        return False
    return sum(letter.isdigit() for letter in number) >= _LEAST_DIGITS
