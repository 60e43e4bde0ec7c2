"""The forms of an answer about an action: who does it instead, and another day."""

from __future__ import annotations

from typing import Any

from bot.asks import answer_forms
from bot.asks.cards import NewDateForm, SomeoneForm
from bot.nudges.doors import Door

View = dict[str, Any]


def someone(card: SomeoneForm) -> View:
    """Ask who does it; who gets it has it in their list."""
    door = Door.GIVE_FORM if card.for_asker else Door.SOMEONE_ELSE_FORM
    what_comes = "Somebody of the team with Slack hears of it from me."
    return answer_forms.someone(card, door, what_comes)


def new_date(card: NewDateForm) -> View:
    return answer_forms.new_date(card, Door.NEW_DATE_FORM)
