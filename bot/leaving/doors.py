"""The names by which Slack calls back about somebody who left."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form about somebody who left."""

    SOMEBODY_LEFT = "leaving.somebody-left"
    SOMEBODY_LEFT_FORM = "leaving.somebody-left-form"
    RIGHT = "leaving.right"
    SOMEBODY_ELSE = "leaving.somebody-else"
    SOMEBODY_ELSE_FORM = "leaving.somebody-else-form"
    NEED_HELP = "leaving.need-help"
    IS_BACK = "leaving.is-back"


class Field(StrEnum):
    """Every field of those forms."""

    WHO = "who"
    LAST_DAY = "last-day"
