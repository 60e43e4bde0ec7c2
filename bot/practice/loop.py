"""A thread with an event loop, and ways in from other threads."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Loop:
    """
    Runs work on its own thread while it is started.

    When it is stopped, `look` reads directly (nobody else is writing) and
    `run` refuses.
    """

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        return self._loop is not None

    def start(self) -> None:
        loop = asyncio.new_event_loop()
        ready = threading.Event()

        def serve() -> None:
            asyncio.set_event_loop(loop)
            loop.call_soon(ready.set)
            loop.run_forever()

        self._thread = threading.Thread(target=serve, name="practice-slack")
        self._thread.daemon = True
        self._thread.start()
        ready.wait()
        self._loop = loop

    def stop(self) -> None:
        """End the thread; whatever it was still doing is cancelled."""
        with self._door:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_tidy(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do something on the loop's thread and wait for its result."""

        async def whole() -> T:
            return await work()

        future = self._submit(whole)
        if future is None:
            raise RuntimeError("The practice Slack is not started.")
        return future.result()

    def look(self, read: Callable[[], T]) -> T:
        """Read something without anybody changing it meanwhile."""

        async def whole() -> T:
            return read()

        if threading.current_thread() is self._thread:
            return read()
        future = self._submit(whole)
        return read() if future is None else future.result()

    def soon(self, do: Callable[[], object]) -> None:
        """Do something on the loop's thread, without waiting."""
        with self._door:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(do)

    def _submit(self, work: Callable[[], Coroutine[Any, Any, T]]) -> Future[T] | None:
        """Hand work in before the door closes; None when it is closed already."""
        with self._door:
            if self._loop is None:
                return None
            return asyncio.run_coroutine_threadsafe(work(), self._loop)


async def _tidy() -> None:
    """Cancel what is left and let transports close themselves."""
    loop = asyncio.get_running_loop()
    while left := asyncio.all_tasks() - {asyncio.current_task()}:
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()
    for _ in range(3):
        await asyncio.sleep(0)
