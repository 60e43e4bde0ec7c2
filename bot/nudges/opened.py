"""One nudge as whoever taps it finds it: is it theirs, may they, is it open still?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.access.records import Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.errors import AlongsideError
from bot.nudges.folder import Folder, open_nudge
from bot.nudges.matters import Item
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Answer, Climb, ClimbState, Matter, Nudge, Whom, Why
from bot.nudges.sending import show_again
from storage.unit import Unit

#: Those who answer, as against those who asked.
AWAITED: frozenset[Whom] = frozenset({Whom.PERSON, Whom.DEPUTY, Whom.DECIDER})
ASKERS: frozenset[Whom] = frozenset({Whom.ASKER})

_MEETING = frozenset({Matter.INVITATION, Matter.SAID_NO, Matter.MISSED})
_STALE: dict[Why, str] = {
    Why.ANSWERED: "That is answered already. Thank you. Nothing was changed.",
    Why.SOMEONE_ELSE: "Somebody else does that now. There is nothing you need to do.",
    Why.MOVED: "The meeting moved meanwhile. My newest message has the new time.",
    Why.CANCELLED: "That meeting was cancelled. There is nothing you need to do.",
    Why.OVER: "That is over by now. There is nothing you need to do.",
    Why.LEFT_ALONE: "That is not needed any more. Thank you.",
    Why.NOT_THEIRS: "You said that it is not yours. There is nothing you need to do.",
    Why.GONE: "That is settled by now. There is nothing you need to do.",
    Why.PAUSED: "That handover rests just now. There is nothing you need to do.",
    Why.OVERTAKEN: "Something else comes first now. There is nothing to do here yet.",
}


class Stale(AlongsideError):
    """That is settled by now. There is nothing you need to do."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A nudge in the hands of the one whose it is."""

    visit: Visit
    folder: Folder

    @property
    def nudge(self) -> Nudge:
        return self.folder.nudge

    @property
    def climb(self) -> Climb:
        return self.folder.climb

    @property
    def item(self) -> Item:
        return self.folder.item

    @property
    def own_time(self) -> OwnTime:
        return self.folder.people.own_time(self.folder.worker)

    @property
    def asker_id(self) -> str | None:
        """Return who hears of an answer: who asked, or stands in for them."""
        rung = self.folder.people.around(self.item).get(Whom.ASKER)
        return rung.worker_id if rung else None

    def has_said(self, answer: Answer) -> bool:
        return self.nudge.answer is answer

    def require_open(self) -> None:
        """Raise the exact sentence for what moved on meanwhile."""
        if why := self.folder.closed:
            raise Stale(_STALE.get(why))

    def note(self, answer: Answer, **more: Any) -> Nudge:
        """Note what was answered with this nudge, and show it as it is now."""
        nudges = self.visit.unit.nudges
        # Read anew: what came before this may have noted it already.
        found = nudges.get(self.nudge.id) or self.nudge
        noted = replace(found, answer=answer, answered_at=self.visit.now, **more)
        saved = nudges.save(noted)
        self.show_again()
        return saved

    def show_again(self) -> None:
        show_again(self.visit.unit, self.climb.item_id, self.visit.now)

    def end(self, why: Why) -> None:
        """Let this ladder end here; whatever else is asked goes on."""
        ended = replace(
            self.climb,
            state=ClimbState.ENDED,
            why=why,
            next_at=None,
            next_worker_id=None,
            ended_at=self.climb.ended_at or self.visit.now,
        )
        self.visit.unit.nudges.save_climb(ended)

    def put_off(self, until: datetime) -> None:
        """Let nothing go before then; what was put off longer stays so."""
        before = self.climb.not_before
        later = max(until, before) if before else until
        self.visit.unit.nudges.save_climb(replace(self.climb, not_before=later))


def open_own(
    house: House,
    unit: Unit,
    asker: Asker,
    nudge_id: str,
    *,
    for_whom: Collection[Whom],
    verb: Verb,
) -> Opened:
    """
    Read one nudge for the one it went to; raises NotFound.

    `verb` is what the trail keeps of a knock at what is not theirs. Whoever stands
    in is asked as if the person were away, just as the nudge was.
    """
    visitor = visit(house, unit, asker)
    nudge = unit.nudges.get(nudge_id)
    theirs = nudge is not None and nudge.worker_id == visitor.worker.id
    folder = open_nudge(unit, nudge, visitor.now, house.zone) if nudge else None
    if not theirs or folder is None or folder.nudge.whom not in for_whom:
        visitor.refuse(verb, nudge_id)
    in_place = _in_place(visitor, folder)
    in_place.require(_verb(folder), folder.right[1], nudge_id)
    return Opened(visit=visitor, folder=folder)


def _in_place(visit: Visit, folder: Folder) -> Visit:
    """Return the visit in the place of whoever this one was asked to stand in for."""
    asked = {
        Whom.DEPUTY: folder.climb.worker_id,
        Whom.ASKER: folder.item.asker_id,
        Whom.DECIDER: folder.item.decider_id,
    }.get(folder.nudge.whom or Whom.PERSON)
    person = visit.unit.workers.get(asked) if asked else None
    if person is None or person.deputy_id != visit.worker.id:
        return visit
    deputises = visit.actor.deputises | {person.id}
    return replace(visit, actor=replace(visit.actor, deputises=deputises))


def _verb(folder: Folder) -> Verb:
    if folder.item.handover is not None:
        return folder.right[0]
    of_meeting = folder.item.meeting is not None
    if folder.nudge.whom is Whom.ASKER:
        return Verb.RUN_MEETING if of_meeting else Verb.RUN_ASK
    if folder.climb.matter in _MEETING:
        return Verb.REPLY
    return Verb.DO_ACTION if of_meeting else Verb.ANSWER_ASK
