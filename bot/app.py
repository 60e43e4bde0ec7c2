"""
The one place where everything is built and joined; only this file knows everyone.

`build` opens the database and makes the services, their doors and the sweep.
What it returns can be started, stopped, and asked to do all that is due now.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web import WebClient

from bot.access.signing import Signing
from bot.access.slips import Slips
from bot.clock import Clock
from bot.deliveries.sender import Sender, Sends
from bot.deliveries.sweep import Sweep
from bot.opening import open_everything
from bot.scheduler import Tick
from bot.services import Services, on_failed, renderers, services_of, ticks
from bot.settings import Settings
from handlers import errors
from handlers.ahead import AheadDoors
from handlers.asks import AskDoors
from handlers.contents import ContentDoors
from handlers.counts import CountDoors
from handlers.directory import DirectoryDoors
from handlers.gate import Gate
from handlers.handovers import HandoverDoors, RunningDoors
from handlers.home import HomeDoors
from handlers.items import ItemDoors
from handlers.leaving import LeavingDoors
from handlers.ledger import LedgerDoors
from handlers.meetings import MeetingDoors
from handlers.mirror import MirrorDoors
from handlers.nudges import NudgeDoors
from handlers.offers import OfferDoors
from handlers.openings import OpeningDoors
from handlers.outcomes import OutcomeDoors
from handlers.people import PeopleDoors
from handlers.privacy import PrivacyDoors
from handlers.quiet import QuietDoors
from handlers.replies import ReplyDoors
from handlers.retention import RetentionDoors
from handlers.rights import RightsDoors
from handlers.rooms import RoomDoors
from handlers.slips import SlipDoors
from handlers.teams import TeamDoors
from handlers.weeks import WeekDoors
from storage.erasing import finish_erasures
from storage.keys import House as HouseKey
from storage.unit import Store

#: Every commit pokes the sweep; this finds what nobody poked for.
SWEEP_EVERY = timedelta(seconds=5)
TIDY_EVERY = timedelta(minutes=1)
#: An erasure that a crash cut off; there is hardly ever one.
FINISH_EVERY = timedelta(hours=6)
#: Letters of the short number that a person can quote; no look-alikes.
_NUMBER_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, kw_only=True)
class Alongside:
    """Everything, joined and ready to be connected to a Slack."""

    settings: Settings
    clock: Clock
    store: Store
    services: Services
    sweep: Sweep
    bolt: App
    gate: Gate

    def ticks(self) -> list[Tick]:
        """Return what the clock sets off; each is idempotent and safe to miss."""
        return [
            Tick(name="sweep", every=SWEEP_EVERY, run=self._sweep_tick),
            Tick(name="tidy", every=TIDY_EVERY, run=self._tidy_tick),
            Tick(name="unfinished", every=FINISH_EVERY, run=self._finish_tick),
            *ticks(self.services),
        ]

    def next_due(self, after: datetime) -> datetime | None:
        """Return when something is next due, for a practice clock that jumps."""
        with self.store.looking() as unit:
            delivery = unit.deliveries.next_due(after)
        both = delivery, self.services.nudges.next_due(after)
        return min((one for one in both if one is not None), default=None)

    def start(self) -> None:
        """Sweep in the background, poked by every commit."""
        # What start-up made stays until the end: looking through it again and
        # again for garbage would hold up somebody's answer.
        gc.collect()
        gc.freeze()
        self.store.after_commit(self.sweep.poke)
        self.sweep.start()

    def stop(self) -> None:
        """Finish what is on its way, give back the rest, close the database."""
        self.sweep.stop()
        self.store.close()

    def _tidy_tick(self, _now: datetime) -> None:
        self.store.tidy()

    def _finish_tick(self, _now: datetime) -> None:
        finish_erasures(self.store)

    def _sweep_tick(self, _now: datetime) -> None:
        self.sweep.beat()


def build(
    settings: Settings, clock: Clock, *, sender: Sends | None = None
) -> Alongside:
    """Build everything for one workspace; nothing is started or sent yet."""
    store = open_everything(settings)
    services = services_of(store, clock, settings)
    signing = Signing(Slips(store.keys.of_house(HouseKey.SLIPS)), clock)
    made = renderers(clock, settings)
    sweep = Sweep(
        store=store,
        clock=clock,
        sender=sender or _sender(settings, clock),
        renderers={kind: signing.renderer(one) for kind, one in made.items()},
        on_failed=on_failed(services, clock),
    )
    bolt = _bolt(settings)
    gate = Gate(services.directory.knows_team)
    gate.register(bolt)
    SlipDoors(signing).register(bolt)
    ContentDoors(services.contents).register(bolt)
    _open_doors(bolt, services, lambda: clock.choose(_NUMBER_LETTERS, 6))
    return Alongside(
        settings=settings,
        clock=clock,
        store=store,
        services=services,
        sweep=sweep,
        bolt=bolt,
        gate=gate,
    )


def _sender(settings: Settings, clock: Clock) -> Sender:
    return Sender(
        url=settings.slack_api_url,
        token=settings.slack_bot_token.get_secret_value(),
        clock=clock,
    )


def _bolt(settings: Settings) -> App:
    """
    Build Bolt so that what a person sees is already committed.

    The bot's own identity needs no call: one workspace, one token. The loggers
    of Slack's libraries would write whole bodies, so only their errors are kept.
    """
    token = settings.slack_bot_token.get_secret_value()
    logger = logging.getLogger("slack_bolt")
    for one in (logger, logging.getLogger("slack_sdk")):
        one.setLevel(logging.ERROR)
    return App(
        # Unnamed, Bolt would walk the whole stack to find out what it is called.
        name="alongside",
        logger=logger,
        client=WebClient(token, base_url=settings.slack_api_url, retry_handlers=[]),
        signing_secret=settings.slack_signing_secret.get_secret_value() or None,
        authorize=_authorize(token),
        process_before_response=True,
        # The HTTP door has checked it already, by the one clock; a socket needs none.
        request_verification_enabled=False,
    )


def _authorize(token: str) -> Callable[..., AuthorizeResult]:
    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=token
        )

    return authorize


def _open_doors(bolt: App, services: Services, new_number: Callable[[], str]) -> None:
    """Register every listener; this list is the map of what Slack can reach."""
    errors.register(bolt, new_number)
    MeetingDoors(services.meetings).register(bolt)
    ReplyDoors(services.replies).register(bolt)
    OutcomeDoors(services.outcomes).register(bolt)
    AskDoors(services.asks).register(bolt)
    HandoverDoors(services.handovers).register(bolt)
    AheadDoors(services.ahead).register(bolt)
    OfferDoors(services.offers).register(bolt)
    ItemDoors(services.items).register(bolt)
    RunningDoors(services.running).register(bolt)
    NudgeDoors(services.answers).register(bolt)
    LedgerDoors(services.ledger).register(bolt)
    MirrorDoors(services.mirror).register(bolt)
    privacy, rights = PrivacyDoors(services.privacy), RightsDoors(services.rights)
    privacy.register(bolt)
    rights.register(bolt)
    quiet = QuietDoors(services.quiet)
    quiet.register(bolt)
    WeekDoors(services.weeks).register(bolt)
    counts = CountDoors(services.counts)
    counts.register(bolt)
    also = {
        "privacy": privacy.about_me,
        "who": rights.who,
        "quiet": quiet.open,
        "nudges": counts.typed,
    }
    DirectoryDoors(services.directory, also).register(bolt)
    HomeDoors(services.home).register(bolt)
    RoomDoors(services.rooms).register(bolt)
    OpeningDoors(services.openings).register(bolt)
    LeavingDoors(services.leaving).register(bolt)
    PeopleDoors(services.people).register(bolt)
    TeamDoors(services.teams).register(bolt)
    RetentionDoors(services.retention).register(bolt)
