"""What each agency put in: its people, the meetings it called, what it took on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.calendars.wall_time import clock_time, local_day, short_day_with_year
from bot.directory.records import Membership
from bot.meetings.records import Action, Invitation, Meeting
from bot.rights.asked import asked_parts, dates_moved, does_it_instead
from bot.rights.binder import Binder
from bot.rights.cards import Fact, Part, Section
from bot.rights.handed import handed_parts
from bot.rights.records import What
from bot.rights.words import CAME, REPLIES, SEES, STATES


def agency_sections(binder: Binder) -> list[Section]:
    """Return a section for each agency, by name; each thing stands once."""
    parts: dict[str, list[Part]] = {}
    for agency, part in _parts(binder):
        parts.setdefault(agency, []).append(part)
    return [
        Section(title=agency, parts=tuple(parts[agency])) for agency in sorted(parts)
    ]


def _parts(binder: Binder) -> Iterator[tuple[str, Part]]:
    for place in binder.places:
        yield binder.agency_of(place.worker_id), _place(binder, place)
    moments = {one.id: _moment(one) for one in binder.meetings}
    for meeting in binder.meetings:
        yield binder.agency_of(meeting.convenor_id), _meeting(binder, meeting)
    for called in binder.invitations:
        when = moments[called.meeting_id]
        yield binder.agency_of(called.worker_id), _called(binder, called, when)
    for agreed in binder.actions:
        when = moments[agreed.meeting_id]
        yield binder.agency_of(agreed.worker_id), _agreed(binder, agreed, when)
    yield from asked_parts(binder)
    yield from handed_parts(binder)


def _place(binder: Binder, place: Membership) -> Part:
    until = short_day_with_year(place.until_day) if place.until_day else "no end set"
    facts = [
        binder.fact("Part in the team", place.role, What.ROLE, place.id),
        Fact(what="From", says=short_day_with_year(place.from_day)),
        Fact(what="Until", says=until),
        Fact(what="Sees", says=SEES[place.sees]),
    ]
    if place.knows_them:
        facts.append(Fact(what="Knows them day to day", says="yes"))
    if place.sees_earlier:
        facts.append(Fact(what="Sees what was before", says="yes"))
    if place.needed_on:
        said = short_day_with_year(place.needed_on)
        facts.append(Fact(what="Last said they still need it", says=said))
    title = f"{binder.name(place.worker_id)} in the team around them"
    return Part(title=title, facts=tuple(facts))


def _meeting(binder: Binder, one: Meeting) -> Part:
    facts = [
        Fact(what="Called by", says=binder.name(one.convenor_id)),
        Fact(what="Purpose", says=one.purpose.value.replace("-", " ")),
        binder.fact("Why", one.why, What.WHY, one.id),
        _where(binder, one),
        Fact(what="How long", says=f"{one.minutes} minutes"),
        Fact(what="Stands", says=STATES[one.state]),
    ]
    if one.place_reason:
        reason = (one.place_reason, What.PLACE_REASON, one.id)
        facts.append(binder.fact("Why not at the school", *reason))
    if one.decider_id:
        facts.append(Fact(what="Who decides", says=binder.name(one.decider_id)))
    if one.no_next_reason:
        reason = (one.no_next_reason, What.NO_NEXT, one.id)
        facts.append(binder.fact("Why there is no next date", *reason))
    return Part(title=f"Meeting on {_moment(one)}", facts=tuple(facts))


def _where(binder: Binder, one: Meeting) -> Fact:
    school = binder.agency(one.school_id) if one.school_id else ""
    return binder.fact("Place", one.place or school, What.PLACE, one.id)


def _called(binder: Binder, one: Invitation, when: str) -> Part:
    facts = [
        binder.fact("Called as", one.role, What.CALLED_AS, one.id),
        Fact(what="Answer", says=REPLIES[one.reply]),
    ]
    if one.recorded_by_id:
        heard = binder.name(one.recorded_by_id)
        facts.append(Fact(what="Heard by phone by", says=heard))
    if one.stand_in_id:
        name = binder.name(one.stand_in_id)
        facts.append(Fact(what="Who stands in", says=name))
    if one.stand_in_name:
        name = binder.stranger(one.stand_in_name)
        facts.append(binder.fact("Who stands in", name, What.STAND_IN, one.id))
    if one.attendance:
        facts.append(Fact(what="On the day", says=CAME[one.attendance]))
    title = f"{binder.name(one.worker_id)} asked to the meeting on {when}"
    return Part(title=title, facts=tuple(facts))


def _agreed(binder: Binder, one: Action, when: str) -> Part:
    done = (
        short_day_with_year(local_day(one.done_at, binder.zone)) if one.done_at else ""
    )
    facts = (
        binder.fact("What", one.what, What.AGREED, one.id),
        Fact(what="By", says=short_day_with_year(one.due)),
        *dates_moved(binder, one.id),
        *does_it_instead(binder, one.stand_in_name, What.DOES_IT, one.id),
        Fact(what="Done", says=done or "not yet"),
    )
    title = f"{binder.name(one.worker_id)} took on, at the meeting on {when}"
    return Part(title=title, facts=facts)


def _moment(one: Meeting) -> str:
    return f"{short_day_with_year(one.on)} at {clock_time(one.at)}"
