"""Drops the lines that say nothing but a fact which the article carries already: headline, byline, date, site name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from attrs import evolve

from articlekit.cleaners.main_content import OUTSIDE
from articlekit.document import Block, Decision, Document, Removal
from articlekit.parsers.dates.text import find_dates, parse_date
from articlekit.parsers.fact import Fact
from articlekit.parsers.published import Published
from articlekit.parsers.text_head import TextHead
from articlekit.sentences import ENDS

__all__ = ["drop_printed_facts"]

# Facts whose block goes, and the longest block that is nothing but the fact, in characters.
PRINTED: tuple[tuple[str, str, int], ...] = (
    ("title", "title", 400),
    ("authors", "byline", 200),
    ("byline", "byline", 200),
    ("published", "date", 80),
    ("modified", "date", 80),
)
MAX_DATE_LINE = 80  # characters; a longer block is where the text begins
EVIDENCE = "stands in the article as a fact"
NEAR = 100  # blocks around the end of the first paragraph among which there may be date lines
DATE_KINDS = frozenset({"paragraph", "list_item"})
MAX_LABEL = 24  # characters of a date line beside its date: "Published:", a weekday


def drop_printed_facts(document: Document, facts: Mapping[str, Fact[Any]], head: TextHead) -> Document:
    """
    Drop the blocks that facts were read from, where the block is nothing else.

    Where the main content went without such a block already, the record says which fact it is. It is no cleaner like the
    others, because it runs behind the parsers.

    >>> from articlekit import extract
    >>> page = "<h1>Rain</h1><p>By Ana Ruiz</p><p>It rained all night, and the road to the coast is closed.</p>"
    >>> article = extract(page)
    >>> article.text
    'It rained all night, and the road to the coast is closed.'
    >>> [removal.reason for removal in article.removed]
    ['title', 'byline']

    Args:
        document: what the cleaners left.
        facts: what the parsers found, by name.
        head: what stands above the body, for plain text.

    Returns:
        The document without those blocks; never without its last one.
    """
    outside = {removal.block.index: removal.block for removal in document.removed if removal.reason == OUTSIDE}
    why = _reasons(document, outside, facts, head)
    gone: list[Decision] = [
        (block, why[block.index], None, None, EVIDENCE) for block in document.blocks if block.index in why
    ]
    smaller = document.drop_each(gone) if len(gone) < len(document.blocks) else document
    if not why.keys() & outside.keys():
        return smaller
    return evolve(smaller, removed=tuple(_named(removal, why) for removal in smaller.removed))


def _named(removal: Removal, why: Mapping[int, str]) -> Removal:
    """A fact that the main content went without is on record as that fact."""
    if removal.reason != OUTSIDE or removal.block.index not in why:
        return removal
    return evolve(removal, reason=why[removal.block.index], evidence=EVIDENCE)


def _reasons(
    document: Document, outside: Mapping[int, Block], facts: Mapping[str, Fact[Any]], head: TextHead
) -> dict[int, str]:
    """For the blocks that are nothing but a fact, by their index, which."""
    blocks = {**outside, **{block.index: block for block in document.blocks}}
    why: dict[int, str] = {}
    for name, reason, longest in PRINTED:
        fact = facts.get(name)
        block = blocks.get(fact.block) if fact and fact.block is not None else None
        if block and len(block.text) <= longest:
            why.setdefault(block.index, reason)
    for index in _date_lines([blocks[index] for index in sorted(blocks)], outside, facts):
        why.setdefault(index, "date")
    if head.site_block is not None:
        why.setdefault(head.site_block, "site-name")
    if head.standfirst is not None:
        why.setdefault(head.standfirst.index, "description")
    return why


def _date_lines(blocks: Sequence[Block], outside: Container[int], facts: Mapping[str, Fact[Any]]) -> Iterator[int]:
    """The lines over the text, or under its first paragraph, that print a day which the page declares as well, and nothing else."""
    dates = facts.get("published")
    if not isinstance(dates, Published) or dates.value is None:
        return
    changed = facts.get("modified")
    days = {dates.value.day, changed.value.day if changed and changed.value else None}
    printed = {one.block: one.when.raw for one in dates.evidence if one.block is not None and one.day in days}
    texts = [
        number for number, block in enumerate(blocks) if len(block.text) > MAX_DATE_LINE and block.index not in outside
    ]
    for block in blocks[: texts[0] if texts else None]:
        raw = printed.get(block.index) if block.kind in DATE_KINDS else None
        if not raw or raw not in block.text or len(block.text) - len(raw) > MAX_LABEL or block.text[-1] in ENDS:
            continue
        if parse_date(raw):  # and no time of day, as over the entries of a live blog
            yield block.index
    language = facts.get("language")
    languages = (language.value,) if language and language.value else ()
    first, second, *_ = [*texts, len(blocks), len(blocks)]
    lines = [
        (number, line)
        for number, block in enumerate(blocks[: second + NEAR])
        if number >= first - NEAR and block.kind in DATE_KINDS and block.index not in outside
        if (line := _date_line(block.text, languages))
    ]
    end = first if lines and lines[0][0] < first else second
    if all(number < end for number, _ in lines):  # one behind is over an entry of a chronicle, and so are the others
        yield from (blocks[number].index for number, line in lines if line <= days)


def _date_line(text: str, languages: Sequence[str]) -> AbstractSet[date | None]:
    """The days that a line of nothing but dates and their labels prints; none for any other line."""
    if len(text) > MAX_DATE_LINE or not any(map(str.isdigit, text)):
        return frozenset()
    found = find_dates(text, languages=languages)
    if not found or len(text) - sum(one.end - one.start for one in found) > MAX_LABEL * len(found):
        return frozenset()
    stamp = text[-1] == "." and text[: found[0].start].rstrip()[-1:] in ("", ":")  # "9:14 p.m."
    closed = text[-1] in ENDS and not stamp
    days = {one.date.day for one in found}
    return frozenset() if closed or None in days else days
