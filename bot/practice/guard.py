"""Who may speak to the practice server: this machine's own browser, and the bot."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HERE = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?\Z")

#: Nothing from outside, no frames, nothing to guess.
PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other names for this machine (rebinding) and other origins' pages."""
    host = request.headers.get("Host", "")
    if not _HERE.match(host):
        return web.Response(status=403, text="This server answers to localhost only.")
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != host:
        return web.Response(status=403, text="Another site may not use this server.")
    return await handler(request)
