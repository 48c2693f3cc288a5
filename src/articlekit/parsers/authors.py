"""Authors: who wrote the article, by the page's data and by what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from articlekit import marks
from articlekit.article import Author, Candidate
from articlekit.parsers.addresses import base_address, web_address
from articlekit.parsers.bylines.brackets import from_brackets
from articlekit.parsers.bylines.declared import from_json_ld, from_markup, from_meta, is_rel_author
from articlekit.parsers.bylines.found import (
    LINES_BEFORE,
    LINES_BEHIND,
    SHORT,
    Found,
    begin_of,
    is_full,
    publishers_of,
    title_block,
)
from articlekit.parsers.bylines.glued import from_glued
from articlekit.parsers.bylines.linked import from_author_pages, from_pen_names
from articlekit.parsers.bylines.names import fold, vocabulary, without_accents
from articlekit.parsers.bylines.openings import from_openings
from articlekit.parsers.bylines.plain import is_plain_name
from articlekit.parsers.bylines.printed import (
    from_agency_lines,
    from_bios,
    from_bylines,
    from_end,
    from_far,
    from_source_lines,
)
from articlekit.parsers.bylines.splitting import COMMA, split_names
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.front import is_front_page
from articlekit.parsers.headlines.text import is_site
from articlekit.parsers.linked_data import texts_of

__all__ = ["find_authors"]

SURE = frozenset({"itemprop=author", "author page"})  # sources that name the authors of this text and of no card
SAME_BYLINE = 2  # blocks that one byline may be parted into
REACHES = {
    "author page": 0,
    "rel=author": 0,
    "byline": SAME_BYLINE,
}  # source -> blocks to a line that names more people


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
    publishers = publishers_of(sources)
    contributors = frozenset(map(fold, texts_of(sources.linked_data.article.get("contributor"))))
    declared = [found for source in DECLARED for found in source(sources, publishers) if found.authors]
    printed: list[Found] = []
    front = is_front_page(sources)
    if not front and not _is_settled(declared, sources):
        printed = [found for source in PRINTED for found in source(sources, publishers) if found.authors]
    best = _weigh(declared, printed, publishers, contributors)
    if not front and (not best or not best.people):
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
    return Fact(_with_pages(best.authors, sources), best.raw, best.source, best.block, others)


def _with_pages(authors: tuple[Author, ...], sources: Sources) -> tuple[Author, ...]:
    """The authors with the addresses of their own pages, of those whose names are links to them."""
    page = sources.document.page
    hrefs: dict[str, str] = {}
    lengths = {len(author.name) for author in authors}
    for mention in page.mentions:
        if len(mention.text) not in lengths:  # folding costs more than a look
            continue
        if mention.own & marks.AUTHOR_PAGE or mention.tag == "a" and is_rel_author(mention):
            hrefs.setdefault(fold(mention.text), mention.attributes.get("href", ""))
    if not hrefs:
        return authors
    base = base_address(page)
    own = (web_address(hrefs.get(fold(author.name), ""), base) for author in authors)
    return tuple(evolve(author, url=author.url or url) for author, url in zip(authors, own, strict=True))


# --- weighing --------------------------------------------------------------------------------------------------------


def _is_settled(declared: list[Found], sources: Sources) -> bool:
    """
    Whether one person with a full name is declared, nowhere with others, and printed near the headline in a line that
    names nobody else.

    Then the rest is not searched, which costs most.
    """
    first = next((found for found in declared if found.authors), None)
    if not first or len(first.authors) != 1 or not is_full(first.authors[0]):
        return False
    if any(found.names > first.names for found in declared):
        return False
    title = title_block(sources)
    begin = begin_of(sources, title)
    near = sources.document.blocks[max(0, begin - LINES_BEFORE) : begin + LINES_BEHIND]
    name = first.authors[0].name
    return any(_names_only(name, block.text) for block in near)


def _names_only(name: str, text: str) -> bool:
    """Whether a line names one person, and has no room for a further one."""
    before, found, behind = text.partition(name)
    if not found or len(before) + len(behind) > SHORT:
        return False
    joined = COMMA.match(behind) or vocabulary(None).joiner.match(behind)
    return not joined or not split_names(behind[joined.end() :], strict=True)


def _weigh(
    declared: list[Found], printed: list[Found], publishers: frozenset[str], contributors: frozenset[str]
) -> Found | None:
    """Choose between what the page declares and what it prints: a person before an outlet, a full name before an account."""
    said = next((found for found in declared if found.people), None)
    people = _in_order([found for found in printed if found.people])
    # A pen name ("human") is who put the text on the site, if a full name is printed as well.
    pen_name = next((found for found in people if found.people[0].name.islower()), None)
    shown = next((found for found in people if not found.people[0].name.islower()), pen_name)
    shown = next((found for found in people if shown and _has_more(found, shown)), shown)
    office = _office([*declared, *printed], publishers)
    if said and shown:
        return _choose(said, shown, printed, declared, contributors)
    if shown and shown.source == "line" and (office or pen_name):
        return office or pen_name  # a line that only looks like a name is less than a newsroom or an account by name
    return said or shown or office or _agency(printed) or next(iter([*declared, *printed]), None)


def _has_more(found: Found, shown: Found) -> bool:
    """Whether a byline names further people: those who have no page of their own, or the next in the lines beside it."""
    if found.source not in {"byline", "line"} or found.block is None or shown.block is None:
        return False
    return abs(found.block - shown.block) <= REACHES.get(shown.source, -1) and found.names > shown.names


def _in_order(found: list[Found]) -> list[Found]:
    """A byline in words goes before an element that stands behind it and only has the class of one, as cards have."""
    classed = next((one for one in found if one.source == "class=author"), None)
    if not classed:
        return found
    return sorted(found, key=lambda one: not _goes_before(one, classed))


def _goes_before(one: Found, classed: Found) -> bool:
    """Whether a byline in words stands so far before an element that it is another, or names other people."""
    lines = (classed.block or 0) - (one.block or 0)
    apart = lines > SAME_BYLINE or lines > 0 and one.names.isdisjoint(classed.names)
    return one.source == "byline" and apart


def _office(found: list[Found], publishers: frozenset[str]) -> Found | None:
    """The first that names an organisation other than the site itself."""
    found = [one for one in found if one.source != "source line" and not one.people]
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
    if any(map(is_full, said.people)):
        # Two sources against one, which names the owner of the site or of the account, or the first of several.
        other = shown.names.isdisjoint(said.names) or shown.names > said.names
        if other and any(found.names == shown.names for found in declared):
            return shown
        if better := _of_byline(said, shown, printed, declared, contributors):
            return better
        if shown.names != said.names and _bare(shown) == _bare(said):
            return shown  # with the accents and degrees that the declaration lacks
        return said
    if any(map(is_full, shown.people)):  # "ana.ruiz" is declared, "Ana Ruiz" is printed
        return shown
    return said


def _of_byline(
    said: Found, shown: Found, printed: list[Found], declared: list[Found], contributors: frozenset[str]
) -> Found | None:
    """The byline that is to be believed rather than the declaration: it names fewer, or more, or somebody else."""
    bylines = [found for found in printed if found.source == "byline" and found.people]
    own = frozenset(fold(author.name) for author in said.people)
    twice = any(found is not shown and found.names == shown.names for found in printed)
    sure = shown.source in SURE or own < shown.names and (twice or shown.names <= own | contributors)
    for byline in [*bylines, shown] if sure else bylines:
        people = frozenset(fold(author.name) for author in byline.people)
        if people < own and (byline is shown or any(byline.names == found.names for found in declared)):
            return byline  # the photographer is declared too
        if own < people and all(is_plain_name(author.name) and is_full(author) for author in byline.people):
            return byline  # only the first is declared
        if byline.source != "byline":
            continue
        if not any(name in fold(found.raw) for name in own for found in (*bylines, shown)) and is_full(
            byline.people[0]
        ):
            return byline  # who is declared and not printed is the one who put the text on the site
    return None


def _bare(found: Found) -> frozenset[str]:
    """The names without accents and without what stands behind a comma."""
    return frozenset(fold(without_accents(author.name.split(",")[0])) for author in found.authors)


Source = Callable[[Sources, frozenset[str]], Iterator[Found]]
DECLARED: tuple[Source, ...] = (from_json_ld, from_meta)
PRINTED: tuple[Source, ...] = (from_author_pages, from_markup, from_openings, from_bylines)
# Only where none of the above names a person.
LAST: tuple[Source, ...] = (
    from_glued,
    from_far,
    from_brackets,
    from_end,
    from_source_lines,
    from_agency_lines,
    from_bios,
    from_pen_names,
)
