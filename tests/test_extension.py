"""What callers can add: cleaners for one host, cleaners of the tree, parsers of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from articlekit import DEFAULT_CLEANERS, Author, Document, Fact, Hints, Sources, extract, for_host
from articlekit.exceptions import CleanerError
from articlekit.parsers.fact import Parser

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


@pytest.mark.parametrize("host", ["https://example.org", "https://www.example.org:8080/news?x=1", "example.org/news"])
def test_for_host_takes_an_address(host: str) -> None:
    """Where an address stands in place of the host, its host is meant."""
    assert for_host(host, drop_first).host == "example.org"


@pytest.mark.parametrize("host", ["", " ", "https://", "/news", "www."])
def test_for_host_needs_a_host(host: str) -> None:
    """A rule that could not hold for any page is refused."""
    with pytest.raises(ValueError, match=r"host must be one as in 'example\.org'"):
        for_host(host, drop_first)


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


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("authors", ["Ana"], "a tuple of Author"),
        ("authors", ("Ana",), "a tuple of Author"),
        ("authors", None, "a tuple of Author"),
        ("title", 5, "a str or None"),
        ("published", "2020-01-01", "an ArticleDate or None"),
        ("modified", date(2020, 1, 1), "an ArticleDate or None"),
        ("tags", ["a"], "a tuple of str"),
        ("access", "gratis", '"free", "metered", "paywalled" or None'),
    ],
)
def test_facts_have_their_types(name: str, value: object, wanted: str) -> None:
    """What a caller's parser finds is refused under its name where no such fact can be, before anything builds on it."""

    def find_ours(sources: Sources) -> Fact[Any]:
        return Fact(value)

    with pytest.raises(CleanerError) as raised:
        extract(PAGE, parsers={name: find_ours})
    assert str(raised.value) == f"parser find_ours returned a Fact with {value!r}, but {name} is {wanted}"


def test_answers_that_lost_are_candidates() -> None:
    """The other answers of a caller's parser are looked at, too."""
    with pytest.raises(CleanerError, match=r"whose others are \['Rain'\], not a tuple of Candidate"):
        extract(PAGE, parsers={"title": lambda sources: Fact("Rain", others=["Rain"])})  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["", " \n"])
def test_an_empty_text_is_nothing(value: str) -> None:
    """A caller's parser that finds an empty text has found nothing, and a hint takes its place."""
    assert extract(PAGE, parsers={"title": lambda sources: Fact(value)}).title is None
    hints = Hints(publisher="The Fen Courier")
    assert extract(PAGE, parsers={"site_name": lambda sources: Fact(value)}, hints=hints).site_name == "The Fen Courier"


def test_facts_of_the_right_types_pass() -> None:
    """What a fact can be is taken as it is."""
    parsers: dict[str, Parser] = {
        "authors": lambda sources: Fact((Author("Ana Ruiz"),)),
        "tags": lambda sources: Fact(("coast",)),
    }
    article = extract(PAGE, parsers=parsers)
    assert (article.authors, article.tags) == ((Author("Ana Ruiz"),), ("coast",))


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
