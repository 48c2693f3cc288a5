"""Drops text that the page prints twice: copies for print and AMP, teasers that repeat a paragraph."""

from __future__ import annotations

from articlekit.document import Block, Document

__all__ = ["drop_duplicates"]

LONG = 60  # characters; a shorter line may be repeated on purpose: a refrain, a table's cell, an answer


def drop_duplicates(document: Document) -> Document:
    """
    Drop each paragraph that says the same as one before it, or line for line as several do.

    >>> from articlekit.reading import read
    >>> line = "It rained all night in the hills, and the road to the coast is closed."
    >>> len(drop_duplicates(read(f"<p>{line}</p><p>More rain.</p><p>{line}</p><p>More rain.</p>")).blocks)
    3
    """
    seen: set[str] = set()
    again: list[Block] = []
    for block in document.blocks:
        lines = {line.strip().casefold() for line in block.text.split("\n")}
        if len(block.text) >= LONG and lines <= seen:
            again.append(block)
        seen |= lines
    return document.drop(again, reason="duplicate", evidence="the same text stands before")
