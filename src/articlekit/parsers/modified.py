"""When the article was last changed."""

from __future__ import annotations

from articlekit.article import ArticleDate
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.published import Published, fact_of, find_published

__all__ = ["find_modified"]


def find_modified(sources: Sources) -> Fact[ArticleDate | None]:
    """
    When the article was last changed, if the page says so.

    >>> from articlekit import extract
    >>> extract('<meta name=last-modified content="2020-12-22T10:05:00Z"><h1>Rain</h1>').modified.isoformat()
    '2020-12-22T10:05:00+00:00'
    >>> extract("<h1>Rain</h1><p>Published on 21 December 2020<p>It rained all night.").modified is None
    True

    Args:
        sources: the page, with the facts ``language`` and ``title`` found before.

    Returns:
        The date; what other sources say stands in the candidates.
    """
    known = sources.known.get("published")
    evidence = known.evidence if isinstance(known, Published) else find_published(sources).evidence
    found = [one for one in evidence if one.meaning == "modified"]
    return fact_of(found[0], found) if found else Fact(None)
