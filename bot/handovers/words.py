"""How a handover is put into words: states, sides, days, choices."""

from __future__ import annotations

from datetime import date

from bot.calendars.wall_time import short_day
from bot.handovers.cards import ItemCard, Sheet
from bot.handovers.doors import Door
from bot.handovers.records import (
    Condition,
    ItemState,
    Kept,
    MoveReason,
    Offer,
    Question,
    Signer,
    Stage,
    State,
    Told,
)
from bot.handovers.route import Status
from bot.wording import counted

STATES = {
    State.PLANNED: "Planned",
    State.PREPARING: "Being prepared",
    State.READY: "Ready for the joint meeting",
    State.MEETING_HELD: "Joint meeting held",
    State.SENDER_SIGNED: "Signed by the sending side",
    State.ACCEPTED: "Accepted by the receiving side",
    State.IN_PARALLEL: "Moved, both still alongside",
    State.CHECKED_FIRST: "Moved, first look done",
    State.CHECKED_SECOND: "Moved, second look done",
    State.CLOSED: "Finished",
    State.CONTESTED: "You see this differently",
    State.PAUSED: "Paused",
    State.NOT_NEEDED: "Not moving",
}

QUESTIONS = {
    Question.MOVE: "Yes, it moves",
    Question.STAY: "No, it stays with us",
    Question.ENDS_BEFORE: "No, it ends before then",
    Question.NOT_ELIGIBLE: "No, it does not qualify there",
}

CONDITIONS = {
    Condition.IN_CARE: "In care",
    Condition.IN_CUSTODY: "In custody",
    Condition.UNDER_18: "Under 18 on the day",
    Condition.NO_SLACK: "The receiver has no Slack",
    Condition.WALES: "Wales",
}

TOLD = {
    Told.OK: "OK with it",
    Told.NOT_OK: "Not OK with it",
    Told.SOMETHING_DIFFERENT: "Wants something different",
}

KEPT = {
    Kept.KEPT: "They came",
    Kept.SENDER_GOES_ALONG: "Not yet: the old worker goes along next time",
    Kept.RECEIVER_GOES_TO_THEM: "Not yet: the new worker goes to them",
    Kept.SOMEBODY_THEY_TRUST: "Not yet: somebody they trust goes along",
}

REASONS = {
    MoveReason.COURT: "A court decided",
    MoveReason.RELEASE_CHANGED: "The release day changed",
    MoveReason.BANK_HOLIDAY: "It fell on a bank holiday",
    MoveReason.NOT_READY: "More time is needed",
    MoveReason.THEY_ASKED: "The young person asked",
    MoveReason.PLACE_CHANGED: "The place changed",
    MoveReason.AGREED_TOGETHER: "Agreed together",
}

STATUSES = {
    Status.STATUTORY: "law",
    Status.GUIDANCE: "guidance",
    Status.LOCAL: "local",
    Status.OURS: "our suggestion",
}

SIGNERS = {
    Signer.SENDER: "the sender",
    Signer.SENDER_MANAGER: "the sender's manager",
    Signer.RECEIVER: "the receiver",
    Signer.RECEIVER_MANAGER: "the receiver's manager",
}

STAGES = {
    Stage.WORKERS: "The two workers talk",
    Stage.MANAGERS: "The managers talk",
    Stage.HEADS: "The heads of service talk",
}

OFFERS = {
    Offer.NOT_MADE: "Nobody was asked to receive yet.",
    Offer.MADE: "Asked to receive, no answer yet.",
    Offer.ACCEPTED: "Will receive.",
    Offer.WITH_CONDITIONS: "Will receive, if one thing is so.",
    Offer.QUERIED: "Has a question first.",
    Offer.DIFFERENT: "Sees this differently.",
}

#: TRACK's four tests, by their field of `Score`.
TESTS = {
    "continuity": "Continuity, one worker all along",
    "parallel": "Parallel care, both met before",
    "meeting": "Planning, joint meeting held",
    "information": "Information, sent and read",
}

#: What each button says.
LABELS = {
    Door.NEW: "New handover",
    Door.AHEAD: "A day to plan for",
    Door.OPEN: "Open the list",
    Door.OFFER: "Offer",
    Door.ACCEPT: "Accept",
    Door.ACCEPT_IF: "Accept with conditions",
    Door.QUERY: "Ask first",
    Door.ANSWER: "Answer the question",
    Door.DIFFERENT: "See it differently",
    Door.OWN_VIEW: "My view in one line",
    Door.ASK_MANAGERS: "Ask the next ones up",
    Door.DONE: "Done",
    Door.RECEIVED: "Received and read",
    Door.MORE: "More",
    Door.READ_BACK: "Read back",
    Door.LOOK_AGAIN: "Look again",
    Door.KEPT: "Did they come?",
    Door.TOLD: "Young person told",
    Door.SIGN: "Sign",
    Door.TAKE_OVER: "I hold it now",
    Door.MOVE: "Move the date",
    Door.NAMES: "Who is who",
    Door.PAUSE: "Pause",
    Door.RESUME: "Go on",
    Door.END: "It does not move",
    Door.CLOSE: "Finish",
    Door.MEETING: "Call the joint meeting",
    Door.PAGE: "One page",
    Door.BOARD: "Handovers in counts",
}

ITEM_STATES = {
    ItemState.OPEN: "open",
    ItemState.SENT: "sent, not read yet",
    ItemState.DONE: "done",
    ItemState.QUERIED: "a question is open",
    ItemState.NOT_NEEDED: "not needed",
    ItemState.LEFT_OUT: "left out by a manager",
}


def yes_or_no(said: bool | None) -> str:
    return "not known yet" if said is None else ("yes" if said else "no")


def countdown(on: date, today: date) -> str:
    """Return "in 30 days", "today" or "2 days ago"."""
    days = (on - today).days
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def day_of_item(item: ItemCard) -> str:
    """Return when an item is due, and the last day it can be."""
    by = f"by {short_day(item.due)}"
    if item.latest and item.latest != item.due:
        by += f", {short_day(item.latest)} at the latest"
    return by


def whose(item: ItemCard) -> str:
    """Return "your turn", "Ludo Marchbanks's turn", or both of them together."""
    if not item.turn:
        return ""
    if " and " in item.turn:
        return f"{item.turn} together"
    return "your turn" if item.turn == "you" else f"{item.turn}'s turn"


def basis(item: ItemCard) -> str:
    """Return who says so: "guidance: NICE QS140, statement 5"."""
    return says_who(item.status, item.source)


def says_who(status: Status, source: str) -> str:
    """Return how binding a time is and who set it; ours needs no more words."""
    if status is Status.OURS:
        return STATUSES[status]
    return f"{STATUSES[status]}: {source}"


def musts(sheet: Sheet) -> str:
    if not sheet.musts_left:
        return "Every must is done."
    return f"{counted(sheet.musts_left, 'must', 'musts')} left."


def held(sheet: Sheet) -> str:
    """Say who holds it, and what a date that passed did not change."""
    if sheet.has_passed:
        return (
            f"The date has passed and nobody has taken it over yet. "
            f"{holds(sheet, still=True)} this."
        )
    return f"{holds(sheet)} this."


def holds(sheet: Sheet, *, still: bool = False) -> str:
    """Return "You hold" to the holder, and "Odile Farthing holds" to the others."""
    how = "still " if still else ""
    return f"You {how}hold" if sheet.is_held else f"{sheet.holder.name} {how}holds"


def has_moved(sheet: Sheet) -> bool:
    """Whether the receiver has taken it over: they hold it from then on."""
    receiver = sheet.receiver.worker
    return receiver is not None and receiver.id == sheet.holder.id


def rung_receiver(sheet: Sheet) -> str | None:
    """Return the receiver's name if they are rung, as they have no Slack."""
    receiver = sheet.receiver.worker
    return receiver.name if receiver and not receiver.has_slack else None


def take_over_label(sheet: Sheet) -> str:
    """Return what the button says; for one without Slack somebody else taps."""
    return "They hold it now" if rung_receiver(sheet) else LABELS[Door.TAKE_OVER]
