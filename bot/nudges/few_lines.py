"""A few lines instead of coming: an ask like any other, due the working day before."""

from __future__ import annotations

from bot.asks.asking import NewAsk, ask_for
from bot.calendars.wall_time import local_day
from bot.errors import AlongsideError, NotFilledIn
from bot.meetings.folder import open_folder
from bot.nudges.opened import Opened

#: Said to everyone alike; what they write goes by their own secure route.
WHAT = "A few lines for the meeting, by your own secure route"


class NoTimeForLines(AlongsideError):
    """There is no working day left before the meeting. Could you ring them?"""


class CannotBeAsked(AlongsideError):
    """They can't be asked for that just now. Could you ring them?"""


def ask_for_few_lines(opened: Opened) -> None:
    """
    Ask whoever cannot come, in the name of who called the meeting.

    The nudge's own id is the ask's, so that twice asks once.
    """
    visit, meeting = opened.visit, opened.item.meeting
    if meeting is None:
        raise CannotBeAsked
    folder = open_folder(visit.unit, meeting.id, visit.today)
    person = folder.team.workers[opened.climb.worker_id]
    own = opened.folder.people.own_time(person)
    due = own.add_days(meeting.on, -1)
    if due < local_day(visit.now, own.zone):
        raise NoTimeForLines
    wanted = NewAsk(
        id=opened.nudge.id,
        asker=folder.team.workers[meeting.convenor_id],
        worker_id=person.id,
        what=WHAT,
        due=due,
        meeting_id=meeting.id,
    )
    try:
        ask_for(visit, folder.team, wanted)
    except NotFilledIn as error:
        raise CannotBeAsked from error
