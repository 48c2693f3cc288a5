"""The licence of the article."""

from __future__ import annotations

from articlekit.parsers.declared import first_of, from_meta
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import nodes_of, text_of

__all__ = ["find_license"]

LICENSE_HOSTS = ("creativecommons.org/", "opensource.org/", "rightsstatements.org/")


def find_license(sources: Sources) -> Fact[str | None]:
    """
    URL or text of the licence: ``rel=license``, JSON-LD, ``dc.rights``.

    >>> from articlekit import extract
    >>> extract('<p>Rain.<p><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>').license
    'https://creativecommons.org/licenses/by/4.0/'
    >>> extract('<meta name="rights" content="All rights reserved"><p>Rain.').license is None
    True

    Args:
        sources: the page.

    Returns:
        What is declared; a statement of rights counts only if it names a public licence.
    """
    found = [(href.strip(), "link:license") for rel, href, _ in sources.document.page.links if "license" in rel.split()]
    for value in nodes_of(sources.linked_data.article.get("license")):
        address = value.get("url") or value.get("@id") if isinstance(value, dict) else value
        found.append((text_of(address) or text_of(value), "json-ld:license"))
    found += [
        (mention.attributes["href"], "rel=license")
        for mention in sources.document.page.mentions
        if "license" in mention.attributes.get("rel", "").split() and mention.attributes.get("href")
    ]
    found += [
        (text, source)
        for text, source in from_meta(sources, "dc.rights", "dcterms.license", "dcterms.rights", "rights")
        if any(host in text for host in LICENSE_HOSTS) or text.upper().startswith("CC ")
    ]
    return first_of(found)
