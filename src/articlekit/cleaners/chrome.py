"""What is not worth a closer look: links in the parts of a page that are for links."""

from __future__ import annotations

from articlekit import marks
from articlekit.document import Block

__all__ = ["is_chrome", "is_link", "is_menu"]

MENUS = marks.NAV | marks.MENU | marks.FOOTER | marks.BREADCRUMB
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


def is_chrome(block: Block) -> bool:
    """
    Whether a block is nothing but a link in a part of the page that is for links.

    These are half the blocks of a page, and of 52,000 on the development pages 26 looked like text to the scorer; so
    they are not scored at all.

    >>> is_chrome(Block(0, "Sports", link_length=6, marks=marks.NAV)), is_chrome(Block(0, "Sports", marks=marks.NAV))
    (True, False)
    """
    return bool(block.marks & CHROME) and is_link(block)


def is_menu(block: Block) -> bool:
    """
    Whether a block is nothing but a link in a menu, where its words say nothing.

    >>> is_menu(Block(0, "Share", link_length=5, marks=marks.NAV)), is_menu(Block(0, "Share", link_length=5, marks=marks.SHARE))
    (True, False)
    """
    return bool(block.marks & MENUS) and is_link(block)
