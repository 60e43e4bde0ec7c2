"""Sending a form, closing one, and what the bot's answer does to the stack."""

from __future__ import annotations

from dataclasses import replace

from bot.practice import completeness
from bot.practice.cast import Persona
from bot.practice.errors import Json, NotAnswered, SlackError
from bot.practice.limits import check_view
from bot.practice.payloads import Payloads
from bot.practice.sockets import SocketMode
from bot.practice.values import Values
from bot.practice.views import View
from bot.practice.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


class Submissions:
    """The life of a form after it was filled in."""

    def __init__(
        self, workspace: Workspace, sockets: SocketMode, payloads: Payloads
    ) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._payloads = payloads

    async def submit(self, who: Persona, view: View, filled: Values) -> str:
        """Send a form; return '' or why it is still open (its errors say more)."""
        view = self._workspace.views.take(view, filled)
        missing = completeness.problems(view.blocks, view.state)
        view = self._keep(replace(view, errors=missing, trouble=""))
        if missing:
            return "incomplete"
        payload = self._payloads.submission(who, view)
        try:
            ack = await self._sockets.send("interactive", payload)
        except NotAnswered as failure:
            self._trouble(view)
            return failure.code
        now = self._workspace.views.find(view.id)
        if now is None:
            return ""
        return self._answered(now, ack)

    async def close(self, who: Persona, view: View, *, everything: bool) -> None:
        """Close the top form, or all of them; tell the bot when it asked for that."""
        stack = self._workspace.views.stack(who.user_id)
        cleared = everything or bool(view.body.get("clear_on_close"))
        told = stack[0] if cleared and stack else view
        if cleared:
            self._workspace.views.clear(who.user_id)
        else:
            self._workspace.views.close(view)
        self._workspace.changes.tell()
        if not told.body.get("notify_on_close"):
            return
        payload = self._payloads.closing(who, told, cleared=cleared)
        try:
            await self._sockets.send("interactive", payload)
        except NotAnswered:
            return  # Slack does not tell anybody either.

    def _answered(self, view: View, ack: Json) -> str:
        try:
            return self._do(view, ack)
        except SlackError:
            self._trouble(view)
            return "invalid_response"

    def _do(self, view: View, ack: Json) -> str:
        """Raise SlackError for an answer that Slack would not take."""
        views = self._workspace.views
        match ack.get("response_action"):
            case None if not ack:
                views.close(view)
            case "clear":
                views.clear(view.user_id)
            case "update":
                check_view(ack.get("view"), kind="modal")
                views.update(view, ack["view"])
            case "push":
                check_view(ack.get("view"), kind="modal")
                views.push(view.user_id, ack["view"])
            case "errors":
                return self._wrong(view, ack.get("errors"))
            case _:
                raise SlackError("invalid_response")
        self._workspace.changes.tell()
        return ""

    def _wrong(self, view: View, errors: object) -> str:
        """Slack shows errors at input blocks only; any other is trouble."""
        inputs = {b["block_id"] for b in view.blocks if b["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
            raise SlackError("invalid_response")
        shown = {name: str(text) for name, text in errors.items()}
        self._keep(replace(view, errors=shown))
        return "errors"

    def _trouble(self, view: View) -> None:
        self._keep(replace(view, trouble=TROUBLE))

    def _keep(self, view: View) -> View:
        kept = self._workspace.views.keep(view)
        self._workspace.changes.tell()
        return kept
