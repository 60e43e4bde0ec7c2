"""Letting somebody into the team around, because a handover is theirs now."""

from __future__ import annotations

from bot.access.visit import Visit
from bot.directory.records import Membership, Sees
from bot.handovers.folder import Folder


def let_in(visit: Visit, folder: Folder, worker_id: str | None) -> None:
    """
    Let them in from today, and not before; whoever is there already stays so.

    Who is only asked to receive is not let in: that comes with accepting.
    """
    worker = visit.unit.workers.get(worker_id or "")
    if worker is None or folder.team.member(worker.id) is not None:
        return
    visit.unit.young_people.join(
        Membership(
            id=visit.clock.new_id(),
            young_person_id=folder.handover.young_person_id,
            worker_id=worker.id,
            role=worker.title,
            knows_them=False,
            from_day=visit.today,
            until_day=None,
            sees=Sees.ALL,
        )
    )
