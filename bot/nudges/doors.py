"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of a nudge; an answer of a meeting or ask has its own."""

    NOT_THIS_WEEK = "nudge.not-this-week"
    STILL_ON_IT = "nudge.still-on-it"
    NEED_HELP = "nudge.need-help"
    NEED_HELP_FORM = "nudge.need-help-form"
    #: Of an action: another does it, it is not mine, another day.
    SOMEONE_ELSE = "nudge.someone-else"
    SOMEONE_ELSE_FORM = "nudge.someone-else-form"
    NOT_ME = "nudge.not-me"
    #: Of the one who asked, once somebody said "not me".
    GIVE = "nudge.give"
    GIVE_FORM = "nudge.give-form"
    NEW_DATE = "nudge.new-date"
    NEW_DATE_FORM = "nudge.new-date-form"
    #: Who stands in comes, or answers.
    IN_THEIR_PLACE = "nudge.in-their-place"
    #: Who decides takes it over.
    MINE = "nudge.mine"
    #: After a "done": it was done before I asked. After a "missed": I was there.
    BEFORE = "nudge.before"
    #: Of the one who asked.
    RANG = "nudge.rang"
    LEAVE = "nudge.leave"
    FEW_LINES = "nudge.few-lines"
    WHERE = "nudge.where"
    #: The same, from the board of a meeting and from what was asked.
    WHERE_MEETING = "nudge.where-meeting"
    WHERE_ASK = "nudge.where-ask"
