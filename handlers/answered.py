"""Reading the forms of an answer, which are the same for whatever was asked."""

from __future__ import annotations

from bot.asks.doors import Field
from bot.asks.records import NewDateReason
from bot.asks.requests import DateWanted, NeedHelp, Someone
from bot.nudges.records import InTheWay, WouldHelp
from handlers.forms import Body, Filled, about


def someone(body: Body) -> Someone:
    filled = Filled(body)
    return Someone(
        about_id=about(body),
        worker_id=filled.one(Field.SOMEONE),
        name=filled.text(Field.STAND_IN_NAME),
    )


def need_help(body: Body) -> NeedHelp:
    filled = Filled(body)
    return NeedHelp(
        about_id=about(body),
        in_the_way=InTheWay(filled.chosen(Field.IN_THE_WAY)),
        would_help=WouldHelp(filled.chosen(Field.WOULD_HELP)),
    )


def date_wanted(body: Body) -> DateWanted:
    filled = Filled(body)
    return DateWanted(
        about_id=about(body),
        due=filled.day(Field.DUE),
        reason=NewDateReason(filled.chosen(Field.REASON)),
    )
