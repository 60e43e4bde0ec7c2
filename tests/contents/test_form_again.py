"""The form again with what may not be right below its field: Slack keeps the rest."""

from __future__ import annotations

from typing import Any

import pytest

from bot.blocks import as_dicts, field, form, line, say, text_box, whisper
from bot.contents.cards import Doubt
from bot.contents.messages import again, at_fields, field_of, is_ours
from bot.practice.limits import check_view
from tests.meetings.emitted import modals
from tests.meetings.longest import SCRIPTS, Longest

CALL = modals(Longest("plain"))["call"]


def doubt(name: str, **changes: Any) -> Doubt:
    given = {
        "field": name,
        "sentences": ("That may sound like blame.",),
        "perhaps": None,
        "fingerprint": "0123456789abcdef01234567",
        **changes,
    }
    return Doubt(**given)


def sent(view: dict[str, Any]) -> dict[str, Any]:
    """Return a view as Slack sends it back, with keys of its own."""
    return {
        **view,
        "id": "V1",
        "team_id": "T1",
        "hash": "1.x",
        "state": {"values": {}},
        "root_view_id": "V1",
        "app_id": "A1",
        "external_id": "",
        "app_installed_team_id": "T1",
        "bot_id": "B1",
        "clear_on_close": False,
        "notify_on_close": False,
        "previous_view_id": None,
    }


def test_the_form_comes_again_with_its_words_and_its_buttons() -> None:
    view = again(sent(CALL), [doubt("why")])

    assert view is not None
    for name in ("type", "callback_id", "title", "submit", "close"):
        assert view[name] == CALL[name]
    assert view["private_metadata"] == CALL["private_metadata"]
    assert set(view) <= {*CALL, "private_metadata"}
    check_view(view, kind="modal")


def test_every_field_keeps_its_names_so_that_slack_keeps_what_is_in_it() -> None:
    view = again(sent(CALL), [doubt("why"), doubt("line")])

    assert view is not None
    assert [one for one in view["blocks"] if not is_ours(one.get("block_id", ""))] == (
        CALL["blocks"]
    )


def test_what_is_said_stands_right_below_its_field() -> None:
    view = again(CALL, [doubt("why", perhaps="Who can do what, and by when?")])

    assert view is not None
    names = [one.get("block_id", "") for one in view["blocks"]]
    place = names.index("why")
    told, box = view["blocks"][place + 1 : place + 3]
    assert told["text"]["text"] == (
        "That may sound like blame.\n*Perhaps:* “Who can do what, and by when?”"
    )
    assert box["label"]["text"] == "Or is “In one line” all right?"
    assert box["optional"]


def test_a_box_is_for_one_text_and_knows_its_field() -> None:
    view = again(CALL, [doubt("why")])

    assert view is not None
    [box] = [one for one in view["blocks"] if "not-that" in one.get("block_id", "")]
    name, fingerprint = box["block_id"], box["element"]["options"][0]["value"]
    assert field_of(name, fingerprint) == "why"
    assert field_of(name, "f" * 24) is None
    assert field_of("why", fingerprint) is None


def test_a_ticked_box_stays_ticked_while_another_is_asked_about() -> None:
    view = again(CALL, [doubt("why", is_answered=True), doubt("line")])

    assert view is not None
    boxes = [one for one in view["blocks"] if "not-that" in one.get("block_id", "")]
    ticked = {one["block_id"]: "initial_options" in one["element"] for one in boxes}
    assert ticked == {
        "it-is-not-that-line-01234567": False,
        "it-is-not-that-why-01234567": True,
    }


def test_old_boxes_go_when_the_text_is_another() -> None:
    first = again(CALL, [doubt("why")])
    assert first is not None
    second = again(first, [doubt("why", fingerprint="f" * 24)])

    assert second is not None
    assert len(second["blocks"]) == len(first["blocks"])
    assert "01234567" not in str(second["blocks"])


@pytest.mark.parametrize("script", SCRIPTS)
def test_slack_takes_every_form_again_with_everything_doubted(script: str) -> None:
    for view in modals(Longest(script)).values():
        typed = [
            one["block_id"]
            for one in view["blocks"]
            if one.get("element", {}).get("type") == "plain_text_input"
        ]
        doubts = [doubt(one, perhaps=Longest(script).text(3000)) for one in typed]
        shown = again(view, doubts)

        assert shown is not None
        check_view(shown, kind="modal")


def _full(*, tells: int, fields: int) -> dict[str, Any]:
    boxes = [field(f"f{n}", f"Field {n}", text_box(most=9)) for n in range(fields)]
    told = [whisper("Small print") if n % 2 else line() for n in range(tells)]
    return form(name="f", title="t", submit="s", blocks=[*boxes, *told])


def test_small_print_makes_room_and_no_field_does() -> None:
    view = again(_full(tells=4, fields=96), [doubt("f0"), doubt("f95")])

    assert view is not None
    assert len(view["blocks"]) == 100
    assert sum(one["type"] == "input" for one in view["blocks"]) == 96 + 2


def test_without_any_room_it_is_said_at_the_field() -> None:
    doubts = [doubt("f0"), doubt("f1", is_answered=True)]

    assert again(_full(tells=0, fields=100), doubts) is None
    assert at_fields(doubts) == {"f0": "That may sound like blame."}


def test_what_was_typed_is_shown_back_without_anything_live() -> None:
    view = again(CALL, [doubt("why", perhaps="<!channel> & <@U1>")])

    assert "&lt;!channel&gt; &amp; &lt;@U1&gt;" in str(view)


def test_a_form_without_the_field_is_left_as_it_is() -> None:
    plain = {**CALL, "blocks": as_dicts([say("Hello")])}
    view = again(plain, [doubt("why")])

    assert view is not None
    assert view["blocks"] == plain["blocks"]
