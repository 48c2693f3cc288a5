"""Authors: who wrote the article, by the page's data and by what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from articlekit import marks
from articlekit.article import Author, Candidate
from articlekit.document import Block, Mention
from articlekit.parsers.byline_text import parse_byline, split_names
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import nodes_of, texts_of, types
from articlekit.parsers.names import fold
from articlekit.parsers.site import site_names

__all__ = ["find_authors", "find_byline"]

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
    if not best:
        return Fact(())
    others = tuple(
        Candidate("", ", ".join(author.name for author in found.authors), found.raw, found.source)
        for found in [*declared, *printed]
        if found.source != best.source
    )
    return Fact(best.authors, best.raw, best.source, best.block, others)


def find_byline(sources: Sources) -> Fact[str | None]:
    """The raw line that names the authors."""
    return Fact(None)


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
            authors = [author for node in nodes_of(value) for author in _of_node(sources, node, publishers, f"json-ld:{key}")]
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
        authors = [author for text in contents for author in split_names(text, publishers=publishers, source=f"meta:{key}")]
        if authors:
            yield Found(_distinct(authors), "; ".join(contents), f"meta:{key}")
    for number in ("1", "2"):
        label = sources.first_meta(f"twitter:label{number}")
        data = sources.first_meta(f"twitter:data{number}")
        if label and data and parse_byline(f"{label[0]}: Ana Ruiz"):
            yield Found(split_names(data[0], publishers=publishers, source=data[1]), *data)


# --- printed ---------------------------------------------------------------------------------------------------------


def _from_markup(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Elements that say they hold an author: rel, itemprop, class names."""
    begin = _begin(sources)
    near = [
        mention
        for mention in sources.document.page.mentions
        if begin - BEFORE <= mention.block <= begin + BEHIND and not mention.marks & ELSEWHERE
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
        found = _of_text(mention.text or mention.attributes.get("content", ""), publishers, source)
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


def _of_text(text: str, publishers: frozenset[str], source: str) -> tuple[Author, ...]:
    if not text or len(text) > MAX_AUTHOR_TEXT:
        return ()
    found = parse_byline(text, publishers=publishers) or split_names(text, publishers=publishers)
    return tuple(evolve(author, source=source) for author in found if author.role in CREDITED)


def _is_rel_author(mention: Mention) -> bool:
    return "author" in mention.attributes.get("rel", "").split()


def _is_item_author(mention: Mention) -> bool:
    item = mention.attributes.get("itemprop", "")
    return "author" in item.split() or "creator" in item.split() or (item == "name" and bool(mention.marks & marks.AUTHOR))


def _has_author_class(mention: Mention) -> bool:
    return bool(mention.own & marks.AUTHOR) and not mention.own & marks.BIO and mention.tag != "meta"


MARKUP: tuple[tuple[str, Callable[[Mention], bool]], ...] = (
    ("rel=author", _is_rel_author),
    ("itemprop=author", _is_item_author),
    ("class=author", _has_author_class),
)


def _from_bylines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Lines with a byline word near the headline."""
    begin = _begin(sources)
    for block in sources.document.blocks[max(0, begin - 8) : begin + 16]:
        if block.marks & (ELSEWHERE | marks.HIDDEN) or len(block.text) > MAX_AUTHOR_TEXT:
            continue
        found = parse_byline(block.text, publishers=publishers)
        credited = tuple(author for author in found if author.role in CREDITED)
        if credited:
            yield Found(credited, block.text, "byline", block.index)


def _begin(sources: Sources) -> int:
    """The block of the headline."""
    title = sources.known.get("title")
    return title.block if title and title.block is not None else _first_heading(sources.document.blocks)


def _first_heading(blocks: Iterable[Block]) -> int:
    return next((block.index for block in blocks if block.level == 1 and block.kind == "heading"), 0)


def _distinct(authors: Iterable[Author]) -> tuple[Author, ...]:
    first: dict[str, Author] = {}
    for author in authors:
        if author.role in CREDITED:
            first.setdefault(fold(author.name), author)
    return tuple(first.values())


Source = Callable[[Sources, frozenset[str]], Iterator[Found]]
DECLARED: tuple[Source, ...] = (_from_json_ld, _from_meta)
PRINTED: tuple[Source, ...] = (_from_markup, _from_bylines)
