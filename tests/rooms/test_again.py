"""What leads do: say that it is private again, change the channel, let others in."""

from __future__ import annotations

import pytest

from bot.directory.visit import OnlyForLeads
from bot.errors import NotFilledIn, NotFound
from bot.rooms.cards import RoomForm
from bot.rooms.requests import RoomChange
from tests.meetings.desk import OUTSIDE, TEAM
from tests.rooms.scene import ROOM, TAKEN_BACK, Scene

NEW = "C0ANOTHER"


def stopped(scene: Scene) -> Scene:
    scene.call()
    scene.send()
    scene.expose()
    scene.look()
    assert scene.posts == [TAKEN_BACK]
    return scene


def test_posts_are_put_back_when_it_is_private_again(on_both: Scene) -> None:
    stopped(on_both)
    on_both.close()
    on_both.rooms.private_again(on_both.lead, on_both.person.id)
    on_both.send()

    assert on_both.posts == ["A meeting is planned."]
    assert on_both.person.room_stopped_on is None
    assert on_both.told() == ["This is settled. Thank you."]


def test_a_channel_that_others_still_read_is_stopped_again_at_once(
    scene: Scene,
) -> None:
    stopped(scene)
    scene.rooms.private_again(scene.lead, scene.person.id)
    scene.send()

    assert scene.posts == [TAKEN_BACK]
    assert scene.person.room_stopped_on is not None
    assert len(scene.told()) == 2


def test_saying_it_twice_is_the_same_as_once(scene: Scene) -> None:
    stopped(scene)
    scene.close()
    for _ in range(2):
        scene.rooms.private_again(scene.lead, scene.person.id)
        scene.send()

    assert scene.posts == ["A meeting is planned."]


def test_a_meeting_that_is_over_is_not_announced_afterwards(scene: Scene) -> None:
    scene.call()
    scene.rooms.exposed(ROOM, scene.desk.clock.now())
    scene.send()
    scene.desk.after_the_meeting()
    scene.rooms.private_again(scene.lead, scene.person.id)
    scene.send()

    assert scene.posts == []


def test_what_waited_while_it_was_stopped_is_posted_then(scene: Scene) -> None:
    scene.rooms.exposed(ROOM, scene.desk.clock.now())
    scene.call()
    scene.send()
    assert scene.posts == []
    scene.rooms.private_again(scene.lead, scene.person.id)
    scene.send()

    assert scene.posts == ["A meeting is planned."]


def test_letting_a_workspace_in_is_enough(on_both: Scene) -> None:
    on_both.call()
    on_both.send()
    on_both.expose("shared")
    on_both.look()
    on_both.set_room(ROOM, OUTSIDE, "T0ELSEWHERE")
    on_both.send()

    assert on_both.posts == ["A meeting is planned."]
    assert on_both.person.room_workspaces == "T0ELSEWHERE,T0OUTSIDE"


def test_another_channel_takes_back_what_was_in_the_first(on_both: Scene) -> None:
    on_both.call()
    on_both.send()
    on_both.set_room(NEW)
    on_both.send()

    assert on_both.posts == [TAKEN_BACK]
    assert (on_both.person.room_id, on_both.person.room_team_id) == (NEW, TEAM)


def test_the_next_change_is_posted_in_the_new_channel(scene: Scene) -> None:
    meeting_id = scene.call()
    scene.send()
    scene.set_room(NEW)
    scene.desk.meetings.move(scene.desk.asker("odile"), scene.desk.moving(meeting_id))
    scene.send()

    assert scene.slack.texts(NEW) == ["A meeting is planned."]
    assert scene.posts == [TAKEN_BACK]


def test_no_channel_any_more_takes_everything_back(scene: Scene) -> None:
    stopped(scene)
    scene.set_room("")
    scene.send()

    assert scene.posts == [TAKEN_BACK]
    assert (scene.person.room_id, scene.person.room_team_id) == (None, None)
    assert scene.told() == ["This is settled. Thank you."]


def test_a_channel_keeps_its_posts_under_its_new_id(on_both: Scene) -> None:
    meeting_id = on_both.call()
    on_both.send()
    on_both.slack.messages[:] = [
        one for one in on_both.slack.messages if one.channel == ROOM
    ]
    on_both.slack.messages[0].channel = NEW
    on_both.rooms.renumbered(ROOM, NEW)
    desk = on_both.desk
    desk.meetings.move(desk.asker("odile"), desk.moving(meeting_id))
    on_both.send()

    assert on_both.person.room_id == NEW
    assert on_both.slack.texts(NEW) == ["A meeting is planned."]
    assert on_both.slack.messages[0].edits > 0


def test_the_form_shows_what_is_set(scene: Scene) -> None:
    scene.allow()

    assert scene.rooms.begin(scene.lead) == RoomForm()
    assert scene.rooms.begin(scene.lead, scene.person.id) == RoomForm(
        reference="YP-7HX3", room_id=ROOM, workspaces=(OUTSIDE,)
    )


@pytest.mark.parametrize("typed", ["YP-7HX4", "whatever", ""])
def test_a_reference_that_is_not_there_is_said_at_its_field(
    scene: Scene, typed: str
) -> None:
    change = RoomChange(reference=typed, room_id=ROOM, workspaces=())
    with pytest.raises(NotFilledIn) as caught:
        scene.rooms.set_room(scene.lead, change)

    assert set(caught.value.problems) == {"reference"}


@pytest.mark.parametrize("reference", ["YP-7HX3", "YP-7HX4"])
def test_others_learn_nothing_from_trying(scene: Scene, reference: str) -> None:
    odile = scene.desk.asker("odile")
    change = RoomChange(reference=reference, room_id=ROOM, workspaces=())
    for attempt in (
        lambda: scene.rooms.set_room(odile, change),
        lambda: scene.rooms.private_again(odile, scene.person.id),
        lambda: scene.rooms.private_again(odile, "Y0"),
        lambda: scene.rooms.begin(odile, scene.person.id),
        lambda: scene.rooms.begin(odile),
    ):
        with pytest.raises(OnlyForLeads):
            attempt()


def test_a_lead_finds_nothing_under_an_id_that_is_not_there(scene: Scene) -> None:
    with pytest.raises(NotFound):
        scene.rooms.private_again(scene.lead, "Y0")


def test_slack_is_asked_of_a_channel_with_posts_once_an_hour(scene: Scene) -> None:
    for _ in range(3):
        scene.look()
    assert scene.slack.called("conversations.info") == []
    scene.call()
    scene.send()
    for _ in range(3):
        scene.look()
    assert len(scene.slack.called("conversations.info")) == 2
    scene.later(hours=1)
    scene.look()

    rooms = [form["channel"] for form in scene.slack.called("conversations.info")]
    assert rooms == [ROOM] * 3
