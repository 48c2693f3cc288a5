"""Which of the days that a page offers is that of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from attrs import evolve

from articlekit.parsers.dates.found import Evidence

__all__ = ["in_zone", "is_agreed", "is_sure", "is_zone_apart", "weigh"]

NUMERIC = re.compile(r"\d\d?[/.\- ]{1,2}\d\d?[/.\- ]{1,2}\d{2,4}")
REPUBLISHED = 1.7  # points with which a printed date, later than the declared one, is that of a new edition
BESIDE = 2  # blocks around a printed day in which the same day may stand with its time; farther off it is a comment's
SURE = 1.5  # points with which a printed date needs no further look
QUARTER = timedelta(minutes=15)  # zones lie whole ones apart,
MAX_ZONE = timedelta(hours=14)  # and none farther from UTC
SEASON = 60  # days in which a clock mostly is not put forward or back
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


def in_zone(evidence: Evidence, found: Iterable[Evidence]) -> Evidence:
    """
    A moment that is printed without a zone, in the one in which the page prints what it declares as well.

    With "2024-07-08T08:00:00Z" declared and 10:00 printed for it, a change at 12:30 was at 12:30+02:00, and can be compared
    with the declared moment. Where the page does not tell, or tells of two zones, the moment stays as it is.
    """
    value = evidence.when.value
    if not isinstance(value, datetime) or value.tzinfo or not evidence.points:
        return evidence
    near = [one for one in found if abs((one.day - evidence.day).days) <= SEASON]
    declared = [one for one in near if not one.points]
    shown = [one for one in near if one.points]
    gaps = {_gap(one, two) for one in declared for two in shown if one.meaning == two.meaning} - {None}
    if len(gaps) != 1 or (gap := gaps.pop()) is None:
        return evidence
    zone = timezone(gap) if gap else UTC
    return evolve(evidence, when=evolve(evidence.when, value=value.replace(tzinfo=zone)))


def _gap(said: Evidence, shown: Evidence) -> timedelta | None:
    """How far the clock of a printed moment is before UTC, if it may be the declared one."""
    one, two = said.when.value, shown.when.value
    if not isinstance(one, datetime) or not isinstance(two, datetime) or not one.tzinfo or two.tzinfo:
        return None
    gap = two.replace(second=0) - one.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0)
    return gap if abs(gap) <= MAX_ZONE and not gap % QUARTER else None


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
