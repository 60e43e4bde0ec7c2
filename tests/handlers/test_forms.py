"""Reading what Slack sends: who asks, and what was filled in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult

from bot.access.service import Asker
from bot.blocks import VALUE
from bot.errors import (
    AlreadyDone,
    ChangedMeanwhile,
    NotFilledIn,
    NotFound,
    TooLate,
)
from handlers import errors
from handlers.forms import Filled, about, asker_of, pressed


def filled(**values: Any) -> Filled:
    state = {name: {VALUE: entry} for name, entry in values.items()}
    return Filled({"view": {"state": {"values": state}}})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (None, ""),
        ("", ""),
        ("  Wren  ", "Wren"),
        ("Wren\nComing (5)", "Wren Coming (5)"),
        ("a\t\tb\r\nc", "a b c"),
        ("\u200b\u2060\ufeff", ""),
        ("\u202eWren", "Wren"),
        ("a\x00b", "a b"),
        ("a\ud800b", "a b"),
        ("Tŷ bach 🙂", "Tŷ bach 🙂"),
        ("<!channel> & {x}", "<!channel> & {x}"),
    ],
)
def test_typed_text_is_one_visible_line(typed: str | None, read: str) -> None:
    assert filled(why={"value": typed}).text("why") == read


def test_a_field_that_is_not_there_is_empty() -> None:
    nothing = filled()

    assert nothing.text("why") == ""
    assert (nothing.one("who"), nothing.many("needed")) == (None, ())
    assert (nothing.date("on"), nothing.time("at")) == (None, None)


def test_choices_are_read_by_their_value() -> None:
    one, two = {"value": "a"}, {"value": "b"}
    read = filled(who={"selected_option": one}, needed={"selected_options": [one, two]})

    assert (read.one("who"), read.many("needed")) == ("a", ("a", "b"))


@pytest.mark.parametrize(
    ("body", "team"),
    [
        ({"user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T2"}}, "T1"),
        ({"user": {"id": "U1"}, "team": {"id": "T2"}}, "T2"),
        ({"user": {"id": "U1"}, "team": None}, ""),
        ({"user_id": "U1", "team_id": "T1"}, "T1"),
    ],
)
def test_who_asks_is_known_by_their_own_workspace(
    body: dict[str, Any], team: str
) -> None:
    assert asker_of(body) == Asker(team_id=team, slack_id="U1")


def test_a_button_and_a_form_carry_one_value_each() -> None:
    assert pressed({"actions": [{"value": "M1"}]}) == "M1"
    assert pressed({"actions": [{}]}) == ""
    assert about({"view": {"private_metadata": "M1 3"}}) == "M1 3"


@pytest.mark.parametrize("error", [NotFound, ChangedMeanwhile, TooLate, AlreadyDone])
def test_a_known_error_is_pushed_on_top_of_the_form(error: type[Exception]) -> None:
    answer = answered(error())

    assert answer["response_action"] == "push"
    assert str(error()) in json.dumps(answer["view"])


def test_fields_of_the_form_are_answered_at_the_fields() -> None:
    assert answered(NotFilledIn({"why": "Please say why."})) == {
        "response_action": "errors",
        "errors": {"why": "Please say why."},
    }


def test_a_field_that_is_not_in_the_form_is_answered_on_top() -> None:
    answer = answered(NotFilledIn({"why": "Please say why.", "who": "And who."}))

    assert answer["response_action"] == "push"
    assert "Please say why. And who." in json.dumps(answer["view"])


@pytest.mark.parametrize("error", [ValueError("Zqx"), KeyError("Zqx"), OSError("Zqx")])
def test_an_unknown_error_says_a_number_and_not_itself(error: Exception) -> None:
    answer = json.dumps(answered(error))

    assert "tell your lead this number: 7K3M9Q." in answer
    assert "Zqx" not in answer


def answered(error: Exception) -> dict[str, Any]:
    """Send a form with one field to a listener that raises, and return the answer."""
    app = App(
        signing_secret=None,
        authorize=lambda: AuthorizeResult(
            enterprise_id=None, team_id="T1", bot_token="xoxb-practice"
        ),
        process_before_response=True,
    )
    errors.register(app, lambda: "7K3M9Q")

    @app.view("form")
    def listener() -> None:
        raise error

    view = {"type": "modal", "callback_id": "form", "blocks": [{"block_id": "why"}]}
    body = {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "view": view,
    }
    response = app.dispatch(BoltRequest(mode="socket_mode", body=body))
    assert response.status == 200
    found: dict[str, Any] = json.loads(response.body)
    return found
