"""One thing that happened, as one viewer may hear of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.handovers.cards import News
from bot.handovers.dates import moved
from bot.handovers.folder import Folder
from bot.handovers.records import Offer, Signer
from bot.handovers.story import Deed, Entry, LineKind
from bot.handovers.viewing import Viewing

#: The line that was written with a deed, if one was.
_WORDS = {
    Deed.ITEM_QUERIED: LineKind.ITEM_QUERY,
    Deed.LEFT_OUT: LineKind.LEFT_OUT,
    Deed.TOLD: LineKind.OWN_WORDS,
}
_OFFERED = {
    Offer.WITH_CONDITIONS: LineKind.CONDITION,
    Offer.QUERIED: LineKind.OFFER_QUERY,
    Offer.MADE: LineKind.QUESTION,
}


def news_card(folder: Folder, visit: Visit, entry_id: str) -> News | None:
    """Return the news of one entry of the story; None when it is gone."""
    entry = next((one for one in folder.story if one.id == entry_id), None)
    if entry is None:
        return None
    handover = folder.handover
    holder = folder.worker(handover.holder_id)
    receiver = folder.worker(handover.receiver_id)
    assert holder is not None
    sees = visit.can(Verb.SEE_HANDOVER, folder.to_see)
    return News(
        handover_id=handover.id,
        reference=folder.reference,
        route=folder.plan.route.name,
        deed=entry.deed,
        about=entry.about,
        by=_by(folder, entry),
        holder=holder.name,
        is_held=holder.id == visit.worker.id,
        receiver=receiver.name if receiver else None,
        transfer_on=handover.transfer_on,
        was=entry.was,
        now=entry.now,
        moved=_moved(folder, entry) if sees else (),
        words=_words(folder, visit, entry),
        may_open=sees or visit.can(Verb.ANSWER_OFFER, folder.to_answer),
    )


def _by(folder: Folder, entry: Entry) -> str:
    """Return who did it; for whoever has no Slack or is away, both names."""
    by = folder.worker(entry.worker_id)
    name = by.name if by else "Somebody who has left"
    whose = folder.worker(_whose_place(folder, entry))
    if whose is None or whose.id == entry.worker_id:
        return name
    return f"{whose.name} ({name} wrote it down)"


def _whose_place(folder: Folder, entry: Entry) -> str | None:
    """Return who is named for such a deed; None: whoever did it, in their own right."""
    receiver = folder.worker(folder.handover.receiver_id)
    match entry.deed:
        case Deed.SIGNED:
            return folder.plan.signer_id(Signer(entry.about))
        case Deed.TOOK_OVER:
            return folder.handover.receiver_id
        case Deed.ANSWERED if Offer(entry.about) is not Offer.MADE:
            # Whoever decides for them may answer as well.
            return receiver.id if receiver and not receiver.has_slack else None
    return None


def _moved(folder: Folder, entry: Entry) -> tuple[tuple[str, date, date], ...]:
    """Return what moved with T, counted anew from both days."""
    if entry.deed is not Deed.MOVED or entry.was is None or entry.now is None:
        return ()
    was = replace(folder.basis, transfer_on=entry.was)
    now = replace(folder.basis, transfer_on=entry.now)
    plan = folder.plan
    settled = frozenset(key for key, one in plan.items.items() if plan.is_settled(one))
    items = [plan.of(key) for key in plan.items]
    return tuple(
        (plan.of(one.key).what, one.was, one.now)
        for one in moved(items, was, now, settled)
    )


def _words(folder: Folder, visit: Visit, entry: Entry) -> str | None:
    """Return the line written with it, to whoever may still see such a line."""
    kind = _WORDS.get(entry.deed)
    if entry.deed is Deed.ANSWERED:
        kind = _OFFERED.get(Offer(entry.about))
    if entry.deed is Deed.CONTESTED:
        known = entry.about in set(LineKind)
        kind = LineKind(entry.about) if known else LineKind.RECEIVER_VIEW
    if kind is None or not Viewing(folder=folder, visit=visit).sees(kind):
        return None
    written = [one for one in folder.lines if one.kind is kind and one.at <= entry.at]
    return written[-1].words if written else None
