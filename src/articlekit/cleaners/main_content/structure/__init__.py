"""
What the scorer cannot see, because it looks at one block at a time: an article is whole.

Each rule takes the blocks, their scores and what is kept so far, and changes what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from articlekit.cleaners.main_content.features import is_prose
from articlekit.cleaners.main_content.structure.answers import keep_answers
from articlekit.cleaners.main_content.structure.boxes import drop_boxes
from articlekit.cleaners.main_content.structure.comments import drop_comments
from articlekit.cleaners.main_content.structure.gaps import fill_gaps
from articlekit.cleaners.main_content.structure.headings import drop_dangling, keep_headings
from articlekit.cleaners.main_content.structure.ledes import keep_lede
from articlekit.cleaners.main_content.structure.lists import fill_lists
from articlekit.cleaners.main_content.structure.programs import drop_line_numbers
from articlekit.cleaners.main_content.structure.recipes import keep_recipes
from articlekit.cleaners.main_content.structure.series import fill_series
from articlekit.cleaners.main_content.structure.tables import keep_tables
from articlekit.cleaners.main_content.structure.teasers import drop_cards, drop_teasers
from articlekit.document import Block

__all__ = ["mend"]

THRESHOLD = 0.0  # log-odds
UNSURE = 0.75  # log-odds; where no paragraph is likely, the lines of a poem or a recipe are all that the page has
Rule: TypeAlias = Callable[[Sequence[Block], Sequence[float], list[bool]], None]
RULES: tuple[Rule, ...] = (
    fill_lists,
    keep_answers,
    fill_gaps,
    keep_tables,
    fill_series,
    keep_recipes,
    drop_comments,
    drop_boxes,
    drop_line_numbers,
    drop_teasers,
    drop_cards,
    keep_headings,
    keep_lede,
    drop_dangling,
)


def mend(blocks: Sequence[Block], scores: Sequence[float]) -> list[bool]:
    """
    Which blocks to keep: by the scores first, then by what stands around each.

    >>> table = [Block(0, "It rained all night. " * 9), Block(1, "12 mm", "table"), Block(2, "It stopped.")]
    >>> mend(table, [1.0, -0.5, 1.0]), mend(table, [1.0, -0.5, -1.0])
    ([True, True, True], [True, False, False])

    Args:
        blocks: in reading order.
        scores: for each the log-odds that it belongs to the article.

    Returns:
        For each block whether it belongs to the article; at least one does, if there is any.
    """
    kept = [score >= THRESHOLD for score in scores]
    # A page without any likely paragraph keeps what is likeliest, and what comes near.
    if not any(keep and is_prose(block) for block, keep in zip(blocks, kept, strict=True)):
        least = min(max(scores, default=0.0), THRESHOLD) - UNSURE
        kept = [score >= least for score in scores]
    for rule in RULES:
        rule(blocks, scores, kept)
    return kept
