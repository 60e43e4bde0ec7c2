"""Where ids stand in what a person sends, and every way to forge one."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.access.slip_walk import change_blocks, change_view
from bot.access.slips import Slips
from bot.blocks import VALUE
from tests.security.window import Payload

#: The way to an id in a payload, key by key.
Path = tuple[str | int, ...]

_ODD: tuple[Any, ...] = (None, 7, True, [], {}, 1.5)
_TEXTS = (
    "x",
    "open",
    "1",
    "1.",
    "1...",
    "0" * 26,
    "01HZXK8M3N5P7Q9R2S4T6V8W0Y",
    "01HZXK8M3N5P7Q9R2S4T6V8W0Y 0",
    "YP-7HX3",
    "' OR 1=1 --",
    "../../etc/passwd",
    "\x00",
    "\ud800",
    "ŵ🙂",
    "{0}{a.b}%s",
    "9" * 2000,
)
_LONG_AGO, _SOON = timedelta(seconds=1), timedelta(days=1)


class Kind(StrEnum):
    """How an id was forged; each is tried at each door."""

    RANDOM = "random text"
    RAW = "the id without its slip"
    FLIPPED = "one letter changed"
    CUT = "cut short, or lengthened"
    CONFUSED = "the slip of another door"
    OTHER_KEY = "a slip of another house"
    OTHER_EDITION = "a slip of another version"
    EXPIRED = "its time is over"
    MISSING = "no value at all"
    NO_TEXT = "a list, a number, a table"
    FOREIGN = "pressed by somebody it is not for"
    FOREIGN_THING = "another thing of the same door"
    STALE = "an older edition of the same thing"


#: With a genuine slip: what is behind the door has to refuse it.
GENUINE = (Kind.FOREIGN, Kind.FOREIGN_THING, Kind.STALE)
MADE_UP = tuple(one for one in Kind if one not in GENUINE)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One place of one payload where an id stands, and for which door it is."""

    path: Path
    door: str
    slip: str

    @property
    def value(self) -> str:
        """The id itself, as the listener gets it."""
        return self.slip.split(".", 3)[3]


class Forger:
    """Makes forgeries, the same in every run; `key` is the house's own."""

    def __init__(self, key: bytes, chance: random.Random) -> None:
        self._ours = Slips(key)
        self._theirs = Slips(bytes(reversed(key)))
        self._chance = chance
        #: Every slip that was shown, by the door it is for, and who saw it.
        self.seen: dict[str, dict[str, set[str]]] = {}

    def see(self, who: str, payload: Payload) -> None:
        """Remember every id in something that somebody was shown."""

        def note(door: str, slip: Any) -> str:
            if door != "form notice":  # It only says a sentence, and has no way back.
                self.seen.setdefault(door, {}).setdefault(slip, set()).add(who)
            return ""

        if "type" in payload:
            change_view(payload, note)
        else:
            change_blocks(payload.get("blocks", []), note)

    def of_kind(self, kind: Kind, slot: Slot, now: datetime) -> Any:
        """Return what stands in the slot's place; MISSING is for `without`."""
        slip, chance = slot.slip, self._chance
        match kind:
            case Kind.RANDOM:
                return chance.choice(_TEXTS)
            case Kind.RAW:
                return slot.value or "open"
            case Kind.FLIPPED:
                return _flipped(slip, chance.randrange(len(slip)))
            case Kind.CUT:
                place = chance.randrange(1, len(slip))
                return chance.choice([slip[:place], slip[place:], slip + "0"])
            case Kind.CONFUSED:
                others = [one for one in self.seen if one != slot.door]
                return chance.choice([*self.seen[chance.choice(others)]])
            case Kind.OTHER_KEY:
                return self._theirs.write(slot.door, slot.value, now + _SOON)
            case Kind.OTHER_EDITION:
                return chance.choice("023") + slip[1:]
            case Kind.EXPIRED:
                return self._ours.write(slot.door, slot.value, now - _LONG_AGO)
        return chance.choice([*_ODD, [slip], {"value": slip}])

    def others(self, slot: Slot, not_seen_by: str) -> list[str]:
        """Return slips of other things at the same door, of which they saw none."""
        theirs = self._shown_to(not_seen_by)
        return [one for one in self._at(slot) if _id_in(one) not in theirs]

    def is_theirs(self, slip: str, who: str) -> bool:
        """Whether somebody was shown the thing themselves, and may bring it."""
        return _id_in(slip) in self._shown_to(who)

    def _shown_to(self, who: str) -> set[str]:
        return {
            _id_in(slip)
            for slips in self.seen.values()
            for slip, them in slips.items()
            if who in them
        }

    def older(self, slot: Slot) -> list[str]:
        """Return the slips of older editions of this very thing."""
        if slot.door.startswith("choice "):
            return []
        now = _id_in(slot.slip), _edition(slot.slip)
        same = [one for one in self._at(slot) if _id_in(one) == now[0]]
        return [one for one in same if _edition(one) < now[1]]

    def _at(self, slot: Slot) -> list[str]:
        return [*self.seen.get(slot.door, {})]


def slots_of(payload: Payload) -> list[Slot]:
    """Return every place of an id that a listener could read."""
    return [
        Slot(path=path, door=door, slip=found)
        for path, door in _places(payload)
        if isinstance(found := _at(payload, path), str)
    ]


def put(payload: Payload, slot: Slot, forged: Any) -> Payload:
    """Return a copy with something else in that place."""
    changed = copy.deepcopy(payload)
    _at(changed, slot.path[:-1])[slot.path[-1]] = forged
    return changed


def without(payload: Payload, slot: Slot) -> Payload:
    changed = copy.deepcopy(payload)
    del _at(changed, slot.path[:-1])[slot.path[-1]]
    return changed


def _places(payload: Payload) -> Iterator[tuple[Path, str]]:
    for number, action in enumerate(payload.get("actions", ())):
        yield ("actions", number, "value"), f"button {action['action_id']}"
    view = payload.get("view")
    if not view:
        return
    form = view["callback_id"]
    yield ("view", "private_metadata"), f"form {form}"
    for field, entries in view["state"]["values"].items():
        here: Path = ("view", "state", "values", field, VALUE)
        for path in _chosen(here, entries[VALUE]):
            yield path, f"choice {form}/{field}"


def _chosen(here: Path, entry: Payload) -> Iterator[Path]:
    if entry.get("selected_option"):
        yield (*here, "selected_option", "value")
    for number in range(len(entry.get("selected_options") or ())):
        yield (*here, "selected_options", number, "value")


def _at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _flipped(slip: str, place: int) -> str:
    other = "Z" if slip[place] != "Z" else "Y"
    return slip[:place] + other + slip[place + 1 :]


def _id_in(slip: str) -> str:
    """Return the id in a slip, without the edition behind it."""
    value = slip.split(".", 3)[3]
    return " ".join(one for one in value.split() if not one.isdigit())


def _edition(slip: str) -> int:
    *_, last = ["0", *slip.split(".", 3)[3].split()]
    return int(last) if last.isdigit() else 0
