"""Lets callers change a BeautifulSoup tree before it is read."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from articlekit.arguments import call
from articlekit.typing import SoupCleaner

__all__ = ["tidy"]


def tidy(source: Any, cleaners: Sequence[SoupCleaner]) -> Any:
    """
    The tree that *cleaners* make of a page.

    >>> print(tidy("<p>Rain</p><aside>Ad</aside>", [lambda soup: soup.aside.decompose()]))
    <p>Rain</p>
    >>> tidy("<p>Rain", [lambda soup: soup.aside.decompose()])
    Traceback (most recent call last):
    articlekit.exceptions.CleanerError: soup cleaner <lambda> failed: AttributeError: ...

    Args:
        source: HTML, decoded, or a tree, which is copied and not changed.
        cleaners: callables that change the tree they are given, applied in order.

    Returns:
        A BeautifulSoup, or a Tag if *source* is one. HTML is parsed by Python's own parser, which is always there.

    Raises:
        CleanerError: if one of *cleaners* failed.
    """
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(source, "html.parser") if isinstance(source, str) else copy.copy(source)
    for cleaner in cleaners:
        call("soup cleaner", cleaner, tree)
    return tree
