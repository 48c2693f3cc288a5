"""
What the main-content scorer looks at in plain text: one row of numbers per block.

A dump has no elements. What tells an article from what surrounds it is where the running text is densest, how long the
lines around a line are, whether a line speaks of what the densest part speaks of, and where boilerplate stood that is
gone already: behind "Leave a comment" an article seldom goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log2

from articlekit.cleaners.main_content.features import PAUSES
from articlekit.document import Block, Document
from articlekit.letters import EAST_ASIAN, SOUTHEAST_ASIAN, THAI_LAO, alphabetic_size
from articlekit.sentences import ENDS, is_closed

__all__ = ["COLUMNS", "PROSE", "densest", "is_prose", "rows"]

OWN = (
    "length", "closed", "ends", "end_share", "pauses", "digits", "capitals", "lower_words", "paragraph", "heading",
    "list_item", "level", "marked_end", "gap_before", "gap_after", "indent", "repeats", "cut", "stamp", "glued",
)  # fmt: skip
PLACED = (
    "position", "prose_before", "prose_after", "in_densest", "to_densest", "behind_densest", "densest_share",
    "in_cluster", "cluster_share", "near_before", "near_after", "far_before", "far_after", "short_before", "short_after",
    "known_words", "title_words", "since_title", "prose_total", "blocks_total", "barren", "since_prose", "until_prose",
    "stamps_before", "stamps_after", "stamps_between", "cuts_before", "cuts_after", "repeated_around",
)  # fmt: skip
GONE = (
    "gone_before", "gone_after", "gone_near_before", "gone_near_after", "ends_before", "ends_after", "ends_between",
    "comments_between", "related_between",
)  # fmt: skip
AROUND = (-4, -3, -2, -1, 1, 2, 3, 4)
COLUMNS: tuple[str, ...] = (
    *OWN,
    *PLACED,
    *GONE,
    *(f"{name}{offset:+d}" for offset in AROUND for name in ("length", "closed", "gap")),
)

IN_DENSEST = PLACED.index("in_densest")
PROSE = 80  # characters of an alphabetic script
LABEL = -45  # what a line that is no prose costs a dense run, in characters; chosen on the development dumps
UNCLOSED = re.compile(f"[{THAI_LAO}]")  # no sign for the end of a sentence
CUT_CLOSERS = "\"'”’»)]"
APART = 8  # blocks without prose that part two clusters
NEAR, FAR = 4, 15  # blocks
CLOSE = 8  # blocks, those that are gone counted as well
MAX_GONE = 10  # blocks
# Kinds of boilerplate that stand behind articles, or between them and others.
CLOSING = frozenset({"comments-prompt", "related", "copyright", "tags", "author-bio", "newsletter"})
MAX_AGO = 30  # blocks
MAX_GAP = 6  # line ends
WORD = re.compile(rf"[^\W\d_]{{4,}}|[{EAST_ASIAN}{SOUTHEAST_ASIAN}]{{2}}")
LOWER = re.compile(r"\b[^\W\d_A-Z]")
STAMP = re.compile(r"\b(?:19|20)\d\d\b|\d[:.]\d\d\b|\d [年月日]")  # a year or a time of day
MAX_STAMP = 60  # characters of a line that is a date and little else
GLUED = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff][.!?]?[A-Z][a-z]")  # where a dump set no space between two elements


def rows(document: Document) -> list[list[float]]:
    """
    One row per block of *document*, its columns as named in ``COLUMNS``.

    >>> from articlekit.reading import read
    >>> table = rows(read("Rain\\n\\nIt rained all night."))
    >>> [row[COLUMNS.index("closed")] for row in table]
    [0, 1]
    >>> rows(read(""))
    []
    """
    blocks = document.blocks
    gaps = _gaps(document)
    repeats = Counter(block.text for block in blocks)
    own = [_own(block, gaps[i], gaps[i + 1], repeats[block.text]) for i, block in enumerate(blocks)]
    placed = _placed(blocks)
    gone = _gone(document, next((number for number, row in enumerate(placed) if row[IN_DENSEST]), 0))
    sides = [(row[0], row[1], row[13]) for row in own]
    count = len(blocks)
    table: list[list[float]] = []
    for number in range(count):
        row = own[number] + placed[number] + gone[number]
        for offset in AROUND:
            row += sides[number + offset] if 0 <= number + offset < count else (0.0, 0.0, 0.0)
        table.append(row)
    return table


def _gaps(document: Document) -> list[int]:
    """The number of line ends before each block, and behind the last."""
    source = document.page.text
    gaps: list[int] = []
    behind = 0
    for block in document.blocks:
        gaps.append(min(source.count("\n", behind, block.start), MAX_GAP))
        behind = block.end
    return [*gaps, MAX_GAP]


def _own(block: Block, before: int, after: int, repeats: int) -> list[float]:
    text = block.text
    size = len(text)
    ends = sum(map(text.count, (". ", "! ", "? "))) if text.isascii() else sum(character in ENDS for character in text)
    sample = text[:200]
    length = len(sample) or 1
    words = sample.count(" ") + 1
    return [
        log2(alphabetic_size(text) + 1),
        1 if is_closed(text) else 0,
        ends,
        ends / (size or 1),
        sum(map(text.count, PAUSES)),
        sum(map(str.isdigit, sample)) / length,
        sum(map(str.isupper, sample)) / length,
        len(LOWER.findall(sample)) / words,
        block.kind == "paragraph",
        block.kind == "heading",
        block.kind == "list_item",
        block.level,
        text[-1:] in ":|»>→",
        before,
        after,
        block.level if block.kind == "list_item" else 0,
        repeats,
        _is_cut(text),
        _is_stamp(text),
        len(GLUED.findall(sample)),
    ]


def _is_cut(text: str) -> bool:
    """Whether the text breaks off, as teasers do."""
    return text.rstrip(CUT_CLOSERS).endswith(("...", "…"))


def _is_stamp(text: str) -> bool:
    """Whether a line is a date or a time of day with little beside it, as above a teaser or a comment."""
    return len(text) <= MAX_STAMP and STAMP.search(text) is not None


def is_prose(text: str) -> bool:
    if alphabetic_size(text) < PROSE:
        return False
    return is_closed(text) or UNCLOSED.match(text, len(text) // 2) is not None


def _placed(blocks: Sequence[Block]) -> list[list[float]]:
    """The columns that say where in the text a block stands, relative to all others."""
    count = len(blocks)
    sizes = [alphabetic_size(block.text) for block in blocks]
    prose = [size if is_prose(block.text) else 0 for block, size in zip(blocks, sizes, strict=True)]
    sums = [0, *accumulate(prose)]
    shorts = [0, *accumulate(size < PROSE / 2 for size in sizes)]
    total = sums[-1] or 1
    first, last = densest(prose)
    clusters = _clusters(prose)
    best = max(clusters, default=0)
    words = [frozenset(WORD.findall(block.text[:1_000].casefold())) for block in blocks]
    known: Counter[str] = Counter(word for number in range(first, last) for word in words[number])
    title = words[0] if words else frozenset()
    stamps = [0, *accumulate(_is_stamp(block.text) for block in blocks)]
    cuts = [0, *accumulate(_is_cut(block.text) for block in blocks)]
    seen = Counter(block.text for block in blocks)
    again = [0, *accumulate(seen[block.text] > 1 for block in blocks)]
    since_prose, until_prose = _to_prose(prose), _to_prose(prose[::-1])[::-1]
    barren = _barren(prose, first, last)
    since = -1
    table: list[list[float]] = []
    for number in range(count):
        own = words[number]
        inside = first <= number < last
        least = 2 if inside else 1  # its own words do not count
        overlap = len(own & title) / (len(title) or 1)
        if number and overlap > 0.6:
            since = number
        near, far = max(0, number - NEAR), max(0, number - FAR)
        near_end, far_end = min(count, number + 1 + NEAR), min(count, number + 1 + FAR)
        table.append(
            [
                number / count,
                sums[number] / total,
                (total - sums[number + 1]) / total,
                inside,
                max(0, first - number),
                max(0, number - last + 1),
                (sums[last] - sums[first]) / total,
                clusters[number] > 0,
                clusters[number] / (best or 1),
                log2(1 + sums[number] - sums[near]),
                log2(1 + sums[near_end] - sums[number + 1]),
                log2(1 + sums[number] - sums[far]),
                log2(1 + sums[far_end] - sums[number + 1]),
                (shorts[number] - shorts[far]) / FAR,
                (shorts[far_end] - shorts[number + 1]) / FAR,
                sum(known[word] >= least for word in own) / (len(own) or 1),
                overlap,
                min(number - since, 100) if since >= 0 else -1,
                log2(total),
                log2(count),
                barren[number],
                since_prose[number],
                until_prose[number],
                stamps[number] - stamps[far],
                stamps[far_end] - stamps[number + 1],
                max(stamps[number] - stamps[last], stamps[first] - stamps[number], 0),
                cuts[number] - cuts[far],
                cuts[far_end] - cuts[number + 1],
                (again[far_end] - again[far]) / (far_end - far),
            ]
        )
    return table


def _gone(document: Document, first: int) -> list[list[float]]:
    """The columns that say where boilerplate stood, relative to each block and to the first of the densest run."""
    blocks = document.blocks
    every = sorted(removal.block.index for removal in document.removed)
    closing, comments, related = (
        sorted(removal.block.index for removal in document.removed if removal.reason in reasons)
        for reasons in (CLOSING, ("comments-prompt",), ("related",))
    )
    anchor = blocks[first].index if blocks else 0
    indices = [block.index for block in blocks]
    table: list[list[float]] = []
    for before, index, after in zip(
        [-1, *indices], indices, [*indices[1:], indices[-1] + 1 if indices else 0], strict=False
    ):
        table.append(
            [
                min(index - before - 1, MAX_GONE),
                min(after - index - 1, MAX_GONE),
                _count(every, index - CLOSE, index),
                _count(every, index, index + CLOSE + 1),
                _count(closing, index - FAR, index),
                _count(closing, index, index + FAR + 1),
                _count(closing, anchor, index),
                _count(comments, anchor, index),
                _count(related, anchor, index),
            ]
        )
    return table


def _count(places: Sequence[int], begin: int, end: int) -> int:
    """How many of some sorted places lie between two others; below 0 if the second is the earlier one."""
    return bisect_left(places, end) - bisect_left(places, begin)


def densest(prose: Sequence[int]) -> tuple[int, int]:
    """First and behind-last block of the run with the most prose for its labels (Kadane's maximum subarray)."""
    best = (0, 0, 0)
    sum_, begin = 0, 0
    for number, size in enumerate(prose):
        if sum_ <= 0:
            sum_, begin = 0, number
        sum_ += min(size, 600) if size else LABEL
        if sum_ > best[0]:
            best = (sum_, begin, number + 1)
    return best[1], best[2]


def _to_prose(prose: Sequence[int]) -> list[int]:
    """For each block how many blocks ago there was prose, not counting itself."""
    table: list[int] = []
    ago = MAX_AGO
    for size in prose:
        table.append(ago)
        ago = 0 if size else min(ago + 1, MAX_AGO)
    return table


def _barren(prose: Sequence[int], first: int, last: int) -> list[int]:
    """For each block the longest stretch without prose between it and the densest run, in blocks."""
    table = [0] * len(prose)
    for way in (range(last, len(prose)), range(first - 1, -1, -1)):
        longest = stretch = 0
        for number in way:
            table[number] = longest
            stretch = 0 if prose[number] else stretch + 1
            longest = min(max(longest, stretch), MAX_AGO)
    return table


def _clusters(prose: Sequence[int]) -> list[int]:
    """For each block the prose, in characters, of the cluster it lies in; 0 between clusters."""
    sizes = [0] * len(prose)
    members: list[int] = []
    for number, size in enumerate([*prose, 1]):
        if not size:
            continue
        if members and (number - members[-1] > APART or number == len(prose)):
            whole = sum(prose[member] for member in members)
            for inside in range(members[0], members[-1] + 1):
                sizes[inside] = whole
            members = []
        members.append(number)
    return sizes
