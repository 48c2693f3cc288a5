"""Authors: who wrote the article, by the page's data and by what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from articlekit import marks
from articlekit.article import Author, Candidate
from articlekit.document import Block, Mention
from articlekit.parsers.byline_text import is_dated, is_job, is_plain_name, parse_byline, split_names
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import nodes_of, texts_of, types
from articlekit.parsers.names import CJK, fold, vocabulary
from articlekit.parsers.site import site_names

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
BEFORE = 15  # blocks before the headline in which a byline may stand
BEHIND = 40  # blocks behind it
CLOSE = 6  # blocks between two authors of one byline
LINES_BEFORE = 8
LINES_BEHIND = 16
NAME_LINES = 6  # lines behind the headline in which a name alone may be the author
FAR_BEHIND = 300
FAR = marks.FOOTER & 0 | marks.ASIDE | marks.CARD & 0 | marks.CREDIT | marks.SIDEBAR
MAX_NAME_LINE = 80  # characters
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
    declared = [found for source in DECLARED for found in source(sources, publishers) if found.authors]
    printed: list[Found] = []
    if not _is_settled(declared):
        printed = [found for source in PRINTED for found in source(sources, publishers) if found.authors]
    best = _weigh(declared, printed)
    if not best or not best.people:
        printed += [found for source in LAST for found in source(sources, publishers) if found.authors]
        best = _weigh(declared, printed)
    if not best:
        return Fact(())
    others = tuple(
        Candidate("", ", ".join(author.name for author in found.authors), found.raw, found.source)
        for found in [*declared, *printed]
        if found.source != best.source
    )
    return Fact(best.authors, best.raw, best.source, best.block, others)


# --- weighing --------------------------------------------------------------------------------------------------------


def _is_settled(declared: list[Found]) -> bool:
    """Whether one person with a full name is declared in JSON-LD: then the text is not searched, which costs most."""
    if not declared or not declared[0].source.startswith("json-ld"):
        return False
    return len(declared[0].authors) == 1 and _is_full(declared[0].authors[0])


def _is_full(author: Author) -> bool:
    """Whether a person has first name and surname, and is no name of an account."""
    return author.kind == "person" and (" " in author.name or not author.name.isascii() and len(author.name) < 8)


def _weigh(declared: list[Found], printed: list[Found]) -> Found | None:
    """Choose between what the page declares and what it prints: a person before an outlet, a full name before an account."""
    said = next((found for found in declared if found.people), None)
    shown = next((found for found in printed if found.people), None)
    if said and shown:
        return _choose(said, shown)
    return said or shown or next(iter([*declared, *printed]), None)


def _choose(said: Found, shown: Found) -> Found:
    """Between persons who are declared and persons who are printed."""
    if any(map(_is_full, said.people)):
        byline = shown.source in ("byline", "itemprop=author")
        if byline and len(said.people) > 1 and shown.names < said.names:
            return shown  # the photographer is declared too
        return said
    if any(map(_is_full, shown.people)):  # "ana.ruiz" is declared, "Ana Ruiz" is printed
        return shown
    return said


# --- declared --------------------------------------------------------------------------------------------------------


def _from_json_ld(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    article = sources.linked_data.article
    for key in ("author", "creator"):
        value = article.get(key)
        if value:
            authors = [
                author for node in nodes_of(value) for author in _of_node(sources, node, publishers, f"json-ld:{key}")
            ]
            yield Found(_distinct(authors), str(value)[:300], f"json-ld:{key}")


def _of_node(sources: Sources, node: object, publishers: frozenset[str], source: str) -> Iterator[Author]:
    node = sources.linked_data.resolve(node)
    for name in texts_of(node):
        for author in split_names(name, publishers=publishers, source=source):
            if not isinstance(node, dict):
                yield author
                continue
            url = node.get("url") if isinstance(node.get("url"), str) else None
            office = types(node) & {"organization", "newsmediaorganization"}
            yield evolve(author, kind="organisation" if office else author.kind, url=url)


def _from_meta(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    for key in META_KEYS:
        contents = [content for content in sources.meta.get(key, ()) if "://" not in content]
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
    begin = title.index if title else 0
    elsewhere = _elsewhere(title)
    near = [
        mention
        for mention in sources.document.page.mentions
        if begin - BEFORE <= mention.block <= begin + BEHIND and not mention.marks & elsewhere
    ]
    for name, test in MARKUP:
        found = _first_group([mention for mention in near if test(mention)], publishers, name)
        if found:
            yield found


def _first_group(mentions: list[Mention], publishers: frozenset[str], source: str) -> Found | None:
    """The authors of the first byline: the first element that holds names, and its like close behind it."""
    authors: list[Author] = []
    first: Mention | None = None
    last = 0
    for mention in mentions:
        if first and (mention.block - last > CLOSE or not _is_like(mention, first)):
            continue
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
    return mention.tag == other.tag and mention.attributes.get("class") == other.attributes.get("class")


def _of_mention(mention: Mention, publishers: frozenset[str], source: str) -> tuple[Author, ...]:
    text = mention.text or mention.attributes.get("content", "")
    if not text or len(text) > MAX_AUTHOR_TEXT:
        return ()
    found = parse_byline(text, publishers=publishers)
    if not found:
        # A class name says less than rel and itemprop do, but for links and for the classes of the hCard format.
        loose = source != "class=author" or mention.tag == "a" or "fn" in mention.attributes.get("class", "").split()
        found = split_names(text, publishers=publishers, strict=not loose)
    return tuple(evolve(author, source=source) for author in found if author.role in CREDITED)


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
    begin = title.index if title else 0
    elsewhere = _elsewhere(title) | marks.HIDDEN | marks.FIGURE & ~(title.marks if title else 0)
    near = [
        block
        for block in sources.document.blocks[max(0, begin - LINES_BEFORE) : begin + LINES_BEHIND]
        if block is not title and not block.marks & elsewhere
    ]
    for position, block in enumerate(near):
        following = near[position + 1] if position + 1 < len(near) else None
        found = _of_line(block, following, publishers)
        if found:
            yield Found(found, block.text, "byline", block.index)
    if title:
        yield from _bare_names([block for block in near if block.index > begin][:NAME_LINES], publishers)


def _of_line(block: Block, following: Block | None, publishers: frozenset[str]) -> tuple[Author, ...]:
    """The authors of a line with a byline word; of the next line where the word stands alone."""
    text = block.text.lstrip("*•- ")
    if not text or len(text) > MAX_AUTHOR_TEXT or block.kind == "heading" and block.level == 1:
        return ()
    words = vocabulary(None)
    alone = words.prefix.fullmatch(text)
    if alone and following and len(following.text) < MAX_NAME_LINE:
        role = words.roles.get(fold(alone.group(1)), "author")
        found = split_names(following.text.lstrip("*•- "), publishers=publishers, strict=True, source="byline")
        return found if role in CREDITED and any(author.kind == "person" for author in found) else ()
    if not _may_be_byline(text):
        return ()
    return tuple(author for author in parse_byline(text, publishers=publishers) if author.role in CREDITED)


def _may_be_byline(text: str) -> bool:
    """A quick look that spares most lines the full one."""
    words = vocabulary(None)
    return (
        bool(words.prefix.match(text))
        or (len(text) < MAX_NAME_LINE * 2 and bool(words.inner.search(text)))
        or bool(CJK.search(text))
    )


def _bare_names(blocks: list[Block], publishers: frozenset[str]) -> Iterator[Found]:
    """A line behind the headline that is a name, with a date or a job in it, behind it or before it."""
    for position, block in enumerate(blocks):
        text = block.text.lstrip("*•- ")
        if block.kind in ("heading", "caption") or len(text) > MAX_NAME_LINE or not text[:1].isalpha():
            continue
        dated = is_dated(text)
        beside = [
            other.text for other in (*blocks[max(0, position - 1) : position], *blocks[position + 1 : position + 2])
        ]
        if not dated and not any(len(other) < MAX_NAME_LINE and (is_dated(other) or is_job(other)) for other in beside):
            continue
        found = tuple(
            author
            for author in split_names(text, publishers=publishers, strict=True, source="line")
            if author.kind == "person" and 2 <= len(author.name.split()) <= 4 and is_plain_name(author.name)
        )
        if found:
            yield Found(found, block.text, "line", block.index)


def _from_far(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Lines with a byline word anywhere behind the headline, up to the end of the article, as "Text: Ana Ruiz"."""
    title = _title_block(sources)
    begin = title.index if title else 0
    elsewhere = _elsewhere(title) | marks.HIDDEN | FAR
    words = vocabulary(None)
    for block in sources.document.blocks[begin + LINES_BEHIND : begin + FAR_BEHIND]:
        if len(block.text) > MAX_NAME_LINE * 2 or block.marks & elsewhere or not words.prefix.match(block.text):
            continue
        credited = [author for author in parse_byline(block.text, publishers=publishers) if author.role in CREDITED]
        if any(" " in author.name or not author.name.isascii() for author in credited):
            yield Found(_distinct(credited), block.text, "byline", block.index)
            return


def _from_end(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """A name alone in the last line of the article, as newspapers of some countries print it."""
    cleaned = sources.cleaned.blocks
    if len(cleaned) < 4 or len(cleaned) == len(sources.document.blocks):
        return
    for block in cleaned[-2:]:
        if block.kind != "paragraph" or len(block.text) > MAX_NAME_LINE:
            continue
        found = split_names(block.text, publishers=publishers, strict=True, source="end")
        if found and all(
            author.kind == "person" and " " in author.name and is_plain_name(author.name) for author in found
        ):
            yield Found(found, block.text, "end", block.index)


def _from_source_lines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Of a line "Source: Reuters": the agency counts as the author where nobody else is named."""
    title = _title_block(sources)
    begin = title.index if title else 0
    words = vocabulary(None)
    for block in sources.document.blocks[begin + 1 : begin + FAR_BEHIND]:
        match = words.prefix.match(block.text) if len(block.text) < MAX_NAME_LINE else None
        if match and words.roles.get(fold(match.group(1))) == "source":
            found = [evolve(author, role="author") for author in parse_byline(block.text, publishers=publishers)]
            if found and all(author.kind == "organisation" for author in found):
                yield Found(_distinct(found), block.text, "source line", block.index)
                return


def _title_block(sources: Sources) -> Block | None:
    """The block of the headline."""
    title = sources.known.get("title")
    blocks = sources.document.blocks
    if title and title.block is not None and title.block < len(blocks):
        return blocks[title.block]
    return next((block for block in blocks if block.level == 1 and block.kind == "heading"), None)


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
LAST: tuple[Source, ...] = (_from_far, _from_end, _from_source_lines)
