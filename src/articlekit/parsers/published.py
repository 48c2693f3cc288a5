"""When the article first appeared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from attrs import evolve, frozen

from articlekit.article import ArticleDate, Candidate
from articlekit.parsers.dates.declared import from_json_ld, from_loose_meta, from_meta, from_url, month_of_url
from articlekit.parsers.dates.elements import from_elements
from articlekit.parsers.dates.found import Evidence, Look, cited, look_at
from articlekit.parsers.dates.printed import (
    from_datelines,
    from_far_lines,
    from_glued_lines,
    from_lines,
    from_lone_lines,
)
from articlekit.parsers.dates.weighed import in_zone, is_agreed, is_sure, weigh
from articlekit.parsers.fact import Fact, Sources

__all__ = ["Published", "fact_of", "find_published"]


Finder = Callable[[Look], Iterable[Evidence]]
QUICK_FINDERS: tuple[Finder, ...] = (from_json_ld, from_meta, from_url, from_elements)
LINE_FINDERS: tuple[tuple[Finder, ...], ...] = (
    (from_lines,),
    (from_loose_meta, from_far_lines),
    (from_lone_lines, from_glued_lines, from_datelines),
)


BEFORE_MONTH = 3  # days before the month in the address, for what was written on the last day of the month before it
BEHIND_MONTH = 62  # days behind its first day: an article may lie in the folder for weeks until it appears


@frozen
class Published(Fact[ArticleDate | None]):
    """
    The day of publication, with all that was found on the way, for :func:`find_modified`.

    Attributes:
        evidence: everything the page offers, published or modified.
    """

    evidence: tuple[Evidence, ...] = ()


def find_published(sources: Sources) -> Published:
    """
    When the article first appeared, by what the page declares and prints.

    A printed day wins over a declared one where they are a zone apart, where a second declaration is on its side, or
    where it is the later one, stands close to the headline, and is not that of a change. A page that has no date but the one of its last change gives that one, and the source says so.

    >>> from articlekit import extract
    >>> extract("<h1>Rain</h1><p>Published on 21 December 2020<p>It rained all night.").published
    ArticleDate(value=datetime.date(2020, 12, 21), precision='day', ambiguous=False)
    >>> extract("<h1>Rain</h1><p>It rained all night.<footer>© 2020 The Post</footer>").published is None
    True

    Args:
        sources: the page, with the facts ``language``, ``title`` and ``byline`` found before.

    Returns:
        The date; what other sources say stands in the candidates.
    """
    look = look_at(sources)
    month = month_of_url(look)
    found = [evidence for evidence in _gather(look) if not month or not _is_of_other_month(evidence, month)]
    published = [evidence for evidence in found if evidence.meaning == "published"]
    if published:
        best = weigh(published, found)
        return fact_of(in_zone(best, found) if _has_aware_change(found) else best, found)
    if found:
        best = max(found, key=lambda evidence: evidence.day)
        return fact_of(evolve(best, when=cited(best.when, f"{best.when.source} (modified)")), found)
    return Published(None)


def _has_aware_change(found: Iterable[Evidence]) -> bool:
    """Whether the moment of the last change is declared with a zone."""
    changes = (evidence.when.value for evidence in found if evidence.meaning == "modified" and not evidence.points)
    return any(isinstance(value, datetime) and value.tzinfo is not None for value in changes)


def _is_of_other_month(evidence: Evidence, month: date) -> bool:
    """Whether a day that is printed, or declared without saying of what, lies outside the *month* in which the address says that the article was published."""
    if not evidence.points:
        return False
    days = (evidence.day - month).days
    return days < -BEFORE_MONTH or days > BEHIND_MONTH and evidence.meaning == "published"


def _gather(look: Look) -> list[Evidence]:
    """All that the page offers; lines are read only as far as elements and declarations leave something open."""
    found = [evidence for finder in QUICK_FINDERS for evidence in finder(look)]
    if is_agreed(found):
        changed = any(evidence.meaning == "modified" for evidence in found)
        return found if changed else [*found, *from_lines(look, labelled=True)]
    for finders in LINE_FINDERS:
        found += [evidence for finder in finders for evidence in finder(look)]
        if is_sure(found):
            break
    return found


def fact_of(best: Evidence, found: list[Evidence]) -> Published:
    """The fact that the *best* of all dates *found* gives; those that say another day are its candidates."""
    others = tuple(
        Candidate("", evidence.when.isoformat(), evidence.when.raw, evidence.when.source)
        for evidence in found
        if evidence.when.source != best.when.source or evidence.day != best.day
    )
    return Published(best.when, best.when.raw, best.when.source, best.block, others, evidence=tuple(found))
