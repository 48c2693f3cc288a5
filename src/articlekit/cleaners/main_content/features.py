"""
What the main-content scorer looks at in HTML: one row of numbers for each block that is not clear at first sight.

Nothing here needs words or spaces, so that every script is treated alike: length, links, the last character, the marks
of the place, and where the block stands relative to the core, which is the kind of place that holds most of the running
text. Most blocks of a page are clear by that alone and get no row: links in menus, and short lines far from the core.
The columns are named in ``COLUMNS``; ``model.json`` is trained on these rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import log2
from typing import TypeAlias

from attrs import frozen

from articlekit import marks
from articlekit.cleaners.chrome import CHROME, LINKED
from articlekit.document import Block, Document, Place
from articlekit.letters import DENSITY, is_dense
from articlekit.sentences import is_closed

__all__ = ["BITS", "COLUMNS", "Row", "is_prose", "rows"]

Row: TypeAlias = tuple[float, ...]

# Pauses of the scripts in Unicode's Terminal_Punctuation list.
PAUSES = (",", "，", "、", "،")

COLUMNS: tuple[str, ...] = (
    "length", "link_share", "closed", "paragraph", "heading", "list_item", "quote", "table", "caption", "code",
    "parent_links", "parent_blocks", "parent_prose", "in_parent", "in_grandparent", "in_great_grandparent",
    "parent_is_core", "near_core", "in_core", "depth", "depth_from_core", "same_place", "core_before", "core_after",
    "core_around", "core_share", "position", "prose_before", "prose_after", "prose_total", "blocks_total", "group_size",
    "repeats", "length-1", "link_share-1", "core-1", "length+1", "link_share+1", "core+1", "core-2", "core+2",
    "marks", "near_marks",
)  # fmt: skip

# The last two columns are integers of marks: those of anywhere above, and those of the block's element and the two
# above it. The model asks for single bits of them, by these names.
BITS: dict[str, tuple[str, int]] = {
    **{f"all_{name}": ("marks", bit) for name, bit in marks.NAMES.items()},
    **{f"near_{name}": ("near_marks", bit) for name, bit in marks.NAMES.items()},
}

PROSE_LENGTH = 80  # characters; shorter blocks are rarely a paragraph of running text
DENSE_LENGTH = PROSE_LENGTH / DENSITY  # the same in scripts where a character is a syllable or a word
PROSE_LINKS = 0.35  # link share
# Blocks before and behind the core beyond which a short line is hardly ever a part of the article.
FAR_BEFORE, FAR_BEHIND = 12, 3
# Where running text is seldom the article's: it must be this many times as long to be taken for the core.
UNLIKELY = (
    marks.COMMENT | marks.RELATED | marks.NEWSLETTER | marks.CONSENT | marks.FOOTER | marks.ASIDE | marks.SIDEBAR
    | marks.BIO | marks.NAV | marks.FORM | marks.HIDDEN
)  # fmt: skip
UNLIKELY_COUNTS = 40
OUTSIDE = (0.0, 0.0, False)  # the neighbour of the first and the last block

_Key: TypeAlias = tuple[str, str, str, int]  # tag, tag and tokens of the parent, its depth


def is_prose(block: Block) -> bool:
    """
    Whether a block is long enough and has few enough links for a paragraph of running text.

    >>> is_prose(Block(0, "It rained all night. " * 9)), is_prose(Block(0, "Sports"))
    (True, False)
    """
    size = len(block.text)
    if size < PROSE_LENGTH and (size < DENSE_LENGTH or not is_dense(block.text)):
        return False
    return block.link_length < PROSE_LINKS * size


@frozen
class _Core:
    """The kind of place that holds most of the running text: its blocks, what is around them, its share of the text."""

    key: _Key | None
    first: int
    last: int
    share: float
    parents: frozenset[int]
    grandparents: frozenset[int]
    depth: int


class _Counts:
    """What is counted over all blocks but chrome, by the number of the place or by text."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.prose = [0] * len(blocks)
        self.links: dict[int, int] = defaultdict(int)
        self.sizes: dict[int, int] = defaultdict(int)
        self.blocks: dict[int, int] = defaultdict(int)
        self.paragraphs: dict[int, int] = defaultdict(int)
        self.groups: dict[int, int] = defaultdict(int)
        self.texts: dict[str, int] = defaultdict(int)
        self.kinds: dict[_Key, list[int]] = {}  # weight in characters, and the numbers of the blocks
        self.under: dict[int, int] = defaultdict(int)  # prose characters under each place
        homes: dict[int, Place] = {}
        inside: dict[int, int] = defaultdict(int)
        for number, block in enumerate(blocks):
            size = len(block.text)
            if block.marks & CHROME and block.link_length > LINKED * size:
                continue
            place = block.place
            parent = place.parent or place
            home = parent.number
            self.links[home] += block.link_length
            self.sizes[home] += size
            self.blocks[home] += 1
            self.groups[block.group] += 1
            self.texts[block.text] += 1
            if size >= DENSE_LENGTH and is_prose(block):
                self.prose[number] = size
                self.paragraphs[home] += 1
                homes[place.number] = place
                inside[place.number] += size
                kind = self.kinds.setdefault((place.tag, parent.tag, parent.tokens, parent.depth), [0])
                kind.append(number)
                kind[0] += size if not block.marks & UNLIKELY else size // UNLIKELY_COUNTS
        for home, place in homes.items():
            size = inside[home]
            up: Place | None = place
            while up is not None:
                self.under[up.number] += size
                up = up.parent
        self.total = sum(self.prose) or 1


def _find_core(blocks: tuple[Block, ...], counts: _Counts) -> _Core:
    if not counts.kinds:
        return _Core(None, 0, len(blocks), 0.0, frozenset(), frozenset(), 0)
    key, (size, *numbers) = max(counts.kinds.items(), key=lambda item: item[1][0])
    parents = {parent for number in numbers if (parent := blocks[number].place.parent)}
    grandparents = {parent.parent for parent in parents if parent.parent}
    return _Core(
        key,
        numbers[0],
        numbers[-1],
        size / counts.total,
        frozenset(place.number for place in parents),
        frozenset(place.number for place in grandparents),
        key[3],
    )


def rows(document: Document) -> Iterator[Row | None]:
    """
    One row per block of *document*, its columns as named in ``COLUMNS``; None for what is clearly no article.

    >>> from articlekit.reading import read
    >>> table = rows(read("<h1>Rain</h1><p>It rained all night.</p><nav><a href=/>Home</a></nav>"))
    >>> [row and row[COLUMNS.index("heading")] for row in table]
    [1, 0, None]
    >>> list(rows(read("")))
    []

    Returns:
        The rows one by one: all at once, those of a large page weigh more than the page.
    """
    blocks = document.blocks
    counts = _Counts(blocks)
    core = _find_core(blocks, counts)
    return _rows(blocks, counts, core)


def _rows(blocks: tuple[Block, ...], counts: _Counts, core: _Core) -> Iterator[Row | None]:
    prose, total, count = counts.prose, counts.total, len(blocks)
    under, first, last = counts.under, core.first, core.last
    log_total, log_count = log2(total), log2(count or 1)
    around: dict[int, tuple[bool, bool, bool]] = {}
    before = 0
    for number, block in enumerate(blocks):
        size, linked, bits = len(block.text), block.link_length, block.marks
        if bits & CHROME and linked > LINKED * size:
            yield None
            continue
        place = block.place
        parent = place.parent or place
        home = parent.number
        grand = parent.parent or parent
        near = around.get(home)
        if near is None:
            inside = home in core.parents
            beside = inside or home in core.grandparents or grand.number in core.grandparents
            outer = grand.parent or grand
            listed = grand.number in core.parents or outer.number in core.parents  # in a list of the core
            near = around[home] = inside, beside, beside or listed
        if not near[2] and not prose[number]:
            if number < first - FAR_BEFORE or number > last + FAR_BEHIND or linked > LINKED * size:
                yield None
                continue
        kind = block.kind
        key = (place.tag, parent.tag, parent.tokens, parent.depth)
        same = counts.kinds.get(key)
        great = grand.parent or grand
        own = place.own | parent.own | grand.own
        yield (
            *_look(block),
            is_closed(block.text),
            kind == "paragraph",
            block.level if kind == "heading" else 0,
            kind == "list_item",
            kind == "quote",
            kind == "table",
            kind == "caption",
            kind == "code",
            counts.links[home] / counts.sizes[home],
            counts.blocks[home],
            counts.paragraphs.get(home, 0),
            under.get(home, 0) / total,
            under.get(grand.number, 0) / total,
            under.get(great.number, 0) / total,
            near[0] or place.number in core.parents,
            near[1],
            key == core.key,
            place.depth,
            place.depth - core.depth,
            same[0] / total if same else 0,
            min(max(0, first - number), 60),
            min(max(0, number - last), 60),
            first <= number <= last,
            core.share,
            round(number / count, 3),  # so that the cells of a long table look the same
            before / total,
            (total - before - prose[number]) / total,
            log_total,
            log_count,
            counts.groups[block.group] if block.group else 0,
            counts.texts[block.text],
            *(_beside(blocks[number - 1], core) if number else OUTSIDE),
            *(_beside(blocks[number + 1], core) if number + 1 < count else OUTSIDE),
            number > 1 and _in_core(blocks[number - 2], core),
            number + 2 < count and _in_core(blocks[number + 2], core),
            bits,
            own,
        )
        before += prose[number]


def _look(block: Block) -> tuple[float, float]:
    """The logarithm of the length, as of an alphabetic script, and the link share."""
    text = block.text
    size = len(text)
    if is_dense(text):
        return log2(size * DENSITY + 1), block.link_length / size
    return log2(size + 1), block.link_length / size


def _beside(block: Block, core: _Core) -> tuple[float, float, bool]:
    length, links = _look(block)
    return length, links, _in_core(block, core)


def _in_core(block: Block, core: _Core) -> bool:
    place = block.place
    parent = place.parent or place
    return (place.tag, parent.tag, parent.tokens, parent.depth) == core.key
