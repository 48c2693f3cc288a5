"""Drops what stands in the containers of consent platforms: little text whatever its language, much if it is a notice."""

from __future__ import annotations

from itertools import groupby

from articlekit import marks
from articlekit.cleaners.boilerplate.phrases import phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.document import Block, Document

__all__ = ["drop_consent_containers"]

MOST = 0.5  # share of the page's text; a page that has more of it in there is an article about consent, or a policy
SMALL = 400  # characters of a container that goes by its name alone; longer ones must speak of consent as well
# Share of the text of such a one; in the corpora the least has 0.26, and what only shares the name has none.
SPOKEN = 0.1


def drop_consent_containers(document: Document) -> Document:
    """
    Drop the blocks inside elements whose id or class is that of a consent platform.

    The ids and classes are data, in ``reading/tokens.toml``. A container with much text must have a notice among its
    words too: the class "category-cookies" stands around recipes. Notices in other places are found by their words, see
    :mod:`articlekit.cleaners.boilerplate`.

    >>> from articlekit.reading import read
    >>> page = "<p>It rained all night, and the road is closed.</p><div id='onetrust-banner-sdk'><p>Ṽɐɹoo!</div>"
    >>> [block.text for block in drop_consent_containers(read(page)).blocks]
    ['It rained all night, and the road is closed.']
    >>> policy = read("<div class='cookie-policy'><p>This is how we handle your data.</div>")
    >>> drop_consent_containers(policy) is policy
    True
    """
    if not any(map(_is_inside, document.blocks)):
        return document
    page = [*document.blocks, *(removal.block for removal in document.removed)]  # so that twice is the same as once
    inside = sorted(filter(_is_inside, page), key=_position)
    if _size(inside) > MOST * _size(page):
        return document
    gone = {
        block.index
        for _, blocks in groupby(inside, _container)
        if _speaks_of_consent(container := list(blocks))
        for block in container
    }
    return document.drop(
        [block for block in document.blocks if block.index in gone],
        reason="consent",
        evidence="the id or class of a consent platform",
    )


def _position(block: Block) -> int:
    return block.index


def _size(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _container(block: Block) -> int:
    """The number of the outermost element around the block that has the name; -1 where it is the block's own."""
    named = [place.number for place in block.place.upwards() if place.own & marks.CONSENT]
    return named[-1] if named else -1


def _speaks_of_consent(container: list[Block]) -> bool:
    """Whether a container holds a notice: little text, or a notice among its words."""
    size = _size(container)
    if size <= SMALL:
        return True
    verdicts = judge_lines([block.text for block in container], phrase_book())
    notice = [
        block for block, verdict in zip(container, verdicts, strict=True) if verdict and verdict.reason == "consent"
    ]
    return _size(notice) >= SPOKEN * size


def _is_inside(block: Block) -> bool:
    """Whether an element around the block says so; the id of a heading only repeats the heading's words."""
    if block.kind == "heading":
        return block.place.parent is not None and bool(block.place.parent.marks & marks.CONSENT)
    return bool(block.marks & marks.CONSENT)
