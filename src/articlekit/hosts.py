"""The page's own address and host: by the caller's word, else by that of the page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from articlekit.document import Page

__all__ = ["host_of_url", "own_addresses", "own_host"]

KEPT = re.compile(r"^https?://[^/]{1,80}/\w[^?#]{0,80}/(https?://)")  # the address of a page in a web archive


def own_addresses(page: Page) -> tuple[str, ...]:
    """
    All addresses of a page: the one that the caller gave, then those that the page declares as its own.

    >>> own_addresses(Page("html", url="https://example.org/rain?from=home", meta=(("og:url", "https://example.org/rain"),)))
    ('https://example.org/rain?from=home', 'https://example.org/rain')
    >>> own_addresses(Page("html"))
    ()

    Args:
        page: of the document.

    Returns:
        Addresses, the surest first: of the caller, of ``<link rel="canonical">``, of ``og:url``; the declared ones may
        be relative.
    """
    canonical = (href for rel, href, _ in page.links if rel == "canonical")
    shared = (content for key, content in page.meta if key == "og:url")
    return tuple(address for text in (page.url or "", *canonical, *shared) if (address := text.strip()))


def own_host(page: Page) -> str:
    """
    The host of the first of a page's addresses that has one, without "www."; empty when nothing tells.

    >>> own_host(Page("html", url="https://www.example.org/rain")), own_host(Page("html"))
    ('example.org', '')
    """
    return next(filter(None, map(host_of_url, own_addresses(page))), "")


def host_of_url(url: str) -> str:
    """
    The host of an address, without "www."; for a page kept by a web archive, that of the address inside.

    >>> host_of_url("https://web.archive.org/web/20201221/https://www.example.org/rain"), host_of_url("/rain")
    ('example.org', '')
    """
    kept = KEPT.search(url)
    try:
        return (urlsplit(url[kept.start(1) :] if kept else url).hostname or "").removeprefix("www.")
    except ValueError:  # what stands in brackets is no address
        return ""
