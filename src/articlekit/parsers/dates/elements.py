"""Dates in elements near headline or body whose name, attributes or class speak of a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from articlekit import marks
from articlekit.article import ArticleDate
from articlekit.document import Mention
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.dates.calendar import Meaning, date_words
from articlekit.parsers.dates.found import (
    FAR,
    MAX_DATE_LINE,
    MIN_POINTS,
    PLAUSIBLE,
    PUBLISHED_TOKENS,
    Evidence,
    Look,
    cited,
    meaning_of,
)
from articlekit.parsers.dates.printed import of_matches
from articlekit.parsers.dates.text import ISO
from articlekit.parsers.dates.weighed import is_zone_apart

__all__ = ["from_elements"]

BEHIND = 0.3  # points that an element behind the body loses, where those of cards stand
# Attributes in which elements state a date, the surest first.
STATED = ("datetime", "content", "title", "data-datetime", "data-seconds", "data-timestamp", "data-time", "data-date")
ITEMS: dict[str, Meaning] = {
    "datepublished": "published", "datecreated": "published", "uploaddate": "published", "published_time": "published",
    "issued": "published", "created": "published", "date": "published", "datemodified": "modified",
    "modified": "modified",
    "modified_time": "modified",
}  # fmt: skip


def from_elements(look: Look) -> Iterator[Evidence]:
    """Elements near headline or body whose name, attributes or class speak of a date."""
    changed = _said_to_be_changes(look)
    for mention in look.sources.document.page.mentions:
        distance = look.near.get(mention.block)
        if distance is None or mention.marks & look.unwanted and mention.tag != "meta":
            continue
        item = _item(mention)
        for source, base, is_one in ELEMENTS:
            if is_one(mention, item):
                cost = look.cost(mention.marks, distance) + BEHIND * (distance > FAR)
                meaning = ITEMS.get(item) or ("modified" if mention in changed else meaning_of(mention))
                yield from _of_mention(look, mention, item, meaning, source, base - cost)
                break


def _said_to_be_changes(look: Look) -> frozenset[Mention]:
    """The <time> elements behind a word for the last change in their line: "Updated <time>4 years ago</time>"."""
    blocks = {block.index: block.text for block in look.sources.document.blocks if block.index in look.near}
    ends: dict[int, int] = {}  # in each line, the end of the element before
    found: set[Mention] = set()
    for mention in look.sources.document.page.mentions:
        line = blocks.get(mention.block, "")
        if mention.tag != "time" or not mention.text or len(line) > MAX_DATE_LINE:
            continue
        end = ends.get(mention.block, 0)
        start = line.find(mention.text, end)
        if start < 0:
            continue
        if date_words().before(line[end:start], look.languages) == "modified":
            found.add(mention)
        ends[mention.block] = start + len(mention.text)
    return frozenset(found)


def _item(mention: Mention) -> str:
    named = mention.attributes.get("itemprop") or mention.attributes.get("property") or ""
    return named.rpartition(":")[2].lower()


def _is_published_item(mention: Mention, item: str) -> bool:
    return item in ("datepublished", "datemodified", "published_time", "modified_time")


def _is_item(mention: Mention, item: str) -> bool:
    return item in ITEMS


def _is_time(mention: Mention, item: str) -> bool:
    return mention.tag == "time"


def _has_class(mention: Mention, item: str) -> bool:
    return bool(mention.own & marks.DATE) and mention.tag != "a" and len(mention.text) < MAX_DATE_LINE


def _has_title(mention: Mention, item: str) -> bool:
    """Whether an element tells in its title what it says in words, as ``<abbr>`` does in hAtom."""
    return mention.tag != "a" and ISO.fullmatch(mention.attributes.get("title", "")) is not None


# What kind of element it is, its points, and how to tell it, by the element and the item that it names.
ELEMENTS: tuple[tuple[str, float, Callable[[Mention, str], bool]], ...] = (
    ("itemprop", 3.0, _is_published_item),
    ("itemprop", 2.0, _is_item),
    ("time", 2.5, _is_time),
    ("class", 2.0, _has_class),
    ("title", 2.0, _has_title),
)


def _of_mention(
    look: Look, mention: Mention, item: str, meaning: Meaning, source: str, points: float
) -> Iterator[Evidence]:
    if points < MIN_POINTS:
        return
    attributes = mention.attributes
    points += 0.4 * bool(meaning == "published" and PUBLISHED_TOKENS.search(attributes.get("class", "").lower()))
    name = f"itemprop={item}" if source == "itemprop" else source
    for text in map(attributes.get, STATED):
        if text and (found := look.read_date(text)) and found.precision != "month":
            shown = _as_printed(look, found, mention)
            yield Evidence(cited(shown, name, mention.text or text), meaning, points, mention.block)
            return
    if look.is_plausible(mention.text) and not COPYRIGHT.search(mention.text):
        yield from of_matches(look, mention.text, look.dates(mention.text), "", name, points, mention.block, meaning)


def _as_printed(look: Look, found: ArticleDate, mention: Mention) -> ArticleDate:
    """The date that is printed in an element, if its attribute gives the same moment in another zone."""
    if not isinstance(found.value, datetime) or str(found.value.day) in mention.text:
        return found  # most print the day that they state
    if PLAUSIBLE.search(mention.text):
        for match in look.dates(mention.text)[:1]:
            if is_zone_apart(Evidence(found, "published"), Evidence(match.date, "published")):
                return match.date
    return found
