"""
The part of the story in which a handover is played, by its owners, in one day.

From the police to social care, about YP-2KM9: offered, asked, seen differently,
accepted, done item by item, signed by four, taken over and finished. The receiver
is in no team before; a second one ends before it moves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

LEAD, SENDER, SENDERS_MANAGER = "U0BARNABY", "U0JOCOSA", "U0MERRICK"
RECEIVER, RECEIVERS_MANAGER = "U0IDONY", "U0CORIN"
#: What is chosen where a field is to be left empty.
NOTHING = "(nothing)"
#: More than any route has of one side.
_MOST_ITEMS = 30
_MOVES = {
    "Who is it about?": "YP-2KM9",
    "Which move is it?": "Team to team",
    "Should it move at all?": "Yes",
    "To which agency?": "Children's Social Care",
    "Who will receive, if you know?": NOTHING,
    "Do you write for somebody without Slack?": NOTHING,
    "What is so?": NOTHING,
    "Where?": "Somewhere else",
}
_DAY = "On which day does it move?"


@dataclass(frozen=True, kw_only=True)
class Hands:
    """What everybody can do in the story."""

    type: Callable[[str, str, str], None]
    #: Go through the forms that follow: who, and what is chosen by label.
    onwards: Callable[[str, Mapping[str, str]], None]
    #: Press the newest such button, and go through the forms that follow.
    press: Callable[..., None]
    #: Whether what somebody was shown last has such a button.
    sees: Callable[[str, str], bool]
    #: Run to the evening of that day, so that what waits for a date is sent.
    until_evening_of: Callable[[date], None]


def hand_over(story: Hands, today: date) -> None:
    """Play it all on that day; it has to be one on which all of them work."""
    _begun(story, today)
    _offered(story)
    _arranged(story, today)
    _done(story)
    _signed(story)
    _taken_over(story)
    _ended(story, today)


def _begun(story: Hands, today: date) -> None:
    planned = {**_MOVES, _DAY: today.isoformat()}
    story.type(LEAD, "/handover", "new")
    about = {"Who is it about?": "YP-6CJ2", "Should it move at all?": "No, it stays"}
    story.onwards(LEAD, {**planned, **about})
    story.type(LEAD, "/handover", "")
    story.press(LEAD, "handover.board")
    story.type(SENDER, "/handover", "")
    story.press(SENDER, "handover.new", planned)


def _offered(story: Hands) -> None:
    """In every way there is to answer, and at last it is accepted."""
    named = {"Who will receive?": "Idony"}
    story.press(RECEIVERS_MANAGER, "handover.offer", named)
    story.press(RECEIVER, "handover.query")
    _look(story, SENDER)
    story.press(SENDER, "handover.answer")
    story.press(RECEIVER, "handover.accept-if")
    _look(story, RECEIVER)
    story.press(RECEIVER, "handover.different")
    _look(story, SENDER)
    story.press(SENDER, "handover.own-view")
    _look(story, SENDER)
    story.press(SENDER, "handover.ask-managers")
    _look(story, RECEIVER)
    story.press(RECEIVER, "handover.accept")


def _arranged(story: Hands, today: date) -> None:
    later = {"New day": (today + timedelta(days=28)).isoformat()}
    for chosen in (later, {"New day": today.isoformat()}):
        _look(story, SENDER)
        story.press(SENDER, "handover.move", chosen)
    _look(story, SENDER)
    story.press(SENDER, "handover.names", {"The receiver's deputy": "Idony"})
    for door in ("page", "told", "meeting", "pause"):
        story.press(SENDER, "handover.open")
        story.press(SENDER, f"handover.{door}", _MOVES)
    _look(story, SENDER)
    story.press(SENDER, "handover.resume")


def _done(story: Hands) -> None:
    _look(story, RECEIVERS_MANAGER)
    left_out = {"What is so?": "Leave this must out"}
    story.press(RECEIVERS_MANAGER, "handover.more", left_out)
    _look(story, SENDER)
    story.press(SENDER, "handover.more", {"What is so?": "It is done"})
    _each(story, SENDER, "handover.done")
    _look(story, RECEIVER)
    story.press(RECEIVER, "handover.read-back")
    _each(story, RECEIVER, "handover.done")
    for who in (SENDER, RECEIVER):
        _each(story, who, "handover.received")


def _signed(story: Hands) -> None:
    for who in (SENDER, SENDERS_MANAGER, RECEIVER, RECEIVERS_MANAGER):
        _look(story, who)
        story.press(who, "handover.sign")


def _taken_over(story: Hands) -> None:
    _look(story, RECEIVER)
    story.press(RECEIVER, "handover.take-over")
    for who in (SENDER, RECEIVER):
        _each(story, who, "handover.look-again")
    _each(story, RECEIVER, "handover.kept", {"Did they come?": "They came"})
    for who in (SENDER, RECEIVER):
        _each(story, who, "handover.done")
        _each(story, who, "handover.received")
    _look(story, RECEIVER)
    story.press(RECEIVER, "handover.close")


def _ended(story: Hands, today: date) -> None:
    """Another one: its day comes, nothing moves by that, and then it does not."""
    story.type(SENDER, "/handover", "new")
    story.onwards(SENDER, {**_MOVES, _DAY: (today + timedelta(days=1)).isoformat()})
    _plan_ahead(story, today)
    story.until_evening_of(today + timedelta(days=2))
    story.press(SENDER, "handover.begin-now", {"Should it move at all?": "No, it"})
    story.press(SENDER, "handover.not-now")
    _look(story, SENDER)
    story.press(SENDER, "handover.end")


def _plan_ahead(story: Hands, today: date) -> None:
    """A day whose first step is past already, so that it is asked about at once."""
    day = (today + timedelta(days=30)).isoformat()
    move = {"Which move would it be?": "Youth justice to probation"}
    story.type(SENDER, "/handover", "")
    story.press(SENDER, "handover.ahead", {**_MOVES, **move, "On which day?": day})


def _each(
    story: Hands, who: str, door: str, chosen: Mapping[str, str] | None = None
) -> None:
    """Press that button on every item that has it; the list turns each time."""
    _look(story, who)
    for _ in range(_MOST_ITEMS):
        if not story.sees(who, door):
            return
        story.press(who, door, chosen or {})
    raise AssertionError(f"{who} presses {door} without end")


def _look(story: Hands, who: str) -> None:
    story.type(who, "/handover", "YP-2KM9")
