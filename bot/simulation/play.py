"""
Plays an invented year on the real ladders, calendars, database and sweep.

The clock jumps from one instant with something due to the next. Only the ticks
that nudge are run: heartbeats and the nightly rounds are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import exists, or_, select

from bot.app import Alongside, build
from bot.clock import MovableClock
from bot.nudges.records import ClimbState, Why
from bot.rehearsal import MASTER_KEY
from bot.scheduler import Tick
from bot.settings import Settings, read_settings
from bot.simulation.chance import Chance
from bot.simulation.filling import fill
from bot.simulation.happening import Happening
from bot.simulation.records import Line, Log, Outage, World
from bot.simulation.script import script_of
from bot.simulation.slack import Died, InventedSlack
from storage.deliveries import LEASED, WAITING
from storage.nudges import climbs, nudges

#: Held back is looked at each night, when nobody is nudged anyway.
_NIGHT = timedelta(days=1)
#: How many minutes pass at most before it runs again after it died.
_LONGEST_DEATH = 15 * 60
# Asked apart, so that each is found by its own index.
_WAITS = select(or_(exists().where(WAITING), exists().where(LEASED)))
#: In real life every minute. A tick is safe to miss, so a year of few ticks shows
#: the same promises kept as a year of many, and takes a third of the time.
_BEAT = timedelta(minutes=5)


class SeededClock(MovableClock):
    """Stands still until it is moved; its ids are the same for the same seed."""

    def __init__(self, start: datetime, seed: int) -> None:
        super().__init__(start)
        # Nothing is guarded by these ids: nobody else is there.
        self._chance = Chance(Random(f"ids {seed}"))  # nosec B311

    def new_id(self) -> str:
        return self._chance.new_id()


class Year:
    """One year being played; `log` once it is over."""

    def __init__(self, world: World, database_url: str) -> None:
        self._world = world
        self._settings = _settings(database_url)
        self._clock = SeededClock(world.start, world.seed)
        workers = {one.slack_id or "": one.id for one in world.people}
        # The same trouble for the same seed.
        self.slack = InventedSlack(self._clock, workers, Random(f"slack {world.seed}"))  # nosec B311
        #: Whether something may have been queued since the last sweep, and when
        #: a row falls due that waits already.
        self._poked = True
        self._row_due: datetime | None = None
        self._bot = self._start()
        self._script = script_of(world)
        self._done = 0
        self._outages = [*world.outages]
        self._deaths = [*world.deaths]
        self._next_night = world.start + _NIGHT
        self._held: set[tuple[str, int, Why]] = set()
        self.restarts = 0
        self._chance = Chance(Random(f"deaths {world.seed}"))  # nosec B311
        #: Until when nobody has noticed that the process died.
        self._down_until = world.start

    def play(self) -> Log:
        fill(self._bot.store, self._world)
        try:
            while (at := self._next_stop()) <= self._world.end:
                self._move_to(at)
                self._stop_here()
            return self._log()
        finally:
            self._bot.stop()

    def _next_stop(self) -> datetime:
        """Return the next beat at which anything has fallen due."""
        now = self._clock.now()
        step, row = self._bot.services.nudges.next_due(now), self._row_due
        sweep, nudge = self._tick("sweep"), self._tick("nudges")
        stops = [self._next_night]
        stops += [sweep.at_or_after(row)] if row else []
        stops += [nudge.at_or_after(step)] if step else []
        stops += [one.at for one in self._script[self._done : self._done + 1]]
        return max(min(stops), now)

    def _tick(self, name: str) -> Tick:
        return self._ticks[name]

    def _move_to(self, at: datetime) -> None:
        """Move the clock; through an outage to its end, after which it starts anew."""
        at = max(at, self._down_until)
        while self._outages and self._outages[0].start <= at:
            outage = self._outages.pop(0)
            at = max(at, outage.end)
            self._come_back(outage)
        self._clock.move_to(at)

    def _come_back(self, outage: Outage) -> None:
        if outage.restarts:
            self._restart()

    def _stop_here(self) -> None:
        now = self._clock.now()
        self._happen(now)
        if self._deaths and self._deaths[0] <= now:
            self._deaths.pop(0)
            self.slack.dies_next = True
        try:
            self._beat(now)
        except Died:
            self._restart()
            minutes = self._chance.number(1, _LONGEST_DEATH)
            self._down_until = now + timedelta(minutes=minutes)
        if now >= self._next_night:
            self._look_at_held(now)
            self._next_night += _NIGHT

    def _beat(self, now: datetime) -> None:
        if self._tick("nudges").at_or_after(now) == now:
            self._tick("nudges").run(now)
        if self._poked or (self._row_due is not None and self._row_due <= now):
            self._poked = False
            self._sweep(now)

    def _sweep(self, now: datetime) -> None:
        """Sweep, unless there is nothing at all to send, as mostly there is not."""
        self._row_due = None
        if not self._anything_waits():
            return
        self._bot.sweep.run_due()
        with self._bot.store.looking() as unit:
            self._row_due = unit.deliveries.next_due(now)

    def _anything_waits(self) -> bool:
        with self._bot.store.looking() as unit:
            return bool(unit.connection.execute(_WAITS).scalar())

    def _poke(self) -> None:
        """Every commit says that something may be due, as it does in real life."""
        self._poked = True

    def _happen(self, now: datetime) -> None:
        coming = self._script[self._done :]
        due = _until(coming, now)
        if not due:
            return
        with self._bot.store.changing() as unit:
            for one in due:
                one.change(unit)
        self._done += len(due)

    def _start(self) -> Alongside:
        bot = build(self._settings, self._clock, sender=self.slack)
        bot.store.after_commit(self._poke)
        self._poked, self._row_due = True, None
        self._ticks = {one.name: one for one in bot.ticks()}
        self._ticks["nudges"] = replace(self._ticks["nudges"], every=_BEAT)
        return bot

    def _restart(self) -> None:
        """End the process as far as can be, and begin a new one on the same file."""
        self.restarts += 1
        self._bot.store.close()
        self._bot = self._start()

    def _look_at_held(self, now: datetime) -> None:
        running = climbs.c.state == ClimbState.RUNNING
        with self._bot.store.looking() as unit:
            query = climbs.select().where(running, climbs.c.why != Why.NOT_YET)
            for row in unit.connection.execute(query):
                if row.planned_at and row.planned_at <= now:
                    self._held.add((row.id, row.step, row.why))

    def _log(self) -> Log:
        with self._bot.store.looking() as unit:
            join = nudges.join(climbs, climbs.c.id == nudges.c.climb_id)
            columns = [*nudges.c, *(climbs.c[name].label(f"of_{name}") for name in _OF)]
            rows = unit.connection.execute(
                join.select().with_only_columns(*columns).order_by(nudges.c.at)
            ).all()
            ended = climbs.select().where(climbs.c.state == ClimbState.ENDED)
            whys = [row.why.value for row in unit.connection.execute(ended)]
        return Log(
            posted=tuple(self.slack.posted),
            lines=tuple(_line(row) for row in rows),
            ended=dict(Counter(whys)),
            held_overnight=dict(Counter(why.value for _, _, why in self._held)),
        )


_OF = ("matter", "item_id", "edition", "worker_id")


def _until(coming: Sequence[Happening], now: datetime) -> list[Happening]:
    found = []
    for one in coming:
        if one.at > now:
            break
        found.append(one)
    return found


def _line(row: object) -> Line:
    values = row._mapping  # type: ignore[attr-defined]
    return Line(
        nudge_id=values["id"],
        ladder=values["of_matter"].value,
        item_id=values["of_item_id"],
        edition=values["of_edition"],
        awaited_id=values["of_worker_id"],
        step=values["step"],
        whom=values["whom"].value if values["whom"] else None,
        worker_id=values["worker_id"],
        state=values["state"].value,
        why=values["why"].value if values["why"] else None,
        at=values["at"],
    )


def _settings(database_url: str) -> Settings:
    """Return settings that hold nothing of the machine's own environment."""
    return read_settings(
        _env_file=None,
        slack_bot_token="xoxb-simulated",
        slack_app_token="xapp-simulated",
        slack_signing_secret="",
        database_url=database_url,
        master_keys=MASTER_KEY,
        leads="",
        ready_port=None,
        heartbeat_file="",
        time_zone="Europe/London",
        log_level="WARNING",
    )
