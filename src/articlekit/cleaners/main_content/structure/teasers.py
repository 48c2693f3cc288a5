"""Rows of teasers go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from articlekit import marks
from articlekit.cleaners.chrome import is_link
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import SERIES, around_of, home_of, make_of
from articlekit.document import Block, Place

__all__ = ["drop_cards", "drop_teasers"]

TEASERS = 0.8  # of the containers in a row
CARDS = marks.CARD | marks.RELATED
DEEP = 10  # elements from a card up to the text that it stands in
IN_CARD = 4  # elements from a line up to its card
NEAR = 3  # elements from a paragraph up to what holds its headline, the paragraph's own counted
LEADS = 2  # paragraphs of a teaser


def drop_teasers(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A row of containers with a linked headline and a lead each goes: these are other articles, if the rest is as long."""
    headlines = [block for block in blocks if block.kind == "heading" and is_link(block)]
    if len(headlines) < SERIES:
        return
    counts = Counter(row for block in headlines for row, _ in _containers(block))
    likely = {row for row, count in counts.items() if count >= SERIES}
    inner = (block for block, keep in zip(blocks, kept, strict=True) if keep and likely)
    if not any(row in likely for block in inner for row, _ in _containers(block)):
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


def drop_cards(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """
    Cards with a linked headline and a lead each go where a headline has text of its own, however short that is.

    Many news are but a sentence or two, and the page has ten times as much about other articles.
    """
    cards: dict[Place, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for place in block.place.upwards(IN_CARD) if block.marks & CARDS else ():
            if place.own & CARDS:
                cards[place].append(number)
    if len(cards) < SERIES:
        return
    teasers = {card: numbers for card, numbers in cards.items() if _is_teaser([blocks[number] for number in numbers])}
    inside = {number for numbers in teasers.values() for number in numbers}
    own = [block for number, block in enumerate(blocks) if kept[number] and number not in inside and is_prose(block)]
    if len(teasers) < SERIES or not own or not _has_headline(blocks, own[0]):
        return
    homes = {home_of(block) for block in own}
    for card, numbers in teasers.items():
        if homes.isdisjoint(card.upwards(DEEP)):  # cards in the midst of the text are what it is about
            for number in numbers:
                kept[number] = False


def _has_headline(blocks: Sequence[Block], paragraph: Block) -> bool:
    """Whether a headline that is no link stands above a paragraph, in what holds that."""
    around = set(paragraph.place.upwards(NEAR))
    above = (
        block for block in blocks if block.index < paragraph.index and block.kind == "heading" and block.level == 1
    )
    return any(block.place.parent in around and not block.link_length for block in above)


def _containers(block: Block) -> Iterator[tuple[tuple[int, str, str], int]]:
    """The containers that the block stands in, each with the row that it may be of."""
    for container, around in around_of(block):
        yield (around.number, *make_of(container)), container.number


def _is_teaser(blocks: Sequence[Block]) -> bool:
    headlines = [block for block in blocks if block.kind == "heading" and is_link(block)]
    return len(headlines) == 1 and sum(map(is_prose, blocks)) <= LEADS
