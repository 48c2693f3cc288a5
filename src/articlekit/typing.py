"""Types that users meet in signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, TypeAlias

from articlekit.document import Cleaner, Kind

__all__ = ["Cleaner", "Input", "Kind", "SoupCleaner", "SoupTag", "Source"]


class SoupTag(Protocol):
    """
    What a ``bs4.BeautifulSoup`` or ``bs4.Tag`` looks like from outside, so that naming the type does not import bs4.

    At run time only bs4's own classes are accepted.
    """

    name: Any
    attrs: Any
    contents: Any

    def decompose(self) -> Any:
        """Remove the tag from its tree."""


Source: TypeAlias = bytes | bytearray | memoryview | str | SoupTag
Input: TypeAlias = Literal["auto", "html", "text"]

# Changes the tree it is given, and returns nothing.
SoupCleaner: TypeAlias = Callable[[Any], object]
