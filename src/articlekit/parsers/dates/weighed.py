"""Which of the days that a page offers is that of publication."""

from __future__ import annotations

import re
from datetime import datetime

from attrs import evolve

from articlekit.parsers.dates.found import Evidence

__all__ = ["is_agreed", "is_sure", "is_zone_apart", "weigh"]

NUMERIC = re.compile(r"\d\d?[/.\- ]{1,2}\d\d?[/.\- ]{1,2}\d{2,4}")
REPUBLISHED = 1.7  # points with which a printed date, later than the declared one, is that of a new edition
BESIDE = 2  # blocks around a printed day in which the same day may stand with its time; farther off it is a comment's
SURE = 1.5  # points with which a printed date needs no further look
FINENESS = {"minute": 1, "second": 2}


def weigh(published: list[Evidence], found: list[Evidence]) -> Evidence:
    """
    Choose between what the page declares, what it prints, and what its address says.

    Of 25 annotated pages that print a day other than the declared one, the printed day is right on all of those where
    it is the later one and stands close to the headline, and the declared one nearly always where it is the earlier.
    """
    printed = sorted((evidence for evidence in published if evidence.points), key=lambda evidence: -evidence.points)
    declared = [evidence for evidence in published if not evidence.points]
    if not declared or not printed:
        return _finest(declared or [_settled(printed[0], printed[1:]), *printed[1:]])
    said, shown = _finest(declared), _settled(_finest(printed), declared)
    if said.day == shown.day:
        return said if said.when.source != "url" else shown
    if is_zone_apart(said, shown):
        return shown
    if second := next((other for other in declared[1:] if other.day == shown.day), None):
        return second
    changed = {evidence.day for evidence in found if evidence.meaning == "modified" and evidence.points}
    if shown.points >= REPUBLISHED and (shown.day - said.day).days > 1 and shown.day not in changed:
        return shown
    return said


def _finest(found: list[Evidence]) -> Evidence:
    """The first, or the one of the same day, declared or beside it, that says the most: with seconds rather than without a time."""
    same = [evidence for evidence in found if _is_beside(evidence, found[0]) and not evidence.when.ambiguous]
    return max(same, key=lambda evidence: FINENESS.get(evidence.when.precision, 0), default=found[0])


def _is_beside(evidence: Evidence, first: Evidence) -> bool:
    """Whether both say the same day, and stand together where they are printed."""
    if evidence.day != first.day:
        return False
    return evidence.block is None or first.block is None or abs(evidence.block - first.block) <= BESIDE


def _settled(evidence: Evidence, others: list[Evidence]) -> Evidence:
    """A numeric date with day and month in the order in which it agrees with the other dates of the page."""
    days = {other.day for other in others}
    value = evidence.when.value
    if evidence.day in days or value.day > 12 or not NUMERIC.search(evidence.when.raw):
        return evolve(evidence, when=evolve(evidence.when, ambiguous=False)) if evidence.day in days else evidence
    swapped = value.replace(month=value.day, day=value.month)
    if (swapped.date() if isinstance(swapped, datetime) else swapped) not in days:
        return evidence
    return evolve(evidence, when=evolve(evidence.when, value=swapped, ambiguous=False))


def is_zone_apart(said: Evidence, shown: Evidence) -> bool:
    """
    Whether both mean the same moment, in the zone of the server and in that of the readers.

    A page may declare 2020-12-20T23:30:00Z and print 21 December.
    """
    one, two = said.when.value, shown.when.value
    gap = (shown.day - said.day).days
    if abs(gap) != 1 or not isinstance(one, datetime):
        return False
    if isinstance(two, datetime):
        if one.tzinfo and two.tzinfo:
            return abs((one - two).total_seconds()) < 180
        apart = abs(one.replace(tzinfo=None) - two.replace(tzinfo=None)).total_seconds()
        return apart <= 14.5 * 3600 and (apart + 90) % 900 <= 180
    if one.tzinfo and one.utcoffset():
        return False  # it is declared in the zone of the site
    return one.hour >= 10 if gap > 0 else one.hour < 12  # zones reach from 14 hours before UTC to 12 behind it


def is_sure(found: list[Evidence]) -> bool:
    """Whether a day of publication is declared, or printed where it belongs."""
    return any(
        evidence.meaning == "published" and (not evidence.points or evidence.points >= SURE) for evidence in found
    )


def is_agreed(found: list[Evidence]) -> bool:
    """Whether an element prints the declared day."""
    published = [evidence for evidence in found if evidence.meaning == "published"]
    if not published:
        return False
    printed = max(published, key=lambda evidence: evidence.points)
    return (
        published[0].when.source != "url"
        and not published[0].points
        and printed.points >= SURE
        and printed.day == published[0].day
    )
