"""What is wrong with a file, line by line, in words that help to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.errors import AlongsideError


@dataclass(frozen=True, kw_only=True, order=True)
class Mistake:
    """One thing to put right; `line` counts from 1, as editors do."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.sentence}"


class BadFile(AlongsideError):
    """The file has mistakes. Nothing was loaded."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__()

    def __str__(self) -> str:
        return "\n".join([self.sentence, *map(str, self.mistakes)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean “odile”?", or nothing when no known word is near."""
    words = sorted(known)
    begun = [one for one in words if len(word) > 2 and one.startswith(word)]
    near = begun or get_close_matches(word, words, n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""
