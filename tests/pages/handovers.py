"""One card for each wording about a handover, as each side would get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.handovers.doors import Door
from bot.handovers.records import Stage
from bot.nudges.cards import Cover, HandoverPart, NudgeCard, Somebody
from bot.nudges.records import Matter, Whom, Wording

_ROUTE = "Youth justice to probation at 18"
_LIST = HandoverPart(
    handover_id="HANDOVER",
    route=_ROUTE,
    transfer_on=date(2027, 3, 24),
    holder="Odile Farthing",
    holds=True,
    left=3,
    tap=Door.DONE,
    is_answer=False,
    is_naming=False,
    stage=None,
    holds_until=None,
    next_people=(),
    covers=(),
    may_answer=False,
    may_name=False,
    may_run=True,
    may_open=True,
)
_HESPER = Cover(
    name="Hesper Tandy",
    agency="Probation, Brackenmoor office",
    office="01632 960 102",
    away_until=date(2027, 3, 12),
)
LUDO = Somebody(
    name="Ludo Marchbanks",
    agency="Probation, Brackenmoor office",
    phone="01632 960 124",
    office="01632 960 102",
)
_READ = "The young person's own words are written down and seen by the receiver"


@dataclass(frozen=True, kw_only=True)
class Handovers:
    """The wordings of a handover, made from the one card that all have in common."""

    base: NudgeCard
    odile: Somebody
    school: Somebody

    def cards(self) -> Iterator[tuple[str, NudgeCard]]:
        yield from self._items()
        yield from self._offers()
        yield from self._contest()
        yield from self._checks()

    def _card(self, wording: Wording, matter: Matter, **changes: object) -> NudgeCard:
        base = replace(
            self.base,
            reference="YP-7HX3",
            matter=matter,
            wording=wording,
            when=None,
            place="",
            meeting_id=None,
            person=self.odile,
            asker=LUDO,
            what="Both deputies are named",
            today=date(2027, 3, 15),
            due=date(2027, 3, 18),
            handover=_LIST,
        )
        return replace(base, **changes)  # type: ignore[arg-type]

    def _items(self) -> Iterator[tuple[str, NudgeCard]]:
        soon, still = Wording.HANDOVER_ITEM_SOON, Wording.HANDOVER_ITEM_STILL
        card = self._card(soon, Matter.HANDOVER_ITEM)
        yield "the sender", card
        at_school = {"person": self.school, "at_school": True, "kept": (2, 3)}
        yield "head of year", replace(card, **at_school)  # type: ignore[arg-type]
        read = replace(_LIST, tap=Door.RECEIVED, is_answer=True, holds=False, left=1)
        reads = replace(card, person=LUDO, asker=self.odile, what=_READ, handover=read)
        yield "the receiver", reads
        late = replace(card, wording=still, due=date(2027, 3, 12))
        yield "the sender", replace(late, next_person="Ludo Marchbanks")
        yield "the receiver", replace(reads, wording=still, next_person=self.odile.name)
        ring = replace(late, wording=Wording.HANDOVER_ITEM_RING, whom=Whom.ASKER)
        yield "the worker of the other side", replace(ring, handover=read)

    def _offers(self) -> Iterator[tuple[str, NudgeCard]]:
        asked = replace(_LIST, holds=False, left=0, tap=None, may_run=False)
        may = replace(asked, may_answer=True, may_open=False)
        first = self._card(
            Wording.OFFER_FIRST,
            Matter.OFFER,
            person=LUDO,
            asker=self.odile,
            due=_LIST.transfer_on,
            what=_ROUTE,
            handover=may,
            asked_on=date(2027, 3, 2),
        )
        yield "who is asked to receive", first
        name = replace(may, is_naming=True, may_answer=False, may_name=True)
        yield "who is asked to name somebody", replace(first, handover=name)
        second = replace(first, wording=Wording.OFFER_SECOND)
        yield "who is asked to receive", replace(second, next_person="Hesper Tandy")
        decider = replace(first, wording=Wording.OFFER_DECIDER, whom=Whom.DECIDER)
        decides = replace(may, may_name=True)
        yield "who decides there", replace(decider, handover=decides)
        sends = replace(asked, holds=True, may_run=True)
        ring = replace(first, wording=Wording.OFFER_RING, whom=Whom.ASKER)
        yield "the sender", replace(ring, handover=sends)

    def nobody_decides(self) -> NudgeCard:
        """Nobody of the receiving agency can decide: their office knows who covers."""
        return self._card(
            Wording.WHO_CAN_SAY_YES,
            Matter.OFFER,
            whom=Whom.ASKER,
            person=LUDO,
            asker=self.odile,
        )

    def _contest(self) -> Iterator[tuple[str, NudgeCard]]:
        early = replace(
            _LIST,
            stage=Stage.WORKERS,
            holds_until=date(2027, 3, 10),
            next_people=("Barnaby Quill", "Hesper Tandy"),
            tap=None,
        )
        stage = self._card(Wording.CONTEST_STAGE, Matter.CONTEST, handover=early)
        yield "the sender", replace(stage, asker=None)
        middle = replace(
            early,
            stage=Stage.MANAGERS,
            holds_until=date(2027, 3, 17),
            next_people=(),
            covers=(_HESPER,),
            holds=False,
            may_run=False,
            may_answer=True,
        )
        yield "the receiver", replace(stage, person=LUDO, asker=None, handover=middle)
        last = replace(early, stage=Stage.HEADS, holds_until=None, next_people=())
        yield "the sender", replace(stage, asker=None, handover=last)
        asked = replace(
            stage, wording=Wording.CONTEST_DECIDER, whom=Whom.DECIDER, asker=None
        )
        manager = replace(early, holds=False)
        yield "the sender's manager", replace(asked, handover=manager)
        heads = replace(
            middle, may_answer=False, may_run=False, may_open=False, covers=()
        )
        lead = replace(asked, reference="A handover", handover=heads)
        yield "the lead, for the heads of service", lead

    def _checks(self) -> Iterator[tuple[str, NudgeCard]]:
        look = replace(_LIST, tap=Door.LOOK_AGAIN, left=1)
        soon = self._card(
            Wording.CHECK_SOON,
            Matter.CHECK,
            person=LUDO,
            asker=self.odile,
            today=date(2027, 4, 6),
            due=date(2027, 4, 7),
            what="Look again, two weeks after the move",
            handover=look,
        )
        yield "who holds it", soon
        still = replace(soon, wording=Wording.CHECK_STILL, today=date(2027, 4, 9))
        yield "who holds it", replace(still, next_person="Odile Farthing")
        ring = replace(still, wording=Wording.CHECK_RING, whom=Whom.ASKER)
        yield "the worker of the other side", ring
