"""Addresses among the facts are of the web, and absolute where the page's own is known."""

from __future__ import annotations

import json

import pytest

from articlekit import extract


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.org/ana", "https://example.org/ana"),
        ("/ana", "https://example.org/ana"),
        ("javascript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("http://[broken", None),
        (["/ana"], "https://example.org/ana"),
        ({"@id": "/ana"}, None),
        (None, None),
    ],
)
def test_address_of_an_author(given: object, expected: str | None) -> None:
    """An author's address is of http or https, or there is none."""
    data = {"@type": "NewsArticle", "headline": "Rain", "author": {"@type": "Person", "name": "Ana Ruiz", "url": given}}
    page = f'<script type="application/ld+json">{json.dumps(data)}</script><h1>Rain</h1><p>It rained all night.'
    (author,) = extract(page, url="https://example.org/rain").authors
    assert (author.name, author.url) == ("Ana Ruiz", expected)
