"""What somebody took on: given to them alone, and done once."""

from __future__ import annotations

from datetime import date

import pytest

from bot.deliveries.records import NotNeeded
from bot.errors import NotFound
from tests.meetings.desk import Desk


def test_each_person_gets_their_own_actions(desk: Desk) -> None:
    given(desk, corin="Ask about the bus")

    queued = desk.queue("meeting.actions")
    texts = {one.worker_id: str(desk.render(one)) for one in queued}
    assert "Ring the school" in texts[desk.id_of("ludo")]
    assert "Ask about the bus" not in texts[desk.id_of("ludo")]
    assert "Ring the school" not in texts[desk.id_of("corin")]


def test_done_is_done_once_and_shown_on_home(either: Desk) -> None:
    action_id = given(either)
    either.home.open(either.asker("ludo"))
    either.outcomes.done(either.asker("ludo"), action_id)
    [home] = either.queue("home")
    either.outcomes.done(either.asker("ludo"), action_id)

    assert home.wanted == 2
    assert either.queue("home") == [home]
    assert either.meetings.coming_up(either.asker("ludo")).todos == ()


def test_done_refreshes_nobody_elses_list(desk: Desk) -> None:
    action_id = given(desk, corin="Ask about the bus")
    desk.outcomes.done(desk.asker("ludo"), action_id)

    [theirs] = desk.queued_for("corin", "meeting.actions")
    [own] = desk.queued_for("ludo", "meeting.actions")
    assert (theirs.wanted, own.wanted) == (1, 2)


def test_somebody_elses_action_is_not_found(desk: Desk) -> None:
    action_id = given(desk)

    for handle in ("corin", "odile", "wystan"):
        with pytest.raises(NotFound):
            desk.outcomes.done(desk.asker(handle), action_id)


def test_actions_are_not_sent_to_somebody_out_of_the_team(desk: Desk) -> None:
    given(desk)
    desk.end_place("ludo", date(2027, 3, 16))
    [actions] = desk.queued_for("ludo", "meeting.actions")

    assert desk.render(actions) == NotNeeded(reason="access-removed")


def given(desk: Desk, **others: str) -> str:
    """Hold a meeting, give Ludo one action, and return its id."""
    odile, meeting_id = desk.asker("odile"), desk.call("ludo", "corin")
    desk.after_the_meeting()
    agreed = {"ludo": "Ring the school", **others}
    rows = [desk.row(handle, what) for handle, what in agreed.items()]
    desk.outcomes.agree(odile, meeting_id, rows, more=False)
    desk.outcomes.close(odile, desk.closing(meeting_id))
    [todo] = desk.meetings.coming_up(desk.asker("ludo")).todos
    return todo.action_id
