"""The Web API over HTTP: tokens, scopes, faults, the method itself, the answer."""

from __future__ import annotations

import asyncio
import json
from email.utils import format_datetime

from aiohttp import web

from bot.practice import arguments
from bot.practice.arguments import Arguments
from bot.practice.calls import Call, Calls
from bot.practice.errors import Json, SlackError
from bot.practice.faults import Faults
from bot.practice.methods import METHODS, Method
from bot.practice.workspace import Workspace

_FORM = "multipart/form-data"


class WebApi:
    """Answers `/api/<method>` as Slack does."""

    def __init__(
        self,
        workspace: Workspace,
        faults: Faults,
        calls: Calls,
        *,
        bot_token: str,
        app_token: str,
    ) -> None:
        self._workspace = workspace
        self._faults = faults
        self._calls = calls
        self._bot_token = bot_token
        self._app_token = app_token
        self._scopes = ",".join(workspace.manifest.scopes)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Handle one call, faults first; the work itself never waits."""
        name = request.match_info["method"]
        slow = self._faults.take("slow", name)
        if slow is not None:
            await asyncio.sleep(slow.seconds)
        try:
            given = await _arguments(request)
        except SlackError as error:
            return self._reply(name, Arguments({}), error.answer())
        token = _token(request, given)
        refused = self._refused(name, given)
        if refused is not None:
            return refused
        body = self._run(name, token, given)
        if self._faults.take("drop", name) is not None:
            self._note(name, given, "dropped")
            return _dropped(request)
        return self._reply(name, given, body)

    def _run(self, name: str, token: str, given: Arguments) -> Json:
        try:
            method = self._allowed(name, token)
            return {"ok": True, **method.run(self._workspace, given)}
        except SlackError as error:
            return error.answer()

    def _allowed(self, name: str, token: str) -> Method:
        """Raise Slack's error for a missing, unknown or wrong kind of token."""
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if name == "api.test":
            return method
        if not token:
            raise SlackError("not_authed")
        if token == self._bot_token:
            if not self._workspace.installed:
                raise SlackError("account_inactive")
            if not method.bot_token:
                raise SlackError("not_allowed_token_type")
            self._workspace.need(*method.scopes)
        elif token == self._app_token:
            if not method.app_token:
                raise SlackError("not_allowed_token_type")
        else:
            raise SlackError("invalid_auth")
        return method

    def _refused(self, name: str, given: Arguments) -> web.Response | None:
        """The answer of a fault that is set, instead of the work."""
        if self._faults.take("down", name) is not None:
            return self._broken(name, given, 503)
        limit = self._faults.take("rate_limit", name)
        if limit is not None:
            body = {"ok": False, "error": "ratelimited"}
            headers = {"Retry-After": str(int(limit.seconds))}
            return self._reply(name, given, body, status=429, headers=headers)
        fail = self._faults.take("fail", name)
        if fail is None:
            return None
        if isinstance(fail.error, int):
            return self._broken(name, given, fail.error)
        return self._reply(name, given, {"ok": False, "error": fail.error})

    def _broken(self, name: str, given: Arguments, status: int) -> web.Response:
        self._note(name, given, str(status))
        return web.Response(status=status, text="The practice Slack has a fault set.")

    def _reply(
        self,
        name: str,
        given: Arguments,
        body: Json,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> web.Response:
        self._note(name, given, "ok" if body["ok"] else str(body["error"]))
        return web.Response(
            body=json.dumps(body).encode(),
            status=status,
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "Date": format_datetime(self._workspace.clock.now(), usegmt=True),
                "x-oauth-scopes": self._scopes,
                **(headers or {}),
            },
        )

    def _note(self, name: str, given: Arguments, answered: str) -> None:
        self._calls.add(
            Call(
                method=name,
                arguments=given.given,
                at=self._workspace.clock.now(),
                answered=answered,
            )
        )


def _token(request: web.Request, given: Arguments) -> str:
    """From the header, or from the arguments, where it is then taken away."""
    argument = str(given.given.pop("token", None) or "")
    header = request.headers.get("Authorization", "")
    if header.startswith("Bearer "):
        return header.removeprefix("Bearer ").strip()
    return argument


async def _arguments(request: web.Request) -> Arguments:
    if request.content_type == _FORM:
        return Arguments({name: str(v) for name, v in (await request.post()).items()})
    kind = request.content_type if "Content-Type" in request.headers else ""
    raw = await request.read() if request.body_exists else b""
    return arguments.from_body(raw, kind, request.rel_url.raw_query_string)


def _dropped(request: web.Request) -> web.Response:
    """Close the connection before a single byte of an answer."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
