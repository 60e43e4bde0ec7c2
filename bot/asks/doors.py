"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of an ask."""

    NEW = "ask.new"
    #: On the board of a meeting: about the same young person.
    BESIDE = "ask.beside"
    CHOOSE_FORM = "ask.choose-form"
    ASK_FORM = "ask.ask-form"
    # Of the one who is asked.
    DONE = "ask.done"
    TAKE = "ask.take"
    SOMEONE_ELSE = "ask.someone-else"
    SOMEONE_ELSE_FORM = "ask.someone-else-form"
    NOT_ME = "ask.not-me"
    NEED_HELP = "ask.need-help"
    NEED_HELP_FORM = "ask.need-help-form"
    NEW_DATE = "ask.new-date"
    NEW_DATE_FORM = "ask.new-date-form"
    # Of the one who asked.
    HEARD = "ask.heard"
    HEARD_FORM = "ask.heard-form"
    ASK_ELSE = "ask.ask-else"
    ASK_ELSE_FORM = "ask.ask-else-form"
    WITHDRAW = "ask.withdraw"


class Field(StrEnum):
    """Every field of an ask's forms."""

    YOUNG_PERSON = "young-person"
    WHOM = "whom"
    #: One line; looked at as strictly as anything (`bot.contents.fields`).
    WHAT = "what"
    DUE = "due"
    DECISION = "decision"
    SOMEONE = "someone"
    STAND_IN_NAME = "stand-in-name"
    IN_THE_WAY = "in-the-way"
    WOULD_HELP = "would-help"
    REASON = "reason"
    ANSWER = "answer"
    ON = "on"
