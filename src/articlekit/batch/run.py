"""A batch from its inputs to its output."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from attrs import field, frozen

from articlekit.batch.pool import Budget, Chunk, cut_chunks, run_chunks
from articlekit.batch.records import Fields, Pending, Record
from articlekit.batch.results import Options, Result, process_all
from articlekit.batch.sinks import Progress, open_sink
from articlekit.batch.sources import find_sources, read_sources
from articlekit.exceptions import BatchError

__all__ = ["Summary", "extract_many", "run_batch"]


@frozen
class Summary:
    """
    What a run did.

    Attributes:
        counts: rows by status; errors as ``error:timeout`` and the like.
        seconds: how long it took.
        skipped: rows that were there already, when resuming.
        stopped: True if it was ended by Ctrl-C; what is written is whole, and can be gone on with.
    """

    counts: dict[str, int] = field(factory=dict)
    seconds: float = 0.0
    skipped: int = 0
    stopped: bool = False

    @property
    def rows(self) -> int:
        """Rows written in this run."""
        return sum(self.counts.values())

    def __str__(self) -> str:
        """
        For people.

        >>> print(Summary({"ok": 7, "error:timeout": 1}, 2.0, skipped=3))
        8 records in 2.0 s, 4.0 a second; 3 were done before: 7 articles, 0 without an article, 1 errors (timeout 1)
        """
        errors = {name.partition(":")[2]: n for name, n in sorted(self.counts.items()) if name.startswith("error:")}
        rate = self.rows / self.seconds if self.seconds else 0.0
        return (
            f"{self.rows} records in {self.seconds:.1f} s, {rate:.1f} a second"
            + (f"; {self.skipped} were done before" if self.skipped else "")
            + f": {self.counts.get('ok', 0)} articles, {self.counts.get('no_article', 0)} without an article, "
            + f"{sum(errors.values())} errors"
            + (f" ({', '.join(f'{name} {n}' for name, n in errors.items())})" if errors else "")
        )


def extract_many(
    records: Iterable[Record | bytes | str],
    workers: int | None = None,
    options: Options = Options(),
    budget: Budget = Budget(),
    start_method: str | None = None,
) -> Iterator[Result]:
    """
    Extract the articles of many records, in order.

    >>> results = extract_many(["<p>It rained all night on the coast.", ""], workers=0)
    >>> [(result.id, result.status) for result in results]
    [('0', 'ok'), ('1', 'no_article')]

    Args:
        records: taken from only as far as there is room, so there may be any number; bytes and str get their number
            as id.
        workers: processes; None for one on each core, 0 for none, and then *budget* is not enforced.
        options: how the pages are read.
        budget: what one page may take before it is cut off.
        start_method: of processes; None for Python's default. Under ``"spawn"`` your script needs the usual
            ``if __name__ == "__main__":``.

    Yields:
        One result for each record, whatever is wrong with it. To stop early, close the generator or leave its loop.

    Raises:
        BatchError: if processes cannot be started.
    """
    named = (
        record if isinstance(record, Record) else Record(str(number), record) for number, record in enumerate(records)
    )
    for _, results in _run(named, options, list, workers, budget, start_method):
        yield from results


def run_batch(
    inputs: Sequence[str],
    output: str,
    *,
    workers: int | None = None,
    options: Options = Options(),
    budget: Budget = Budget(),
    fields: Fields = Fields(),
    resume: bool = False,
    overwrite: bool = False,
    start_method: str | None = None,
    on_progress: Callable[[int, int, int], None] | None = None,
) -> Summary:
    """
    Extract everything in *inputs* to *output*, as ``articlekit batch`` does.

    Args:
        inputs: files, folders and globs.
        output: ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst``, ``.parquet`` (a folder), or ``-`` for standard output.
        workers: processes; None for one on each core, 0 for none.
        options: how the pages are read.
        budget: what one page may take.
        fields: names in JSON lines and Parquet.
        resume: whether to go on with an output that is there, of the same inputs and options.
        overwrite: whether to replace it.
        start_method: of processes.
        on_progress: called after each chunk with rows written, bytes of input read, and bytes of input in all.

    Returns:
        The summary, also when stopped by Ctrl-C.

    Raises:
        BatchError: if it cannot begin, or the output is of other inputs.
    """
    sources = find_sources(inputs)
    total = sources[-1].end if sources else 0
    begin = time.monotonic()
    sink = open_sink(output, options.extras, resume=resume, overwrite=overwrite)
    counts: Counter[str] = Counter()
    stopped = False
    try:
        records = _behind(read_sources(sources, fields, options.limits), sink.done)
        for chunk, packed in _run(records, options, sink.packer(), workers, budget, start_method):
            sink.write(packed)
            counts.update(packed.counts)
            if on_progress:
                on_progress(sum(counts.values()), chunk.records[-1].position, total)
    except KeyboardInterrupt:
        stopped = True
    finally:
        sink.close()
    return Summary(dict(counts), time.monotonic() - begin, sink.done.rows, stopped)


def _run(
    records: Iterable[Pending],
    options: Options,
    pack: Callable[[Sequence[Result]], Any],
    workers: int | None,
    budget: Budget,
    start_method: str | None,
) -> Iterator[tuple[Chunk, Any]]:
    workers = os.cpu_count() or 1 if workers is None else workers
    chunks = cut_chunks(records)
    if workers:
        return run_chunks(chunks, options, pack, workers, budget, start_method)
    return ((chunk, pack(process_all(chunk.records, options))) for chunk in chunks)


def _behind(records: Iterator[Pending], done: Progress) -> Iterator[Pending]:
    """The records behind those that are done, once the last of these is proved to be the same."""
    if not done.rows:
        return records
    last = None
    for _ in range(done.rows):
        last = next(records, None)
        if last is None:
            raise BatchError(f"the output has {done.rows} rows, which is more than the inputs have records")
    if last is not None and last.name().encode("utf-8", "replace").decode() != done.last:
        raise BatchError(f"the output is of other inputs: its row {done.rows} is {done.last!r}, not {last.name()!r}")
    return chain(records)
