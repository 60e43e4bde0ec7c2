"""What a person reads when something cannot be done: kind, short and plain."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest

import bot
from bot.errors import AlongsideError, NotFilledIn, NotFound


def every_error() -> Iterator[type[AlongsideError]]:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [AlongsideError]
    while found:
        error = found.pop()
        found += error.__subclasses__()
        yield error


ERRORS = sorted(every_error(), key=lambda error: error.__qualname__)


def sentence_of(error: type[AlongsideError]) -> str:
    """Return the part of a docstring that people see: its first paragraph."""
    own = inspect.cleandoc(vars(error).get("__doc__") or "")
    return own.partition("\n\n")[0].replace("\n", " ")


@pytest.mark.parametrize("error", ERRORS)
def test_its_docstring_is_a_whole_sentence(error: type[AlongsideError]) -> None:
    assert re.fullmatch(r"[A-Z“].*[.?]", sentence_of(error))


@pytest.mark.parametrize("error", ERRORS)
def test_no_sentence_has_twenty_words(error: type[AlongsideError]) -> None:
    sentences = re.split(r"(?<=[.?])\s", sentence_of(error))

    assert [one for one in sentences if len(one.split()) >= 20] == []


@pytest.mark.parametrize("error", ERRORS)
def test_it_blames_nobody_and_does_not_shout(error: type[AlongsideError]) -> None:
    harsh = r"!|\b(invalid|illegal|fail\w*|forbidden|denied|error|user|wrong|must)\b"

    assert not re.search(harsh, sentence_of(error), re.IGNORECASE)


def test_what_is_not_shared_with_you_sounds_like_what_is_not_there() -> None:
    assert str(NotFound()) == sentence_of(NotFound)


def test_an_error_may_say_it_in_words_of_its_own() -> None:
    assert NotFound("There is no YP-7HX3.").sentence == "There is no YP-7HX3."


def test_each_field_that_needs_another_look_keeps_its_own_sentence() -> None:
    error = NotFilledIn({"when": "The school is closed that day."})

    assert error.problems == {"when": "The school is closed that day."}
    assert error.sentence == "Some fields need another look."
