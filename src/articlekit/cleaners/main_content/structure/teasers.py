"""Rows of teasers go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from articlekit.cleaners.chrome import is_link
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import SERIES, around_of, make_of
from articlekit.document import Block

__all__ = ["drop_teasers"]

TEASERS = 0.8  # of the containers in a row
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


def _containers(block: Block) -> Iterator[tuple[tuple[int, str, str], int]]:
    """The containers that the block stands in, each with the row that it may be of."""
    for container, around in around_of(block):
        yield (around.number, *make_of(container)), container.number


def _is_teaser(blocks: Sequence[Block]) -> bool:
    headlines = [block for block in blocks if block.kind == "heading" and is_link(block)]
    return len(headlines) == 1 and sum(map(is_prose, blocks)) <= LEADS
