"""Dates that the page declares: in JSON-LD, in meta elements, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import cast
from urllib.parse import unquote

from attrs import evolve

from articlekit.data_files import tables_of
from articlekit.hosts import own_addresses
from articlekit.parsers.dates.calendar import Meaning
from articlekit.parsers.dates.found import Evidence, Look, cited
from articlekit.parsers.dates.text import FIRST_DECLARED, FIRST_YEAR
from articlekit.parsers.linked_data import texts_of

__all__ = ["from_json_ld", "from_loose_meta", "from_meta", "from_url", "month_of_url"]

ARTICLE_KEYS: tuple[tuple[str, Meaning], ...] = (("datePublished", "published"), ("dateModified", "modified"))
CREATED_KEYS = ("dateCreated", "uploadDate")
MAX_CLOCK = 10**13  # milliseconds since 1970, in the year 2286
LOOSE = 1.25  # points of what is declared without saying what it is
URL_DATE = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)(?:([/\-_.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])|(1[0-2]|0[1-9])/?(3[01]|[12]\d|0[1-9]))"
    r"|(?:3[01]|[12]\d|0[1-9])-(?:1[0-2]|0[1-9])-20\d\d)(?!\d)"
)
URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](1[0-2]|0[1-9])/")
URL_PARTED = re.compile(r"(?:^|/)((?:19|20)\d\d)/[A-Za-z_.-]{1,40}/(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?=/)")


def from_json_ld(look: Look) -> Iterator[Evidence]:
    """What JSON-LD says of the article."""
    article = look.sources.linked_data.article
    for key, meaning in ARTICLE_KEYS:
        for text in _stated(article.get(key)):
            yield from _evidence(look, text, f"json-ld:{key}", meaning, since=FIRST_DECLARED)


def from_meta(look: Look) -> Iterator[Evidence]:
    """What meta elements say, those first that are the surest."""
    keys = _meta_keys()
    meta = look.sources.meta
    for key in sorted(meta.keys() & keys.keys(), key=lambda key: keys[key][0]):
        yield from _evidence(look, meta[key][0], f"meta:{key}", keys[key][1], since=FIRST_DECLARED)


@cache
def _meta_keys() -> dict[str, tuple[int, Meaning]]:
    """The names of meta elements that say what date they state: their rank, and what it is."""
    table = _table()
    ranked = [(key, "published") for key in table["published"]] + [(key, "modified") for key in table["modified"]]
    return {key: (rank, cast(Meaning, meaning)) for rank, (key, meaning) in enumerate(ranked)}


def _table() -> dict[str, list[str]]:
    return tables_of("articlekit.parsers.dates", "declared.toml")


def from_loose_meta(look: Look) -> Iterator[Evidence]:
    """What may be the day of anything: of the article, the page, the file, a film on the page."""
    article = look.sources.linked_data.article
    for key in CREATED_KEYS:
        for text in _stated(article.get(key)):
            yield from _evidence(look, text, f"json-ld:{key}", "published", LOOSE)
    for key in _table()["loose"]:
        for text in look.sources.meta.get(key, ())[:1]:
            yield from _evidence(look, text, f"meta:{key}", "published", LOOSE)


def from_url(look: Look) -> Iterator[Evidence]:
    """The date in the address, as in /2020/12/21/ or /2020/politics/12/21/."""
    for url in own_addresses(look.sources.document.page):
        path = unquote(url.partition("://")[2].partition("/")[2].partition("?")[0])
        if stated := _in_path(path):
            text, raw = stated
            yield from (
                evolve(found, when=cited(found.when, "url", raw)) for found in _evidence(look, text, "url", "published")
            )
            return


def month_of_url(look: Look) -> date | None:
    """The first day of the month in the address, as in /2020/12/rain: blogs file what they publish by months."""
    match = next(filter(None, map(URL_MONTH.search, own_addresses(look.sources.document.page))), None)
    return date(int(match[1]), int(match[2]), 1) if match else None


def _in_path(path: str) -> tuple[str, str] | None:
    """The date in a path as ISO 8601 or from day to year, and as it stands there."""
    if match := URL_DATE.search(path):
        return f"{match[1]}-{match[3] or match[5]}-{match[4] or match[6]}" if match[1] else match[0], match[0]
    match = URL_PARTED.search(path)
    return ("-".join(match.groups()), match[0]) if match else None


def _stated(value: object) -> tuple[str, ...]:
    """The first text of a value of JSON-LD, or the number that a clock gave, without a fraction of it."""
    if isinstance(value, (int, float)) and 0 < value < MAX_CLOCK:
        return (str(int(value)),)
    return texts_of(value)[:1]


def _evidence(
    look: Look, text: str, source: str, meaning: Meaning, points: float = 0.0, *, since: int = FIRST_YEAR
) -> Iterator[Evidence]:
    found = look.read_date(text, since)
    if found:
        yield Evidence(cited(found, source, text.strip()), meaning, points)
