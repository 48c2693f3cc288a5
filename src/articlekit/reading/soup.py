"""Reads a BeautifulSoup tree: the same events as for HTML text, from the caller's tree, which is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from articlekit.document import Document
from articlekit.limits import Deadline, Limits
from articlekit.reading.bounded import BoundedBuilder, EnoughError

if TYPE_CHECKING:
    from bs4.element import PageElement, Tag

__all__ = ["is_soup", "read_soup"]


def is_soup(source: object) -> bool:
    """
    Whether *source* is a BeautifulSoup or a Tag, told without importing bs4.

    >>> from bs4 import BeautifulSoup
    >>> is_soup(BeautifulSoup("<p>Rain", "html.parser")), is_soup("<p>Rain")
    (True, False)
    """
    return any(base.__module__ == "bs4.element" and base.__name__ == "Tag" for base in type(source).__mro__)


def read_soup(
    tree: Tag, *, url: str | None = None, limits: Limits = Limits(), deadline: Deadline | None = None
) -> Document:
    """
    Read a BeautifulSoup or one of its tags.

    >>> from bs4 import BeautifulSoup
    >>> soup = BeautifulSoup("<div><p>It <b>rained</b>.</p></div>", "html.parser")
    >>> [block.text for block in read_soup(soup).blocks], [block.text for block in read_soup(soup.b).blocks]
    (['It rained.'], ['rained'])

    Args:
        tree: any BeautifulSoup or Tag, from any of bs4's parsers; it is only looked at.
        url: where it came from, for the page's record.
        limits: how much of it is read.
        deadline: when reading stops, if there is one.

    Returns:
        The document, nothing removed.
    """
    builder = BoundedBuilder(limits, deadline)
    with suppress(EnoughError):
        _walk(tree, builder)
    return builder.document(url=url)


def _walk(tree: Tag, builder: BoundedBuilder) -> None:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    open_tags: list[tuple[str, Iterator[PageElement]]] = []

    def enter(tag: Tag) -> None:
        name = tag.name.lower()
        builder.start_element(name, tuple((key.lower(), _plain(value)) for key, value in tag.attrs.items()))
        open_tags.append((name, iter(tag.contents)))

    if isinstance(tree, BeautifulSoup):
        open_tags.append(("", iter(tree.contents)))
    else:
        enter(tree)
    while open_tags:
        name, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            if name:
                builder.end_element(name)
        elif isinstance(child, Tag):
            enter(child)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.characters(str.__str__(child))


def _plain(value: object) -> str:
    """bs4 gives a list for attributes such as class."""
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
