r"""
Drops what a browser prints at the head and the foot of each sheet: address or date and title, and the number of the page.

Such a line stands in the midst of a text that was taken from a PDF. One alone says little ("3/9/2021 Rain"). Only several that
are the same but for a number of pages which goes up, each of as many, show that a page was printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from articlekit.document import Block, Document

__all__ = ["drop_print_marks"]

MAX_LINE = 300  # characters
# "2/7" or "2 of 7"
SHEET = re.compile(r"(?<!\S)(\d{1,3})(?: ?/ ?| [^\W\d_]{1,3} )(\d{1,3})(?!\S)")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{4}")
DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
DATED = re.compile(rf"{DATE}(?!\d)")
HEAD = re.compile(rf"{DATE}(?:, \d\S*(?: [AP]M)?)? +\D")  # a date, the time of day and a title
MIN_HEAD = 20  # characters of a date and a title
MIN_SHEETS = 2
EVIDENCE = "the line is printed on each sheet"


def drop_print_marks(document: Document) -> Document:
    r"""
    Drop the lines that stand on each sheet of a printed page.

    >>> from articlekit.reading import read
    >>> head, foot = "3/9/2021 Rain closes the coast road", "https://harbour.example/rain"
    >>> sheets = f"{head}\n\nIt rained all night.\n\n{foot} 1/2\n\n{head}\n\nThe road is closed.\n\n{foot} 2/2"
    >>> [block.text for block in drop_print_marks(read(sheets)).blocks]
    ['It rained all night.', 'The road is closed.']
    >>> len(drop_print_marks(read(f"{head}\n\nIt rained all night.\n\n{head}")).blocks)
    3

    Args:
        document: any; only in plain text is something found.
    """
    if document.page.input != "text":
        return document
    lines = [block for block in document.blocks if len(block.text) <= MAX_LINE]
    feet = _feet(lines)
    if not feet:
        return document
    counts = Counter(line.text for line in lines)
    heads = [line for line in lines if counts[line.text] >= MIN_SHEETS and _may_be_head(line.text)]
    return document.drop([*feet, *heads], reason="print-translate", evidence=EVIDENCE)


def _feet(lines: Iterable[Block]) -> list[Block]:
    """The lines with an address or a date that are the same but for the number of the sheet, which goes up."""
    groups: defaultdict[tuple[str, str, str], list[tuple[int, Block]]] = defaultdict(list)
    for line in lines:
        if ADDRESS.search(line.text) or DATED.search(line.text):
            for sheet in SHEET.finditer(line.text):
                before, behind = line.text[: sheet.start()], line.text[sheet.end() :]
                groups[before, behind, sheet[2]].append((int(sheet[1]), line))
    series = (group for group in groups.values() if len(group) >= MIN_SHEETS)
    return [line for group in series if all(one < two for (one, _), (two, _) in pairwise(group)) for _, line in group]


def _may_be_head(text: str) -> bool:
    return ADDRESS.search(text) is not None or len(text) >= MIN_HEAD and HEAD.match(text) is not None
