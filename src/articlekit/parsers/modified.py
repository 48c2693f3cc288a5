"""When the article was last changed."""

from __future__ import annotations

from datetime import datetime

from articlekit.article import ArticleDate
from articlekit.parsers.dates.found import Evidence
from articlekit.parsers.dates.weighed import in_zone, is_zone_apart
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.published import Published, fact_of, find_published

__all__ = ["find_modified"]


def find_modified(sources: Sources) -> Fact[ArticleDate | None]:
    """
    When the article was last changed, if the page says so.

    A printed day before that of publication is of something else. Of two declarations of one moment, in UTC and in the zone of the site, the one with the local day counts.
    A printed moment gets the zone in which the page prints the declared ones, so that it can be compared with them.

    >>> from articlekit import extract
    >>> extract('<meta name=last-modified content="2020-12-22T10:05:00Z"><h1>Rain</h1>').modified.isoformat()
    '2020-12-22T10:05:00+00:00'
    >>> extract("<h1>Rain</h1><p>Published on 21 December 2020<p>It rained all night.").modified is None
    True

    Args:
        sources: the page, with the facts ``language``, ``title``, ``byline`` and ``published`` found before.

    Returns:
        The date; what other sources say stands in the candidates.
    """
    known = sources.known.get("published")
    published = known if isinstance(known, Published) else find_published(sources)
    changes = (one for one in published.evidence if one.meaning == "modified")
    found = [one for one in changes if not _is_of_something_else(one, published)]
    if not found:
        return Fact(None)
    best = _as_local(found)
    return fact_of(in_zone(best, published.evidence) if _is_aware(published.value) else best, found)


def _is_aware(found: ArticleDate | None) -> bool:
    return found is not None and isinstance(found.value, datetime) and found.value.tzinfo is not None


def _is_of_something_else(one: Evidence, published: Published) -> bool:
    """Whether a printed day of change lies before the publication: "The law was updated in June 2011"."""
    if published.value is None or not one.points:
        return False
    first = published.value.value
    return one.day < (first.date() if isinstance(first, datetime) else first)


def _as_local(found: list[Evidence]) -> Evidence:
    """The first of the dates *found*; or, where that is a moment in UTC, another for the same moment on the local day."""
    first = found[0]
    value = first.when.value
    if not isinstance(value, datetime) or value.tzinfo is None or value.utcoffset():
        return first
    return next((other for other in found[1:] if is_zone_apart(first, other)), first)
