"""
Which lines of a text a browser printed at the head and the foot of each sheet: address, or date and title, and a number.

One alone says little ("3/9/2021 Rain"). Only several that are the same but for a number of pages which goes up, each of as many,
show that a page was printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["on_each_sheet"]

MAX_LINE = 300  # characters
# "2/7" or "2 of 7"
SHEET = re.compile(r"(?<!\S)(\d{1,3})(?: ?/ ?| [^\W\d_]{1,3} )(\d{1,3})(?!\S)")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{4}")
DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
DATED = re.compile(rf"{DATE}(?!\d)")
HEAD = re.compile(rf"{DATE}(?:, \d\S*(?: [AP]M)?)? +\D")  # a date, the time of day and a title
MIN_HEAD = 20  # characters of a date and a title
MIN_SHEETS = 2


def on_each_sheet(lines: Sequence[str]) -> frozenset[int]:
    """
    The positions of the lines that stand on each sheet of a printed page.

    >>> head, foot = "3/9/2021 Rain closes the coast road", "https://harbour.example/rain"
    >>> sorted(on_each_sheet([head, "It rained all night.", f"{foot} 1/2", head, "The road is closed.", f"{foot} 2/2"]))
    [0, 2, 3, 5]
    >>> on_each_sheet([head, "It rained all night.", head])
    frozenset()

    Args:
        lines: in their order, each with single spaces.
    """
    groups: defaultdict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for position, line in enumerate(lines):
        if len(line) > MAX_LINE:
            continue
        for sheet in SHEET.finditer(line):
            if ADDRESS.search(line) or DATED.search(line):
                groups[line[: sheet.start()], line[sheet.end() :], sheet[2]].append((int(sheet[1]), position))
    series = [group for group in groups.values() if len(group) >= MIN_SHEETS and _goes_up(group)]
    if not series:
        return frozenset()
    feet = {position for group in series for _, position in group}
    counts = Counter(line for line in lines if len(line) <= MAX_LINE)
    return frozenset(feet).union(i for i, line in enumerate(lines) if counts[line] >= MIN_SHEETS and _may_be_head(line))


def _goes_up(group: Sequence[tuple[int, int]]) -> bool:
    return all(one < two for (one, _), (two, _) in pairwise(group))


def _may_be_head(line: str) -> bool:
    return ADDRESS.search(line) is not None or len(line) >= MIN_HEAD and HEAD.match(line) is not None
