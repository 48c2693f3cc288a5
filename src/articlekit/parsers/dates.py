"""Dates: when the article was published, and when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

from attrs import Factory, evolve, frozen

from articlekit import marks
from articlekit.article import ArticleDate, Candidate
from articlekit.document import Block, Mention, Place
from articlekit.parsers.calendar import Meaning, date_words
from articlekit.parsers.date_text import FIRST_YEAR, DateMatch, find_dates, is_later, parse_date
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import texts_of

__all__ = ["find_modified", "find_published"]

# Counted over the annotated pages: the names of meta elements under which the day of publication stands, the surest
# first.
PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date", "citation_online_date", "bepress_citation_date", "citation_date", "dc.date.issued",
    "dcterms.issued",
    "dc.date.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article:published",
    "article.published",
    "article:publicationdate", "article:publication_date", "prism.publicationdate",
    "shareaholic:article_published_time",
    "nastooh:publishdate", "pubdate", "pub_date", "publishdate", "publish_date", "publish-date", "publicationdate",
    "publication_date",
    "publication-date", "published_at", "published_time", "published_date", "published", "published-date",
    "date_published",
    "article_date_original", "originalpublicationdate", "article:post_date", "rnews:datepublished", "displaydate",
    "ptime",
    "dc.date.created", "dcterms.created", "article:created", "datecreated", "uploaddate", "video:release_date",
    "og:pubdate",
    "weibo: article:create_at", "mediator_published_time", "sort_date", "lp.article:published_time",
    "vr:published_time",
    "article-publish-date", "news:publication_date", "release_date", "gcterms.datepublished", "buydate",
    "blogger:published",
)  # fmt: skip
LOOSE_META = ("dc.date", "dcterms.date", "dc:date", "date", "creation_date", "created", "og:date", "timestamp", "time")
MODIFIED_META = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified",
    "article:modified", "article:updated_time", "shareaholic:article_modified_time", "lastmod", "last-modified",
    "last_modified",
    "lastmodified", "last-updated", "updated_time", "modified_time", "revised", "date_modified", "date-modified",
    "article_date_updated",
)  # fmt: skip
CREATED_KEYS = ("dateCreated", "uploadDate")

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
PARAGRAPH = 80  # characters of a block that shows where the body is
MAX_DATE_LINE = 240  # characters
MAX_REST = 70  # characters of a date line beside its dates
MAX_LONE = 60  # characters of a line that is a date and nothing else
MAX_LONE_REST = 12  # characters of it beside the date: a weekday
MAX_FAR_LINES = 40  # lines with dates that are read far from headline and body
MAX_GLUED_LINES = 12  # lines of a text dump in which glued dates are looked for
MIN_PROSE = 14  # characters beside its dates with which a line that ends in a full stop is a sentence
MAX_DATELINE = 70  # characters of a paragraph in which its date must be over: "Berlin, 3 July 2018 – The minister ..."
PLAUSIBLE = re.compile(r"\d(?:\d{3}|\d?\s?[./\-]\s?\d\d?\s?[./\-]\s?\d\d|\d?\s?年)|[〇零一二三四五六七八九]年")
PLAUSIBLE_AGO = re.compile(r"\d")  # for those that know what time it is
EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*")
EVENTS = re.compile(
    r"(?:^|[\s_-])(?:events?|agenda|termine?|veranstaltung(?:en)?|eventos?|eventi|evenements?)(?:$|[\s_-])"
)
RANGE_BEFORE = re.compile(r"(?<!\d)\d\d?\.?\s?(?:[-–—]|bis|to|au|al|a|à|t/m|do)\s?$", re.IGNORECASE)
SEGMENT = re.compile(r"\s[|·•]\s")  # "3 May 2021 | Source: dpa | Share | ..."
MIN_SEGMENTS = 2
SENTENCE = re.compile(r"[^\W\d_]{3}[\"”»)]?[.!?。]$")
COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved|alle rechte", re.IGNORECASE)
DATELINE_END = re.compile(r"\s*(?:[|:)\]–—―]|-{1,9}\s|\(|\.\s[–—-])")
RANGE = re.compile(r"\s*(?:-|–|—|bis|to|until|till|al|au|à|a|t/m|do)\s*", re.IGNORECASE)
URL_DATE = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)(?:([/\-_.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])|(1[0-2]|0[1-9])/?(3[01]|[12]\d|0[1-9]))"
    r"|(?:3[01]|[12]\d|0[1-9])-(?:1[0-2]|0[1-9])-20\d\d)(?!\d)"
)
GLUED_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}[\s-][^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}\Z")
GLUED_LABEL = re.compile(r"([^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]{2,20}(?:\s[^\W\d_]{1,12}){0,2})(?::\s?)?\Z")
PUBLISHED_TOKENS = re.compile(r"publish|pubdate|posted|entry-?date|post-?date|article-?date|created|pub-date|release")
NUMERIC = re.compile(r"\d\d?[/.\- ]{1,2}\d\d?[/.\- ]{1,2}\d{2,4}")
MODIFIED_TOKENS = re.compile(r"modified|updated|update|revis|lastmod|aktualis")
MIN_POINTS = 0.4
IN_HEADLINE = 0.7  # points; a date in the headline is rather that of what the article is about
LOOSE = 1.25  # points of what is declared without saying what it is
REPUBLISHED = 1.7  # points with which a printed date, later than the declared one, is that of a new edition
SURE = 1.5  # points with which a printed date needs no further look


@frozen(eq=False)
class Evidence:
    """
    One date that the page offers, and what it says of the article.

    Attributes:
        when: the date as read, with raw text and source.
        meaning: published or modified.
        points: what speaks for a date that is printed, or declared without saying what it is; 0 for other declared
        ones. block: index of the block it stands in, if it is printed.
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
        languages: what :func:`parse_date` is told.
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

    def read_date(self, text: str) -> ArticleDate | None:
        """The one complete date of a declaration, or the moment that a clock of seconds gives."""
        if (match := EPOCH.fullmatch(text)) and (moment := _from_epoch(int(match[1]), text)):
            return None if is_later(moment, self.sources.hints.reference_time) else moment
        return parse_date(text, languages=self.languages, reference_time=self.sources.hints.reference_time)

    def is_plausible(self, text: str, reach: int = MAX_DATE_LINE) -> bool:
        """Whether a date may stand in the text, judged quickly; in no time, "3 hours ago" is none."""
        pattern = PLAUSIBLE if self.sources.hints.reference_time is None else PLAUSIBLE_AGO
        return pattern.search(text, 0, reach) is not None

    def is_event(self, place: Place) -> bool:
        """Whether the place is in a list of events, and the headline is not."""
        return _in_events(place) and not (self.title and _in_events(self.title.place))

    @property
    def codes(self) -> frozenset[str]:
        """The languages without their countries."""
        return frozenset(code[:2] for code in self.languages)


def _in_events(place: Place | None) -> bool:
    while place is not None:
        if place.tokens and EVENTS.search(place.tokens):
            return True
        place = place.parent
    return False


def _from_epoch(seconds: int, raw: str) -> ArticleDate | None:
    """The moment that is so many seconds after the beginning of 1970."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return ArticleDate(moment, "second", raw=raw) if FIRST_YEAR < moment.year < 2100 else None


def _distances(title: int | None, body: tuple[int, int] | None, length: int) -> dict[int, int]:
    """How far the blocks near headline and body are from them; others are too far to be theirs."""
    found: dict[int, int] = {}
    before = BODY_BEFORE if title is not None else 2 * BODY_BEFORE
    spans = [(body[1], 1, BODY_BEHIND, 6), (body[0], -before, 0, 0), (body[0], 1, BODY_INSIDE, 2)] if body else []
    spans += [(title, -BEFORE, -1, 3), (title, 0, BEHIND, 0)] if title is not None else []
    for origin, first, last, extra in spans or [(0, 0, BEHIND, 0)]:
        for index in range(max(0, origin + first), min(length, origin + last) + 1):
            distance = abs(index - origin) + extra
            if distance < found.get(index, 99):
                found[index] = distance
    return found


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

    A printed day wins over a declared one where they are a zone apart, or where the address or a second declaration
    is on its side. A page that has no date but the one of its last change gives that one, and the source says so.

    >>> from articlekit import extract
    >>> extract("<h1>Rain</h1><p>Published on 21 December 2020<p>It rained all night.").published
    ArticleDate(value=datetime.date(2020, 12, 21), precision='day', ambiguous=False)
    >>> extract("<h1>Rain</h1><p>It rained all night.<footer>© 2020 The Post</footer>").published is None
    True

    Args:
        sources: the page, with the facts ``language`` and ``title`` found before.

    Returns:
        The date; what other sources say stands in the candidates.
    """
    found = _gather(_look(sources))
    published = [evidence for evidence in found if evidence.meaning == "published"]
    if published:
        return _fact(_weigh(published, found), found)
    if found:
        best = max(found, key=lambda evidence: evidence.day)
        return _fact(evolve(best, when=_cited(best.when, f"{best.when.source} (modified)")), found)
    return Published(None)


def _gather(look: Look) -> list[Evidence]:
    """All that the page offers; lines are read only as far as elements and declarations leave something open."""
    found = [evidence for finder in QUICK_FINDERS for evidence in finder(look)]
    if _is_agreed(found):
        changed = any(evidence.meaning == "modified" for evidence in found)
        return found if changed else [*found, *_from_lines(look, labelled=True)]
    for finders in LINE_FINDERS:
        found += [evidence for finder in finders for evidence in finder(look)]
        if _is_sure(found):
            break
    return found


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
    return _fact(found[0], found) if found else Fact(None)


def _fact(best: Evidence, found: list[Evidence]) -> Published:
    others = tuple(
        Candidate("", evidence.when.isoformat(), evidence.when.raw, evidence.when.source)
        for evidence in found
        if evidence.when.source != best.when.source or evidence.day != best.day
    )
    return Published(best.when, best.when.raw, best.when.source, best.block, others, evidence=tuple(found))


def _cited(found: ArticleDate, source: str, raw: str | None = None) -> ArticleDate:
    """The date with its source, and another raw text; several times as quick as ``evolve``."""
    return ArticleDate(found.value, found.precision, found.ambiguous, found.raw if raw is None else raw, source)


def _look(sources: Sources) -> Look:
    fact = sources.known.get("title")
    blocks = sources.document.blocks
    title = blocks[fact.block] if fact and fact.block is not None and fact.block < len(blocks) else None
    long = [block.index for block in sources.cleaned.blocks if len(block.text) >= PARAGRAPH and block.kind != "heading"]
    body = (long[0], long[-1]) if long else None
    near = _distances(title.index if title else None, body, len(blocks))
    byline = sources.known.get("byline")
    usual = title.marks if title else 0
    return Look(
        sources, title, body, near, _languages(sources), usual, byline.block if byline else None, _changed(sources)
    )


def _changed(sources: Sources) -> dict[int, list[str]]:
    """What stands in elements of each block whose class speaks of the last change."""
    found: dict[int, list[str]] = {}
    for mention in sources.document.page.mentions:
        if mention.own & marks.DATE and mention.text and _meaning(mention) == "modified":
            found.setdefault(mention.block, []).append(mention.text)
    return found


def _languages(sources: Sources) -> tuple[str, ...]:
    """The page's language, with the country that the page or its host names."""
    declared = (sources.document.page.language or "").replace("_", "-").lower()
    language = str(sources.value("language") or declared[:2])
    country = declared[3:5] if len(declared) == 5 and declared[:2] == language else ""
    host = re.match(r"https?://(?:[^/]*\.)?([a-z]{2})(?:[:/]|$)", sources.document.page.url or "")
    if host and host[1] not in ("io", "tv", "me", "co", "ai", "eu", "fm", "to", "cc", "ly"):
        country = {"uk": "gb"}.get(host[1], host[1])
    if not language:
        return (f"xx-{country}",) if country else ()
    return (f"{language}-{country}",) if country and language == "en" else (language,)


def _is_sure(found: list[Evidence]) -> bool:
    """Whether a day of publication is declared, or printed where it belongs."""
    return any(
        evidence.meaning == "published" and (not evidence.points or evidence.points >= SURE) for evidence in found
    )


def _is_agreed(found: list[Evidence]) -> bool:
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


# --- weighing --------------------------------------------------------------------------------------------------------


def _weigh(published: list[Evidence], found: list[Evidence]) -> Evidence:
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
    if _is_zone_apart(said, shown):
        return shown
    if second := next((other for other in declared[1:] if other.day == shown.day), None):
        return second
    changed = {evidence.day for evidence in found if evidence.meaning == "modified" and evidence.points}
    if shown.points >= REPUBLISHED and (shown.day - said.day).days > 1 and shown.day not in changed:
        return shown
    return said


def _finest(found: list[Evidence]) -> Evidence:
    """The first, or the one of the same day that says the most: with seconds rather than without a time."""
    same = [evidence for evidence in found if evidence.day == found[0].day and not evidence.when.ambiguous]
    return max(same, key=lambda evidence: FINENESS.get(evidence.when.precision, 0), default=found[0])


FINENESS = {"minute": 1, "second": 2}


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


def _is_zone_apart(said: Evidence, shown: Evidence) -> bool:
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


# --- declared --------------------------------------------------------------------------------------------------------


def _evidence(look: Look, text: str, source: str, meaning: Meaning, points: float = 0.0) -> Iterator[Evidence]:
    found = look.read_date(text)
    if found:
        yield Evidence(_cited(found, source, text.strip()), meaning, points)


def _from_json_ld(look: Look) -> Iterator[Evidence]:
    article = look.sources.linked_data.article
    for text in texts_of(article.get("datePublished"))[:1]:
        yield from _evidence(look, text, "json-ld:datePublished", "published")
    for text in texts_of(article.get("dateModified"))[:1]:
        yield from _evidence(look, text, "json-ld:dateModified", "modified")


def _from_meta(look: Look) -> Iterator[Evidence]:
    ranks = _meta_ranks()
    meta = look.sources.meta
    for key in sorted((key for key in meta if key in ranks), key=lambda key: ranks[key]):
        meaning: Meaning = "published" if ranks[key] < len(PUBLISHED_META) else "modified"
        yield from _evidence(look, meta[key][0], f"meta:{key}", meaning)


@cache
def _meta_ranks() -> dict[str, int]:
    return {key: rank for rank, key in enumerate((*PUBLISHED_META, *MODIFIED_META))}


def _from_loose_meta(look: Look) -> Iterator[Evidence]:
    """What may be the day of anything: of the article, the page, the file, a film on the page."""
    article = look.sources.linked_data.article
    for key in CREATED_KEYS:
        for text in texts_of(article.get(key))[:1]:
            yield from _evidence(look, text, f"json-ld:{key}", "published", LOOSE)
    for key in LOOSE_META:
        for text in look.sources.meta.get(key, ())[:1]:
            yield from _evidence(look, text, f"meta:{key}", "published", LOOSE)


def _from_url(look: Look) -> Iterator[Evidence]:
    """The date in the address, as in /2020/12/21/."""
    urls = [look.sources.document.page.url or ""]
    urls += [href for rel, href, _ in look.sources.document.page.links if rel == "canonical"]
    urls += look.sources.meta.get("og:url", ())
    for url in urls:
        path = unquote(url.partition("://")[2].partition("/")[2].partition("?")[0])
        if match := URL_DATE.search(path):
            text = f"{match[1]}-{match[3] or match[5]}-{match[4] or match[6]}" if match[1] else match[0]
            yield from (
                evolve(found, when=_cited(found.when, "url", match[0]))
                for found in _evidence(look, text, "url", "published")
            )
            return


# --- in elements -----------------------------------------------------------------------------------------------------


def _from_elements(look: Look) -> Iterator[Evidence]:
    """Elements near headline or body whose name, attributes or class speak of a date."""
    unwanted = ELSEWHERE & ~look.usual
    for mention in look.sources.document.page.mentions:
        distance = look.near.get(mention.block)
        if distance is None or mention.marks & unwanted and mention.tag != "meta":
            continue
        item = _item(mention)
        for source, base, is_one in ELEMENTS:
            if is_one(mention, item):
                yield from _of_mention(look, mention, item, source, base - _cost(look, mention.marks, distance))
                break


def _is_published_item(mention: Mention, item: str) -> bool:
    return item in ("datepublished", "datemodified", "published_time", "modified_time")


def _is_item(mention: Mention, item: str) -> bool:
    return item in ITEMS


def _item(mention: Mention) -> str:
    named = mention.attributes.get("itemprop") or mention.attributes.get("property") or ""
    return named.rpartition(":")[2].lower()


ITEMS: dict[str, Meaning] = {
    "datepublished": "published", "datecreated": "published", "uploaddate": "published", "published_time": "published",
    "issued": "published", "created": "published", "date": "published", "datemodified": "modified",
    "modified": "modified",
    "modified_time": "modified",
}  # fmt: skip


def _is_time(mention: Mention, item: str) -> bool:
    return mention.tag == "time"


def _has_class(mention: Mention, item: str) -> bool:
    return bool(mention.own & marks.DATE) and mention.tag != "a" and len(mention.text) < MAX_DATE_LINE


# Attributes in which elements state a date, the surest first.
STATED = ("datetime", "content", "title", "data-datetime", "data-seconds", "data-timestamp", "data-time", "data-date")
# What kind of element it is, its points, and how to tell it, by the element and the item that it names.
ELEMENTS: tuple[tuple[str, float, Callable[[Mention, str], bool]], ...] = (
    ("itemprop", 3.0, _is_published_item),
    ("itemprop", 2.0, _is_item),
    ("time", 2.5, _is_time),
    ("class", 2.0, _has_class),
)


def _cost(look: Look, all_marks: int, distance: int) -> float:
    """What speaks against a place: how far it is from headline and body, and what else it may belong to."""
    odd = all_marks & ~look.usual
    return 0.05 * distance + 0.9 * bool(odd & DOUBTFUL) + 0.8 * bool(odd & CAPTIONS) + 0.3 * bool(odd & marks.FOOTER)


def _of_mention(look: Look, mention: Mention, item: str, source: str, points: float) -> Iterator[Evidence]:
    if points < MIN_POINTS:
        return
    attributes = mention.attributes
    meaning = ITEMS.get(item) or _meaning(mention)
    points += 0.4 * bool(meaning == "published" and PUBLISHED_TOKENS.search(attributes.get("class", "").lower()))
    name = f"itemprop={item}" if source == "itemprop" else source
    for text in map(attributes.get, STATED):
        if text and (found := look.read_date(text)) and found.precision != "month":
            shown = _as_printed(look, found, mention)
            yield Evidence(_cited(shown, name, mention.text or text), meaning, points, mention.block)
            return
    if look.is_plausible(mention.text) and not COPYRIGHT.search(mention.text):
        yield from _of_matches(look, mention.text, look.dates(mention.text), "", name, points, mention.block, meaning)


def _as_printed(look: Look, found: ArticleDate, mention: Mention) -> ArticleDate:
    """The date that is printed in an element, if its attribute gives the same moment in another zone."""
    if not isinstance(found.value, datetime) or str(found.value.day) in mention.text:
        return found  # most print the day that they state
    if PLAUSIBLE.search(mention.text):
        for match in look.dates(mention.text)[:1]:
            if _is_zone_apart(Evidence(found, "published"), Evidence(match.date, "published")):
                return match.date
    return found


def _meaning(mention: Mention) -> Meaning:
    tokens = " ".join(mention.attributes.get(name, "") for name in ("class", "id")).lower()
    if MODIFIED_TOKENS.search(tokens) and not PUBLISHED_TOKENS.search(tokens):
        return "modified"
    label = re.split(r"\d", mention.text, maxsplit=1)[0] if mention.text else ""
    return "modified" if label and date_words().before(label) == "modified" else "published"


# --- in lines --------------------------------------------------------------------------------------------------------


def _from_lines(look: Look, *, labelled: bool = False) -> Iterator[Evidence]:
    """Date lines near headline and body, and dates at the beginning of the body; or just those that a word explains."""
    blocks = look.sources.document.blocks
    unwanted = ELSEWHERE & ~look.usual
    first = look.body[0] if look.body else -1
    for index in sorted(look.near):
        if index >= len(blocks) or blocks[index].marks & unwanted:
            continue
        block = blocks[index]
        reach = (
            MAX_DATE_LINE if len(block.text) <= MAX_DATE_LINE else MAX_DATELINE if first <= index <= first + 1 else 0
        )
        if labelled and not _is_labelled(look, block):
            continue
        if reach and look.is_plausible(block.text, reach) and not look.is_event(block.place):
            points = 1.5 - _cost(look, block.marks | marks.CAPTION * (block.kind == "caption"), look.near[index])
            points -= IN_HEADLINE * (block is look.title)
            yield from _of_line(look, block, points, labelled=labelled)


def _is_labelled(look: Look, block: Block) -> bool:
    """Whether a line, or the one above it, has one of the words that explain dates."""
    blocks = look.sources.document.blocks
    return date_words().occur_in(block.text) or block.index > 0 and date_words().occur_in(blocks[block.index - 1].text)


def _of_line(look: Look, block: Block, points: float, *, labelled: bool = False) -> Iterator[Evidence]:
    """The dates of a date line: those with a word that says what they are, and bare ones if the line is little else."""
    text = _without_changed(look, block)
    if COPYRIGHT.search(text[:MAX_DATE_LINE]):
        return
    if len(text) > MAX_DATE_LINE:
        if not labelled and look.body and block.index <= look.body[0] + 1:
            yield from _of_dateline(look, block, points)
        return
    matches = look.dates(text)
    if not matches:
        return
    rest = _rest(text, matches)
    if rest > MAX_REST and len(segments := SEGMENT.split(text)) > MIN_SEGMENTS:
        text = " | ".join(filter(look.is_plausible, segments))
        matches = look.dates(text)
        rest = _rest(text, matches)
    if rest > MAX_REST or rest > MIN_PROSE and SENTENCE.search(text) and block.index != look.byline:
        labelled = True
    previous = look.sources.document.blocks[block.index - 1].text if block.index else ""
    label = previous if len(previous) < 60 else ""
    bonus = 0.4 * (rest < 12 or block.index == look.byline)
    yield from _of_matches(look, text, matches, label, "text", points + bonus, block.index, None, labelled=labelled)


def _rest(text: str, matches: Iterable[DateMatch]) -> int:
    """The number of characters of a line beside its dates."""
    return len(text) - sum(match.end - match.start for match in matches)


def _without_changed(look: Look, block: Block) -> str:
    """
    A line without the day of the last change, where an element says that it is one, and the line has another.

    Themes put that day into the line of the byline for machines, with no space between it and the day they print.
    """
    text = block.text
    for changed in look.changed.get(block.index, ()):
        rest = text.replace(changed, " ", 1)
        if rest != text and look.is_plausible(rest) and look.dates(rest):
            text = rest
    return text


def _of_dateline(look: Look, block: Block, points: float) -> Iterator[Evidence]:
    """The date at the beginning of a paragraph, with a dash behind it."""
    head = block.text[:MAX_DATELINE]
    for match in look.dates(head)[:1]:
        if match.start < 40 and DATELINE_END.match(block.text, match.end):
            yield Evidence(_cited(match.date, "dateline"), "published", max(points - 0.3, MIN_POINTS), block.index)


def _of_matches(
    look: Look,
    text: str,
    matches: tuple[DateMatch, ...],
    label: str,
    source: str,
    points: float,
    block: int,
    default: Meaning | None,
    *,
    labelled: bool = False,
) -> Iterator[Evidence]:
    if any(RANGE.fullmatch(text[one.end : two.start]) and _differ(one, two) for one, two in pairwise(matches)):
        return  # from one day to another: an event
    if not matches:
        return
    place = 0
    behind = _is_labelled_behind(look, text, matches, label)
    for match, following in zip(matches, (*matches[1:], None), strict=True):
        until = following.start if following else len(text)
        before = None if behind else _label(look, text[place : match.start], label, first=place == 0)
        meaning = before or _label_behind(text[match.end : until])
        place = match.end
        if meaning == "neither" or meaning is None and labelled or RANGE_BEFORE.search(text[: match.start]):
            continue
        extra = 1.5 if meaning else 0.0
        if points + extra >= MIN_POINTS:
            yield Evidence(_cited(match.date, source), meaning or default or "published", points + extra, block)


def _is_labelled_behind(look: Look, text: str, matches: tuple[DateMatch, ...], label: str) -> bool:
    """Whether the words of a line stand behind its dates, not before them, as in Japanese: 2020年12月21日 公開."""
    if len(matches) < 2 or _label(look, text[: matches[0].start], label, first=True):
        return False
    return bool(_label_behind(text[matches[0].end : matches[1].start]) and _label_behind(text[matches[-1].end :]))


def _differ(one: DateMatch, two: DateMatch) -> bool:
    return one.date.isoformat()[:10] != two.date.isoformat()[:10]


def _label(look: Look, before: str, label: str, *, first: bool) -> Meaning | None:
    """What the words before a date say, or the line above where there are none."""
    words = date_words()
    if any(map(str.isalpha, before)) or not first:
        return words.before(before, look.codes)
    return words.before(label, look.codes) if label else None


def _label_behind(text: str) -> Meaning | None:
    """What a verb behind the date says, as in "wurde am 3. Mai 2020 von Ana Ruiz geschrieben"."""
    return date_words().behind(text)


def _from_far_lines(look: Look) -> Iterator[Evidence]:
    """Lines anywhere on the page with a word at the date that says what it is."""
    unwanted = ELSEWHERE & ~look.usual
    read = 0
    for block in look.sources.document.blocks:
        if block.marks & unwanted or len(block.text) > MAX_DATE_LINE or not look.is_plausible(block.text):
            continue
        if not _is_labelled(look, block):
            continue
        read += 1
        if read > MAX_FAR_LINES:
            return
        yield from _of_line(look, block, 0.5 - _cost(look, block.marks, 0), labelled=True)


def _from_glued_lines(look: Look) -> Iterator[Evidence]:
    """
    Dates in the long lines of a text dump whose elements were glued together: "Ana RuizPublished: 3 May 2021Share".

    Prose has dates too, so only those count that stand directly behind a label with a colon or a capital, or behind a
    name with no space between.
    """
    if look.sources.document.page.input != "text":
        return
    for block in look.sources.document.blocks[:MAX_GLUED_LINES]:
        if len(block.text) <= MAX_DATE_LINE:
            continue
        for match in find_dates(block.text, languages=look.languages):
            before = block.text[max(0, match.start - 60) : match.start]
            if match.date.precision != "month" and (meaning := _glued_meaning(look, before)):
                yield Evidence(_cited(match.date, "text"), meaning, MIN_POINTS, block.index)
                if meaning == "published":
                    return


def _glued_meaning(look: Look, before: str) -> Meaning | None:
    if GLUED_NAME.search(before):
        return "published"
    if label := GLUED_LABEL.search(before):
        meaning = date_words().before(label[1], look.codes)
        return None if meaning == "neither" else meaning
    return None


def _from_lone_lines(look: Look) -> Iterator[Evidence]:
    """Lines anywhere on the page that are a date and nothing else, if they all say the same day."""
    unwanted = (ELSEWHERE | DOUBTFUL | CAPTIONS) & ~look.usual
    found: list[Evidence] = []
    for block in look.sources.document.blocks:
        if len(block.text) <= MAX_LONE and not block.marks & unwanted and PLAUSIBLE.search(block.text):
            matches = look.dates(block.text)
            if len(matches) == 1 and len(block.text) - (matches[0].end - matches[0].start) < MAX_LONE_REST:
                before = block.text[: matches[0].start]
                if _label(look, before, "", first=True) or RANGE_BEFORE.search(before) or len(found) == MAX_FAR_LINES:
                    return
                found.append(Evidence(_cited(matches[0].date, "text"), "published", MIN_POINTS, block.index))
    if len({evidence.day for evidence in found}) == 1:
        yield found[0]


Finder = Callable[[Look], Iterable[Evidence]]
QUICK_FINDERS: tuple[Finder, ...] = (_from_json_ld, _from_meta, _from_url, _from_elements)
LINE_FINDERS: tuple[tuple[Finder, ...], ...] = (
    (_from_lines,),
    (_from_loose_meta, _from_far_lines),
    (_from_lone_lines, _from_glued_lines),
)
