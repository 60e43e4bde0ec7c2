"""Opening the form of a new ask: whom it is about, and who can be asked."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.asks.cards import AskForm
from bot.asks.folder import people_to_ask
from bot.directory.references import (
    NoSuchReference,
    UnreadableReference,
    parse_reference,
)
from bot.errors import AlongsideError, NotFound
from bot.meetings.calling import NobodyToAsk
from bot.meetings.cards import Choosing
from bot.meetings.team import Team, open_team


class HowToAsk(AlongsideError):
    """Try /ask alone, /ask new, or /ask YP-7HX3."""


def choose(visit: Visit) -> Choosing | AskForm:
    """Ask whom it is about, where there is a choice."""
    around = visit.unit.young_people.around(visit.worker.id, visit.today)
    if not around:
        raise NotFound("You are not in the team around anybody yet.")
    if len(around) == 1:
        return new_form(visit, around[0].id)
    return Choosing(references=tuple((one.id, one.reference) for one in around))


def form_about(visit: Visit, typed: str) -> AskForm:
    """Return the form for a reference as it was typed; raises NotFound, HowToAsk."""
    named = _reference(typed)
    around = visit.unit.young_people.around(visit.worker.id, visit.today)
    chosen = [one for one in around if one.reference == named]
    if not chosen:
        refusal = visit.refusal(Verb.ASK_FOR, "", "not-around")
        raise NoSuchReference(named, refusal=refusal)
    return new_form(visit, chosen[0].id)


def new_form(visit: Visit, young_person_id: str) -> AskForm:
    """Return the form for one young person; raises NobodyToAsk for an empty list."""
    team = team_to_ask(visit, young_person_id)
    people = people_to_ask(team, visit.worker.id)
    if not people:
        raise NobodyToAsk
    return AskForm(
        young_person_id=young_person_id,
        ask_id=visit.clock.new_id(),
        reference=team.young_person.reference,
        people=people,
    )


def team_to_ask(visit: Visit, young_person_id: str) -> Team:
    """Read the team around them for somebody who may ask it; raises NotFound."""
    young_person = visit.unit.young_people.get(young_person_id)
    if young_person is None:
        visit.refuse(Verb.ASK_FOR, young_person_id)
    own = frozenset({visit.worker.id})
    team = open_team(visit.unit, young_person, visit.today, own)
    visit.require(Verb.ASK_FOR, team.thing, young_person.id)
    return team


def _reference(words: str) -> str:
    try:
        return parse_reference(words)
    except UnreadableReference:
        raise HowToAsk from None
