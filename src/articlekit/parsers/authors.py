"""Authors: who wrote the article, by the page's data and by what is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from articlekit import marks
from articlekit.article import Author, Candidate
from articlekit.document import Block, Document, Mention
from articlekit.parsers.addresses import web_address
from articlekit.parsers.byline_text import (
    could_be_name,
    is_dated,
    is_job,
    is_plain_name,
    parse_byline,
    split_names,
    unglue,
)
from articlekit.parsers.date_text import find_dates
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import nodes_of, text_of, texts_of, types
from articlekit.parsers.names import ARTICLES, CJK, LETTERS, fold, vocabulary
from articlekit.parsers.site import site_names
from articlekit.parsers.title_text import is_site

__all__ = ["find_authors"]

META_KEYS = (
    "author", "parsely-author", "sailthru.author", "article:author_name", "cxenseparse:author", "byl", "dc.creator",
    "dcterms.creator", "dc.author", "citation_author", "bepress_citation_author", "article:author", "og:article:author",
    "og:author", "authors", "creator", "cse_author", "story:author", "lp.article:author", "article.author", "byline",
    "author_name", "article_author", "shareaholic:article_author_name", "rbauthors", "vr:author", "news:author", "auteur",
    "autor",
)  # fmt: skip
CREDITED = frozenset({"author", "interview"})  # the roles that make an author of the article

# Elements here speak of the authors of other texts.
ELSEWHERE = marks.COMMENT | marks.RELATED | marks.NAV | marks.NEWSLETTER | marks.CONSENT | marks.MENU | marks.BREADCRUMB
BIO = marks.BIO | marks.AUTHOR
BEFORE = 15  # blocks before the headline in which a byline may stand
BEHIND = 40  # blocks behind it
AT_HEADLINE = 2  # blocks between a headline and what can only be its own byline
CLOSE = 6  # blocks between two authors of one byline
LINES_BEFORE = 8
LINES_BEHIND = 16
NAME_LINES = 6  # lines behind the headline in which a name alone may be the author
FAR_BEHIND = 300
FAR = marks.ASIDE | marks.CREDIT | marks.SIDEBAR
MAX_WORD = 40  # characters in which the first word of a line ends, if it is a byline word
MAX_NAME_LINE = 80  # characters
MAX_NAME_LINES = 12  # of one byline, joiners in lines of their own counted
AT_BYLINES = frozenset(
    {"share", "photo-credit", "print-translate", "reading-time", "comments-prompt", "paywall", "ad-label"}
)
LONG_LINE = 60  # characters of a line that is none of names, jobs and dates
MAX_BODY = 20  # blocks in which the people that an article is about are named
MIN_PROSE = 3  # small words behind a name that make a sentence
BULLETS = "*•- "
MARKS = " ,|–—/-•·:"  # between date, place and name
HANDLE = re.compile(r"@\w{2,30}")
MAX_PLACE = 24  # characters of a line that is a place and nothing else
MIN_NAME_PART = 2  # letters; shorter parts of names are initials and particles
SHORT = 24  # characters beside a name in a line that names nobody else
LONG_NUMBER = re.compile(r"\d(?:[\s/().-]?\d){4}")  # of a telephone
MAX_AUTHOR_TEXT = 200  # characters of an element that holds a byline


@frozen(eq=False)
class Found:
    """
    Authors as one source names them.

    Attributes:
        authors: in printed order.
        raw: the text they were read from.
        source: where it stood.
        block: index of the block it stood in, if it was printed.
    """

    authors: tuple[Author, ...]
    raw: str
    source: str
    block: int | None = None

    @property
    def people(self) -> tuple[Author, ...]:
        """The persons among the authors."""
        return tuple(author for author in self.authors if author.kind == "person")

    @property
    def names(self) -> frozenset[str]:
        """The folded names."""
        return frozenset(fold(author.name) for author in self.authors)


def find_authors(sources: Sources) -> Fact[tuple[Author, ...]]:
    """
    The article's authors, in printed order: the declared ones weighed against the printed ones.

    >>> from articlekit import extract
    >>> extract('<meta name="author" content="Ana Ruiz"><h1>Rain</h1><p>It rained all night on the coast.').authors
    (Author(name='Ana Ruiz', kind='person', role='author'),)
    >>> extract('<meta name="author" content="admin"><h1>Rain</h1><p>It rained all night on the coast.').authors
    ()

    Args:
        sources: the page, with the facts ``site_name`` and ``title`` found before.

    Returns:
        The authors; what other sources say stands in the candidates.
    """
    publishers = site_names(sources)
    contributors = frozenset(map(fold, texts_of(sources.linked_data.article.get("contributor"))))
    declared = [found for source in DECLARED for found in source(sources, publishers) if found.authors]
    printed: list[Found] = []
    if not _is_settled(declared, sources):
        printed = [found for source in PRINTED for found in source(sources, publishers) if found.authors]
    best = _weigh(declared, printed, publishers, contributors)
    if not best or not best.people:
        printed += [found for source in LAST for found in source(sources, publishers) if found.authors]
        if not declared:
            printed = [found for found in printed if found.source != "behind the end"]
        best = _weigh(declared, printed, publishers, contributors)
    if not best:
        return Fact(())
    others = tuple(
        Candidate("", ", ".join(author.name for author in found.authors), found.raw, found.source)
        for found in [*declared, *printed]
        if found.source != best.source
    )
    return Fact(best.authors, best.raw, best.source, best.block, others)


# --- weighing --------------------------------------------------------------------------------------------------------


def _is_settled(declared: list[Found], sources: Sources) -> bool:
    """
    Whether one person with a full name is declared, and printed near the headline in a line that names nobody else.

    Then the rest is not searched, which costs most.
    """
    first = next((found for found in declared if found.authors), None)
    if not first or len(first.authors) != 1 or not _is_full(first.authors[0]):
        return False
    title = _title_block(sources)
    begin = _begin(sources, title)
    near = sources.document.blocks[max(0, begin - LINES_BEFORE) : begin + LINES_BEHIND]
    name = first.authors[0].name
    return any(_names_only(name, block.text) for block in near)


def _names_only(name: str, text: str) -> bool:
    """Whether a line names one person, and has no room for a further one."""
    before, found, behind = text.partition(name)
    if not found or len(before) + len(behind) > SHORT:
        return False
    further = behind.lstrip()
    return further[:1] not in {",", "&"} or not split_names(further, strict=True)


def _is_full(author: Author) -> bool:
    """Whether a person has first name and surname, and is no name of an account."""
    return author.kind == "person" and (" " in author.name or not author.name.isascii() and len(author.name) < 8)


def _weigh(
    declared: list[Found], printed: list[Found], publishers: frozenset[str], contributors: frozenset[str]
) -> Found | None:
    """Choose between what the page declares and what it prints: a person before an outlet, a full name before an account."""
    said = next((found for found in declared if found.people), None)
    people = [found for found in printed if found.people]
    # A pen name ("human") is who put the text on the site, if a full name is printed as well.
    shown = next((found for found in people if not found.people[0].name.islower()), next(iter(people), None))
    office = _office([*declared, *printed], publishers)
    if said and shown:
        return _choose(said, shown, printed, declared, contributors)
    if shown and shown.source == "line" and office:
        return office  # a line that only looks like a name is less than a newsroom by name
    return said or shown or office or _agency(printed) or next(iter([*declared, *printed]), None)


def _office(found: list[Found], publishers: frozenset[str]) -> Found | None:
    """The first that names an organisation other than the site itself."""
    found = [one for one in found if one.source != "source line"]
    return next((one for one in found if one.names and not any(is_site(name, publishers) for name in one.names)), None)


def _agency(printed: list[Found]) -> Found | None:
    """The one news agency that the site names as its source; of two the site has made a text of its own."""
    known = vocabulary(None).agencies
    lines = [one for one in printed if one.source == "source line" and len(one.authors) == 1]
    return next((one for one in lines if fold(one.authors[0].name) in known and "/" not in one.authors[0].name), None)


def _choose(
    said: Found, shown: Found, printed: list[Found], declared: list[Found], contributors: frozenset[str]
) -> Found:
    """Between persons who are declared and persons who are printed."""
    bylines = [found for found in printed if found.source == "byline" and found.people]
    if any(map(_is_full, said.people)):
        if better := _of_byline(said, shown, bylines, declared, contributors):
            return better
        if shown.names != said.names and _bare(shown) == _bare(said):
            return shown  # with the accents and degrees that the declaration lacks
        return said
    if any(map(_is_full, shown.people)):  # "ana.ruiz" is declared, "Ana Ruiz" is printed
        return shown
    return said


def _of_byline(
    said: Found, shown: Found, bylines: list[Found], declared: list[Found], contributors: frozenset[str]
) -> Found | None:
    """The byline that is to be believed rather than the declaration: it names fewer, or more, or somebody else."""
    own = frozenset(fold(author.name) for author in said.people)
    sure = shown.source == "itemprop=author" or own < shown.names <= own | contributors
    for byline in [*bylines, shown] if sure else bylines:
        people = frozenset(fold(author.name) for author in byline.people)
        if people < own and (byline is shown or any(byline.names == found.names for found in declared)):
            return byline  # the photographer is declared too
        if own < people and all(is_plain_name(author.name) and _is_full(author) for author in byline.people):
            return byline  # only the first is declared
        if byline.source != "byline":
            continue
        if not any(name in fold(found.raw) for name in own for found in (*bylines, shown)) and _is_full(
            byline.people[0]
        ):
            return byline  # who is declared and not printed is the one who put the text on the site
    return None


def _bare(found: Found) -> frozenset[str]:
    """The names without accents and without what stands behind a comma."""
    plain = (unicodedata.normalize("NFKD", author.name.split(",")[0]) for author in found.authors)
    return frozenset(fold("".join(c for c in name if not unicodedata.combining(c))) for name in plain)


# --- declared --------------------------------------------------------------------------------------------------------


def _from_json_ld(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
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
            yield Found(_distinct(authors), str(value)[:300], source)


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
    url = web_address(text_of(node.get("url")), sources.document.page.url or "")
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


def _from_meta(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    for key in META_KEYS:
        if key not in sources.meta:
            continue
        contents = [content for content in sources.meta[key] if "://" not in content]
        authors = [
            author for text in contents for author in split_names(text, publishers=publishers, source=f"meta:{key}")
        ]
        if authors:
            yield Found(_distinct(authors), "; ".join(contents), f"meta:{key}")
    for number in ("1", "2"):
        label = sources.first_meta(f"twitter:label{number}")
        data = sources.first_meta(f"twitter:data{number}")
        if label and data and parse_byline(f"{label[0]}: Ana Ruiz"):
            yield Found(split_names(data[0], publishers=publishers, source=data[1]), *data)


# --- printed in elements that say so ---------------------------------------------------------------------------------


def _from_markup(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Elements that say they hold an author: rel, itemprop, class names."""
    title = _title_block(sources)
    begin = _begin(sources, title)
    elsewhere = _elsewhere(title)
    near = [
        mention
        for mention in sources.document.page.mentions
        if begin - BEFORE <= mention.block <= begin + BEHIND
        and (not mention.marks & elsewhere or _is_byline_of(mention, begin))
        and not _is_of_picture(mention)
    ]
    beside = (marks.ASIDE | marks.SIDEBAR) & ~(title.marks if title else 0)
    if any(mention.marks & beside for mention in near):  # the cards of other articles may come first
        near.sort(key=lambda mention: bool(mention.marks & beside))
    for name, test in MARKUP:
        found = _first_group([mention for mention in near if test(mention)], publishers, name, sources.document.blocks)
        if found:
            yield found


def _is_of_picture(mention: Mention) -> bool:
    """Whether a creator is that of a picture."""
    return bool(mention.marks & marks.FIGURE) and "creator" in mention.attributes.get("itemprop", "").split()


def _is_byline_of(mention: Mention, begin: int) -> bool:
    """Whether an element directly at the headline says with a byline word that it names authors, wherever it is."""
    if abs(mention.block - begin) > AT_HEADLINE or not mention.own & marks.AUTHOR or mention.marks & marks.COMMENT:
        return False
    return bool(vocabulary(None).prefix.match(mention.text))


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
        found = _of_mention(mention, publishers, source)
        if not found:
            continue
        if authors and any(fold(known.name) in fold(mention.text) for known in authors):
            continue
        first = first or mention
        last = mention.block
        authors += found
    return Found(_distinct(authors), first.text, source, first.block) if first else None


def _is_like(mention: Mention, other: Mention) -> bool:
    if (mention.marks ^ other.marks) & (marks.ASIDE | marks.SIDEBAR | marks.CARD):
        return False
    return mention.tag == other.tag and mention.attributes.get("class") == other.attributes.get("class")


def _of_mention(mention: Mention, publishers: frozenset[str], source: str) -> tuple[Author, ...]:
    text = mention.text or mention.attributes.get("content", "")
    if not text or len(text) > MAX_AUTHOR_TEXT:
        return ()
    if LONG_NUMBER.search(text) and not is_dated(text):
        return ()  # an address, or a telephone
    found = parse_byline(text, publishers=publishers)
    if not found:
        # A class name says less than rel and itemprop do, but for links and for the classes of the hCard format.
        loose = source != "class=author" or mention.tag == "a" or "fn" in mention.attributes.get("class", "").split()
        found = split_names(text, publishers=publishers, strict=not loose)
    return tuple(
        Author(one.name, one.kind, one.role, one.url, one.raw, source) for one in found if one.role in CREDITED
    )


def _is_rel_author(mention: Mention) -> bool:
    return "author" in mention.attributes.get("rel", "").split()


def _is_item_author(mention: Mention) -> bool:
    item = mention.attributes.get("itemprop", "")
    return (
        "author" in item.split() or "creator" in item.split() or (item == "name" and bool(mention.marks & marks.AUTHOR))
    )


def _has_author_class(mention: Mention) -> bool:
    return bool(mention.own & marks.AUTHOR) and not mention.own & marks.BIO and mention.tag != "meta"


MARKUP: tuple[tuple[str, Callable[[Mention], bool]], ...] = (
    ("rel=author", _is_rel_author),
    ("itemprop=author", _is_item_author),
    ("class=author", _has_author_class),
)


# --- printed as a line -----------------------------------------------------------------------------------------------


def _from_bylines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Lines near the headline that begin with a byline word, or hold a name beside a date or a job."""
    title = _title_block(sources)
    begin = _begin(sources, title)
    elsewhere = _elsewhere(title) | marks.HIDDEN | marks.FIGURE & ~(title.marks if title else 0)
    near = [
        block
        for block in sources.document.blocks[max(0, begin - LINES_BEFORE) : begin + LINES_BEHIND]
        if block is not title and not block.marks & elsewhere
    ]
    for position, block in enumerate(near):
        found = _of_line(block, near[position + 1 :], publishers)
        if found:
            yield Found(found, block.text, "byline", block.index)
    if title:
        behind = [block for block in near if block.index > begin][:NAME_LINES]
        yield from _bare_names(behind, title.text, sources, publishers)


def _of_line(block: Block, behind: Sequence[Block], publishers: frozenset[str]) -> tuple[Author, ...]:
    """The authors of a line with a byline word; of the lines *behind* where the word stands alone."""
    text = block.text.lstrip(BULLETS)
    if not text or len(text) > MAX_AUTHOR_TEXT or block.kind == "heading" and block.level == 1:
        return ()
    words = vocabulary(None)
    if words.starters.isdisjoint(LETTERS.findall(text.casefold())) and (text.isascii() or not CJK.search(text)):
        return ()
    if words.prefix.fullmatch(text) and behind and len(behind[0].text) < MAX_NAME_LINE:
        return _below_word(text, behind, publishers)
    if not _may_be_byline(text):
        return ()
    found = tuple(author for author in parse_byline(text, publishers=publishers) if author.role in CREDITED)
    return _distinct([*found, *_joined_below(behind, publishers)]) if found else ()


def _below_word(text: str, behind: Sequence[Block], publishers: frozenset[str]) -> tuple[Author, ...]:
    """The authors in the lines under a byline word that stands alone; one word alone may be an entry of a menu."""
    words = vocabulary(None)
    word, marked = fold(text), text[-1] in ":："
    role = words.roles.get(word, "author")
    if role not in CREDITED or word in words.organisations and not marked:
        return ()
    lines = _name_lines(behind)
    found = [
        author for line in lines for author in split_names(line, publishers=publishers, strict=True, source="byline")
    ]
    if not found or not marked and _goes_on(found[0], lines[0]):
        return ()
    after = next((block.text for block in behind[len(lines) :] if any(map(str.isalnum, block.text))), "")
    dated = len(after) < MAX_NAME_LINE and is_dated(after)
    people = [author for author in found if author.kind == "person"]
    if not dated and (not people or not marked and not any(map(_is_whole, people))):
        return ()
    return tuple(found)


def _name_lines(behind: Sequence[Block]) -> list[str]:
    """The line with the first name, and the lines of those that a comma or "and" joins to it."""
    lines: list[str] = []
    for block in behind[:MAX_NAME_LINES]:
        line = block.text.lstrip(BULLETS)
        if lines and not _is_joiner(line) and not _ends_joining(lines[-1]) or len(line) > MAX_NAME_LINE:
            break
        lines.append(line)
    return lines


def _joined_below(behind: Sequence[Block], publishers: frozenset[str]) -> tuple[Author, ...]:
    """The name under a line that is nothing but "and", with or without a job above it."""
    lines = [block.text for block in behind[:3]]
    if lines and is_job(lines[0].partition(",")[0]):
        del lines[0]
    if len(lines) < 2 or not _is_joiner(lines[0]):
        return ()
    return split_names(lines[1].lstrip(BULLETS), publishers=publishers, strict=True, source="byline")


def _is_joiner(line: str) -> bool:
    """Whether a line is nothing but what joins names."""
    return line in {",", "，", "、"} or bool(vocabulary(None).joiner.fullmatch(f" {line} "))


def _ends_joining(line: str) -> bool:
    return line[-1:] in {",", "，", "、"} or _is_joiner(line.rsplit(maxsplit=1)[-1])


def _is_whole(author: Author) -> bool:
    """Whether a name is none of the words in menus: it has two parts, or is written in a script without capitals."""
    return " " in author.name or author.name.lower() == author.name.upper()


def _may_be_byline(text: str) -> bool:
    """A quick look that spares most lines the full one: what ends as a sentence does, and begins with no byline word, is prose."""
    words = vocabulary(None)
    if words.prefix.match(text) or not text.isascii() and CJK.search(text):
        return True
    if len(text) >= MAX_NAME_LINE * 2 or text[-1] in ".!?" and len(text) > MAX_NAME_LINE:
        return False
    return bool(words.inner.search(text))


def _bare_names(blocks: list[Block], title: str, sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """
    A line behind the headline that is a name, with a date, a job or a handle in it, behind it or before it.

    In plain text, where elements say nothing, what is taken for a heading may be such a line, and so may a name between
    the headline and the body that the body does not speak of.
    """
    words = vocabulary(None)
    printed = sources.document.page.input == "text"
    for position, block in enumerate(blocks):
        text = _behind_date(block.text.lstrip(BULLETS))
        if (
            block.kind == "caption"
            or block.kind == "heading"
            and not (printed and is_dated(text))
            or len(text) > MAX_NAME_LINE
            or not text[:1].isalpha()
            or text[0].islower()
        ):
            continue
        if ": " in text or (credit := words.prefix.match(text)) and words.roles.get(fold(credit.group(1))):
            continue  # a label: "Reading time: 3 minutes"; "Photo Ana Ruiz"
        dated = is_dated(unglue(block.text))
        about = title
        if not dated and not any(map(_is_beside_names, _beside(blocks, position))):
            if not printed or not _is_between(blocks, position, sources.cleaned):
                continue
            about = _about(sources, title)
        found = tuple(
            author
            for author in split_names(text, publishers=publishers, strict=True, source="line")
            if author.kind == "person"
            and 2 <= len(author.name.split()) <= 4
            and is_plain_name(author.name)
            and not _is_subject(author, about)
            and not _goes_on(author, text)
            and not _has_acronym(author.name)
        )
        if found:
            yield Found(found, block.text, "line", block.index)


def _behind_date(text: str) -> str:
    """What stands behind the dates at the beginning of a line: "30 October 2019 | Ana Ruiz"."""
    end = 0
    for match in find_dates(text) if text[:1].isdigit() or is_dated(text) else ():
        if text[end : match.start].strip(MARKS):
            break
        end = match.end
    return text[end:].strip(MARKS) if end else text


def _beside(blocks: Sequence[Block], position: int) -> list[str]:
    """The line before a name and the one behind it; lines of mere marks and the place between name and date do not count."""
    spoken = [block for block in blocks if any(map(str.isalnum, block.text))]
    place = next((number for number, block in enumerate(spoken) if block.index >= blocks[position].index), len(spoken))
    behind = spoken[place + 1 : place + 2 + _is_place(spoken, place + 1)]
    return [block.text for block in (*spoken[max(0, place - 1) : place], *behind)]


def _is_between(blocks: Sequence[Block], position: int, cleaned: Document) -> bool:
    """Whether nothing stands between headline and line but sentences and boilerplate, and one of these is next."""
    if position > 1 or blocks[0].index == 1:  # under the first line, the page's title, the menu begins
        return False
    reasons = {removal.block.index: removal.reason for removal in cleaned.removed if removal.rule}
    before, behind = blocks[:position], blocks[position + 1 : position + 2]
    return all(_is_prose(block) or block.index in reasons for block in before) and any(
        _is_prose(block) or reasons.get(block.index) in AT_BYLINES for block in behind
    )


def _about(sources: Sources, title: str) -> str:
    """The text in which those are named that the article is about."""
    return " ".join([title, *(block.text for block in sources.cleaned.blocks[:MAX_BODY] if _is_prose(block))])


def _is_prose(block: Block) -> bool:
    return len(block.text) >= LONG_LINE


def _is_beside_names(text: str) -> bool:
    """Whether a line is one of those that are printed beside an author's name: a date, a job, a handle."""
    return len(text) < MAX_NAME_LINE and (is_dated(text) or is_job(text) or bool(HANDLE.fullmatch(text)))


def _has_acronym(name: str) -> bool:
    """Whether a name begins with capitals, as those of organisations do: "TSV Harbour"."""
    first = name.partition(" ")[0]
    return first.isupper() and len(first) > 1 and "." not in first and not name.isupper() and name.upper() != name


def _is_subject(author: Author, title: str) -> bool:
    """Whether a name without any byline word is rather of whom or what the article is about: its headline has a part of it."""
    parts = {part for part in fold(author.name).split() if len(part) > MIN_NAME_PART}
    return not parts.isdisjoint(fold(title).split())


def _goes_on(author: Author, text: str) -> bool:
    """Whether a line goes on behind the name as a sentence or a headline does, and not with a date."""
    rest = text.partition(author.name)[2]
    words = vocabulary(None)
    if rest.lstrip()[:1].islower() and not is_dated(rest) and not words.joiner.match(rest):
        return True
    known = words.lists["calendar"] | words.lists["times"] | words.lists["edges"]
    small = [word for word in LETTERS.findall(rest) if word.islower() and word not in known]
    return len(small) >= MIN_PROSE


def _is_place(blocks: list[Block], position: int) -> bool:
    """Whether a line may be the place from which an author writes, printed between name and date."""
    text = blocks[position].text if position < len(blocks) else ""
    bare = text.strip(MARKS).replace(",", " ")
    return 0 < len(text) <= MAX_PLACE and bare.replace(" ", "").isalpha() and bare.istitle()


def _from_far(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Lines with a byline word anywhere behind the headline, up to the end of the article, as "Text: Ana Ruiz"."""
    title = _title_block(sources)
    begin = _begin(sources, title)
    elsewhere = _elsewhere(title) | marks.HIDDEN | FAR
    words = vocabulary(None)
    far = sources.document.blocks[begin + LINES_BEHIND : begin + FAR_BEHIND]
    for position, block in enumerate(far):
        if len(block.text) > MAX_NAME_LINE * 2 or block.marks & elsewhere:
            continue
        first = LETTERS.match(block.text[:MAX_WORD].casefold())
        if first and first.group() not in words.starters or not words.prefix.match(block.text):
            continue
        credited = _of_line(block, far[position + 1 : position + 1 + MAX_NAME_LINES], publishers)
        if any(map(_is_whole, credited)):
            yield Found(_distinct(credited), block.text, "byline", block.index)
            return


def _from_end(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """A name alone in the last line of the article, as newspapers of some countries print it."""
    cleaned = sources.cleaned.blocks
    if len(cleaned) < 4 or len(cleaned) == len(sources.document.blocks):
        return
    last = cleaned[-1].index
    plain = sources.document.page.input == "text"  # whose lines lack what tells a signature from a heading or a caption
    title = fold(sources.value("title") or "")
    for block in (*cleaned[-2:], *sources.document.blocks[last + 1 : last + 3]):
        if fold(block.text) == title:
            continue
        if block.kind != "paragraph" or not 3 < len(block.text) <= MAX_NAME_LINE or block.text[-1] in ".!?…:":
            continue
        if block.link_share > 0.5 or block.marks & (ELSEWHERE | marks.FIGURE | marks.TAGS | marks.SHARE | marks.FOOTER):
            continue
        source = "end" if block.index <= last else "behind the end"
        if _is_contact(block, sources.document.blocks[block.index - 1]):
            continue
        if ": " in block.text and not vocabulary(None).prefix.match(block.text):
            continue  # "Moderation: Ana Ruiz, Harbour Post"
        found = split_names(block.text, publishers=publishers, strict=True, source=source)
        if plain and (source != "end" or any(_is_subject(author, _about(sources, "")) for author in found)):
            continue
        if found and all(_is_signature(author, block.text) for author in found):
            yield Found(found, block.text, source, block.index)


def _is_signature(author: Author, text: str) -> bool:
    """Whether a line at the end is signed with a name, and no beginning of a sentence or label of an organisation."""
    parts = author.name.split()
    if author.kind != "person" or not 2 <= len(parts) <= 5 or not is_plain_name(author.name) or "/" in author.name:
        return False
    if parts[0].casefold() in ARTICLES or any("." in part[1:-1] and len(part) > 4 for part in parts):
        return False
    return not _has_acronym(author.name) and len(text) < 2 * len(author.name) + SHORT


def _is_contact(block: Block, before: Block) -> bool:
    """Whether a name at the end is whom to ask: it stands under a heading, or over a telephone number."""
    return before.kind == "heading" or bool(LONG_NUMBER.search(block.text))


def _from_source_lines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Of a line "Source: Reuters": the agency counts as the author where nobody else is named."""
    title = _title_block(sources)
    begin = _begin(sources, title)
    words = vocabulary(None)
    for block in sources.document.blocks[begin + 1 : begin + FAR_BEHIND]:
        if len(block.text) >= MAX_NAME_LINE or not words.source.match(block.text):
            continue
        match = words.prefix.match(block.text)
        if match and words.roles.get(fold(match.group(1))) == "source":
            found = [evolve(author, role="author") for author in parse_byline(block.text, publishers=publishers)]
            if found and all(author.kind == "organisation" for author in found):
                yield Found(_distinct(found), block.text, "source line", block.index)
                return


def _from_agency_lines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """A news agency that stands alone in a line at the headline: "JIJI"."""
    title = _title_block(sources)
    begin = _begin(sources, title)
    agencies = vocabulary(None).agencies
    elsewhere = marks.FIGURE | marks.CAPTION | _elsewhere(title)
    for block in sources.document.blocks[begin + 1 : begin + 1 + NAME_LINES]:
        name = block.text.strip("()[] ")
        if len(name) > SHORT or "©" in name or block.marks & elsewhere:
            continue
        if fold(name) in agencies and fold(name) not in publishers:
            yield Found((Author(name, "organisation", raw=name, source="line"),), block.text, "line", block.index)
            return


def _from_bios(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """The heading of the one box that tells who the author is."""
    found: dict[str, Found] = {}
    for before, block in pairwise(sources.document.blocks[_begin(sources, _title_block(sources)) :]):
        if block.kind != "heading" or block.marks & BIO != BIO or block.marks & ELSEWHERE:
            continue
        if before.kind == "heading" and before.marks & BIO == BIO:  # a job below the name
            continue
        authors = split_names(block.text, publishers=publishers, strict=True, source="bio")
        if len(authors) == 1 and _is_full(authors[0]) and is_plain_name(authors[0].name):
            found.setdefault(fold(authors[0].name), Found(authors, block.text, "bio", block.index))
    if len(found) == 1:
        yield from found.values()


def _title_block(sources: Sources) -> Block | None:
    """The block of the headline."""
    title = sources.known.get("title")
    blocks = sources.document.blocks
    if title and title.block is not None and title.block < len(blocks):
        return blocks[title.block]
    return next((block for block in blocks if block.level == 1 and block.kind == "heading"), None)


def _begin(sources: Sources, title: Block | None) -> int:
    """The index of the headline's block, or of the first block of the text where no headline is printed."""
    if title:
        return title.index
    return next((block.index for block in sources.cleaned.blocks if block.kind == "paragraph"), 0)


def _elsewhere(title: Block | None) -> int:
    """The marks of other texts; what the headline itself is marked with says nothing."""
    return ELSEWHERE & ~(title.marks if title else 0)


def _distinct(authors: Iterable[Author]) -> tuple[Author, ...]:
    first: dict[str, Author] = {}
    for author in authors:
        if author.role in CREDITED:
            first.setdefault(fold(author.name), author)
    return tuple(first.values())


Source = Callable[[Sources, frozenset[str]], Iterator[Found]]
DECLARED: tuple[Source, ...] = (_from_json_ld, _from_meta)
PRINTED: tuple[Source, ...] = (_from_markup, _from_bylines)
# Only where none of the above names a person.
LAST: tuple[Source, ...] = (_from_far, _from_end, _from_source_lines, _from_agency_lines, _from_bios)
