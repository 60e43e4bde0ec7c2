"""Handovers where everybody does anything in any order, beside one kept on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from bot.handovers.plan import Plan
from bot.handovers.records import Condition, ItemState
from tests.handovers.book import Book
from tests.handovers.moves import table
from tests.handovers.paper import FOUR, PLACES
from tests.handovers.plans import routes
from tests.handovers.walks import WALKS, Walk

EXAMPLES, STEPS = 300, 50
ROUTES = sorted(routes())
WORKERS = ["odile", "ludo", "hesper", "ann", "ada", "ruan"]
who = st.sampled_from(WORKERS)
some = st.integers(0, 99)


class Desks(RuleBasedStateMachine):
    """Two agencies, one young person, and whatever happens."""

    kind: ClassVar[type[Walk]] = Walk

    @initialize(
        route=st.sampled_from(ROUTES),
        conditions=st.frozensets(st.sampled_from(Condition)),
        far=st.integers(0, 14),
    )
    def it_begins(self, route: str, conditions: frozenset[Condition], far: int) -> None:
        self.book = self.kind(route, conditions)
        self.book.go_on(far)

    @rule(far=st.integers(1, 3))
    def all_goes_well_for_a_while(self, far: int) -> None:
        self.book.go_on(far)

    @rule(receiver=who, manager=st.none() | who, deputy=st.none() | who, whole=some)
    def somebody_is_asked(
        self, receiver: str, manager: str | None, deputy: str | None, whole: int
    ) -> None:
        if whole % 3:
            manager, deputy = manager or "ann", deputy or "ada"
        self.book.deed("offer", receiver, manager, deputy)

    @rule(
        word=st.sampled_from(
            ["accepted", "accepted", "with-conditions", "queried", "different", "made"]
        )
    )
    def they_answer(self, word: str) -> None:
        self.book.deed("answer", word)

    @rule()
    def the_sender_explains(self) -> None:
        self.book.deed("answer_query")

    @rule(stage=st.sampled_from(["workers", "managers", "heads"]))
    def it_is_pushed_on(self, stage: str) -> None:
        self.book.deed("push_on", stage)

    @rule(word=st.sampled_from(["ok", "not-ok", "something-different"]))
    def the_young_person_is_told(self, word: str) -> None:
        self.book.deed("tell", word)

    @rule(signer=st.none() | st.sampled_from(FOUR))
    def somebody_signs(self, signer: str | None) -> None:
        self.book.deed("sign", signer)

    @rule()
    def the_receiver_takes_over(self) -> None:
        self.book.deed("take_over")

    @rule(days=st.integers(-60, 40))
    def the_date_moves(self, days: int) -> None:
        self.book.deed("move_date", self.book.today + timedelta(days=days))

    @rule(days=st.sampled_from([1, 2, 7, 20, 60]))
    def days_pass(self, days: int) -> None:
        self.book.wait(days)

    @rule()
    def it_is_paused(self) -> None:
        self.book.deed("pause")

    @rule()
    def it_starts_again(self) -> None:
        self.book.deed("resume")

    @rule(
        why=st.sampled_from(["move", "move", "move", "stay", "ends-before"]),
        rarely=some,
    )
    def it_does_not_move_after_all(self, why: str, rarely: int) -> None:
        self.book.deed("end", why if rarely % 3 == 0 else "move")

    @rule()
    def it_is_closed(self) -> None:
        self.book.deed("close")

    @rule(place=st.sampled_from(["sender_id", *PLACES, "holder_id"]), worker=who)
    def a_worker_changes(self, place: str, worker: str) -> None:
        self.book.deed("change", place, worker)

    @rule(which=some, by=who)
    def an_item_is_done(self, which: int, by: str) -> None:
        self.book.deed("do", self._key(which, ItemState.OPEN, ItemState.QUERIED), by)

    @rule(
        which=some,
        word=st.sampled_from(["received", "received", "query", "not-needed"]),
        by=who,
    )
    def an_item_is_answered(self, which: int, word: str, by: str) -> None:
        self.book.deed("answer_item", self._key(which, ItemState.SENT), word, by)

    @rule(which=some, by=who)
    def an_item_is_not_needed(self, which: int, by: str) -> None:
        self.book.deed("not_needed", self._key(which, ItemState.OPEN), by)

    @rule(which=some, by=who)
    def a_must_is_left_out(self, which: int, by: str) -> None:
        self.book.deed("leave_out", self._key(which, ItemState.OPEN), by)

    @rule(which=some)
    def an_item_is_taken_back(self, which: int) -> None:
        key = self._key(which, ItemState.DONE, ItemState.SENT, ItemState.LEFT_OUT)
        self.book.deed("reopen", key)

    @rule(
        word=st.sampled_from(["kept", "sender-goes-along", "receiver-goes-to-them"]),
        by=who,
    )
    def the_first_appointment_comes(self, word: str, by: str) -> None:
        self.book.deed("keep", word, by)

    @rule(which=some, by=who)
    def they_look_again(self, which: int, by: str) -> None:
        looks = self.book.plan.check_keys
        self.book.deed("look", looks[which % len(looks)], "yyn?y", by)

    def _key(self, which: int, *states: ItemState) -> str:
        """Return mostly one that can be done so, sometimes any, or none of it."""
        items = self.book.plan.items
        fitting = [key for key, one in items.items() if one.state in states]
        if which % 10 == 0 or not fitting:
            fitting = [*items, "something-else"]
        return fitting[which // 10 % len(fitting)]


def _settings(**more: Any) -> settings:
    return settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )


def test_whatever_happens_a_handover_is_held_and_nothing_is_skipped(
    counted: Callable[[str], None],
) -> None:
    for book in (Book.seen, Book.said, Book.deeds):
        book.clear()
    run_state_machine_as_test(Desks, settings=_settings())
    by_chance = len(Book.seen)
    for walk in WALKS:
        walk()

    assert table() - set(Book.seen) == set()
    assert set(Book.seen) - table() == set()
    counted(
        f"{len(table())} moves of a handover, each seen {min(Book.seen.values()):,} to "
        f"{max(Book.seen.values()):,} times in {Book.deeds.total():,} deeds "
        f"({by_chance} of them by chance); {Book.said.total():,} refusals"
    )


def test_every_route_can_be_walked_to_its_end() -> None:
    for route in ROUTES:
        for conditions in (frozenset[Condition](), frozenset(Condition)):
            walk = Walk(route, conditions)
            walk.go_on(99)

            assert walk.plan.state == "closed"


def test_passing_t_by_a_year_moves_nothing() -> None:
    walk = Walk("youth-justice-to-probation")
    walk.to("receiver-accepted")
    walk.wait(365)

    assert (walk.plan.state, walk.plan.holder_id) == ("receiver-accepted", "odile")


def _blind_to_musts(plan: Plan, who: str | None) -> Plan:
    handover = plan.handover
    fields = {"signed": min(4, handover.signed + 1)}
    return plan.with_handover(type(handover)(**{**vars(handover), **fields}))


def _moves_by_itself(plan: Plan, today: date) -> Plan:
    fields = {"taken_over_on": today}
    return plan.with_handover(type(plan.handover)(**{**vars(plan.handover), **fields}))


def _forgets(plan: Plan, to: date, due: dict[str, date]) -> Plan:
    items = {
        key: type(one)(**{**vars(one), "due": due[key]})
        for key, one in plan.items.items()
    }
    moved = type(plan)(handover=plan.handover, route=plan.route, items=items)
    fields = {**vars(plan.handover), "transfer_on": to}
    return moved.with_handover(type(plan.handover)(**fields))


@pytest.mark.parametrize(
    ("deed", "careless"),
    [
        ("sign", _blind_to_musts),
        ("take_over", _moves_by_itself),
        ("move_date", _forgets),
        ("close", lambda plan, today: plan),
    ],
)
def test_paper_would_notice(deed: str, careless: Callable[..., Plan]) -> None:
    class CarelessWalk(Walk):
        engine = MappingProxyType({**Book.engine, deed: careless})

    class Careless(Desks):
        kind = CarelessWalk

    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Careless,
            settings=_settings(
                # The same examples every time: a control must not depend on luck.
                derandomize=True,
                phases=[Phase.generate],
                database=None,
                report_multiple_bugs=False,
                print_blob=False,
            ),
        )
