"""What is asked of me, and what I asked of others."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.asks.cards import AskCard, MyAsks
from bot.asks.folder import open_folder
from bot.asks.records import Ask

#: More than this nobody reads on a phone; the soonest come first.
_MOST = 8


def my_asks(visit: Visit) -> MyAsks:
    """Return what is open, only of young people whom I may see today."""
    unit, me = visit.unit, visit.worker.id
    around = unit.young_people.around(me, visit.today)
    return MyAsks(
        of_me=_cards(visit, unit.asks.of(me), Verb.ANSWER_ASK),
        by_me=_cards(visit, unit.asks.by(me), Verb.RUN_ASK),
        can_ask=bool(around),
    )


def _cards(visit: Visit, asks: list[Ask], verb: Verb) -> tuple[AskCard, ...]:
    found = (open_folder(visit.unit, one, visit.today) for one in asks)
    seen = [one for one in found if visit.can(verb, one.thing)]
    return tuple(one.card() for one in seen[:_MOST])
