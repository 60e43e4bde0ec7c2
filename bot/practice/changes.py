"""The count of changes, and a way to wait for the next one without polling."""

from __future__ import annotations

import asyncio


class Changes:
    """Lives on the server's loop: `tell` after a change, `after` to wait for one."""

    def __init__(self) -> None:
        self.version = 0
        self._waiting: list[asyncio.Future[None]] = []

    def tell(self) -> None:
        self.version += 1
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def after(self, version: int) -> None:
        """Return once something has changed since `version`."""
        if self.version > version:
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        await future
