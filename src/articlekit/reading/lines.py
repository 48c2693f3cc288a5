"""Splits plain text into its lines, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Line", "iterate_lines", "split_lines"]

# From the first to the last character of a line that are no white space. A line ends with the characters that
# str.splitlines() takes for an end; all of these are white space.
LINE = re.compile(r"\S(?:[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S)?")


class Line(NamedTuple):  # made in a third of the time of a frozen class; a page may have two million
    """
    One line: its text with single spaces, where it stands, its indentation, and whether a blank line is before it.

    The sign is ``">"`` for a line of a quote, ``"="`` or ``"-"`` for a heading that is underlined so, else ``""``.
    """

    text: str
    start: int
    end: int
    indent: int
    apart: bool
    sign: str = ""


def split_lines(text: str) -> list[tuple[int, int]]:
    r"""
    The lines of *text* that are not blank, as (start, end) without the white space around them.

    >>> split_lines("Rain\r\n\n  It rained. \n")
    [(0, 4), (9, 19)]
    >>> split_lines(" \n ")
    []
    """
    return list(iterate_lines(text))


def iterate_lines(text: str) -> Iterator[tuple[int, int]]:
    r"""
    As :func:`split_lines`, one at a time.

    >>> next(iterate_lines("\nRain\nIt rained."))
    (1, 5)
    >>> next(iterate_lines(" \n "), None) is None
    True
    """
    return (match.span() for match in LINE.finditer(text))
