"""Boxes about the author, other articles or a newsletter go."""

from __future__ import annotations

from collections.abc import Sequence

from articlekit import marks
from articlekit.document import Block

__all__ = ["drop_boxes"]

BOXES = marks.NEWSLETTER | marks.RELATED | marks.BIO


def drop_boxes(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """Boxes in the article that are about the author, other articles or a newsletter go; a text that is all box stays."""
    sizes = [len(block.text) if keep else 0 for block, keep in zip(blocks, kept, strict=True)]
    boxed = sum(size for block, size in zip(blocks, sizes, strict=True) if block.marks & BOXES)
    if 2 * boxed < sum(sizes) - boxed:
        for number, block in enumerate(blocks):
            if block.marks & BOXES:
                kept[number] = False
