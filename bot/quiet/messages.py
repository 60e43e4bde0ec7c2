"""When somebody may be nudged, in one sentence; the form that changes it."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    button,
    buttons,
    field,
    form,
    pick_any,
    pick_date,
    pick_radio,
    say,
    whisper,
)
from bot.calendars.wall_time import clock_time, short_day
from bot.nudges.records import PartOfDay
from bot.quiet.cards import Quiet
from bot.quiet.doors import Door, Field
from bot.wording import DAYS, listed

View = dict[str, Any]

TITLE = "When I may be nudged"
_DAYS = tuple((str(day), DAYS[day]) for day in range(5))
_PARTS = (
    (PartOfDay.ANY.value, "Any time of my working day"),
    (PartOfDay.MORNINGS.value, "Mornings only"),
    (PartOfDay.AFTERNOONS.value, "Afternoons only"),
)
_ONLY = {
    PartOfDay.ANY: "",
    PartOfDay.MORNINGS: "mornings only, ",
    PartOfDay.AFTERNOONS: "afternoons only, ",
}
_EXEMPT = "If a meeting of today moves, I still tell you at once."
_NOT_LOST = "Nothing is lost. What waits comes afterwards; the day it is due stays."


def quiet_form(card: Quiet) -> View:
    """Say what holds now, and ask what shall hold."""
    until = card.muted_until.isoformat() if card.muted_until else None
    return form(
        name=Door.FORM,
        title=TITLE,
        submit="Save",
        about=str(card.version),
        blocks=[
            *_now(card),
            field(
                Field.UNTIL,
                "Mute nudges until",
                pick_date(until),
                hint=f"The last quiet day, {short_day(card.latest)} at the latest.",
                optional=True,
            ),
            field(
                Field.NOT_ON,
                "Not on",
                pick_any(_DAYS, first=[str(day) for day in card.not_on]),
                optional=True,
            ),
            field(
                Field.PART,
                "Part of the day",
                pick_radio(_PARTS, first=card.part.value),
            ),
            whisper(_EXEMPT),
            whisper(_NOT_LOST),
        ],
    )


def saved(card: Quiet) -> View:
    """Say what holds from now on; closing it closes the form below as well."""
    blocks = [say("{now}", now=_sentence(card)), whisper(_EXEMPT), whisper(_NOT_LOST)]
    if card.muted_until is not None:
        blocks.insert(1, buttons(_again()))
    done = form(
        name="quiet.done", title=TITLE, submit=None, close="Close", blocks=blocks
    )
    return {**done, "clear_on_close": True}


def _now(card: Quiet) -> list[Block]:
    """Say it with the one tap that is most wanted beside it."""
    mute = button(Door.MUTE_A_WEEK, "Mute for a week", "week")
    beside = mute if card.muted_until is None else _again()
    return [say("{now}", now=_sentence(card), beside=beside)]


def _again() -> Any:
    return button(Door.NUDGE_AGAIN, "Nudge me again", "now")


def _sentence(card: Quiet) -> str:
    usual = (
        f"on {_days(card)}, {_ONLY[card.part]}"
        f"never before {clock_time(card.first)} or after {clock_time(card.last)}."
    )
    if card.muted_until is None:
        return f"You get nudges {usual}"
    until = short_day(card.muted_until)
    return f"You get no nudges until {until} is over. After that, {usual}"


def _days(card: Quiet) -> str:
    if len(card.days) == 5:
        return "school days" if card.at_school else "working days"
    named = listed([DAYS[day] for day in card.days])
    return f"{named} in term" if card.at_school else named
