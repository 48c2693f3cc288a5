"""The page's own address: what the caller says, what the page declares, and what an archive adds."""

from __future__ import annotations

import pytest

from articlekit import Document, extract
from articlekit.cleaners.for_host import for_host
from articlekit.hosts import own_addresses, own_host
from articlekit.reading import read

BODY = "<p>Listen to this story</p><p>It rained all night in the hills, and the road to the coast is closed.</p>"
CANONICAL = "<link rel=canonical href={}>"
SHARED = "<meta property=og:url content={}>"


def drop_player(document: Document) -> Document:
    return document.drop([block for block in document.blocks if "Listen" in block.text], reason="player")


@pytest.mark.parametrize(
    ("head", "url", "host"),
    [
        ("", "https://www.fens.example/rain", "fens.example"),
        (CANONICAL.format("https://fens.example/rain"), None, "fens.example"),
        (SHARED.format("https://coast.example/1") + CANONICAL.format("https://fens.example/1"), None, "fens.example"),
        (SHARED.format("https://fens.example/1") + CANONICAL.format("/1"), None, "fens.example"),
        (CANONICAL.format("https://coast.example/1"), "https://fens.example/1", "fens.example"),
        ("", "https://archive.example/web/20201221/https://www.fens.example/rain", "fens.example"),
        ("", "https://archive.example/rain", "archive.example"),
        ("", "https://[x/", ""),
    ],
)
def test_host(head: str, url: str | None, host: str) -> None:
    """Cleaners for a host act on the pages that parsers say are of that host, and on no others."""
    page = read(head + BODY, url=url).page
    assert own_host(page) == host
    for other in ("fens.example", "archive.example", "coast.example"):
        article = extract(head + BODY, url=url, cleaners=[for_host(other, drop_player)])
        assert bool(article.removed) == (other == host)


def test_order() -> None:
    """The caller's word comes first, then the canonical address, then the one for sharing."""
    head = SHARED.format("https://fens.example/3") + CANONICAL.format("https://fens.example/2")
    assert [url[-1] for url in own_addresses(read(head, url="https://fens.example/1").page)] == ["1", "2", "3"]
