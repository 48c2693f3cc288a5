"""The pool: results in order, whatever a page does to its process."""

from __future__ import annotations

import itertools
import multiprocessing
import pickle
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from articlekit import DEFAULT_CLEANERS, extract
from articlekit.batch import Budget, Options, Record, extract_many
from articlekit.batch.pool import CHUNK_RECORDS, WINDOW, cut_chunks
from articlekit.exceptions import BatchError

sys.path.insert(0, str(Path(__file__).parent))  # where spawned workers find it, too
misbehave = import_module("misbehaviour").misbehave

LINE = "It rained all night in the hills, and the road to the coast is closed until the weekend."
METHODS = [name for name in ("fork", "spawn") if name in multiprocessing.get_all_start_methods()]
NASTY = Options(cleaners=(misbehave, *DEFAULT_CLEANERS))


def pages(count: int, **special: str) -> list[Record]:
    """Ordinary pages, but for those with a number of their own."""
    return [Record(f"p{n}", f"<h1>Rain {n}</h1><p>{special.get(f'p{n}', '')} {n}. {LINE}</p>") for n in range(count)]


@pytest.mark.parametrize("method", METHODS)
def test_same_as_serial(method: str) -> None:
    """Two processes give the very articles that one call after the other gives, in order, forked and spawned."""
    records = pages(150)
    results = list(extract_many(records, workers=2, start_method=method))
    assert [result.id for result in results] == [record.id for record in records]
    assert [result.article for result in results] == [extract(record.content) for record in records]


@pytest.mark.parametrize("method", METHODS)
def test_page_over_its_time_is_cut_off(method: str) -> None:
    """A page that hangs costs its own row, not those of its neighbours."""
    records = pages(50, p20="please hang")
    results = list(extract_many(records, workers=2, options=NASTY, budget=Budget(seconds=4), start_method=method))
    assert [(r.id, r.error) for r in results if r.error] == [("p20", "timeout")]
    assert results[20].reason == "over the time budget of 4 s"
    assert [result.id for result in results] == [record.id for record in records]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits the address space of a process")
def test_page_over_its_memory_is_cut_off() -> None:
    """A page that eats memory costs its own row."""
    budget = Budget(memory=500_000_000)
    results = list(extract_many(pages(50, p20="please eat"), workers=2, options=NASTY, budget=budget))
    assert [(r.id, r.error) for r in results if r.error] == [("p20", "memory")]
    assert len(results) == 50


def test_page_that_kills_its_process() -> None:
    """A process that dies twice at one page costs that page's row, and its neighbours come out."""
    results = list(extract_many(pages(50, p0="please die", p49="please die"), workers=2, options=NASTY))
    assert [(r.id, r.error) for r in results if r.error] == [("p0", "crash"), ("p49", "crash")]
    assert results[0].reason == "the process ended with signal 9"


def test_cleaner_that_fails() -> None:
    """A cleaner that raises is an error row with its reason."""
    results = list(extract_many(pages(3, p1="please fail"), workers=1, options=NASTY))
    assert [result.error for result in results] == [None, "cleaner", None]
    assert "no wind" in str(results[1].reason)


def test_workers_that_cannot_start() -> None:
    """What cannot work at all is an error at once, and no endless try."""

    def kill(document: object) -> object:
        raise SystemExit(3)

    if "fork" not in METHODS:
        pytest.skip("a function within a function travels only by fork")
    options = Options(cleaners=(kill,))  # type: ignore[arg-type]
    with pytest.raises(BatchError, match="do not start: they end with exit code 3"):
        list(extract_many(pages(3), workers=1, options=options, start_method="fork"))


def test_memory_is_bounded() -> None:
    """However many records there are, only as many are taken as there is room for."""
    taken = itertools.count()
    seen = 0

    def endless() -> Iterator[Record]:
        while True:
            seen_now = next(taken)
            yield Record(str(seen_now), f"<p>{LINE}</p>")

    results = extract_many(endless(), workers=2)
    for _ in range(300):
        next(results)
        seen += 1
    results.close()  # type: ignore[attr-defined]
    assert next(taken) <= seen + (2 * WINDOW + 3) * CHUNK_RECORDS


def test_no_process_is_left() -> None:
    """Leaving the loop early ends the workers."""
    results = extract_many(pages(500), workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_chunks_of_large_records_are_short() -> None:
    """Large records travel in chunks of about four megabytes."""
    sizes = [len(chunk.records) for chunk in cut_chunks(Record(str(n), b"x" * 2_000_000) for n in range(5))]
    assert sizes == [2, 2, 1]


def test_results_can_be_pickled() -> None:
    """trafilatura#420: results travel between processes as they are."""
    results = list(extract_many([f"<h1>Rain</h1><p>{LINE}", b"\xff\xfe\x00"], workers=0))
    assert pickle.loads(pickle.dumps(results)) == results
