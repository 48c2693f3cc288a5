"""Dates: when the article was published, and when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from urllib.parse import unquote

from attrs import evolve, frozen

from articlekit import marks
from articlekit.article import ArticleDate, Candidate
from articlekit.document import Block, Mention
from articlekit.parsers.calendar import Meaning, date_words
from articlekit.parsers.date_text import DateMatch, find_dates, parse_date
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import texts_of

__all__ = ["find_modified", "find_published"]

# Counted over the annotated pages: the names of meta elements under which the day of publication stands, the surest first.
PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_online_date", "bepress_citation_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dc.date.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article:published", "article.published",
    "article:publicationdate", "article:publication_date", "prism.publicationdate", "shareaholic:article_published_time",
    "nastooh:publishdate", "pubdate", "pub_date", "publishdate", "publish_date", "publish-date", "publicationdate", "publication_date",
    "publication-date", "published_at", "published_time", "published_date", "published", "published-date", "date_published",
    "article_date_original", "originalpublicationdate", "article:post_date", "rnews:datepublished", "displaydate", "ptime",
    "dc.date.created", "dcterms.created", "article:created", "datecreated", "uploaddate", "video:release_date", "og:pubdate",
    "weibo: article:create_at", "mediator_published_time", "sort_date", "lp.article:published_time", "vr:published_time",
    "article-publish-date", "news:publication_date", "release_date", "gcterms.datepublished", "buydate", "blogger:published",
)  # fmt: skip
LOOSE_META = ("dc.date", "dcterms.date", "dc:date", "date", "creation_date", "created", "og:date", "timestamp", "time")
MODIFIED_META = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "article:modified", "article:updated_time", "shareaholic:article_modified_time", "lastmod", "last-modified", "last_modified",
    "lastmodified", "last-updated", "updated_time", "modified_time", "revised", "date_modified", "date-modified", "article_date_updated",
)  # fmt: skip
PUBLISHED_KEYS = ("datePublished", "dateCreated", "uploadDate")

# Elements here carry the dates of other texts.
ELSEWHERE = (
    marks.COMMENT | marks.RELATED | marks.NAV | marks.NEWSLETTER | marks.CONSENT | marks.MENU | marks.BREADCRUMB | marks.CARD
    | marks.SIDEBAR | marks.ASIDE | marks.AD | marks.PROMO | marks.LOGIN | marks.FORM
)  # fmt: skip
BEFORE = 15  # blocks before the headline in which an element may carry its date
BEHIND = 40
LINES_BEFORE = 8
LINES_BEHIND = 12
MAX_DATE_LINE = 200  # characters
MAX_REST = 70  # characters of a date line beside its dates
PLAUSIBLE = re.compile(r"(?:\d{4}|\d\d?\s?[./\-]\s?\d\d?\s?[./\-]\s?\d\d|\d\s?年)")
COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved|alle rechte", re.IGNORECASE)
URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([/\-_.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])|(1[0-2]|0[1-9])/?(3[01]|[12]\d|0[1-9]))(?!\d)"
)
URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(1[0-2]|0?[1-9])/")
PUBLISHED_TOKENS = re.compile(r"publish|pubdate|posted|entry-?date|post-?date|article-?date|created|pub-date|release")
MODIFIED_TOKENS = re.compile(r"modified|updated|update|revis|lastmod|aktualis")


@frozen(eq=False)
class Evidence:
    """
    One date that the page offers, and what it says of the article.

    Attributes:
        date: as read, with raw text and source.
        meaning: published or modified.
        block: index of the block it stands in, if it is printed.
    """

    date: ArticleDate
    meaning: Meaning
    block: int | None = None

    @property
    def day(self) -> date:
        """The day, or the first of the month where no day is stated."""
        value = self.date.value
        return value.date() if isinstance(value, datetime) else value


@frozen(eq=False)
class Look:
    """Where and how to look for dates on one page."""

    sources: Sources
    title: Block | None
    elsewhere: int
    languages: tuple[str, ...]

    @property
    def begin(self) -> int:
        """Index of the headline's block, 0 if there is none."""
        return self.title.index if self.title else 0


def find_published(sources: Sources) -> Fact[ArticleDate | None]:
    """
    When the article first appeared, by what the page declares and prints.

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
    return _find(_look(sources), "published", PUBLISHED_FINDERS)


def find_modified(sources: Sources) -> Fact[ArticleDate | None]:
    """
    When the article was last changed, if the page says so.

    >>> from articlekit import extract
    >>> extract('<meta property="article:modified_time" content="2020-12-22T10:05:00Z"><h1>Rain</h1>').modified.isoformat()
    '2020-12-22T10:05:00+00:00'
    >>> extract("<h1>Rain</h1><p>Published on 21 December 2020<p>It rained all night.").modified is None
    True

    Args:
        sources: the page, with the facts ``language`` and ``title`` found before.

    Returns:
        The date; what other sources say stands in the candidates.
    """
    return _find(_look(sources), "modified", MODIFIED_FINDERS)


Finder = Callable[[Look], Iterable[Evidence]]


def _find(look: Look, meaning: Meaning, finders: Iterable[Finder]) -> Fact[ArticleDate | None]:
    found: list[Evidence] = []
    for finder in finders:
        found += [evidence for evidence in finder(look) if evidence.meaning == meaning]
        if found and finder in ENOUGH:
            break
    if not found:
        return Fact(None)
    best = found[0]
    others = tuple(
        Candidate("", evidence.date.isoformat(), evidence.date.raw, evidence.date.source) for evidence in found if evidence is not best
    )
    return Fact(best.date, best.date.raw, best.date.source, best.block, others)


def _look(sources: Sources) -> Look:
    fact = sources.known.get("title")
    blocks = sources.document.blocks
    title = blocks[fact.block] if fact and fact.block is not None and fact.block < len(blocks) else None
    elsewhere = ELSEWHERE & ~title.marks if title else ELSEWHERE
    return Look(sources, title, elsewhere, _languages(sources))


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


# --- declared --------------------------------------------------------------------------------------------------------


def _evidence(look: Look, text: str, source: str, meaning: Meaning, block: int | None = None) -> Iterator[Evidence]:
    found = parse_date(text, languages=look.languages)
    if found:
        yield Evidence(evolve(found, raw=text.strip(), source=source), meaning, block)


def _from_json_ld(look: Look) -> Iterator[Evidence]:
    article = look.sources.linked_data.article
    for key in PUBLISHED_KEYS:
        for text in texts_of(article.get(key))[:1]:
            yield from _evidence(look, text, f"json-ld:{key}", "published")
    for text in texts_of(article.get("dateModified"))[:1]:
        yield from _evidence(look, text, "json-ld:dateModified", "modified")


def _from_meta(look: Look) -> Iterator[Evidence]:
    for meaning, keys in META:
        for key in keys:
            for text in look.sources.meta.get(key, ())[:1]:
                yield from _evidence(look, text, f"meta:{key}", meaning)


META: tuple[tuple[Meaning, tuple[str, ...]], ...] = (("published", PUBLISHED_META), ("modified", MODIFIED_META))


def _from_loose_meta(look: Look) -> Iterator[Evidence]:
    for key in LOOSE_META:
        for text in look.sources.meta.get(key, ())[:1]:
            yield from _evidence(look, text, f"meta:{key}", "published")


def _from_url(look: Look) -> Iterator[Evidence]:
    """The date in the address, as in /2020/12/21/."""
    urls = [look.sources.document.page.url or ""]
    urls += [href for rel, href, _ in look.sources.document.page.links if rel == "canonical"]
    urls += look.sources.meta.get("og:url", ())
    for url in urls:
        path = unquote(url.partition("://")[2].partition("/")[2].partition("?")[0])
        if match := URL_DATE.search(path):
            text = f"{match[1]}-{match[3] or match[5]}-{match[4] or match[6]}"
            for evidence in _evidence(look, text, "url", "published"):
                yield evolve(evidence, date=evolve(evidence.date, raw=match[0]))
                return


# --- in elements -----------------------------------------------------------------------------------------------------


def _near(look: Look) -> Iterator[Mention]:
    for mention in look.sources.document.page.mentions:
        if look.begin - BEFORE <= mention.block <= look.begin + BEHIND and not mention.marks & look.elsewhere:
            yield mention


def _from_items(look: Look) -> Iterator[Evidence]:
    """Elements of microdata and RDFa."""
    for mention in _near(look):
        named = mention.attributes.get("itemprop") or mention.attributes.get("property") or ""
        name = named.rpartition(":")[2].lower()
        if meaning := ITEMS.get(name):
            yield from _of_mention(look, mention, meaning, f"itemprop={name}")


ITEMS: dict[str, Meaning] = {
    "datepublished": "published", "datecreated": "published", "uploaddate": "published", "published_time": "published",
    "issued": "published", "created": "published", "date": "published", "datemodified": "modified", "modified": "modified",
    "modified_time": "modified",
}  # fmt: skip


def _of_mention(look: Look, mention: Mention, meaning: Meaning, source: str) -> Iterator[Evidence]:
    attributes = mention.attributes
    for text in (attributes.get("datetime"), attributes.get("content"), mention.text, attributes.get("title")):
        if text and PLAUSIBLE.search(text):
            found = list(_evidence(look, text, source, meaning, mention.block))
            if found:
                yield from found
                return


def _from_time_tags(look: Look) -> Iterator[Evidence]:
    """``<time>`` near the headline."""
    found = [mention for mention in _near(look) if mention.tag == "time"]
    for mention in sorted(found, key=lambda mention: (mention.block < look.begin - 3, abs(mention.block - look.begin))):
        yield from _of_mention(look, mention, _meaning(mention), "time")


def _meaning(mention: Mention) -> Meaning:
    tokens = " ".join(mention.attributes.get(name, "") for name in ("class", "id", "itemprop", "property")).lower()
    if MODIFIED_TOKENS.search(tokens) and not PUBLISHED_TOKENS.search(tokens):
        return "modified"
    words = date_words().before(re.split(r"\d", mention.text, maxsplit=1)[0]) if mention.text else None
    return "modified" if words == "modified" else "published"


def _from_classes(look: Look) -> Iterator[Evidence]:
    """Elements whose class speaks of a date, near the headline."""
    found = [mention for mention in _near(look) if mention.own & marks.DATE and mention.tag != "time"]
    for mention in sorted(found, key=lambda mention: (mention.block < look.begin - 3, abs(mention.block - look.begin))):
        if len(mention.text) < MAX_DATE_LINE and PLAUSIBLE.search(mention.text):
            yield from _of_line(look, mention.text, "", mention.block, f"class={mention.attributes.get('class', '')}"[:60], _meaning(mention))


# --- in lines --------------------------------------------------------------------------------------------------------


def _from_lines(look: Look) -> Iterator[Evidence]:
    """Lines near the headline that are date lines, those behind it first."""
    blocks = look.sources.document.blocks
    last = look.begin + LINES_BEHIND
    behind = blocks[look.begin : last]
    before = blocks[max(0, look.begin - LINES_BEFORE) : look.begin]
    yield from _of_blocks(look, behind)
    yield from _of_blocks(look, before[::-1])


def _of_blocks(look: Look, blocks: Iterable[Block], *, labelled: bool = False) -> Iterator[Evidence]:
    all_blocks = look.sources.document.blocks
    for block in blocks:
        if len(block.text) > MAX_DATE_LINE or block.marks & (look.elsewhere | marks.HIDDEN) or not PLAUSIBLE.search(block.text):
            continue
        previous = all_blocks[block.index - 1].text if block.index else ""
        label = previous if len(previous) < 60 else ""
        yield from _of_line(look, block.text, label, block.index, "text", None, labelled=labelled)


def _of_line(
    look: Look, text: str, label: str, block: int, source: str, default: Meaning | None, *, labelled: bool = False
) -> Iterator[Evidence]:
    """The dates of a date line: those with a word before them that says so, and bare ones if the line is little else."""
    if COPYRIGHT.search(text):
        return
    matches = [match for match in find_dates(text, languages=look.languages) if match.date.precision != "month"]
    rest = len(text) - sum(match.end - match.start for match in matches)
    place = 0
    for match in matches:
        before = text[place : match.start]
        meaning = _label(before, label, place == 0)
        place = match.end
        if meaning == "neither" or meaning is None and (labelled or rest > MAX_REST):
            continue
        yield Evidence(evolve(match.date, source=source), meaning or default or "published", block)


def _label(before: str, label: str, first: bool) -> Meaning | None:
    """What the words before a date say, or the line above where there are none."""
    words = date_words()
    if any(map(str.isalpha, before)) or not first:
        return words.before(before)
    return words.before(label) if label else None


def _from_far_lines(look: Look) -> Iterator[Evidence]:
    """Lines anywhere on the page with a word before the date that says what it is."""
    yield from _of_blocks(look, look.sources.document.blocks[look.begin :], labelled=True)


PUBLISHED_FINDERS: tuple[Finder, ...] = (
    _from_json_ld, _from_meta, _from_items, _from_url, _from_time_tags, _from_classes, _from_lines, _from_far_lines, _from_loose_meta,
)  # fmt: skip
MODIFIED_FINDERS: tuple[Finder, ...] = (_from_json_ld, _from_meta, _from_items, _from_time_tags, _from_classes, _from_lines)
ENOUGH = frozenset(PUBLISHED_FINDERS)  # behind these finders the search ends if anything was found
