"""The column of line numbers beside a program goes."""

from __future__ import annotations

from collections.abc import Sequence

from articlekit.cleaners.main_content.structure.shape import is_line_numbers
from articlekit.document import Block

__all__ = ["drop_line_numbers"]


def drop_line_numbers(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """A block of code that is nothing but numbers is the margin of a program, and no line of it."""
    for number, block in enumerate(blocks):
        if kept[number] and is_line_numbers(block):
            kept[number] = False
