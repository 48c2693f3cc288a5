"""Authors: who wrote the article, by the page's data and by what is printed."""

from __future__ import annotations

from articlekit.article import Author
from articlekit.parsers.fact import Fact, Sources

__all__ = ["find_authors", "find_byline"]


def find_authors(sources: Sources) -> Fact[tuple[Author, ...]]:
    """The article's authors, in printed order."""
    if found := sources.first_meta("author"):
        return Fact((Author(found[0], raw=found[0], source=found[1]),), *found)
    return Fact(())


def find_byline(sources: Sources) -> Fact[str | None]:
    """The raw line that names the authors."""
    return Fact(None)
