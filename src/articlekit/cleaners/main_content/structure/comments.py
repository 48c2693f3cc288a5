"""What readers wrote goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articlekit import marks
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import make_of
from articlekit.document import Block, Document, Place

__all__ = ["PROMPT", "drop_behind_comments", "drop_comments"]

PROMPT = "comments-prompt"  # why the line that opens the comments went


def drop_comments(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What readers wrote goes, however long, where there is other running text; in a forum there is none."""
    article = any(
        keep and not block.marks & marks.COMMENT and is_prose(block) for block, keep in zip(blocks, kept, strict=True)
    )
    for number, block in enumerate(blocks):
        if article and block.marks & marks.COMMENT:
            kept[number] = False


def drop_behind_comments(document: Document, kept: list[bool]) -> None:
    """
    What stands behind the heading over the comments goes: they often stand in elements without a telling name.

    The heading is gone already, by its words. One above the article's end says nothing: "3 comments" under a headline.
    Nor does one between elements that are alike: these are parts of a text, and the heading is one of theirs.
    """
    heads = [
        removal.block.index
        for removal in document.removed
        if removal.reason == PROMPT and removal.block.kind == "heading"
    ]
    homes: dict[Place, int] = defaultdict(int)
    ends: dict[Place, int] = {}
    for block, keep in zip(document.blocks, kept, strict=True):
        if heads and keep and is_prose(block) and block.place.parent:
            homes[block.place.parent] += len(block.text)
            ends[block.place.parent] = block.index
    if not homes:
        return
    home = max(homes, key=lambda place: homes[place])
    begin = min((head for head in heads if head > ends[home]), default=None)
    if begin is None or any(_is_alike(place, home) for place, end in ends.items() if end > begin):
        return
    for number, block in enumerate(document.blocks):
        kept[number] = kept[number] and block.index < begin


def _is_alike(place: Place, other: Place) -> bool:
    return place is not other and bool(place.tokens) and make_of(place) == make_of(other)
