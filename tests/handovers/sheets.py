"""Handovers as cards, of any length, with the longest words there may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.handovers.cards import (
    Dispute,
    ItemCard,
    MilestoneCard,
    OfferCard,
    Score,
    Sheet,
    SideCard,
)
from bot.handovers.doors import Door
from bot.handovers.records import (
    ItemState,
    Kept,
    Offer,
    Question,
    Side,
    Signer,
    Stage,
    State,
    Told,
)
from bot.handovers.route import Status
from bot.handovers.words import LABELS
from bot.meetings.cards import Person

TODAY = date(2027, 3, 1)
#: As long as a route's file, a form and the directory let each be, and as awkward:
#: every "&" takes five letters on its way to Slack.
WHAT, NAME, LABEL, LINE, SOURCE = (
    "& W" * 40,
    "N&me " * 16,
    "L" * 60,
    "&" * 140,
    "S" * 160,
)
_SETTLED = frozenset({ItemState.DONE, ItemState.LEFT_OUT, ItemState.NOT_NEEDED})
_TAPS = (Door.DONE, Door.RECEIVED, Door.READ_BACK, Door.LOOK_AGAIN, Door.KEPT)
_TEST = st.sampled_from([True, False, None])


def person(name: str = NAME) -> Person:
    return Person(
        id="0" * 26,
        name=name,
        agency=NAME,
        role="",
        phone=None,
        has_slack=True,
        knows_them=True,
        can_decide=True,
    )


def item(number: int, **given: Any) -> ItemCard:
    """Return one with the longest words that there may be; `given` says otherwise."""
    state: ItemState = given.pop("state", ItemState.OPEN)
    settled = state in _SETTLED
    card = ItemCard(
        item_id=f"{number:026d}",
        what=WHAT,
        who=Side.JOINT,
        turn=None if settled else f"{NAME} and {NAME}",
        due=TODAY + timedelta(days=number),
        latest=TODAY + timedelta(days=number + 7),
        state=state,
        is_settled=settled,
        is_must=True,
        is_late=False,
        source=SOURCE,
        status=Status.GUIDANCE,
        done_on=TODAY if settled else None,
        tap=None if settled else Door.DONE,
        may_more=not settled,
        pointer=LINE,
        said=LINE if state is not ItemState.DONE else None,
    )
    return replace(card, **given)


def milestone(number: int, items: list[ItemCard]) -> MilestoneCard:
    return MilestoneCard(
        name=LABEL,
        when="start+100wd",
        on=TODAY + timedelta(days=number),
        source=SOURCE,
        status=Status.STATUTORY,
        items=tuple(items),
    )


def sheet(milestones: list[MilestoneCard], **given: Any) -> Sheet:
    left = [one for part in milestones for one in part.items if not one.is_settled]
    side = SideCard(agency=NAME, worker=person(), manager=person(), deputy=person())
    card = Sheet(
        handover_id="0" * 26,
        reference="YP-7HX3",
        route="R" * 70,
        sends="s" * 40,
        receives="r" * 40,
        transfer_on=TODAY,
        today=TODAY,
        state=State.PREPARING,
        offer=Offer.WITH_CONDITIONS,
        holder=person(),
        sender=side,
        receiver=side,
        milestones=tuple(milestones),
        coming=tuple(left[:5]),
        musts_left=len(left),
        next_signer=Signer.SENDER_MANAGER,
        next_signer_name=NAME,
        told=Told.SOMETHING_DIFFERENT,
        kept=Kept.SENDER_GOES_ALONG,
        dispute=None,
        doors=_WHOLE,
        score=None,
        ended_on=None,
        question=Question.NOT_ELIGIBLE,
        school=NAME,
        read_back=(LINE, LINE, LINE),
        condition=LINE,
        asked=LINE,
        has_passed=True,
    )
    return replace(card, **given)


#: More at once than anybody is ever offered.
_NOT_OF_THE_WHOLE = frozenset(
    {Door.NEW, Door.OPEN, Door.MORE, Door.BOARD, *_TAPS}
    | {one for one in Door if one.endswith("-form")}
)
_WHOLE = tuple(one for one in Door if one not in _NOT_OF_THE_WHOLE and one in LABELS)


@st.composite
def items(draw: st.DrawFn, number: int) -> ItemCard:
    short = draw(st.booleans())
    state = draw(st.sampled_from(ItemState))
    more: dict[str, Any] = {"what": "Short", "source": "Us"} if short else {}
    if draw(st.booleans()):
        more |= {"pointer": None, "said": None}
    card = item(number, state=state, due=TODAY + timedelta(draw(_DAYS)), **more)
    if card.is_settled:
        return card
    tap = draw(st.sampled_from([*_TAPS, None]))
    return replace(card, tap=tap, may_more=draw(st.booleans()))


_DAYS = st.integers(-200, 200)


@st.composite
def sheets(draw: st.DrawFn, least: int = 0, most: int = 60) -> Sheet:
    """A handover of any state with so many items, in parts of any length."""
    number = draw(st.integers(least, most))
    cards = [draw(items(place)) for place in range(number)]
    parts = []
    while cards:
        length = draw(st.integers(1, max(1, len(cards))))
        parts.append(milestone(len(parts), cards[:length]))
        cards = cards[length:]
    return sheet(parts, **draw(_AROUND))


_DISPUTES = st.builds(
    Dispute,
    since=st.just(TODAY),
    stage=st.sampled_from(Stage),
    ends=st.just((TODAY, TODAY, TODAY)),
    sender_view=st.sampled_from([LINE, None]),
    receiver_view=st.sampled_from([LINE, None]),
)
_SCORES = st.builds(
    Score, continuity=_TEST, parallel=_TEST, meeting=_TEST, information=_TEST
)
_AROUND = st.fixed_dictionaries(
    {
        "state": st.sampled_from(State),
        "offer": st.sampled_from(Offer),
        "dispute": st.none() | _DISPUTES,
        "score": st.none() | _SCORES,
        "ended_on": st.none() | st.just(TODAY),
        "doors": st.sampled_from([(), _WHOLE]),
        "has_passed": st.booleans(),
    }
)


def offer_card(offer: Offer, **given: Any) -> OfferCard:
    card = OfferCard(
        handover_id="0" * 26,
        reference="YP-7HX3",
        route="R" * 70,
        sends="s" * 40,
        sender=person(),
        receiver=person(),
        transfer_on=TODAY,
        offer=offer,
        may_answer=True,
        is_over=False,
        asked=LINE,
        condition=LINE,
    )
    return replace(card, **given)
