"""Whether the article is free to read."""

from __future__ import annotations

from typing import Literal

from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import nodes_of

__all__ = ["find_access"]


def find_access(sources: Sources) -> Fact[Literal["free", "metered", "paywalled"] | None]:
    """
    Whether the article is free to read, from schema.org ``isAccessibleForFree`` only: words on the page mislead.

    >>> from articlekit import extract
    >>> page = '<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": "False"}</script><p>Rain.'
    >>> extract(page).access
    'paywalled'
    >>> extract("<p>Subscribe to read on.").access is None
    True

    Args:
        sources: the page.

    Returns:
        ``"free"``, ``"paywalled"``, or ``"metered"`` where only a part is declared free; None where nothing is declared.
    """
    value = sources.linked_data.article.get("isAccessibleForFree")
    source = "json-ld:isAccessibleForFree"
    answer = str(value).rsplit("/", 1)[-1].strip().casefold()
    if answer == "true":
        return Fact("free", str(value), source)
    if answer == "false":
        parts = [part for part in nodes_of(sources.linked_data.article.get("hasPart")) if isinstance(part, dict)]
        free = any(str(part.get("isAccessibleForFree")).casefold().endswith("true") for part in parts)
        return Fact("metered" if free else "paywalled", str(value), source)
    return Fact(None)
