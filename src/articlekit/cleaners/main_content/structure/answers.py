"""Questions are kept with their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articlekit import marks
from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.shape import FOREIGN, SERIES, make_of
from articlekit.document import Block

__all__ = ["keep_answers"]

ELSEWHERE = FOREIGN & ~marks.FORM  # the questions of an accordion are buttons
QUESTION_MARKS = frozenset("?？؟\u037e")  # the last is Greek
MAX_QUESTION = 160  # characters


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
