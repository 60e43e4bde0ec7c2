"""Anchoring, checking and showing the trail, on both databases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.audit.anchors import AnchorFile
from bot.audit.records import Anchor, Fault, Wrong
from bot.audit.service import Audit
from bot.audit.words import is_anchored_late, verdict_lines
from bot.clock import MovableClock
from storage.unit import Store
from tests.audit.histories import ANOTHER_KEY, BEGAN
from tests.audit.test_tampering import take_the_triggers_away
from tests.storage.examples import agency, worker

ZONE = "Europe/London"
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def anchors(tmp_path: Path) -> AnchorFile:
    return AnchorFile(tmp_path / "elsewhere.log")


@pytest.fixture
def audit(store: Store, clock: MovableClock, anchors: AnchorFile) -> Audit:
    return Audit(store, clock, ZONE, anchors.path)


def note(store: Store, count: int = 1, who: str = "worker-odile") -> None:
    with store.changing() as unit:
        for number in range(count):
            unit.trail.note(
                at=BEGAN + timedelta(seconds=number),
                worker_id=who,
                verb="reply",
                thing_id="M" * 26,
                allowed=True,
                reason="called",
            )


def lose_everything_after(store: Store, sequence: int) -> None:
    with store.changing() as unit:
        take_the_triggers_away(unit.connection)
        unit.connection.exec_driver_sql(
            f"DELETE FROM trail WHERE sequence > {sequence}"
        )


class TestAnchoring:
    def test_keeps_where_the_trail_ends(
        self, store: Store, audit: Audit, anchors: AnchorFile
    ) -> None:
        note(store, 3)

        assert audit.anchor(BEGAN)
        with store.looking() as unit:
            head = unit.trail.head()
        assert anchors.newest() == Anchor(sequence=3, mac=head.mac, at=BEGAN)

    def test_an_empty_trail_has_nothing_to_keep(
        self, audit: Audit, anchors: AnchorFile
    ) -> None:
        assert not audit.anchor(BEGAN)
        assert not anchors.path.exists()

    def test_adds_no_line_while_nothing_is_new(
        self, store: Store, audit: Audit, anchors: AnchorFile
    ) -> None:
        note(store)
        kept = [audit.anchor(BEGAN + n * TEN_MINUTES) for n in range(3)]
        note(store)
        kept.append(audit.anchor(BEGAN + 4 * TEN_MINUTES))

        assert kept == [True, False, False, True]
        assert [one.anchor.sequence for one in anchors.read().lines] == [1, 2]

    def test_keeps_a_trail_that_became_shorter_too(
        self, store: Store, audit: Audit, anchors: AnchorFile
    ) -> None:
        note(store, 5)
        audit.anchor(BEGAN)
        lose_everything_after(store, 2)

        assert audit.anchor(BEGAN + TEN_MINUTES)
        assert [one.anchor.sequence for one in anchors.read().lines] == [5, 2]


class TestChecking:
    def test_an_honest_trail_is_whole(self, store: Store, audit: Audit) -> None:
        note(store, 5)
        audit.anchor(BEGAN)
        found = audit.verify()

        assert found.is_whole
        assert (found.entries, found.anchors) == (5, 1)

    def test_is_itself_an_entry(self, store: Store, audit: Audit) -> None:
        note(store)
        audit.verify()
        audit.verify()

        shown = audit.newest(9)
        assert [one.verb for one in shown] == ["reply", *["read-trail"] * 3]
        assert {(one.who, one.reason) for one in shown[1:]} == {
            ("terminal", "terminal")
        }

    def test_without_an_anchor_file_it_says_what_cannot_be_seen(
        self, store: Store, audit: Audit, clock: MovableClock
    ) -> None:
        note(store)
        found = audit.verify()

        assert found.fault is None
        assert not found.is_whole
        assert any(
            "no anchor file" in line for line in verdict_lines(found, clock.now())
        )

    def test_names_what_was_taken_from_the_end(
        self, store: Store, audit: Audit
    ) -> None:
        note(store, 5)
        audit.anchor(BEGAN)
        lose_everything_after(store, 2)

        assert audit.verify().fault == Fault(wrong=Wrong.MISSING, sequence=3, since=3)
        note(store, 5)
        assert audit.verify().fault == Fault(wrong=Wrong.REWRITTEN, sequence=5, since=1)

    def test_asks_what_somebody_kept_of_a_message(
        self, store: Store, audit: Audit
    ) -> None:
        note(store, 5)
        with store.looking() as unit:
            head = unit.trail.head()
        kept = Anchor(sequence=5, mac=head.mac[:8])

        assert audit.verify([kept]).fault is None
        assert audit.verify([Anchor(sequence=5, mac="0" * 8)]).fault == Fault(
            wrong=Wrong.REWRITTEN, sequence=5, since=1
        )

    def test_says_of_a_forged_anchor_that_it_is_the_anchor(
        self, store: Store, audit: Audit, anchors: AnchorFile
    ) -> None:
        note(store, 5)
        audit.anchor(BEGAN)
        anchors.path.write_text(anchors.path.read_text().replace(" 5 ", " 6 "))

        assert audit.verify().fault == Fault(
            wrong=Wrong.ANCHOR_CHANGED, sequence=1, since=1
        )

    def test_under_another_key_neither_trail_nor_anchor_is_ours(
        self, store: Store, audit: Audit
    ) -> None:
        note(store, 5)
        audit.anchor(BEGAN)
        with store.looking() as unit:
            unit.trail  # noqa: B018 – the key is made by the first look.
        store.keys._house["trail"] = ANOTHER_KEY

        assert audit.verify().fault == Fault(wrong=Wrong.CHANGED, sequence=1, since=1)

    def test_after_a_cut_the_older_anchors_are_not_asked(
        self, store: Store, audit: Audit
    ) -> None:
        note(store, 5)
        audit.anchor(BEGAN)
        note(store, 5)
        with store.changing() as unit:
            unit.trail.cut(BEGAN + timedelta(hours=1), BEGAN)
        found = audit.verify()

        assert found.is_whole
        assert (found.first, found.last, found.entries) == (11, 10, 0)


def test_it_is_late_when_an_entry_has_waited_an_hour_for_its_anchor(
    store: Store, audit: Audit
) -> None:
    note(store)
    found = audit.verify()

    assert found.unkept_since == BEGAN
    assert not is_anchored_late(found, BEGAN + timedelta(minutes=59))
    assert is_anchored_late(found, BEGAN + timedelta(minutes=61))


def test_nothing_is_late_once_all_is_kept(store: Store, audit: Audit) -> None:
    note(store)
    audit.anchor(BEGAN)

    assert not is_anchored_late(audit.verify(), BEGAN + timedelta(days=9))


class TestShowing:
    def test_gives_the_newest_with_the_handles_of_who_is_known(
        self, store: Store, audit: Audit
    ) -> None:
        with store.changing() as unit:
            unit.agencies.add(agency())
            unit.workers.add(worker())
        note(store, 3)
        note(store, 1, who="U0LEAD")

        assert [(one.number, one.who) for one in audit.newest(3)] == [
            (3, "odile"),
            (4, "U0LEAD"),
            (5, "terminal"),
        ]

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    def test_one_that_cannot_be_read_is_shown_as_that(
        self, store: Store, audit: Audit
    ) -> None:
        note(store, 2)
        with store.changing() as unit:
            take_the_triggers_away(unit.connection)
            unit.connection.exec_driver_sql(
                "UPDATE trail SET at = 7 WHERE sequence = 2"
            )

        assert [one.legible for one in audit.newest(3)] == [True, False, True]
