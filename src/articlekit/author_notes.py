"""Drops the notes at the end of an article that tell who its authors are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articlekit import marks
from articlekit.document import Block, Document, opened_by
from articlekit.parsers.fact import Fact

__all__ = ["drop_author_notes"]

MAX_BYLINE = 120  # characters; in a longer block a name is one of the text
NOTES = 3  # blocks at the end among which there may be a note
MIN_BODY = 3  # blocks before them
MIN_NOTE, MAX_NOTE = 60, 600  # characters; what is shorter beside a name above the text is its date
NOTE_KINDS = frozenset({"paragraph", "list_item"})
DEEP = 4  # elements between a block of such an element and that
MAX_BOX = 6  # blocks of an element that is about an author
MARKS = "*•–- "  # around a name


def drop_author_notes(document: Document, facts: Mapping[str, Fact[Any]]) -> Document:
    """
    Drop the paragraphs at the end that begin with the name of an author, whom the text names nowhere else, or stand under it.

    In front of the text those go that stand under the name in an element for the author.

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

    Where such a paragraph opens an element of its own, the rest of that is about the author too.

    >>> box = "<div><p>Ana Ruiz was born in Leeds.</p><p>Her poems have won prizes.</p><p>She keeps bees.</p></div>"
    >>> extract(f"<h1>Rain</h1><p>By Ana Ruiz</p>{text}{box}").blocks[-1].text
    'On day 5 the river rose again, and the bridge was closed.'

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
    notes = [*_above(document, names), *_behind(document.blocks, names)]
    return document.drop_each((block, "author-bio", None, None, "tells who an author is") for block in notes)


def _above(document: Document, names: Sequence[str]) -> Sequence[Block]:
    """The notes in an element for the author that begins with a name, which is gone already or not, in front of the text."""
    blocks = document.blocks
    for block in (*blocks[:MIN_BODY], *(removal.block for removal in document.removed)):
        home = block.place.parent
        if home and home.marks & marks.AUTHOR and block.text.strip(MARKS) in names:
            notes = [other for other in blocks if other is not block and other.place.is_in(home, DEEP)]
            if notes and notes[0] in blocks[:MIN_BODY] and 2 * len(notes) < len(blocks) and _are_notes(notes):
                return [note for note in notes if len(note.text) >= MIN_NOTE]
    return ()


def _behind(blocks: Sequence[Block], names: Sequence[str]) -> Sequence[Block]:
    """The notes about authors at the end, whom the text in front of these names nowhere."""
    begin = len(blocks) - NOTES
    boxes = [_rest(blocks, number) for number in range(max(MIN_BODY, len(blocks) - MAX_BOX), len(blocks))]
    boxes = [box for box in boxes if box[-1] is blocks[-1] and _are_notes(box) and _opens(box[0], names)]
    told = blocks[: min(begin, *(len(blocks) - len(box) for box in boxes))] if boxes else blocks[:begin]
    unnamed = [name for name in names if not any(name in block.text for block in told if len(block.text) > MAX_BYLINE)]
    last = blocks[begin:]
    box = _box(last, unnamed)
    notes = [block for block in last if block in box or (len(block.text) <= MAX_NOTE and _opens(block, unnamed))]
    return list(dict.fromkeys([*(block for box in boxes if _opens(box[0], unnamed) for block in box), *notes]))


def _rest(blocks: Sequence[Block], number: int) -> Sequence[Block]:
    """A block and all behind it in its element, if it is the first there; else the block alone."""
    home = blocks[number].place.parent
    own = opened_by(blocks, number, home, deep=DEEP, most=MAX_BOX) if home else range(0)
    return blocks[number : max(own.stop, number + 1)]


def _are_notes(blocks: Sequence[Block]) -> bool:
    return len(blocks) < MAX_BOX and all(len(block.text) <= MAX_NOTE and block.kind in NOTE_KINDS for block in blocks)


def _opens(block: Block, names: Sequence[str]) -> bool:
    return any(_is_about(name, block.text) for name in names)


def _is_about(name: str, text: str) -> bool:
    """Whether a paragraph begins with a name, and goes on about its bearer."""
    text = text.lstrip(MARKS)
    rest = text.removeprefix(name)
    return rest != text and rest[:1] in {" ", ","} and rest.lstrip(", ")[:1].islower()


def _box(blocks: Sequence[Block], names: Sequence[str]) -> Sequence[Block]:
    """The last blocks from one on that is nothing but a name, with notes under it."""
    begin = next((number for number, block in enumerate(blocks[:-1]) if block.text.strip(MARKS) in names), len(blocks))
    box = blocks[begin:]
    return box if _are_notes(box[1:]) else ()
