"""Drops what a reader of the page would not see."""

from __future__ import annotations

import re

from articlekit import marks
from articlekit.document import Block, Document

__all__ = ["drop_hidden"]

ENCODED = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")  # base64, RFC 4648
MIN_ENCODED = 200  # characters; no word is as long
EVIDENCE = "hidden, display:none, visibility:hidden or a class that hides"
MOST = 0.6  # share of the page's prose; a page that hides so much shows it by script


def drop_hidden(document: Document) -> Document:
    """
    Drop blocks in hidden elements, unless nearly the whole text is hidden until a script shows it.

    Text in base64 goes as well: a script decodes it and shows something else.

    >>> from articlekit.reading import read
    >>> page = "<p>It rained all night.</p><p hidden>Template</p>"
    >>> [block.text for block in drop_hidden(read(page)).blocks]
    ['It rained all night.']
    >>> [block.text for block in drop_hidden(read("<div hidden><p>It rained all night.</p></div>")).blocks]
    ['It rained all night.']
    >>> drop_hidden(read(f"<p>It rained.</p><p>{'PGRpdiBj' * 30}=</p>")).removed[0].evidence
    'base64'
    """
    document = document.drop(filter(_is_encoded, document.blocks), reason="hidden", evidence="base64")
    hidden = [block for block in document.blocks if block.marks & marks.HIDDEN]
    if not hidden:
        return document
    page = [*document.blocks, *(removal.block for removal in document.removed)]  # so that twice is the same as once
    prose = sum(len(block.text) for block in page if block.link_share < 0.5)
    unseen = sum(len(block.text) for block in page if block.marks & marks.HIDDEN and block.link_share < 0.5)
    if unseen > MOST * prose:
        return document
    return document.drop(hidden, reason="hidden", evidence=EVIDENCE)


def _is_encoded(block: Block) -> bool:
    return len(block.text) >= MIN_ENCODED and block.kind != "code" and ENCODED.fullmatch(block.text) is not None
