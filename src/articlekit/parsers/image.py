"""The lead image."""

from __future__ import annotations

from articlekit.parsers.declared import first_address, from_meta
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.folding import fold
from articlekit.parsers.linked_data import nodes_of, text_of
from articlekit.parsers.nothing import words_for_none

__all__ = ["find_image"]


def find_image(sources: Sources) -> Fact[str | None]:
    """
    URL of the lead image, made absolute where the page's address is known.

    >>> from articlekit import extract
    >>> extract('<meta property="og:image" content="https://example.org/rain.jpg"><p>Rain.').image
    'https://example.org/rain.jpg'
    >>> extract('<meta property="og:image" content="https://example.org/blank.gif"><p>Rain.').image is None
    True

    Args:
        sources: the page.

    Returns:
        The address, from OpenGraph, JSON-LD, other meta elements and ``<link rel="image_src">``; placeholders are none.
    """
    found = list(
        from_meta(sources, "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    )
    for value in nodes_of(sources.linked_data.article.get("image")):
        url = value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value
        found.append((text_of(url), "json-ld:image"))
    found += from_meta(sources, "parsely-image-url", "sailthru.image.full", "thumbnail")
    found += [(href, "link:image_src") for rel, href, _ in sources.document.page.links if rel == "image_src"]
    return first_address(sources, [one for one in found if _file_name(one[0]) not in words_for_none("image")])


def _file_name(address: str) -> str:
    """The name of the file that an address points to, folded, without its ending."""
    return fold(address.split("?", 1)[0].rsplit("/", 1)[-1].rsplit(".", 1)[0])
