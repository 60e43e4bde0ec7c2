"""What was put right, said wherever the words are shown."""

from __future__ import annotations

from bot.calendars.wall_time import local_day, short_day
from bot.meetings.folder import Folder
from bot.rights.records import What
from bot.rights.words import WHATS
from storage.unit import Unit


def lines_put_right(unit: Unit, young_person_id: str, zone: str) -> dict[str, str]:
    """Return "corrected on Wed 17 Mar" by the id of each line of a handover."""
    return {
        one.subject_id: f"corrected on {short_day(local_day(one.at, zone))}"
        for one in unit.rights.corrections_of(young_person_id)
        if one.what == What.HANDED
    }


def corrections_shown(unit: Unit, folder: Folder) -> tuple[str, ...]:
    """Return a line for each thing of this meeting that was put right, once."""
    meeting = folder.meeting
    subjects = {meeting.id, meeting.young_person_id}
    subjects |= {one.id for one in folder.invitations}
    subjects |= {one.id for one in unit.meetings.actions(meeting.id)}
    found: dict[str, str] = {}
    for one in unit.rights.corrections_of(meeting.young_person_id):
        if one.subject_id in subjects:
            on = short_day(local_day(one.at, meeting.zone))
            found[f"{WHATS[What(one.what)]} (corrected on {on})"] = one.id
    return tuple(found)
