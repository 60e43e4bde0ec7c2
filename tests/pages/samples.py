"""One card for each wording, as a lone worker and a head of year would get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from bot.meetings.cards import When
from bot.nudges.cards import NudgeCard, Somebody
from bot.nudges.records import Matter, Whom, Why, Wording
from tests.pages.handovers import Handovers

TODAY = date(2027, 3, 10)
_MEETING = When(on=date(2027, 3, 17), at=time(11, 35), minutes=10)
ODILE = Somebody(
    name="Odile Farthing",
    agency="Brackenmoor Youth Justice Service",
    phone="01632 960 131",
    office="01632 960 101",
)
LINNET = Somebody(
    name="Linnet Pargeter",
    agency="Housing Options",
    phone="01632 960 140",
    office="01632 960 112",
    off_on=(4,),
)
KESTREL = Somebody(
    name="Kestrel Droy",
    agency="Moorside Adult Mental Health",
    phone="01632 960 135",
    office="01632 960 107",
    off_on=(0, 2, 4),
)
HESPER = Somebody(
    name="Hesper Tandy",
    agency="Probation, Brackenmoor office",
    phone=None,
    office="01632 960 102",
    away_until=date(2027, 3, 12),
)
GWILLAM = Somebody(
    name="Gwillam Post",
    agency="HMYOI Stonebeck",
    phone="01632 960 108",
    office="01632 960 108",
)
WYSTAN = Somebody(
    name="Wystan Hob", agency="Corner House Project", phone="01632 960 137"
)
EBBA = Somebody(
    name="Ebba Crowther", agency="Fennick Vale Academy", phone="01632 960 141"
)

_BASE = NudgeCard(
    nudge_id="NUDGE",
    item_id="ITEM",
    meeting_id="MEETING",
    edition=0,
    matter=Matter.INVITATION,
    wording=Wording.INVITATION_FIRST,
    whom=Whom.PERSON,
    reference="YP-2KM9",
    at_school=False,
    kept=(0, 0),
    person=WYSTAN,
    role="project worker",
    asker=ODILE,
    in_place_of=None,
    next_person=None,
    when=_MEETING,
    place="Fennick Vale Academy",
    what="",
    due=_MEETING.on,
    today=TODAY,
    asked_on=date(2027, 3, 5),
    decision=False,
)
_THING = replace(
    _BASE,
    matter=Matter.ACTION,
    when=None,
    place="",
    what="Ring the college about a visit",
    due=date(2027, 3, 12),
)
_ASK = replace(
    _THING,
    matter=Matter.ASK,
    what="A few words on how the first week went",
    meeting_id=None,
)
_DECISION = replace(
    _ASK,
    reference="YP-7HX3",
    what="A yes or no to the start date",
    decision=True,
    person=HESPER,
)


_HANDOVERS = Handovers(base=_BASE, odile=ODILE, school=EBBA)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A nudge as one reader gets it."""

    reader: str
    card: NudgeCard


def samples() -> Iterator[Sample]:
    """Yield every wording, each at least once, in the order of the ladders."""
    lone, school, sender = "lone worker", "head of year", "the one who asked"
    ebba = replace(_BASE, person=EBBA, role="head of year", at_school=True, kept=(2, 3))
    yield Sample(reader=lone, card=_BASE)
    yield Sample(reader=school, card=ebba)
    deputy = replace(_BASE, whom=Whom.DEPUTY, in_place_of="Hesper Tandy")
    yield Sample(reader="who stands in", card=deputy)
    second = Wording.INVITATION_SECOND
    yield Sample(reader=lone, card=replace(_BASE, wording=second))
    yield Sample(reader=school, card=replace(ebba, wording=second, kept=(3, 3)))
    ring = replace(_BASE, wording=Wording.INVITATION_RING, whom=Whom.ASKER)
    yield Sample(reader=sender, card=replace(ring, person=LINNET))
    no = replace(ring, matter=Matter.SAID_NO, wording=Wording.SAID_NO_ASKER)
    yield Sample(reader=sender, card=replace(no, person=LINNET))
    missed = replace(_BASE, matter=Matter.MISSED, wording=Wording.MISSED, due=TODAY)
    agreed = ("Ring the college about a visit", "Meet again after Easter")
    yield Sample(reader=lone, card=replace(missed, agreed=agreed))
    ebba = replace(missed, person=EBBA, at_school=True, kept=(2, 3), agreed=agreed)
    yield Sample(reader=school, card=ebba)
    yield from _things()
    yield from _instead()
    for reader, card in _HANDOVERS.cards():
        yield Sample(reader=reader, card=card)


def _things() -> Iterator[Sample]:
    lone, school, sender = "lone worker", "head of year", "the one who asked"
    at_school = replace(_THING, person=EBBA, at_school=True, kept=(0, 0))
    yield Sample(reader=lone, card=replace(_THING, wording=Wording.ACTION_SOON))
    yield Sample(reader=school, card=replace(at_school, wording=Wording.ACTION_SOON))
    late = replace(_THING, due=date(2027, 3, 9), wording=Wording.ACTION_STILL)
    yield Sample(reader=lone, card=replace(late, next_person="Odile Farthing"))
    ring = replace(late, wording=Wording.ACTION_RING, whom=Whom.ASKER, person=KESTREL)
    yield Sample(reader=sender, card=ring)
    yield Sample(reader=lone, card=replace(_ASK, wording=Wording.ASK_FIRST))
    yield Sample(reader=lone, card=replace(_ASK, wording=Wording.ASK_SECOND))
    told = replace(_DECISION, wording=Wording.ASK_SECOND, next_person="Barnaby Quill")
    yield Sample(reader="who is asked for a yes or no", card=told)
    decider = replace(_DECISION, wording=Wording.ASK_DECIDER, whom=Whom.DECIDER)
    yield Sample(reader="who can decide", card=decider)
    ring = replace(_ASK, wording=Wording.ASK_RING, whom=Whom.ASKER, person=LINNET)
    yield Sample(reader=sender, card=ring)


def _instead() -> Iterator[Sample]:
    sender = "the one who asked"
    asked = replace(_ASK, whom=Whom.ASKER)
    pattern = replace(asked, matter=Matter.PATTERN, wording=Wording.PATTERN)
    yield Sample(reader=sender, card=replace(pattern, person=KESTREL))
    no_slack = replace(_BASE, wording=Wording.NO_SLACK, whom=Whom.ASKER)
    yield Sample(reader=sender, card=replace(no_slack, person=GWILLAM))
    away = replace(_DECISION, wording=Wording.AWAY, whom=Whom.ASKER)
    yield Sample(reader=sender, card=away)
    here = replace(HESPER, away_until=None)
    who = replace(away, wording=Wording.WHO_CAN_SAY_YES, person=here)
    yield Sample(reader=sender, card=who)
    yield Sample(reader=sender, card=_HANDOVERS.nobody_decides())


def afterwards() -> Iterator[Sample]:
    """Yield what a nudge becomes once it is settled."""
    yield Sample(reader="lone worker", card=replace(_THING, closed=Why.ANSWERED))
    yield Sample(reader="lone worker", card=replace(_THING, wrong=True))
    quiet = replace(_THING, not_before=date(2027, 3, 15), wording=Wording.ACTION_SOON)
    yield Sample(reader="lone worker", card=quiet)


def together() -> tuple[NudgeCard, ...]:
    """Return the nudges of one digest, soonest first."""
    soon = replace(_MEETING, on=date(2027, 3, 11))
    return (
        replace(_BASE, nudge_id="A", due=soon.on, when=soon),
        replace(_THING, nudge_id="B", wording=Wording.ACTION_SOON),
        replace(_ASK, nudge_id="C", wording=Wording.ASK_FIRST, due=date(2027, 3, 15)),
    )
