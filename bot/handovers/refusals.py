"""Why something cannot be done to a handover now, each a kind sentence; pure."""

from __future__ import annotations

from bot.errors import AlongsideError
from bot.handovers.plan import Plan
from bot.handovers.route import By, RouteItem

#: What must be done before the move, whenever it is due.
BEFORE_MOVE = (By.MEETING, By.SIGNING)


class NotNow(AlongsideError):
    """That cannot be done yet."""


class IsOver(NotNow):
    """This handover is over. Nothing more is needed."""


class IsPaused(NotNow):
    """This handover is paused. Start it again first."""


class IsContested(NotNow):
    """You see this one differently at the moment, which is fine. Agree first."""


class HasMoved(NotNow):
    """It has moved already. This belongs to the time before."""


class SamePerson(NotNow):
    """The sender and the receiver are two different people."""


class MustsOpen(NotNow):
    """Some of the musts are still open."""

    def __init__(self, open_items: tuple[RouteItem, ...]) -> None:
        self.open_items = open_items
        number, first = len(open_items), open_items[0].what
        many = f"{number} musts are" if number > 1 else "One must is"
        super().__init__(f"{many} still open. The next one: {_short(first)}.")


class NamesMissing(NotNow):
    """Some names are still blank."""

    def __init__(self, blanks: tuple[str, ...]) -> None:
        self.blanks = blanks
        super().__init__(
            f"Still blank: {', '.join(NAMES[one] for one in blanks)}. Name them first."
        )


#: With "The next one:" before it, this stays under 20 words.
_MOST_WORDS = 16


def _short(what: str) -> str:
    """Return an item's words in quotes; a partnership's own may be long."""
    words = what.split()
    cut = len(words) > _MOST_WORDS
    kept = " ".join(words[:_MOST_WORDS])
    return f"“{kept}{'…' if cut else ''}”"


NAMES = {
    "sender_manager_id": "the sender's manager",
    "sender_deputy_id": "the sender's deputy",
    "receiver_id": "the receiver",
    "receiver_manager_id": "the receiver's manager",
    "receiver_deputy_id": "the receiver's deputy",
}


def require_running(plan: Plan) -> None:
    if plan.handover.state.is_over:
        raise IsOver


def require_before_move(plan: Plan) -> None:
    require_running(plan)
    if plan.handover.taken_over_on is not None:
        raise HasMoved


def require_not_paused(plan: Plan) -> None:
    if plan.handover.paused_on is not None:
        raise IsPaused


def require_musts(plan: Plan, *by: By) -> None:
    if found := plan.open_stops(*by):
        raise MustsOpen(tuple(plan.of(one.key) for one in found))
