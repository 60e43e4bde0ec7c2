"""
What really goes out over the Web API while a meeting is full of hostile texts.

The practice Slack takes each call as Slack would and remembers its arguments.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.practice.calls import Call
from bot.practice.person import Person
from bot.rehearsal import OPENING, Rehearsal
from tests.security.outgoing import wrong_with

HOSTILE = "<!channel> *x* \u202e<@U1> {0} & <https://x.example|y>"
KEY = re.compile(r"[0-9A-Z]{26}")
#: Arguments that carry words; each may be JSON in a string.
CARRIERS = ("blocks", "view", "text", "initial_comment", "metadata", "files")


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """Every call of a meeting from the first word to what was agreed."""
    path: Path = tmp_path_factory.mktemp("posted") / "alongside.db"
    clock = MovableClock(OPENING)
    with Rehearsal(database_url=f"sqlite:///{path}", clock=clock) as rehearsal:
        rehearsal.slack.wait_for_bot()
        corin, silas = (rehearsal.slack.person(one) for one in ("corin", "silas"))
        corin.type("/meeting YP-5DW8 Wed 3 Mar 11:35")
        _send(corin, {"Why do we meet?": "Share a worry", "In one line": HOSTILE})
        rehearsal.settle()
        silas.press("Someone else will come")
        _send(silas, {"Their name": HOSTILE})
        corin.close_form(all=True)
        rehearsal.move_to(datetime(2027, 3, 3, 12, 5, tzinfo=UTC))
        corin.press("Record it")
        _send(corin, {})
        _send(corin, _agreed())
        _send(corin, {"Is there a next meeting?": "No, and here is why", **_no_next()})
        rehearsal.settle()
        return rehearsal.slack.calls


def test_everything_was_taken_by_slack(calls: list[Call]) -> None:
    assert {one.answered for one in calls} == {"ok"}


def test_the_hostile_words_did_go_out(calls: list[Call]) -> None:
    posted = [one for one in said(calls) if "&lt;!channel&gt;" in str(one.arguments)]

    assert {one.method for one in posted} >= {"chat.postMessage", "chat.update"}


def test_nothing_in_any_call_is_live_hidden_or_too_long(calls: list[Call]) -> None:
    wrong = [
        (one.method, name, line)
        for one in said(calls)
        for name, part in parts(one).items()
        for line in wrong_with(part if isinstance(part, dict) else {name: part})
    ]

    assert wrong == []


def test_nothing_is_ever_unfurled_or_linked(calls: list[Call]) -> None:
    posts = [one.arguments for one in calls if one.method == "chat.postMessage"]

    assert posts
    for one in posts:
        off = (one["unfurl_links"], one["unfurl_media"], one["link_names"])
        assert {str(flag).lower() for flag in off} <= {"false", "0"}
    assert not [one for one in calls if "parse" in one.arguments]


def test_metadata_is_one_opaque_key_and_nothing_else(calls: list[Call]) -> None:
    found = [parts(one)["metadata"] for one in calls if "metadata" in one.arguments]

    assert found
    for one in found:
        assert set(one) == {"event_type", "event_payload"}
        assert one["event_type"] == "alongside"
        assert set(one["event_payload"]) == {"key"}
        assert KEY.fullmatch(one["event_payload"]["key"])


def test_no_notification_has_anything_of_anybody(calls: list[Call]) -> None:
    rung = [
        str(part)
        for one in calls
        for name, part in parts(one).items()
        if name in {"text", "initial_comment"}
    ]

    assert rung
    for text in rung:
        for private in ("YP-", "5DW8", "Corin", "Silas", "channel", "Marlpit", "{0}"):
            assert private not in text


def said(calls: list[Call]) -> list[Call]:
    return [one for one in calls if not set(CARRIERS).isdisjoint(one.arguments)]


def parts(call: Call) -> dict[str, Any]:
    """Return the arguments that carry words, as what they are."""
    return {
        name: _as_it_is(call.arguments[name])
        for name in CARRIERS
        if name in call.arguments
    }


def _as_it_is(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        return json.loads(value)
    return value


def _send(person: Person, filled: dict[str, str]) -> None:
    person.fill(filled)
    assert person.submit() == "", person.errors


def _agreed() -> dict[str, str]:
    return {
        "1. Who?": "Silas Gant",
        "1. What, in one line?": HOSTILE,
        "1. By when?": "Fri 19 Mar 2027",
    }


def _no_next() -> dict[str, str]:
    return {"If there is none: why?": HOSTILE}
