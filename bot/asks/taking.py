"""
What can become of an ask, each inside a unit that is open already.

Whoever calls has asked `may()` (`open_ask` does). Each saves, looks again at the
ladder, and queues what there is to say; the same again changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.access.visit import Visit
from bot.asks.doors import Field
from bot.asks.folder import AskFolder, open_folder
from bot.asks.records import Ask, AskState, NewDate, NewDateReason
from bot.asks.rules import (
    answered,
    can_be_asked,
    day_problem,
    is_overdue,
    kept_date,
    passed_to,
)
from bot.asks.sending import AskMail
from bot.errors import AlongsideError, AlreadyDone, NotFilledIn, NotFound, TooLate
from bot.nudges.around import People
from bot.nudges.own_time import OwnTime
from bot.nudges.records import InTheWay, WouldHelp
from bot.nudges.sending import show_again


class NotNeededNow(AlongsideError):
    """That is not needed any more. Thank you for being ready to help."""


class WithSomebodyElse(NotFound):
    """Somebody else does that now. There is nothing you need to do."""


def open_ask(visit: Visit, ask_id: str, verb: Verb) -> AskFolder:
    """
    Read one ask for somebody who may do this to it; raises NotFound.

    Raises WithSomebodyElse, with who it is, for a tap on what was passed on.
    """
    ask = visit.unit.asks.get(ask_id)
    if ask is None:
        visit.refuse(verb, ask_id)
    folder = open_folder(visit.unit, ask, visit.today)
    passed_on = verb is Verb.ANSWER_ASK and not visit.can(verb, folder.thing)
    if passed_on and _was_asked(visit, folder):
        refusal = visit.refusal(verb, ask_id, "passed-on", about=folder.thing)
        raise WithSomebodyElse(_with_whom(folder), refusal=refusal)
    visit.require(verb, folder.thing, ask_id)
    return folder


def _was_asked(visit: Visit, folder: AskFolder) -> bool:
    """Whether they see the ask, and may have had it once."""
    own = visit.worker.id == folder.ask.asker_id
    return not own and visit.can(Verb.SEE_ASK, folder.thing)


def _with_whom(folder: AskFolder) -> str:
    if folder.ask.state is AskState.WITHDRAWN:
        return NotNeededNow().sentence
    return f"{folder.worker.name} does that now. There is nothing you need to do."


def require_open(ask: Ask) -> None:
    """Raise the kind sentence for what is done, or not needed any more."""
    if ask.state is AskState.WITHDRAWN:
        raise NotNeededNow
    if ask.state is AskState.DONE:
        raise AlreadyDone


def take(visit: Visit, ask: Ask) -> Ask:
    """Note "I'm on it"."""
    return _answer(visit, ask, AskState.TAKEN)


def finish(visit: Visit, ask: Ask) -> Ask:
    """Note that it is done."""
    return _answer(visit, ask, AskState.DONE)


def decline(visit: Visit, ask: Ask) -> Ask:
    """Note "not me"."""
    return _answer(visit, ask, AskState.NOT_ME)


def name_someone(visit: Visit, ask: Ask, name: str) -> Ask:
    """Note that somebody does it who is not known here, by name."""
    return answer_heard(
        visit,
        ask,
        AskState.SOMEONE_ELSE,
        at=visit.now,
        name=name,
        by_id=_by(visit, ask),
    )


def answer_heard(
    visit: Visit,
    ask: Ask,
    state: AskState,
    *,
    at: datetime,
    by_id: str | None,
    name: str = "",
) -> Ask:
    """Note an answer given at `at`; `by_id` is who wrote it down for them."""
    if ask.state is state and (ask.stand_in_name or "") == name:
        return ask
    require_open(ask)
    changed = answered(ask, state, at, recorded_by_id=by_id)
    return _changed(visit, replace(changed, stand_in_name=name or None))


def pass_to(visit: Visit, ask: Ask, worker_id: str) -> Ask:
    """
    Put it to somebody else of the team, who is asked at once.

    Raises NotFilledIn for somebody who cannot be asked.
    """
    if ask.worker_id == worker_id and ask.state is AskState.ASKED:
        return ask
    require_open(ask)
    if problem := _cannot_pass(visit, ask, worker_id):
        raise NotFilledIn({Field.SOMEONE: problem})
    saved = visit.unit.asks.save(passed_to(ask, worker_id))
    _look_again(visit, saved)
    AskMail.about(visit, saved).put_to_them()
    return saved


def take_over(visit: Visit, ask: Ask, worker_id: str) -> Ask:
    """Note that somebody takes it on in the place of the one who was asked."""
    if ask.worker_id == worker_id and ask.state is AskState.TAKEN:
        return ask
    require_open(ask)
    passed = passed_to(ask, worker_id)
    return _changed(visit, answered(passed, AskState.TAKEN, visit.now))


def move_date(visit: Visit, ask: Ask, due: date, reason: NewDateReason) -> Ask:
    """
    Move the day, which is kept with its reason; the one way in which it moves.

    Raises TooLate once it is overdue, NotFilledIn for a day that will not do.
    """
    if ask.due == due:
        return ask
    require_open(ask)
    if is_overdue(ask, visit.today):
        raise TooLate(kept_date(ask))
    problem = day_problem(due, _own_time(visit, ask.worker_id), visit.today)
    if problem:
        raise NotFilledIn({Field.DUE: problem})
    visit.unit.asks.move_date(
        NewDate(
            id=visit.clock.new_id(),
            young_person_id=ask.young_person_id,
            item_id=ask.id,
            worker_id=visit.worker.id,
            was=ask.due,
            due=due,
            reason=reason,
            at=visit.now,
        )
    )
    return _changed(visit, replace(ask, due=due))


def withdraw(visit: Visit, ask: Ask) -> Ask:
    """Note that the one who asked needs it no more."""
    if ask.state is AskState.WITHDRAWN:
        return ask
    require_open(ask)
    return _changed(visit, replace(ask, state=AskState.WITHDRAWN))


def ask_for_help(
    visit: Visit, ask: Ask, in_the_way: InTheWay, would_help: WouldHelp
) -> None:
    """Tell the one who asked what would make it possible; the ask stays open."""
    require_open(ask)
    AskMail.about(visit, ask).ask_for_help(visit.worker, in_the_way, would_help)
    _look_again(visit, ask)


def _answer(visit: Visit, ask: Ask, state: AskState) -> Ask:
    return answer_heard(visit, ask, state, at=visit.now, by_id=_by(visit, ask))


def _by(visit: Visit, ask: Ask) -> str | None:
    """Return who answers, when it is somebody in place of the one who is asked."""
    return None if visit.worker.id == ask.worker_id else visit.worker.id


def _changed(visit: Visit, ask: Ask) -> Ask:
    saved = visit.unit.asks.save(ask)
    _look_again(visit, saved)
    AskMail.about(visit, saved).changed()
    return saved


def _look_again(visit: Visit, ask: Ask) -> None:
    show_again(visit.unit, ask.id, visit.now)


def _cannot_pass(visit: Visit, ask: Ask, worker_id: str) -> str | None:
    if worker_id in {ask.asker_id, ask.worker_id}:
        return "Please choose somebody else."
    team = visit.unit.young_people.team(ask.young_person_id, visit.today)
    places = [one for one in team if one.worker_id == worker_id]
    worker = visit.unit.workers.get(worker_id)
    here = worker is not None and not has_left(worker.left_on, visit.today)
    if not here or not any(can_be_asked(one) for one in places):
        return "Please choose somebody of the team around them."
    return None


def _own_time(visit: Visit, worker_id: str) -> OwnTime:
    worker = visit.unit.workers.get(worker_id)
    assert worker is not None  # A foreign key holds it.
    return People(visit.unit, visit.now, visit.today).own_time(worker)
