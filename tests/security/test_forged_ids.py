"""
Five thousand forged or substituted ids, at every door, and none crosses.

Every id is forged just before its owner uses it, when it opens its door; that it
then does for the owner shows that it was worth forging. A door that no act of the
story comes through fails a test by its name.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.access.doors import DOORS
from storage.keys import House
from tests.security.forgeries import (
    MADE_UP,
    Forger,
    Kind,
    Slot,
    put,
    slots_of,
    without,
)
from tests.security.guard import Guard, Person, is_failure
from tests.security.story import DEPUTY, GONE, LEAD, Story
from tests.security.window import Payload

SEED = 20270322
COUNT = 5000
#: How many acts at one door are forged, and how many ids of one form.
_ACTS, _SLOTS = 4, 4
STRANGERS = (
    Person(slack_id="U0NOBODY"),
    Person(slack_id="U0ODILE", team_id="T0ELSEWHERE"),
    Person(slack_id=GONE),
)
#: In the partnership; in no team and no meeting of the story's.
OTHERS = (
    Person(slack_id="U0KESTREL"),
    Person(slack_id="U0AVICE"),
    Person(slack_id="U0NERYS", team_id="T0OUTSIDE"),
)
#: Doors that open for everybody, onto their own only; there is no id to them.
OWN = {
    "button meeting.call",
    "button ask.new",
    "button handover.new",
    "button handover.ahead",
    "button directory.own-days",
    "form directory.own-days-form",
    "button directory.own-words",
    "button privacy.about-me",
    "button mirror.show",
    "button quiet.open",
    "form quiet.form",
    "button quiet.mute-a-week",
    "button quiet.nudge-again",
    "button rights.begin",
    "form rights.begin-form",
}
#: For whoever was called, and to nobody else of the team or the partnership.
CALLED = {
    one
    for one in DOORS
    if one.startswith(("button meeting.", "form meeting."))
    and not one.endswith((".call", ".call-form", ".choose-form"))
}
#: In the team and not called; and a lead, who is in neither.
NOT_CALLED = (Person(slack_id=DEPUTY), Person(slack_id=LEAD))


@dataclass(kw_only=True)
class Tried:
    """What was forged, and what was wrong with what came of it."""

    kinds: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    doors: set[str] = field(default_factory=set)
    #: Where the owner's own act changed something, seen by the same guard.
    changed: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.kinds.total()


class Burglar:
    """Stands beside everybody, and tries the door before they open it."""

    def __init__(self, folder: Path) -> None:
        self.tried = Tried()
        self._chance = random.Random(SEED)
        self._acts: Counter[str] = Counter()
        self._read = 0
        self.story = Story(folder, self.watch)
        key = self.story.bot.store.keys.of_house(House.SLIPS)
        self._forger = Forger(key, self._chance)
        database = folder / "alongside.db"
        self._guard = Guard(self.story.bot, self.story.window, database)
        self._before = 0
        self.genuine: list[tuple[str, str, Payload]] = []

    def watch(self, who: str, door: str, payload: Payload) -> None:
        if self.genuine and self._guard.writes > self._before:
            self.tried.changed.add(self.genuine[-1][1])
        self._look_over_shoulders()
        self.tried.doors.add(door)
        self.genuine.append((who, door, payload))
        self._acts[door] += 1
        if self._acts[door] <= _ACTS:
            self._try_everything(who, door, payload)
        self._before = self._guard.writes

    def _try_everything(self, who: str, door: str, payload: Payload) -> None:
        slots = slots_of(payload)
        for slot in [slots[0], *self._some(slots[1:])]:
            self._forge(who, door, payload, slot)
            self._bring_others_things(who, door, payload, slot)
            self._bring_older_editions(who, door, payload, slot)
        self._send_others(who, door, payload)

    def go_on(self, count: int) -> None:
        """Forge at random until so many were tried; much of it is old by now."""
        while self.tried.total < count:
            who, door, payload = self._chance.choice(self.genuine)
            slot = self._chance.choice(slots_of(payload))
            kind = self._chance.choice(MADE_UP)
            self._forge_one(who, door, payload, slot, kind, {"not found", "too old"})

    def try_again(self, who: str, payload: Payload, says: set[str]) -> list[str]:
        return self._guard.wrong_with_refusal(Person(slack_id=who), payload, says)

    def close(self) -> None:
        self._guard.close()
        self.story.bot.stop()

    def _forge(self, who: str, door: str, payload: Payload, slot: Slot) -> None:
        for kind in MADE_UP:
            says = {"too old"} if kind is Kind.EXPIRED else {"not found"}
            for _ in range(3 if kind in {Kind.RANDOM, Kind.FLIPPED} else 1):
                self._forge_one(who, door, payload, slot, kind, says)

    def _forge_one(
        self,
        who: str,
        door: str,
        payload: Payload,
        slot: Slot,
        kind: Kind,
        says: set[str],
    ) -> None:
        now = self.story.clock.now()
        if kind is Kind.MISSING:
            forged = without(payload, slot)
        else:
            forged = put(payload, slot, self._forger.of_kind(kind, slot, now))
        self._try(Person(slack_id=who), door, forged, kind, says)

    def _send_others(self, who: str, door: str, payload: Payload) -> None:
        for person in STRANGERS:
            self._try(person, door, payload, Kind.FOREIGN, {"not known"})
        insiders = OTHERS if door not in OWN else ()
        for person in (*insiders, *(NOT_CALLED if door in CALLED else ())):
            if person.slack_id != who:
                says = {"not found", "leads only"}
                self._try(person, door, payload, Kind.FOREIGN, says)

    def _bring_others_things(
        self, who: str, door: str, payload: Payload, slot: Slot
    ) -> None:
        for slip in self._some(self._forger.others(slot, not_seen_by=who)):
            forged = put(payload, slot, slip)
            for person in OTHERS:
                # Once a month some of them are asked for something of their own.
                if not self._forger.is_theirs(slip, person.slack_id):
                    # What was shown weeks before has had its time.
                    says = {"not found", "leads only", "too old"}
                    self._try(person, door, forged, Kind.FOREIGN_THING, says)
            self._try_their_own(who, door, forged, Kind.FOREIGN_THING)

    def _bring_older_editions(
        self, who: str, door: str, payload: Payload, slot: Slot
    ) -> None:
        for slip in self._some(self._forger.older(slot)):
            self._try_their_own(who, door, put(payload, slot, slip), Kind.STALE)

    def _try_their_own(self, who: str, door: str, payload: Payload, kind: Kind) -> None:
        """Who stands at their own door may be told of their own; nothing changes."""
        self.tried.kinds[door, kind] += 1
        said, written = self._guard.knock(Person(slack_id=who), payload)
        if written or is_failure(said):
            self.tried.wrong.append(f"{door}, {kind}, {who}: {written} {said}")

    def _try(
        self,
        person: Person,
        door: str,
        payload: Payload,
        kind: Kind,
        says: set[str],
    ) -> None:
        self.tried.kinds[door, kind] += 1
        wrong = self._guard.wrong_with_refusal(person, payload, says)
        self.tried.wrong += [
            f"{door}, {kind}, {person.slack_id}: {one}" for one in wrong
        ]

    def _some(self, found: list[Any]) -> list[Any]:
        return self._chance.sample(found, min(len(found), _SLOTS - 1))

    def _look_over_shoulders(self) -> None:
        for who, payload in self.story.shown[self._read :]:
            self._forger.see(who, payload)
        self._read = len(self.story.shown)


@pytest.fixture(scope="module")
def burglar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Burglar]:
    made = Burglar(tmp_path_factory.mktemp("forged"))
    made.story.tell()
    made.go_on(COUNT)
    yield made
    made.close()


def test_five_thousand_forged_ids_and_none_crosses(
    burglar: Burglar, counted: Callable[[str], None]
) -> None:
    tried = burglar.tried
    counted(f"{tried.total:,} forged ids at {len(tried.doors)} doors, seed {SEED}")

    assert tried.wrong[:8] == []
    assert tried.total >= COUNT


def test_every_door_that_takes_an_id_was_tried(burglar: Burglar) -> None:
    doors = {one for one in DOORS if one.startswith(("button ", "form "))}

    assert doors - burglar.tried.doors == set()


def test_every_kind_was_tried_at_every_door(burglar: Burglar) -> None:
    tried = burglar.tried

    assert {
        (door, kind.value)
        for door in tried.doors
        for kind in (*MADE_UP, Kind.FOREIGN)
        if not tried.kinds[door, kind]
    } == set()


def test_the_guard_sees_what_an_owner_changes(burglar: Burglar) -> None:
    assert len(burglar.tried.changed) > 30


def test_after_its_time_no_id_opens_anything(
    burglar: Burglar, counted: Callable[[str], None]
) -> None:
    """Runs last: the clock goes on by more than a year."""
    burglar.story.clock.move_to(burglar.story.clock.now() + timedelta(days=401))
    wrong = [
        f"{door}: {one}"
        for who, door, payload in burglar.genuine
        for one in burglar.try_again(who, payload, {"too old"})
    ]
    counted(f"{len(burglar.genuine)} genuine ids tried again when their time was over")

    assert wrong[:8] == []
