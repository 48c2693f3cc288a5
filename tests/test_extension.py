"""What callers can add: cleaners for one host, cleaners of the tree, parsers of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from articlekit import DEFAULT_CLEANERS, Document, Fact, Sources, extract, for_host
from articlekit.exceptions import CleanerError

PAGE = (
    '<html lang="en"><meta name="author" content="Ana Ruiz"><h1>Rain</h1><aside class="player">Listen to this story</aside>'
    "<p>It rained all night in the hills, and the road to the coast is closed until the weekend.</p>"
)


def drop_first(document: Document) -> Document:
    return document.drop(document.blocks[:1], reason="first")


@pytest.mark.parametrize(
    ("url", "applies"),
    [
        ("https://example.org/a", True),
        ("https://www.example.org/a", True),
        ("http://NEWS.example.org:8080/a", True),
        ("https://example.org.evil.example/a", False),
        ("https://notexample.org/a", False),
        ("https://[example.org", False),
        (None, False),
    ],
)
def test_for_host(url: str | None, applies: bool) -> None:
    """A rule for a host holds for the host and its subdomains, and for nothing that only looks like it."""
    article = extract(PAGE, url=url, cleaners=[for_host("www.Example.org", drop_first)])
    assert ("first" in {removal.reason for removal in article.removed}) is applies


def test_for_host_goes_by_the_declared_address() -> None:
    """Where the caller gives no address, the page's own word counts; where he does, it does not."""
    page = PAGE + '<link rel="canonical" href="https://example.org/a">'
    rule = for_host("example.org", drop_first)
    assert extract(page, cleaners=[rule]).removed[0].reason == "first"
    elsewhere = extract(page, url="https://example.com/a", cleaners=[rule])
    assert "first" not in {removal.reason for removal in elsewhere.removed}


def drop_player(soup: Any) -> None:
    for player in soup.select(".player"):
        player.decompose()


@pytest.mark.parametrize(
    "make", [str, str.encode, lambda page: BeautifulSoup(page, "lxml")], ids=["str", "bytes", "soup"]
)
def test_soup_cleaners(make: Callable[[str], Any]) -> None:
    """A cleaner of the tree works on every kind of HTML, and a tree that the caller passes in stays as it was."""
    source = make(PAGE)
    before = str(source)
    article = extract(source, cleaners=(), soup_cleaners=[drop_player])
    assert "Listen" not in article.text
    assert "It rained all night" in article.text
    assert str(source) == before


def test_soup_cleaners_leave_plain_text_alone() -> None:
    """There is no tree in plain text, so nothing is called."""
    assert extract("It rained.", soup_cleaners=[lambda soup: soup.nothing.decompose()]).text == "It rained."


def test_a_parser_of_ones_own() -> None:
    """A caller's parser takes the place of the built-in one, with the same evidence around it."""

    def find_authors(sources: Sources) -> Fact[str | None]:
        return Fact("en-x-ours", raw=sources.meta["author"][0], source="ours")

    article = extract(PAGE, parsers={"language": find_authors})
    assert article.language == "en-x-ours"
    assert article.source_of("language") == "ours"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"parsers": {"language": lambda sources: 1 / 0}},
            "parser <lambda> failed: ZeroDivisionError: division by zero",
        ),
        ({"parsers": {"language": lambda sources: "en"}}, "parser <lambda> returned str, not a Fact"),
        ({"soup_cleaners": [lambda soup: 1 / 0]}, "soup cleaner <lambda> failed: ZeroDivisionError: division by zero"),
    ],
)
def test_failures_name_the_culprit(options: dict[str, Any], message: str) -> None:
    """What the caller passed in and what failed is a CleanerError that says which of them it was."""
    with pytest.raises(CleanerError) as raised:
        extract(PAGE, **options)
    assert str(raised.value) == message


def test_unknown_facts_are_refused() -> None:
    """A parser for a fact that there is not is a mistake, and the message lists the facts."""
    with pytest.raises(
        ValueError, match=r"parsers names autor, which is no fact; there are language, site_name, title"
    ):
        extract(PAGE, parsers={"autor": lambda sources: Fact(None)})


def test_the_order_is_the_callers() -> None:
    """Cleaners run in the order they are given, and the record says which of them removed what."""
    article = extract(PAGE, cleaners=[drop_first, *DEFAULT_CLEANERS])
    assert article.removed[0].reason == "first"
