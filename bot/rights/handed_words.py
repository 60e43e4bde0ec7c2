"""What is held of a handover, in the words that people read in an export."""

from __future__ import annotations

from bot.ahead.records import Coming, Decline
from bot.handovers.story import Deed, LineKind
from bot.handovers.words import (
    CONDITIONS,
    KEPT,
    OFFERS,
    QUESTIONS,
    STAGES,
    STATES,
    TOLD,
)
from bot.handovers.words import ITEM_STATES as ITEMS

__all__ = [
    "COMING",
    "CONDITIONS",
    "DECLINES",
    "DEEDS",
    "ITEMS",
    "KEPT",
    "LINES",
    "OFFERS",
    "QUESTIONS",
    "STAGES",
    "STATES",
    "TOLD",
]

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
    LineKind.POINTER: "Where the record is",
    LineKind.ITEM_QUERY: "Asked about it",
    LineKind.NOT_NEEDED: "Why it is not needed",
    LineKind.LEFT_OUT: "Why it was left out",
    LineKind.READ_BACK_PLAN: "The plan, read back",
    LineKind.READ_BACK_WORRY: "The worry, read back",
    LineKind.READ_BACK_STEP: "The first step, read back",
    LineKind.QUESTION: "A question",
    LineKind.OWN_WORDS: "The young person's own words about it",
    LineKind.DIFFERENTLY: "What we would do differently",
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
