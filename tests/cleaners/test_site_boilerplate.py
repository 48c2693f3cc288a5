"""Lines that repeat over the pages of a site."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articlekit import DEFAULT_CLEANERS, Article, SiteBoilerplate, extract
from articlekit.exceptions import ArticlekitError, InputTypeError
from articlekit.reading import read
from articlekit.testing import check_cleaner

TOWNS = ("Arle", "Brill", "Corve", "Dunmoor", "Elmbury")


def page(town: str) -> str:
    """A page with a box that no pack knows, below the article."""
    return (
        f"<h1>Rain in {town}</h1><p>It rained in {town} all night, and the road to the coast is closed.</p>"
        f"<p>The mayor of {town} asked people to stay at home until the water has gone.</p>"
        "<p>Have you seen the harbour from above? 12 of our readers have.</p>"
    )


@pytest.fixture
def articles() -> list[Article]:
    """The articles of five pages."""
    return [extract(page(town)) for town in TOWNS]


def test_drops_what_repeats(articles: list[Article]) -> None:
    """The box goes with the count as evidence, and the article stays."""
    site = SiteBoilerplate.fit(articles)
    article = extract(page("Fenwick").replace("12", "4"), cleaners=[*DEFAULT_CLEANERS, site])
    assert "harbour" not in article.text
    assert article.text.startswith("It rained in Fenwick")
    assert [removal.evidence for removal in article.removed if removal.reason == "repeats over the site"] == [
        "on 5 of 5 pages"
    ]


def test_it_is_a_cleaner(articles: list[Article]) -> None:
    """It keeps what cleaners promise, on hostile pages as well."""
    check_cleaner(SiteBoilerplate.fit(articles), page("Arle"), removes=["Have you seen"], keeps=["It rained"])


def test_order_does_not_matter(articles: list[Article]) -> None:
    """The same articles give the same bytes in any order."""
    assert SiteBoilerplate.fit(articles).to_json() == SiteBoilerplate.fit(articles[::-1]).to_json()


def test_one_article_twice(articles: list[Article]) -> None:
    """An article that was met three times is one page, and nothing of it repeats."""
    assert SiteBoilerplate.fit(articles[:1] * 3).lines == {}


def test_few_pages(articles: list[Article]) -> None:
    """Two pages are not enough, unless one asks for it; and a share of the pages can be asked for."""
    assert SiteBoilerplate.fit(articles[:2]).lines == {}
    assert SiteBoilerplate.fit(articles[:2], min_pages=2).lines
    others = [extract(f"<h1>{number}th report</h1><p>Nothing new.") for number in ("Six", "Seven", "Eight")]
    assert all("harbour" not in line for line in SiteBoilerplate.fit(articles + others, min_share=0.8).lines)


def test_a_page_that_only_repeats(articles: list[Article]) -> None:
    """A page of nothing else is left alone."""
    lines = "<p>Have you seen the harbour from above? 12 of our readers have.</p>"
    document = read(lines)
    assert SiteBoilerplate.fit(articles)(document) is document


def test_numbers_and_marks_are_no_lines(articles: list[Article]) -> None:
    """A line without a word never repeats."""
    pages = [extract(f"<h1>{town}</h1><p>It rained in {town}.<p>12<p>* * *") for town in TOWNS]
    assert SiteBoilerplate.fit(pages).lines == {}


def test_there_and_back(articles: list[Article]) -> None:
    """It survives a trip as dict and as JSON."""
    site = SiteBoilerplate.fit(articles)
    assert SiteBoilerplate.from_dict(json.loads(json.dumps(site.to_dict()))) == site
    assert SiteBoilerplate.from_json(site.to_json()) == site
    assert len({site, SiteBoilerplate.from_json(site.to_json())}) == 1


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 1, "pages": "3", "lines": {}}', '{"version": 1, "pages": 3, "lines": {"a": "b"}}'],
)
def test_broken(text: str) -> None:
    """What is no SiteBoilerplate is said to be none."""
    with pytest.raises(ArticlekitError, match="no SiteBoilerplate"):
        SiteBoilerplate.from_json(text)


def test_arguments() -> None:
    """A line on one page does not repeat, and a share is a share."""
    for arguments in ({"min_pages": 1}, {"min_share": 2}):
        with pytest.raises(ValueError, match="min_pages must be"):
            SiteBoilerplate.fit([], **arguments)


@pytest.mark.parametrize("given", [["<p>Rain"], extract("<p>Rain"), None])
def test_articles_are_articles(given: Any) -> None:
    """Pages that are still to be extracted, and a single article, are refused."""
    with pytest.raises(InputTypeError, match="articles must be several Article, as extract\\(\\) gives"):
        SiteBoilerplate.fit(given)
