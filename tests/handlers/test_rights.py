"""What these doors show fits Slack, and each thing shown has somebody who answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.rights import forms, messages
from bot.rights.cards import Begin
from bot.rights.doors import Ask, Door
from bot.rights.words import WHATS
from handlers.rights import RightsDoors
from tests.rights.bench import REFERENCE, Bench, words
from tests.rights.conftest import bench

__all__ = ["bench"]


class Listening:
    """Stands where Bolt's app stands, and remembers who listens to what."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def action(self, name: str) -> Any:
        return self._listen(name)

    def view(self, name: str) -> Any:
        return self._listen(name)

    def _listen(self, name: str) -> Any:
        self.heard.add(str(name))
        return lambda listener: listener


def test_every_door_has_a_listener(bench: Bench) -> None:
    app: Any = Listening()
    RightsDoors(bench.rights).register(app)

    assert app.heard == {one.value for one in Door}


@pytest.mark.parametrize("ask", list(Ask))
def test_everything_that_can_be_asked_is_answered_with_a_form(
    bench: Bench, ask: Ask
) -> None:
    bench.record_a_meeting()
    view = RightsDoors(bench.rights)._answers()[ask](bench.asker("barnaby"), REFERENCE)

    assert view["type"] == "modal"
    assert len(view["blocks"]) <= 100
    assert REFERENCE in words(view)


def test_whoever_is_no_lead_is_offered_who_can_see_and_no_more(bench: Bench) -> None:
    offered = bench.rights.begin(bench.asker("wystan"))

    assert offered == Begin(asks=(Ask.WHO,))


def test_a_lead_is_offered_all(bench: Bench) -> None:
    view = forms.begin(bench.rights.begin(bench.asker("barnaby")))

    assert [one for one in forms.ASKS.values() if one not in words(view)] == []


def test_the_longest_words_fit(bench: Bench) -> None:
    bench.record_a_meeting()
    card = bench.rights.begin_correct(bench.asker("barnaby"), REFERENCE)

    for option in options(forms.choose_what(card)):
        assert len(option["value"]) <= 75
        assert len(option["text"]["text"]) <= 75
    assert set(WHATS) >= {one.what for one in card.things}


def test_who_can_see_fits_a_form(bench: Bench) -> None:
    card = bench.rights.who_can_see(bench.asker("barnaby"), REFERENCE)

    assert len(messages.who_can_see(card)["blocks"]) <= 100


def options(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield from tree.get("options", [])
        for inner in tree.values():
            yield from options(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from options(inner)
