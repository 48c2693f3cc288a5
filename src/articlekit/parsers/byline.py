"""The byline as printed."""

from __future__ import annotations

from articlekit import marks
from articlekit.article import Author
from articlekit.document import Block
from articlekit.parsers.fact import Fact, Sources

__all__ = ["find_byline"]

MAX_BYLINE = 160  # characters
BEFORE = 8  # blocks before the headline
BEHIND = 16  # blocks behind it
WITHIN = frozenset({"opening", "signature"})  # sources that are a part of a paragraph


def find_byline(sources: Sources) -> Fact[str | None]:
    """
    The line that names the authors, as printed.

    >>> from articlekit import extract
    >>> extract("<h1>Rain</h1><p>By Ana Ruiz, Harbour Post</p><p>It rained all night on the coast.</p>").byline
    'By Ana Ruiz, Harbour Post'
    >>> extract("<h1>Rain</h1><p>It rained all night on the coast.</p>").byline is None
    True

    Args:
        sources: the page, with the facts ``title`` and ``authors`` found before.

    Returns:
        The line; None if the page prints none.
    """
    found = sources.known.get("authors")
    if not found or not found.value:
        return Fact(None)
    if found.block is not None or found.source in WITHIN:
        return Fact(found.raw or None, found.raw, found.source, found.block)
    block = _line_of(found.value[0], sources)
    return Fact(block.text, block.text, "line", block.index) if block else Fact(None)


def _line_of(author: Author, sources: Sources) -> Block | None:
    """A short line near the headline in which the author's name stands."""
    title = sources.known.get("title")
    begin = title.block if title and title.block is not None else 0
    for block in sources.document.blocks[max(0, begin - BEFORE) : begin + BEHIND]:
        if block.index == begin or len(block.text) > MAX_BYLINE or block.marks & marks.BREADCRUMB:
            continue
        if author.name in block.text:
            return block
    return None
