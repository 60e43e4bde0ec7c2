"""What one viewer may do with a whole handover now, in the order it is offered."""

from __future__ import annotations

from collections.abc import Iterator

from bot.access.records import Verb
from bot.access.visit import Visit
from bot.handovers.doors import Door
from bot.handovers.folder import Folder
from bot.handovers.records import Offer, State


def doors_of(folder: Folder, visit: Visit) -> Iterator[Door]:
    """Yield the buttons; the next step first, the page about it last."""
    if not folder.handover.state.is_over:
        yield from _while_it_runs(folder, visit)
    if visit.can(Verb.SEE_HANDOVER, folder.to_see):
        yield Door.PAGE


def _while_it_runs(folder: Folder, visit: Visit) -> Iterator[Door]:
    handover = folder.handover
    if handover.taken_over_on is None:
        yield from _offer(folder, visit)
        yield from _signing(folder, visit)
    elif visit.can(Verb.RUN_HANDOVER, folder.to_run) and not folder.plan.checks_left():
        yield Door.CLOSE
    if visit.can(Verb.RUN_HANDOVER, folder.to_run):
        yield from _running(folder)


def _offer(folder: Folder, visit: Visit) -> Iterator[Door]:
    handover = folder.handover
    runs = visit.can(Verb.RUN_HANDOVER, folder.to_run)
    answers = visit.can(Verb.ANSWER_OFFER, folder.to_answer)
    if handover.offer is Offer.NOT_MADE and visit.can(
        Verb.RUN_HANDOVER, folder.to_offer
    ):
        yield Door.OFFER
    if handover.offer is Offer.QUERIED and runs:
        yield Door.ANSWER
    if answers and handover.receiver_id and not handover.offer.is_taken:
        yield from (Door.ACCEPT, Door.ACCEPT_IF, Door.QUERY)
    if handover.is_contested and (runs or answers):
        yield from (Door.OWN_VIEW, Door.ASK_MANAGERS)
    elif answers and handover.receiver_id:
        yield Door.DIFFERENT


def _signing(folder: Folder, visit: Visit) -> Iterator[Door]:
    handover, signer = folder.handover, folder.handover.next_signer
    if handover.is_contested or handover.paused_on is not None:
        return
    if signer is not None and handover.offer.is_taken:
        ready = not folder.plan.open_before_signing and handover.told is not None
        if ready and visit.can(Verb.SIGN_HANDOVER, folder.to_sign(signer)):
            yield Door.SIGN
        return
    has_come = handover.transfer_on <= folder.today
    accepted = handover.state is State.ACCEPTED
    if accepted and has_come and visit.can(Verb.SIGN_HANDOVER, folder.to_take):
        yield Door.TAKE_OVER


def _running(folder: Folder) -> Iterator[Door]:
    handover = folder.handover
    before = handover.taken_over_on is None
    if handover.paused_on is not None:
        yield Door.RESUME
        return
    yield Door.TOLD
    if before:
        yield Door.MEETING
        yield Door.MOVE
    yield Door.NAMES
    yield Door.PAUSE
    if before:
        yield Door.END
