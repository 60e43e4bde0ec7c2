"""What came of looking at a form before anything in it was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """What may not be right in one field; whoever typed it may say that it is."""

    field: str
    #: What it looks like, and how else to say it; ours, word for word.
    sentences: tuple[str, ...]
    #: Their own text, said another way; shown to them alone and never kept.
    perhaps: str | None
    #: Stands for the text, so that a later one is looked at anew.
    fingerprint: str
    #: They said "it is not that" of this very text.
    is_answered: bool = False

    @property
    def sentence(self) -> str:
        """All that is said of it, as it stands at its field."""
        return " ".join(self.sentences)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """By field: what cannot be sent, or else what may be meant otherwise."""

    refused: Mapping[str, str]
    #: Also the answered ones, so that their boxes stay while another is asked about.
    doubts: tuple[Doubt, ...]

    @property
    def is_asking(self) -> bool:
        return any(not one.is_answered for one in self.doubts)
