"""The lede under the headline is kept, however short it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlekit import marks
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import FOREIGN, POSSIBLE
from articlekit.document import Block, Place
from articlekit.letters import alphabetic_size

__all__ = ["keep_lede"]

SHORTEST = 30  # characters; what is shorter under a headline names a section, an author or a day, if no class says more
# Log-odds that a block without a class of ledes must have. A paragraph here may be a caption or a byline, which score below.
LEAST = {"heading": POSSIBLE, "list_item": POSSIBLE, "paragraph": POSSIBLE / 2}
OTHER = (
    FOREIGN | marks.CAPTION | marks.CREDIT | marks.DATE | marks.META | marks.KICKER | marks.BREADCRUMB | marks.SITE
)  # fmt: skip
NEAR = 4  # elements from a lede up to one that is around the headline too
HEADER = 2  # elements around the headline that may hold its lede


def keep_lede(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What stands right under the headline, in its container, and is long enough for a lede is kept; so are its points."""
    begin = next((number for number, keep in enumerate(kept) if keep and is_prose(blocks[number])), 0)
    top = next(
        (number for number in range(begin - 1, -1, -1) if blocks[number].level == 1 and _is_heading(blocks[number])), -1
    )
    if top < 0:
        return
    end = _end(blocks, top + 1, begin)
    # A headline below is the article's, and the one above the name of the site.
    if any(_is_heading(block) for block in blocks[end:begin]):
        return
    around = set(_around(blocks[top].place, HEADER))
    for number in range(top + 1, end):
        block = blocks[number]
        if _may_be_lede(block, scores[number]) and any(place in around for place in _around(block.place, NEAR)):
            kept[number] = kept[number] or block.text != blocks[top].text


def _is_heading(block: Block) -> bool:
    return block.kind == "heading"


def _around(place: Place, most: int) -> Iterator[Place]:
    return place.parent.upwards(most) if place.parent else iter(())


def _end(blocks: Sequence[Block], first: int, end: int) -> int:
    """Where the block at *first* ends, or the list that begins with it."""
    number = first
    while number < end and (number == first or (blocks[first].group and blocks[number].group == blocks[first].group)):
        number += 1
    return number


def _may_be_lede(block: Block, score: float) -> bool:
    """Whether a block is what a lede is, by what is nearest around it: the classes of a whole article say too little."""
    near = block.place.own | (block.place.parent.own if block.place.parent else 0)
    if block.link_length or near & OTHER:
        return False
    if near & marks.LEDE and block.kind in LEAST:
        return True
    return score > LEAST.get(block.kind, score) and alphabetic_size(block.text) >= SHORTEST
