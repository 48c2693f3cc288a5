"""What the rules of structure go by: where a block stands, and what an element has in common with others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlekit import marks
from articlekit.document import Block, Place
from articlekit.letters import alphabetic_size
from articlekit.sentences import CLOSERS, ENDS

__all__ = [
    "FOREIGN", "POSSIBLE", "RELATED", "SERIES", "around_of", "home_of", "is_line_numbers", "is_own_text", "is_title", "make_of",
]  # fmt: skip

POSSIBLE = -2.5  # log-odds; below, a block is no part of the article whatever stands around it
FOREIGN = (
    marks.COMMENT | marks.RELATED | marks.SHARE | marks.NEWSLETTER | marks.AD | marks.NAV | marks.MENU | marks.FOOTER
    | marks.PROMO | marks.BIO | marks.AUTHOR | marks.TAGS | marks.FORM | marks.HIDDEN
)  # fmt: skip
RELATED = "related"  # why a label over links to other articles went
MAX_TITLE = 120  # characters
NO_TITLE = ENDS - set("?!…") | set(",;:，；：")  # what the title of an article does not end with
SERIES = 3  # containers that make a row
LINKED = 0.6  # link share
WITHOUT_DIGITS = str.maketrans("", "", "0123456789")  # "update-1" and "update-2" are alike
NESTING = 3  # elements that one container of a row is made of
NUMBERS = re.compile(r"[\d\s]+")  # the column of a program's line numbers


def is_own_text(block: Block) -> bool:
    """Whether a block may be text of what it stands in: no column of line numbers, no part for other things, no links."""
    if is_line_numbers(block):
        return False
    return not block.marks & FOREIGN and block.link_length <= LINKED * len(block.text)


def is_line_numbers(block: Block) -> bool:
    """
    Whether a block is the column of numbers beside a program.

    >>> is_line_numbers(Block(0, "1\\n2", "code")), is_line_numbers(Block(0, "x = 1", "code"))
    (True, False)
    """
    return block.kind == "code" and NUMBERS.fullmatch(block.text) is not None


def make_of(place: Place) -> tuple[str, str]:
    """
    The tag and the names of an element, which it has in common with others of its row.

    >>> make_of(Place("div", "update update-1")) == make_of(Place("div", "update update-2"))
    True
    >>> make_of(Place("div", "update")) == make_of(Place("div", "comment"))
    False
    """
    return place.tag, place.tokens.translate(WITHOUT_DIGITS)


def home_of(block: Block) -> Place:
    """The container of a block, which in a fragment may be the block's own element."""
    return block.place.parent or block.place


def around_of(block: Block) -> Iterator[tuple[Place, Place]]:
    """The elements around that of the block, each with the one around it."""
    home = block.place.parent
    for _ in range(NESTING):
        if home is None or home.parent is None:
            return
        yield home, home.parent
        home = home.parent


def is_title(text: str, least: int = 0) -> bool:
    """
    Whether a line is as long as the title of an article, and does not end as sentences do.

    >>> is_title("Why was the bridge painted green?"), is_title("The bridge is green.")
    (True, False)
    """
    return least <= alphabetic_size(text) <= MAX_TITLE and text.rstrip(CLOSERS)[-1:] not in NO_TITLE
