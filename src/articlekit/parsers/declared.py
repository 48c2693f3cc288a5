"""What pages declare about themselves, source by source: the first answer counts, the others are candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlekit.article import Candidate
from articlekit.parsers.addresses import base_address, web_address
from articlekit.parsers.fact import Fact, Sources

__all__ = ["Found", "first_address", "first_of", "from_meta"]

Found = tuple[str, str]  # a text, and where it stood


def first_of(found: Iterable[Found]) -> Fact[str | None]:
    """
    The first of *found*, with the others kept as candidates.

    >>> first_of([("", "meta:section"), ("Weather", "kicker"), ("News", "json-ld:genre")]).value
    'Weather'
    >>> first_of([("", "meta:section")]).value is None
    True

    Args:
        found: texts with their sources, best first; empty ones count for nothing.

    Returns:
        The fact, with no block.
    """
    unique = list(dict.fromkeys(one for one in found if one[0]))
    if not unique:
        return Fact(None)
    (text, source), *rest = unique
    return Fact(text, text, source, others=tuple(Candidate("", other, other, where) for other, where in rest))


def from_meta(sources: Sources, *keys: str) -> Iterator[Found]:
    """
    What the meta elements under *keys* say, in the order of the keys, one for each.

    >>> from articlekit.document import Document, Page
    >>> from articlekit.parsers.linked_data import LinkedData
    >>> document = Document((), Page("html"))
    >>> list(from_meta(Sources(document, document, {"section": ("Weather",)}, LinkedData()), "category", "section"))
    [('Weather', 'meta:section')]

    Args:
        sources: the page.
        keys: of the meta elements, in lower case.

    Returns:
        The contents that are not empty, with their sources.
    """
    for key in keys:
        if found := sources.first_meta(key):
            yield found


def first_address(sources: Sources, found: Iterable[Found]) -> Fact[str | None]:
    """
    The first of *found* that is an address of the web, made absolute, with the others kept as candidates.

    >>> from articlekit.document import Document, Page
    >>> from articlekit.parsers.linked_data import LinkedData
    >>> document = Document((), Page("html", url="https://example.org/rain"))
    >>> sources = Sources(document, document, {}, LinkedData())
    >>> first_address(sources, [("javascript:void(0)", "meta:og:image"), ("/rain.jpg", "thumbnail")]).value
    'https://example.org/rain.jpg'

    Args:
        sources: the page, whose address is the base of relative ones.
        found: addresses with their sources, best first.

    Returns:
        The fact, with no block.
    """
    base = base_address(sources.document.page)
    joined = [(web_address(text, base), source) for text, source in found]
    return first_of([(url, source) for url, source in joined if url])
