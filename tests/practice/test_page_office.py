"""What the page may ask of an administrator."""

from __future__ import annotations

import pytest

from bot.practice import Person, PracticeSlack
from tests.practice.forms import Json
from tests.practice.http import Page

CHANGE = "/practice/change"


@pytest.fixture
def page(slack: PracticeSlack) -> Page:
    return Page(slack)


def test_a_person_is_deactivated_and_let_back_in(page: Page, odile: Person) -> None:
    leave = {"what": "deactivate", "person": "U0ODILE"}
    assert page.post(CHANGE, leave).json == {"ok": True}
    assert odile.persona.deactivated
    assert page.state()["me"]["deactivated"]
    assert page.post(CHANGE, {**leave, "what": "reactivate"}).json == {"ok": True}
    assert not odile.persona.deactivated


def test_a_person_is_made_a_guest_and_a_full_member(page: Page) -> None:
    guest = {"what": "guest", "person": "U0ODILE"}
    assert page.post(CHANGE, guest).json == {"ok": True}
    assert page.state()["me"]["guest"]
    assert page.post(CHANGE, {**guest, "what": "full"}).json == {"ok": True}
    assert not page.state()["me"]["guest"]


def test_a_room_changes_as_the_page_asks(page: Page) -> None:
    def first() -> tuple[bool, bool]:
        room = page.state()["rooms"][0]
        return room["private"], room["shared"]

    for what, seen in (
        ("public", (False, False)),
        ("share", (False, True)),
        ("unshare", (False, False)),
        ("private", (True, False)),
    ):
        wish = {"what": what, "room": "C0YP"}
        assert page.post(CHANGE, wish).json == {"ok": True}
        assert first() == seen


def test_a_room_to_which_somebody_is_invited_says_so(
    page: Page, slack: PracticeSlack
) -> None:
    slack.room("yp-7hx3").invite_outside()
    assert page.state()["rooms"][0]["invited"] is True


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({}, "invalid_arguments"),
        ({"what": "fly", "person": "U0ODILE"}, "invalid_arguments"),
        ({"what": "deactivate"}, "user_not_found"),
        ({"what": "guest", "person": "U0NOBODY"}, "user_not_found"),
        ({"what": "public"}, "channel_not_found"),
        ({"what": "share", "room": "C0NOWHERE"}, "channel_not_found"),
    ],
)
def test_what_cannot_be_changed_says_why(page: Page, wish: Json, error: str) -> None:
    assert page.post(CHANGE, wish).json == {"ok": False, "error": error}


def test_direct_messages_are_no_room_to_change(page: Page) -> None:
    direct = page.state()["direct"]["id"]
    answer = page.post(CHANGE, {"what": "public", "room": direct})
    assert answer.json == {"ok": False, "error": "channel_not_found"}


def test_another_site_may_change_nothing(page: Page) -> None:
    wish = {"what": "deactivate", "person": "U0ODILE"}
    answer = page.post(CHANGE, wish, origin="https://evil.example")
    assert answer.status == 403
    assert not page.state()["me"]["deactivated"]
