"""
Rules of structure for plain text, behind the scorer.

It was trained on long dumps of pages, and does not know texts that have little prose, or little around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from articlekit.cleaners.main_content.features_text import PROSE, densest, is_prose
from articlekit.cleaners.main_content.structure.comments import PROMPT
from articlekit.cleaners.main_content.structure.shape import POSSIBLE, RELATED, is_title
from articlekit.document import Block, Document
from articlekit.letters import alphabetic_size
from articlekit.sentences import COLONS, ENDS, is_closed

__all__ = ["behind_comments", "bulk", "is_all_article", "lede", "short_run", "tail", "titles"]

HEADLINE = 20  # characters
NEAR_TOP = 8  # blocks above the first kept one, in a text with little around the article
SHORT = 2_000  # characters of prose on the whole page
MAX_HEAD = 3  # lines above the first paragraph of a text that is no page: headline, byline, date
MAX_HEADING = 60  # characters of a line that opens the comments
STORY = 500  # characters; what is shorter may as well be the lede of an article behind a line about its comments
MOST = 0.5  # of the characters of a text without boilerplate
BULK = 1_200  # characters; few paragraphs are longer
BULK_SHARE = 0.4  # of the prose of a page
MAX_LABEL = 40  # characters; a longer line has the title in it: "Read also: Drought in the south"
MIN_FURTHER = 40  # characters; a shorter line under a title is the heading of what follows
MAX_TITLES = 5  # under one label; a longer list is one of the article
SENTENCE = 200  # characters for each end of a sentence; lists of months and countries have none


def short_run(blocks: Sequence[Block]) -> range:
    """
    The blocks of the densest run of prose if a page has so little that the scorer, trained on long ones, knows no such.

    The headline before it and a shorter last sentence belong to the run.

    >>> line = Block(0, "It rained all night in the hills, and the road to the coast has been closed since the morning.")
    >>> short_run([Block(0, "Home"), Block(1, "The road to the coast"), line, line, Block(4, "More")])
    range(1, 4)
    >>> short_run([line] * 60)
    range(0, 0)
    """
    prose = [alphabetic_size(block.text) if is_prose(block.text) else 0 for block in blocks]
    if sum(prose) > SHORT:
        return range(0)
    first, last = densest(prose)
    if last > first and last < len(blocks):
        text = blocks[last].text
        if alphabetic_size(text) >= PROSE / 2 and is_closed(text):
            last += 1
    if first and alphabetic_size(blocks[first - 1].text) >= HEADLINE:
        first -= 1
    return range(first, last)


def lede(blocks: Sequence[Block], kept: Sequence[bool]) -> list[int]:
    """
    The prose above what is kept of a text that begins near its top, which the scorer takes for something of a page.

    Of 235 annotated bodies with a line of copyright under them the first paragraph was lost by 94, and is now by 45, whose
    first lines are labels and subtitles; no figure of the dumps changes by more than 0.0001.

    >>> line = "It rained all night in the hills, and the road to the coast has been closed since the morning."
    >>> lede([Block(0, "Home"), Block(1, line), Block(2, line)], [False, False, True])
    [1]
    >>> lede([Block(0, line), *[Block(1, "Home")] * 20, Block(21, line)], [*[False] * 21, True])
    []
    """
    first = kept.index(True) if True in kept else len(kept)
    return [number for number in range(first) if is_prose(blocks[number].text)] if first <= NEAR_TOP else []


def tail(blocks: Sequence[Block], kept: Sequence[bool]) -> Iterator[int]:
    """
    The sentences right behind the last kept block, a line over one of them, and the list that a colon leads to.

    Nothing that went by its words stands between. On the annotated dumps and shortened ones, with scores of hosts held out,
    such blocks were of the article twice as often as not.

    >>> line = "It rained all night in the hills, and the road to the coast has been closed since the morning."
    >>> blocks = [Block(0, line), Block(1, "What now?"), Block(2, "The water"), Block(3, "It falls."), Block(4, "Imprint")]
    >>> list(tail(blocks, [True, False, False, False, False]))
    [1, 2, 3]
    >>> list(tail([blocks[0], blocks[3]], [True, False]))
    []
    """
    number = len(kept) - kept[::-1].index(True) if True in kept else len(kept)
    while number < len(blocks) and blocks[number].index == blocks[number - 1].index + 1:
        heads = number + 1 < len(blocks) and blocks[number + 1].index == blocks[number].index + 1
        if is_closed(blocks[number].text) or _is_announced(blocks, number):
            yield number
        elif heads and is_closed(blocks[number + 1].text):
            yield from (number, number + 1)
            number += 1
        else:
            break
        number += 1


def _is_announced(blocks: Sequence[Block], number: int) -> bool:
    """Whether an item stands behind a colon, or behind another one of its list."""
    block, before = blocks[number], blocks[number - 1]
    return block.kind == "list_item" and (before.text.endswith(COLONS) or before.group == block.group > 0)


def bulk(blocks: Sequence[Block], scores: Sequence[float]) -> list[int]:
    """
    The block that is most of a page's prose: an article whose paragraphs a converter glued, longer than the scorer knows.

    Of 810 dumps with annotated text four have their article in such blocks and lost it; one gets a page's menus instead.

    >>> glued = Block(1, "It rained all night in the hills, and the road to the coast has been closed. " * 20)
    >>> bulk([Block(0, "Home"), glued, Block(2, "Imprint")], [-3.0, -1.5, -4.0])
    [1]
    >>> bulk([Block(0, "Home"), Block(1, "January 2020 (3) February 2020 (4) " * 40)], [-3.0, -1.5])
    []

    Args:
        blocks: in reading order.
        scores: for each the log-odds that it belongs to the article.
    """
    sizes = [alphabetic_size(block.text) for block in blocks]
    most = BULK_SHARE * sum(size for size in sizes if size >= PROSE)
    return [
        number
        for number, (block, size) in enumerate(zip(blocks, sizes, strict=True))
        if size >= max(BULK, most) and scores[number] > POSSIBLE and _sentences(block.text) * SENTENCE >= size
    ]


def _sentences(text: str) -> int:
    return sum(text.count(end) for end in ENDS)


def behind_comments(document: Document, kept: Sequence[bool]) -> range:
    """
    What stands behind the line that opens the comments, once half of what is kept, and an article's worth, is above it.

    A line that speaks of comments above that belongs to the headline: "3 comments". On the annotated dumps, with scores of
    hosts held out, that raises precision by 0.004 and lowers recall by 0.001.

    >>> from articlekit.document import Page
    >>> story = [Block(number, "It rained all night in the hills, and the road is closed. " * 3) for number in range(5)]
    >>> comment = Block(6, "I saw it from my window, and it was worse than in any year that I can remember.")
    >>> document = Document((*story, Block(5, "3 comments"), comment), Page("text"))
    >>> behind_comments(document.drop([document.blocks[5]], reason=PROMPT), [True] * 6)
    range(5, 6)
    >>> behind_comments(document, [True] * 7)
    range(7, 7)
    """
    indices = [block.index for block in document.blocks]
    sizes = (len(block.text) if keep else 0 for block, keep in zip(document.blocks, kept, strict=True))
    above = list(accumulate(sizes, initial=0))
    least = max(STORY, above[-1] / 2)
    lines = (removal.block for removal in document.removed if removal.reason == PROMPT)
    places = sorted(bisect_left(indices, line.index) for line in lines if len(line.text) <= MAX_HEADING)
    first = next((place for place in places if above[place] >= least), len(indices))
    return range(first, len(indices))


def titles(document: Document, kept: Sequence[bool]) -> Iterator[int]:
    """
    The titles of other articles in the midst of one, which no link tells from it in plain text, under the label for them.

    One line under a label is such a title; a few more are if a paragraph follows on them. Of 233 annotated dumps 24 have such
    lines in their text, and 21 of these are better without them, 3 worse. Dropped before the scorer runs, which was trained
    with them, they would cost 0.006 of the body.

    >>> from articlekit.document import Page
    >>> story = Block(0, "It rained all night in the hills, and the road to the coast has been closed since the morning.")
    >>> def found(*lines):
    ...     blocks = [story, Block(1, "Read also:"), *(Block(number, line) for number, line in enumerate(lines, 2))]
    ...     document = Document(tuple(blocks), Page("text")).drop([blocks[1]], reason=RELATED)
    ...     return list(titles(document, [True] * len(document.blocks)))
    >>> found("District bans open fires", story.text), found("Rain was rare.", story.text), found(story.text)
    ([1], [], [])
    """
    labels = {
        removal.block.index
        for removal in document.removed
        if removal.reason == RELATED and len(removal.block.text) <= MAX_LABEL
    }
    blocks = document.blocks
    begun = False
    for first, block in enumerate(blocks if labels else ()):
        if begun and block.index - 1 in labels and is_title(block.text):
            last = first + 1
            while last < len(blocks) and is_title(blocks[last].text, MIN_FURTHER):
                last += 1
            follows = last < len(blocks) and kept[last] and is_prose(blocks[last].text)
            yield from range(first, last if follows and last <= first + MAX_TITLES else first + 1)
        begun = begun or (kept[first] and is_prose(block.text))


def is_all_article(document: Document, kept: Sequence[bool]) -> bool:
    """
    Whether a plain text is an article and no page: it begins with a paragraph under three lines at most, no line of it is
    boilerplate by its words, and most of it is kept.

    The scorer knows dumps, which all have something above the article and below it. Of 234 annotated bodies alone it
    would take more than a twentieth from 35; by this rule it does so from 10, and no dump of a page is changed.

    >>> from articlekit.document import Page
    >>> line = Block(0, "It rained all night in the hills, and the road to the coast has been closed since the morning.")
    >>> is_all_article(Document((line, Block(1, "Salt"), Block(2, "Flour")), Page("text")), [True, False, False])
    True
    >>> is_all_article(Document((*[Block(0, "Home")] * 6, line), Page("text")), [*[False] * 6, True])
    False
    """
    if any(removal.rule for removal in document.removed):
        return False
    lengths = [alphabetic_size(block.text) for block in document.blocks]
    if max(lengths[: MAX_HEAD + 1]) < PROSE:
        return False
    return sum(length for length, keep in zip(lengths, kept, strict=True) if keep) >= MOST * sum(lengths)
