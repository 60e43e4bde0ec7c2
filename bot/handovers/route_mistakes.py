"""What each line of a route allows by itself, and the route as a whole does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.handovers.route import Anchor, By, Count, RouteItem, When, check_key
from bot.handovers.route_given import CODES, MUSTS, GivenItem, GivenRoute

_T = When.read("T")
#: Summary, read, read back: each needs the one before.
_CHAIN = ("C2", "C3", "C5")
_LAID_IN = ("always", "catch-up", "checks")
#: Words that hurt or hide, and what to say (the words people asked us to stop using).
NEVER = {
    "clients?|service users?": "young person",
    "offend(er|ers|ing)": "young person, or what happened",
    "trials?": "managed move or off-site direction",
    "dna|did not attend|non-attendance": "did not come yet",
    "placements?": "home",
    "abscond(s|ed|er|ers|ing)?": "missing",
    "neet": "out of work or learning",
    "failed|failure|fails to": "did not, or not yet",
    "sent back": "is going back",
    "non-compliance|non-compliant": "what is in the way",
}
_FOUND = [
    (re.compile(rf"\b({words})\b", re.IGNORECASE), say) for words, say in NEVER.items()
]


def mistakes_of(given: GivenRoute, common: list[RouteItem]) -> Iterator[str]:
    """Yield a sentence for each mistake, with the key of what it is about."""
    yield from _keys(given, common)
    yield from _codes(given)
    yield from _order(given)
    yield from _chain(given, common)
    for one, when in given.items():
        yield from _item(given, one, when)
    yield from _school_days(given)
    yield from _words(given)
    if list(given.contest_days) != sorted(set(given.contest_days)):
        yield "contest_days: give the days in order, each once."
    if given.checks != sorted(set(given.checks)):
        yield "checks: give the weeks in order, each once."


def _keys(given: GivenRoute, common: list[RouteItem]) -> Iterator[str]:
    """Every key is there once, also beside what is laid in."""
    placed = {one.code for one, _ in given.items()}
    taken = {one.key: f"the common item {one.code}" for one in common}
    for one in common:
        if one.code in placed:
            del taken[one.key]
    taken.update({check_key(weeks): "a check" for weeks in given.checks})
    seen: set[str] = set()
    for item, _ in given.items():
        if item.key in seen:
            yield f"{item.key}: two items have this key."
        if item.key in taken:
            yield f"{item.key}: this key belongs to {taken[item.key]}."
        seen.add(item.key)
    names = [part.key for part in given.milestone]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{name}: two milestones have this key."
        if name in _LAID_IN:
            yield f"{name}: this key belongs to a milestone that is laid in."


def _codes(given: GivenRoute) -> Iterator[str]:
    codes: set[str] = set()
    for one, _ in given.items():
        if one.code and one.code not in CODES:
            yield f"{one.key}: there is no common item {one.code}."
        if one.code and one.code in codes:
            yield f"{one.key}: {one.code} is there twice."
        codes.add(one.code or "")
    for code in given.catch_up:
        if code not in CODES:
            yield f"catch_up: there is no common item {code}."
        if code in codes:
            yield f"catch_up: {code} is placed by an item already."
        if given.catch_up.count(code) > 1 and code not in codes:
            yield f"catch_up: {code} is there twice."
            codes.add(code)
    if given.catch_up_when and not given.catch_up:
        yield "catch_up_when: there is nothing in catch_up."


def _order(given: GivenRoute) -> Iterator[str]:
    before: dict[Anchor, str] = {}
    last: dict[Anchor, When] = {}
    for part in given.milestone:
        anchor = part.when.anchor
        if anchor in last and last[anchor].is_after(part.when):
            yield (
                f"{part.key}: {part.when} comes before {before[anchor]} "
                f"({last[anchor]}); put milestones in order of time."
            )
        else:
            last[anchor], before[anchor] = part.when, part.key


def _chain(given: GivenRoute, common: list[RouteItem]) -> Iterator[str]:
    """The summary is there before it is read, and read before it is said back."""
    times = {one.code: one.when for one in common}
    times.update({one.code: when for one, when in given.items()})
    links = [code for code in _CHAIN if code not in given.catch_up]
    for code, then in pairwise(links):
        if times[code].is_after(times[then]):
            yield (
                f"{then}: it is due ({times[then]}) before {code}, which it needs "
                f"({times[code]})."
            )


def _item(given: GivenRoute, one: GivenItem, when: When) -> Iterator[str]:
    if one.code in MUSTS and one.by is By.CLOSING:
        yield f"{one.key}: {one.code} cannot wait until closing; see catch_up."
    elif one.is_must and when.is_after(_T) and one.by is not By.CLOSING:
        yield f'{one.key}: it is due after T ({when}), so give by = "closing".'
    if one.latest is not None and when.is_after(one.latest):
        yield f"{one.key}: latest ({one.latest}) is before when ({when})."
    if one.is_must and one.by is By.MEETING:
        yield from _before_meeting(given, one, when)


def _before_meeting(given: GivenRoute, one: GivenItem, when: When) -> Iterator[str]:
    """What has to be there before the meeting cannot be due after it."""
    if "C4" in given.catch_up:
        yield f'{one.key}: the meeting comes afterwards, so by cannot be "meeting".'
    for meeting, day in given.items():
        if meeting.code == "C4" and when.is_after(day):
            yield (
                f"{one.key}: it is due after the joint meeting ({day}), "
                'so by cannot be "meeting".'
            )


def _school_days(given: GivenRoute) -> Iterator[str]:
    if given.needs_school:
        return
    times = [(part.key, part.when) for part in given.milestone]
    times += [(one.key, one.when) for one, _ in given.items() if one.when]
    times += [(one.key, one.latest) for one, _ in given.items() if one.latest]
    if given.catch_up_when:
        times.append(("catch_up_when", given.catch_up_when))
    for key, when in times:
        if when.count is Count.SCHOOL_DAYS:
            yield f"{key}: {when} counts school days, so give needs_school = true."


def _words(given: GivenRoute) -> Iterator[str]:
    labels = [(name, getattr(given, name)) for name in _LABELS]
    labels += [(part.key, part.name) for part in given.milestone]
    labels += [(one.key, one.what) for one, _ in given.items()]
    for key, label in labels:
        for pattern, say in _FOUND:
            if found := pattern.search(label):
                yield f"{key}: say “{say}”, not “{found.group()}”."


_LABELS = ("name", "sends", "receives", "why", "check_asks")
