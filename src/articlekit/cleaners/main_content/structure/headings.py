"""Headings go with the text under them."""

from __future__ import annotations

from collections.abc import Sequence

from articlekit import marks
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import POSSIBLE, is_own_text
from articlekit.document import Block, Place

__all__ = ["drop_dangling", "keep_headings"]

LISTED = 4  # elements from an item or a row up to what its list or table stands in
DEEP = 10  # elements from what stands beside a heading up to one that may be wrapped around both
WRAPPERS = 2  # elements around nothing but a heading
OTHER = marks.FIGURE | marks.CAPTION | marks.CARD  # what an element around a heading of its own is


def keep_headings(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A heading over kept text of its container is kept, but for the one that opens the page."""
    begun = False
    for number, block in enumerate(blocks[:-1]):
        if kept[number]:
            begun = True
        elif begun and block.kind == "heading" and kept[number + 1] and scores[number] > POSSIBLE:
            under = blocks[number + 1].place.upwards(LISTED if blocks[number + 1].group else 2)
            kept[number] = _container(blocks, number) in list(under)[1:] and is_own_text(block)


def _container(blocks: Sequence[Block], number: int) -> Place | None:
    """What a heading stands in: not the elements that are wrapped around it alone, as MediaWiki's ``div.mw-heading``."""
    container = blocks[number].place.parent
    beside = {place for at in (number - 1, number + 1) if at >= 0 for place in blocks[at].place.upwards(DEEP)}
    for _ in range(WRAPPERS):
        if container is None or container in beside or container.own & OTHER:
            break
        container = container.parent
    return container


def drop_dangling(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """
    A heading goes if nothing under it is kept: at the end, or before a heading of its level or above.

    One as long as a paragraph is no heading but a lede that is set like one, unless all that is kept stands above it.
    """
    if all(block.kind == "heading" for block, keep in zip(blocks, kept, strict=True) if keep):
        return
    behind = 1  # level of the next kept heading, 0 for text; the end counts as a heading of the first level
    above_text = False
    for number in range(len(blocks) - 1, -1, -1):
        if not kept[number]:
            continue
        block = blocks[number]
        if block.kind != "heading":
            behind = 0
            above_text = True
        elif not behind or block.level < behind or (above_text and is_prose(block)):
            behind = block.level
        else:
            kept[number] = False
