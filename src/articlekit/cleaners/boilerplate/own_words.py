"""Labels that are the article's own words: items of a list between its paragraphs, headings over a paragraph of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from articlekit.cleaners.boilerplate.verdict import Verdict
from articlekit.cleaners.chrome import CHROME
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import FOREIGN
from articlekit.document import Block, Place
from articlekit.sentences import CLOSERS, ENDS

__all__ = ["own_words"]

MAX_ITEM_WORDS = 3  # of a label in a list; a longer line calls on the reader
COLONS = (":", "：")
DEEP = 6  # elements between the item of a list and what the list stands in
# What stands at the end of a page, with prose under it that is no part of the article.
CLOSING = frozenset({
    "appeal", "author-bio", "comments-prompt", "copyright", "disclaimer", "newsletter", "paywall", "related", "tags",
})  # fmt: skip


def own_words(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> frozenset[int]:
    """
    Which of the lines that go by their words are words of the article, by what stands beside them.

    "Password" is a label of a form, and one of the things that were stolen; no phrase tells which, and neither do the
    words around it. But forms and rows of buttons do not stand in the midst of a text without a mark or a link.

    >>> from articlekit.cleaners.boilerplate.verdicts import judge_lines
    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> from articlekit.reading import read
    >>> def found(html):
    ...     blocks = read(html).blocks
    ...     return sorted(own_words(blocks, judge_lines([block.text for block in blocks], phrase_book())))
    >>> prose = "<p>It rained all night in the hills, and the road to the coast has been closed since the early morning.</p>"
    >>> found(f"{prose}<p>The thieves have:</p><ul><li>Name<li>Password</ul>{prose}")
    [2, 3]
    >>> found(f"{prose}<ul><li><a href=/log-in>Name</a><li>Password</ul>{prose}")
    []
    >>> found(f"{prose}<h2>Signal</h2>{prose}"), found(f"{prose}<h2>Comments</h2>{prose}")
    ([1], [])

    Args:
        blocks: in reading order.
        verdicts: on each.

    Returns:
        The positions of the blocks that stay.
    """
    if not any(
        verdict and (block.group or block.kind == "heading") for block, verdict in zip(blocks, verdicts, strict=True)
    ):
        return frozenset()
    return frozenset((*_items(blocks, verdicts), *_headings(blocks, verdicts)))


def _items(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> Iterator[int]:
    """The labels in lists and tables between two paragraphs that are led up to, or that hold other items as well."""
    for group, run in groupby(range(len(blocks)), key=lambda number: blocks[number].group):
        if not group:
            continue
        numbers = list(run)
        labels = [number for number in numbers if verdicts[number]]
        before, behind = numbers[0] - 1, numbers[-1] + 1
        if (
            not labels
            or before < 0
            or behind == len(blocks)
            or verdicts[before]
            or not _is_text(behind, blocks, verdicts)
        ):
            continue
        leads = blocks[before].kind == "paragraph" and blocks[before].text.endswith(COLONS)
        mixed = 2 * len(labels) <= len(numbers) and is_prose(blocks[before])
        if (leads or mixed) and _stands_in(blocks[behind].place.parent, blocks, before, numbers):
            if all(len(blocks[number].text.split()) <= MAX_ITEM_WORDS for number in labels):
                yield from labels


def _stands_in(home: Place | None, blocks: Sequence[Block], before: int, numbers: Sequence[int]) -> bool:
    """Whether a list and the paragraph before it stand in *home*, without a mark or a link that says otherwise."""
    if blocks[before].place.parent is not home or not any(
        place is home for place in blocks[numbers[0]].place.upwards(DEEP)
    ):
        return False
    return all(_is_plain(blocks[number]) for number in numbers)


def _headings(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> Iterator[int]:
    """The headings of one word between paragraphs of one container; of the kinds that close a page, if the text goes on."""
    last: dict[Place | None, int] = {}  # the last heading of a container that is the article's for sure
    begun: dict[Place | None, int] = {}  # its first paragraph
    for number, block in enumerate(blocks):
        home = block.place.parent
        if block.kind == "heading" and not verdicts[number] and _heads_text(number, blocks, verdicts):
            last[home] = number
        elif _is_text(number, blocks, verdicts):
            begun.setdefault(home, number)
    for number, block in enumerate(blocks):
        verdict = verdicts[number]
        if not verdict or block.kind != "heading" or block.level == 1 or verdict.joined or not _is_plain(block):
            continue
        home = block.place.parent
        goes_on = verdict.reason not in CLOSING or number < last.get(home, 0)
        one_word = len(block.text.split()) == 1
        if one_word and goes_on and begun.get(home, number) < number and _heads_text(number, blocks, verdicts):
            yield number


def _heads_text(number: int, blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    """Whether a paragraph that ends as a sentence does stands right under a heading."""
    under = number + 1
    if under == len(blocks) or blocks[under].place.parent is not blocks[number].place.parent:
        return False
    return _is_text(under, blocks, verdicts) and blocks[under].text.rstrip(CLOSERS)[-1:] in ENDS


def _is_text(number: int, blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    """Whether a block is running text that no phrase takes for anything else."""
    return not verdicts[number] and blocks[number].kind == "paragraph" and is_prose(blocks[number])


def _is_plain(block: Block) -> bool:
    """Whether neither a link nor a mark makes a label of a block."""
    return not block.link_length and not block.marks & (CHROME | FOREIGN)
