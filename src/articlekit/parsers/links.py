"""The links of an article: which piece of which kept block points where."""

from __future__ import annotations

from collections.abc import Iterable

from articlekit.article import Link
from articlekit.document import Block, Document
from articlekit.parsers.addresses import link_address

__all__ = ["find_links"]


def find_links(document: Document, kept: Iterable[Block], base: str) -> tuple[Link, ...]:
    """
    The links in *kept* that lead to another page of the web, in reading order.

    Links within the page and those in code are left out.

    >>> from articlekit.reading import read
    >>> page = read("<p>It <a href=/rain>rained</a>, <a href=#foot>1</a> <a href=javascript:x()>more</a>", targets=True)
    >>> find_links(page, page.blocks, "https://example.org/")
    (Link(block=0, start=3, end=9, url='https://example.org/rain'),)
    >>> find_links(page, page.blocks, "")
    ()

    Args:
        document: read with its targets, nothing removed.
        kept: blocks of the article.
        base: what relative addresses count from.

    Returns:
        Links to ``http`` and ``https`` addresses.
    """
    if not document.page.targets.anchors:
        return ()
    blocks = unchanged(document, kept)
    addresses: dict[str, str | None] = {}
    links = []
    for anchor in document.page.targets.anchors:
        block = blocks.get(anchor.block)
        if block is None or block.kind == "code" or anchor.href.startswith("#"):
            continue
        if anchor.href not in addresses:
            addresses[anchor.href] = link_address(anchor.href, base)
        if url := addresses[anchor.href]:
            links.append(Link(anchor.block, anchor.start, anchor.end, url))
    return tuple(links)


def unchanged(document: Document, kept: Iterable[Block]) -> dict[int, Block]:
    """The kept blocks by index; not those that a caller's cleaner rewrote, nor those that the text did not show."""
    read = document.blocks
    return {block.index: block for block in kept if block.index < len(read) and read[block.index].text == block.text}
