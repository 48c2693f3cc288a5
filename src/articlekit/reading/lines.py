"""Splits plain text into its lines, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

__all__ = ["iterate_lines", "split_lines"]

# What ends a line: the characters that str.splitlines() takes for it, two-character ends as one.
LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")


def split_lines(text: str) -> list[tuple[int, int]]:
    r"""
    The lines of *text* that are not blank, as (start, end) without the white space around them.

    >>> split_lines("Rain\r\n\n  It rained. \n")
    [(0, 4), (9, 19)]
    >>> split_lines(" \n ")
    []
    """
    return [span for span in iterate_lines(text) if span is not None]


def iterate_lines(text: str) -> Iterator[tuple[int, int] | None]:
    r"""
    As :func:`split_lines`, one at a time, with None for each line that is blank.

    >>> list(iterate_lines("Rain\n\nIt rained."))
    [(0, 4), None, (6, 16)]
    >>> list(iterate_lines(""))
    [None]
    """
    begin = 0
    for match in chain(LINE_END.finditer(text), [None]):
        end = match.start() if match else len(text)
        line = text[begin:end]
        stripped = line.strip()
        if stripped:
            start = begin + line.index(stripped[0])
            yield start, start + len(stripped)
        else:
            yield None
        begin = match.end() if match else end
