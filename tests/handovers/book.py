"""
A handover in two books at once: the engine's and the one on paper, compared.

Every deed is done in both; what must hold after each is looked at here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar

from bot.errors import AlongsideError
from bot.handovers import item_rules, rules
from bot.handovers.plan import Plan
from bot.handovers.records import (
    Answer,
    Condition,
    Kept,
    Offer,
    Question,
    Signer,
    Stage,
    Told,
)
from tests.handovers.moves import table
from tests.handovers.paper import FOUR, PLACES, Line, No, Paper
from tests.handovers.plans import BEGAN, T, begun

#: What some deeds are called in the table of moves.
_CALLED = {
    "accepted": "yes",
    "with-conditions": "yes",
    "queried": "ask",
    "different": "differ",
    "answer_item": "answer",
}
_TABLE = table()
HARSH = re.compile(
    r"!|\b(invalid|illegal|fail\w*|forbidden|denied|error|user|wrong|late|overdue|"
    r"you have not|you did not|blame\w*|refus\w*|trial)\b",
    re.IGNORECASE,
)


class Book:
    """One handover, what day it is, and the same handover on paper."""

    #: How often each change of state was seen, over every book there was.
    seen: ClassVar[Counter[tuple[str, str, str]]] = Counter()
    #: How often each sentence was said, and each deed done.
    said: ClassVar[Counter[str]] = Counter()
    deeds: ClassVar[Counter[str]] = Counter()
    #: The engine's function for each deed; a control puts a careless one in.
    engine: ClassVar[Mapping[str, Callable[..., Plan]]]

    def __init__(
        self, route: str, conditions: frozenset[Condition] = frozenset()
    ) -> None:
        self.today = BEGAN
        self.plan = begun(route, conditions=conditions)
        self.paper = _on_paper(self.plan)

    def deed(self, name: str, *said: Any) -> bool:
        """Do it in both books; return whether it could be done."""
        before, now = self.plan, self._with_day(name, said)
        try:
            self.plan = self.engine[name](before, *now)
            refused = False
        except AlongsideError as error:
            refused = True
            Book.said[error.sentence] += 1
            _judge(error.sentence)
        assert refused == self._refused_on_paper(name, said), (name, said)
        if refused:
            assert self.plan is before
            return False
        self._count(name, said, before)
        self._compare(name, before)
        return True

    def wait(self, days: int) -> None:
        """Let days pass: nothing may come of it."""
        before = self.plan
        self.today += timedelta(days=days)
        late = {one.key for one in before.overdue(self.today)}
        assert {one for one in late if self.paper.lines[one].is_settled} == set()
        assert before.settled() == before

    def due(self, transfer_on: date) -> dict[str, date]:
        return {
            key: transfer_on + timedelta(days=place - 20)
            for place, key in enumerate(self.paper.lines)
        }

    def _with_day(self, name: str, said: tuple[Any, ...]) -> tuple[Any, ...]:
        if name == "move_date":
            return (*said, self.due(said[0]))
        dated = {"answer", "tell", "take_over", "pause", "end", "close"}
        dated |= {"do", "answer_item", "not_needed", "leave_out", "keep", "look"}
        return (*said, self.today) if name in dated else said

    def _refused_on_paper(self, name: str, said: tuple[Any, ...]) -> bool:
        """Paper does not say who did it: that is what may() is for."""
        by_somebody = {"do", "answer_item", "not_needed", "leave_out", "keep"}
        told = said[:-1] if name in by_somebody else said
        if name == "look":
            told = said[:1]
        words = [str(one) if isinstance(one, str) else one for one in told]
        if name in {"tell", "take_over"}:
            words.append(self.today)
        if name == "move_date":
            words.append(self.due(said[0]))
        try:
            getattr(self.paper, "do" if name == "look" else name)(*words)
        except No:
            return True
        return False

    def _count(self, name: str, said: tuple[Any, ...], before: Plan) -> None:
        word = str(said[0]) if name == "answer" else name
        deed = _CALLED.get(word, word.replace("_", "-"))
        Book.deeds[deed] += 1
        was, now = before.state.value, self.plan.state.value
        if was != now:
            assert (was, deed, now) in _TABLE
            Book.seen[was, deed, now] += 1

    def _compare(self, name: str, before: Plan) -> None:
        plan, paper = self.plan, self.paper
        handover = plan.handover
        assert plan.state == handover.state == paper.state
        assert handover.holder_id == plan.holder_id == paper.holder
        assert handover.holder_id
        for key, line in paper.lines.items():
            assert (plan.items[key].state, plan.items[key].due) == (line.word, line.due)
        assert list(FOUR[: handover.signed]) == paper.signatures
        assert handover.offer == paper.asked
        if paper.differs:
            assert handover.holder_id == handover.sender_id
        if name in {"sign", "take_over", "close"}:
            self._nothing_was_open(before, name)

    def _nothing_was_open(self, before: Plan, name: str) -> None:
        needed = {"meeting", "signing"} | ({"closing"} if name == "close" else set())
        for key, item in before.items.items():
            known = before.route.items[key]
            if known.stop and known.by in needed:
                assert item.state in {"done", "left-out"}, key


@lru_cache(maxsize=2000)
def _judge(sentence: str) -> None:
    """Plain, short, and without blame."""
    assert re.fullmatch(r"[A-Z0-9“].*[.?]", sentence), sentence
    for part in re.split(r"(?<=[.?])\s", sentence):
        assert len(part.split()) < 20, part
    ours = re.sub(r"“.*?”", "", sentence)
    assert not HARSH.search(ours), sentence


def _on_paper(plan: Plan) -> Paper:
    lines = {
        key: Line(
            must=known.stop,
            by=str(known.by),
            who=str(known.who),
            answered=known.answered,
            code=known.code,
            due=plan.items[key].due,
        )
        for key, known in plan.route.items.items()
        if key in plan.items
    }
    looks = [f"check-{weeks}w" for weeks in plan.route.checks]
    names = {"sender_id": "odile", **dict.fromkeys(PLACES)}
    return Paper(lines=lines, looks=looks, transfer_on=T, names=names)


Book.engine = MappingProxyType(
    {
        "offer": rules.offer,
        "answer": lambda plan, word, day: rules.answer_offer(plan, Offer(word), day),
        "answer_query": rules.answer_query,
        "push_on": lambda plan, stage: rules.push_on(plan, Stage(stage)),
        "tell": lambda plan, word, day: rules.tell(plan, Told(word), day),
        "sign": lambda plan, who: rules.sign(plan, Signer(who) if who else None),
        "take_over": rules.take_over,
        "move_date": rules.move_date,
        "pause": rules.pause,
        "resume": rules.resume,
        "end": lambda plan, why, day: rules.end(plan, Question(why), day),
        "close": rules.close,
        "change": rules.change_worker,
        "do": item_rules.do_item,
        "answer_item": lambda plan, key, word, by, day: item_rules.answer_item(
            plan, key, Answer(word), by, day
        ),
        "not_needed": item_rules.not_needed,
        "leave_out": item_rules.leave_out,
        "reopen": item_rules.reopen,
        "keep": lambda plan, word, by, day: item_rules.keep_appointment(
            plan, Kept(word), by, day
        ),
        "look": lambda plan, key, facts, by, day: item_rules.look_again(
            plan, key, facts, by, day
        ),
    }
)
