"""A table that ends an article is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import FOREIGN, LINKED, POSSIBLE, home_of, is_own_text, make_of
from articlekit.document import Block, Place
from articlekit.sentences import COLONS

__all__ = ["keep_tables"]

DEEP = 6  # elements from a row up to what holds the table: tr, tbody, table, and what is wrapped around it
TABLE = frozenset({"table", "caption"})
WRAPPED = 3  # elements from a line over the table up to that
SECTIONS = 2  # of an article that have paragraphs
ROWS = 2  # of a table at least
_Row: TypeAlias = tuple[Place | None, tuple[str, str]]  # what a section stands in, and what it is made of


def keep_tables(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A table right behind a paragraph of the article, in its container, is kept, and what leads in to it is."""
    if not any(block.kind == "table" for block in blocks):
        return
    homes = {home_of(block) for block, keep in zip(blocks, kept, strict=True) if keep and _is_paragraph(block)}
    sections = Counter(map(_row, homes))
    home: Place | None = None  # what holds the kept text above
    like: _Row | None = None  # what sections of the article have in common, if it has several
    first = number = 0  # block behind that text
    while number < len(blocks):
        block = blocks[number]
        end = number + 1
        if block.group and block.kind in TABLE:
            end = _end_of_group(blocks, number)
            if home and _is_whole(blocks, first, end) and _is_table_of(blocks[number:end], home, like):
                if max(scores[number:end]) > POSSIBLE:
                    kept[first:end] = [blocks[at].kind != "caption" for at in range(first, end)]
                first = end
            else:
                home = like = None
        elif not _leads_in(block, home, like):
            home = home_of(block) if kept[number] and home_of(block) in homes else None
            like = _row(home) if home and sections[_row(home)] >= SECTIONS else None
            first = end
        number = end


def _is_paragraph(block: Block) -> bool:
    return block.kind == "paragraph" and is_prose(block)


def _row(home: Place) -> _Row:
    return home.parent, make_of(home)


def _stands_in(block: Block, home: Place | None, like: _Row | None, most: int) -> bool:
    """Whether a block stands in *home*, or in a further section of the article."""
    return any(place is home or (like and _row(place) == like) for place in block.place.upwards(most))


def _leads_in(block: Block, home: Place | None, like: _Row | None) -> bool:
    """Whether a block is a heading or a line with a colon behind it, in *home* or in an element of it around the table too."""
    leads = block.kind == "heading" or block.text.endswith(COLONS)
    return leads and _stands_in(block, home, like, WRAPPED) and is_own_text(block)


def _end_of_group(blocks: Sequence[Block], number: int) -> int:
    group = blocks[number].group
    while number < len(blocks) and blocks[number].group == group:
        number += 1
    return number


def _is_whole(blocks: Sequence[Block], first: int, end: int) -> bool:
    """Whether nothing went between the text above and the end of the table, as a label over what is not the article's."""
    return blocks[end - 1].index - blocks[first - 1].index == end - first


def _is_table_of(table: Sequence[Block], home: Place, like: _Row | None) -> bool:
    rows = [block for block in table if block.kind == "table"]
    linked = sum(block.link_length for block in rows)
    return (
        len(rows) >= ROWS
        and linked <= LINKED * sum(len(block.text) for block in rows)
        and not any(block.marks & FOREIGN for block in rows)
        and all(_stands_in(block, home, like, DEEP) for block in rows)
    )
