"""A handover at a glance: the offer to whoever is asked, one line of a list."""

from __future__ import annotations

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.handovers.cards import Listed, OfferCard
from bot.handovers.folder import Folder
from bot.handovers.records import Offer
from bot.handovers.story import LineKind
from bot.handovers.viewing import Viewing


def offer_card(folder: Folder, visit: Visit) -> OfferCard:
    """Return what somebody sees who is asked to receive it."""
    handover = folder.handover
    sender = folder.person(handover.sender_id)
    assert sender is not None
    viewing = Viewing(folder=folder, visit=visit)
    open_now = handover.offer in {Offer.MADE, Offer.QUERIED, Offer.DIFFERENT}
    return OfferCard(
        handover_id=handover.id,
        reference=folder.reference,
        route=folder.plan.route.name,
        sends=folder.plan.route.sends,
        sender=sender,
        receiver=folder.person(handover.receiver_id),
        transfer_on=handover.transfer_on,
        offer=handover.offer,
        may_answer=open_now and visit.can(Verb.ANSWER_OFFER, folder.to_answer),
        is_over=handover.state.is_over,
        asked=viewing.words(LineKind.OFFER_QUERY),
        answered=None
        if handover.offer is Offer.QUERIED
        else viewing.words(LineKind.QUESTION),
        condition=viewing.words(LineKind.CONDITION),
    )


def listed(folder: Folder, visit: Visit) -> Listed:
    """Return one handover in somebody's list, with what is theirs next."""
    viewing = Viewing(folder=folder, visit=visit)
    left = viewing.coming()
    mine = [one for one in left if one.tap is not None]
    holder = folder.worker(folder.plan.holder_id)
    assert holder is not None
    return Listed(
        handover_id=folder.handover.id,
        reference=folder.reference,
        route=folder.plan.route.name,
        transfer_on=folder.handover.transfer_on,
        holder=holder.name,
        is_held=holder.id == visit.worker.id,
        state=folder.handover.state,
        mine=mine[0] if mine else None,
        left=len(left),
    )
