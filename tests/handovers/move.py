"""One handover on a real database: every service of it, and everybody around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.access.service import Asker, House
from bot.ahead.records import Coming
from bot.ahead.service import Ahead
from bot.deliveries.records import Delivery, NotNeeded, Outgoing, Post
from bot.directory.records import Leave
from bot.handovers.boards import Boards
from bot.handovers.cards import OfferCard, Sheet
from bot.handovers.folder import read_plan
from bot.handovers.outgoing import RenderHandovers
from bot.handovers.plan import Plan
from bot.handovers.printing import Printing
from bot.handovers.records import (
    SIGNING_ORDER,
    Handover,
    Item,
    ItemState,
    Kept,
    MoveReason,
    Question,
    Side,
    Signer,
    Told,
)
from bot.handovers.requests import (
    Beginning,
    ItemSaid,
    Looked,
    NewDate,
    People,
    ReadBack,
    ToldThem,
    Words,
)
from bot.handovers.running import Running
from bot.handovers.service import Handovers
from bot.handovers.story import Entry, Line
from bot.items.service import Items
from bot.offers.service import Offers
from tests.handovers.practice import ROUTES
from tests.meetings.desk import ZONE, Desk

TODAY = date(2027, 2, 22)
LATER = date(2028, 2, 22)
#: The shortest route: it can all be done in one day.
ROUTE = "team-to-team"


class Move:
    """
    From Odile, in youth justice, to Ruan, in probation, who is in no team yet.

    Barnaby and Hesper decide on either side; Corin is in the team around only.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        house = House(
            store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE
        )
        self.handovers = Handovers(house, ROUTES)
        self.offers = Offers(house)
        self.items = Items(house)
        self.running = Running(house)
        self.printing = Printing(house)
        self.boards = Boards(house)
        self.ahead = Ahead(house, ROUTES)
        self.id = desk.clock.new_id()
        self.sender, self.receiver = "odile", "ruan"

    # Everybody and everything in it.

    def asker(self, handle: str) -> Asker:
        """Return who asks; each time a second later, so that what was first is."""
        self.desk.clock.move_to(self.desk.clock.now() + timedelta(seconds=1))
        return self.desk.asker(handle)

    @property
    def handover(self) -> Handover:
        with self.desk.store.looking() as unit:
            found = unit.handovers.get(self.id)
        assert found is not None
        return found

    @property
    def plan(self) -> Plan:
        with self.desk.store.looking() as unit:
            return read_plan(unit, self.handover)

    def item(self, key: str) -> Item:
        return self.plan.items[key]

    def coded(self, code: str) -> Item:
        found = self.plan.coded(code)
        assert found is not None
        return found

    def story(self) -> list[Entry]:
        with self.desk.store.looking() as unit:
            return unit.handovers.story(self.id)

    def lines(self) -> list[Line]:
        with self.desk.store.looking() as unit:
            return unit.handovers.lines(self.id)

    def trail(self) -> list[tuple[str, str, bool]]:
        """Return who was let do what, and who was not, oldest first."""
        with self.desk.store.looking() as unit:
            rows = unit.connection.exec_driver_sql(
                "SELECT worker_id, verb, allowed FROM trail ORDER BY sequence"
            ).all()
        return [(who, verb, bool(allowed)) for who, verb, allowed in rows]

    def day_to_come(self) -> str:
        """Keep a day to plan for; return its id."""
        day_id = self.desk.clock.new_id()
        self.ahead.keep(
            self.asker(self.sender),
            day_id=day_id,
            young_person_id=self.desk.young_person().id,
            coming=Coming.ORDER_ENDS,
            route="youth-justice-to-probation",
            on=LATER,
        )
        return day_id

    # What is done.

    def beginning(self, **changes: Any) -> Beginning:
        wanted = Beginning(
            young_person_id=self.desk.young_person().id,
            handover_id=self.id,
            route=ROUTE,
            question=Question.MOVE,
            agency_id=self.desk.worker(self.receiver).agency_id,
            transfer_on=TODAY,
            conditions=frozenset(),
            school_id=None,
            receiver_id=self.desk.id_of(self.receiver),
        )
        return replace(wanted, **changes)

    def begin(self, **changes: Any) -> Sheet:
        return self.handovers.start(self.asker(self.sender), self.beginning(**changes))

    def accept(self) -> Sheet | OfferCard:
        return self.offers.accept(self.asker(self.receiver), self.id)

    def begun_and_accepted(self) -> Move:
        self.begin()
        self.accept()
        return self

    def words(self, words: str) -> Words:
        return Words(handover_id=self.id, words=words)

    def said(self, item: Item, what: str, words: str = "", **other: Any) -> ItemSaid:
        given = {"on": None, "worker_id": None, **other}
        return ItemSaid(item_id=item.id, what=what, words=words, **given)

    def read_back_of(self, item: Item, *lines: str) -> ReadBack:
        plan, worry, step = lines or ("The plan", "The worry", "The first step")
        return ReadBack(item_id=item.id, plan=plan, worry=worry, first_step=step)

    def told_them(self, words: str = "", told: Told = Told.OK) -> ToldThem:
        return ToldThem(handover_id=self.id, told=told, words=words)

    def looked_at(self, item: Item, words: str = "") -> Looked:
        return Looked(item_id=item.id, facts="yynny", words=words)

    def people(self, **handles: str) -> People:
        """Return a form of who is who; `receiver_manager="ruan"` by handle."""
        places = {
            name.replace("_", "-"): self.desk.id_of(one)
            for name, one in handles.items()
        }
        return People(handover_id=self.id, places=dict(places))

    def later(self, days: int = 14) -> NewDate:
        on = self.handover.transfer_on + timedelta(days=days)
        return NewDate(
            handover_id=self.id, transfer_on=on, reason=MoveReason.AGREED_TOGETHER
        )

    def worker_of(self, side: Side) -> str:
        return self.receiver if side is Side.RECEIVER else self.sender

    def do(self, item: Item) -> None:
        """Do one item, by whoever does it, and let the other side answer."""
        known = self.plan.of(item.key)
        mine = self.worker_of(known.who)
        if known.code == "C5":
            self.items.read_back(self.asker(mine), self.read_back_of(item))
        elif known.code == "KEPT":
            self.items.kept(self.asker(mine), item.id, Kept.KEPT)
        elif item.key in self.plan.check_keys:
            self.items.looked(self.asker(mine), self.looked_at(item))
        else:
            self.items.done(self.asker(mine), item.id)
        if self.item(item.key).state is ItemState.SENT:
            other = self.receiver if mine == self.sender else self.sender
            self.items.received(self.asker(other), item.id)

    def ready_to_sign(self) -> Move:
        """Everything before the move is done, and the young person was told."""
        if not self._is_begun:
            self.begin()
        self.accept()
        for item in self.plan.open_before_signing:
            self.do(item)
        self.running.told(self.asker(self.sender), self.told_them())
        return self

    @property
    def _is_begun(self) -> bool:
        with self.desk.store.looking() as unit:
            return unit.handovers.get(self.id) is not None

    @property
    def signers(self) -> dict[Signer, str]:
        return dict(
            zip(
                SIGNING_ORDER,
                (self.sender, "barnaby", self.receiver, "hesper"),
                strict=True,
            )
        )

    def signed(self) -> Move:
        self.ready_to_sign()
        for signer, handle in self.signers.items():
            self.running.sign(self.asker(handle), self.id, signer)
        return self

    def moved(self) -> Move:
        self.signed()
        self.running.take_over(self.asker(self.receiver), self.id)
        return self

    # What is seen.

    def open(self, handle: str) -> Sheet | OfferCard:
        return self.handovers.open(self.asker(handle), self.id)

    def sheet(self, handle: str) -> Sheet:
        card = self.open(handle)
        assert isinstance(card, Sheet)
        return card

    def queued(self, kind: str, handle: str = "") -> list[Delivery]:
        found = self.desk.queue(f"handover.{kind}")
        if not handle:
            return found
        return [one for one in found if one.worker_id == self.desk.id_of(handle)]

    def render(self, delivery: Delivery, *, is_shown: bool = False) -> Outgoing:
        """Make it as the sweep would now; `is_shown`: it is on their screen."""
        if is_shown:
            delivery = replace(delivery, ts="1.1")
        made = RenderHandovers(self.desk.clock, ZONE, ROUTES)
        with self.desk.store.looking() as unit:
            return made(unit, delivery, self.desk.clock.now())

    def posted(self, delivery: Delivery) -> Post:
        made = self.render(delivery)
        assert isinstance(made, Post), made
        return made

    def is_taken_back(self, delivery: Delivery) -> bool:
        """Whether it is neither sent now nor left standing on their screen."""
        shown = self.render(delivery, is_shown=True)
        sent = self.render(delivery)
        gone = isinstance(sent, NotNeeded) and sent.reason == "access-removed"
        return gone and isinstance(shown, Post) and shown.takes_back

    # What becomes of people.

    def away(self, handle: str) -> None:
        leave = Leave(
            id=self.desk.clock.new_id(),
            worker_id=self.desk.id_of(handle),
            first_day=TODAY,
            last_day=TODAY,
        )
        with self.desk.store.changing() as unit:
            unit.workers.add_leave(leave)

    def without_slack(self, handle: str) -> None:
        worker = replace(self.desk.worker(handle), slack_id=None, team_id=None)
        with self.desk.store.changing() as unit:
            unit.workers.save(worker)
