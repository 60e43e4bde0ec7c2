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


@dataclass(frozen=True, kw_only=True)
class Looked:
    """By field: what cannot be sent, or else what may be meant otherwise."""

    refused: Mapping[str, str]
    doubts: tuple[Doubt, ...]
