"""
The calendar file that goes with an invitation.

Calendars sync to phones and to other companies' servers, so the file says when
and where and nothing else: no reference, no names, no purpose.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.meetings.records import Meeting, State

#: What everybody's calendar shows; neutral on every screen.
SUMMARY = "Meeting"


def calendar_file(meeting: Meeting, place: str, now: datetime) -> bytes:
    """
    Return an iCalendar file (RFC 5545, RFC 5546) for one meeting.

    METHOD is REQUEST, or CANCEL for a cancelled one; UID stays the same and
    SEQUENCE counts the moves, so that a calendar updates what it already has.
    """
    # Reading iCalendar's tables costs start-up memory that idle never needs.
    from icalendar import Calendar, Event

    cancelled = meeting.state is State.CANCELLED
    event = Event()
    event.add("uid", f"{meeting.id.lower()}@alongside.invalid")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    zone = ZoneInfo(meeting.zone)
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("summary", SUMMARY)
    event.add("location", place)
    # A request names both ends (RFC 5546); these addresses reach nobody.
    event.add("organizer", "mailto:meetings@alongside.invalid")
    event.add("attendee", "mailto:you@alongside.invalid")
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Meeting//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    calendar.add_component(event)
    # A few years of the zone are enough, and a tenth of all there are.
    year = meeting.on.year
    calendar.add_missing_timezones(date(year - 1, 1, 1), date(year + 2, 1, 1))
    return bytes(calendar.to_ical())
