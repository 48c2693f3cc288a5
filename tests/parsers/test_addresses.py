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


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("<link rel=canonical href=https://example.org/news/rain>", None, "https://example.org/news/"),
        ("<base href=/deep/>", "https://example.org/rain", "https://example.org/deep/"),
        ("<link rel=canonical href=/news/rain>", "https://example.org/x", "https://example.org/"),
    ],
)
def test_one_base_for_all(head: str, url: str | None, expected: str) -> None:
    """An author, an image and a link of the text with relative addresses are all under the same one."""
    data = {"@type": "NewsArticle", "headline": "Rain", "author": {"@type": "Person", "name": "Ana Ruiz", "url": "ana"}}
    page = f"""{head}<meta property="og:image" content="rain.jpg"><script type="application/ld+json">{json.dumps(data)}</script>
        <h1>Rain</h1><p>It rained <a href=tide>all night</a>."""
    article = extract(page, url=url, links=True)
    assert article.authors[0].url == f"{expected}ana"
    assert article.image == f"{expected}rain.jpg"
    assert [link.url for link in article.links] == [f"{expected}tide"]
