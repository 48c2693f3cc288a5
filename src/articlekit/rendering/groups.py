"""Which blocks are rendered together: the items of a list, the rows of a table, the paragraphs of a quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articlekit.document import Block

__all__ = ["group_blocks"]


def group_blocks(blocks: Sequence[Block]) -> list[list[Block]]:
    """
    Cut *blocks* into runs that are one list, one table or one quote; every other block is a run of its own.

    >>> from articlekit import Block
    >>> rows = [Block(0, "a", "table", group=1), Block(1, "b", "table", group=1), Block(2, "c", "table", group=2)]
    >>> [[block.text for block in run] for run in group_blocks(rows)]
    [['a', 'b'], ['c']]
    >>> [len(run) for run in group_blocks([Block(0, "It rained."), Block(1, "All night.")])]
    [1, 1]
    """
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _belong_together(runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _belong_together(before: Block, block: Block) -> bool:
    if before.kind != block.kind:
        return False
    if block.kind == "list_item":
        # A list inside an item has a number of its own, but its depth tells that it goes on with the outer one.
        return before.group == block.group or max(before.level, block.level) > 1
    if block.kind == "table":
        return before.group == block.group
    return block.kind == "quote" and block.index == before.index + 1 and before.place.parent is block.place.parent
