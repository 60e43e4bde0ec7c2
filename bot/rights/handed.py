"""Handovers and days to plan for, for an export: each thing with its agency, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property

from bot.ahead.records import DayToCome
from bot.calendars.wall_time import local_day, short_day_with_year
from bot.handovers.records import Handover, Item, Side
from bot.handovers.route import Route
from bot.handovers.route_text import from_text
from bot.handovers.story import Entry, Line
from bot.rights.binder import Binder
from bot.rights.cards import Fact, Part
from bot.rights.handed_words import (
    COMING,
    CONDITIONS,
    DECLINES,
    DEEDS,
    FACTS,
    ITEMS,
    KEPT,
    LINES,
    OFFERS,
    QUESTIONS,
    STAGES,
    STATES,
    TOLD,
)
from bot.rights.records import What

_NAMED = {
    "Holds it": "holder_id",
    "Hands over": "sender_id",
    "Their manager": "sender_manager_id",
    "Their deputy": "sender_deputy_id",
    "Takes over": "receiver_id",
    "That one's manager": "receiver_manager_id",
    "That one's deputy": "receiver_deputy_id",
}


def handed_parts(binder: Binder) -> Iterator[tuple[str, Part]]:
    """
    Give each handover by the sending agency, each item by that of its side.

    What happened and what was written stand with the agency of who did it.
    """
    for handover in binder.handovers:
        yield from _Handed(binder, handover).parts()
    for day in binder.days_to_come:
        yield binder.agency_of(day.worker_id), _day_to_come(binder, day)


class _Handed:
    """One handover with the words of the route it began with."""

    def __init__(self, binder: Binder, handover: Handover) -> None:
        self._binder, self._handover = binder, handover

    def parts(self) -> Iterator[tuple[str, Part]]:
        binder, handover = self._binder, self._handover
        sends = binder.agency(handover.sender_agency_id)
        receives = binder.agency(handover.receiver_agency_id)
        yield sends, Part(title=self._title, facts=tuple(self._facts()))
        items = [one for one in binder.items if one.handover_id == handover.id]
        for item in sorted(items, key=lambda one: (one.due, one.key)):
            known = self._route.items.get(item.key)
            is_receivers = known is not None and known.who is Side.RECEIVER
            yield receives if is_receivers else sends, self._item(item)
        yield from self._written()
        yield from self._done()

    @cached_property
    def _route(self) -> Route:
        shelf = self._binder.visitor.unit.handovers
        return from_text(shelf.edition(self._handover.edition_id))

    @property
    def _title(self) -> str:
        return f"{self._route.name}, on {_said(self._handover.transfer_on)}"

    def _facts(self) -> Iterator[Fact]:
        handover, binder = self._handover, self._binder
        for what, says in (
            ("From", binder.agency(handover.sender_agency_id)),
            ("To", binder.agency(handover.receiver_agency_id)),
            ("Began on", _said(handover.began_on)),
            ("Moves on", _said(handover.transfer_on)),
            ("Stands", STATES[handover.state]),
            ("Should it move", QUESTIONS[handover.question]),
            ("The other side's answer", OFFERS[handover.offer]),
            ("Signed", f"{handover.signed} of 4"),
        ):
            yield Fact(what=what, says=says)
        for what, name in _NAMED.items():
            worker_id = getattr(handover, name)
            if worker_id:
                yield Fact(what=what, says=binder.name(worker_id))
        yield from self._days()

    def _days(self) -> Iterator[Fact]:
        handover, binder = self._handover, self._binder
        asked = handover.offered_at
        meeting = next(
            (one.on for one in binder.meetings if one.id == handover.meeting_id), None
        )
        days = {
            "Asked the other side on": asked and local_day(asked, binder.zone),
            "Seen differently since": handover.contested_on,
            "Taken over on": handover.taken_over_on,
            "Paused since": handover.paused_on,
            "Joint meeting on": meeting,
            "Ended on": handover.ended_on,
        }
        for what, day in days.items():
            if day:
                yield Fact(what=what, says=_said(day))
        if handover.contested_on:
            yield Fact(what="Who tries to agree", says=STAGES[handover.contest_stage])
        if handover.school_id:
            school = binder.agency(handover.school_id)
            yield Fact(what="School days of", says=school)
        if handover.conditions:
            each = [CONDITIONS[one] for one in sorted(handover.conditions)]
            yield Fact(what="What is so", says=", ".join(each))
        if handover.told:
            on = f", on {_said(handover.told_on)}" if handover.told_on else ""
            yield Fact(what="They were told", says=TOLD[handover.told] + on)
        if handover.first_kept:
            kept = KEPT[handover.first_kept]
            yield Fact(what="The first appointment", says=kept)

    def _item(self, one: Item) -> Part:
        binder = self._binder
        facts = [
            Fact(what="By", says=_said(one.due)),
            Fact(what="Stands", says=ITEMS[one.state]),
        ]
        if one.owner_id:
            facts.append(Fact(what="Named for it", says=binder.name(one.owner_id)))
        for what, day, by in (
            ("Done", one.done_on, one.done_by_id),
            ("Answered", one.answered_on, one.answered_by_id),
        ):
            if day:
                who = f", by {binder.name(by)}" if by else ""
                facts.append(Fact(what=what, says=f"{_said(day)}{who}"))
        if one.facts:
            each = [FACTS.get(letter, letter) for letter in one.facts]
            facts.append(Fact(what="Looked back on", says=", ".join(each)))
        return Part(title=f"To do: {self._what(one.key)}", facts=tuple(facts))

    def _written(self) -> Iterator[tuple[str, Part]]:
        """Give the lines written in it, opened, a part for each agency."""
        theirs: dict[str, list[Fact]] = {}
        for one in self._binder.lines:
            if one.handover_id == self._handover.id:
                agency = self._binder.agency_of(one.worker_id)
                theirs.setdefault(agency, []).append(self._line(one))
        for agency, facts in theirs.items():
            title = f"Written in it: {self._title}"
            yield agency, Part(title=title, facts=tuple(facts))

    def _line(self, one: Line) -> Fact:
        binder = self._binder
        keys = {item.id: item.key for item in binder.items}
        about = f" ({self._what(keys[one.item_id])})" if one.item_id in keys else ""
        what = f"{LINES[one.kind]}{about}"
        says = f"“{one.words}”, {_day(binder, one.at)}, {binder.name(one.worker_id)}"
        return binder.fact(what, says, What.HANDED, one.id)

    def _done(self) -> Iterator[tuple[str, Part]]:
        """Give what happened in it, a part for each agency."""
        theirs: dict[str, list[Fact]] = {}
        for one in self._binder.entries:
            if one.handover_id == self._handover.id:
                agency = self._binder.agency_of(one.worker_id)
                theirs.setdefault(agency, []).append(self._entry(one))
        for agency, facts in theirs.items():
            title = f"Done in it: {self._title}"
            yield agency, Part(title=title, facts=tuple(facts))

    def _entry(self, one: Entry) -> Fact:
        binder = self._binder
        about = f": {self._what(one.about)}" if one.about else ""
        days = [_said(day) for day in (one.was, one.now) if day]
        moved = f", from {' to '.join(days)}" if days else ""
        return Fact(
            what=f"{_day(binder, one.at)} {binder.name(one.worker_id)}",
            says=f"{DEEDS[one.deed]}{about}{moved}",
        )

    def _what(self, key: str) -> str:
        """Return the words of one of the route's items, or a plain word as it is."""
        known = self._route.items.get(key)
        return known.what if known else key.replace("-", " ")


def _day_to_come(binder: Binder, one: DayToCome) -> Part:
    facts = [
        Fact(what="What comes", says=COMING[one.coming]),
        Fact(what="Written down by", says=binder.name(one.worker_id)),
        Fact(what="Way of moving on", says=one.route.replace("-", " ")),
    ]
    if one.asked_on:
        times = "once" if one.asked == 1 else f"{one.asked} times"
        says = f"{times}, last on {_said(one.asked_on)}"
        facts.append(Fact(what="Asked whether to begin", says=says))
    if one.declined:
        on = f", on {_said(one.declined_on)}" if one.declined_on else ""
        facts.append(Fact(what="Not begun", says=DECLINES[one.declined] + on))
    if any(it.id == one.handover_id for it in binder.handovers):
        facts.append(Fact(what="A handover was begun for it", says="yes"))
    return Part(title=f"Day to plan for: {_said(one.on)}", facts=tuple(facts))


def _day(binder: Binder, at: datetime) -> str:
    return _said(local_day(at, binder.zone))


def _said(day: date) -> str:
    return short_day_with_year(day)
