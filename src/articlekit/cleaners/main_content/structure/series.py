"""Of a row of like containers all are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from articlekit.cleaners.main_content.structure.shape import POSSIBLE, SERIES, around_of, is_own_text, make_of
from articlekit.document import Block, Place

__all__ = ["fill_series"]

MOST = 0.5  # of the text of a row


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
                kept[number] = kept[number] or is_own_text(blocks[number])


def _rows_around(block: Block) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of containers that the block may stand in: what holds the row, and what its containers are made of."""
    shape: tuple[str, ...] = ()
    for home, around in around_of(block):
        shape = (*make_of(home), *shape)
        yield around.number, shape
