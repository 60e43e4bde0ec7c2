"""The reasons for opening, as people read them."""

from __future__ import annotations

from bot.openings.records import Reason

REASONS: dict[Reason, str] = {
    Reason.CHILD_AT_RISK: "A child may be at risk now",
    Reason.NOBODY_THERE: "Nobody else is there",
    Reason.COMPLAINT: "A complaint",
    Reason.DATA_REQUEST: "A request for data",
}
