"""Front pages and other indexes: pages whose linked headlines, teasers and bylines lead to articles."""

from __future__ import annotations

from collections.abc import Container, Sequence

from articlekit import marks
from articlekit.document import Block
from articlekit.hosts import own_addresses
from articlekit.parsers.addresses import is_front
from articlekit.parsers.fact import Sources, is_long

__all__ = ["HEADLINES", "has_run", "is_front_page", "linked_headlines"]

HEADLINE = (25, 200)  # characters of a link that may be a headline
HEADLINES = 20  # so many linked headlines make an index, if there is no article beside them
RUN, RUN_LENGTH = 3, 600  # paragraphs with no linked headline between them, and their characters, which no index has
MENUS = marks.NAV | marks.MENU | marks.FOOTER | marks.BREADCRUMB


def linked_headlines(sources: Sources) -> dict[int, int]:
    """The length of each block outside menus that is a linked headline, by the block's index."""
    return {
        block.index: len(block.text)
        for block in sources.document.blocks
        if _is_linked_headline(block) and not block.marks & MENUS
    }


def _is_linked_headline(block: Block) -> bool:
    low, high = HEADLINE
    return low <= len(block.text) <= high and block.link_length > 0.8 * len(block.text)


def has_run(prose: Sequence[Block], headlines: Container[int]) -> bool:
    """Whether several of some paragraphs follow one another with no linked headline between them."""
    number = length = previous = 0
    for block in prose:
        if any(between in headlines for between in range(previous, block.index)):
            number = length = 0
        number, length, previous = number + 1, length + len(block.text), block.index
        if number >= RUN and length >= RUN_LENGTH:
            return True
    return False


def is_front_page(sources: Sources) -> bool:
    """
    Whether the page is a site's front page, whose bylines are those of teasers.

    Its address does not tell alone: callers also give that of the site for a page that has links to resolve. So it must
    call itself a website, or be mostly linked headlines.
    """
    addresses = own_addresses(sources.document.page)
    if not addresses or not all(map(is_front, addresses)) or sources.linked_data.article.get("headline"):
        return False
    if "website" in sources.meta.get("og:type", ()):
        return True
    headlines = linked_headlines(sources)
    paragraphs = [block for block in sources.cleaned.blocks if is_long(block.text)]
    return len(headlines) >= HEADLINES and not has_run(paragraphs, headlines)
