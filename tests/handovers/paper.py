"""
A handover kept with pencil and paper, as DOMAIN 2.0 has it: words, lists and sets.

It shares no code with `bot.handovers` and knows its words only. Nothing here knows
what day it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

FOUR = ["sender", "sender-manager", "receiver", "receiver-manager"]
PLACES = [
    "sender_manager_id",
    "sender_deputy_id",
    "receiver_id",
    "receiver_manager_id",
    "receiver_deputy_id",
]


class No(Exception):
    """It cannot be done now, or it is done."""


@dataclass(kw_only=True)
class Line:
    """One line of the checklist."""

    must: bool
    #: "meeting", "signing" or "closing".
    by: str
    who: str
    answered: bool
    code: str | None
    due: date
    word: str = "open"

    @property
    def is_settled(self) -> bool:
        fine = {"done", "left-out"} if self.must else {"done", "left-out", "not-needed"}
        return self.word in fine


@dataclass(kw_only=True)
class Paper:
    """All of it; every deed changes it or raises No and changes nothing."""

    lines: dict[str, Line]
    #: Keys of the looks after T, in order.
    looks: list[str]
    transfer_on: date
    names: dict[str, str | None]
    asked: str = "not-made"
    differs: bool = False
    pushed: str = "workers"
    signatures: list[str] = field(default_factory=list)
    told: tuple[str, date] | None = None
    came: str | None = None
    moved: bool = False
    paused: bool = False
    over: str | None = None

    @property
    def holder(self) -> str | None:
        return self.names["receiver_id" if self.moved else "sender_id"]

    @property
    def state(self) -> str:
        if self.over or self.paused or self.differs:
            return self.over or ("paused" if self.paused else "contested")
        if self.moved:
            return self._after()
        if len(self.signatures) == 4:
            return "receiver-accepted"
        return "sender-signed" if len(self.signatures) > 1 else self._before()

    def offer(self, who: str, manager: str | None, deputy: str | None) -> None:
        self._still_here()
        self._not_paused()
        same = self.asked != "not-made" and who == self.names["receiver_id"]
        now = [who, manager, deputy]
        keys = ["receiver_id", "receiver_manager_id", "receiver_deputy_id"]
        nothing_new = self.asked == "made" and now == [self.names[one] for one in keys]
        not_again = same and (self.differs or self._accepted or nothing_new)
        if not_again or who == self.names["sender_id"]:
            raise No
        if self.asked != "not-made" and not same:
            self._somebody_new()
        self.names.update(zip(keys, now, strict=True))
        self.asked, self.differs, self.pushed = "made", False, "workers"
        del self.signatures[2:]
        for line in self.lines.values():
            if line.code == "C1" and line.word == "done" and self._blank:
                line.word = "open"

    def answer(self, word: str) -> None:
        self._still_here()
        if self.asked == "not-made" or word in {self.asked, "not-made", "made"}:
            raise No
        self.asked = word
        if self._accepted:
            self.differs, self.pushed = False, "workers"
            return
        del self.signatures[2:]
        self.differs = self.differs or word == "different"

    def answer_query(self) -> None:
        self._still_here()
        self._refuse(self.asked != "queried")
        self.asked = "made"

    def push_on(self, stage: str) -> None:
        self._still_here()
        further = {"managers": "workers", "heads": "workers managers"}
        if not self.differs or self.pushed not in further.get(stage, ""):
            raise No
        self.pushed = stage

    def tell(self, word: str, today: date) -> None:
        self._runs()
        if self.told == (word, today):
            raise No
        self.told = word, today

    def sign(self, who: str | None) -> None:
        self._still_here()
        self._not_paused()
        if self.differs or not self._accepted or len(self.signatures) == 4:
            raise No
        following = FOUR[len(self.signatures)]
        place = following.replace("-", "_") + "_id"
        if who not in {None, following} or self.names[place] is None:
            raise No
        if self.told is None or self.open_musts("meeting", "signing"):
            raise No
        self.signatures.append(following)

    def take_over(self, today: date) -> None:
        self._still_here()
        self._not_paused()
        if self.differs or len(self.signatures) < 4 or today < self.transfer_on:
            raise No
        if self.open_musts("meeting", "signing"):
            raise No
        self.moved = True

    def move_date(self, to: date, due: dict[str, date]) -> None:
        self._still_here()
        if to == self.transfer_on:
            raise No
        self.transfer_on = to
        for key, line in self.lines.items():
            if not line.is_settled:
                line.due = due[key]

    def pause(self) -> None:
        self._runs()
        self._not_paused()
        self.paused = True

    def resume(self) -> None:
        self._refuse(bool(self.over) or not self.paused)
        self.paused = False

    def end(self, why: str) -> None:
        self._still_here()
        self._refuse(why == "move")
        self.over = "not-needed"

    def close(self) -> None:
        self._runs()
        self._not_paused()
        looked = all(self.lines[key].is_settled for key in self.looks)
        if not self.moved or not looked:
            raise No
        if self.open_musts("meeting", "signing", "closing"):
            raise No
        self.over = "closed"

    def change(self, place: str, who: str) -> None:
        self._runs()
        if place not in {"sender_id", *PLACES} or self.names[place] == who:
            raise No
        both = {**self.names, place: who}
        if not self.moved and both["sender_id"] == both["receiver_id"]:
            raise No
        if place == "receiver_id" and self.asked != "not-made" and not self.moved:
            self._somebody_new()
            self.asked = "made"
            del self.signatures[2:]
        self.names[place] = who

    def do(self, key: str) -> None:
        line = self._line(key)
        if line.is_settled or line.word == "sent" or self._too_early(key):
            raise No
        if line.code == "C1" and self._blank:
            raise No
        line.word = "sent" if line.answered else "done"

    def answer_item(self, key: str, word: str) -> None:
        line = self._line(key)
        if line.word != "sent" or (line.must and word == "not-needed"):
            raise No
        line.word = {"received": "done", "query": "queried"}.get(word, word)

    def not_needed(self, key: str) -> None:
        line = self._line(key)
        if line.must or line.is_settled:
            raise No
        line.word = "not-needed"

    def leave_out(self, key: str) -> None:
        line = self._line(key)
        if not line.must or line.is_settled or self._too_early(key):
            raise No
        line.word = "left-out"

    def reopen(self, key: str) -> None:
        line = self._line(key)
        if line.word == "open":
            raise No
        if self.signatures and line.must and line.by != "closing":
            raise No
        line.word = "open"

    def keep(self, word: str) -> None:
        self._runs()
        if not self.moved or self.came == word:
            raise No
        self.came = word
        for line in self.lines.values():
            if line.code == "KEPT" and word == "kept" and not line.is_settled:
                line.word = "done"

    def open_musts(self, *by: str) -> list[str]:
        return [
            key
            for key, line in self.lines.items()
            if line.must and line.by in by and not line.is_settled
        ]

    @property
    def _accepted(self) -> bool:
        return self.asked in {"accepted", "with-conditions"}

    @property
    def _blank(self) -> bool:
        return any(self.names[place] is None for place in PLACES)

    def _before(self) -> str:
        words = {line.word for line in self.lines.values()}
        if self.asked == "not-made" and words == {"open"}:
            return "planned"
        if not self._accepted or self.open_musts("meeting"):
            return "preparing"
        met = [line.word for line in self.lines.values() if line.code == "C4"]
        return "joint-meeting-held" if met == ["done"] else "ready"

    def _after(self) -> str:
        words = [self.lines[key].word for key in self.looks]
        first, second = [*words, "none"][:2]
        if second == "done" and first in {"done", "left-out"}:
            return "checked-at-6w"
        return "checked-at-2w" if first == "done" else "in-parallel"

    def _somebody_new(self) -> None:
        """They have not read, said or accepted anything yet."""
        for line in self.lines.values():
            if not line.must or line.by == "closing":
                continue
            if line.who == "receiver" and line.word in {"sent", "done", "queried"}:
                line.word = "open"
            if line.who == "sender" and line.answered and line.word == "done":
                line.word = "sent"

    def _too_early(self, key: str) -> bool:
        later = key in self.looks or self.lines[key].code == "KEPT"
        return later and not self.moved

    def _line(self, key: str) -> Line:
        self._runs()
        if key not in self.lines:
            raise No
        return self.lines[key]

    def _runs(self) -> None:
        self._refuse(bool(self.over))

    def _still_here(self) -> None:
        self._refuse(bool(self.over) or self.moved)

    def _not_paused(self) -> None:
        self._refuse(self.paused)

    def _refuse(self, it_is_so: bool) -> None:
        if it_is_so:
            raise No
