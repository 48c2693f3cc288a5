"""Authors as one source names them, and where on a page they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from articlekit import marks
from articlekit.article import Author
from articlekit.document import Block
from articlekit.parsers.bylines.names import fold
from articlekit.parsers.fact import Sources
from articlekit.parsers.site_name import site_names

__all__ = [
    "BIO",
    "CREDITED",
    "ELSEWHERE",
    "LINES_BEFORE",
    "LINES_BEHIND",
    "LONG_NUMBER",
    "MAX_AUTHOR_TEXT",
    "MAX_NAME_LINE",
    "SHORT",
    "STREET",
    "Found",
    "begin_of",
    "distinct",
    "elsewhere_of",
    "is_full",
    "publishers_of",
    "title_block",
]

CREDITED = frozenset({"author", "interview"})  # the roles that make an author of the article
# Elements here speak of the authors of other texts.
ELSEWHERE = marks.COMMENT | marks.RELATED | marks.NAV | marks.NEWSLETTER | marks.CONSENT | marks.MENU | marks.BREADCRUMB
BIO = marks.BIO | marks.AUTHOR
LINES_BEFORE = 8  # the headline, in which a byline may stand
LINES_BEHIND = 16
MAX_NAME_LINE = 80  # characters
SHORT = 24  # characters beside a name in a line that names nobody else
LONG_NUMBER = re.compile(r"\d(?:[\s/().-]?\d){4}")  # of a telephone
STREET = re.compile(
    r"\d{2,5} (?:[A-Z]\w{1,20} ){1,3}(?:Street|St|Drive|Dr|Road|Rd|Avenue|Ave|Lane|Way)\b|#\d"
)  # of an address
TITLE_TAIL = re.compile(r"(?P<head>.{1,300}) [-|–—·•»] (?P<tail>[^|]{2,50})")
MAX_AUTHOR_TEXT = 200  # characters of an element that holds a byline


@frozen(eq=False)
class Found:
    """
    Authors as one source names them.

    Attributes:
        authors: in printed order.
        raw: the text they were read from.
        source: where it stood.
        block: index of the block it stood in, if it was printed.
    """

    authors: tuple[Author, ...]
    raw: str
    source: str
    block: int | None = None

    @property
    def people(self) -> tuple[Author, ...]:
        """The persons among the authors."""
        return tuple(author for author in self.authors if author.kind == "person")

    @property
    def names(self) -> frozenset[str]:
        """The folded names."""
        return frozenset(fold(author.name) for author in self.authors)


def is_full(author: Author) -> bool:
    """Whether a person has first name and surname, and is no name of an account."""
    return author.kind == "person" and (" " in author.name or not author.name.isascii() and len(author.name) < 8)


def publishers_of(sources: Sources) -> frozenset[str]:
    """The names of the site, folded: declared ones, the host, and what stands behind the headline in ``<title>``."""
    names = site_names(sources)
    match = TITLE_TAIL.fullmatch(sources.document.page.title or "")
    if match and fold(match["head"]) == fold(sources.value("title") or ""):
        return names | {fold(match["tail"])} - {""}
    return names


def title_block(sources: Sources) -> Block | None:
    """The block of the headline."""
    title = sources.known.get("title")
    blocks = sources.document.blocks
    if title and title.block is not None and title.block < len(blocks):
        return blocks[title.block]
    return next((block for block in blocks if block.level == 1 and block.kind == "heading"), None)


def begin_of(sources: Sources, title: Block | None) -> int:
    """The index of the headline's block, or of the first block of the text where no headline is printed."""
    if title:
        return title.index
    return next((block.index for block in sources.cleaned.blocks if block.kind == "paragraph"), 0)


def elsewhere_of(title: Block | None) -> int:
    """The marks of other texts; what the headline itself is marked with says nothing."""
    return ELSEWHERE & ~(title.marks if title else 0)


def distinct(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Each name once, in printed order, without those who are credited for something else than the text."""
    first: dict[str, Author] = {}
    for author in authors:
        if author.role in CREDITED:
            first.setdefault(fold(author.name), author)
    return tuple(first.values())
