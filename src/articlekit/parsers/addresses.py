"""Addresses that a page gives for things: made absolute, and only those of the web."""

from __future__ import annotations

from urllib.parse import urljoin

__all__ = ["web_address"]


def web_address(text: str, base: str = "") -> str | None:
    """
    The address in *text*, made absolute.

    >>> web_address("/people/ana", "https://example.org/rain")
    'https://example.org/people/ana'
    >>> web_address("javascript:alert(1)", "https://example.org/rain") is None
    True

    Args:
        text: as the page has it.
        base: the page's own address, ``""`` if nobody knows.

    Returns:
        An ``http`` or ``https`` address; None for anything else, which those who link to it would not want.
    """
    try:
        url = urljoin(base, text.strip())
    except ValueError:
        return None
    is_of_the_web = url.lower().startswith(("http://", "https://")) and " " not in url
    return url if is_of_the_web and text.strip() else None
