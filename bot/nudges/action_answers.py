"""
An action passed on, named for somebody, or given another day, through a nudge.

Each method is one transaction; the same again changes nothing.
"""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.asks.cards import NewDateForm, SomeoneForm
from bot.asks.doors import Field
from bot.asks.requests import DateWanted, Someone
from bot.errors import NotFilledIn
from bot.meetings.calling import NobodyToAsk, open_meeting
from bot.meetings.records import Action
from bot.nudges import actions
from bot.nudges.opened import Opened, open_own
from bot.nudges.records import Answer, Whom
from storage.unit import Unit

_PERSON = frozenset({Whom.PERSON})


class ActionAnswers:
    """What whoever took an action on, and whoever asked for it, can do with it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def begin_someone(self, asker: Asker, nudge_id: str) -> SomeoneForm:
        """Open the form in which whoever took an action on says who does it."""
        with self._house.store.changing(quietly=True) as unit:
            opened, action = self._own_action(unit, asker, nudge_id)
            opened.require_open()
            people = actions.who_could(opened.visit, action)
            return SomeoneForm(
                about_id=nudge_id,
                reference=opened.folder.card().reference,
                what=action.what,
                due=action.due,
                people=people,
            )

    def send_someone(self, asker: Asker, someone: Someone) -> None:
        """Give an action to a colleague, or note a name; raises NotFilledIn."""
        with self._house.store.changing() as unit:
            opened, action = self._own_action(unit, asker, someone.about_id)
            if opened.has_said(Answer.SOMEONE_ELSE) and _is_so(action, someone):
                return
            opened.require_open()
            if someone.worker_id:
                actions.give_to(opened.visit, action, someone.worker_id)
            elif someone.name:
                actions.name_for(opened.visit, action, someone.name)
            else:
                raise NotFilledIn({Field.STAND_IN_NAME: "Please say who will do it."})
            opened.note(Answer.SOMEONE_ELSE)

    def begin_date(self, asker: Asker, nudge_id: str) -> NewDateForm:
        """Open the form of a new date; raises TooLate once it is overdue."""
        with self._house.store.changing(quietly=True) as unit:
            opened, action = self._own_action(unit, asker, nudge_id)
            opened.require_open()
            actions.require_date(opened.visit, action)
            return NewDateForm(
                about_id=nudge_id,
                reference=opened.folder.card().reference,
                what=action.what,
                due=action.due,
            )

    def new_date(self, asker: Asker, wanted: DateWanted) -> None:
        """Move an action's day, with a reason; raises TooLate, NotFilledIn."""
        with self._house.store.changing() as unit:
            opened, action = self._own_action(unit, asker, wanted.about_id)
            opened.require_open()
            if action.due == wanted.due:
                return
            about, reason = opened.climb.young_person_id, wanted.reason
            actions.move_date(opened.visit, action, about, wanted.due, reason)
            opened.note(Answer.NEW_DATE)

    def begin_giving(self, asker: Asker, action_id: str) -> SomeoneForm:
        """Open the form with which the one who asked gives an action to another."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            action, reference = _run_action(visitor, action_id)
            people = actions.who_could(visitor, action)
            if not people:
                raise NobodyToAsk
            return SomeoneForm(
                about_id=action_id,
                reference=reference,
                what=action.what,
                due=action.due,
                people=people,
                for_asker=True,
            )

    def give(self, asker: Asker, someone: Someone) -> None:
        """Give an action to somebody else of the team; raises NotFilledIn."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            action, _ = _run_action(visitor, someone.about_id)
            if not someone.worker_id:
                raise NotFilledIn({Field.SOMEONE: "Please choose somebody."})
            actions.give_to(visitor, action, someone.worker_id)

    def _own_action(
        self, unit: Unit, asker: Asker, nudge_id: str
    ) -> tuple[Opened, Action]:
        verb = Verb.DO_ACTION
        opened = open_own(
            self._house, unit, asker, nudge_id, for_whom=_PERSON, verb=verb
        )
        if opened.item.action is None:
            opened.visit.refuse(verb, nudge_id)
        return opened, opened.item.action


def _run_action(visitor: Visit, action_id: str) -> tuple[Action, str]:
    """Return an action and whose it is about, for the one who asked for it."""
    action = visitor.unit.meetings.action(action_id)
    if action is None:
        visitor.refuse(Verb.RUN_MEETING, action_id)
    folder = open_meeting(visitor, action.meeting_id, Verb.RUN_MEETING)
    return action, folder.reference


def _is_so(action: Action, someone: Someone) -> bool:
    """Whether the same form was sent before."""
    if someone.worker_id:
        return action.worker_id == someone.worker_id
    return bool(someone.name) and action.stand_in_name == someone.name
