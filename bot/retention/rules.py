"""When something goes, when people are told, and what stops it; pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.ahead.records import DayToCome
from bot.asks.records import Ask
from bot.calendars.wall_time import local_day
from bot.directory.records import Membership
from bot.handovers.records import Handover, Item
from bot.meetings.records import Action, Meeting, State
from bot.retention.records import Notice, Period, Rules

_MONTHS = 12


class Step(StrEnum):
    """What is to be done about one thing tonight."""

    #: In use, or not due for long.
    NOTHING = "nothing"
    #: It is over, and only from now on: write down since when.
    NOTE = "note"
    #: In use again: forget what was written down.
    WITHDRAW = "withdraw"
    #: It would be told or go, and an inquiry holds it.
    HOLD = "hold"
    ANNOUNCE = "announce"
    GO = "go"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What decides about one thing; a day is a day of the partnership's zone."""

    #: Since when it is over; None while it is in use.
    over_on: date | None
    #: It is over, and since when cannot be read from it: the first night counts.
    is_over_since_unknown: bool = False
    held: bool = False
    notice: Notice | None = None
    #: Something that belongs to it is kept until then.
    kept_until: date | None = None

    @property
    def is_in_use(self) -> bool:
        return self.over_on is None and not self.is_over_since_unknown


@dataclass(frozen=True, kw_only=True)
class Due:
    """What to do tonight, and the day on which it goes as things stand."""

    step: Step
    on: date | None = None


def ends_on(period: Period, over_on: date) -> date:
    """
    Return the day on which it goes: so many days or months after it was over.

    A month later than 31 January is the last day of February.
    """
    if not period.months:
        return over_on + timedelta(days=period.days)
    return months_later(over_on, period.months)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later or, with minus, before."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def due(rules: Rules, period: Period, facts: Facts, today: date) -> Due:
    """Decide what to do tonight about one thing that people are told of."""
    notice = facts.notice
    if facts.is_in_use:
        return Due(step=Step.WITHDRAW if notice else Step.NOTHING)
    if notice is None and facts.is_over_since_unknown:
        return Due(step=Step.NOTE, on=ends_on(period, today))
    on = _on(period, facts)
    if today < on - timedelta(days=rules.announce_days):
        return Due(step=Step.NOTHING, on=on)
    if facts.held:
        return Due(step=Step.HOLD, on=on)
    if notice is None or not notice.was_said or on > notice.due_on:
        return Due(step=Step.ANNOUNCE, on=on)
    return Due(step=Step.GO if on <= today else Step.NOTHING, on=on)


def _on(period: Period, facts: Facts) -> date:
    notice = facts.notice
    since = facts.over_on or (notice.announced_on if notice else None)
    assert since is not None
    on = ends_on(period, since)
    if notice and notice.was_said:
        on = notice.due_on
    kept = [facts.kept_until, notice.kept_until if notice else None]
    return max([on, *(one for one in kept if one)])


def told_day(rules: Rules, on: date, told_on: date) -> date:
    """Return the day it goes: never sooner after people are told than was promised."""
    return max(on, told_on + timedelta(days=rules.announce_days))


def held_until(rules: Rules, today: date) -> date:
    """
    Return the day to put it off to while an inquiry holds it.

    So that whoever ends the hold leaves people their whole week: the night after
    the hold ends they are told anew.
    """
    return today + timedelta(days=rules.announce_days + 1)


def kept_longer(rules: Rules, on: date) -> date:
    return on + timedelta(days=rules.keep_longer_days)


def meeting_facts(
    rules: Rules,
    meeting: Meeting,
    actions: Iterable[Action],
    notice: Notice | None,
    *,
    held: bool,
    today: date,
) -> Facts:
    """
    Say since when a meeting is over.

    Its row does not say when its record was closed or when it was cancelled, so
    the first night that finds it so counts, and a notice remembers that night.
    """
    facts = Facts(over_on=None, held=held, notice=notice)
    since: date | None = None
    if meeting.state in {State.RECORDED, State.CANCELLED}:
        if notice is None:
            return replace(facts, is_over_since_unknown=True)
        since = notice.announced_on
    elif meeting.on < today:
        since = meeting.on
    if since is None:
        return facts
    waits = [_open_until(rules, one, meeting.zone) for one in actions]
    return replace(facts, over_on=max([since, *waits]))


def _open_until(rules: Rules, action: Action, zone: str) -> date:
    """
    Return the day until which something agreed keeps its meeting.

    Open, it is waited for a while and not for ever: somebody may have left
    without saying that it is done.
    """
    if action.done_at:
        return local_day(action.done_at, zone)
    return action.due + timedelta(days=rules.open_days)


def ask_facts(
    rules: Rules,
    ask: Ask,
    notice: Notice | None,
    *,
    held: bool,
    today: date,
    zone: str,
) -> Facts:
    """
    Say since when an ask is over: settled, and its day past.

    Open, it is waited for as what was agreed at a meeting is.
    """
    facts = Facts(over_on=None, held=held, notice=notice)
    if not ask.state.is_open:
        settled = local_day(ask.answered_at or ask.created_at, zone)
        return replace(facts, over_on=max(settled, ask.due))
    if ask.due >= today:
        return facts
    return replace(facts, over_on=ask.due + timedelta(days=rules.open_days))


def handover_facts(
    rules: Rules,
    handover: Handover,
    items: Iterable[Item],
    notice: Notice | None,
    *,
    held: bool,
    today: date,
) -> Facts:
    """
    Say since when a handover is over: closed, or not needed.

    One that has moved and that nobody closed is waited for after its last day, as
    what was agreed is. One that has not moved is in use: no date ends it.
    """
    facts = Facts(over_on=None, held=held, notice=notice)
    if handover.ended_on is not None:
        return replace(facts, over_on=handover.ended_on)
    if handover.taken_over_on is None:
        return facts
    last = last_day(handover, items)
    if last >= today:
        return facts
    return replace(facts, over_on=last + timedelta(days=rules.open_days))


def last_day(handover: Handover, items: Iterable[Item]) -> date:
    """Return the last day on which anything of it was, or is to be."""
    if handover.ended_on is not None:
        return handover.ended_on
    return max([handover.transfer_on, *(one.due for one in items)])


def days_ahead(days: Iterable[DayToCome]) -> list[date]:
    """Return the days to plan for that nobody has said no to."""
    return [one.on for one in days if one.declined is None]


def person_facts(
    places: Iterable[Membership],
    left_on: Mapping[str, date],
    meetings: Iterable[Meeting],
    notices: Iterable[Notice],
    *,
    ahead: Iterable[date] = (),
    young_person_id: str,
    held: bool,
    today: date,
) -> Facts:
    """
    Say since when nobody is there for a young person and nothing is to come.

    `left_on` has the last day of every worker who has left: a place that nobody
    ended ends with that. `ahead` has the last day of each handover, and the days
    to plan for. What is kept of theirs keeps them too.
    """
    every = list(notices)
    own = [one for one in every if one.subject_id == young_person_id]
    kept = [one.kept_until for one in every if one.done_on is None and one.kept_until]
    facts = Facts(
        over_on=None,
        held=held,
        notice=own[0] if own else None,
        kept_until=max(kept, default=None),
    )
    ends = [_last_day(one, left_on.get(one.worker_id)) for one in places]
    days = [one.on for one in meetings if one.state is not State.CANCELLED]
    every_day = [*ends, *days, *ahead]
    if any(one >= today for one in every_day):
        return facts
    known = max(every_day, default=None)
    if known is None and facts.notice:
        known = facts.notice.announced_on
    return replace(facts, over_on=known, is_over_since_unknown=known is None)


def _last_day(place: Membership, left_on: date | None) -> date:
    return min(place.until_day or date.max, left_on or date.max)


def over_before(period: Period, today: date) -> date:
    """
    Return the first day that is still kept: what ended before it goes today.

    What ended on a day goes on the day so many days or months later.
    """
    if not period.months:
        return today - timedelta(days=period.days - 1)
    day = months_later(today, -period.months)
    while ends_on(period, day) <= today:
        day += timedelta(days=1)
    return day


def month_begins(day: date) -> date:
    return day.replace(day=1)
