"""A list or a table is kept whole if most of it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articlekit.cleaners.main_content.structure.shape import FOREIGN, POSSIBLE
from articlekit.document import Block

__all__ = ["fill_lists"]


def fill_lists(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A list or a table is kept whole if most of it is."""
    inside: dict[int, int] = defaultdict(int)
    for block, keep in zip(blocks, kept, strict=True):
        if block.group:
            inside[block.group] += len(block.text) if keep else -len(block.text)
    for number, block in enumerate(blocks):
        if block.group and not kept[number] and inside[block.group] > 0 and scores[number] > POSSIBLE:
            kept[number] = not block.marks & FOREIGN
