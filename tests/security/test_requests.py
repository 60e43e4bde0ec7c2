"""
Two thousand ways to spoil a request: none reaches a listener, and none is quoted.

The door is the real one, on loopback, with the real bot behind it. What a
listener does is seen from outside: the database changes, or Slack is called.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.security import requests_made as made
from tests.security import requests_spoilt as spoilt
from tests.security.heard import Heard, hearing_everything
from tests.security.http_stage import HttpStage, http_stage
from tests.security.knocking import Answer, Knock

SEED = 20270222
Spoil = Callable[[made.Maker], Iterable[Knock]]

#: Not from Slack, not as Slack sent it, or not for us: always the same answer.
FORGED: dict[str, Spoil] = {
    "signature": made.flipped_signatures,
    "timestamp": made.spoilt_stamps,
    "body": lambda make: made.spoilt_bodies(make, random.Random(SEED)),
    "headers": spoilt.spoilt_headers,
    "kind": spoilt.other_kinds,
    "foreign app": spoilt.foreign_apps,
}
#: Broken below the level of a request, or signed by Slack and nonsense.
BROKEN: dict[str, Spoil] = {
    "length and path": spoilt.too_long,
    "rubbish": spoilt.signed_rubbish,
}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpStage]:
    with http_stage(tmp_path_factory.mktemp("requests")) as opened:
        yield opened


@pytest.fixture(scope="module")
def make(stage: HttpStage) -> made.Maker:
    """One for all tests, so that nothing is refused for being a replay by accident."""
    return made.Maker(stage.stamp)


@pytest.fixture
def heard() -> Iterator[Heard]:
    with hearing_everything() as everything:
        yield everything


@pytest.mark.parametrize("kind", made.PAYLOADS)
def test_what_is_genuine_reaches_its_listener_and_this_is_seen(
    stage: HttpStage, make: made.Maker, kind: str
) -> None:
    before = stage.seen()
    [answer] = stage.knock([make.genuine(kind, "genuine")])

    assert answer.status == 200
    assert stage.seen() != before or b"response_action" in answer.body


@pytest.mark.parametrize("what", FORGED)
def test_what_is_forged_gets_the_one_answer_and_changes_nothing(
    stage: HttpStage, make: made.Maker, heard: Heard, what: str
) -> None:
    knocks, before = list(FORGED[what](make)), stage.seen()
    answers = stage.knock(knocks)

    assert stage.seen() == before
    assert unlike(knocks, answers, refusal(stage)) == []
    assert quoting(knocks, answers) == []
    assert heard.lines_with(made.CANARY) == []


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_refused_and_changes_nothing(
    stage: HttpStage, make: made.Maker, heard: Heard, what: str
) -> None:
    knocks, before = list(BROKEN[what](make)), stage.seen()
    answers = stage.knock(knocks)

    assert stage.seen() == before
    assert failing(knocks, answers) == []
    assert heard.lines_with(made.CANARY) == []


def test_a_stranger_is_told_kindly_and_changes_nothing(
    stage: HttpStage, make: made.Maker, heard: Heard
) -> None:
    knocks, before = list(spoilt.strangers(make)), stage.seen().version
    answers = stage.knock(knocks)

    assert stage.seen().version == before
    assert [one for one in answers if one.status != 200] == []
    assert quoting(knocks, answers) == []
    assert heard.lines_with(made.CANARY) == []


def test_a_payload_of_an_odd_shape_is_never_a_failure(
    stage: HttpStage, make: made.Maker, heard: Heard
) -> None:
    knocks = list(spoilt.misshapen(make))
    answers = stage.knock(knocks)

    assert failing(knocks, answers) == []
    assert heard.lines_with(made.CANARY) == []


def test_what_was_heard_once_is_refused_ever_after(
    stage: HttpStage, make: made.Maker
) -> None:
    genuine = make.of_each("replayed")
    stage.knock(genuine)
    before = stage.seen()
    answers = stage.knock(genuine * 20)

    assert stage.seen() == before
    assert unlike(genuine * 20, answers, refusal(stage)) == []


def test_of_many_replays_at_once_one_comes_in(
    stage: HttpStage, make: made.Maker
) -> None:
    answers = stage.knock([make.genuine("command", "together")] * 32)

    assert Counter(one.status for one in answers) == {200: 1, 401: 31}


def test_there_are_two_thousand_kinds_of_them(make: made.Maker) -> None:
    spoils = [*FORGED.values(), *BROKEN.values(), spoilt.strangers, spoilt.misshapen]
    names = [knock.name for spoil in spoils for knock in spoil(make)]

    print(f"{len(names)} spoilt requests, seed {SEED}")  # noqa: T201 – with -s.
    assert len(names) == len(set(names)) >= 2000


def refusal(stage: HttpStage) -> Answer:
    """Return the one answer to whatever is not Slack's."""
    bare = Knock(name="bare", body=b"", headers=())
    [answer] = stage.knock([bare])
    assert (answer.status, answer.body) == (401, b"")
    return answer


def unlike(
    knocks: list[Knock], answers: list[Answer], answer: Answer
) -> list[tuple[str, int]]:
    """
    Return the requests that were answered otherwise.

    A header that HTTP forbids is refused before anybody reads it as a request.
    """
    both = zip(knocks, answers, strict=True)
    return [
        (knock.name, one.status)
        for knock, one in both
        if one != answer and one.status != 400
    ]


def failing(knocks: list[Knock], answers: list[Answer]) -> list[tuple[str, int]]:
    both = zip(knocks, answers, strict=True)
    return [(knock.name, one.status) for knock, one in both if one.status >= 500]


def quoting(knocks: list[Knock], answers: list[Answer]) -> list[str]:
    both = zip(knocks, answers, strict=True)
    return [
        knock.name for knock, one in both if made.CANARY.encode() in one.body + b"\n"
    ]
