"""Types that users meet in signatures."""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypeAlias

from articlekit.document import Cleaner, Kind

__all__ = ["Cleaner", "Input", "Kind", "SoupTag", "Source"]


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
