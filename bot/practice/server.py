"""The practice Slack itself: one object that builds, starts and stops everything."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType

from aiohttp import web

from bot.practice.acts import Acts
from bot.practice.calls import Call, Calls
from bot.practice.cast import APP_ID, BOT_ID, BOT_USER_ID, Cast, Persona
from bot.practice.errors import Json
from bot.practice.faults import Faults
from bot.practice.loop import Loop
from bot.practice.manifest import Manifest
from bot.practice.page_acts import PageActs
from bot.practice.page_office import PageOffice
from bot.practice.person import Person
from bot.practice.rooms import RoomState
from bot.practice.routes import Routes
from bot.practice.snapshot import Snapshot
from bot.practice.sockets import SocketMode
from bot.practice.stamps import Clock
from bot.practice.timekeeper import Timekeeper
from bot.practice.web_api import WebApi
from bot.practice.workspace import Workspace

HOST = "127.0.0.1"
#: Slack gives a bot three seconds to acknowledge.
ACK_SECONDS = 3.0

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"
_PRACTICE = {  # nosec B105 – how practice tokens begin, not a secret.
    "SLACK_BOT_TOKEN": "xoxb-practice",  # nosec B105
    "SLACK_APP_TOKEN": "xapp-practice",  # nosec B105
    "SLACK_SIGNING_SECRET": "practice",  # nosec B105
}


class RealTokenFound(Exception):
    """A real Slack token is set, so practising would be a mistake."""


def refuse_real_tokens(environ: Mapping[str, str]) -> None:
    """
    Raise RealTokenFound when a real workspace's secret is in `environ`.

    The sentence names the variables and never shows what they hold.
    """
    real = [
        name
        for name, start in _PRACTICE.items()
        if environ.get(name) and not environ[name].startswith(start)
    ]
    if real:
        raise RealTokenFound(
            f"The practice Slack does not start while {' and '.join(real)} "
            "is set for a real workspace. Unset it, then try again."
        )


class PracticeSlack:
    """
    A local Slack for one cast and one app, on loopback only.

    `clock` is moved, never replaced; `on_move` is called when somebody moves
    it. A stopped one can be started again, on the same port, with everything
    it remembers.
    """

    def __init__(
        self,
        *,
        cast: Cast,
        manifest: Json,
        clock: Clock,
        port: int = 0,
        on_move: Callable[[datetime], None] | None = None,
        on_reset: Callable[[], None] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        patience: float = ACK_SECONDS,
    ) -> None:
        self.app_id, self.bot_id, self.bot_user_id = APP_ID, BOT_ID, BOT_USER_ID
        self.bot_token = f"xoxb-practice-{clock.choose(_LETTERS, 16)}"
        self.app_token = f"xapp-practice-{clock.choose(_LETTERS, 16)}"
        self._port = port
        self._ssl = ssl_context
        self._loop = Loop()
        self._calls = Calls()
        self._workspace = Workspace(cast, Manifest(manifest), clock)
        self._sockets = SocketMode(self._workspace, patience=patience)
        self._acts = Acts(self._workspace, self._sockets)
        self._time = Timekeeper(self._workspace, on_move)
        self._on_reset = on_reset
        self._runner: web.AppRunner | None = None
        self.faults = Faults(self._cut)
        self.faults.changed = lambda: self._loop.soon(self._workspace.changes.tell)

    def __enter__(self) -> PracticeSlack:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where the page is."""
        return self._workspace.url

    @property
    def api_url(self) -> str:
        """The `base_url` for slack_sdk's clients."""
        return f"{self.url}/api/"

    @property
    def calls(self) -> list[Call]:
        """Every Web API call received, oldest first."""
        return self._loop.look(self._calls.listed)

    @property
    def sockets(self) -> int:
        """How many Socket Mode connections are open."""
        return self._loop.look(lambda: self._sockets.count)

    def start(self) -> None:
        if self._loop.running:
            return
        self._loop.start()
        try:
            self._loop.run(self._serve)
        except BaseException:
            self._loop.stop()
            raise

    def stop(self) -> None:
        if not self._loop.running:
            return
        self._loop.run(self._close)
        self._loop.stop()

    def person(self, handle: str) -> Person:
        """Somebody of the cast, with or without '@'; raises LookupError."""
        who = self._workspace.people.by_handle(handle)
        return Person(self._loop, self._workspace, self._acts, who)

    def welcome(self, persona: Persona) -> Person:
        """Let somebody new into the workspace."""
        self._loop.run(lambda: self._acts.office.welcome(persona))
        return self.person(persona.handle)

    def uninstall(self) -> None:
        """Let an administrator take the app out; its token is good for nothing."""
        self._loop.run(self._acts.office.uninstall)

    def room(self, name: str) -> RoomState:
        """A room by name, with or without '#'; raises LookupError."""
        channel = self._workspace.channels.named(name)
        return RoomState(self._loop, self._workspace, self._acts, channel)

    def move_clock(self, instant: datetime) -> None:
        """Move the clock as the page does, with everything that falls due."""
        self._loop.run(lambda: self._time.move(instant))

    def wait_until(self, true: Callable[[], bool], seconds: float = 3.0) -> bool:
        """
        Wait for something that the bot does by itself; say whether it came true.

        `true` is asked again after every change of the workspace, on the
        server's thread; it may use this object and its people to look.
        """

        async def wait() -> bool:
            changes = self._workspace.changes
            try:
                async with asyncio.timeout(seconds):
                    while not true():
                        await changes.after(changes.version)
            except TimeoutError:
                return true()
            return True

        return self._loop.run(wait)

    def wait_for_bot(self, sockets: int = 1, seconds: float = 3.0) -> bool:
        """Wait until the bot has this many connections."""
        return self.wait_until(lambda: self._sockets.count >= sockets, seconds)

    async def _serve(self) -> None:
        api = WebApi(
            self._workspace,
            self.faults,
            self._calls,
            bot_token=self.bot_token,
            app_token=self.app_token,
        )
        routes = Routes(
            self._workspace,
            api,
            self._sockets,
            Snapshot(self._workspace, self.faults, self._acts.presses),
            PageActs(self._workspace, self._acts, self.faults),
            PageOffice(self._workspace, self._acts),
            self._time,
            self._on_reset,
        )
        self._runner = web.AppRunner(
            routes.application(), access_log=None, shutdown_timeout=0.1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port, ssl_context=self._ssl)
        await site.start()
        self._port = self._runner.addresses[0][1]
        scheme = "https" if self._ssl else "http"
        self._workspace.url = f"{scheme}://{HOST}:{self._port}"

    async def _close(self) -> None:
        await self._acts.events.close()
        await self._sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _cut(self, reason: str | None) -> None:
        self._loop.run(lambda: self._sockets.cut(reason))
