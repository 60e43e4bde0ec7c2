"""What is shown before a handover starts: the form, and the plan with every date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.access.visit import Visit
from bot.calendars.nations import Nation
from bot.handovers.beginning import Start, people_of
from bot.handovers.cards import ItemCard, MilestoneCard
from bot.handovers.dates import day_of, due_of
from bot.handovers.form_cards import NewForm, Preview
from bot.handovers.records import ItemState
from bot.handovers.route import Anchor, Milestone, RouteItem
from bot.handovers.route_file import Routes
from bot.handovers.schedule import schedule
from bot.handovers.viewing import when_words
from bot.meetings.team import Team


def new_form(visit: Visit, team: Team, routes: Routes) -> NewForm:
    """Return what the form of a new handover needs."""
    unit = visit.unit
    schools = {one.id for one in unit.agencies.schools()}
    everyone = unit.agencies.everyone()
    return NewForm(
        young_person_id=team.young_person.id,
        handover_id=visit.clock.new_id(),
        reference=team.young_person.reference,
        routes=tuple((key, one.name) for key, one in routes.items()),
        # From one team to another of the same agency too.
        agencies=tuple((one.id, one.name) for one in everyone),
        schools=tuple((one.id, one.name) for one in everyone if one.id in schools),
        school_id=team.young_person.school_id,
        today=visit.today,
        senders=tuple(_without_slack(team)),
    )


def _without_slack(team: Team) -> Iterator[tuple[str, str]]:
    for one in team.people():
        if not one.has_slack:
            yield one.id, f"{one.name}, {one.agency}"


def preview(start: Start) -> Preview:
    """Return the plan with every date, what is past first."""
    cards = _milestones(start)
    today = start.visit.today
    return Preview(
        about=start.wanted.as_text(),
        reference=start.team.young_person.reference,
        route=start.route.name,
        why=start.route.why,
        sources=start.route.sources,
        receiver=start.agency.name,
        transfer_on=start.wanted.transfer_on,
        today=today,
        milestones=cards,
        past=tuple(one for one in cards if one.on < today),
        receivers=people_of(start.visit.unit, start.agency.id, start.visit.today),
        is_sure=all(due_of(one, start.basis).is_sure for one in start.items),
        other_nation=Nation(start.own_agency.nation) not in start.route.nations,
        conditions=start.wanted.conditions,
        beside=_beside(start),
    )


def _milestones(start: Start) -> tuple[MilestoneCard, ...]:
    due = schedule(start.items, start.basis, start.visit.today)
    asked = {one.key for one in start.items}
    cards = []
    for one in start.route.milestones:
        items = [_card(start, item, due) for item in one.items if item.key in asked]
        if items:
            cards.append(_milestone(start, one, items))
    return tuple(sorted(cards, key=lambda one: one.on))


def _milestone(start: Start, one: Milestone, items: list[ItemCard]) -> MilestoneCard:
    # What counts from the start begins now, and cannot be past.
    return MilestoneCard(
        name=one.name,
        when=when_words(str(one.when)),
        on=day_of(one.when, start.basis)
        if one.when.anchor is Anchor.TRANSFER
        else max(day_of(one.when, start.basis), start.visit.today),
        source=one.source,
        status=one.status,
        items=tuple(items),
    )


def _card(start: Start, item: RouteItem, due: dict[str, date]) -> ItemCard:
    return ItemCard(
        item_id=item.key,
        what=item.what,
        who=item.who,
        turn=None,
        due=due[item.key],
        latest=due_of(item, start.basis).latest,
        state=ItemState.OPEN,
        is_settled=False,
        is_must=item.stop,
        is_late=due_of(item, start.basis).on < start.visit.today,
        source=item.source,
        status=item.status,
        done_on=None,
        tap=None,
        may_more=False,
    )


def _beside(start: Start) -> str | None:
    """Return the route of another handover that runs for the same young person."""
    about = start.visit.unit.handovers.about(start.wanted.young_person_id)
    running = [one for one in about if not one.state.is_over]
    others = [one for one in running if one.id != start.wanted.handover_id]
    return others[0].route if others else None
