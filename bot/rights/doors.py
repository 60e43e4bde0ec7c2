"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of what people may ask of what is held."""

    BEGIN = "rights.begin"
    BEGIN_FORM = "rights.begin-form"
    PAGE_FORM = "rights.page-form"
    CHOOSE_FORM = "rights.choose-form"
    CORRECT_FORM = "rights.correct-form"
    ERASE_FORM = "rights.erase-form"
    AGREE = "rights.agree"
    NOT_NOW = "rights.not-now"
    HOLD_FORM = "rights.hold-form"
    RELEASE_FORM = "rights.release-form"


class Field(StrEnum):
    """Every field of those forms."""

    REFERENCE = "reference"
    WHAT = "what"
    WHICH = "which"
    TEXT = "text"
    REASON = "reason"


class Ask(StrEnum):
    """What can be asked about one young person, in the order it is offered."""

    WHO = "who"
    EXPORT = "export"
    CORRECT = "correct"
    ERASE = "erase"
    HOLD = "hold"
