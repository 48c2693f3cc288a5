"""What is not worth a closer look: links in the parts of a page that are for links."""

from __future__ import annotations

from articlekit import marks
from articlekit.document import Block

__all__ = ["CHROME", "LINKED", "is_link", "is_menu"]

MENUS = marks.NAV | marks.MENU | marks.FOOTER | marks.BREADCRUMB
# What is nothing but a link in one of these is not scored: it is half the blocks of a page, and of 52,000 of them on the
# development pages 26 looked like text to the scorer.
CHROME = (
    MENUS | marks.LOGIN | marks.COMMENT | marks.CONSENT | marks.NEWSLETTER | marks.RELATED | marks.SHARE | marks.HEADER
    | marks.ASIDE
)  # fmt: skip
LINKED = 0.9  # link share


def is_link(block: Block) -> bool:
    """
    Whether a block is nothing but a link.

    >>> is_link(Block(0, "Sports", link_length=6)), is_link(Block(0, "Sports and more", link_length=6))
    (True, False)
    """
    return block.link_length > LINKED * len(block.text)


def is_menu(block: Block) -> bool:
    """
    Whether a block is nothing but a link in a menu, where its words say nothing.

    >>> is_menu(Block(0, "Share", link_length=5, marks=marks.NAV)), is_menu(Block(0, "Share", link_length=5, marks=marks.SHARE))
    (True, False)
    """
    return bool(block.marks & MENUS) and is_link(block)
