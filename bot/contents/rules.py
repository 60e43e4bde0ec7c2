"""What a typed text must not hold, by what its field is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.contents.addresses import has_address, is_home
from bot.contents.ages import has_age
from bot.contents.contact import has_e_mail, has_phone, has_postcode
from bot.contents.dates import has_birth_date
from bot.contents.names import has_name
from bot.contents.numbers import numbers_in, without_harmless
from bot.contents.records import SHAPES, TONE, TOPICS, Finding, Holds, Kind
from bot.contents.tables import phrases, sentences
from bot.contents.words import Word, plain, words_of

#: What was found, and how else to say it where a phrase knows better than its kind.
Hints = dict[Kind, str | None]

_NOTHING: frozenset[Kind] = frozenset()
#: Numbers that look like one to ring; nobody can tell them apart in that field.
_LIKE_A_PHONE = frozenset(
    {Kind.PHONE, Kind.NHS_NUMBER, Kind.CASE_NUMBER, Kind.UPN, Kind.DATE_OF_BIRTH}
)


@dataclass(frozen=True, kw_only=True)
class _Policy:
    hard: frozenset[Kind]
    soft: frozenset[Kind] = _NOTHING


_POLICIES: Mapping[Holds, _Policy] = {
    Holds.COORDINATION: _Policy(
        hard=SHAPES, soft=TOPICS | TONE | {Kind.NAME, Kind.FORBIDDEN_TERM}
    ),
    Holds.OWN_WORDS: _Policy(hard=SHAPES, soft=TOPICS | {Kind.NAME}),
    Holds.LABEL: _Policy(hard=SHAPES, soft=frozenset({Kind.NAME})),
    Holds.PERSON: _Policy(hard=SHAPES),
    Holds.PHONE: _Policy(hard=SHAPES - _LIKE_A_PHONE),
    Holds.REFERENCE: _Policy(hard=SHAPES),
    # Its listener takes nothing that is not of that shape.
    Holds.SLACK_ID: _Policy(hard=_NOTHING),
    # A school's page has its office's number on it, and that is no secret.
    Holds.DATES: _Policy(hard=_NOTHING, soft=frozenset({Kind.PHONE, Kind.E_MAIL})),
    # A library has a street and a postcode too; somebody's home may not.
    Holds.PLACE: _Policy(
        hard=SHAPES - {Kind.POSTCODE},
        soft=frozenset({Kind.POSTCODE, Kind.ADDRESS, Kind.DOMESTIC_ABUSE}),
    ),
}
_OF_A_HOME = frozenset({Kind.POSTCODE, Kind.ADDRESS})


def look(
    text: str, holds: Holds, known: frozenset[str], today: date | None
) -> tuple[Finding, ...]:
    """
    Return what looks wrong in a field, each kind once, the hard ones first.

    `known` holds, in small letters, every word of the names of workers, agencies
    and schools here. `today` tells a meeting from a birthday; where it is None
    every full date counts as one. Nothing typed is in what is returned.
    """
    policy = _POLICIES[holds]
    clean = plain(text)
    words = words_of(clean)
    hints = _shapes(clean, today) | _topics(clean, words, known)
    hard = policy.hard
    if holds is Holds.PLACE and is_home(words):
        hard |= _OF_A_HOME
    wanted = [kind for kind in Kind if kind in hints and kind in hard | policy.soft]
    found = [_finding(kind, kind in hard, hints[kind]) for kind in wanted]
    return tuple(sorted(found, key=lambda one: not one.is_hard))


def private_shape(text: str, today: date | None = None) -> str | None:
    """
    Return the first hard thing a text looks as if it holds, "a postcode", or None.

    For fields that are refused without a question.
    """
    found = look(text, Holds.PERSON, frozenset(), today)
    return sentences()[found[0].kind].name if found else None


def _shapes(text: str, today: date | None) -> Hints:
    bare = without_harmless(text)
    found = {
        Kind.DATE_OF_BIRTH: has_birth_date(text, today),
        Kind.POSTCODE: has_postcode(text),
        Kind.PHONE: has_phone(bare),
        Kind.E_MAIL: has_e_mail(text),
    }
    kinds = {kind for kind, is_there in found.items() if is_there} | numbers_in(bare)
    # Half a telephone number is as long as a case number; one refusal will do.
    return dict.fromkeys(kinds - {Kind.CASE_NUMBER} if Kind.PHONE in kinds else kinds)


def _topics(text: str, words: Sequence[Word], known: frozenset[str]) -> Hints:
    hints: Hints = {}
    for one in phrases().found(words):
        if one.meaning.kind:
            hints.setdefault(one.meaning.kind, one.meaning.instead)
    if has_name(text, words, known):
        hints[Kind.NAME] = None
    if has_age(text):
        hints[Kind.AGE] = None
    if has_address(words, known):
        hints[Kind.ADDRESS] = None
    return hints


def _finding(kind: Kind, is_hard: bool, hint: str | None) -> Finding:
    said = sentences()[kind]
    return Finding(
        kind=kind, is_hard=is_hard, what=said.what, instead=hint or said.instead
    )
