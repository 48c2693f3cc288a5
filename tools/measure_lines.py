#!/usr/bin/env python3
"""
Measure what the packs find of lists of usual lines, and what they take of prose that must stay.

    python tools/measure_lines.py                    # a row for each language
    python tools/measure_lines.py de fi              # with a row for each kind
    python tools/measure_lines.py fi --misses nav    # what is missed; "keep" for what is taken and should stay

lines/ beside this file has a list for each language, written for the project: labels and sentences of news sites and blogs by
kind, and as "keep" sentences and headings of articles, most of which are about what boilerplate is about. A line is found if
four fifths of it are, and a line that must stay is taken if half of it is, as in evaluations of whole pages.

The lists are for measuring, and for training what learns from lines (train_wording.py), which is left out here. A label copied from them into a pack is found here
ever after, and hardly anywhere else: of 281 lines of pages, 280 labels copied from the English list found none.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from articlekit.cleaners.boilerplate.phrases import phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.reading.lines import split_lines

LINES = Path(__file__).parent / "lines"
KEEP = "keep"  # the kind of lines that are no boilerplate
FOUND = 0.8  # share of the characters of a line
TAKEN = 0.5


class Line(NamedTuple):
    """A line of a list: its kind, and how it reads."""

    kind: str
    text: str


def languages() -> list[str]:
    """The languages that have a list."""
    return sorted(path.stem for path in LINES.glob("*.jsonl"))


def read_lines(language: str) -> Iterator[Line]:
    """The lines of a language's list."""
    for row in (LINES / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
        yield Line(**json.loads(row))


def is_flagged(line: Line) -> bool:
    """Whether so much of a line is taken for boilerplate that it counts as such."""
    spans = split_lines(line.text)
    verdicts = judge_lines([line.text[start:end] for start, end in spans], phrase_book())
    covered = sum(end - start for (start, end), verdict in zip(spans, verdicts, strict=True) if verdict)
    return covered >= (TAKEN if line.kind == KEEP else FOUND) * len(line.text)


def measure(language: str) -> dict[str, tuple[int, int]]:
    """For each kind of a language's list, how many lines are taken for boilerplate, and how many there are."""
    flags: defaultdict[str, list[bool]] = defaultdict(list)
    for line in read_lines(language):
        flags[line.kind].append(is_flagged(line))
    return {kind: (sum(values), len(values)) for kind, values in flags.items()}


def total(counts: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """What is found of the lines that are boilerplate, whatever their kind."""
    rows = [count for kind, count in counts.items() if kind != KEEP]
    return sum(found for found, _ in rows), sum(of for _, of in rows)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "languages", nargs="*", metavar="LANGUAGE", help="ISO 639-1; all that have a list if none is given"
    )
    parser.add_argument("--misses", metavar="KIND", help="print the lines of a kind that are judged wrongly")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.languages) - set(languages()))
    if unknown:
        parser.error(f"no list of {', '.join(unknown)}; there are {', '.join(languages())}")
    for language in options.languages or languages():
        if options.misses:
            for line in read_lines(language):
                if line.kind == options.misses and is_flagged(line) is (line.kind == KEEP):
                    print(language, line.text)
            continue
        counts = measure(language)
        (found, of), (taken, prose) = total(counts), counts.get(KEEP, (0, 0))
        print(f"{language}: {found} of {of} found, {found / of:.3f}; {taken} of {prose} that must stay are taken")
        if options.languages:
            for kind, (some, every) in sorted(counts.items()):
                print(f"  {kind:20} {some:3} of {every}")


if __name__ == "__main__":
    main()
