"""What may be found in typed text, what a field is for, and one thing found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What typed text may hold that does not belong in it."""

    DATE_OF_BIRTH = "date-of-birth"
    NHS_NUMBER = "nhs-number"
    UPN = "upn"
    PNC_NUMBER = "pnc-number"
    NI_NUMBER = "ni-number"
    POSTCODE = "postcode"
    PHONE = "phone"
    E_MAIL = "e-mail"
    CASE_NUMBER = "case-number"
    NAME = "name"
    AGE = "age"
    ADDRESS = "address"
    OFFENCE = "offence"
    HEALTH = "health"
    INTELLIGENCE = "intelligence"
    DOMESTIC_ABUSE = "domestic-abuse"
    #: Faith, sexuality, where somebody came from and may stay.
    PRIVATE_LIFE = "private-life"
    #: A word with a legal meaning, or one that hurts, where a plain one is right.
    FORBIDDEN_TERM = "forbidden-term"
    BLAME = "blame"
    JARGON = "jargon"
    OFFICIALESE = "officialese"


#: Known by their shape: a number, a date, a postcode.
SHAPES = frozenset(
    {
        Kind.DATE_OF_BIRTH,
        Kind.NHS_NUMBER,
        Kind.UPN,
        Kind.PNC_NUMBER,
        Kind.NI_NUMBER,
        Kind.POSTCODE,
        Kind.PHONE,
        Kind.E_MAIL,
        Kind.CASE_NUMBER,
    }
)
#: Known by their words: content, which stays in each agency's own system.
TOPICS = frozenset(
    {
        Kind.AGE,
        Kind.ADDRESS,
        Kind.OFFENCE,
        Kind.HEALTH,
        Kind.INTELLIGENCE,
        Kind.DOMESTIC_ABUSE,
        Kind.PRIVATE_LIFE,
    }
)
#: How something is said to a partner, not what.
TONE = frozenset({Kind.BLAME, Kind.JARGON, Kind.OFFICIALESE})


class Holds(StrEnum):
    """What a typed field is for; it decides what is looked for in it."""

    #: Why a meeting, what was agreed, a reason.
    COORDINATION = "coordination"
    #: The young person's own line. How they say it is theirs.
    OWN_WORDS = "own-words"
    #: A role or a title, "social worker".
    LABEL = "label"
    #: A worker's own name.
    PERSON = "person"
    #: A worker's own telephone number.
    PHONE = "phone"
    #: "YP-7HX3".
    REFERENCE = "reference"
    #: "C0123ABC", as likely to look like a number of something else.
    SLACK_ID = "slack-id"
    #: A school's dates, often pasted with the page around them.
    DATES = "dates"
    #: Where a meeting is.
    PLACE = "place"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """
    One kind of thing found in a text.

    Its sentences are ours, word for word from a table: what was typed is not in
    it, so it may be shown, counted and logged.
    """

    kind: Kind
    #: True for what may not be sent at all; else the person may say it is not that.
    is_hard: bool
    #: "That looks like a postcode."
    what: str
    #: How else to say it.
    instead: str
