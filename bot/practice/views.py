"""Forms and Homes: a stack of at most three forms, and one Home, for each person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.practice import values
from bot.practice.errors import Json, SlackError
from bot.practice.stamps import Clock, Ids
from bot.practice.values import Values
from bot.practice.words import Reader

MOST_VIEWS = 3

_SENT = (
    "callback_id",
    "private_metadata",
    "external_id",
    "clear_on_close",
    "notify_on_close",
)


@dataclass(frozen=True, kw_only=True)
class View:
    """
    One form, or one Home, as one person has it now.

    `errors` maps block ids to what is wrong there; `trouble` is said at the
    top of the form when the bot could not be reached.
    """

    id: str
    user_id: str
    body: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    state: Values = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""

    @property
    def blocks(self) -> list[Json]:
        found: list[Json] = self.body["blocks"]
        return found

    @property
    def is_modal(self) -> bool:
        return bool(self.body["type"] == "modal")

    @property
    def callback_id(self) -> str:
        return str(self.body.get("callback_id") or "")

    @property
    def title(self) -> str:
        return Reader({}).text(self.body.get("title"))

    @property
    def submit(self) -> str:
        """The submit button's text, empty when there is none."""
        return Reader({}).text(self.body.get("submit"))

    def told(self, team_id: str, app_id: str, bot_id: str) -> Json:
        """The view as the Web API and payloads give it."""
        told: Json = {
            "id": self.id,
            "team_id": team_id,
            "type": self.body["type"],
            "blocks": self.blocks,
            "state": {"values": self.state},
            "hash": self.hash,
            "title": self.body.get("title"),
            "close": self.body.get("close"),
            "submit": self.body.get("submit"),
            "previous_view_id": self.previous_view_id,
            "root_view_id": self.root_view_id,
            "app_id": app_id,
            "app_installed_team_id": team_id,
            "bot_id": bot_id,
        }
        for name in _SENT:
            empty: Any = False if name.endswith("_close") else ""
            told[name] = self.body.get(name, empty)
        return told


class Views:
    """Everybody's forms and Homes."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user_id: str) -> list[View]:
        return self._stacks.setdefault(user_id, [])

    def top(self, user_id: str) -> View | None:
        stack = self.stack(user_id)
        return stack[-1] if stack else None

    def home(self, user_id: str) -> View | None:
        return self._homes.get(user_id)

    def find(self, view_id: str) -> View | None:
        for stack in self._stacks.values():
            for view in stack:
                if view.id == view_id:
                    return view
        return next((v for v in self._homes.values() if v.id == view_id), None)

    def find_external(self, external_id: str) -> View | None:
        for view in self._open():
            if view.body.get("external_id") == external_id:
                return view
        return None

    def open(self, user_id: str, body: Json) -> View:
        """Open a form by itself; whatever was open goes."""
        self._unused(body)
        view = self._new(user_id, body)
        self._stacks[user_id] = [view]
        return view

    def push(self, user_id: str, body: Json) -> View:
        """Put a form on top of the open one; raise push_limit_reached."""
        stack = self.stack(user_id)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MOST_VIEWS:
            raise SlackError("push_limit_reached")
        self._unused(body)
        view = self._new(user_id, body)
        view = replace(view, root_view_id=stack[0].id, previous_view_id=stack[-1].id)
        stack.append(view)
        return view

    def update(self, view: View, body: Json, expected: str = "") -> View:
        """Show other content; raise hash_conflict when it changed meanwhile."""
        if expected and expected != view.hash:
            raise SlackError("hash_conflict")
        if body.get("external_id") != view.body.get("external_id"):
            self._unused(body)
        blocks = self._with_ids(body)
        return self.keep(
            replace(
                view,
                body=body,
                hash=self._hash(),
                state=values.carried(view.state, blocks),
                errors={},
                trouble="",
            )
        )

    def publish(self, user_id: str, body: Json, expected: str = "") -> View:
        """Show a Home, keeping its id."""
        old = self._homes.get(user_id)
        if old is not None:
            return self.update(old, body, expected)
        self._unused(body)
        return self.keep(self._new(user_id, body))

    def keep(self, view: View) -> View:
        """Put a changed view where its old self was."""
        if not view.is_modal:
            self._homes[view.user_id] = view
            return view
        stack = self.stack(view.user_id)
        for place, old in enumerate(stack):
            if old.id == view.id:
                stack[place] = view
        return view

    def fill(self, view: View, block_id: str, action_id: str, state: Json) -> View:
        """Note what a person filled in, and forget what was wrong there."""
        blocks = {**view.state.get(block_id, {}), action_id: state}
        errors = {name: text for name, text in view.errors.items() if name != block_id}
        return self.keep(
            replace(view, state={**view.state, block_id: blocks}, errors=errors)
        )

    def take(self, view: View, filled: Values) -> View:
        """Note everything that a page holds for this view."""
        for block_id, action_id, state in values.accepted(view.blocks, filled):
            view = self.fill(view, block_id, action_id, state)
        return view

    def close(self, view: View) -> None:
        """Take a form away, and with it whatever stood on top of it."""
        stack = self.stack(view.user_id)
        for place, old in enumerate(stack):
            if old.id == view.id:
                del stack[place:]
                return

    def clear(self, user_id: str) -> None:
        self.stack(user_id).clear()

    def _new(self, user_id: str, body: Json) -> View:
        view_id = self._ids.next("V")
        return View(
            id=view_id,
            user_id=user_id,
            body=body,
            hash=self._hash(),
            root_view_id=view_id,
            state=values.beginning(self._with_ids(body)),
        )

    def _with_ids(self, body: Json) -> list[Json]:
        return values.with_ids(body["blocks"], self._ids.short)

    def _unused(self, body: Json) -> None:
        external = body.get("external_id")
        if external and self.find_external(external):
            raise SlackError("duplicate_external_id")

    def _open(self) -> list[View]:
        stacked = [view for stack in self._stacks.values() for view in stack]
        return stacked + list(self._homes.values())

    def _hash(self) -> str:
        seconds = int(self._clock.now().timestamp())
        return f"{seconds}.{self._ids.next('')[-8:]}"
