"""What was asked of whom, and who was nudged about what, for an export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bot.asks.records import Ask, AskState
from bot.asks.words import IN_THE_WAY, REASONS, WOULD_HELP
from bot.calendars.wall_time import clock_time, local_day, short_day_with_year, to_local
from bot.ledger.words import WHY
from bot.nudges.records import Answer, Climb, Matter, Nudge, NudgeState, Whom
from bot.rights.binder import Binder
from bot.rights.cards import Fact, Part
from bot.rights.records import What

_STATES = {
    AskState.ASKED: "not answered yet",
    AskState.TAKEN: "taken on",
    AskState.DONE: "done",
    AskState.SOMEONE_ELSE: "somebody else does it",
    AskState.NOT_ME: "not for them",
    AskState.WITHDRAWN: "not needed any more",
}
_MATTERS = {
    Matter.INVITATION: "an answer to an invitation",
    Matter.SAID_NO: "a way to come to a meeting",
    Matter.MISSED: "what they would have said at a meeting",
    Matter.ACTION: "what they took on at a meeting",
    Matter.ASK: "an answer to what was asked",
    Matter.PROMISE: "what they said they would do",
    Matter.PATTERN: "another way to ask them",
    Matter.HANDOVER_ITEM: "one thing to do in a handover",
    Matter.OFFER: "an answer to the offer of a handover",
    Matter.CONTEST: "a talk about a handover seen differently",
    Matter.CHECK: "a look again after a handover",
}
_AS = {
    Whom.PERSON: "",
    Whom.DEPUTY: ", who stands in",
    Whom.ASKER: ", who asked",
    Whom.DECIDER: ", who can decide",
}
_BECAME = {
    NudgeState.ON_ITS_WAY: "on its way",
    NudgeState.SENT: "sent",
    NudgeState.NOT_NEEDED: "not needed any more",
    NudgeState.PASSED: "left out",
    NudgeState.NOT_REACHED: "Slack did not take it",
}
_ANSWERS = {
    Answer.DONE: "done",
    Answer.COMING: "coming",
    Answer.STILL_ON_IT: "still on it",
    Answer.SOMEONE_ELSE: "somebody else",
    Answer.NOT_ME: "not for them",
    Answer.NOT_THIS_WEEK: "not this week",
    Answer.NEED_HELP: "needs help",
    Answer.NEW_DATE: "a new day",
    Answer.RANG: "rang them",
    Answer.LEFT_ALONE: "left alone",
}


def asked_parts(binder: Binder) -> Iterator[tuple[str, Part]]:
    """Give each ask by the asker's agency, each ladder by that of who is awaited."""
    for ask in binder.asks:
        yield binder.agency_of(ask.asker_id), _ask(binder, ask)
    for climb in binder.climbs:
        yield binder.agency_of(climb.worker_id), _climb(binder, climb)


def dates_moved(binder: Binder, item_id: str) -> list[Fact]:
    """Return each day that moved of one ask or action, and why."""
    return [
        Fact(
            what=f"Day moved on {_day(binder, one.at)}",
            says=f"from {short_day_with_year(one.was)} to "
            f"{short_day_with_year(one.due)}, by {binder.name(one.worker_id)}: "
            f"“{REASONS[one.reason]}”",
        )
        for one in binder.new_dates
        if one.item_id == item_id
    ]


def does_it_instead(
    binder: Binder, name: str | None, what: What, item_id: str
) -> list[Fact]:
    if not name:
        return []
    says = binder.stranger(name)
    return [binder.fact("Who does it instead", says, what, item_id)]


def _ask(binder: Binder, one: Ask) -> Part:
    facts = [
        binder.fact("What", one.what, What.ASKED, one.id),
        Fact(what="Asked by", says=binder.name(one.asker_id)),
        Fact(what="Asked of", says=binder.name(one.worker_id)),
        Fact(what="By", says=short_day_with_year(one.due)),
        *dates_moved(binder, one.id),
        Fact(what="Stands", says=_STATES[one.state]),
        *does_it_instead(binder, one.stand_in_name, What.ASKED_ELSE, one.id),
    ]
    if one.decision_needed:
        facts.append(Fact(what="Needs a yes or no", says="yes"))
    if one.answered_at:
        facts.append(Fact(what="Answered on", says=_day(binder, one.answered_at)))
    if one.recorded_by_id:
        heard = binder.name(one.recorded_by_id)
        facts.append(Fact(what="Heard by phone or letter by", says=heard))
    if one.meeting_id:
        facts.append(Fact(what="In place of coming to", says=_meeting(binder, one)))
    title = f"Asked on {_day(binder, one.created_at)}"
    return Part(title=title, facts=tuple(facts))


def _meeting(binder: Binder, one: Ask) -> str:
    days = {it.id: it.on for it in binder.meetings}
    on = days.get(one.meeting_id or "")
    return f"the meeting on {_said(on)}" if on else "a meeting"


def _climb(binder: Binder, one: Climb) -> Part:
    theirs = [it for it in binder.nudges if it.climb_id == one.id]
    facts = [
        Fact(what="Reminders began", says=_day(binder, one.started_at)),
        *(_nudge(binder, it) for it in theirs),
    ]
    if one.ended_at:
        says = f"{_day(binder, one.ended_at)}: {WHY[one.why]}"
        facts.append(Fact(what="Reminders ended", says=says))
    title = f"{binder.name(one.worker_id)} awaited for {_MATTERS[one.matter]}"
    return Part(title=title, facts=tuple(facts))


def _nudge(binder: Binder, one: Nudge) -> Fact:
    local = to_local(one.sent_at or one.at, binder.zone)
    when = f"{_said(local.date())} {clock_time(local.time())}"
    if one.worker_id is None:
        return Fact(what=when, says=_because(one))
    to = f"to {binder.name(one.worker_id)}{_AS[one.whom or Whom.PERSON]}"
    return Fact(what=when, says=", ".join([to, _because(one), *_answered(binder, one)]))


def _because(one: Nudge) -> str:
    became = _BECAME[one.state]
    return f"{became} ({WHY[one.why]})" if one.why else became


def _answered(binder: Binder, one: Nudge) -> Iterator[str]:
    if one.answer and one.answered_at:
        yield f"answered on {_day(binder, one.answered_at)}: {_ANSWERS[one.answer]}"
    if one.in_the_way:
        yield f"in the way: “{IN_THE_WAY[one.in_the_way]}”"
    if one.would_help:
        yield f"would help: “{WOULD_HELP[one.would_help]}”"
    if one.wrong_at:
        yield "it was wrong, and we said sorry"


def _day(binder: Binder, at: datetime) -> str:
    return _said(local_day(at, binder.zone))


def _said(day: date) -> str:
    return short_day_with_year(day)
