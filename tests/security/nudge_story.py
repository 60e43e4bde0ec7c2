"""
The part of the story in which every answer to a nudge is given, by its owner.

A meeting, an ask and three actions about YP-2KM9, from the last day of the holidays
to the end of April; nobody of the rest of the story is in it but the lead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

LEAD, SERGEANT, OFFICER = "U0BARNABY", "U0MERRICK", "U0JOCOSA"
_AWAY = {"Away from": "2027-04-28", "until and including": "2027-05-14"}
#: The school's dates are not known that far.
_WHERE = {"Where?": "Somewhere else"}
#: Three days, since the same thing twice is written down once.
_AGREED = {
    "1. Who?": "Sgt",
    "1. By when?": "2027-04-27",
    "2. Who?": "Sgt",
    "2. By when?": "2027-04-28",
    "3. Who?": "Sgt",
    "3. By when?": "2027-04-29",
    "Is there a next meeting?": "No",
}


@dataclass(frozen=True, kw_only=True)
class Hands:
    """What everybody can do in the story."""

    type: Callable[[str, str, str], None]
    #: Go through the forms that follow: who, and what is chosen by label.
    onwards: Callable[[str, Mapping[str, str]], None]
    press: Callable[..., None]
    move_to: Callable[[datetime], None]


def answer_every_nudge(story: Hands) -> None:
    """Ask, call, agree; and answer each nudge in every way there is."""
    both = {"Who else is needed?": "Sgt", "Whom do you ask?": "PC", **_WHERE}
    story.type(LEAD, "/ask", "YP-2KM9")
    due = {"Is it a decision?": "A yes", "By when?": "2027-04-20"}
    story.onwards(LEAD, {**both, **due})
    story.type(LEAD, "/meeting", "YP-2KM9 Wed 21 Apr 11:35")
    story.onwards(LEAD, both)
    story.type(LEAD, "/meeting", "YP-2KM9 Thu 22 Apr 11:35")
    story.onwards(LEAD, {"Who else is needed?": "PC", **_WHERE})
    _by_those_awaited(story)
    _by_those_who_asked(story)
    _of_actions(story)


def _by_those_awaited(story: Hands) -> None:
    story.move_to(datetime(2027, 4, 8, 9, 30, tzinfo=UTC))
    story.press(SERGEANT, "nudge.not-this-week")
    story.press(OFFICER, "nudge.need-help")
    story.press(SERGEANT, "meeting.cannot")
    story.move_to(datetime(2027, 4, 15, 13, 0, tzinfo=UTC))
    story.press(SERGEANT, "nudge.mine")


def _by_those_who_asked(story: Hands) -> None:
    story.press(LEAD, "nudge.few-lines")
    story.move_to(datetime(2027, 4, 19, 13, 0, tzinfo=UTC))
    story.press(LEAD, "nudge.where")
    story.press(LEAD, "nudge.rang")
    story.press(LEAD, "nudge.leave")


def _of_actions(story: Hands) -> None:
    story.move_to(datetime(2027, 4, 21, 12, 0, tzinfo=UTC))
    story.press(LEAD, "meeting.record", _AGREED)
    to_officer = {"Somebody of the team around them": "PC"}
    # One a day, so that the newest message is the one that is meant.
    story.move_to(datetime(2027, 4, 23, 13, 0, tzinfo=UTC))
    story.press(SERGEANT, "nudge.new-date", {"New date": "2027-04-28"})
    story.move_to(datetime(2027, 4, 26, 13, 0, tzinfo=UTC))
    story.press(SERGEANT, "nudge.someone-else", to_officer)
    story.move_to(datetime(2027, 4, 27, 13, 0, tzinfo=UTC))
    story.press(SERGEANT, "nudge.not-me")
    story.press(LEAD, "nudge.give", to_officer)
    story.type(OFFICER, "/alongside", "")
    story.press(OFFICER, "directory.own-days", _AWAY)
    story.type(LEAD, "/meeting", "YP-2KM9 Wed 12 May 11:35")
    story.onwards(LEAD, {"Who else is needed?": "PC", **_WHERE})
    story.move_to(datetime(2027, 4, 29, 13, 0, tzinfo=UTC))
    story.press(SERGEANT, "nudge.still-on-it")
    story.press(SERGEANT, "nudge.in-their-place")
    story.press(SERGEANT, "meeting.action-done")
    story.press(SERGEANT, "nudge.before")
