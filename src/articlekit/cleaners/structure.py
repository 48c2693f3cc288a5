"""
What the scorer cannot see, because it looks at one block at a time: an article is whole.

Each rule takes the blocks, their scores and what is kept so far, and changes what is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from articlekit import marks
from articlekit.cleaners.chrome import is_link
from articlekit.cleaners.features import is_prose
from articlekit.document import Block, Document, Place

__all__ = ["drop_behind_comments", "likely_runs", "make_of", "mend"]

THRESHOLD = 0.0  # log-odds
POSSIBLE = -2.5  # log-odds; below, a block is no part of the article whatever stands around it
UNSURE = 0.75  # log-odds; lines of a poem or a recipe are less alike to the scorer, a footer is further off
FOREIGN = (
    marks.COMMENT | marks.RELATED | marks.SHARE | marks.NEWSLETTER | marks.AD | marks.NAV | marks.MENU | marks.FOOTER
    | marks.PROMO | marks.BIO | marks.AUTHOR | marks.TAGS | marks.FORM | marks.HIDDEN
)  # fmt: skip
ELSEWHERE = FOREIGN & ~marks.FORM  # the questions of an accordion are buttons
BOXES = marks.NEWSLETTER | marks.RELATED | marks.BIO
WITHOUT_DIGITS = str.maketrans("", "", "0123456789")  # "update-1" and "update-2" are alike
SERIES = 3  # containers that make a row
NESTING = 3  # elements that one container of a row is made of
MOST = 0.5  # of the text of a row
TEASERS = 0.8  # of the containers in a row
LEADS = 2  # paragraphs of a teaser
GAP = 6  # blocks; a longer gap between kept blocks is no gap in a run of text
LINKED = 0.6  # link share
QUESTION_MARKS = frozenset("?？؟\u037e")  # the last is Greek
MAX_QUESTION = 160  # characters
NESTED = frozenset({"code", "quote"})  # kinds of blocks that stand in an element of their own
DEEP = 10  # elements around such a block at most: numbered programs stand in tables
NUMBERS = re.compile(r"[\d\s]+")  # the column of a program's line numbers
# The classes of the recipe cards that WordPress plugins print, and the names of schema.org, as most other systems have.
RECIPE_PART = re.compile(r"recipes?[\w-]{0,12}?[_-]?(?:ingredient|instruction|direction|method)")
RECIPE_STEPS = 6  # from a line up to the part of the recipe
CLIP = 4.0  # log-odds; surer than that no block counts
RUN = 1.5  # log-odds that a run has to bring in; chosen on the development dumps

_Rule: TypeAlias = Callable[[Sequence[Block], Sequence[float], list[bool]], None]


def mend(blocks: Sequence[Block], scores: Sequence[float]) -> list[bool]:
    """
    Which blocks to keep: by the scores first, then by what stands around each.

    >>> table = [Block(0, "It rained."), Block(1, "12 mm", "table"), Block(2, "It stopped.")]
    >>> mend(table, [1.0, -0.5, 1.0]), mend(table, [1.0, -0.5, -1.0])
    ([True, True, True], [True, False, False])

    Args:
        blocks: in reading order.
        scores: for each the log-odds that it belongs to the article.

    Returns:
        For each block whether it belongs to the article; at least one does, if there is any.
    """
    best = max(scores, default=0.0)
    threshold = THRESHOLD if best >= THRESHOLD else best - UNSURE  # a page without any likely block keeps its likeliest
    kept = [score >= threshold for score in scores]
    for rule in RULES:
        rule(blocks, scores, kept)
    return kept


def likely_runs(scores: Sequence[float]) -> list[bool]:
    """
    Which blocks lie in a run that is likely the article: where begin and end of each run are paid for.

    A teaser far from the article may look like a paragraph of it, but does so alone; one with a low score in the midst
    of the article is no reason to begin anew. The best set of runs is found with one pass forth and one back (Viterbi's
    algorithm with two states).

    >>> likely_runs([-3, 2, 3, -1, 2, -3, -3, 1, -3])
    [False, True, True, True, True, False, False, False, False]
    >>> likely_runs([-1.0, 0.5])
    [False, False]

    Args:
        scores: for each block the log-odds that it belongs to the article.
    """
    outside, inside = 0.0, -RUN
    # For each block whether it is best reached from within: when it is outside, and when it is inside.
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        steps.append((inside > outside, inside >= outside - RUN))
        outside, inside = max(outside, inside), max(inside, outside - RUN) + min(max(score, -CLIP), CLIP)
    within = inside > outside
    found: list[bool] = []
    for left, stayed in reversed(steps):
        found.append(within)
        within = stayed if within else left
    return found[::-1]


def fill_lists(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A list or a table is kept whole if most of it is."""
    inside: dict[int, int] = defaultdict(int)
    for block, keep in zip(blocks, kept, strict=True):
        if block.group:
            inside[block.group] += len(block.text) if keep else -len(block.text)
    for number, block in enumerate(blocks):
        if block.group and not kept[number] and inside[block.group] > 0 and scores[number] > POSSIBLE:
            kept[number] = not block.marks & FOREIGN


def keep_answers(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A row of questions, each with its answer under it, is kept, folded up or not."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in range(len(blocks) - 1):
        if _asks(blocks[number]) and is_prose(blocks[number + 1]) and not blocks[number + 1].marks & ELSEWHERE:
            rows[make_of(blocks[number].place)].append(number)
    for numbers in rows.values():
        if len(numbers) >= SERIES:
            for number in numbers:
                kept[number] = kept[number + 1] = True


def _asks(block: Block) -> bool:
    text = block.text
    return (
        text[-1:] in QUESTION_MARKS
        and len(text) <= MAX_QUESTION
        and block.kind != "caption"
        and not block.marks & ELSEWHERE
    )


def fill_gaps(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What stands between two kept blocks of one container belongs to it, unless it points elsewhere."""
    last = -1
    for number, keep in enumerate(list(kept)):
        if not keep:
            continue
        if 0 <= last < number - 1 <= last + GAP:
            home = blocks[last].place.parent
            if home is blocks[number].place.parent:
                for between in range(last + 1, number):
                    block = blocks[between]
                    likely = scores[between] > POSSIBLE or (block.kind == "heading" and not block.link_length)
                    kept[between] = likely and _belongs(block, home)
        last = number


def fill_series(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """Of a row of like containers, as the entries of a live blog or the parts of a split text, all are kept if most is."""
    series: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    rows: dict[Place | None, list[tuple[int, tuple[str, ...]]]] = {}
    for number, block in enumerate(blocks):
        if scores[number] > POSSIBLE:
            home = block.place.parent
            if home not in rows:
                rows[home] = list(_rows_around(block))
            for row in rows[home]:
                series[row].append(number)
    for numbers in series.values():
        if len({blocks[number].place.parent for number in numbers}) < SERIES:
            continue
        texts = [(len(blocks[number].text), kept[number]) for number in numbers]
        if sum(size for size, keep in texts if keep) > MOST * sum(size for size, _ in texts):
            for number in numbers:
                kept[number] = kept[number] or _is_own_text(blocks[number])


def _rows_around(block: Block) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of containers that the block may stand in: what holds the row, and what its containers are made of."""
    shape: tuple[str, ...] = ()
    for home, around in _around(block):
        shape = (*make_of(home), *shape)
        yield around.number, shape


def make_of(place: Place) -> tuple[str, str]:
    """
    The tag and the names of an element, which it has in common with others of its row.

    >>> make_of(Place("div", "update update-1")) == make_of(Place("div", "update update-2"))
    True
    >>> make_of(Place("div", "update")) == make_of(Place("div", "comment"))
    False
    """
    return place.tag, place.tokens.translate(WITHOUT_DIGITS)


def _around(block: Block) -> Iterator[tuple[Place, Place]]:
    """The elements around that of the block, each with the one around it."""
    home = block.place.parent
    for _ in range(NESTING):
        if home is None or home.parent is None:
            return
        yield home, home.parent
        home = home.parent


def _belongs(block: Block, home: object) -> bool:
    """Whether a block stands in *home*, directly or in a list or table of it, and is text and not links."""
    place = block.place.parent
    return _is_own_text(block) and (
        place is home or ((block.group > 0 or block.kind in NESTED) and _within(block, home))
    )


def _is_own_text(block: Block) -> bool:
    if block.kind == "code" and NUMBERS.fullmatch(block.text):
        return False
    return not block.marks & FOREIGN and block.link_length <= LINKED * len(block.text)


def _within(block: Block, home: object) -> bool:
    place = block.place.parent
    for _ in range(DEEP):
        if place is None:
            return False
        if place is home:
            return True
        place = place.parent
    return False


def keep_headings(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A heading over kept text of its container is kept, but for the one that opens the page."""
    begun = False
    for number, block in enumerate(blocks[:-1]):
        if kept[number]:
            begun = True
        elif begun and block.kind == "heading" and kept[number + 1] and scores[number] > POSSIBLE:
            under = blocks[number + 1]
            kept[number] = block.place.parent is under.place.parent and _is_own_text(block)


def keep_recipes(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What a recipe takes and how it is made is kept, with the heading over it, however short its lines are."""
    if not any(kept):
        return
    under: Place | None = None  # the list below, from the last block to the first
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        part = None if block.marks & FOREIGN else _recipe_part(block.place)
        if (
            part is not None
            or block.kind == "heading"
            and under is not None
            and block.place.parent in (under, under.parent)
        ):
            kept[number] = True
        under = part


def _recipe_part(place: Place | None) -> Place | None:
    """The element around a line that its class calls the ingredients or the instructions of a recipe."""
    found = None
    for _ in range(RECIPE_STEPS):
        if place is None:
            break
        if "recipe" in place.tokens and RECIPE_PART.search(place.tokens):
            found = place
        place = place.parent
    return found


def drop_comments(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What readers wrote goes, however long, where there is other running text; in a forum there is none."""
    article = any(
        keep and not block.marks & marks.COMMENT and is_prose(block) for block, keep in zip(blocks, kept, strict=True)
    )
    for number, block in enumerate(blocks):
        if article and block.marks & marks.COMMENT:
            kept[number] = False


def drop_boxes(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """Boxes in the article that are about the author, other articles or a newsletter go; a text that is all box stays."""
    sizes = [len(block.text) if keep else 0 for block, keep in zip(blocks, kept, strict=True)]
    boxed = sum(size for block, size in zip(blocks, sizes, strict=True) if block.marks & BOXES)
    if 2 * boxed < sum(sizes) - boxed:
        for number, block in enumerate(blocks):
            if block.marks & BOXES:
                kept[number] = False


def drop_teasers(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A row of containers with a linked headline and a lead each goes: these are other articles, if the rest is as long."""
    headlines = [block for block in blocks if block.kind == "heading" and is_link(block)]
    likely = {row for block in headlines for row, _ in _containers(block)}
    if not any(
        row in likely for block, keep in zip(blocks, kept, strict=True) if keep for row, _ in _containers(block)
    ):
        return
    rows: dict[tuple[int, str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, block in enumerate(blocks):
        for row, container in _containers(block):
            if row in likely:
                rows[row][container].append(number)
    total = sum(len(block.text) for block, keep in zip(blocks, kept, strict=True) if keep)
    for containers in rows.values():
        teasers = sum(_is_teaser([blocks[number] for number in numbers]) for numbers in containers.values())
        if teasers < SERIES or teasers < TEASERS * len(containers):
            continue
        inside = [number for numbers in containers.values() for number in numbers if kept[number]]
        size = sum(len(blocks[number].text) for number in inside)
        if total >= 2 * size:
            for number in inside:
                kept[number] = False


def _containers(block: Block) -> Iterator[tuple[tuple[int, str, str], int]]:
    """The containers that the block stands in, each with the row that it may be of."""
    for container, around in _around(block):
        yield (around.number, *make_of(container)), container.number


def _is_teaser(blocks: Sequence[Block]) -> bool:
    headlines = [block for block in blocks if block.kind == "heading" and is_link(block)]
    return len(headlines) == 1 and sum(map(is_prose, blocks)) <= LEADS


def drop_dangling(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """
    A heading goes if nothing under it is kept: at the end, or before a heading of its level or above.

    One as long as a paragraph is no heading but a lede that is set like one, unless all that is kept stands above it.
    """
    if all(block.kind == "heading" for block, keep in zip(blocks, kept, strict=True) if keep):
        return
    behind = 1  # level of the next kept heading, 0 for text; the end counts as a heading of the first level
    above_text = False
    for number in range(len(blocks) - 1, -1, -1):
        if not kept[number]:
            continue
        block = blocks[number]
        if block.kind != "heading":
            behind = 0
            above_text = True
        elif not behind or block.level < behind or (above_text and is_prose(block)):
            behind = block.level
        else:
            kept[number] = False


def drop_behind_comments(document: Document, kept: list[bool]) -> None:
    """
    What stands behind the heading over the comments goes: they often stand in elements without a telling name.

    The heading is gone already, by its words. One above the article's end says nothing: "3 comments" under a headline.
    Nor does one between elements that are alike: these are parts of a text, and the heading is one of theirs.
    """
    heads = [
        removal.block.index
        for removal in document.removed
        if removal.reason == "comments-prompt" and removal.block.kind == "heading"
    ]
    homes: dict[Place, int] = defaultdict(int)
    ends: dict[Place, int] = {}
    for block, keep in zip(document.blocks, kept, strict=True):
        if heads and keep and is_prose(block) and block.place.parent:
            homes[block.place.parent] += len(block.text)
            ends[block.place.parent] = block.index
    if not homes:
        return
    home = max(homes, key=lambda place: homes[place])
    begin = min((head for head in heads if head > ends[home]), default=None)
    if begin is None or any(_is_alike(place, home) for place, end in ends.items() if end > begin):
        return
    for number, block in enumerate(document.blocks):
        kept[number] = kept[number] and block.index < begin


def _is_alike(place: Place, other: Place) -> bool:
    return place is not other and bool(place.tokens) and make_of(place) == make_of(other)


RULES: tuple[_Rule, ...] = (
    fill_lists,
    keep_answers,
    fill_gaps,
    fill_series,
    keep_recipes,
    drop_comments,
    drop_boxes,
    drop_teasers,
    keep_headings,
    drop_dangling,
)
