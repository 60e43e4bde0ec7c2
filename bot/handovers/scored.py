"""TRACK's four tests of one handover, read from its folder."""

from __future__ import annotations

from bot.handovers.cards import Score
from bot.handovers.folder import Folder
from bot.handovers.score import named_on, score


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
