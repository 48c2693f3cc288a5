"""Drops the notes at the end of an article that tell who its authors are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articlekit.document import Block, Document
from articlekit.parsers.fact import Fact

__all__ = ["drop_author_notes"]

MAX_BYLINE = 120  # characters; in a longer block a name is one of the text
NOTES = 3  # blocks at the end among which there may be a note
MIN_BODY = 3  # blocks before them
MAX_NOTE = 600  # characters
NOTE_KINDS = frozenset({"paragraph", "list_item"})
MARKS = "*•–- "  # around a name


def drop_author_notes(document: Document, facts: Mapping[str, Fact[Any]]) -> Document:
    """
    Drop the paragraphs at the end that begin with the name of an author, whom the text names nowhere else, or stand under it.

    It is no cleaner like the others, because it runs behind the parsers.

    >>> from articlekit import extract
    >>> text = "".join(f"<p>On day {day} the river rose again, and the bridge was closed.</p>" for day in range(6))
    >>> article = extract(f"<h1>Rain</h1><p>By Ana Ruiz</p>{text}<p>Ana Ruiz is a writer from the coast.</p>")
    >>> [removal.block.text for removal in article.removed if removal.reason == "author-bio"]
    ['Ana Ruiz is a writer from the coast.']
    >>> extract(f"<h1>Rain</h1><p>By Ana Ruiz</p>{text}<h4>Ana Ruiz</h4><p>Writer. In love with the coast.</p>").blocks[-1].text
    'On day 5 the river rose again, and the bridge was closed.'
    >>> extract(f"<h1>Rain</h1><p>By Ana Ruiz</p>{text}<p>Tom Obi is a pilot on the coast.</p>").blocks[-1].text
    'Tom Obi is a pilot on the coast.'

    Args:
        document: what the cleaners left.
        facts: what the parsers found, by name.

    Returns:
        The document without those blocks.
    """
    authors = facts.get("authors")
    names = [author.name for author in (authors.value or () if authors else ()) if " " in author.name]
    if not names or len(document.blocks) < MIN_BODY + NOTES:
        return document
    told = [block.text for block in document.blocks[:-NOTES] if len(block.text) > MAX_BYLINE]
    unnamed = [name for name in names if not any(name in text for text in told)]
    last = document.blocks[-NOTES:]
    box = _box(last, unnamed)
    notes = [
        block
        for block in last
        if block in box or len(block.text) <= MAX_NOTE and any(_is_about(name, block.text) for name in unnamed)
    ]
    return document.drop_each((block, "author-bio", None, None, "tells who an author is") for block in notes)


def _is_about(name: str, text: str) -> bool:
    """Whether a paragraph begins with a name, and goes on about its bearer."""
    text = text.lstrip(MARKS)
    rest = text.removeprefix(name)
    return rest != text and rest[:1] in {" ", ","} and rest.lstrip(", ")[:1].islower()


def _box(blocks: Sequence[Block], names: Sequence[str]) -> Sequence[Block]:
    """The last blocks from one on that is nothing but a name, with notes under it."""
    begin = next((number for number, block in enumerate(blocks[:-1]) if block.text.strip(MARKS) in names), len(blocks))
    box = blocks[begin:]
    return box if all(len(block.text) <= MAX_NOTE and block.kind in NOTE_KINDS for block in box[1:]) else ()
