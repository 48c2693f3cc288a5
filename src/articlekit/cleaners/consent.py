"""Drops what stands in the containers of consent platforms, whatever its language."""

from __future__ import annotations

from articlekit import marks
from articlekit.document import Block, Document

__all__ = ["drop_consent_containers"]

MOST = 0.5  # share of the page's text; a page that has more of it in there is an article about consent, or a policy


def drop_consent_containers(document: Document) -> Document:
    """
    Drop the blocks inside elements whose id or class is that of a consent platform.

    The ids and classes are data, in ``reading/tokens.toml``. Notices in other places are found by their words, see
    :mod:`articlekit.cleaners.boilerplate`.

    >>> from articlekit.reading import read
    >>> page = "<p>It rained all night, and the road is closed.</p><div id='onetrust-banner-sdk'><p>Ṽɐɹoo!</div>"
    >>> [block.text for block in drop_consent_containers(read(page)).blocks]
    ['It rained all night, and the road is closed.']
    >>> policy = read("<div class='cookie-policy'><p>This is how we handle your data.</div>")
    >>> drop_consent_containers(policy) is policy
    True
    """
    inside = [block for block in document.blocks if _is_inside(block)]
    if not inside:
        return document
    page = [*document.blocks, *(removal.block for removal in document.removed)]  # so that twice is the same as once
    total = sum(len(block.text) for block in page)
    if sum(len(block.text) for block in page if _is_inside(block)) > MOST * total:
        return document
    return document.drop(inside, reason="consent", evidence="the id or class of a consent platform")


def _is_inside(block: Block) -> bool:
    """Whether an element around the block says so; the id of a heading only repeats the heading's words."""
    if block.kind == "heading":
        return block.place.parent is not None and bool(block.place.parent.marks & marks.CONSENT)
    return bool(block.marks & marks.CONSENT)
