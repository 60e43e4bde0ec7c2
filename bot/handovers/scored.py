"""TRACK's four tests of one handover, read from its folder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.handovers.cards import Score
from bot.handovers.folder import Folder
from bot.handovers.score import score
from bot.handovers.story import Deed, Entry


def score_card(folder: Folder) -> Score | None:
    """Return the four tests once it has moved; before, nobody is told yes or no."""
    if folder.handover.taken_over_on is None:
        return None
    found = score(folder.plan, named_on(folder.story))
    return Score(
        continuity=found.continuity,
        parallel=found.parallel,
        meeting=found.meeting,
        information=found.information,
    )


def named_on(story: Iterable[Entry]) -> list[date]:
    """Return every day on which somebody became the receiver."""
    return [
        one.at.date()
        for one in story
        if one.deed in {Deed.BEGAN, Deed.OFFERED} or one.about == "receiver_id"
    ]
