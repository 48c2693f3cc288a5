"""Whole articles that a page loads behind its own go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from articlekit import marks
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import make_of
from articlekit.document import Block, Document, Place

__all__ = ["drop_further_articles"]

HEADLINE = 2  # level of a headline at most
SHORTEST = 12  # characters of a headline that a title can be told by
DEEP = 12  # elements from a line up to its article


def drop_further_articles(document: Document, kept: list[bool]) -> None:
    """
    Of several like articles under one element, as pages have that go on and on, the one whose headline is the page's stays.

    Entries of a live blog and parts of a list are articles in their markup too, but the title of the page is none of theirs.
    """
    title = (document.page.title or "").casefold()
    if not title or not _may_be_several(document.blocks):
        return
    for row in _rows(document.blocks).values():
        own, *others = row
        if not others or not _is_called(document.blocks, own, title) or not any(kept[number] for number in own):
            continue
        for numbers in others:
            if _is_like(document.blocks, numbers, own):
                for number in numbers:
                    kept[number] = False


def _may_be_several(blocks: Sequence[Block]) -> bool:
    """Whether headlines stand in several articles, which a few headings tell sooner than all blocks."""
    around = {_article_of(block.place) for block in blocks if block.marks & marks.ARTICLE and _may_be_headline(block)}
    return len(around) > 1


def _article_of(place: Place) -> Place | None:
    return next((one for one in place.upwards(DEEP) if one.own & marks.ARTICLE), None)


def _may_be_headline(block: Block) -> bool:
    return block.kind == "heading" and 0 < block.level <= HEADLINE and not block.link_length


def _rows(blocks: Sequence[Block]) -> Mapping[tuple[int, str, str], list[list[int]]]:
    """The numbers of the blocks in each article, by what the article stands in and is made of."""
    inside: dict[Place, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.marks & marks.ARTICLE:
            for place in block.place.upwards(DEEP):
                if place.own & marks.ARTICLE:
                    inside[place].append(number)
    rows: dict[tuple[int, str, str], list[list[int]]] = defaultdict(list)
    for place, numbers in inside.items():
        if place.parent:
            rows[place.parent.number, *make_of(place)].append(numbers)
    return rows


def _headline(blocks: Sequence[Block], numbers: Sequence[int]) -> Block | None:
    """The first heading of an article, if no text of it stands above."""
    opening = (blocks[number] for number in numbers if blocks[number].kind == "heading" or is_prose(blocks[number]))
    first = next(opening, None)
    return first if first and _may_be_headline(first) else None


def _is_called(blocks: Sequence[Block], numbers: Sequence[int], title: str) -> bool:
    headline = _headline(blocks, numbers)
    return headline is not None and len(headline.text) >= SHORTEST and headline.text.casefold() in title


def _is_like(blocks: Sequence[Block], numbers: Sequence[int], own: Sequence[int]) -> bool:
    """Whether an article has a headline of the same level as the page's own, and paragraphs."""
    one, other = _headline(blocks, numbers), _headline(blocks, own)
    return bool(one and other and one.level == other.level) and any(is_prose(blocks[number]) for number in numbers)
