"""Authors that a page declares: in JSON-LD, in meta elements, and in elements that say they hold an author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Literal

from attrs import evolve

from articlekit import marks
from articlekit.article import Author
from articlekit.document import Block, Mention
from articlekit.parsers.addresses import base_address, web_address
from articlekit.parsers.bylines.dated import is_dated
from articlekit.parsers.bylines.found import (
    CREDITED,
    ELSEWHERE,
    LINES_BEFORE,
    LONG_NUMBER,
    MAX_AUTHOR_TEXT,
    MAX_NAME_LINE,
    STREET,
    Found,
    begin_of,
    distinct,
    elsewhere_of,
    title_block,
)
from articlekit.parsers.bylines.names import fold, vocabulary
from articlekit.parsers.bylines.plain import could_be_name, is_job, is_place_name, is_plain_name
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.bylines.text import parse_byline
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.dates.text import find_dates
from articlekit.parsers.fact import Sources
from articlekit.parsers.linked_data import nodes_of, text_of, texts_of, types

__all__ = ["from_json_ld", "from_markup", "from_meta", "is_rel_author"]

META_KEYS = (
    "author", "parsely-author", "sailthru.author", "article:author_name", "cxenseparse:author", "byl", "dc.creator",
    "dcterms.creator", "dc.author", "citation_author", "bepress_citation_author", "article:author", "og:article:author",
    "og:author", "authors", "creator", "cse_author", "story:author", "lp.article:author", "article.author", "byline",
    "author_name", "article_author", "shareaholic:article_author_name", "rbauthors", "vr:author", "news:author", "auteur",
    "autor", "content_author",
)  # fmt: skip
HOUSE_NUMBER = re.compile(r",\s\d{1,5}(?:$|[\s,])")  # as behind the street in many countries
BEHIND = 40  # blocks behind it
MAX_LINES = 12  # lines of one element, with a name in each
AT_HEADLINE = 2  # blocks between a headline and what can only be its own byline
AT_SUBTITLES = 6  # the same for links with rel="author", subtitles between; few pages have them at other texts
CLOSE = 6  # blocks between two authors of one byline


def from_json_ld(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    article = sources.linked_data.article
    for key in ("author", "creator"):
        value = article.get(key)
        if value:
            nodes = nodes_of(value)
            several = len(nodes) > 1
            source = f"json-ld:{key}"
            authors = [
                author for node in nodes for author in _of_node(sources, node, publishers, source, several=several)
            ]
            yield Found(distinct(authors), str(value)[:300], source)


def _of_node(
    sources: Sources, node: object, publishers: frozenset[str], source: str, *, several: bool
) -> Iterator[Author]:
    node = sources.linked_data.resolve(node)
    if not isinstance(node, dict):
        for name in texts_of(node):
            yield from split_names(name, publishers=publishers, source=source)
        return
    kinds = types(node)
    offices = kinds & {"organization", "newsmediaorganization"}
    # Publishing systems say both of a person whose own site it is, and who so has the site's name.
    kind: Literal["person", "organisation"] | None = None
    if offices:
        kind = "person" if "person" in kinds else "organisation"
    url = web_address(text_of(node.get("url")), base_address(sources.document.page))
    for name in texts_of(node) or _given_name(node):
        authors = split_names(name, publishers=publishers, source=source)
        if not authors and several and "person" in kinds and could_be_name(name):
            authors = (Author(name, raw=name, source=source),)  # "Xiaoying You", whose surname is a word elsewhere
        for author in authors:
            yield evolve(author, kind=kind or author.kind, url=url)


def _given_name(node: Mapping[str, object]) -> tuple[str, ...]:
    """The name of a node that states it in two parts."""
    given, family = text_of(node.get("givenName")), text_of(node.get("familyName"))
    return (f"{given} {family}",) if given and family else ()


def from_meta(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    for key in META_KEYS:
        if key not in sources.meta:
            continue
        contents = [content for content in sources.meta[key] if "://" not in content]
        authors = [
            author for text in contents for author in split_names(text, publishers=publishers, source=f"meta:{key}")
        ]
        if authors:
            yield Found(distinct(authors), "; ".join(contents), f"meta:{key}")
    for number in ("1", "2"):
        label = sources.first_meta(f"twitter:label{number}")
        data = sources.first_meta(f"twitter:data{number}")
        if label and data and _is_byline_word(label[0]):
            yield Found(split_names(data[0], publishers=publishers, source=data[1]), *data)


def _is_byline_word(label: str) -> bool:
    """Whether a label is a word for an author: "Written by", and not "Photo"."""
    words = vocabulary(None)
    return bool(words.prefix.fullmatch(label.strip())) and words.roles.get(fold(label), "author") in CREDITED


# --- elements that say so -------------------------------------------------------------------------------------------


def from_markup(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Elements that say they hold an author: rel, itemprop, class names."""
    title = title_block(sources)
    begin = begin_of(sources, title)
    elsewhere = elsewhere_of(title)
    usual = title.marks if title else 0
    near = [
        mention
        for mention in sources.document.page.mentions
        if begin - LINES_BEFORE <= mention.block <= begin + BEHIND
        and (not mention.marks & elsewhere or _is_byline_of(mention, begin))
        and not _is_of_picture(mention, usual)
    ]
    near = _without_teasers(near, sources)
    beside = (marks.ASIDE | marks.SIDEBAR) & ~usual
    if any(mention.marks & beside for mention in near):  # the cards of other articles may come first
        near.sort(key=lambda mention: bool(mention.marks & beside))
    headline = fold(str(sources.value("title") or ""))
    for name, test, before in MARKUP:
        mentions = [mention for mention in near if mention.block >= begin - before and test(mention)]
        found = _first_group(mentions, publishers, name, sources.document.blocks)
        if found and found.names != {headline}:  # "fn" is also the name of a product
            yield found


def _is_of_picture(mention: Mention, usual: int) -> bool:
    """Whether an author or creator is that of a picture, in whose caption the name stands."""
    if mention.marks & marks.CAPTION & ~usual and not is_rel_author(mention):
        return True
    return bool(mention.marks & marks.FIGURE) and "creator" in mention.attributes.get("itemprop", "").split()


def _without_teasers(mentions: list[Mention], sources: Sources) -> list[Mention]:
    """Without the authors in a list behind the article that has other entries between them: what else is to be read."""
    blocks, last = sources.document.blocks, sources.cleaned.blocks[-1:]
    behind = {mention.block for mention in mentions if last and last[0].index < mention.block < len(blocks)}
    entries = sorted(number for number in behind if blocks[number].kind == "list_item")
    teasers = {
        number
        for pair in pairwise(entries)
        if pair[1] - pair[0] > 1 and blocks[pair[0]].group == blocks[pair[1]].group
        for number in pair
    }
    return [mention for mention in mentions if mention.block not in teasers] if teasers else mentions


def _is_byline_of(mention: Mention, begin: int) -> bool:
    """Whether an element directly at the headline says by a byline word or for machines that it names authors."""
    if is_rel_author(mention) and not mention.marks & ELSEWHERE & ~marks.COMMENT:
        return 0 <= mention.block - begin <= AT_SUBTITLES  # in an element of the class "byline-and-comments"
    if abs(mention.block - begin) > AT_HEADLINE or not mention.own & marks.AUTHOR or mention.marks & marks.COMMENT:
        return False
    return _is_item_author(mention) or bool(vocabulary(None).prefix.match(mention.text))


def _first_group(
    mentions: list[Mention], publishers: frozenset[str], source: str, blocks: Sequence[Block]
) -> Found | None:
    """The authors of the first byline: the first element that holds names, and its like close behind it."""
    authors: list[Author] = []
    first: Mention | None = None
    last = 0
    for mention in mentions:
        if first and (mention.block - last > CLOSE or not _is_like(mention, first)):
            continue
        if first and any(len(block.text) > MAX_NAME_LINE for block in blocks[last + 1 : mention.block]):
            break  # behind a text of its own: the author of an answer
        found = _of_lines(mention, blocks, source) or _of_mention(mention, publishers, source)
        if not found:
            continue
        if authors and any(fold(known.name) in fold(mention.text) for known in authors):
            continue
        first = first or mention
        last = mention.block
        authors += found
    return Found(distinct(authors), first.text, source, first.block) if first else None


def _is_like(mention: Mention, other: Mention) -> bool:
    if (mention.marks ^ other.marks) & (marks.ASIDE | marks.SIDEBAR | marks.CARD):
        return False
    classes, others = mention.attributes.get("class", ""), other.attributes.get("class", "")
    return mention.tag == other.tag and (classes == others or not set(classes.split()).isdisjoint(others.split()))


def _of_lines(mention: Mention, blocks: Sequence[Block], source: str) -> tuple[Author, ...]:
    """The authors of an element that holds several elements with a name each, and behind them perhaps a place."""
    rest, lines = mention.text, []
    for block in blocks[mention.block : mention.block + MAX_LINES]:
        if not rest.startswith(block.text):
            break
        rest = rest[len(block.text) :].lstrip()
        lines.append(block.text.rstrip(" ,;，、"))
    names = list(takewhile(lambda line: " " in line and is_plain_name(line), lines))
    if rest or len(lines) < 2 or not names or not all(map(is_place_name, lines[len(names) :])):
        return ()
    return tuple(Author(name, raw=mention.text, source=source) for name in names)


def _of_mention(mention: Mention, publishers: frozenset[str], source: str) -> tuple[Author, ...]:
    text = mention.text or mention.attributes.get("content", "")
    if not text or len(text) > MAX_AUTHOR_TEXT:
        return ()
    if _is_imprint(text, source) or is_job(text):
        return ()
    found = parse_byline(text, publishers=publishers)
    if not found:
        # A class name says less than rel and itemprop do, but for links and for the classes of the hCard format.
        loose = source != "class=author" or mention.tag == "a" or "fn" in mention.attributes.get("class", "").split()
        found = split_names(text, publishers=publishers, strict=not loose)
        if not found and is_dated(text):
            found = split_names(_before_date(text), publishers=publishers, strict=True)
    return tuple(
        Author(one.name, one.kind, one.role, one.url, one.raw, source) for one in found if one.role in CREDITED
    )


def _is_imprint(text: str, source: str) -> bool:
    """Whether an element tells who owns the site, and where to write or to call."""
    classed = source == "class=author"
    if classed and (STREET.search(text) or COPYRIGHT.search(text) and not vocabulary(None).prefix.match(text)):
        return True
    return not is_dated(text) and bool(LONG_NUMBER.search(text) or classed and HOUSE_NUMBER.search(text))


def _before_date(text: str) -> str:
    """What stands before the first date, be it glued to that or not."""
    first = next(iter(find_dates(text)), None)
    return text[: first.start] if first else ""


def is_rel_author(mention: Mention) -> bool:
    """Whether an element says by ``rel="author"`` that it links to the page of the article's author."""
    return "author" in mention.attributes.get("rel", "").split()


def _is_item_author(mention: Mention) -> bool:
    item = mention.attributes.get("itemprop", "")
    return (
        "author" in item.split() or "creator" in item.split() or (item == "name" and bool(mention.marks & marks.AUTHOR))
    )


def _has_author_class(mention: Mention) -> bool:
    return bool(mention.own & marks.AUTHOR) and not mention.own & marks.BIO and mention.tag != "meta"


# What an element says, how to tell, and how many blocks before the headline it may stand: cards have such classes as well.
MARKUP: tuple[tuple[str, Callable[[Mention], bool], int], ...] = (
    ("rel=author", is_rel_author, LINES_BEFORE),
    ("itemprop=author", _is_item_author, LINES_BEFORE),
    ("class=author", _has_author_class, AT_HEADLINE),
)
