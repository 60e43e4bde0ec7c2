"""A channel that others come to read, at every moment between queueing and sending."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from tests.deliveries.fake_slack import PRIVATE, dropped_after_accepting, error
from tests.meetings.desk import OUTSIDE
from tests.rooms.scene import EXPOSED, ROOM, TAKEN_BACK, Scene


def _move(scene: Scene, meeting_id: str) -> None:
    desk = scene.desk
    desk.meetings.move(desk.asker("odile"), desk.moving(meeting_id))


def _cancel(scene: Scene, meeting_id: str) -> None:
    scene.desk.meetings.cancel(scene.desk.asker("odile"), meeting_id)


def _send(scene: Scene, _meeting_id: str) -> None:
    scene.send()


#: What happens to one meeting; between any two others may come to read the channel.
STORIES: dict[str, list[Callable[[Scene, str], None]]] = {
    "sent": [_send],
    "sent and moved": [_send, _move, _send],
    "moved before it is sent": [_move, _send],
    "sent and cancelled": [_send, _cancel, _send],
    "sent, moved and cancelled": [_send, _move, _send, _cancel, _send],
}
CASES = [
    (story, at, how)
    for story, how in product(STORIES, EXPOSED)
    for at in range(len(STORIES[story]) + 1)
]


@pytest.mark.parametrize(("story", "at", "how"), CASES)
def test_nothing_is_posted_once_others_can_read_it(
    scene: Scene, story: str, at: int, how: str
) -> None:
    meeting_id = scene.call()
    for number, step in enumerate(STORIES[story]):
        if number == at:
            scene.expose(how)
            before = len(scene.slack.calls)
        step(scene, meeting_id)
    if at == len(STORIES[story]):
        scene.expose(how)
        before = len(scene.slack.calls)
    scene.look()

    said = _said_in_the_room(scene, since=before)
    assert set(said) <= {TAKEN_BACK}
    assert set(scene.posts) <= {TAKEN_BACK}
    assert len(scene.told()) == 1


def _said_in_the_room(scene: Scene, since: int) -> list[str]:
    return [
        form["text"]
        for method, form in scene.slack.calls[since:]
        if method in {"chat.postMessage", "chat.update"} and form["channel"] == ROOM
    ]


def test_posts_are_taken_back_and_the_lead_is_told_once(on_both: Scene) -> None:
    on_both.call()
    on_both.send()
    assert on_both.posts == ["A meeting is planned."]
    on_both.expose()
    on_both.look()
    on_both.later(hours=2)
    on_both.look()

    assert on_both.posts == [TAKEN_BACK]
    assert on_both.told() == [
        "A team's channel can be read by more people now. I stopped posting there."
    ]
    assert on_both.person.room_stopped_on == on_both.desk.clock.now().date()


def test_what_slack_tells_of_a_strange_workspace_stops_it_at_once(
    on_both: Scene,
) -> None:
    on_both.call()
    on_both.send()
    on_both.rooms.shared(ROOM, "T0ELSEWHERE")
    on_both.send()

    assert on_both.posts == [TAKEN_BACK]
    assert on_both.slack.called("conversations.info")[1:] == []


def test_a_workspace_that_may_be_connected_stops_nothing(scene: Scene) -> None:
    scene.allow()
    scene.call()
    scene.send()
    scene.rooms.shared(ROOM, OUTSIDE)
    scene.slack.rooms[ROOM] = {
        **PRIVATE,
        "is_ext_shared": True,
        "connected_team_ids": [OUTSIDE],
    }
    scene.look()

    assert scene.posts == ["A meeting is planned."]
    assert scene.told() == []


def test_it_is_stopped_for_everyone_whose_team_meets_there(scene: Scene) -> None:
    with scene.desk.store.changing() as unit:
        other = unit.young_people.by_reference("YP-8RN4")
        assert other
        unit.young_people.save(replace(other, room_id=ROOM, room_team_id="T0BRACKEN"))
    scene.call()
    scene.desk.call("hesper", by="ludo", about="YP-8RN4", place="The Hub")
    scene.send()
    scene.expose()
    scene.look()

    assert scene.posts == [TAKEN_BACK] * 2
    assert scene.desk.young_person("YP-8RN4").room_stopped_on is not None
    assert len(scene.told()) == 1


def test_others_may_come_in_between_the_look_and_the_post(scene: Scene) -> None:
    def open_it(method: str, stage: str) -> None:
        if (method, stage) == ("conversations.info", "answered"):
            scene.expose()

    scene.call()
    scene.slack.at_stage = open_it
    scene.send()
    assert scene.posts == ["A meeting is planned."]
    scene.look()

    assert scene.posts == [TAKEN_BACK]


def test_a_post_whose_answer_was_lost_is_looked_for_and_taken_back(
    scene: Scene,
) -> None:
    scene.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    scene.call()
    scene.forget_the_rest()
    scene.send()
    assert scene.queued()[0].look_first
    scene.rooms.exposed(ROOM, scene.desk.clock.now())
    scene.later(seconds=10)
    scene.send()

    assert scene.posts == [TAKEN_BACK]


def test_what_cannot_be_taken_back_is_told_at_once(scene: Scene) -> None:
    scene.call()
    scene.forget_the_rest()
    scene.send()
    scene.slack.faults["chat.update"].append(error("channel_not_found"))
    scene.rooms.exposed(ROOM, scene.desk.clock.now())
    scene.send()
    scene.send()

    assert scene.told()[-1] == (
        "I could not take back a post in a team's channel. Please have it deleted."
    )


def test_the_convenors_board_says_that_nothing_is_posted_there(scene: Scene) -> None:
    scene.call()
    scene.send()
    scene.expose()
    scene.look()

    boards = [
        json.loads(form["blocks"])
        for form in scene.slack.called("chat.update")
        if form["channel"] == "DU0ODILE"
    ]
    assert "I did not post in the team's channel" in json.dumps(boards[-1])


def test_a_stop_is_in_the_trail_without_saying_of_whom(on_both: Scene) -> None:
    on_both.rooms.exposed(ROOM, on_both.desk.clock.now())
    with on_both.desk.store.looking() as unit:
        [entry] = unit.trail.newest(1)
        mark = unit.seals.mark(on_both.person.id, on_both.person.id)

    assert (entry.worker_id, entry.verb, entry.thing_id) == (  # type: ignore[union-attr]
        "alongside",
        "keep-room",
        mark,
    )


def test_a_channel_of_no_team_is_nobodys_business(scene: Scene) -> None:
    queued = scene.desk.queue()

    assert not scene.rooms.exposed("C0HELLO", scene.desk.clock.now())
    scene.rooms.shared("C0HELLO", "T0ELSEWHERE")
    scene.rooms.changed("C0HELLO")
    scene.rooms.renumbered("C0HELLO", "C0OTHER")
    assert scene.desk.queue() == queued
