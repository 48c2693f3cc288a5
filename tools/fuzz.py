"""
Feed damaged pages to extract() and see that every promise is kept.

    python tools/fuzz.py --seconds 60
    python tools/fuzz.py --inputs 200000 --jobs 2 --pages FOLDER

Input number N of a seed is always the same, so a failure is repeated by --first N --inputs 1. Pages are those of FOLDER,
or the two of the demonstration. A failure is an exception, a block that is neither kept nor removed or both, an article
that cannot be written as JSON and read back, output that could run in a browser, or a page over its time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from articlekit import Article, extract
from articlekit.exceptions import InputTooLargeError
from articlekit.reading import read

SECONDS, SECONDS_PER_MEGABYTE = 3.0, 20.0  # of the processor: what an input may take
NOT_SHOWN = frozenset({"json-ld", "noscript"})  # the places of text that stands only there, see signals.py
LARGEST = 40_000  # bytes of a page, so that many inputs fit into the time
TOKENS = [
    b"<", b">", b"</", b"<!--", b"-->", b"<script>", b"</script>", b'<script type="application/ld+json">', b"<table><tr><td>",
    b"<b id=1>", b"<p>", b"<div>", b"<svg>", b"<math>", b"<template>", b"<select>", b"<noscript>", b"<plaintext>", b"<br>",
    b"<frameset>", b"<![CDATA[", b"&#x110000;", b"&#0;", b"&amp", b"&nosuch;", b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b$B", b"+ADw-", "\u202e\u2066\u200b".encode(), "\u0301".encode() * 50,
    b"javascript:alert(1)", b' onload="x()"', b"<img src=x onerror=alert(1)>", b"[x](javascript:x)", b"99999-99-99",
    b"2021-02-30T25:61:61Z", b'{"@type":"NewsArticle","author":[null,{"name":{}}],"datePublished":1e999}', b"[" * 200, b"\\u0000",
    b"By ", b"cookies", b'<meta property="og:title" content="', b"<time datetime=", b"=cmd()", b"\r", b"\x0c", b"\x1e", b"\t",
]  # fmt: skip
MARKERS = (b"", b"* ", b"+ ", b"- ", b"o ", b"1. ", b"+ \n", b"* * ", b"# ", b"| ")


def flip(data: bytearray, rng: random.Random) -> None:
    """Change some bytes."""
    for _ in range(rng.randint(1, 20)):
        data[rng.randrange(len(data))] = rng.randrange(256)


def insert(data: bytearray, rng: random.Random) -> None:
    """Put in tokens that mean something."""
    for _ in range(rng.randint(1, 10)):
        at = rng.randrange(len(data) + 1)
        data[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 1, 3, 20))


def cut(data: bytearray, rng: random.Random) -> None:
    """Take a piece out."""
    begin = rng.randrange(len(data))
    del data[begin : begin + rng.randint(1, 2_000)]


def double(data: bytearray, rng: random.Random) -> None:
    """Repeat a piece many times, elsewhere."""
    begin = rng.randrange(len(data))
    piece = data[begin : begin + rng.randint(1, 300)]
    at = rng.randrange(len(data) + 1)
    data[at:at] = piece * rng.randint(1, 12)


def truncate(data: bytearray, rng: random.Random) -> None:
    """Keep the beginning, or the end."""
    at = rng.randrange(1, len(data) + 1)
    del data[slice(at, None) if rng.random() < 0.5 else slice(0, at)]


def swap(data: bytearray, rng: random.Random) -> None:
    """Exchange two pieces."""
    length = rng.randint(1, 500)
    a, b = rng.randrange(len(data)), rng.randrange(len(data))
    data[a : a + length], data[b : b + length] = data[b : b + length], data[a : a + length]


def indent(data: bytearray, rng: random.Random) -> None:
    """Break lines and set them as a nested list is set in plain text, some markers alone in their line."""
    words = bytes(data).split(b" ")
    for at in range(0, len(words), rng.randint(1, 12)):
        words[at] = b"\n" + b" " * rng.choice((0, 2, 4, 8, 12)) + rng.choice(MARKERS) + words[at]
    data[:] = b" ".join(words)


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip, insert, insert, cut, double, truncate, swap, indent,
)  # fmt: skip


def load_pages(folder: str | None) -> list[bytes]:
    """Small pages, in the order of their names."""
    if folder is None:
        demo = files("articlekit.demo")
        return [demo.joinpath(name).read_bytes() for name in ("page.html", "dump.txt")]
    pages = []
    for path in sorted(Path(folder).iterdir()):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        pages.append(data[:LARGEST])
    return pages


def make_input(seed: int, number: int, pages: list[bytes]) -> bytes | str:
    """Input *number*: a page with some damage."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311  # it shall be foreseeable
    page = rng.choice(pages)
    begin = rng.randrange(len(page)) if rng.random() < 0.5 else 0
    data = bytearray(page[begin : begin + rng.choice((150, 400, 1_500))] or b"x")
    for _ in range(rng.randint(1, 4)):
        rng.choice(MUTATIONS)(data, rng)
        data = data or bytearray(b"<")
    return (
        bytes(data)
        if rng.random() < 0.8
        else data.decode("utf-8", "surrogateescape" if rng.random() < 0.05 else "replace")
    )


def check(source: bytes | str) -> str | None:
    """What is wrong with the article of *source*; None if nothing is."""
    begin = time.process_time()
    article = extract(source)
    took = time.process_time() - begin
    if took > SECONDS + SECONDS_PER_MEGABYTE * len(source) / 1e6:
        return f"took {took:.1f} s for {len(source)} bytes"
    blocks = [*article.blocks, *(removal.block for removal in article.removed)]
    if sorted(block.index for block in blocks) != list(range(len(blocks))):
        return "kept and removed are not all blocks, once"
    # Blocks of text that the page does not show stand behind all that it shows.
    if sorted(block.index for block in blocks if block.place.tag not in NOT_SHOWN) != list(
        range(len(read(source).blocks))
    ):
        return "kept and removed are not what the page shows"
    if Article.from_dict(json.loads(article.to_json().encode())) != article:
        return "does not survive JSON"
    html = article.to_html().lower()
    if (
        "<script" in html
        or "<img" in html
        or " on" in "".join(piece.partition(">")[0] for piece in html.split("<")[1:])
    ):
        return "HTML that could run"
    article.to_markdown().encode()
    return None


def run(seed: int, numbers: Iterator[int], pages: list[bytes], until: float) -> tuple[int, float, list[str]]:
    """How many inputs were tried, the longest time of one, and what failed."""
    count, longest, failures = 0, 0.0, []
    for number in numbers:
        if time.monotonic() > until:
            break
        begin = time.process_time()
        try:
            wrong = check(make_input(seed, number, pages))
        except InputTooLargeError:
            wrong = None
        except Exception:  # noqa: BLE001  # that is what is looked for
            wrong = traceback.format_exc()
        longest = max(longest, time.process_time() - begin)
        count += 1
        if wrong:
            failures.append(f"seed {seed}, input {number}: {wrong}")
    return count, longest, failures


def _job(job: tuple[int, int, int, int, str | None, float]) -> tuple[int, float, list[str]]:
    seed, first, end, step, folder, until = job
    return run(seed, iter(range(first, end, step)), load_pages(folder), until)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--inputs", type=int, default=10**9)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--pages", metavar="FOLDER")
    given = parser.parse_args()
    end, until = given.first + given.inputs, time.monotonic() + given.seconds
    jobs = [(given.seed, given.first + n, end, given.jobs, given.pages, until) for n in range(given.jobs)]
    with multiprocessing.Pool(given.jobs) as pool:
        done = pool.map(_job, jobs)
    failures = [failure for _, _, each in done for failure in each]
    print("\n".join(failures[:20]))
    longest = max(each for _, each, _ in done)
    print(f"{sum(n for n, _, _ in done)} inputs, seed {given.seed}, {len(failures)} failures, longest {longest:.2f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
