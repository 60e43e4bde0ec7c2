"""Asking a colleague for one thing, and answering: each method one transaction."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.asks.agenda import my_asks
from bot.asks.asking import NewAsk, ask_for
from bot.asks.beginning import choose, form_about, new_form, team_to_ask
from bot.asks.cards import (
    AskCard,
    AskForm,
    HeardForm,
    HelpForm,
    MyAsks,
    NewDateForm,
    SomeoneForm,
)
from bot.asks.doors import Field
from bot.asks.folder import AskFolder, open_folder
from bot.asks.records import Ask, AskState
from bot.asks.requests import Asking, DateWanted, Heard, NeedHelp, Someone
from bot.asks.rules import heard_at, heard_problem, is_overdue, kept_date
from bot.asks.taking import (
    answer_heard,
    ask_for_help,
    decline,
    finish,
    move_date,
    name_someone,
    open_ask,
    pass_to,
    require_open,
    take,
    withdraw,
)
from bot.calendars.wall_time import local_day
from bot.errors import NotFilledIn, TooLate
from bot.meetings.calling import NobodyToAsk
from bot.meetings.cards import Choosing
from storage.unit import Unit

#: The answers that need nothing more than the tap.
_ONE_TAP = {AskState.TAKEN: take, AskState.DONE: finish, AskState.NOT_ME: decline}


class Asks:
    """What one worker asks of another about one young person, by a day."""

    def __init__(self, house: House) -> None:
        self._house = house

    def mine(self, asker: Asker) -> MyAsks:
        """Return what is asked of me, and what I asked of others."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            visitor.note(Verb.SEE_ASK)
            return my_asks(visitor)

    def begin(self, asker: Asker, reference: str) -> Choosing | AskForm:
        """
        Open the form of a new ask; without a reference, ask whom it is about.

        Raises NotFound for a reference that is not theirs.
        """
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            return form_about(visitor, reference) if reference else choose(visitor)

    def begin_about(self, asker: Asker, young_person_id: str) -> AskForm:
        """Open the form of a new ask about one young person."""
        with self._house.store.changing(quietly=True) as unit:
            return new_form(self._visit(unit, asker), young_person_id)

    def begin_beside(self, asker: Asker, meeting_id: str) -> AskForm:
        """Open the form of a new ask about whom a meeting is about."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._visit(unit, asker)
            meeting = unit.meetings.get(meeting_id)
            if meeting is None:
                visitor.refuse(Verb.ASK_FOR, meeting_id)
            return new_form(visitor, meeting.young_person_id)

    def ask(self, asker: Asker, asking: Asking) -> AskCard:
        """Ask somebody; the same form again asks once. Raises NotFilledIn."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            team = team_to_ask(visitor, asking.young_person_id)
            wanted = NewAsk(
                id=asking.ask_id,
                asker=visitor.worker,
                worker_id=asking.worker_id,
                what=asking.what,
                due=asking.due,
                decision_needed=asking.decision_needed,
            )
            return _card(visitor, ask_for(visitor, team, wanted))

    def answer(self, asker: Asker, ask_id: str, state: AskState) -> None:
        """Note "I'm on it", "Done" or "Not me"; the same again changes nothing."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            folder = open_ask(visitor, ask_id, Verb.ANSWER_ASK)
            _ONE_TAP[state](visitor, folder.ask)

    def begin_someone(self, asker: Asker, ask_id: str) -> SomeoneForm:
        """Open the form in which whoever is asked says who does it instead."""
        with self._house.store.changing(quietly=True) as unit:
            folder = self._opened(unit, asker, ask_id, Verb.ANSWER_ASK)
            return _someone_form(folder, for_asker=False)

    def send_someone(self, asker: Asker, someone: Someone) -> None:
        """Put it to a colleague, or note a name; raises NotFilledIn."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            ask = open_ask(visitor, someone.about_id, Verb.ANSWER_ASK).ask
            if someone.worker_id:
                pass_to(visitor, ask, someone.worker_id)
            elif someone.name:
                name_someone(visitor, ask, someone.name)
            else:
                raise NotFilledIn({Field.STAND_IN_NAME: "Please say who will do it."})

    def begin_else(self, asker: Asker, ask_id: str) -> SomeoneForm:
        """Open the form with which the one who asked asks somebody else."""
        with self._house.store.changing(quietly=True) as unit:
            folder = self._opened(unit, asker, ask_id, Verb.RUN_ASK)
            return _someone_form(folder, for_asker=True)

    def ask_else(self, asker: Asker, someone: Someone) -> None:
        """Put it to somebody else of the team; raises NotFilledIn."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            ask = open_ask(visitor, someone.about_id, Verb.RUN_ASK).ask
            if not someone.worker_id:
                raise NotFilledIn({Field.SOMEONE: "Please choose somebody."})
            pass_to(visitor, ask, someone.worker_id)

    def begin_help(self, asker: Asker, ask_id: str) -> HelpForm:
        """Open the form that asks what is in the way, and what would help."""
        with self._house.store.changing(quietly=True) as unit:
            folder = self._opened(unit, asker, ask_id, Verb.ANSWER_ASK)
            return HelpForm(
                about_id=ask_id, reference=folder.reference, what=folder.ask.what
            )

    def need_help(self, asker: Asker, wanted: NeedHelp) -> None:
        """Tell the one who asked what would make it possible."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            ask = open_ask(visitor, wanted.about_id, Verb.ANSWER_ASK).ask
            ask_for_help(visitor, ask, wanted.in_the_way, wanted.would_help)

    def begin_date(self, asker: Asker, ask_id: str) -> NewDateForm:
        """Open the form of a new date; raises TooLate once it is overdue."""
        with self._house.store.changing(quietly=True) as unit:
            folder = self._opened(unit, asker, ask_id, Verb.ANSWER_ASK)
            if is_overdue(folder.ask, folder.today):
                raise TooLate(kept_date(folder.ask))
            return NewDateForm(
                about_id=ask_id,
                reference=folder.reference,
                what=folder.ask.what,
                due=folder.ask.due,
            )

    def new_date(self, asker: Asker, wanted: DateWanted) -> None:
        """Move the day, with a reason; raises TooLate, NotFilledIn."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            ask = open_ask(visitor, wanted.about_id, Verb.ANSWER_ASK).ask
            move_date(visitor, ask, wanted.due, wanted.reason)

    def begin_heard(self, asker: Asker, ask_id: str) -> HeardForm:
        """Open the form for an answer that came by phone or letter."""
        with self._house.store.changing(quietly=True) as unit:
            folder = self._opened(unit, asker, ask_id, Verb.RUN_ASK)
            return HeardForm(
                ask_id=ask_id,
                reference=folder.reference,
                what=folder.ask.what,
                name=folder.worker.name,
                today=folder.today,
            )

    def heard(self, asker: Asker, heard: Heard) -> None:
        """Note an answer for somebody; it counts the same as a tap."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            ask = open_ask(visitor, heard.ask_id, Verb.RUN_ASK).ask
            self._check(visitor, ask, heard)
            answer_heard(
                visitor,
                ask,
                heard.answer,
                at=heard_at(heard.on, visitor.now, visitor.today, self._house.zone),
                by_id=visitor.worker.id,
                name=_name_in(heard),
            )

    def withdraw(self, asker: Asker, ask_id: str) -> None:
        """Note that it is not needed any more; twice is the same as once."""
        with self._house.store.changing() as unit:
            visitor = self._visit(unit, asker)
            withdraw(visitor, open_ask(visitor, ask_id, Verb.RUN_ASK).ask)

    def _check(self, visitor: Visit, ask: Ask, heard: Heard) -> None:
        asked_on = local_day(ask.created_at, self._house.zone)
        if problem := heard_problem(heard.on, asked_on, visitor.today):
            raise NotFilledIn({Field.ON: problem})
        if heard.answer is AskState.SOMEONE_ELSE and not heard.stand_in_name:
            raise NotFilledIn({Field.STAND_IN_NAME: "Please write their name."})

    def _opened(self, unit: Unit, asker: Asker, ask_id: str, verb: Verb) -> AskFolder:
        """Read one ask that can still be answered, for the form that follows."""
        folder = open_ask(self._visit(unit, asker), ask_id, verb)
        require_open(folder.ask)
        return folder

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return visit(self._house, unit, asker)


def _card(visitor: Visit, ask: Ask) -> AskCard:
    return open_folder(visitor.unit, ask, visitor.today).card()


def _someone_form(folder: AskFolder, *, for_asker: bool) -> SomeoneForm:
    ask = folder.ask
    people = folder.others(ask.asker_id, ask.worker_id)
    if for_asker and not people:
        raise NobodyToAsk
    return SomeoneForm(
        about_id=ask.id,
        reference=folder.reference,
        what=ask.what,
        due=ask.due,
        people=people,
        for_asker=for_asker,
    )


def _name_in(heard: Heard) -> str:
    return heard.stand_in_name if heard.answer is AskState.SOMEONE_ELSE else ""
