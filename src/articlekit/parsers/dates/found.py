"""What the parsers of dates share: one date that a page offers, and where on the page they look for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import dropwhile, pairwise

from attrs import Factory, frozen

from articlekit import marks
from articlekit.article import ArticleDate
from articlekit.document import Block, Mention, Place
from articlekit.hosts import own_host
from articlekit.parsers.dates.calendar import Meaning, date_words
from articlekit.parsers.dates.text import FIRST_YEAR, LAST_YEAR, DateMatch, find_dates, is_later, parse_declared
from articlekit.parsers.fact import Sources, is_long

__all__ = [
    "CAPTIONS",
    "DOUBTFUL",
    "FAR",
    "MAX_DATE_LINE",
    "MIN_POINTS",
    "PLAUSIBLE",
    "PUBLISHED_TOKENS",
    "Evidence",
    "Look",
    "cited",
    "look_at",
    "meaning_of",
]

# Elements here carry the dates of other texts, and these may: what stands there has to make up for it.
ELSEWHERE = (
    marks.COMMENT
    | marks.RELATED
    | marks.NAV
    | marks.NEWSLETTER
    | marks.CONSENT
    | marks.MENU
    | marks.BREADCRUMB
    | marks.HIDDEN
)
DOUBTFUL = (
    marks.CARD
    | marks.SIDEBAR
    | marks.ASIDE
    | marks.AD
    | marks.PROMO
    | marks.LOGIN
    | marks.FORM
    | marks.BIO
    | marks.LIVE
)
CAPTIONS = marks.CAPTION | marks.CREDIT
BEFORE = 8  # blocks before the headline in which the date may stand
BEHIND = 14  # blocks behind it
BODY_BEFORE = 10  # blocks before the first paragraph of the body
BODY_INSIDE = 3  # blocks behind that paragraph, where a date line was left in the body
BODY_BEHIND = 6  # blocks behind the last one
FAR = 9  # what the end of the body adds to the distance: a date there is often that of another article
MAX_DATE_LINE = 240  # characters
GENERIC = frozenset({"io", "tv", "me", "co", "ai", "eu", "fm", "to", "cc", "ly"})  # used far from their countries
MIN_POINTS = 0.4
PLAUSIBLE = re.compile(r"\d(?:\d{3}|\d?\s?[./\-]\s?\d\d?\s?[./\-]\s?\d\d|\d?\s?年)|[〇零一二三四五六七八九]年")
PLAUSIBLE_AGO = re.compile(r"\d|^.{1,60}$")  # for those that know what time it is: "an hour ago" has no digit
EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*")
EVENTS = re.compile(
    r"(?:^|[\s_-])(?:events?|agenda|termine?|veranstaltung(?:en)?|eventos?|eventi|evenements?)(?:$|[\s_-])"
)
PUBLISHED_TOKENS = re.compile(r"publish|pubdate|posted|entry-?date|post-?date|article-?date|created|pub-date|release")
MODIFIED_TOKENS = re.compile(r"modified|updated|update|revis|lastmod|aktualis")


@frozen(eq=False)
class Evidence:
    """
    One date that the page offers, and what it says of the article.

    Attributes:
        when: the date as read, with raw text and source.
        meaning: published or modified.
        points: what speaks for a date that is printed, or declared without saying what it is; 0 for other declared ones.
        block: index of the block it stands in, if it is printed.
    """

    when: ArticleDate
    meaning: Meaning
    points: float = 0.0
    block: int | None = None

    @property
    def day(self) -> date:
        """The day, or the first of the month where no day is stated."""
        value = self.when.value
        return value.date() if isinstance(value, datetime) else value


@frozen(eq=False)
class Look:
    """
    Where and how to look for dates on one page.

    Attributes:
        sources: the page.
        title: the headline's block.
        body: indexes of the first and the last paragraph of the body; None when there is none.
        near: index of each block near headline or body -> how far it is from them, in blocks.
        languages: what :func:`parse_declared` is told.
        usual: marks of the headline, which say nothing against a date.
        byline: index of the block that names the authors, None if there is none.
        changed: index of a block -> what stands in its elements for the day of the last change.
        read: what was read from each text so far; one date often stands in an element and in the line around it.
    """

    sources: Sources
    title: Block | None
    body: tuple[int, int] | None
    near: dict[int, int]
    languages: tuple[str, ...]
    usual: int
    byline: int | None
    changed: dict[int, list[str]]
    read: dict[str, tuple[DateMatch, ...]] = Factory(dict)

    def dates(self, text: str) -> tuple[DateMatch, ...]:
        """The complete days in a line."""
        found = self.read.get(text)
        if found is None:
            reference = self.sources.hints.reference_time
            matches = find_dates(text, languages=self.languages, reference_time=reference)
            found = self.read[text] = tuple(match for match in matches if match.date.precision != "month")
        return found

    def read_date(self, text: str, since: int = FIRST_YEAR) -> ArticleDate | None:
        """The one complete date of a declaration, from the year *since* on, or the moment that a clock of seconds gives."""
        if (match := EPOCH.fullmatch(text)) and (moment := _from_epoch(int(match[1]), text)):
            return None if is_later(moment, self.sources.hints.reference_time) else moment
        found = parse_declared(text, languages=self.languages, reference_time=self.sources.hints.reference_time)
        return found if found and found.value.year >= since else None

    def is_plausible(self, text: str, reach: int = MAX_DATE_LINE) -> bool:
        """Whether a date may stand in the text, judged quickly; in no time, "3 hours ago" is none."""
        pattern = PLAUSIBLE if self.sources.hints.reference_time is None else PLAUSIBLE_AGO
        return pattern.search(text, 0, reach) is not None

    def is_event(self, place: Place) -> bool:
        """Whether the place is in a list of events, and the headline is not."""
        return _in_events(place) and not (self.title and _in_events(self.title.place))

    def cost(self, all_marks: int, distance: int) -> float:
        """What speaks against a place: how far it is from headline and body, and what else it may belong to."""
        odd = all_marks & ~self.usual
        return (
            0.05 * distance + 0.9 * bool(odd & DOUBTFUL) + 0.8 * bool(odd & CAPTIONS) + 0.3 * bool(odd & marks.FOOTER)
        )

    @property
    def unwanted(self) -> int:
        """The marks of places for the dates of other texts."""
        return ELSEWHERE & ~self.usual

    @property
    def codes(self) -> frozenset[str]:
        """The languages without their countries."""
        return frozenset(code[:2] for code in self.languages)


def look_at(sources: Sources) -> Look:
    """Where to look on a page whose ``language``, ``title`` and ``byline`` were found before."""
    fact = sources.known.get("title")
    blocks = sources.document.blocks
    title = blocks[fact.block] if fact and fact.block is not None and fact.block < len(blocks) else None
    long = [block.index for block in sources.cleaned.blocks if block.kind != "heading" and is_long(block.text)]
    if sources.document.page.input == "text":  # paragraphs that stand alone before the article are those of furniture
        long = list(dropwhile(set(_alone(long)).__contains__, long))
    body = (long[0], long[-1]) if long else None
    near = _distances(title.index if title else None, body, len(blocks))
    byline = sources.known.get("byline")
    usual = title.marks if title else 0
    return Look(
        sources, title, body, near, _languages(sources), usual, byline.block if byline else None, _changed(sources)
    )


def _alone(indexes: Sequence[int]) -> Iterator[int]:
    """Those of some indexes that are far from the next."""
    return (one for one, following in pairwise(indexes) if following - one > BODY_BEFORE)


def _in_events(place: Place | None) -> bool:
    return place is not None and any(EVENTS.search(around.tokens) for around in place.upwards() if around.tokens)


def _from_epoch(seconds: int, raw: str) -> ArticleDate | None:
    """The moment that is so many seconds after the beginning of 1970."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return ArticleDate(moment, "second", raw=raw) if FIRST_YEAR < moment.year < LAST_YEAR else None


def _distances(title: int | None, body: tuple[int, int] | None, length: int) -> dict[int, int]:
    """How far the blocks near headline and body are from them; others are too far to be theirs."""
    found: dict[int, int] = {}
    before = BODY_BEFORE if title is not None else 2 * BODY_BEFORE
    spans = [(body[1], 1, BODY_BEHIND, FAR), (body[0], -before, 0, 0), (body[0], 1, BODY_INSIDE, 2)] if body else []
    if title is not None:
        until = min(BEHIND, body[1] - title) if body and body[1] > title else BEHIND
        spans += [(title, -BEFORE, -1, 3), (title, 0, until, 0)]
    for origin, first, last, extra in spans or [(0, 0, BEHIND, 0)]:
        for index in range(max(0, origin + first), min(length, origin + last) + 1):
            distance = abs(index - origin) + extra
            if distance < found.get(index, 99):
                found[index] = distance
    return found


def _changed(sources: Sources) -> dict[int, list[str]]:
    """What stands in elements of each block whose class speaks of the last change."""
    found: dict[int, list[str]] = {}
    for mention in sources.document.page.mentions:
        if mention.own & marks.DATE and mention.text and meaning_of(mention) == "modified":
            found.setdefault(mention.block, []).append(mention.text)
    return found


def meaning_of(mention: Mention) -> Meaning:
    """What an element says of its date: by its class and id, else by the words before the first digit."""
    tokens = " ".join(mention.attributes.get(name, "") for name in ("class", "id")).lower()
    if MODIFIED_TOKENS.search(tokens) and not PUBLISHED_TOKENS.search(tokens):
        return "modified"
    label = re.split(r"\d", mention.text, maxsplit=1)[0] if mention.text else ""
    return "modified" if label and date_words().before(label) == "modified" else "published"


def _languages(sources: Sources) -> tuple[str, ...]:
    """The page's language; that of English with the country that the page or its host names, by which its days are in order."""
    declared = (sources.document.page.language or "").replace("_", "-").lower()
    language = str(sources.value("language") or declared[:2])
    country = declared[3:5] if len(declared) == 5 and declared[:2] == language else ""
    domain = own_host(sources.document.page).rpartition(".")[2]
    if len(domain) == 2 and domain not in GENERIC:
        country = {"uk": "gb"}.get(domain, domain)
    if not language:
        return (f"xx-{country}",) if country else ()
    return (f"{language}-{country}",) if country and language == "en" else (language,)


def cited(found: ArticleDate, source: str, raw: str | None = None) -> ArticleDate:
    """The date with its source, and another raw text; several times as quick as ``evolve``."""
    return ArticleDate(found.value, found.precision, found.ambiguous, found.raw if raw is None else raw, source)
