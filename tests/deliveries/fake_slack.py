"""
A Slack of a few methods that can be told to misbehave in every way there is.

The practice Slack is the faithful one; this one is for faults at the level of
bytes: a reset before or after accepting, half an answer, a page of HTML.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What happens instead of a plain answer to one call."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: The answer instead of the usual one; a str is sent as it is.
    body: dict[str, Any] | str | None = None
    #: The work is done all the same.
    accepted: bool = False
    #: The connection is closed instead of answered.
    cut: bool = False
    #: The answer comes when this is set.
    held: threading.Event | None = None


def error(word: str) -> Fault:
    return Fault(body={"ok": False, "error": word})


def dropped_after_accepting() -> Fault:
    return Fault(accepted=True, cut=True)


@dataclass(kw_only=True)
class Message:
    """What a person would see in a channel."""

    channel: str
    ts: str
    text: str
    key: str | None
    files: list[str] = field(default_factory=list)
    edits: int = 0


#: What conversations.info tells of a private channel of one workspace.
PRIVATE: dict[str, Any] = {
    "is_private": True,
    "is_archived": False,
    "is_ext_shared": False,
    "is_pending_ext_shared": False,
    "shared_team_ids": ["T0BRACKEN"],
    "context_team_id": "T0BRACKEN",
}


class FakeSlack:
    """Answers on loopback from a thread of its own; a context manager."""

    def __init__(self) -> None:
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        #: Every call that arrived, in order: its method and its form.
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.messages: list[Message] = []
        self.homes: dict[str, Any] = {}
        self.rooms: dict[str, dict[str, Any]] = defaultdict(lambda: dict(PRIVATE))
        self.page = 100
        #: Told of each call as it is "heard", "done" and "answered".
        self.at_stage: Callable[[str, str], None] = lambda _method, _stage: None
        self._uploads: dict[str, str] = {}
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def called(self, method: str) -> list[dict[str, str]]:
        return [form for name, form in self.calls if name == method]

    def texts(self, channel: str) -> list[str]:
        return [one.text for one in self.messages if one.channel == channel]

    def wait_for(self, fact: Callable[[], bool], seconds: float = 10) -> bool:
        """Return whether `fact` comes true; looked at after every call."""
        with self._news:
            return self._news.wait_for(fact, seconds)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.1)
        self._loop.run_until_complete(self._listen(runner))
        self._up.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/{method}", self._answer)
        app.router.add_post("/upload/{file}", self._upload)
        return app

    async def _listen(self, runner: web.AppRunner) -> None:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port: int = runner.addresses[0][1]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.calls.append((method, form))
        self._tell()
        queue = self.faults[method] or self.faults["*"]
        fault = queue.popleft() if queue else None
        if fault is None:
            return await self._plainly(request, method, form)
        return await self._misbehave(request, fault, method, form)

    async def _plainly(
        self, request: web.Request, method: str, form: dict[str, str]
    ) -> web.StreamResponse:
        self.at_stage(method, "heard")
        answer = web.json_response(self._do(method, form))
        self.at_stage(method, "done")
        await answer.prepare(request)
        await answer.write_eof()
        self.at_stage(method, "answered")
        return answer

    async def _misbehave(
        self, request: web.Request, fault: Fault, method: str, form: dict[str, str]
    ) -> web.StreamResponse:
        if fault.held is not None:
            await asyncio.to_thread(fault.held.wait, 30)
        plain = fault.body is None and fault.status == 200
        said = self._do(method, form) if fault.accepted or plain else {}
        if fault.cut:
            assert request.transport is not None
            request.transport.abort()
        body = said if fault.body is None else fault.body
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(status=fault.status, headers=fault.headers, text=text)

    async def _upload(self, request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text="OK")

    def _do(self, method: str, form: dict[str, str]) -> dict[str, Any]:
        work = getattr(self, "_" + method.replace(".", "_"))
        said: dict[str, Any] = work(form)
        self._tell()
        return {"ok": "error" not in said, **said}

    def _tell(self) -> None:
        with self._news:
            self._news.notify_all()

    def _conversations_open(self, form: dict[str, str]) -> dict[str, Any]:
        return {"channel": {"id": f"D{form['users']}"}}

    def _conversations_info(self, form: dict[str, str]) -> dict[str, Any]:
        return {"channel": {"id": form["channel"], **self.rooms[form["channel"]]}}

    def _conversations_history(self, form: dict[str, str]) -> dict[str, Any]:
        there = [one for one in self.messages if one.channel == form["channel"]]
        start = int(form.get("cursor") or 0)
        found = there[::-1][start : start + self.page]
        more = str(start + self.page) if start + self.page < len(there) else ""
        return {
            "messages": [_as_history(one) for one in found],
            "response_metadata": {"next_cursor": more},
        }

    def _chat_postMessage(self, form: dict[str, str]) -> dict[str, Any]:
        metadata = json.loads(form["metadata"])
        ts = self._keep(
            channel=form["channel"],
            text=form["text"],
            key=metadata["event_payload"]["key"],
        )
        return {"channel": form["channel"], "ts": ts}

    def _chat_update(self, form: dict[str, str]) -> dict[str, Any]:
        for one in self.messages:
            if (one.channel, one.ts) == (form["channel"], form["ts"]):
                one.text = form["text"]
                one.edits += 1
                return {"channel": one.channel, "ts": one.ts}
        return {"error": "message_not_found"}

    def _views_publish(self, form: dict[str, str]) -> dict[str, Any]:
        self.homes[form["user_id"]] = json.loads(form["view"])
        return {"view": {}}

    def _files_getUploadURLExternal(self, form: dict[str, str]) -> dict[str, Any]:
        file_id = f"F{len(self._uploads)}"
        self._uploads[file_id] = form["filename"]
        url = f"http://127.0.0.1:{self.port}/upload/{file_id}"
        return {"upload_url": url, "file_id": file_id}

    def _files_completeUploadExternal(self, form: dict[str, str]) -> dict[str, Any]:
        names = [self._uploads[one["id"]] for one in json.loads(form["files"])]
        self._keep(
            channel=form["channel_id"], text=form["initial_comment"], files=names
        )
        return {"files": []}

    def _keep(
        self,
        *,
        channel: str,
        text: str,
        key: str | None = None,
        files: list[str] | None = None,
    ) -> str:
        ts = f"1800000000.{len(self.messages):06}"
        self.messages.append(
            Message(channel=channel, ts=ts, text=text, key=key, files=files or [])
        )
        return ts


def _as_history(message: Message) -> dict[str, Any]:
    said: dict[str, Any] = {"ts": message.ts, "text": message.text}
    if message.key:
        said["metadata"] = {"event_payload": {"key": message.key}}
    if message.files:
        said["files"] = [{"name": name} for name in message.files]
    return said
