"""Who takes over, and when somebody counts as gone; decided from records alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.access.rules import has_left
from bot.directory.records import Account, Membership, Sees, Worker

#: Whoever left a team longer ago holds nothing there any more (ours).
LATELY = timedelta(days=60)

_MORE = {Sees.DATES: 0, Sees.TASKS: 1, Sees.ALL: 2}


def gone_on(today: date) -> date:
    """Return the last day of somebody whose access ends at once: the day before."""
    return today - timedelta(days=1)


def successor(
    leaver: Worker,
    everyone: Iterable[Worker],
    lead_ids: frozenset[str],
    away: frozenset[str],
    today: date,
) -> Worker | None:
    """
    Return who holds it for now: the deputy, else a lead of the agency, else any lead.

    Whoever is in `away` comes after all others. None when nobody is left.
    """
    found = _in_order(leaver, list(everyone), lead_ids)
    here = [one for one in found if is_here(one, leaver, today)]
    present = [one for one in here if one.id not in away]
    return next(iter([*present, *here]), None)


def out_lately(places: Iterable[Membership], today: date) -> frozenset[str]:
    """
    Return the workers whose place in a team ended lately, of all places in it.

    Nobody is let in again as a deputy where a lead has just taken them out,
    while somebody else can take over.
    """
    known, since = list(places), today - LATELY
    here = {one.worker_id for one in known if one.is_current(today)}
    ended = (one for one in known if one.until_day and one.until_day < today)
    gone = {one.worker_id for one in ended if (one.until_day or today) >= since}
    return frozenset(gone - here)


def lead_to_ask(
    leaver: Worker, everyone: Iterable[Worker], lead_ids: frozenset[str], today: date
) -> Worker | None:
    """Return the one lead who is asked about it, reachable in Slack; None without."""
    found = _leads(leaver, list(everyone), lead_ids)
    here = (one for one in found if one.has_slack and is_here(one, leaver, today))
    return next(here, None)


def any_lead(
    but: Worker, everyone: Iterable[Worker], lead_ids: frozenset[str], today: date
) -> Worker | None:
    """Return a lead of the partnership, another than `but`, reachable in Slack."""
    leads = (one for one in everyone if is_partnership_lead(one, lead_ids))
    here = (one for one in leads if one.has_slack and is_here(one, but, today))
    return next(here, None)


def is_here(worker: Worker, leaver: Worker, today: date) -> bool:
    return worker.id != leaver.id and not has_left(worker.left_on, today)


def is_partnership_lead(worker: Worker, lead_ids: frozenset[str]) -> bool:
    """A lead by the directory or the settings, with a full account."""
    is_lead = worker.is_lead or worker.slack_id in lead_ids
    return is_lead and worker.account is Account.FULL


def _in_order(
    leaver: Worker, everyone: list[Worker], lead_ids: frozenset[str]
) -> Iterator[Worker]:
    yield from (one for one in everyone if one.id == leaver.deputy_id)
    yield from _leads(leaver, everyone, lead_ids)


def _leads(
    leaver: Worker, everyone: list[Worker], lead_ids: frozenset[str]
) -> Iterator[Worker]:
    for one in everyone:
        if one.is_agency_lead and one.agency_id == leaver.agency_id:
            yield one
    yield from (one for one in everyone if is_partnership_lead(one, lead_ids))


def widened(place: Membership, like: Membership | None) -> Membership:
    """Return a successor's own place, letting in as much as the leaver's did."""
    if like is None:
        return replace(place, until_day=None)
    return replace(
        place,
        sees=max(place.sees, like.sees, key=lambda one: _MORE[one]),
        sees_earlier=place.sees_earlier or like.sees_earlier,
        until_day=None,
    )
