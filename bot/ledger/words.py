"""Why a nudge waits, was left out or ended, in words for whoever asked."""

from __future__ import annotations

from bot.asks.records import AskState
from bot.calendars.wall_time import short_day
from bot.ledger.cards import Entry, Happened, Said
from bot.meetings.records import Reply
from bot.nudges.records import Answer, Whom, Why

WHY: dict[Why, str] = {
    # It waits.
    Why.NOT_YET: "its day has not come yet",
    Why.NIGHT: "it would come outside their hours",
    Why.NOT_THEIR_DAY: "it is not one of their working days",
    Why.BANK_HOLIDAY: "it is a bank holiday there",
    Why.SCHOOL_CLOSED: "their school is closed",
    Why.ON_LEAVE: "they are on leave",
    Why.THEIR_WISH: "it is a quiet time of theirs",
    Why.NOT_THIS_WEEK: "they said “not this week”",
    Why.ENOUGH_THIS_WEEK: "they heard of it often enough this week",
    Why.ENOUGH_TODAY: "they have enough messages from me that day",
    Why.TOO_SOON: "the last word was only just before",
    Why.ON_ITS_WAY: "it is on its way",
    # It is passed over.
    Why.TOO_LATE: "it would have come too late to help",
    Why.JUST_AGREED: "it was only just agreed",
    Why.OVERTAKEN: "the next step came first",
    Why.NOBODY_THERE: "there was nobody to send it to",
    Why.NOT_TOLD: "they were not told yet that somebody else would be asked",
    Why.NO_DECISION: "no decision is asked for",
    Why.NEVER_AT_WORK: "I know of no day on which they work",
    Why.NOT_REACHED: "Slack could not reach them",
    # It ends.
    Why.ANSWERED: "it was answered",
    Why.MOVED: "it moved to another time",
    Why.CANCELLED: "it was cancelled",
    Why.OVER: "its time came without an answer",
    Why.ACCESS_REMOVED: "they are not in the team around any more",
    Why.SOMEONE_ELSE: "somebody else does it now",
    Why.LEFT_ALONE: "it is not needed any more",
    Why.NOT_THEIRS: "they said that it is not theirs",
    Why.GONE: "it is not here any more",
    Why.PAUSED: "the handover rests",
    Why.GIVEN_UP: "I have no further step. Ringing may help",
}

_ANSWERS: dict[Answer, str] = {
    Answer.DONE: "done",
    Answer.COMING: "coming",
    Answer.CANNOT: "can't make it",
    Answer.TAKEN: "on it",
    Answer.STILL_ON_IT: "still on it",
    Answer.SOMEONE_ELSE: "someone else",
    Answer.NOT_ME: "not me",
    Answer.NOT_THIS_WEEK: "not this week",
    Answer.NEED_HELP: "I need help",
    Answer.NEW_DATE: "another day",
    Answer.RANG: "I rang",
    Answer.FEW_LINES: "a few lines instead",
    Answer.LEFT_ALONE: "leave it",
}
_REPLIES: dict[Reply, str] = {
    Reply.NOT_YET: "no answer yet",
    Reply.COMING: "coming",
    Reply.SOMEONE_ELSE: "someone else comes",
    Reply.CANNOT: "can't make it",
    Reply.NOT_ME: "not for them",
}
_ASKS: dict[AskState, str] = {
    AskState.ASKED: "no answer yet",
    AskState.TAKEN: "on it",
    AskState.DONE: "done",
    AskState.SOMEONE_ELSE: "someone else does it",
    AskState.NOT_ME: "not for them",
    AskState.WITHDRAWN: "not needed any more",
}


def told(entry: Entry) -> str:
    """Return one line of the ledger, as "Wed 24 Feb: sent to Corin …"."""
    meant = ""
    if entry.meant_for and entry.what in _LATER:
        meant = f" It was meant for {short_day(entry.meant_for)}."
    return f"{short_day(entry.on)}: {_happened(entry)}.{meant}"


#: What may come on another day than it was meant for.
_LATER = frozenset({Happened.SENT, Happened.WAITS, Happened.ON_ITS_WAY})


def _happened(entry: Entry) -> str:
    match entry.what:
        case Happened.SENT:
            return _sent(entry)
        case Happened.ANSWERED:
            return _answered(entry)
        case Happened.ON_ITS_WAY:
            return f"on its way to {_who(entry)}"
        case Happened.NOT_REACHED:
            return f"Slack could not reach {_who(entry)}"
        case Happened.COMES:
            return f"planned, for {_who(entry)}"
        case Happened.SORRY:
            return "it was done before I asked. I said sorry"
        case _:
            return f"{_HELD[entry.what]}: {_why(entry)}"


_HELD = {
    Happened.NOT_NEEDED: "held back",
    Happened.PASSED: "left out",
    Happened.WAITS: "waits until then",
    Happened.ENDED: "ended",
}


def _sent(entry: Entry) -> str:
    return {
        Whom.PERSON: f"sent to {_who(entry)}",
        Whom.DEPUTY: f"sent to {_who(entry)}, who stands in",
        Whom.ASKER: f"I came to {_who(entry)} about it",
        Whom.DECIDER: f"sent to {_who(entry)}, who can decide",
    }[entry.whom or Whom.PERSON]


def _answered(entry: Entry) -> str:
    by = f", written down by {entry.written_by}" if entry.written_by else ""
    who = f"{entry.who} " if entry.who else ""
    return f"{who}answered: {_said(entry.said)}{by}"


def _said(said: Said | None) -> str:
    # Three kinds of answers share some of their words, so each has a table.
    if isinstance(said, Reply):
        return _REPLIES[said]
    if isinstance(said, AskState):
        return _ASKS[said]
    return _ANSWERS[said] if said else "yes"


def _who(entry: Entry) -> str:
    return entry.who or "them"


def _why(entry: Entry) -> str:
    return WHY[entry.why] if entry.why else "it was not needed"
