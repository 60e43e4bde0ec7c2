"""Reads the tables of words beside this file, each once and not before it is asked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.contents.phrases import Meaning, Phrases
from bot.contents.records import Kind

_HERE = Path(__file__).parent
_PHRASES = ("topics", "terms", "tone", "jargon")


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """What is said of one kind of thing."""

    #: "a postcode", where it can be named.
    name: str | None
    what: str
    instead: str


@cache
def sentences() -> dict[Kind, Sentences]:
    """Return what is said of every kind."""
    return {Kind(kind): _sentences(**said) for kind, said in _read("kinds").items()}


@cache
def phrases() -> Phrases:
    """Return every phrase of every table, so that the longest wins over all."""
    return Phrases(one for name in _PHRASES for one in _meanings(_read(name)))


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """Return the lists of "capitals", no names, or of "streets", by their keys."""
    return {key: frozenset(words.split()) for key, words in _read(name).items()}


def _sentences(
    instead: str, name: str | None = None, what: str | None = None
) -> Sentences:
    said = what or f"That looks like {name}."
    return Sentences(name=name, what=said, instead=instead)


def _meanings(table: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for entry in table["phrase"]:
        meaning = Meaning(
            kind=Kind(entry["kind"]) if "kind" in entry else None,
            say=entry.get("say"),
            instead=entry.get("instead") or _hint(entry.get("say")),
            in_capitals=entry.get("in_capitals", False),
        )
        for phrase in entry["words"]:
            yield phrase, meaning


def _hint(say: str | None) -> str | None:
    return f"Try “{say}”." if say else None


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(_HERE.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
