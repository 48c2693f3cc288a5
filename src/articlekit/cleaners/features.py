"""
What the main-content scorer looks at: one row of numbers per block.

Nothing here needs words or spaces, so that every script is treated alike: length, links, punctuation, the marks of the
place, the share of the page's text that stands in the same containers, and the same figures of the neighbours.
The names are those of the columns in ``main_content_model.py``, which is trained on these rows.
"""

from __future__ import annotations

from collections import defaultdict
from math import log2

from articlekit import marks
from articlekit.cleaners.chrome import is_chrome
from articlekit.document import Block, Document, Place

__all__ = ["COLUMNS", "rows"]

# Sentence ends and pauses of the scripts in Unicode's Sentence_Terminal and Terminal_Punctuation lists.
ENDS = frozenset(".!?…。！？।॥؟۔։።။")
SENTENCE_ENDS = (". ", "! ", "? ", "。", "！", "？", "।", "؟", "۔", "…")
CLOSERS = "\"'”’»)]」』 "
PAUSES = (",", "，", "、", "،")

# Marks inherited from anywhere above, and marks of the block's own element or the two above it.
INHERITED = (
    "hidden", "nav", "header", "footer", "aside", "article", "main", "body", "form", "figure", "table", "list", "quote",
    "comment", "related", "share", "newsletter", "consent", "ad", "author", "bio", "meta", "tags", "paywall", "caption",
    "lede", "breadcrumb", "widget", "promo", "login", "sidebar", "menu", "card", "title", "date", "live", "credit",
)  # fmt: skip
NEAR = (
    "article", "body", "form", "figure", "comment", "related", "share", "newsletter", "ad", "author", "date", "meta",
    "caption", "lede", "widget", "promo", "card", "title", "footer", "header", "main", "bio", "tags",
)  # fmt: skip
OWN_COLUMNS = (
    "length", "link_share", "ends", "end_share", "pauses", "closed", "digits", "capitals", "lines", "heading",
    "paragraph", "list_item", "is_quote", "is_table", "is_caption", "is_code", "in_p", "depth",
)  # fmt: skip
PLACE_COLUMNS = (
    "position", "prose_before", "prose_after", "since_title", "after_title", "in_parent", "in_grandparent",
    "in_great_grandparent", "in_best", "above_best", "same_signature", "parent_links", "parent_blocks", "group_size",
    "repeats", "prose_total", "blocks_total",
)  # fmt: skip
AROUND = (-3, -2, -1, 1, 2, 3)
COLUMNS: tuple[str, ...] = (
    *OWN_COLUMNS,
    *PLACE_COLUMNS,
    *(f"{name}{offset:+d}" for offset in AROUND for name in ("length", "link_share", "kind", "same_place")),
    *(f"all_{name}" for name in INHERITED),
    *(f"near_{name}" for name in NEAR),
)

SHORT = 40  # characters; a shorter line has no two sentences
SAMPLE = 100  # characters in which digits and capitals are counted
PROSE_LENGTH = 80  # characters; shorter blocks are rarely a paragraph of running text
PROSE_LINKS = 0.35  # link share
KIND_CODES = {"paragraph": 0, "heading": 1, "list_item": 2, "quote": 3, "table": 4, "caption": 5, "code": 6}
INHERITED_BITS = tuple(marks.NAMES[name] for name in INHERITED)
NEAR_BITS = tuple(marks.NAMES[name] for name in NEAR)
OUTSIDE = (0.0, 0.0, 7.0, 0.0)  # the neighbour of the first and the last block


def rows(document: Document) -> list[list[float] | None]:
    """
    One row per block of *document*, its columns as named in ``COLUMNS``; None for what is chrome.

    >>> from articlekit.reading import read
    >>> table = rows(read("<h1>Rain</h1><p>It rained all night.</p><nav><a href=/>Home</a></nav>"))
    >>> [row and row[COLUMNS.index("heading")] for row in table]
    [1, 0, None]
    >>> rows(read(""))
    []
    """
    blocks = document.blocks
    sides = [
        (log2(len(block.text) + 1), block.link_length / (len(block.text) or 1), KIND_CODES[block.kind])
        for block in blocks
    ]
    parents = [block.place.parent for block in blocks]
    count = len(blocks)
    inherited: dict[int, list[float]] = {}
    near: dict[int, list[float]] = {}
    table: list[list[float] | None] = []
    for number, (block, placed) in enumerate(zip(blocks, _placed(document), strict=True)):
        if placed is None:
            table.append(None)
            continue
        row = _own(block, sides[number])
        row += placed
        parent = parents[number]
        for other in (number - 3, number - 2, number - 1, number + 1, number + 2, number + 3):
            if 0 <= other < count:
                row += sides[other]
                row.append(parents[other] is parent)
            else:
                row += OUTSIDE
        bits = block.marks
        spelled = inherited.get(bits)
        if spelled is None:
            spelled = inherited[bits] = [1.0 if bits & bit else 0.0 for bit in INHERITED_BITS]
        row += spelled
        bits = block.place.own
        if parent is not None:
            bits |= parent.own
            if parent.parent is not None:
                bits |= parent.parent.own
        spelled = near.get(bits)
        if spelled is None:
            spelled = near[bits] = [1.0 if bits & bit else 0.0 for bit in NEAR_BITS]
        row += spelled
        table.append(row)
    return table


def _own(block: Block, side: tuple[float, float, int]) -> list[float]:
    text = block.text
    size = len(text) or 1
    plain = text.isascii()
    if size < SHORT or plain:
        ends = text.count(". ") + text.count("! ") + text.count("? ")
    else:
        ends = sum(map(text.count, SENTENCE_ENDS))
    tail = text[-1:] if text[-1:] not in CLOSERS else text.rstrip(CLOSERS)[-1:]
    pauses = text.count(",") if plain else sum(map(text.count, PAUSES))
    sample = text[:SAMPLE]
    length = len(sample) or 1
    kind = side[2]
    return [
        side[0],
        side[1],
        ends,
        ends / size,
        pauses,
        tail in ENDS,
        sum(map(str.isdigit, sample)) / length,
        sum(map(str.isupper, sample)) / length,
        text.count("\n"),
        block.level if kind == 1 else 0,
        kind == 0,
        kind == 2,
        kind == 3,
        kind == 4,
        kind == 5,
        kind == 6,
        block.place.tag == "p",
        block.place.depth,
    ]


def _is_prose(block: Block) -> bool:
    return len(block.text) >= PROSE_LENGTH and block.link_length < PROSE_LINKS * len(block.text)


def _placed(document: Document) -> list[list[float] | None]:
    """The columns that say where in the page a block stands, relative to all others; None for chrome."""
    blocks = document.blocks
    prose = [len(block.text) if _is_prose(block) else 0 for block in blocks]
    total = sum(prose) or 1
    in_place: dict[int, int] = defaultdict(int)  # prose characters under each place
    links: dict[int, int] = defaultdict(int)
    sizes: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    signatures: dict[tuple[str, str], int] = defaultdict(int)
    groups: dict[int, int] = defaultdict(int)
    texts: dict[str, int] = defaultdict(int)
    best: Place | None = None
    for block, size in zip(blocks, prose, strict=True):
        groups[block.group] += 1
        texts[block.text] += 1
        parent = block.place.parent or block.place
        links[parent.number] += block.link_length
        sizes[parent.number] += len(block.text)
        counts[parent.number] += 1
        if not size:
            continue
        signatures[block.place.tag, parent.tokens] += size
        place: Place | None = block.place
        while place is not None:
            in_place[place.number] += size
            place = place.parent
    for block, size in zip(blocks, prose, strict=True):
        if size:
            place = block.place
            while place is not None and in_place[place.number] < 0.6 * total:
                place = place.parent
            if place is not None and (best is None or place.depth > best.depth):
                best = place
    title = _title_index(document)
    inside: dict[int, int] = {}  # place number -> steps up to the best place, -1 when outside
    before = 0
    count = len(blocks)
    table: list[list[float] | None] = []
    for number, (block, size) in enumerate(zip(blocks, prose, strict=True)):
        if is_chrome(block):
            table.append(None)
            continue
        place = block.place
        parent = place.parent or place
        grand = parent.parent or parent
        great = grand.parent or grand
        steps = _steps(place, best, inside)
        table.append(
            [
                number / count,
                before / total,
                (total - before - size) / total,
                min(max(number - title, -20), 200) if title >= 0 else -30,
                1 if number > title >= 0 else 0,
                in_place[parent.number] / total,
                in_place[grand.number] / total,
                in_place[great.number] / total,
                1 if steps >= 0 else 0,
                steps,
                signatures[place.tag, parent.tokens] / total,
                links[parent.number] / (sizes[parent.number] or 1),
                log2(counts[parent.number]),
                groups[block.group] if block.group else 0,
                texts[block.text],
                log2(total),
                log2(count),
            ]
        )
        before += size
    return table


def _steps(place: Place, best: Place | None, inside: dict[int, int]) -> int:
    """Steps from *place* up to *best*, -1 if it is not inside; remembered per place."""
    if best is None:
        return -1
    known = inside.get(place.number)
    if known is not None:
        return known
    steps = 0
    up: Place | None = place
    while up is not None and up is not best:
        up = up.parent
        steps += 1
    inside[place.number] = found = steps if up is not None else -1
    return found


def _title_index(document: Document) -> int:
    """Number of the block that prints the page's title, by the <title> element; -1 if none does."""
    whole = (document.page.title or "").casefold()
    fallback = -1
    for number, block in enumerate(document.blocks):
        if block.kind == "heading" and block.level <= 2 and len(block.text) > 8:
            if block.text.casefold() in whole:
                return number
            if block.level == 1 and fallback < 0:
                fallback = number
    return fallback
