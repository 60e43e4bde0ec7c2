"""What is held of a handover, in the words that people read in an export."""

from __future__ import annotations

from bot.handovers.records import (
    Condition,
    ItemState,
    Kept,
    Offer,
    Question,
    Stage,
    State,
    Told,
)
from bot.handovers.story import Deed, LineKind
from bot.handovers.to_come import Coming, Decline

STATES = {
    State.PLANNED: "planned",
    State.PREPARING: "being prepared",
    State.READY: "ready for the joint meeting",
    State.MEETING_HELD: "the joint meeting was held",
    State.SENDER_SIGNED: "the sending side has signed",
    State.ACCEPTED: "the receiving side has signed",
    State.IN_PARALLEL: "moved, and not looked back on yet",
    State.CHECKED_FIRST: "moved, and looked back on once",
    State.CHECKED_SECOND: "moved, and looked back on twice",
    State.CLOSED: "closed",
    State.CONTESTED: "the two sides see it differently",
    State.PAUSED: "paused",
    State.NOT_NEEDED: "not needed",
}

OFFERS = {
    Offer.NOT_MADE: "nobody is asked yet",
    Offer.MADE: "asked, and not answered yet",
    Offer.ACCEPTED: "yes",
    Offer.WITH_CONDITIONS: "yes, if something is so",
    Offer.QUERIED: "they asked something first",
    Offer.DIFFERENT: "they see it differently",
}

QUESTIONS = {
    Question.MOVE: "yes",
    Question.STAY: "no, they stay",
    Question.ENDS_BEFORE: "no, it ends before",
    Question.NOT_ELIGIBLE: "no, it is not for them",
}

CONDITIONS = {
    Condition.IN_CARE: "in care",
    Condition.IN_CUSTODY: "in custody",
    Condition.UNDER_18: "under 18",
    Condition.NO_SLACK: "the receiving side does not use Slack",
    Condition.WALES: "in Wales",
}

TOLD = {
    Told.OK: "it is OK for them",
    Told.NOT_OK: "it is not OK for them",
    Told.SOMETHING_DIFFERENT: "they want something different",
}

KEPT = {
    Kept.KEPT: "it was kept",
    Kept.SENDER_GOES_ALONG: "not kept; who handed over goes along next time",
    Kept.RECEIVER_GOES_TO_THEM: "not kept; who took over goes to them next time",
    Kept.SOMEBODY_THEY_TRUST: "not kept; somebody they trust goes along next time",
}

STAGES = {
    Stage.WORKERS: "with the two workers",
    Stage.MANAGERS: "with the two managers",
    Stage.HEADS: "with the heads of both",
}

ITEMS = {
    ItemState.OPEN: "not done yet",
    ItemState.SENT: "done, and the other side has not answered yet",
    ItemState.DONE: "done",
    ItemState.QUERIED: "the other side asked something",
    ItemState.NOT_NEEDED: "not needed",
    ItemState.LEFT_OUT: "left out by a manager",
}

DEEDS = {
    Deed.BEGAN: "began it",
    Deed.OFFERED: "asked the other side",
    Deed.ANSWERED: "answered",
    Deed.ITEM_DONE: "did something on the list",
    Deed.ITEM_ANSWERED: "answered something on the list",
    Deed.ITEM_QUERIED: "asked about something on the list",
    Deed.REOPENED: "opened something again",
    Deed.LEFT_OUT: "left something out",
    Deed.TOLD: "told the young person",
    Deed.SIGNED: "signed",
    Deed.TOOK_OVER: "took over",
    Deed.CONTESTED: "saw it differently",
    Deed.STAGE: "asked somebody else to decide",
    Deed.AGREED: "agreed",
    Deed.MOVED: "moved the date",
    Deed.PAUSED: "paused it",
    Deed.RESUMED: "went on with it",
    Deed.NOT_NEEDED: "said that it is not needed",
    Deed.WORKER_CHANGED: "who is named in it changed",
    Deed.FIRST_APPOINTMENT: "said how the first appointment went",
    Deed.CHECKED: "looked back on it",
    Deed.CLOSED: "closed it",
}

LINES = {
    LineKind.CONDITION: "If this is so",
    LineKind.OFFER_QUERY: "Asked before accepting",
    LineKind.SENDER_VIEW: "How the sending side sees it",
    LineKind.RECEIVER_VIEW: "How the receiving side sees it",
    LineKind.AGREED: "What was agreed",
    LineKind.POINTER: "Where the record is",
    LineKind.ITEM_QUERY: "Asked about it",
    LineKind.NOT_NEEDED: "Why it is not needed",
    LineKind.LEFT_OUT: "Why it was left out",
    LineKind.READ_BACK_PLAN: "The plan, read back",
    LineKind.READ_BACK_WORRY: "The worry, read back",
    LineKind.READ_BACK_STEP: "The first step, read back",
    LineKind.CORRECTION: "What the sending side put right",
    LineKind.QUESTION: "A question",
    LineKind.OWN_WORDS: "The young person's own words about it",
    LineKind.DIFFERENTLY: "What the young person wants to be different",
}

COMING = {
    Coming.ORDER_ENDS: "an order ends",
    Coming.TURNS_18: "they turn 18",
    Coming.RELEASE: "they are released",
    Coming.NEW_SCHOOL: "a new school",
    Coming.MOVES_AREA: "they move to another area",
}

DECLINES = {
    Decline.ENDS_BEFORE: "it ends before",
    Decline.STAYS_WITH_US: "they stay",
    Decline.BEGUN_ELSEWHERE: "it was begun elsewhere",
    Decline.TOO_EARLY: "it was too early",
}

#: The letters in which the facts of a check are kept.
FACTS = {"y": "yes", "n": "no", "?": "not known"}
