"""Authors with a page of their own: a link to "/authors/ana-ruiz" says that its text is one, where no class does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from articlekit import marks
from articlekit.article import Author
from articlekit.document import Block
from articlekit.parsers.bylines.found import (
    CREDITED,
    LINES_BEHIND,
    MAX_AUTHOR_TEXT,
    MAX_NAME_LINE,
    Found,
    begin_of,
    distinct,
    elsewhere_of,
    is_full,
    title_block,
)
from articlekit.parsers.bylines.names import Vocabulary, fold, vocabulary
from articlekit.parsers.bylines.plain import is_job, is_linked_name, is_plain_name
from articlekit.parsers.bylines.printed import is_beside_names, is_joiner, is_silent
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.bylines.text import parse_byline
from articlekit.parsers.fact import Sources, is_long

__all__ = ["from_author_pages", "from_pen_names"]

LINES_ABOVE = 2  # the headline, in which its byline may stand
SIGNED_BEHIND = 10  # lines behind the last paragraph in which the author may be named
MAX_LINKS = 16  # of a byline

# Index of a block -> the texts of the links in it.
_Lines = Mapping[int, tuple[str, ...]]


def from_author_pages(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """The first byline at the headline in which full names are linked; else the one author who is linked further down."""
    yield from (found for found in _linked(sources, publishers) if any(map(is_full, found.authors)))


def from_pen_names(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """The same for the one name of an account or a newsroom, or for a first name."""
    yield from (
        found
        for found in _linked(sources, publishers)
        if not any(map(is_full, found.authors)) and len(found.authors) == 1
    )


def _linked(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    title = title_block(sources)
    begin = begin_of(sources, title)
    elsewhere = elsewhere_of(title) | marks.HIDDEN | (marks.ASIDE | marks.SIDEBAR) & ~(title.marks if title else 0)
    last = next((block.index for block in reversed(sources.cleaned.blocks) if is_long(block.text)), begin)
    lines = _linked_lines(sources, elsewhere, begin - LINES_ABOVE, max(begin + LINES_BEHIND, last + SIGNED_BEHIND))
    near = [index for index in lines if index <= begin + LINES_BEHIND]
    if found := _first_byline(near, lines, sources, publishers):
        yield found
        return
    only: Found | None = None
    for index in lines:
        if index in near or not (found := _found([index], lines, sources, publishers)).authors:
            continue
        if only and only.names != found.names:
            return
        only = only or found
    if only:
        yield only


def _linked_lines(sources: Sources, elsewhere: int, first: int, last: int) -> _Lines:
    """The lines from the first to the last index that have links to authors' pages in them."""
    lines: dict[int, tuple[str, ...]] = {}
    for mention in sources.document.page.mentions:
        if mention.own & marks.AUTHOR_PAGE and first <= mention.block <= last and not mention.marks & elsewhere:
            before = lines.get(mention.block, ())
            if mention.text and len(before) < MAX_LINKS and mention.text not in before:
                lines[mention.block] = (*before, mention.text)
    return dict(sorted(lines.items()))


def _first_byline(near: list[int], lines: _Lines, sources: Sources, publishers: frozenset[str]) -> Found | None:
    """The authors of the first line that names some, and of those under it with nothing but jobs, mailboxes and "and" between."""
    byline: list[int] = []
    for index in near:
        if byline and not all(map(_is_part_of_byline, sources.document.blocks[byline[-1] + 1 : index])):
            break
        if _found([index], lines, sources, publishers).authors:
            byline.append(index)
    return _found(byline, lines, sources, publishers) if byline else None


def _is_part_of_byline(block: Block) -> bool:
    return is_silent(block) or is_joiner(block.text) or is_beside_names(block.text)


def _found(byline: list[int], lines: _Lines, sources: Sources, publishers: frozenset[str]) -> Found:
    blocks = [sources.document.blocks[index] for index in byline if index < len(sources.document.blocks)]
    authors = [author for block in blocks for author in _of_line(block, lines[block.index], publishers)]
    return Found(distinct(authors), "\n".join(block.text for block in blocks), "author page", byline[0])


def _of_line(block: Block, links: tuple[str, ...], publishers: frozenset[str]) -> tuple[Author, ...]:
    """The authors of a block: those of its byline, whose names end where the links do, else the texts of the links."""
    if len(block.text) > MAX_AUTHOR_TEXT:
        return ()
    if byline := parse_byline(_parted(block.text, links), publishers=publishers):
        return tuple(_as_linked(author, links) for author in byline if author.role in CREDITED)
    if len(block.text) - max(block.link_length, *map(len, links)) > MAX_NAME_LINE or _are_buttons(block.text, links):
        return ()
    named = tuple(author for link in _credited(block.text, links) for author in _of_link(link, publishers))
    return _of_whole(block.text, named, publishers) or named


def _parted(text: str, links: tuple[str, ...]) -> str:
    """A line with space around its links, which inline elements may have glued to what is beside them."""
    for link in links:
        text = text.replace(link, f" {link} ", 1)
    return text


def _credited(text: str, links: tuple[str, ...]) -> Iterator[str]:
    """The links that name authors, and not their jobs, or whom the words before or the job behind makes somebody else."""
    words = vocabulary(None)
    rest = text
    for number, link in enumerate(links):
        before, _, rest = rest.partition(link)
        behind = rest.partition(links[number + 1])[0] if number + 1 < len(links) else rest
        if not is_job(link) and not _leads_to_other(before, words) and not _is_other_role(behind, words):
            yield link


def _is_other_role(text: str, words: Vocabulary) -> bool:
    """Whether what stands beside a name makes it a photographer's or a translator's."""
    return words.roles.get(fold(text), "author") not in CREDITED


def _leads_to_other(before: str, words: Vocabulary) -> bool:
    """Whether words that are no byline end as one does: "Recipe tested by"."""
    lead = before.rpartition("\n")[2].split()
    ends = words.lists["glued"] | words.lists["particles"]
    return _is_other_role(before, words) or len(lead) > 1 and lead[-1] in ends


def _are_buttons(text: str, links: tuple[str, ...]) -> bool:
    """Whether other words stand beside links in a script whose names show by no capital: "[reply] [edit]"."""
    for link in links:
        text = text.replace(link, "", 1)
    return all(link.lower() == link.upper() for link in links) and any(map(str.isalpha, text))


def _of_whole(text: str, linked: tuple[Author, ...], publishers: frozenset[str]) -> tuple[Author, ...]:
    """All names of a line that has more of them than the *linked* ones, and nothing else in it."""
    whole = split_names(text, publishers=publishers, strict=True, source="author page")
    more = {author.name for author in linked} < {author.name for author in whole}
    return whole if linked and more and all(is_plain_name(author.name) for author in whole) else ()


def _of_link(link: str, publishers: frozenset[str]) -> tuple[Author, ...]:
    """The authors in the text of a link: names that look like one, or one word, which may be that of an account."""
    if found := split_names(link, publishers=publishers, strict=True, source="author page"):
        if link.partition(found[0].name)[2].startswith(":"):
            return ()  # a headline that begins like a name
        return tuple(author for author in found if " " not in author.name or is_linked_name(author.name))
    account = split_names(link, publishers=publishers, source="author page")
    return account if len(account) == 1 and " " not in account[0].name else ()


def _as_linked(author: Author, links: tuple[str, ...]) -> Author:
    """An author by the name in the link, without what is printed behind that: "Ana Ruiz Harbour Correspondent"."""
    name = next((link for link in links if author.name.startswith(f"{link} ")), author.name)
    return evolve(author, name=name, source="author page")
