"""Boxes about the author, other articles or a newsletter go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlekit import marks
from articlekit.cleaners.main_content.structure.shape import RELATED, is_title
from articlekit.document import Block, Document

__all__ = ["drop_boxes", "drop_titles"]

DEEP = 6  # elements from the title of another article up to its box
# Of the names that mark promotion those that mark nothing else: a "callout" or an "event" may be the article's own.
PROMOTION = re.compile(r"(?:^|[\s_-])(?:promo|promos|promotion|promobox|teaserbox|cta)(?:$|[\s_-])")
BOXES = marks.NEWSLETTER | marks.RELATED | marks.BIO


def drop_boxes(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """Boxes in the article about the author, other articles, a newsletter or an offer go; a text that is all box stays."""
    sizes = [len(block.text) if keep else 0 for block, keep in zip(blocks, kept, strict=True)]
    boxes = [number for number, block in enumerate(blocks) if block.marks & BOXES or _promotes(block)]
    boxed = sum(sizes[number] for number in boxes)
    if 2 * boxed < sum(sizes) - boxed:
        for number in boxes:
            kept[number] = False


def _promotes(block: Block) -> bool:
    """Whether an element around a block is named for promotion."""
    if not block.marks & marks.PROMO:
        return False
    return any(place.own & marks.PROMO and PROMOTION.search(place.tokens) for place in block.place.upwards(DEEP))


def drop_titles(document: Document, kept: list[bool]) -> None:
    """
    The titles of other articles go that stand under a label for them, if nothing else does up to the end of its element.

    Most are links, and are known by that; where a script opens them, they are not. The label is gone already, by its words.
    """
    labels = {removal.block.index: removal.block for removal in document.removed if removal.reason == RELATED}
    blocks = document.blocks
    for first, block in enumerate(blocks if labels else ()):
        label = labels.get(block.index - 1)
        box = label.place.parent if label else None
        if box is None:
            continue
        last = first
        while last < len(blocks) and any(place is box for place in blocks[last].place.upwards(DEEP)):
            last += 1
        if all(is_title(block.text) for block in blocks[first:last]):
            kept[first:last] = [False] * (last - first)
