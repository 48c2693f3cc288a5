"""The address that the page declares as its own."""

from __future__ import annotations

from articlekit.parsers.declared import first_address, from_meta
from articlekit.parsers.fact import Fact, Sources

__all__ = ["find_canonical_url"]


def find_canonical_url(sources: Sources) -> Fact[str | None]:
    """
    The address that the page declares as its own.

    >>> from articlekit import extract
    >>> extract('<link rel="canonical" href="/rain"><p>Rain.', url="https://example.org/rain?from=home").canonical_url
    'https://example.org/rain'
    >>> extract("<p>Rain.", url="https://example.org/rain").canonical_url is None
    True

    Args:
        sources: the page.

    Returns:
        An absolute address, from ``<link rel="canonical">``, ``og:url`` or JSON-LD.
    """
    found = [(href.strip(), "link:canonical") for rel, href, _ in sources.document.page.links if rel == "canonical"]
    found += from_meta(sources, "og:url")
    for key in ("url", "mainEntityOfPage", "@id"):
        value = sources.linked_data.article.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith("http"):
            found.append((value.strip(), f"json-ld:{key}"))
    return first_address(sources, found)
