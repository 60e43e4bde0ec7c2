"""
Answering a nudge in one tap, in place: each method one transaction.

Twice is the same as once. What moved on meanwhile is said kindly and exactly, and
nothing changes; what is somebody else's looks as if it were not there.
"""

from __future__ import annotations

from dataclasses import replace

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.asks import taking
from bot.asks.cards import HelpForm
from bot.asks.requests import NeedHelp
from bot.nudges import in_place, to_asker
from bot.nudges.action_answers import ActionAnswers
from bot.nudges.asker_answers import AskerAnswers
from bot.nudges.keys import AskerKind
from bot.nudges.opened import AWAITED, Opened, Stale, open_own
from bot.nudges.putting_off import (
    STILL_ON_IT_DAYS,
    days_on,
    next_week,
)
from bot.nudges.records import Answer, Matter, Whom, Why
from bot.wording import moment
from storage.unit import Unit

_PERSON = frozenset({Whom.PERSON})


class Answers:
    """What whoever got a nudge can answer, and whoever asked can do about it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.actions = ActionAnswers(house)
        self.of_asker = AskerAnswers(house)

    def not_this_week(self, asker: Asker, nudge_id: str) -> None:
        """Leave them in peace until their next week; the due date stays."""
        with self._house.store.changing() as unit:
            opened = _own(self._house, unit, asker, nudge_id)
            if opened.has_said(Answer.NOT_THIS_WEEK):
                return
            opened.require_open()
            opened.put_off(next_week(opened.own_time, opened.visit.now))
            opened.note(Answer.NOT_THIS_WEEK)

    def still_on_it(self, asker: Asker, nudge_id: str) -> None:
        """Note it, and give them a few days; of one who was missed: they ring."""
        with self._house.store.changing() as unit:
            opened = _own(self._house, unit, asker, nudge_id)
            if opened.has_said(Answer.STILL_ON_IT):
                return
            opened.require_open()
            if opened.climb.matter is not Matter.MISSED:
                now = opened.visit.now
                opened.put_off(days_on(opened.own_time, now, STILL_ON_IT_DAYS))
            opened.note(Answer.STILL_ON_IT)

    def begin_help(self, asker: Asker, nudge_id: str) -> HelpForm:
        """Open the form that asks what is in the way, and what would help."""
        with self._house.store.changing(quietly=True) as unit:
            opened = _own(self._house, unit, asker, nudge_id)
            opened.require_open()
            card = opened.folder.card()
            when = f"A meeting on {moment(card.when)}" if card.when else ""
            return HelpForm(
                about_id=nudge_id, reference=card.reference, what=card.what or when
            )

    def need_help(self, asker: Asker, wanted: NeedHelp) -> None:
        """Tell the one who asked the smallest thing that would make it possible."""
        with self._house.store.changing() as unit:
            opened = _own(self._house, unit, asker, wanted.about_id)
            opened.require_open()
            way, helps = wanted.in_the_way, wanted.would_help
            if opened.item.ask is not None:
                taking.ask_for_help(opened.visit, opened.item.ask, way, helps)
            else:
                to_asker.ask_for_help(opened, way, helps)
            opened.note(Answer.NEED_HELP, in_the_way=way, would_help=helps)

    def not_me(self, asker: Asker, nudge_id: str) -> None:
        """Note that it is not theirs; of some the one who asked finds another."""
        with self._house.store.changing() as unit:
            opened = _own(self._house, unit, asker, nudge_id)
            if opened.has_said(Answer.NOT_ME):
                return
            opened.require_open()
            if opened.nudge.whom is Whom.PERSON and _goes_back(opened):
                to_asker.tell_asker(opened, AskerKind.NOT_THEIRS)
                opened.end(Why.NOT_THEIRS)
            opened.note(Answer.NOT_ME)

    def in_their_place(self, asker: Asker, nudge_id: str) -> None:
        """Come, or take it on, in the place of whom they stand in for."""
        with self._house.store.changing() as unit:
            stands_in = frozenset({Whom.DEPUTY})
            opened = _own(self._house, unit, asker, nudge_id, stands_in, Verb.REPLY)
            one = opened.item.invitation
            answer = Answer.COMING if one else Answer.TAKEN
            if opened.has_said(answer):
                return
            opened.require_open()
            if one:
                in_place.come_instead(opened.visit, one)
            else:
                in_place.take_instead(opened)
            opened.note(answer)

    def mine(self, asker: Asker, nudge_id: str) -> None:
        """Take over what somebody of one's own agency was asked, to decide it."""
        with self._house.store.changing() as unit:
            deciders = frozenset({Whom.DECIDER})
            opened = _own(self._house, unit, asker, nudge_id, deciders, Verb.ANSWER_ASK)
            if opened.has_said(Answer.TAKEN):
                return
            opened.require_open()
            in_place.take_instead(opened)
            opened.note(Answer.TAKEN)

    def before(self, asker: Asker, nudge_id: str) -> None:
        """Note a wrong nudge: done before it went, or they were there. Say sorry."""
        with self._house.store.changing() as unit:
            opened = _own(self._house, unit, asker, nudge_id, _PERSON, Verb.REPLY)
            if opened.nudge.wrong_at is not None:
                return
            if opened.climb.matter is Matter.MISSED:
                # The record stays as it is until whoever keeps it has looked.
                opened.require_open()
                to_asker.tell_asker(opened, AskerKind.WAS_THERE)
            elif not opened.folder.is_done:
                raise Stale("It is not marked as done yet. Please tap Done first.")
            wrong = replace(opened.nudge, wrong_at=opened.visit.now)
            unit.nudges.save(wrong)
            opened.show_again()


def _goes_back(opened: Opened) -> bool:
    """Whether the one who asked is told, and finds somebody else."""
    of_offer = opened.climb.matter is Matter.OFFER
    return of_offer or opened.item.action is not None


def _own(
    house: House,
    unit: Unit,
    asker: Asker,
    nudge_id: str,
    whom: frozenset[Whom] = AWAITED,
    verb: Verb = Verb.REPLY,
) -> Opened:
    return open_own(house, unit, asker, nudge_id, for_whom=whom, verb=verb)
