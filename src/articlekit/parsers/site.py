"""What the page says of itself beside title, authors and dates: site name, section, tags, image, address, licence."""

from __future__ import annotations

from typing import Literal

from articlekit.parsers.fact import Fact, Sources

__all__ = [
    "find_access", "find_canonical_url", "find_description", "find_image", "find_license", "find_section",
    "find_site_name", "find_tags",
]  # fmt: skip


def _from_meta(sources: Sources, *keys: str) -> Fact[str | None]:
    found = sources.first_meta(*keys)
    return Fact(found[0], *found) if found else Fact(None)


def find_site_name(sources: Sources) -> Fact[str | None]:
    """The name of the site or the publication."""
    return _from_meta(sources, "og:site_name", "application-name")


def find_section(sources: Sources) -> Fact[str | None]:
    """The part of the site that the article belongs to."""
    return _from_meta(sources, "article:section")


def find_tags(sources: Sources) -> Fact[tuple[str, ...]]:
    """Keywords that the page declares."""
    return Fact(())


def find_description(sources: Sources) -> Fact[str | None]:
    """Subtitle, standfirst or summary."""
    return _from_meta(sources, "og:description", "description")


def find_image(sources: Sources) -> Fact[str | None]:
    """URL of the lead image."""
    return _from_meta(sources, "og:image")


def find_canonical_url(sources: Sources) -> Fact[str | None]:
    """The address that the page declares as its own."""
    return Fact(None)


def find_license(sources: Sources) -> Fact[str | None]:
    """URL or text of the licence."""
    return Fact(None)


def find_access(sources: Sources) -> Fact[Literal["free", "metered", "paywalled"] | None]:
    """Whether the article is free to read, from schema.org ``isAccessibleForFree`` only."""
    return Fact(None)
