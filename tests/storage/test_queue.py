"""The writers' line: one at a time, in the order they came, and nobody stuck."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.queue import WriterQueue


@pytest.fixture
def queue() -> WriterQueue:
    return WriterQueue()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(16) as pool:
        yield pool


def stands(queue: WriterQueue, count: int) -> None:
    """Come back as soon as `count` threads stand in line."""
    breath = threading.Event()
    while queue.waiting < count:
        breath.wait(0.001)


def test_the_first_to_come_is_the_first_served(
    queue: WriterQueue, threads: ThreadPoolExecutor
) -> None:
    served: list[int] = []

    def come(number: int) -> None:
        with queue.turn():
            served.append(number)

    with queue.turn():
        for number in range(12):
            threads.submit(come, number)
            stands(queue, number + 1)
    threads.shutdown()

    assert served == list(range(12))


def test_no_two_have_a_turn_together(
    queue: WriterQueue, threads: ThreadPoolExecutor
) -> None:
    inside: list[int] = []
    most: list[int] = []

    def write(number: int) -> None:
        for _ in range(200):
            with queue.turn():
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    [*_] = threads.map(write, range(8))

    assert len(most) == 1600
    assert max(most) == 1


def test_one_that_stumbles_lets_the_next_one_in(
    queue: WriterQueue, threads: ThreadPoolExecutor
) -> None:
    def stumble() -> None:
        with queue.turn():
            raise ValueError

    [*_] = [threads.submit(stumble).exception() for _ in range(3)]

    with queue.turn():
        assert queue.waiting == 0


def test_a_turn_inside_a_turn_is_refused(queue: WriterQueue) -> None:
    with queue.turn(), pytest.raises(RuntimeError, match="finish it first"):
        queue.turn().__enter__()


def test_one_who_is_interrupted_in_line_does_not_block_it(
    queue: WriterQueue, threads: ThreadPoolExecutor, interrupts: Callable[[], None]
) -> None:
    held, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with queue.turn():
            held.set()
            leave.wait()

    def interrupt() -> None:
        stands(queue, 1)
        interrupts()

    threads.submit(hold)
    held.wait()
    threads.submit(interrupt)
    with pytest.raises(InterruptedError), queue.turn():
        pass
    leave.set()

    with queue.turn():
        assert queue.waiting == 0


@pytest.fixture
def interrupts() -> Iterator[Callable[[], None]]:
    """What interrupts the main thread from another, as Ctrl-C would."""

    def raised(*_: object) -> None:
        raise InterruptedError

    main = threading.main_thread().ident
    assert main is not None
    before = signal.signal(signal.SIGUSR1, raised)
    yield lambda: signal.pthread_kill(main, signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)
