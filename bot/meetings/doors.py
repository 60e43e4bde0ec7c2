"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button, form and shortcut of a meeting."""

    CALL = "meeting.call"
    CHOOSE_FORM = "meeting.choose-form"
    CALL_FORM = "meeting.call-form"
    OPEN = "meeting.open"
    MOVE = "meeting.move"
    MOVE_FORM = "meeting.move-form"
    CANCEL = "meeting.cancel"
    COMING = "meeting.coming"
    SOMEONE_ELSE = "meeting.someone-else"
    SOMEONE_ELSE_FORM = "meeting.someone-else-form"
    CANNOT = "meeting.cannot"
    NOT_ME = "meeting.not-me"
    BY_PHONE = "meeting.by-phone"
    BY_PHONE_FORM = "meeting.by-phone-form"
    RECORD = "meeting.record"
    NOT_HELD = "meeting.not-held"
    WHO_CAME_FORM = "meeting.who-came-form"
    AGREED_FORM = "meeting.agreed-form"
    NEXT_FORM = "meeting.next-form"
    ACTION_DONE = "meeting.action-done"


class Field(StrEnum):
    """Every field of a meeting's forms."""

    YOUNG_PERSON = "young-person"
    LINE = "line"
    ASKER = "asker"
    PURPOSE = "purpose"
    WHY = "why"
    ON = "on"
    AT = "at"
    MINUTES = "minutes"
    WHERE = "where"
    PLACE = "place"
    PLACE_REASON = "place-reason"
    NEEDED = "needed"
    KNOWS_THEM = "knows-them"
    DECISION = "decision"
    STAND_IN = "stand-in"
    STAND_IN_NAME = "stand-in-name"
    WHO = "who"
    REPLY = "reply"
    #: When an answer was given by phone or letter.
    SAID_ON = "said-on"
    MORE = "more"
    NEXT = "next"
    NO_NEXT = "no-next"
