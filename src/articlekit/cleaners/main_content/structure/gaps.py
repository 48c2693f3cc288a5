"""What stands between kept blocks of one container is kept."""

from __future__ import annotations

from collections.abc import Sequence

from articlekit.cleaners.main_content.structure.shape import POSSIBLE, is_own_text
from articlekit.document import Block

__all__ = ["fill_gaps"]

GAP = 6  # blocks, a table with a caption being one; a longer gap between kept blocks is no gap in a run of text
NESTED = frozenset({"code", "quote"})  # kinds of blocks that stand in an element of their own
DEEP = 10  # elements around such a block at most: numbered programs stand in tables


def fill_gaps(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What stands between two kept blocks of one container belongs to it, unless it points elsewhere."""
    titled = {block.group for block in blocks if block.kind == "caption" and block.group}
    last = -1
    gap = 0
    for number, keep in enumerate(list(kept)):
        block = blocks[number]
        if not keep or block.group in titled:
            gap += block.group not in titled or block.kind == "caption"
            continue
        home = block.place.parent
        if last >= 0 and 0 < gap <= GAP and home is blocks[last].place.parent:
            for between in range(last + 1, number):
                kept[between] = kept[between] or _fills(blocks[between], scores[between], home)
        last, gap = number, 0


def _fills(block: Block, score: float, home: object) -> bool:
    return (score > POSSIBLE or (block.kind == "heading" and not block.link_length)) and _belongs(block, home)


def _belongs(block: Block, home: object) -> bool:
    """Whether a block stands in *home*, directly or in a list or table of it, and is text and not links."""
    place = block.place.parent
    if place is home or place is None or not (block.group > 0 or block.kind in NESTED):
        return place is home and is_own_text(block)
    return is_own_text(block) and any(around is home for around in place.upwards(DEEP))
