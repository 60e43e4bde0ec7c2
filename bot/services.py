"""
One service for each noun: what they are given, what they say, what the clock asks.

`bot.app` joins them with Slack. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.access.service import House
from bot.ahead.service import Ahead
from bot.asks.outgoing import RenderAsks
from bot.asks.sending import show_not_reached
from bot.asks.service import Asks
from bot.audit.outgoing import RenderMark
from bot.audit.sending import Kind as AuditKind
from bot.audit.service import Audit
from bot.clock import Clock
from bot.contents.service import Contents
from bot.counts.service import Counts
from bot.deliveries.records import Delivery
from bot.deliveries.render import Renderers
from bot.deliveries.rounds import OnFailed
from bot.directory.service import Directory
from bot.handovers.day import LOOK_EVERY as DAY_EVERY
from bot.handovers.day import Days
from bot.handovers.outgoing import RenderHandovers
from bot.handovers.running import Running
from bot.handovers.service import Handovers
from bot.home.outgoing import RenderHome
from bot.home.service import HomeTab
from bot.items.service import Items
from bot.leaving.outgoing import RenderLeaving
from bot.leaving.service import Leaving
from bot.ledger.service import Ledger
from bot.meetings.outgoing import Render
from bot.meetings.sending import Kind, not_reached
from bot.meetings.service import Meetings
from bot.mirror.service import Mirror
from bot.nudges.answers import Answers
from bot.nudges.asker_outgoing import RenderToAsker
from bot.nudges.outgoing import RenderNudge
from bot.nudges.sending import Kind as NudgeKind
from bot.nudges.service import Nudges
from bot.nudges.watch import Watchdog
from bot.offers.service import Offers
from bot.opening import ladders_of, routes_of, rules_of
from bot.openings.outgoing import RenderTold
from bot.openings.sending import Kind as OpeningKind
from bot.openings.service import Openings
from bot.ops.heartbeat import BEAT_EVERY, Heartbeat
from bot.ops.outgoing import RenderOps
from bot.ops.readiness import Readiness
from bot.ops.sending import Kind as OpsKind
from bot.outcomes.service import Outcomes
from bot.people.service import LOOK_EVERY as NIGHT_EVERY
from bot.people.service import People
from bot.privacy.service import Privacy
from bot.quiet.service import QuietHours
from bot.replies.service import Replies
from bot.retention.outgoing import RenderRetention
from bot.retention.service import LOOK_EVERY as ROUND_EVERY
from bot.retention.service import Retention
from bot.rights.outgoing import Render as RenderRights
from bot.rights.sending import DAILY, ERASE_EVERY
from bot.rights.service import Rights
from bot.rooms.outgoing import RenderRooms
from bot.rooms.sending import LOOK_EVERY
from bot.rooms.sending import Kind as RoomKind
from bot.rooms.service import Rooms
from bot.roster import SlackRoster
from bot.scheduler import Tick
from bot.settings import Settings
from bot.teams.outgoing import RenderTeams
from bot.teams.sending import LOOK_EVERY as TEAMS_EVERY
from bot.teams.service import Teams
from bot.weeks.outgoing import RenderWeeks
from bot.weeks.sending import Kind as WeekKind
from bot.weeks.service import LOOK_EVERY as WEEKS_EVERY
from bot.weeks.service import Weeks
from storage.keys import House as HouseKey
from storage.unit import Store, Unit

#: Whether a day to plan for has come near is looked at each hour.
AHEAD_EVERY = timedelta(hours=1)
#: A step is taken within a minute of its time.
NUDGE_EVERY = timedelta(minutes=1)
#: How much of the trail could be lost without anybody being able to show it.
ANCHOR_EVERY = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Services:
    """One service for each noun."""

    audit: Audit
    contents: Contents
    directory: Directory
    meetings: Meetings
    replies: Replies
    outcomes: Outcomes
    asks: Asks
    handovers: Handovers
    offers: Offers
    items: Items
    running: Running
    days: Days
    ahead: Ahead
    home: HomeTab
    rooms: Rooms
    openings: Openings
    rights: Rights
    privacy: Privacy
    leaving: Leaving
    people: People
    teams: Teams
    retention: Retention
    nudges: Nudges
    answers: Answers
    ledger: Ledger
    counts: Counts
    mirror: Mirror
    quiet: QuietHours
    weeks: Weeks
    readiness: Readiness
    heartbeat: Heartbeat


def services_of(store: Store, clock: Clock, settings: Settings) -> Services:
    zone = settings.time_zone
    meetings = Meetings(store, clock, zone)
    house = House(store=store, clock=clock, lead_ids=settings.lead_ids, zone=zone)
    leaving, routes = Leaving(house), routes_of(settings)
    readiness = Readiness(store, clock)
    readiness.add(Watchdog(house, most_a_day=settings.nudges_a_day).watch)
    return Services(
        audit=Audit(store, clock, zone, settings.where_anchors_are),
        contents=Contents(house, store.keys.of_house(HouseKey.SLIPS)),
        directory=Directory(store, clock, settings.lead_ids, zone),
        meetings=meetings,
        replies=Replies(store, clock, zone),
        outcomes=Outcomes(store, clock, zone, meetings),
        asks=Asks(house),
        handovers=Handovers(house, routes),
        ahead=Ahead(house, routes),
        offers=Offers(house),
        items=Items(house),
        running=Running(house),
        days=Days(house),
        home=HomeTab(store, clock, zone),
        rooms=Rooms(house),
        openings=Openings(house),
        rights=Rights(house),
        privacy=Privacy(house),
        leaving=leaving,
        people=People(house, leaving, SlackRoster(settings)),
        teams=Teams(house),
        retention=Retention(house, rules_of(settings)),
        answers=Answers(house),
        nudges=Nudges(house, ladders_of(settings), most_a_day=settings.nudges_a_day),
        ledger=Ledger(house),
        counts=Counts(house),
        mirror=Mirror(house),
        quiet=QuietHours(house),
        weeks=Weeks(house),
        readiness=readiness,
        heartbeat=Heartbeat(house, readiness, settings.where_heart_beats),
    )


def renderers(clock: Clock, settings: Settings) -> Renderers:
    """Return who makes each kind of message."""
    render = Render(settings.time_zone)
    asks = RenderAsks(settings.time_zone)
    to_asker = RenderToAsker(settings.time_zone)
    handovers = RenderHandovers(clock, settings.time_zone, routes_of(settings))
    home = RenderHome(clock, settings.time_zone, settings.lead_ids)
    rooms = RenderRooms(settings.time_zone, settings.lead_ids)
    rights = RenderRights(settings.time_zone, settings.lead_ids)
    leaving = RenderLeaving(settings.time_zone, settings.lead_ids)
    teams = RenderTeams(settings.time_zone, settings.lead_ids)
    retention = RenderRetention(settings.time_zone, settings.lead_ids)
    return {
        **dict.fromkeys(render.kinds, render),
        **dict.fromkeys(asks.kinds, asks),
        **dict.fromkeys(to_asker.kinds, to_asker),
        **dict.fromkeys(handovers.kinds, handovers),
        **dict.fromkeys(RoomKind, rooms),
        **dict.fromkeys(OpsKind, RenderOps(settings.time_zone, settings.lead_ids)),
        **dict.fromkeys(rights.kinds, rights),
        **dict.fromkeys(leaving.kinds, leaving),
        **dict.fromkeys(teams.kinds, teams),
        **dict.fromkeys(retention.kinds, retention),
        **dict.fromkeys(NudgeKind, RenderNudge(settings.time_zone)),
        **dict.fromkeys(WeekKind, RenderWeeks(settings.time_zone)),
        Kind.HOME: home,
        AuditKind.HEAD: RenderMark(settings.time_zone),
        OpeningKind.TOLD: RenderTold(settings.time_zone),
    }


def ticks(services: Services) -> list[Tick]:
    """Return what each noun does by itself; each is idempotent and safe to miss."""
    return [
        Tick(name="anchor", every=ANCHOR_EVERY, run=_quietly(services.audit.anchor)),
        Tick(name="mark", every=ANCHOR_EVERY, run=services.audit.daily),
        Tick(name="rooms", every=LOOK_EVERY, run=services.rooms.hourly),
        Tick(
            name="erase",
            every=ERASE_EVERY,
            run=_quietly(services.rights.erasures.carry_out),
        ),
        Tick(name="report", every=DAILY, run=services.rights.reports.monthly),
        Tick(name="night", every=NIGHT_EVERY, run=services.people.nightly),
        Tick(name="left", every=NIGHT_EVERY, run=services.leaving.pass_on_due),
        Tick(name="teams", every=TEAMS_EVERY, run=services.teams.monthly),
        Tick(name="nudges", every=NUDGE_EVERY, run=services.nudges.tick),
        Tick(name="handovers", every=DAY_EVERY, run=services.days.tick),
        Tick(name="ahead", every=AHEAD_EVERY, run=services.ahead.tick),
        Tick(name="weeks", every=WEEKS_EVERY, run=services.weeks.tick),
        Tick(name="keep", every=ROUND_EVERY, run=services.retention.nightly),
        Tick(name="heartbeat", every=BEAT_EVERY, run=services.heartbeat.beat),
    ]


def _quietly(work: Callable[[datetime], object]) -> Callable[[datetime], None]:
    """Return the work as a tick, which answers nobody."""

    def tick(now: datetime) -> None:
        work(now)

    return tick


def on_failed(services: Services, clock: Clock) -> OnFailed:
    """Return what follows when Slack will never take a message."""
    show_on_board = not_reached(clock)

    def tell(unit: Unit, delivery: Delivery) -> None:
        show_on_board(unit, delivery)
        show_not_reached(unit, delivery, clock.now())
        services.rooms.on_failed(unit, delivery)

    return tell
