"""The server's addresses: the page, its state and events, files, uploads, replies."""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.practice import answers
from bot.practice.errors import Json, SlackError
from bot.practice.guard import PAGE_HEADERS, only_from_here
from bot.practice.page_acts import PageActs
from bot.practice.page_office import PageOffice
from bot.practice.snapshot import Snapshot
from bot.practice.sockets import SocketMode
from bot.practice.timekeeper import Timekeeper
from bot.practice.web_api import WebApi
from bot.practice.workspace import Workspace

PAGE = Path(__file__).parent / "page"
MOST_BODY = 1024 * 1024
MOST_UPLOAD = 20 * 1024 * 1024
HEARTBEAT_SECONDS = 15.0


class Routes:
    """Builds the web application; each handler is a few lines."""

    def __init__(
        self,
        workspace: Workspace,
        api: WebApi,
        sockets: SocketMode,
        snapshot: Snapshot,
        acts: PageActs,
        office: PageOffice,
        time: Timekeeper,
        on_reset: Callable[[], None] | None,
    ) -> None:
        self._workspace = workspace
        self._api = api
        self._sockets = sockets
        self._snapshot = snapshot
        self._acts = acts
        self._office = office
        self._time = time
        self._on_reset = on_reset

    def application(self) -> web.Application:
        app = web.Application(middlewares=[only_from_here], client_max_size=MOST_BODY)
        app.router.add_route("GET", "/api/{method}", self._api.answer)
        app.router.add_route("POST", "/api/{method}", self._api.answer)
        app.router.add_get("/socket", self._sockets.connect)
        app.router.add_post("/respond/{secret}", self._respond)
        app.router.add_post("/upload/{token}", self._upload)
        app.router.add_get("/", self._index)
        app.router.add_get("/page/{name}", self._page)
        app.router.add_get("/practice/state", self._state)
        app.router.add_get("/practice/events", self._events)
        app.router.add_post("/practice/act", self._act)
        app.router.add_post("/practice/change", self._change)
        app.router.add_post("/practice/clock", self._clock)
        app.router.add_post("/practice/faults", self._fault)
        app.router.add_post("/practice/reset", self._reset)
        app.router.add_get("/practice/file/{file}", self._file)
        return app

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return _served("index.html")

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return _served(request.match_info["name"])

    async def _state(self, request: web.Request) -> web.StreamResponse:
        self._workspace.post_due()
        who = self._workspace.people.find(request.query.get("as", ""))
        if who is None:
            everybody = self._workspace.people.everybody()
            if "as" in request.query or not everybody:
                return _json({"ok": False, "error": "user_not_found"}, status=404)
            who = everybody[0]
        return _json(self._snapshot.of(who))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Tell the page of every change, until it goes away."""
        stream = web.StreamResponse(
            headers={**PAGE_HEADERS, "Content-Type": "text/event-stream"}
        )
        await stream.prepare(request)
        # A window that was closed is nothing to report.
        with suppress(ConnectionResetError):
            await self._tell(stream)
        return stream

    async def _tell(self, stream: web.StreamResponse) -> None:
        changes = self._workspace.changes
        told = -1
        while True:
            if changes.version > told:
                told = changes.version
                line = f'data: {{"version": {told}}}\n\n'
            else:
                line = ": still here\n\n"
            await stream.write(line.encode())
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    await changes.after(told)

    async def _act(self, request: web.Request) -> web.StreamResponse:
        return _json(await self._acts.act(await _body(request)))

    async def _change(self, request: web.Request) -> web.StreamResponse:
        return _json(await self._office.change(await _body(request)))

    async def _fault(self, request: web.Request) -> web.StreamResponse:
        wanted = await _body(request)
        return _json(await asyncio.to_thread(self._acts.set_fault, wanted))

    async def _clock(self, request: web.Request) -> web.StreamResponse:
        try:
            await self._time.move(self._time.read(await _body(request)))
        except ValueError as problem:
            return _json({"ok": False, "error": str(problem)}, status=400)
        now = self._workspace.clock.now().isoformat()
        return _json({"ok": True, "now": now})

    async def _reset(self, request: web.Request) -> web.StreamResponse:
        if self._on_reset is None:
            return _json({"ok": False, "error": "not_configured"}, status=404)
        await asyncio.to_thread(self._on_reset)
        return _json({"ok": True})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            file = self._workspace.files.find(request.match_info["file"])
        except SlackError as error:
            return _json(error.answer(), status=404)
        headers = PAGE_HEADERS | {
            "Content-Security-Policy": "sandbox",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
        }
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return web.Response(body=file.content, headers=headers, content_type=kind)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        try:
            content = await _uploaded(request)
            self._workspace.files.receive(request.match_info["token"], content)
        except SlackError as error:
            return web.Response(status=400, text=error.code)
        return web.Response(text=f"OK - {len(content)}")

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        """A response URL: `ok`, 404 when it is used up, 400 when it is malformed."""
        try:
            given = await _body(request)
        except web.HTTPBadRequest:
            return web.Response(status=400, text="invalid_payload")
        try:
            reply = self._workspace.replies.spend(request.match_info["secret"])
        except SlackError as error:
            return _json(error.answer(), status=404)
        try:
            answers.through_url(self._workspace, reply, given)
        except SlackError as error:
            return web.Response(status=400, text=error.code)
        return web.Response(text="ok")


def _served(name: str) -> web.Response:
    """One file of the page's own folder, and of no other."""
    path = PAGE / name
    if path.parent != PAGE or not path.is_file() or name.startswith("."):
        return web.Response(status=404, text="There is no such page.")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    charset = None if kind.startswith("image/png") else "utf-8"
    return web.Response(
        body=path.read_bytes(),
        headers=PAGE_HEADERS,
        content_type=kind,
        charset=charset,
    )


def _json(body: Json, *, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(body).encode(),
        status=status,
        headers=PAGE_HEADERS,
        content_type="application/json",
    )


async def _body(request: web.Request) -> Json:
    """The JSON object of a request; anything else is a 400."""
    try:
        found = json.loads(await request.read())
    except ValueError:
        raise web.HTTPBadRequest(text="This is not JSON.") from None
    if not isinstance(found, dict):
        raise web.HTTPBadRequest(text="This is not a JSON object.")
    return found


async def _uploaded(request: web.Request) -> bytes:
    """The bytes of an upload, sent as they are or as one part of a form."""
    if request.content_type == "multipart/form-data":
        part = await (await request.multipart()).next()
        read = getattr(part, "read", None)
        if read is None:
            raise SlackError("no_file_data")
        return bytes(await read())
    content = bytearray()
    async for chunk in request.content.iter_any():
        content += chunk
        if len(content) > MOST_UPLOAD:
            raise SlackError("file_too_large")
    return bytes(content)
