"""Addresses that a page gives for things: made absolute, and only those of the web."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from articlekit.article import ADDRESS
from articlekit.document import Page
from articlekit.hosts import own_addresses

__all__ = ["base_address", "is_front", "link_address", "web_address"]

MAX_ADDRESS = 8_000  # characters
# What browsers drop from an address, and from its ends (https://url.spec.whatwg.org/#concept-basic-url-parser).
LINE_ENDS = dict.fromkeys(map(ord, "\t\n\r"))
CONTROLS = "".join(map(chr, range(33)))
UNFIT = frozenset(' <>"\\^`{|}')  # of no use in an address, and of some in markup
FRONT = re.compile(r"https?://[^/?#]{1,253}/?(?:(?:index|default|home)\.[a-z]{2,5})?(?:#.*)?", re.IGNORECASE)
# An address of the web that is whole, with nothing in it that joining would change.
WHOLE = re.compile(
    r"https?://[a-z0-9.-]{1,253}(?:/[\w.~%/+@:,=&!$'*()-]{0,2000})?(?:\?[\w.~%/+@:,=&!$'*()-]{1,2000})?", re.ASCII
)


def base_address(page: Page) -> str:
    """
    What relative addresses of a page count from: ``<base>``, else the page's own address.

    >>> base_address(Page("html", url="https://example.org/rain", base="/coast/")), base_address(Page("html"))
    ('https://example.org/coast/', '')

    Args:
        page: of the document.

    Returns:
        An address; ``""`` if neither the caller nor the page knows one.
    """
    own = next(filter(None, map(web_address, own_addresses(page))), "")
    return (page.base and web_address(page.base, own)) or own


def is_front(url: str) -> bool:
    """
    Whether an address is that of a site's front page.

    >>> is_front("https://example.org/"), is_front("https://example.org/index.html"), is_front("https://example.org/rain")
    (True, True, False)
    >>> is_front("https://example.org/?p=12"), is_front("")
    (False, False)
    """
    return FRONT.fullmatch(url) is not None


def web_address(text: str, base: str = "") -> str | None:
    """
    The address in *text*, made absolute.

    >>> web_address("/people/ana", "https://example.org/rain")
    'https://example.org/people/ana'
    >>> web_address("javascript:alert(1)", "https://example.org/rain") is None
    True

    Args:
        text: as the page has it.
        base: what relative addresses count from, see :func:`base_address`.

    Returns:
        An ``http`` or ``https`` address; None for anything else, which those who link to it would not want.
    """
    if WHOLE.fullmatch(text):  # nothing to join, which most are
        return text
    try:
        url = urljoin(base, text.strip())
        urlsplit(url)
    except ValueError:  # what stands in brackets is no address
        return None
    is_of_the_web = url.lower().startswith(("http://", "https://")) and " " not in url
    return url if is_of_the_web and text.strip() else None


def link_address(text: str, base: str = "") -> str | None:
    """
    The address in *text* as a link or an image may carry it: absolute, and safe in any markup.

    Characters that an address may not have stand in it as browsers would send them.

    >>> link_address("/a photo (1).jpg?x=<y>", "https://example.org/rain")
    'https://example.org/a%20photo%20(1).jpg?x=%3Cy%3E'
    >>> link_address("java\\nscript:alert(1)", "https://example.org/rain") is None
    True

    Args:
        text: as the page has it.
        base: what relative addresses count from, see :func:`base_address`.

    Returns:
        An address that :class:`articlekit.Link` takes; None for one that is not of the web, or longer than any real one.
    """
    if len(text) > MAX_ADDRESS:
        return None
    plain = text.translate(LINE_ENDS).strip(CONTROLS)
    url = web_address(plain.replace(" ", "%20"), base)
    if url is None:
        return None
    url = "".join(letter if letter.isprintable() and letter not in UNFIT else quote(letter, "") for letter in url)
    return url if ADDRESS.fullmatch(url) else None
