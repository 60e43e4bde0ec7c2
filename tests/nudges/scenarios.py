"""The weeks in which reminders fail; each says what went wrong, or nothing."""

from __future__ import annotations

from datetime import datetime

from tests.nudges.reminders import Reminder
from tests.nudges.times import london

MONDAY = "2027-03-01 11:00"


def runs(reminder: Reminder, first: str, last: str) -> None:
    """Let it run from one wall time in London to another, not included."""
    reminder.run(london(first), london(last))


def a_quiet_week(reminder: Reminder) -> str | None:
    reminder.invite("ludo", london(MONDAY))
    runs(reminder, MONDAY, "2027-03-06 00:00")
    return None if len(_to(reminder, "ludo")) == 2 else "was not reminded twice"


def a_restart(reminder: Reminder) -> str | None:
    """The process is a new one on Tuesday."""
    reminder.invite("ludo", london(MONDAY))
    runs(reminder, MONDAY, "2027-03-02 10:00")
    reminder.restart()
    runs(reminder, "2027-03-02 10:00", "2027-03-06 00:00")
    return None if _to(reminder, "ludo") else "was never reminded again"


def a_missed_tick(reminder: Reminder) -> str | None:
    """Down all Wednesday and until Thursday noon, and again on Friday."""
    reminder.invite("ludo", london(MONDAY))
    runs(reminder, MONDAY, "2027-03-03 02:00")
    runs(reminder, "2027-03-04 12:00", "2027-03-05 02:00")
    runs(reminder, "2027-03-05 18:00", "2027-03-10 00:00")
    return None if _to(reminder, "ludo") else "what was missed was missed for good"


def slack_is_down(reminder: Reminder) -> str | None:
    """Slack takes nothing from Wednesday to Saturday; then all is well."""
    reminder.invite("ludo", london(MONDAY))
    runs(reminder, MONDAY, "2027-03-03 02:00")
    reminder.slack_is_down = True
    runs(reminder, "2027-03-03 02:00", "2027-03-06 02:00")
    reminder.slack_is_down = False
    runs(reminder, "2027-03-06 02:00", "2027-03-10 00:00")
    return None if _to(reminder, "ludo") else "counted what never arrived"


def asked_in_the_evening(reminder: Reminder) -> str | None:
    """Invited at eight in the evening: every moment counted from then is at night."""
    reminder.invite("ludo", london("2027-03-01 20:00"))
    runs(reminder, "2027-03-01 20:00", "2027-03-13 00:00")
    got = _to(reminder, "ludo")
    if any(not 8 <= when.hour < 18 for when in got):
        return "was reminded at night"
    return None if got else "every attempt was used up at night"


def back_after_days(reminder: Reminder) -> str | None:
    """Five are invited, two answer, and nothing runs for a week."""
    everybody = ["ludo", "barnaby", "sunniva", "corin", "tamsel"]
    for person in everybody:
        reminder.invite(person, london(MONDAY))
    reminder.answer("ludo")
    reminder.answer("corin")
    runs(reminder, MONDAY, "2027-03-01 12:00")
    runs(reminder, "2027-03-09 09:30", "2027-03-09 18:00")
    if {who for who, _ in reminder.sent} & {"ludo", "corin"}:
        return "nagged somebody who had answered"
    if any(len(_to(reminder, person)) > 1 for person in everybody):
        return "made up for what it missed, all at once"
    return None if len(reminder.sent) == 3 else "forgot somebody"


def _to(reminder: Reminder, person: str) -> list[datetime]:
    return [when for who, when in reminder.sent if who == person]
