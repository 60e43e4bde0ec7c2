"""What is held, in the words that people read; shared by Slack, page and terminal."""

from __future__ import annotations

from bot.meetings.records import Attendance, Reply, State
from bot.openings.records import Reason
from bot.rights.records import HoldReason, ReleaseReason, What

SEES = {"dates": "dates only", "tasks": "dates and tasks", "all": "everything"}

OPENED = {
    Reason.CHILD_AT_RISK: "a child may be at risk",
    Reason.NOBODY_THERE: "nobody of the team was there",
    Reason.COMPLAINT: "a complaint",
    Reason.DATA_REQUEST: "somebody asked for their data",
}

HOLDS = {
    HoldReason.INQUIRY: "An inquiry",
    HoldReason.COURT: "A court",
    HoldReason.COMPLAINT: "A complaint",
    HoldReason.REVIEW: "A review of practice",
}

RELEASES = {
    ReleaseReason.ENDED: "It has ended",
    ReleaseReason.MISTAKE: "It was kept by mistake",
}

WHATS = {
    What.OWN_WORDS: "In their own words",
    What.WHY: "Why we meet",
    What.PLACE: "The place",
    What.PLACE_REASON: "Why not at the school",
    What.NO_NEXT: "Why there is no next date",
    What.AGREED: "What was agreed",
    What.ROLE: "Their part in the team",
    What.CALLED_AS: "What they were called as",
    What.STAND_IN: "Who stood in",
    What.DOES_IT: "Who does it instead",
    What.ASKED: "What was asked",
    What.ASKED_ELSE: "Who was named instead",
    What.HANDED: "What was written in the handover",
}

#: As what a handover names somebody, by field of its record.
PLACES = {
    "sender_id": "hands over",
    "sender_manager_id": "manager of who hands over",
    "sender_deputy_id": "deputy of who hands over",
    "receiver_id": "takes over",
    "receiver_manager_id": "manager of who takes over",
    "receiver_deputy_id": "deputy of who takes over",
}

STATES = {
    State.CALLED: "called",
    State.CANCELLED: "cancelled",
    State.HELD: "held",
    State.RECORDED: "held and recorded",
}

REPLIES = {
    Reply.NOT_YET: "not said yet",
    Reply.COMING: "coming",
    Reply.SOMEONE_ELSE: "someone else is coming",
    Reply.CANNOT: "can't make it",
    Reply.NOT_ME: "not for them",
}

CAME = {
    Attendance.CAME: "came",
    Attendance.SENT_SOMEONE: "sent someone",
    Attendance.APOLOGIES: "sent apologies",
    Attendance.MISSED: "we missed them",
}

#: What each verb of the trail means, for people. A verb that is new says its own name.
DEEDS = {
    "see-young-person": "looked at who is around them",
    "see-words": "read their own words",
    "call-meeting": "called a meeting, or began to",
    "see-meeting": "looked at a meeting",
    "see-tasks": "looked at what was agreed",
    "reply": "answered an invitation",
    "run-meeting": "changed or recorded a meeting",
    "do-action": "marked something as done",
    "ask-for": "asked a colleague for something, or began to",
    "see-ask": "looked at what is asked",
    "answer-ask": "answered what they were asked",
    "run-ask": "changed what they had asked for",
    "start-handover": "began a handover, or was about to",
    "see-handover": "looked at a handover",
    "answer-offer": "answered if they take over",
    "do-item": "did or answered something in a handover",
    "leave-out": "left something out of a handover",
    "sign-handover": "signed a handover",
    "run-handover": "changed a handover",
    "keep-week": "changed the weekly post",
    "see-counts": "looked at nudges in counts",
    "say-still-needed": "said if they still need it",
    "name-successor": "named who goes on",
    "see-own": "looked at what is their own",
    "fill-directory": "changed the directory",
    "keep-room": "looked after the channel",
    "open-anyway": "opened it with a reason",
    "who-can-see": "asked who can see",
    "export": "looked at everything held",
    "correct": "corrected something, or began to",
    "ask-erasure": "asked to erase, or began to",
    "agree-erasure": "answered a request to erase",
    "hold": "decided whether it is kept",
    "access-report": "read the monthly report",
    "read-trail": "read the trail",
    "operate": "worked on the machine",
    "knock": "knocked, and is not known",
}


def deed(verb: str) -> str:
    return DEEDS.get(verb, verb)
