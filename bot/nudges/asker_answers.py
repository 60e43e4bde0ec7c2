"""
What whoever asked can do about a nudge to them, in one tap.

Each method is one transaction; the same again changes nothing.
"""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.nudges.few_lines import ask_for_few_lines
from bot.nudges.opened import ASKERS, Opened, open_own
from bot.nudges.putting_off import RANG_DAYS, days_on
from bot.nudges.records import Answer, ClimbState, Why
from storage.unit import Unit


class AskerAnswers:
    """They rang in vain, leave it, or ask for a few lines instead."""

    def __init__(self, house: House) -> None:
        self._house = house

    def rang(self, asker: Asker, nudge_id: str) -> None:
        """Note that whoever asked rang in vain, and leave it for a few days."""
        with self._house.store.changing() as unit:
            opened = self._asker(unit, asker, nudge_id)
            if opened.has_said(Answer.RANG):
                return
            opened.require_open()
            opened.put_off(days_on(opened.own_time, opened.visit.now, RANG_DAYS))
            opened.note(Answer.RANG)

    def leave(self, asker: Asker, nudge_id: str) -> None:
        """Stop asking, since whoever asked leaves it; the thing itself stays open."""
        with self._house.store.changing() as unit:
            opened = self._asker(unit, asker, nudge_id)
            if opened.has_said(Answer.LEFT_ALONE):
                return
            opened.require_open()
            if opened.climb.state is ClimbState.RUNNING:
                opened.end(Why.LEFT_ALONE)
            opened.note(Answer.LEFT_ALONE)

    def few_lines(self, asker: Asker, nudge_id: str) -> None:
        """Ask whoever cannot come for a few lines instead, by their own route."""
        with self._house.store.changing() as unit:
            opened = self._asker(unit, asker, nudge_id)
            if opened.has_said(Answer.FEW_LINES):
                return
            opened.require_open()
            ask_for_few_lines(opened)
            opened.note(Answer.FEW_LINES)

    def _asker(self, unit: Unit, asker: Asker, nudge_id: str) -> Opened:
        return open_own(
            self._house,
            unit,
            asker,
            nudge_id,
            for_whom=ASKERS,
            verb=Verb.RUN_MEETING,
        )
