#!/usr/bin/env python3
"""
Measure articlekit and its peers in one run: accuracy, time per page, time and memory by size, time to import.

    pip install '.[bench]'
    python benchmarks/run.py ../shared/corpora                # prints the tables of docs/benchmark.md
    python benchmarks/run.py ../shared/corpora --sample 10    # every tenth page

The format of the folder is described in docs/benchmark.md. A peer that cannot be imported is named with the reason.
Times are process times, and stand as ratios to the bare parse of the same pages by lexbor, so that machines compare.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from peers import PEERS, Extract

WORD = re.compile(r"\w+")
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # bytes
PARAGRAPH = "<p>On day {} the river rose by two metres, and the old <a href=/b>bridge</a> had to be closed again.</p>\n"
LARGEST_FOR_PEERS = 1_000_000  # bytes; some of them need minutes for the next
Row = dict[str, Any]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Four words in a row, counted, as in Zyte's article-extraction-benchmark."""
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3) if words else 0))


def body_score(rows: Sequence[Row], texts: Sequence[str]) -> float | None:
    """The harmonic mean of mean precision and mean recall over the pages with an annotated body."""
    pairs = []
    for row, text in zip(rows, texts, strict=True):
        if row.get("body"):
            gold, found = shingles(row["body"]), shingles(text)
            shared = sum((gold & found).values())
            pairs.append((shared / max(1, sum(found.values())), shared / max(1, sum(gold.values()))))
    if not pairs:
        return None
    precision, recall = (statistics.mean(values) for values in zip(*pairs, strict=True))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def segment_score(rows: Sequence[Row], texts: Sequence[str]) -> float | None:
    """F1 of the segments that must and must not be in the text, as in trafilatura's evaluation."""
    hits = wrong = wanted = 0
    for row, text in zip(rows, texts, strict=True):
        if row.get("with"):
            text = " ".join(text.split())
            hits += sum(" ".join(segment.split()) in text for segment in row["with"])
            wrong += sum(" ".join(segment.split()) in text for segment in row.get("without", ()))
            wanted += len(row["with"])
    return 2 * hits / (hits + wrong + wanted) if wanted else None


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor time, and what came out."""
    begin = time.process_time()
    value = run()
    return time.process_time() - begin, value


def guarded(extract: Extract, page: str) -> str:
    """The text; none where the extractor fails, which some do on some pages."""
    try:
        return extract(page)
    except Exception:
        return ""


def bare_parse() -> Callable[[str], Any]:
    """The parse that all times are held against."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser


def load(folder: Path, sample: int) -> list[tuple[Row, str]]:
    """The annotated rows with their pages, decoded as UTF-8."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines][::sample]
    return [(row, gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")) for row in rows]


def accuracy(pages: Sequence[tuple[Row, str]], peers: dict[str, Extract]) -> None:
    """Print time per page and accuracy, a row for each extractor, a column for each corpus."""
    corpora = sorted({row["corpus"] for row, _ in pages if row.get("body") or row.get("with")})
    parse = bare_parse()
    floor = min(timed(lambda: [parse(page) and None for _, page in pages])[0] for _ in range(3))
    print(f"{len(pages)} pages; bare parse {1000 * floor / len(pages):.2f} ms a page\n")
    print("| |", " | ".join(corpora), "| time |\n|---" + "|---" * (len(corpora) + 1) + "|")
    for name, extract in peers.items():
        guarded(extract, pages[0][1])
        texts = []
        seconds = 0.0
        for _, page in pages:
            spent, text = timed(lambda page=page, extract=extract: guarded(extract, page))  # type: ignore[misc]
            seconds += spent
            texts.append(text)
        cells = []
        for corpus in corpora:
            part = [(row, text) for (row, _), text in zip(pages, texts, strict=True) if row["corpus"] == corpus]
            rows, found = [row for row, _ in part], [text for _, text in part]
            score = body_score(rows, found) if any(row.get("body") for row in rows) else segment_score(rows, found)
            cells.append(f"{score:.3f}" if score and any(found) else "")
        print(f"| {name} |", " | ".join(cells), f"| {seconds / floor:.1f} |", flush=True)


def page_of(size: int) -> str:
    """A page of our own of about *size* bytes."""
    paragraphs = "".join([PARAGRAPH.format(number) for number in range(max(1, size // (len(PARAGRAPH) + 3)))])
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title></head>'  # else some give nothing
    return f"{head}<body><main><h1>Bridge</h1>{paragraphs}</main></body></html>"


def sizes(peers: dict[str, Extract]) -> None:
    """Print milliseconds by size, and the peak of memory for the largest, each measured in a process of its own."""
    print(
        "\n| |", " | ".join(f"{size:,} bytes" for size in SIZES), "| memory |\n|---" + "|---" * (len(SIZES) + 1) + "|"
    )
    for name in peers:
        cells = []
        peak = "0"
        for size in SIZES:
            if name != "articlekit" and size > LARGEST_FOR_PEERS:
                cells.append("")
                continue
            milliseconds, peak = child("--one", name, "--size", str(size)).split()
            cells.append(f"{float(milliseconds):.1f} ms")
        print(f"| {name} |", " | ".join(cells), f"| {peak} times |", flush=True)


def one(name: str, size: int) -> None:
    """In a child: milliseconds for one page, and the growth of peak memory as a multiple of its size."""
    extract = PEERS[name]()
    page = page_of(size)
    guarded(extract, page_of(2_000))
    before = peak_memory()
    seconds = timed(lambda: guarded(extract, page))[0]
    print(1000 * seconds, f"{(peak_memory() - before) / len(page):.0f}")


def peak_memory() -> int:
    """The most memory that this process has held, in bytes; on Linux ru_maxrss begins with that of the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return 1024 * int(status.read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def imports(peers: dict[str, Extract]) -> None:
    """Print the time to import each, beside that of attrs."""
    print("\n| | import |\n|---|---|")
    for name in ("attrs", *peers):
        statement = "import attrs" if name == "attrs" else f"from peers import PEERS; PEERS[{name!r}]()"
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-W", "ignore", "-c", statement], cwd=Path(__file__).parent, check=True)  # noqa: S603
        print(f"| {name} | {1000 * (time.perf_counter() - begin):.0f} ms |", flush=True)


def child(*arguments: str) -> str:
    """What this script prints in a process of its own."""
    command = [sys.executable, "-W", "ignore", __file__, ".", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


def available() -> dict[str, Extract]:
    """The extractors that are installed; the others are named with the reason."""
    found = {}
    for name, make in PEERS.items():
        try:
            found[name] = make()
        except ImportError as error:
            print(f"without {name}: {error}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--one")
    parser.add_argument("--size", type=int, default=1_000)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    if arguments.one:
        one(arguments.one, arguments.size)
        return
    peers = available()
    accuracy(load(arguments.folder, arguments.sample), peers)
    sizes(peers)
    imports(peers)


if __name__ == "__main__":
    main()
