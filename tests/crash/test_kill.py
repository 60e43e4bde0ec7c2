"""
Killed with `kill -9` at every step and at random: nothing is lost, nothing doubled.

The last test takes the search for one's own message away and must find messages
twice: without it the others would prove nothing.
"""

from __future__ import annotations

import random

import pytest

from tests.crash.conftest import KILLED, Battlefield

SUBJECTS = [f"subject-{number}" for number in range(30)]
ONCE = dict.fromkeys(SUBJECTS, 1)

STEPS = [
    (method, stage)
    for method in (
        "chat.postMessage",
        "conversations.open",
        "files.getUploadURLExternal",
        "files.completeUploadExternal",
    )
    for stage in ("heard", "done", "answered")
]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("method", "stage"), STEPS)
def test_killed_at_this_step_of_a_call_nothing_is_lost_or_doubled(
    field_of: Battlefield, method: str, stage: str
) -> None:
    # A person's channel is opened by each worker anew, so only once by each.
    times = 1 if method == "conversations.open" else 3
    codes = [field_of.killed_at(method, stage, 1, queue=SUBJECTS)]
    codes += [field_of.killed_at(method, stage, nth) for nth in range(1, times)]
    field_of.finish()

    assert codes == [KILLED] * times
    assert field_of.seen() == ONCE


def test_killed_between_commit_and_send_it_is_sent_after_the_restart(
    field_of: Battlefield,
) -> None:
    assert field_of.work(queue=SUBJECTS, die="after commit") == KILLED
    assert field_of.seen() == {}
    field_of.finish()

    assert field_of.seen() == ONCE


def test_killed_before_the_commit_nothing_was_asked_for(field_of: Battlefield) -> None:
    assert field_of.work(queue=SUBJECTS, die="before commit") == KILLED
    field_of.finish()

    assert field_of.seen() == {}


def test_killed_at_random_nothing_is_lost_or_doubled(
    field_of: Battlefield, chance: random.Random
) -> None:
    subjects = [f"subject-{number}" for number in range(150)]
    codes = [field_of.killed_after(chance.uniform(0, 0.03), queue=subjects)]
    codes += [field_of.killed_after(chance.uniform(0, 0.03)) for _ in range(40)]
    field_of.finish()

    assert codes.count(KILLED) > 10
    assert field_of.slack.called("conversations.history"), "no kill met a message"
    assert field_of.seen() == dict.fromkeys(subjects, 1)
    _assert_sound(field_of)


def _assert_sound(field_of: Battlefield) -> None:
    if field_of.database_url.startswith("sqlite"):
        with field_of.store.looking() as unit:
            said = unit.connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        assert said == "ok"


def test_without_looking_first_the_same_kills_show_messages_twice(
    field_of: Battlefield,
) -> None:
    _forget_to_look(field_of)
    field_of.killed_at("chat.postMessage", "done", 1, queue=SUBJECTS)
    for _ in range(3):
        field_of.killed_at("chat.postMessage", "done", 1)
    field_of.finish()

    assert set(field_of.seen()) == set(SUBJECTS)
    assert field_of.seen().total() > len(SUBJECTS)


def _forget_to_look(field_of: Battlefield) -> None:
    """Let the database itself forget what is to be looked for."""
    with field_of.store.changing() as unit:
        if field_of.database_url.startswith("sqlite"):
            unit.connection.exec_driver_sql(
                "CREATE TRIGGER forget AFTER UPDATE OF look_first ON deliveries"
                " WHEN new.look_first BEGIN"
                " UPDATE deliveries SET look_first = 0 WHERE id = new.id; END"
            )
            return
        unit.connection.exec_driver_sql(
            "CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN new.look_first := false; RETURN new; END $$"
        )
        unit.connection.exec_driver_sql(
            "CREATE TRIGGER forget BEFORE UPDATE ON deliveries"
            " FOR EACH ROW EXECUTE FUNCTION forget()"
        )
