"""Off with one tap, on with another; and only the team around may tap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.directory.records import Sees
from bot.errors import NotFound
from tests.rooms.scene import TAKEN_BACK
from tests.weeks.stage import ROOM, Stage

OFF = "The weekly post is off."


def posted(stage: Stage) -> Stage:
    stage.desk.call("ludo")
    stage.on_monday()
    assert "Not here, please" in stage.posts[0]
    return stage


def off(stage: Stage, handle: str = "ludo") -> None:
    about = stage.desk.young_person().id
    stage.weeks.turn_off(stage.desk.asker(handle), about)
    stage.send()


def on(stage: Stage, handle: str = "ludo") -> None:
    about = stage.desk.young_person().id
    stage.weeks.turn_on(stage.desk.asker(handle), about)
    stage.send()


def test_one_tap_and_the_post_says_that_it_is_off(on_both: Stage) -> None:
    off(posted(on_both))

    [post] = on_both.posts
    assert OFF in post
    assert "Turn it on again" in post
    assert "Wed 17 Mar" not in post


def test_once_off_no_more_comes(stage: Stage) -> None:
    off(posted(stage))
    stage.on_monday(weeks_later=1)

    assert len(stage.posts) == 1


def test_turned_on_again_the_post_is_back(on_both: Stage) -> None:
    off(posted(on_both))
    on(on_both)

    [post] = on_both.posts
    assert "Wed 17 Mar at 11:35" in post


def test_weeks_later_it_can_still_be_turned_on(stage: Stage) -> None:
    off(posted(stage))
    stage.on_monday(weeks_later=1)
    assert "Turn it on again" in stage.posts[0]
    on(stage)
    stage.on_monday(weeks_later=1)

    assert len(stage.posts) == 2
    assert stage.posts[0] == "That week is over."


def test_twice_is_the_same_as_once(stage: Stage) -> None:
    posted(stage)
    off(stage)
    off(stage, "corin")

    with stage.desk.store.looking() as unit:
        kept = unit.nudges.room_week(stage.desk.young_person().id)
    assert kept is not None
    assert kept.off_by_id == stage.desk.id_of("ludo")


@pytest.mark.parametrize("handle", ["ebba", "jocosa"])
def test_nobody_outside_the_team_can(stage: Stage, handle: str) -> None:
    posted(stage)
    with pytest.raises(NotFound):
        off(stage, handle)

    assert OFF not in stage.posts[0]


def test_whoever_sees_dates_only_cannot(stage: Stage) -> None:
    posted(stage)
    _sees_dates_only(stage, "ludo")
    with pytest.raises(NotFound):
        off(stage)


def test_a_post_that_others_can_read_is_taken_back(on_both: Stage) -> None:
    posted(on_both)
    on_both.rooms.exposed(ROOM, on_both.desk.clock.now())
    on_both.send()

    assert on_both.posts == [TAKEN_BACK]


def test_in_a_channel_that_others_can_read_nothing_is_posted(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.expose()
    stage.on_monday()

    assert stage.posts == []
    assert stage.desk.young_person().room_stopped_on is not None


def test_a_post_that_cannot_be_taken_back_is_told_to_the_lead(stage: Stage) -> None:
    posted(stage)
    stage.rooms.exposed(ROOM, stage.desk.clock.now())
    stage.refuse_updates()
    stage.send()

    told = stage.desk.queue("rooms.left-behind")
    assert [one.subject_id for one in told] == [stage.desk.young_person().id]


def _sees_dates_only(stage: Stage, handle: str) -> None:
    about = stage.desk.young_person().id
    with stage.desk.store.changing() as unit:
        for place in unit.young_people.places(about):
            if place.worker_id == stage.desk.id_of(handle):
                unit.young_people.save_place(replace(place, sees=Sees.DATES))


def test_turned_on_in_the_morning_it_comes_that_day(stage: Stage) -> None:
    off(posted(stage))
    with stage.desk.store.looking() as unit:
        assert unit.nudges.room_week(stage.desk.young_person().id) is not None
    stage.on_monday(weeks_later=1)
    on(stage)

    stage.on_monday(weeks_later=1)
    assert "Wed 17 Mar at 11:35" in stage.posts[-1]
