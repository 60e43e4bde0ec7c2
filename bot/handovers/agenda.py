"""The handovers somebody is named in, by what is theirs next."""

from __future__ import annotations

from datetime import date

from bot.access.records import Verb
from bot.access.visit import NOTHING, Visit
from bot.handovers.cards import Listed, MyHandovers
from bot.handovers.folder import open_folder
from bot.handovers.glances import listed


def my_handovers(visit: Visit) -> MyHandovers:
    """Return those they are named in and may see, what is theirs next first."""
    found = []
    for one in visit.unit.handovers.with_worker(visit.worker.id):
        folder = open_folder(visit.unit, one, visit.today)
        if visit.can(Verb.SEE_HANDOVER, folder.to_see):
            found.append(listed(folder, visit))
    return MyHandovers(
        handovers=tuple(sorted(found, key=_order)),
        today=visit.today,
        sees_board=visit.can(Verb.SEE_COUNTS, NOTHING),
    )


def _order(one: Listed) -> tuple[bool, date, str]:
    """What is mine comes first, by its day; what is others' after it, by T."""
    on = one.mine.due if one.mine else one.transfer_on
    return one.mine is None, on, one.reference
