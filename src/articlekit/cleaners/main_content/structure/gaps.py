"""What stands between kept blocks of one container is kept."""

from __future__ import annotations

from collections.abc import Sequence

from articlekit.cleaners.main_content.structure.shape import POSSIBLE, is_own_text
from articlekit.document import Block

__all__ = ["fill_gaps"]

GAP = 6  # blocks; a longer gap between kept blocks is no gap in a run of text
NESTED = frozenset({"code", "quote"})  # kinds of blocks that stand in an element of their own
DEEP = 10  # elements around such a block at most: numbered programs stand in tables


def fill_gaps(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What stands between two kept blocks of one container belongs to it, unless it points elsewhere."""
    last = -1
    for number, keep in enumerate(list(kept)):
        if not keep:
            continue
        if 0 <= last < number - 1 <= last + GAP:
            home = blocks[last].place.parent
            if home is blocks[number].place.parent:
                for between in range(last + 1, number):
                    block = blocks[between]
                    likely = scores[between] > POSSIBLE or (block.kind == "heading" and not block.link_length)
                    kept[between] = likely and _belongs(block, home)
        last = number


def _belongs(block: Block, home: object) -> bool:
    """Whether a block stands in *home*, directly or in a list or table of it, and is text and not links."""
    place = block.place.parent
    if place is home or place is None or not (block.group > 0 or block.kind in NESTED):
        return place is home and is_own_text(block)
    return is_own_text(block) and any(around is home for around in place.upwards(DEEP))
