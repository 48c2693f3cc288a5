"""Reads a BeautifulSoup tree: the same events as for HTML text, from the caller's tree, which is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.document import Document
from articlekit.limits import Deadline, Limits
from articlekit.reading.bounded import build_bounded
from articlekit.reading.builder import CHARACTERS, END, START, Event
from articlekit.reading.linking import TargetNotes

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
    tree: Tag,
    *,
    url: str | None = None,
    limits: Limits = Limits(),
    deadline: Deadline | None = None,
    targets: bool = False,
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
        targets: whether to note where links and images stand.

    Returns:
        The document, nothing removed.
    """
    notes = TargetNotes() if targets else None
    document = build_bounded(_events(tree), limits, deadline, url=url, notes=notes)
    return notes.added_to(document) if notes else document


def _events(tree: Tag) -> Iterator[Event]:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    if isinstance(tree, BeautifulSoup):
        open_tags: list[tuple[str, Iterator[PageElement]]] = [("", iter(tree.contents))]
    else:
        open_tags = [("", iter([tree]))]
    while open_tags:
        name, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            if name:
                yield END, name
        elif isinstance(child, Tag):
            tag = child.name.lower()
            yield START, tag, tuple((key.lower(), _plain(value)) for key, value in child.attrs.items())
            open_tags.append((tag, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield CHARACTERS, str.__str__(child)


def _plain(value: object) -> str:
    """bs4 gives a list for attributes such as class."""
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
