"""What stands between kept blocks of one container is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from articlekit.cleaners.main_content.structure.shape import POSSIBLE, home_of, is_own_text
from articlekit.document import Block, Place

__all__ = ["fill_gaps"]

GAP = 6  # blocks, a table with a caption being one; a longer gap between kept blocks is no gap in a run of text
NESTED = frozenset({"code", "quote"})  # kinds of blocks that stand in an element of their own
DEEP = 10  # elements around such a block at most: numbered programs stand in tables


def fill_gaps(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What stands between two kept blocks of one container belongs to it, unless it points elsewhere."""
    titled = {block.group for block in blocks if block.kind == "caption" and block.group}
    homes = {home_of(block) for block, keep in zip(blocks, kept, strict=True) if keep and _is_direct(block)}
    last = -1
    gap = 0
    for number, keep in enumerate(list(kept)):
        block = blocks[number]
        if not keep or block.group in titled:
            gap += block.group not in titled or block.kind == "caption"
            continue
        home = _common_home(blocks[last], block, homes) if last >= 0 and 0 < gap <= GAP else None
        if home is not None:
            for between in range(last + 1, number):
                kept[between] = kept[between] or _fills(blocks[between], scores[between], home)
        last, gap = number, 0


def _is_direct(block: Block) -> bool:
    """Whether a block stands right in its container, and in no list, table, quote or program of it."""
    return block.group == 0 and block.kind not in NESTED


def _common_home(one: Block, other: Block, homes: AbstractSet[Place]) -> Place | None:
    """The container that two blocks have in common; of a list or a quote, the one that it stands in, if paragraphs do too."""
    if home_of(one) is home_of(other):
        return home_of(one)
    around = set(_around(other))
    return next((place for place in _around(one) if place in around and place in homes), None)


def _around(block: Block) -> Iterator[Place]:
    return home_of(block).upwards(1 if _is_direct(block) else DEEP)


def _fills(block: Block, score: float, home: Place) -> bool:
    return (score > POSSIBLE or (block.kind == "heading" and not block.link_length)) and _belongs(block, home)


def _belongs(block: Block, home: Place) -> bool:
    """Whether a block stands in *home*, directly or in a list or table of it, and is text and not links."""
    return is_own_text(block) and any(around is home for around in _around(block))
