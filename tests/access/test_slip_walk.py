"""Every id that leaves has a slip, and every slip that comes back is an id again."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.access.signing import Signing
from bot.access.slip_walk import change_answer, change_blocks, change_view
from bot.access.slips import BUTTON_LASTS, FORM_LASTS, Slips, TooOld
from bot.blocks import (
    as_dicts,
    button,
    buttons,
    field,
    form,
    home,
    pick_any,
    pick_grouped,
    pick_one,
    pick_radio,
    say,
    text_box,
)
from bot.clock import MovableClock
from bot.deliveries.records import File, Home, NotNeeded, Post
from bot.errors import NotFound
from bot.practice.limits import check_message, check_view
from bot.practice.values import beginning, with_ids
from tests.meetings.emitted import homes, modals, posts
from tests.meetings.longest import SCRIPTS, Longest

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
KEY = b"a key of this house, 32 letters."


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def signing(clock: MovableClock) -> Signing:
    return Signing(Slips(KEY), clock)


def everything(script: str = "plain") -> dict[str, dict[str, Any]]:
    """Return all forms, messages and Homes of a meeting, as long as can be."""
    longest = Longest(script)
    messages = {name: {"blocks": one.blocks} for name, one in posts(longest).items()}
    made = {**modals(longest), **homes(longest), **messages}
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


def signed(signing: Signing, shown: dict[str, Any]) -> dict[str, Any]:
    if "type" in shown:
        return signing.view(shown)
    return {"blocks": signing.blocks(shown["blocks"])}


def ids_in(shown: Any) -> Iterator[str]:
    """Yield what a button, a choice or a form carries, wherever it stands."""
    if isinstance(shown, dict):
        carries = shown.get("type") == "button" or "value" in shown
        if carries and "max_length" not in shown:
            yield shown.get("value", "")
        if shown.get("type") in {"modal", "home"}:
            yield shown.get("private_metadata", "")
        for inner in shown.values():
            yield from ids_in(inner)
    elif isinstance(shown, list):
        for inner in shown:
            yield from ids_in(inner)


def pressed(shown: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what Slack says when each button is pressed."""
    for one in elements(shown):
        if one["type"] == "button":
            action = {name: one[name] for name in ("type", "action_id", "value")}
            body = {"actions": [{**action, "block_id": "b"}]}
            yield {**body, "view": shown} if "type" in shown else body


def elements(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "action_id" in tree:
            yield tree
        for inner in tree.values():
            yield from elements(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from elements(inner)


EVERYTHING = everything()
FORMS = {name: one for name, one in EVERYTHING.items() if one.get("type") == "modal"}


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_id_leaves_as_it_is(signing: Signing, name: str) -> None:
    shown = signed(signing, EVERYTHING[name])

    assert [one for one in ids_in(shown) if not one.startswith("1.")] == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_what_is_given_is_not_changed(signing: Signing, name: str) -> None:
    before = copy.deepcopy(EVERYTHING[name])
    signed(signing, EVERYTHING[name])

    assert EVERYTHING[name] == before


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_comes_back_is_as_it_was(signing: Signing, name: str) -> None:
    plain = {
        **FORMS[name],
        "blocks": with_ids(FORMS[name]["blocks"], lambda: "b"),
    }
    shown = signed(signing, plain)
    body = {"view": {**shown, "state": {"values": beginning(shown["blocks"])}}}
    signing.check(body)
    back = body["view"]

    assert back["blocks"] == plain["blocks"]
    assert back["private_metadata"] == plain.get("private_metadata", "")
    assert back["state"]["values"] == beginning(plain["blocks"])


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_button_that_is_pressed_says_what_it_said(
    signing: Signing, name: str
) -> None:
    plain = [one["value"] for one in _buttons(EVERYTHING[name])]
    presses = list(pressed(signed(signing, EVERYTHING[name])))
    for body in presses:
        signing.check(body)

    assert [body["actions"][0]["value"] for body in presses] == plain


@pytest.mark.parametrize("script", SCRIPTS)
def test_slack_takes_the_longest_of_everything(signing: Signing, script: str) -> None:
    for shown in everything(script).values():
        sent = signed(signing, shown)
        if "type" in sent:
            check_view(sent, kind=sent["type"])
        else:
            check_message(sent["blocks"])
        lengths = [len(one) for one in elements_of_choice(sent)]

        assert max(lengths, default=0) <= 150
        assert all(len(one["value"]) <= 2000 for one in _buttons(sent))
        assert len(sent.get("private_metadata", "")) <= 3000


def test_what_is_chosen_at_first_is_one_of_the_choices(signing: Signing) -> None:
    for shown in EVERYTHING.values():
        for one in elements(signed(signing, shown)):
            first = one.get("initial_options") or [one.get("initial_option")]
            options = [*_options(one)]

            assert all(each in options for each in first if each)


def test_an_id_of_one_button_is_none_of_another(signing: Signing) -> None:
    [open_it] = as_dicts([buttons(button("a.open", "Open", "id1"))])
    [body] = pressed({"blocks": signing.blocks([open_it])})
    body["actions"][0]["action_id"] = "a.cancel"

    with pytest.raises(NotFound):
        signing.check(body)


def test_an_id_of_one_form_or_field_is_none_of_another(signing: Signing) -> None:
    choice = field("who", "Who?", pick_one([("id1", "Wren")], first="id1"))
    shown = signing.view(form(name="f", title="t", submit="s", blocks=[choice]))
    chosen = shown["blocks"][0]["element"]["initial_option"]
    for name, wanted in (("other", "who"), ("f", "whom")):
        values = {wanted: {"value": {"selected_option": chosen}}}
        view = {
            **signing.view(
                form(name=name, title="t", submit="s", blocks=[say("Hello")])
            ),
            "state": {"values": values},
        }
        with pytest.raises(NotFound):
            signing.check({"view": view})


def test_a_button_named_like_a_form_does_not_open_it(signing: Signing) -> None:
    [shown] = signing.blocks(as_dicts([buttons(button("same", "Go", "id1"))]))
    view = signing.view(form(name="same", title="t", submit="s", blocks=[say("Hello")]))
    view["private_metadata"] = shown["elements"][0]["value"]

    with pytest.raises(NotFound):
        signing.check({"view": view})


@pytest.mark.parametrize("kind", ["modal", "home"])
def test_a_form_holds_for_days_and_home_for_longer(
    signing: Signing, clock: MovableClock, kind: str
) -> None:
    say_it = [say("Hello")]
    made = home(say_it) if kind == "home" else _form(say_it)
    shown, lasts = signing.view(made), BUTTON_LASTS if kind == "home" else FORM_LASTS
    clock.move_to(NOW + lasts)
    signing.check({"view": copy.deepcopy(shown)})
    clock.move_to(NOW + lasts + timedelta(seconds=1))

    with pytest.raises(TooOld):
        signing.check({"view": shown})


def test_every_kind_of_choice_is_walked(signing: Signing) -> None:
    shown = signing.view(_form(_choices()))
    values = [each["value"] for one in elements(shown) for each in _options(one)]

    assert len(values) == 8
    assert all(one.startswith("1.") for one in values)
    body = {"view": {**shown, "state": {"values": beginning(shown["blocks"])}}}
    signing.check(body)
    chosen = body["view"]["state"]["values"]
    assert chosen["one"]["value"]["selected_option"]["value"] == "a"
    assert [o["value"] for o in chosen["some"]["value"]["selected_options"]] == ["b"]


def test_text_that_was_typed_is_left_alone(signing: Signing) -> None:
    box = field("why", "Why?", text_box(most=100, first="Plain words"))
    shown = signing.view(_form([box]))
    body = {"view": {**shown, "state": {"values": beginning(shown["blocks"])}}}
    signing.check(body)

    assert body["view"]["state"]["values"]["why"]["value"]["value"] == "Plain words"


def test_posts_and_homes_are_signed_and_what_has_no_ids_is_not(
    signing: Signing,
) -> None:
    blocks = as_dicts([buttons(button("a.open", "Open", "id1"))])
    post = signing.outgoing(Post(text="x", blocks=blocks, only_with=frozenset({"T1"})))
    shown = signing.outgoing(Home(view=home([say("Hello")])))
    file = File(text="x", name="x.ics", content=b"")
    gone = NotNeeded(reason="answered")

    assert isinstance(post, Post)
    assert isinstance(shown, Home)
    assert post.blocks == signing.blocks(blocks)
    assert post.only_with == frozenset({"T1"})
    assert shown.view["private_metadata"].startswith("1.")
    assert signing.outgoing(file) is file
    assert signing.outgoing(gone) is gone


def test_a_form_that_is_shown_again_has_the_very_same_choices(
    signing: Signing, clock: MovableClock
) -> None:
    shown = signing.view(FORMS["call"])
    body = {"view": copy.deepcopy(shown)}
    clock.move_to(NOW + timedelta(hours=1))
    came = signing.check(body)

    assert signing.view(body["view"], came)["blocks"] == shown["blocks"]
    assert signing.view(body["view"])["blocks"] != shown["blocks"]


def test_a_form_that_is_shown_again_holds_no_longer_for_it(
    signing: Signing, clock: MovableClock
) -> None:
    body = {"view": signing.view(FORMS["call"])}
    clock.move_to(NOW + timedelta(days=1))
    came = signing.check(body)
    again = signing.view(body["view"], came)
    clock.move_to(NOW + FORM_LASTS + timedelta(seconds=1))

    with pytest.raises(TooOld):
        signing.check({"view": again})


def test_what_carries_no_ids_is_left_alone(signing: Signing) -> None:
    command = {"command": "/meeting", "text": "new", "user_id": "U1"}
    kept = dict(command)
    signing.check(command)

    assert command == kept


def test_walking_finds_the_same_places_out_and_in() -> None:
    out: list[str] = []
    for name, one in FORMS.items():
        seen: list[str] = []
        change_view(one, _noting(seen))
        back: list[str] = []
        change_answer({"view": one}, _noting(back))
        assert seen == back, name
        out += seen

    assert len(set(out)) > 20


def test_a_message_has_its_doors_by_its_buttons() -> None:
    seen: list[str] = []
    change_blocks(as_dicts([say("x", beside=button("a.b", "Go", ""))]), _noting(seen))

    assert seen == ["button a.b"]


def _noting(seen: list[str]) -> Any:
    def change(door: str, value: Any) -> str:
        seen.append(door)
        return str(value)

    return change


def _form(blocks: Any) -> dict[str, Any]:
    return form(name="f", title="t", submit="s", blocks=blocks)


def _choices() -> list[Any]:
    two = [("a", "A"), ("b", "B")]
    return [
        field("one", "One?", pick_one(two, first="a")),
        field("any", "Any?", pick_any(two, first=["a"])),
        field("radio", "Which?", pick_radio(two)),
        field("some", "Some?", pick_grouped([("Group", two)], first=["b"])),
    ]


def _options(element: dict[str, Any]) -> list[dict[str, Any]]:
    groups = element.get("option_groups") or [element]
    return [each for group in groups for each in group.get("options", [])]


def elements_of_choice(tree: Any) -> Iterator[str]:
    for one in elements(tree):
        yield from (each["value"] for each in _options(one))


def _buttons(tree: Any) -> list[dict[str, Any]]:
    return [one for one in elements(tree) if one["type"] == "button"]
