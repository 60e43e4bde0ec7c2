"""How often somebody came: said kindly, and to themselves alone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.deliveries.records import Home
from bot.home.cards import Presence
from bot.home.rules import presence
from bot.meetings.records import Attendance
from tests.meetings.desk import Desk

CAME, SENT = Attendance.CAME, Attendance.SENT_SOMEONE
SORRY, MISSED = Attendance.APOLOGIES, Attendance.MISSED


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ([], None),
        ([CAME, CAME], None),
        ([CAME, SENT, MISSED], Presence(been=2, of=3)),
        ([SORRY, MISSED, MISSED], Presence(been=0, of=3)),
        # Only the last six; what is longer ago is over.
        ([CAME] * 5 + [MISSED] * 5, Presence(been=5, of=6)),
    ],
)
def test_coming_and_sending_somebody_count(
    seen: list[Attendance], said: Presence | None
) -> None:
    assert presence(seen) == said


def held(desk: Desk, *seen: Attendance) -> None:
    """Let Ludo be called to so many meetings, each with what came of it."""
    for attendance in seen:
        meeting_id = desk.call("ludo")
        invitation = desk.invitation(meeting_id, "ludo")
        with desk.store.changing(quietly=True) as unit:
            unit.meetings.save_invitation(replace(invitation, attendance=attendance))


def home(desk: Desk, handle: str) -> str:
    desk.home.open(desk.asker(handle))
    [asked] = desk.queued_for(handle, "home")
    made = desk.render(asked)
    assert isinstance(made, Home)
    return json.dumps(made.view)


def test_home_says_how_often_they_came(either: Desk) -> None:
    held(either, CAME, CAME, SENT, CAME, CAME, MISSED)

    assert "You have been to 5 of the last 6. Only you see this." in home(
        either, "ludo"
    )


def test_who_came_seldom_hears_what_counts_too(desk: Desk) -> None:
    held(desk, MISSED, MISSED, MISSED, CAME)

    assert "Sending somebody counts as being there." in home(desk, "ludo")


def test_with_few_meetings_nothing_is_said(desk: Desk) -> None:
    held(desk, CAME, MISSED)

    assert "You have been to" not in home(desk, "ludo")


@pytest.mark.parametrize("who", ["odile", "barnaby"])
def test_nobody_else_sees_it(desk: Desk, who: str) -> None:
    held(desk, CAME, MISSED, MISSED)

    assert "You have been to" not in home(desk, who)
