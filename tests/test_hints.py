"""Hints: what the caller knows of a page, as a fallback and as an override."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from articlekit import Article, ArticleDate, Hints, extract, parse_date
from articlekit.exceptions import InputTypeError

BODY = "".join(
    f"<p>The river rose for the {nth} time this winter, and the people of the lower town carried their "
    "furniture to the upper floors before the bridge was closed to all but the ambulances.</p>"
    for nth in ("second", "third", "fourth")
)
NOW = datetime(2020, 12, 21, 10, 5, tzinfo=UTC)


def page(line: str = "", head: str = "") -> str:
    return f"<html lang=en><head>{head}</head><body><article><h1>Flood in the lower town</h1>{line}{BODY}</article>"


def published(article: Article) -> tuple[str | None, str | None]:
    return (article.published.isoformat() if article.published else None), article.source_of("published")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2020, 12, 20), "2020-12-20"),
        (datetime(2020, 12, 20, 8, 30, tzinfo=UTC), "2020-12-20T08:30:00+00:00"),
        ("Sun, 20 Dec 2020 08:30:00 GMT", "2020-12-20T08:30:00+00:00"),
        (ArticleDate(date(2020, 12, 1), "month"), "2020-12"),
    ],
)
def test_published_falls_back(value: date | str | ArticleDate, expected: str) -> None:
    """A date from a feed answers where the page has none, in whatever form it comes (metadata-lib 63)."""
    assert published(extract(page(), hints=Hints(published=value))) == (expected, "hint:published")


def test_page_wins_over_fallback() -> None:
    """A fallback says nothing where the page answers."""
    article = extract(page("<p>Published on 19 December 2020</p>"), hints=Hints(published="2020-12-20"))
    assert published(article) == ("2020-12-19", "text")


def test_override_wins_over_page() -> None:
    """An override answers whatever the page says, and the page's answer is a candidate (metadata-lib 61)."""
    hints = Hints(published="2020-12-20", override={"published"})
    article = extract(page("<p>Published on 19 December 2020</p>"), hints=hints)
    lost = [one.value for one in article.candidates if one.fact == "published" and not one.chosen]
    assert published(article) == ("2020-12-20", "hint:published")
    assert any("2020, 12, 19" in value for value in lost)


def test_fallback_wins_over_last_change() -> None:
    """The date of the last change stands in for a date of publication only where there is no hint."""
    line = "<p>Last updated: 21 December 2020</p>"
    article = extract(page(line), hints=Hints(published="2020-12-01"))
    assert published(article) == ("2020-12-01", "hint:published")
    assert article.modified is not None
    assert article.modified.isoformat() == "2020-12-21"


def test_language() -> None:
    """A language is believed where the text is too short, and an override is believed anyway."""
    assert extract("<h1>OK</h1>", hints=Hints(language="pt-BR")).language == "pt"
    assert extract(page(), hints=Hints(language="pt-BR")).language == "en"
    article = extract(page(), hints=Hints(language="pt-BR", override={"language"}))
    assert (article.language, article.source_of("language")) == ("pt", "hint:language")


def test_language_decides_between_relatives() -> None:
    """A language counts like one that the page declares."""
    text = "<p>Saya akan pergi ke sekolah dengan ibu dan adik pada hari ini, dan mereka juga akan datang.</p>"
    assert extract(text, hints=Hints(language="ms")).language == "ms"
    assert extract(text, hints=Hints(language="id")).language == "id"


def test_publisher() -> None:
    """The publisher names the site where the page does not, or in its place."""
    named = page(head='<meta property="og:site_name" content="The Harbour Post">')
    hints = Hints(publisher="The Fen Courier")
    assert extract(page(), hints=hints).site_name == "The Fen Courier"
    assert extract(named, hints=hints).site_name == "The Harbour Post"
    assert extract(named, hints=Hints(publisher="The Fen Courier", override="publisher")).site_name == "The Fen Courier"


def test_address() -> None:
    """The address may come either way, and two different ones are refused."""
    url = "https://www.example.com/2020/12/19/flood"
    assert extract(page(), hints=Hints(url=url)) == extract(page(), url=url)
    with pytest.raises(ValueError, match=r"hints\.url"):
        extract(page(), url="https://www.example.com/", hints=Hints(url=url))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>3 hours ago</p>", "2020-12-21"),
        ("<p>By Ana Ruiz | 2 days ago</p>", "2020-12-19"),
        ("<time>Yesterday, 8:30</time>", "2020-12-20"),
        ("<div class=date>vor 2 Tagen</div>", "2020-12-19"),
    ],
)
def test_reference_time(line: str, expected: str) -> None:
    """Relative dates count from the time at which the page was fetched, and mean nothing without it."""
    found = extract(page(line), hints=Hints(reference_time=NOW)).published
    assert found is not None
    assert found.isoformat() == expected
    assert extract(page(line)).published is None


@pytest.mark.parametrize(
    "html",
    [
        page("<p>Published on 24 December 2020</p>"),
        page(head='<meta property="article:published_time" content="2020-12-24T10:05:00Z">'),
        page("<time datetime=2020-12-22>Tuesday</time>"),
    ],
)
def test_no_date_after_reference(html: str) -> None:
    """A page is not published after it was fetched (metadata-lib 103)."""
    assert extract(html).published is not None
    assert extract(html, hints=Hints(reference_time=NOW)).published is None


def test_moments_are_compared_where_zones_are_known() -> None:
    """The same moment in a zone where it is already tomorrow is not later."""
    ahead = timezone(timedelta(hours=9))
    late = datetime(2020, 12, 20, 20, 0, tzinfo=UTC)
    text = late.astimezone(ahead).isoformat()
    assert parse_date(text, reference_time=late) is not None
    assert parse_date(text, reference_time=late - timedelta(minutes=1)) is None


@pytest.mark.parametrize("text", ["yesterday", "2020", "3 March", ""])
def test_incomplete_date_is_refused(text: str) -> None:
    """A hint that is no complete date is the caller's mistake."""
    with pytest.raises(ValueError, match="no complete date"):
        Hints(published=text)


@pytest.mark.parametrize("text", ["1985-05-03", "3 May 1985"])
def test_day_of_long_ago(text: str) -> None:
    """A hint may be of long ago, and the complaint about one before that says so."""
    assert published(extract(page(), hints=Hints(published=text))) == ("1985-05-03", "hint:published")
    with pytest.raises(ValueError, match="no complete date between 1700 and 2100"):
        Hints(published=text.replace("1985", "1685"))


def test_unknown_override_is_refused() -> None:
    """Only what the page may say otherwise can be overridden."""
    with pytest.raises(ValueError, match="override names url"):
        Hints(url="https://www.example.com/", override={"url"})


def test_value() -> None:
    """Hints are values: frozen, comparable, with a hash, and they travel between processes."""
    hints = Hints(language="en", published="2020-12-20", override=["published"])
    assert pickle.loads(pickle.dumps(hints)) == hints
    assert len({hints, Hints(language="en", published="2020-12-20", override={"published"})}) == 1


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("url", b"https://example.org/", "a str"),
        ("language", 5, "a str"),
        ("publisher", 5, "a str"),
        ("published", 5, "a date, a datetime, an ArticleDate or a str"),
        ("reference_time", "2020-12-21T10:05:00Z", "a datetime"),
        ("reference_time", date(2020, 12, 21), "a datetime"),
        ("override", 5, "a str or several of them"),
    ],
)
def test_fields_have_their_types(field: str, value: Any, wanted: str) -> None:
    """A hint of another type is refused where it is written, and not by the first page that needs it."""
    with pytest.raises(InputTypeError) as raised:
        Hints(**{field: value})
    assert str(raised.value) == f"{field} must be {wanted}, not {type(value).__name__}"
