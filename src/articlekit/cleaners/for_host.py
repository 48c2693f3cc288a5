"""Rules for one site: a cleaner that works only on the pages of a host."""

from __future__ import annotations

from attrs import field, frozen

from articlekit.arguments import expect
from articlekit.document import Cleaner, Document
from articlekit.hosts import host_of_url, own_host

__all__ = ["ForHost", "for_host"]


def _plain(host: str) -> str:
    """The host that is meant, also by an address."""
    expect(host, str, "host", "a str")
    given = host.strip()
    plain = host_of_url(given if "//" in given else f"//{given}")
    if not plain:
        raise ValueError(f"host must be one as in 'example.org', not {host!r}")
    return plain


@frozen
class ForHost:
    """
    A cleaner for the pages of one host and its subdomains; made by :func:`for_host`.

    Attributes:
        host: lower-case, without ``www.``.
        cleaner: what is applied to its pages.
    """

    host: str = field(converter=_plain)
    cleaner: Cleaner

    def __call__(self, document: Document) -> Document:
        """Return what the cleaner makes of *document*, or *document* itself if it is of another host."""
        return self.cleaner(document) if self._is_of_host(document) else document

    def _is_of_host(self, document: Document) -> bool:
        host = own_host(document.page)
        return host == self.host or host.endswith(f".{self.host}")


def for_host(host: str, cleaner: Cleaner) -> ForHost:
    """
    Limit a cleaner to the pages of one site.

    >>> from articlekit import Document, extract
    >>> def drop_player(document: Document) -> Document:
    ...     return document.drop([block for block in document.blocks if "Listen" in block.text], reason="player")
    >>> ours = for_host("example.org", drop_player)
    >>> page = "<p>Listen to this story</p><p>It rained all night.</p>"
    >>> [extract(page, url=url, cleaners=[ours]).text for url in ("https://news.example.org/1", "https://example.com/1")]
    ['It rained all night.', 'Listen to this story\\n\\nIt rained all night.']

    Args:
        host: as ``"example.org"``; its subdomains are meant, too. Of an address the host is taken.
        cleaner: what is applied to its pages.

    Returns:
        A cleaner. A page's host is that of the address that the caller gave, else of the one that the page declares.

    Raises:
        ValueError: if there is no host in *host*.
    """
    return ForHost(host, cleaner)
