"""What the practice Slack says no with: Slack's own error names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

#: A JSON object, as it travels.
Json = dict[str, Any]


class SlackError(Exception):
    """
    A Web API call that is refused.

    `code` is Slack's error name; `messages` are the sentences with JSON
    pointers that Slack adds; `extra` goes into the answer as it is.
    """

    def __init__(
        self, code: str, *, messages: Sequence[str] = (), **extra: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
        self.extra = extra

    def answer(self) -> Json:
        """The JSON body that tells the caller."""
        body: Json = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            marked = [f"[ERROR] {message}" for message in self.messages]
            body["errors"] = list(self.messages)
            body["response_metadata"] = {"messages": marked}
        return body


class CannotAct(Exception):
    """A person cannot do this: `code` says why, in Slack's words where it has any."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotAnswered(Exception):
    """The bot did not acknowledge: `dispatch_failed` or `operation_timeout`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
