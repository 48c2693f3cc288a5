"""
A pool of processes that gives results in order, and cuts off a page that takes too long or too much.

Each worker writes into shared memory which record it is at, and since when. A worker over the time budget is killed, and
one that dies is missed; the records it held go to another worker, the one it was at comes out as an error.
"""

from __future__ import annotations

import contextlib
import heapq
import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from attrs import define, field, frozen, validators

from articlekit.batch.records import Pending
from articlekit.batch.results import Options, Result, process
from articlekit.exceptions import BatchError
from articlekit.pipeline import extract

__all__ = ["Budget", "Chunk", "cut_chunks", "run_chunks"]

CHUNK_RECORDS = 32
CHUNK_BYTES = 4_000_000
AHEAD = 2  # chunks that a worker holds, so that it never waits for the next
WINDOW = 8  # chunks under way for each worker; more would only fill the memory while one page is slow
MOST_DEATHS = 3  # of workers that never came to work, or in one chunk without a culprit
IDLE = -1.0
SWITCH = 0.0005  # seconds a worker's work may keep its reader waiting; while that waits, the parent cannot write either

Pack = Callable[[Sequence[Result]], Any]
Marks = dict[int, tuple[str, str]]  # number in the chunk -> code and reason of a record that is not to be tried again


@frozen
class Budget:
    """
    What one page may take, enforced from outside.

    Attributes:
        seconds: after which its process is killed.
        memory: bytes beyond what the process takes anyway; None for no limit. It is enforced where the system can
            limit the address space of a process (Linux).
    """

    seconds: float = field(default=60.0, validator=validators.gt(0))
    memory: int | None = field(default=2_000_000_000)


@frozen
class Chunk:
    """
    Records that travel together.

    Attributes:
        number: from 0, in input order.
        records: at least one.
    """

    number: int
    records: tuple[Pending, ...]


def cut_chunks(records: Iterable[Pending]) -> Iterator[Chunk]:
    """Chunks of 32 records, or of about 4 MB if the records are large."""
    held: list[Pending] = []
    size = number = 0
    for record in records:
        held.append(record)
        size += record.size
        if len(held) >= CHUNK_RECORDS or size >= CHUNK_BYTES:
            yield Chunk(number, tuple(held))
            held, size, number = [], 0, number + 1
    if held:
        yield Chunk(number, tuple(held))


def run_chunks(
    chunks: Iterable[Chunk], options: Options, pack: Pack, workers: int, budget: Budget, start_method: str | None = None
) -> Iterator[tuple[Chunk, Any]]:
    """
    Work on *chunks* in processes.

    Args:
        chunks: taken from only as far as there is room.
        options: for each record.
        pack: what a worker does with the results of a chunk before they travel back; it has to be picklable.
        workers: how many processes.
        budget: for each record.
        start_method: ``"fork"``, ``"spawn"`` or ``"forkserver"``; None for Python's own default.

    Yields:
        Each chunk with what *pack* made of it, in order.

    Raises:
        BatchError: if workers cannot be started.
    """
    pool = _Pool(workers, options, pack, budget, start_method)
    try:
        yield from pool.run(iter(chunks))
    finally:
        pool.close()


@define(eq=False)
class _Worker:
    process: Any
    connection: Connection
    at: Any  # shared: number of the record it is at, and since when
    held: list[int] = field(factory=list)  # numbers of its chunks, oldest first
    worked: bool = False


class _Pool:
    def __init__(self, workers: int, options: Options, pack: Pack, budget: Budget, start_method: str | None) -> None:
        self._context: Any = multiprocessing.get_context(start_method)
        self._setup = (options, pack, budget.memory)
        self._budget = budget
        self._size = workers
        self._workers: list[_Worker] = []
        self._chunks: dict[int, Chunk] = {}  # under way
        self._marks: dict[int, Marks] = {}
        self._deaths: dict[tuple[int, int], int] = {}  # chunk and record -> how often a worker died there
        self._waiting: list[int] = []  # a heap: the oldest chunk first
        self._done: dict[int, Any] = {}
        self._next = 0
        self._stillborn = 0

    def run(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Any]]:
        exhausted = False
        while True:
            while not exhausted and len(self._chunks) < self._size * WINDOW and len(self._waiting) < self._size:
                chunk = next(chunks, None)
                if chunk is None:
                    exhausted = True
                    break
                self._chunks[chunk.number] = chunk
                heapq.heappush(self._waiting, chunk.number)
            if exhausted and not self._chunks:
                return
            self._hand_out()
            self._listen()
            while self._next in self._done:
                self._marks.pop(self._next, None)
                yield self._chunks.pop(self._next), self._done.pop(self._next)
                self._next += 1

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def _hand_out(self) -> None:
        while len(self._workers) < min(self._size, len(self._chunks)):
            self._workers.append(self._start())
        for load in range(AHEAD):
            for worker in list(self._workers):
                if self._waiting and len(worker.held) == load:
                    number = heapq.heappop(self._waiting)
                    worker.held.append(number)
                    with contextlib.suppress(OSError):  # it has died, which is noticed when listening
                        worker.connection.send((number, self._chunks[number].records, self._marks.get(number, {})))

    def _listen(self) -> None:
        connections = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(connections), timeout=min(0.5, self._budget.seconds / 4)):
            worker = connections[ready]  # type: ignore[index]
            try:
                number, packed, retires = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker, None)
                continue
            worker.worked = True
            self._stillborn = 0
            if number is None:
                continue
            worker.held.remove(number)
            self._done[number] = packed
            if retires:
                self._replace(worker)
        for worker in list(self._workers):
            if self._overdue(worker):
                worker.process.kill()
                worker.process.join()
                reason = f"over the time budget of {self._budget.seconds:g} s"
                self._bury(worker, ("timeout", reason) if self._overdue(worker) else None)

    def _overdue(self, worker: _Worker) -> bool:
        number, since = worker.at
        return bool(number != IDLE and time.monotonic() - since > self._budget.seconds)

    def _bury(self, worker: _Worker, verdict: tuple[str, str] | None) -> None:
        """Put down to the record it was at that a worker is gone, and give the rest to others."""
        worker.process.join()
        exit_code = worker.process.exitcode
        if worker.held:
            number, record = worker.held[0], int(worker.at[0])
            key = (number, record)
            deaths = self._deaths[key] = self._deaths.get(key, 0) + 1
            crash = ("crash", f"the process ended with {_ending(exit_code)}")
            if record != IDLE and (verdict or deaths > 1):  # it may have died of something else the first time
                self._marks.setdefault(number, {})[record] = verdict or crash
            elif deaths >= MOST_DEATHS:
                if not worker.worked:
                    raise BatchError(f"workers do not start: they end with {_ending(exit_code)}")
                self._marks[number] = dict.fromkeys(range(len(self._chunks[number].records)), crash)
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        for number in worker.held:
            heapq.heappush(self._waiting, number)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        at = self._context.RawArray("d", [IDLE, 0.0])
        process_ = self._context.Process(target=_work, args=(theirs, at, *self._setup), daemon=True)
        with _without_interrupts():
            process_.start()
        theirs.close()
        return _Worker(process_, ours, at)


def _ending(exit_code: int | None) -> str:
    return f"signal {-exit_code}" if exit_code is not None and exit_code < 0 else f"exit code {exit_code}"


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started in here never sees a Ctrl-C; this process gets it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker ----------------------------------------------------------------------------------------------------


def _work(connection: Connection, at: Any, options: Options, pack: Pack, memory: int | None) -> None:
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    extract("<p>It rained all night.", cleaners=options.cleaners)  # loads what is loaded when first needed
    if memory is not None:
        _limit_memory(memory)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    sys.setswitchinterval(SWITCH)
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection.send((None, None, False))
    while (job := inbox.get()) is not None:
        number, records, marks = job
        results = []
        for index, record in enumerate(records):
            at[1] = time.monotonic()  # before the number, so that no record is charged with the time of another
            at[0] = index
            results.append(_marked(record, *marks[index]) if index in marks else process(record, options))
        at[0] = IDLE
        retires = any(result.error == "memory" for result in results)  # what is left of its memory is in pieces
        try:
            connection.send((number, pack(results), retires))
        except OSError:
            return  # nobody is left to hear it


def _marked(record: Pending, code: str, reason: str) -> Result:
    return Result(record.name(), getattr(record, "url", None), error=code, reason=reason)


def _receive(connection: Connection, inbox: queue.SimpleQueue[Any]) -> None:
    """Take in chunks while the worker works, so that neither side waits for the other to read."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            inbox.put(connection.recv())
    inbox.put(None)


def _end_with_parent() -> None:
    """A forked worker holds both ends of its pipe, so the end of the pipe does not tell that nobody is there."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory(budget: int) -> None:
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            used = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (used + budget, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return  # another system, or a stricter limit that is in force already
