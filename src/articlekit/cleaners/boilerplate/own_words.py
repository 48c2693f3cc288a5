"""Labels that are the article's own words: items of a list between its paragraphs, headings over a paragraph of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from articlekit.cleaners.boilerplate.verdict import Verdict
from articlekit.cleaners.chrome import CHROME
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import FOREIGN
from articlekit.document import Block, Place
from articlekit.sentences import COLONS, is_closed

__all__ = ["own_words"]

MAX_ITEM_WORDS = 3  # of a label in a list; a longer line calls on the reader
DEEP = 6  # elements between the item of a list and what the list stands in
NEAR = 3  # elements around a heading and a paragraph, of which they have one in common: <section> or <div> around each
MAX_HEADING_WORDS = 6  # of a heading of sections of a site, which is more than one of them
# Kinds whose labels are words of articles as well; "Advertisement" is none.
CLOSING = frozenset(
    {"comments-prompt", "newsletter", "related"}
)  # and stand over what follows an article, prose or not
WORDS = CLOSING | {"consent", "login", "nav", "print-translate", "share"}
SECTIONS = "nav"  # the parts of a site, and those of an article in several words: "Contact the travel team"


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
    >>> found(f"<section>{prose}</section><section><h2>Support</h2>{prose}</section>")
    [1]

    Args:
        blocks: in reading order.
        verdicts: on each.

    Returns:
        The positions of the blocks that stay; none in plain text, where elements are guessed.
    """
    labels = frozenset(
        number for number, verdict in enumerate(verdicts) if verdict and _is_word(blocks[number], verdict)
    )
    return frozenset((*_items(blocks, verdicts, labels), *_headings(blocks, verdicts, labels))) if labels else labels


def _is_word(block: Block, verdict: Verdict) -> bool:
    """Whether a label in a list, or one that is a heading, may be a word of the article."""
    if block.place.parent is None or verdict.joined or verdict.reason not in WORDS or not _is_plain(block):
        return False
    words = len(block.text.split())
    if block.kind != "heading":
        return block.group > 0 and words <= MAX_ITEM_WORDS
    return block.level > 1 and words <= (MAX_HEADING_WORDS if verdict.reason == SECTIONS else 1)


def _items(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], labels: AbstractSet[int]) -> Iterator[int]:
    """The labels in lists and tables between two paragraphs that are led up to, or that hold other items as well."""
    for group, run in groupby(range(len(blocks)), key=lambda number: blocks[number].group):
        numbers = list(run) if group else []
        if labels.isdisjoint(numbers) or not _stands_in_text(numbers, blocks, verdicts):
            continue
        before = blocks[numbers[0] - 1]
        gone = [number for number in numbers if verdicts[number]]
        mixed = 2 * len(gone) <= len(numbers) and is_prose(before)
        if (mixed or before.text.endswith(COLONS)) and labels >= set(gone):
            yield from gone


def _stands_in_text(numbers: Sequence[int], blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    """Whether a list stands between two paragraphs of one element, and no mark or link says that it is something else."""
    before, behind = numbers[0] - 1, numbers[-1] + 1
    if before < 0 or behind == len(blocks) or verdicts[before] or not _is_text(behind, blocks, verdicts):
        return False
    home = blocks[behind].place.parent
    if blocks[before].kind != "paragraph" or blocks[before].place.parent is not home:
        return False
    inside = any(place is home for place in blocks[numbers[0]].place.upwards(DEEP))
    return inside and all(_is_plain(blocks[number]) for number in numbers)


def _headings(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], labels: AbstractSet[int]) -> Iterator[int]:
    """The headings between paragraphs; of the kinds that close a page, those in one element behind which the text goes on."""
    last: dict[Place | None, int] = {}  # of an element, the last heading that is the article's for sure
    begun: set[Place] = set()  # elements with a paragraph
    for number, block in enumerate(blocks):
        if block.kind == "heading" and not verdicts[number] and _heads_text(number, blocks, verdicts):
            last[block.place.parent] = number
    for number, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        home = block.place.parent
        if _is_text(number, blocks, verdicts):
            begun.update(_around(block))
        elif verdict and number in labels and block.kind == "heading" and not begun.isdisjoint(_around(block)):
            goes_on = verdict.reason not in CLOSING or (home in begun and number < last.get(home, 0))
            if goes_on and _heads_text(number, blocks, verdicts):
                yield number


def _heads_text(number: int, blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    """Whether a paragraph that ends as a sentence does stands right under a heading, in its element or one beside it."""
    under = number + 1
    if under == len(blocks) or not _is_text(under, blocks, verdicts) or not is_closed(blocks[under].text):
        return False
    heading, text = blocks[number], blocks[under]
    if text.place.parent is heading.place.parent:
        return True
    # What stood between is a menu that is gone already, and the heading was its.
    return text.index == heading.index + 1 and not set(_around(heading)).isdisjoint(_around(text))


def _around(block: Block) -> Iterator[Place]:
    """The elements around a block that are near to it."""
    return (place for place in block.place.upwards(NEAR + 1) if place is not block.place)


def _is_text(number: int, blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    """Whether a block is running text that no phrase takes for anything else."""
    return not verdicts[number] and blocks[number].kind == "paragraph" and is_prose(blocks[number])


def _is_plain(block: Block) -> bool:
    """Whether neither a link nor a mark makes a label of a block."""
    return not block.link_length and not block.marks & (CHROME | FOREIGN)
