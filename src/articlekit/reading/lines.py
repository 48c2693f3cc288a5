"""Splits plain text into its lines, with their offsets."""

from __future__ import annotations

import re

__all__ = ["split_lines"]

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
    lines: list[tuple[int, int]] = []
    begin = 0
    for match in [*LINE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        line = text[begin:end]
        if stripped := line.strip():
            start = begin + line.index(stripped[0])
            lines.append((start, start + len(stripped)))
        begin = match.end() if match else end
    return lines
