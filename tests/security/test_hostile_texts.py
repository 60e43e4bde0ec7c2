"""
Five thousand texts that mean harm, through every field and every command.

The forms are filled in as they come, so a new field is typed in from its first
day; a form that nobody here knows how to reach fails a test by its name.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum

import pytest

import bot
from tests.security.outgoing import wrong_with
from tests.security.rounds import Rounds
from tests.security.texts import CORPUS, FRAGMENTS, PLAIN, dense_texts, hostile_texts
from tests.security.typist import Field
from tests.security.window import Payload, typed_fields

SEED = 20270317
COUNT = 5000
#: What our own words on a lock screen are made of.
_OURS = re.compile(r"[A-Z0-9][A-Za-z0-9 ,.:?'’–]{9,79}")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    folder = tmp_path_factory.mktemp("hostile")
    rounds = Rounds(folder, iter(hostile_texts(COUNT, SEED)), dense_texts())
    rounds.play(meetings=16, pages=2, bulk=210, commands=400, rest=10)
    yield rounds
    rounds.bot.stop()


def test_thousands_were_typed_and_most_were_stored(played: Rounds) -> None:
    typist = played.typist
    typed, stored = typist.typed.total(), typist.stored.total()
    refused = typist.refused.total()

    print(f"{typed} typed, {stored} stored, {refused} refused, seed {SEED}")  # noqa: T201
    print(f"{len(payloads(played))} payloads")  # noqa: T201 – both with -s.
    assert len(CORPUS) > 200
    assert typed >= COUNT
    assert stored > 3000


def test_nothing_shown_is_live_hidden_broken_or_too_long(played: Rounds) -> None:
    wrong = [line for one in payloads(played) for line in wrong_with(one)]

    assert wrong[:5] == []


def test_nothing_typed_breaks_anything(played: Rounds) -> None:
    broken = [one for one in payloads(played) if "wrong on our side" in str(one)]

    assert broken[:3] == []


def test_no_lock_screen_says_what_was_typed(played: Rounds) -> None:
    rung = played.outbox.rung

    assert len(rung) > 5
    assert [one for one in rung if not _OURS.fullmatch(one)] == []
    assert [one for one in rung for plain in PLAIN if plain in one] == []


def test_what_was_typed_was_shown_or_nothing_would_be_proven(played: Rounds) -> None:
    shown = [str(one) for one in payloads(played)]

    assert sum("&lt;!channel&gt;" in one for one in shown) > 100
    assert sum("{sentence}" in one for one in shown) > 20


def test_every_form_was_filled_in(played: Rounds) -> None:
    sent = {form for form, _ in _fields(played)} | {
        one["callback_id"] for one in payloads(played) if one.get("submit")
    }

    assert _forms() - sent == set()


def test_every_field_that_people_type_in_was_typed_in(played: Rounds) -> None:
    assert _fields(played) - set(played.typist.typed) == set()


def test_every_field_took_or_refused_something(played: Rounds) -> None:
    typist = played.typist
    judged = set(typist.stored) | set(typist.refused)

    assert _fields(played) - judged == set()


@pytest.mark.parametrize("text", ["<!here>", "<@U1>", "a<b", "&lt", "R&B"])
def test_what_is_live_would_be_found(text: str) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}

    assert wrong_with({"text": "x", "blocks": [block]}) != []
    assert wrong_with({"text": text, "blocks": []}) != []


@pytest.mark.parametrize("text", ["\u202e", "\u200b", "\x00", "\ud800", "x" * 3001])
def test_what_is_hidden_broken_or_too_long_would_be_found(text: str) -> None:
    block = {"type": "section", "text": {"type": "plain_text", "text": text}}

    assert wrong_with({"text": "x", "blocks": [block]}) != []


def test_the_texts_are_the_same_each_time_and_all_different() -> None:
    texts = hostile_texts(COUNT, SEED)

    assert texts == hostile_texts(COUNT, SEED)
    assert len(set(texts)) == COUNT
    assert set(FRAGMENTS) <= set(texts)


def payloads(played: Rounds) -> list[Payload]:
    return [payload for _, payload in played.shown]


def _fields(played: Rounds) -> set[Field]:
    """Return every field that people type in, of every form that was shown."""
    return {
        (one["callback_id"], label.lstrip("0123456789. "))
        for one in payloads(played)
        if one.get("type") == "modal"
        for label in typed_fields(one).values()
    }


def _forms() -> set[str]:
    """Return the name of every form that any door leads to."""
    found = pkgutil.walk_packages(bot.__path__, "bot.")
    modules = [one.name for one in found if one.name.endswith(".doors")]
    return {
        door.value
        for name in modules
        for kind in vars(importlib.import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for door in kind
        if door.value.endswith("-form")
    }
