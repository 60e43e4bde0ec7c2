"""
How a sentence of the vocabulary is written down, and how feature files are found.

`@{who}` is a handle, `#{room}` a room, `"{words}"` something in quotation marks,
`{number}` a number or a short word; what stands in `[ ]` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pytest_bdd import parsers, step

Act = TypeVar("Act", bound=Callable[..., None])

#: Every sentence there is, in the order of conftest.py.
SENTENCES: list[tuple[str, re.Pattern[str]]] = []

_PARTS = re.compile(
    r'@\{(?P<who>\w+)\}|#\{(?P<room>\w+)\}|"\{(?P<quoted>\w+)\}"|\{(?P<word>\w+)\}'
)
#: A handle or a room, without its sign.
_NAME = r"[\w.-]*\w"


def sentence(words: str) -> Callable[[Act], Act]:
    """Define a sentence, for Given, When, Then, And and But alike."""
    pattern = _pattern(words)
    SENTENCES.append((words, re.compile(pattern)))
    # pytest-bdd puts the step into the module two frames up, where it is defined.
    define = step(parsers.re(pattern), stacklevel=2)

    def decorator(act: Act) -> Act:
        define(act)
        return act

    return decorator


def _pattern(words: str) -> str:
    read, rest = [], 0
    for part in _PARTS.finditer(words):
        read += [_plain(words[rest : part.start()]), _group(part)]
        rest = part.end()
    return "".join([*read, _plain(words[rest:]), ":?"])


def _plain(words: str) -> str:
    escaped = re.sub(r"[.?'()]", lambda sign: "\\" + sign[0], words)
    return escaped.replace("[", "(?:").replace("]", ")?")


def _group(part: re.Match[str]) -> str:
    if part["who"]:
        return f"@(?P<{part['who']}>{_NAME})"
    if part["room"]:
        return f"#(?P<{part['room']}>{_NAME})"
    if part["word"]:
        return rf"(?P<{part['word']}>\w+)"
    return f'["“](?P<{part["quoted"]}>.+?)["”]'


class NoFeatures(Exception):
    """The folder named by JOURNEYS is not there or holds no feature file."""


def features_in(folder: str, start: Path) -> Iterator[str]:
    """Yield every feature file under a folder, or the one file that is named."""
    place = (start / folder).resolve()
    found = [place] if place.is_file() else sorted(place.rglob("*.feature"))
    if not found:
        raise NoFeatures(f"JOURNEYS={folder}: no feature file is in {place}.")
    yield from map(str, found)
