"""Dates: when the article was published, and when it was last changed."""

from __future__ import annotations

from articlekit.article import ArticleDate
from articlekit.parsers.fact import Fact, Sources

__all__ = ["find_modified", "find_published"]


def find_published(sources: Sources) -> Fact[ArticleDate | None]:
    """When the article first appeared."""
    return Fact(None)


def find_modified(sources: Sources) -> Fact[ArticleDate | None]:
    """When the article was last changed."""
    return Fact(None)
