"""Hints: what the caller knows of a page from elsewhere, such as a feed, and how far it counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from attrs import Attribute, field, frozen

from articlekit.arguments import expect, optional, strings
from articlekit.article import ArticleDate

__all__ = ["Hints"]

FACTS = frozenset({"language", "published", "publisher"})  # of these the page may say something else


def _as_date(value: ArticleDate | date | str | None) -> ArticleDate | None:
    """The date in our own form, with the hint as its source."""
    source = "hint:published"
    if value is None:
        return None
    if isinstance(value, ArticleDate):
        return ArticleDate(value.value, value.precision, value.ambiguous, value.raw or value.isoformat(), source)
    if isinstance(value, date):
        return ArticleDate(
            value, "second" if isinstance(value, datetime) else "day", raw=value.isoformat(), source=source
        )
    from articlekit.parsers.dates.text import FIRST_DECLARED, LAST_YEAR, parse_declared

    expect(value, str, "published", "a date, a datetime, an ArticleDate or a str")
    found = parse_declared(value)
    if found is None:
        raise ValueError(f"published is no complete date between {FIRST_DECLARED} and {LAST_YEAR}: {value!r}")
    return ArticleDate(found.value, found.precision, found.ambiguous, value, source)


def _as_names(names: str | Iterable[str]) -> frozenset[str]:
    return frozenset(strings(names, "override"))


@frozen
class Hints:
    """
    What the caller knows of a page from elsewhere: a feed, a sitemap, the crawler's records.

    A hint is a fallback: it answers where the page does not. Named in *override*, it answers whatever the page says,
    and the page's own answer stands among the candidates. Either way the source says so: ``"hint:published"``.

    >>> from articlekit import extract
    >>> page = "<h1>Rain</h1><p>Published on 21 December 2020<p>It rained all night."
    >>> extract(page, hints=Hints(published="2020-12-24")).published.isoformat()
    '2020-12-21'
    >>> extract(page, hints=Hints(published="2020-12-24", override={"published"})).published.isoformat()
    '2020-12-24'
    >>> extract("<p>Rain.", hints=Hints(publisher="The Fen Courier")).site_name
    'The Fen Courier'

    Attributes:
        url: where the page came from, as the argument ``url`` of :func:`articlekit.extract`.
        language: a BCP 47 tag such as ``"en-GB"``. As a fallback it counts like a tag that the page itself declares,
            after those that it does.
        published: when the article first appeared: a date, a datetime, an :class:`articlekit.ArticleDate`, or a text
            with one complete date. As a fallback it also wins over the date of the last change, which else stands in
            where a page has no other.
        reference_time: when the page was fetched. "3 hours ago" counts from it, and later dates are refused. Without it
            there is no today.
        publisher: the name of the site or publication.
        override: the names of those of ``language``, ``published`` and ``publisher`` that win over the page.

    Raises:
        ValueError: if *published* is a text without one complete date, or *override* names anything else.
        InputTypeError: if a field is of another type.
    """

    url: str | None = field(default=None, validator=optional(str, "a str"))
    language: str | None = field(default=None, validator=optional(str, "a str"))
    published: ArticleDate | None = field(default=None, converter=_as_date)
    reference_time: datetime | None = field(default=None, validator=optional(datetime, "a datetime"))
    publisher: str | None = field(default=None, validator=optional(str, "a str"))
    override: frozenset[str] = field(default=frozenset(), converter=_as_names)

    @override.validator
    def _check(self, attribute: Attribute[frozenset[str]], value: frozenset[str]) -> None:
        if unknown := sorted(value - FACTS):
            raise ValueError(f"override names {', '.join(unknown)}; it may name {', '.join(sorted(FACTS))}")
