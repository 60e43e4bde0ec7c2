"""Putting an ask to somebody, inside a unit that is open already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.access.visit import Visit
from bot.asks.doors import Field
from bot.asks.records import Ask
from bot.asks.rules import day_problem, due_of, place_problem
from bot.asks.sending import AskMail
from bot.calendars.wall_time import local_day
from bot.directory.records import Worker
from bot.errors import NotFilledIn, NotFound
from bot.meetings.team import Team
from bot.nudges.around import People


@dataclass(frozen=True, kw_only=True)
class NewAsk:
    """What is asked of whom; `id` is made before, so that twice is once."""

    id: str
    #: Who asks; another than the visitor when it is the visitor's own offer.
    asker: Worker
    worker_id: str | None
    what: str
    #: None: five of their working days on.
    due: date | None
    decision_needed: bool = False
    #: For a few lines in place of coming: the meeting they are for.
    meeting_id: str | None = None


def ask_for(visit: Visit, team: Team, wanted: NewAsk) -> Ask:
    """
    Put an ask to somebody of the team, and return it; the same id again asks once.

    Whoever calls has asked `may()` for ASK_FOR on the team. Raises NotFilledIn by
    field, and NotFound for an id that is another's.
    """
    known = visit.unit.asks.get(wanted.id)
    if known is not None:
        return _the_same(known, team, wanted)
    worker = _worker(team, wanted)
    own = People(visit.unit, visit.now, visit.today).own_time(worker)
    today = local_day(visit.now, own.zone)
    due = due_of(wanted.due, own, today)
    problems = _problems(team, wanted, worker, due)
    if problem := day_problem(due, own, today):
        problems.setdefault(Field.DUE, problem)
    if problems:
        raise NotFilledIn(problems)
    ask = _new(visit, team, wanted, due)
    visit.unit.asks.add(ask)
    AskMail.about(visit, ask).put_to_them()
    return ask


def _the_same(known: Ask, team: Team, wanted: NewAsk) -> Ask:
    theirs = known.asker_id == wanted.asker.id
    if not theirs or known.young_person_id != team.young_person.id:
        raise NotFound
    return known


def _worker(team: Team, wanted: NewAsk) -> Worker:
    place = team.member(wanted.worker_id or "")
    if place is None or wanted.worker_id == wanted.asker.id:
        raise NotFilledIn({Field.WHOM: "Please choose somebody of the team."})
    return team.workers[place.worker_id]


def _problems(team: Team, wanted: NewAsk, worker: Worker, due: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    if problem := place_problem(team.member(worker.id), due):
        problems[Field.WHOM] = problem
    if not wanted.what:
        problems[Field.WHAT] = "Please say what, in one line."
    return problems


def _new(visit: Visit, team: Team, wanted: NewAsk, due: date) -> Ask:
    assert wanted.worker_id
    return Ask(
        id=wanted.id,
        young_person_id=team.young_person.id,
        asker_id=wanted.asker.id,
        worker_id=wanted.worker_id,
        what=wanted.what,
        due=due,
        decision_needed=wanted.decision_needed,
        created_at=visit.now,
        meeting_id=wanted.meeting_id,
    )
