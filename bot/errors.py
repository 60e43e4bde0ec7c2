"""
Everything that can go wrong in a way a person should hear about.

AlongsideError
├── NotFound            no such thing, or not for you: the answer is the same
├── ChangedMeanwhile    somebody else changed it first
├── TooLate             the moment for this has passed
├── NotFilledIn         one or more fields need another look
├── UnreadableDate      the words do not name a date and time
└── AlreadyDone         it is done; doing it twice changes nothing

A class's docstring is the sentence a person sees, so it is written for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.access.records import Note


class AlongsideError(Exception):
    """That did not work."""

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or (type(self).__doc__ or "").strip()
        super().__init__(self.sentence)


class NotFound(AlongsideError):
    """I cannot find that. It may be finished, or not shared with you."""

    def __init__(
        self, sentence: str | None = None, *, refusal: Note | None = None
    ) -> None:
        super().__init__(sentence)
        #: What the trail keeps of it, once all that was begun is undone.
        self.refusal = refusal


class ChangedMeanwhile(AlongsideError):
    """Somebody changed this a moment ago. Please look again, then try once more."""


class TooLate(AlongsideError):
    """The moment for this has passed. Nothing was changed."""


class AlreadyDone(AlongsideError):
    """That is already done. Nothing more is needed."""


class UnreadableDate(AlongsideError):
    """I could not read that date. Try it like this: Wed 17 Mar 11:35."""


class NotFilledIn(AlongsideError):
    """
    Some fields need another look.

    `problems` maps a field's name (a form's `Field`) to the sentence for it.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__("Some fields need another look.")
