"""What is left of a box whose other lines went by their words goes with them: what the newsletter is about, and when it comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlekit.cleaners.boilerplate.verdict import Verdict
from articlekit.cleaners.main_content.features import is_prose
from articlekit.document import Block, Place, opened_by

__all__ = ["join_boxes"]

ASKING = frozenset({"app-promo", "appeal", "newsletter"})  # kinds of such boxes
MAX_LINES = 6  # of a box
MAX_REST = 2  # lines of it that no word tells, and no more than the others
MAX_REST_TEXT = 200  # characters of each; the text of an article is longer
UPWARDS = 2  # elements around a line that may be its box
DEEP = 5  # elements between a line and its box
MIN_PROSE = 3  # paragraphs that stand outside, without which the box may be all that there is


def join_boxes(blocks: Sequence[Block], verdicts: list[Verdict | None]) -> None:
    """
    Give the rest of a box the verdict of its first line; *verdicts* is changed in place.

    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> from articlekit.cleaners.boilerplate.verdicts import judge_lines
    >>> from articlekit.reading import read
    >>> def left(box):
    ...     prose = "<p>It rained all night in the hills, and the road to the coast has been closed since the early morning.</p>"
    ...     blocks = read(f"{prose * 2}{box}{prose * 2}").blocks
    ...     verdicts = judge_lines([block.text for block in blocks], phrase_book())
    ...     join_boxes(blocks, verdicts)
    ...     return [block.text for block, verdict in zip(blocks, verdicts) if not verdict][2:-2]
    >>> left("<div><h4>Sign up for our newsletter</h4><p>Every weekday at seven: the ten stories of the day.</p></div>")
    []
    >>> left("<h4>Sign up for our newsletter</h4><p>Every weekday at seven they met at the mill.</p>")
    ['Every weekday at seven they met at the mill.']

    Args:
        blocks: in reading order.
        verdicts: on each.
    """
    for number, verdict in enumerate(verdicts):
        if verdict and _asks(verdict):
            for home in _homes(blocks[number]):
                lines = _lines(home, number, blocks)
                rest = [line for line in lines if not verdicts[line]]
                if rest and _is_box(rest, lines, blocks, verdicts):
                    joined = Verdict(verdict.rule, f"in a box with: {verdict.evidence}", joined=True)
                    verdicts[lines.start : lines.stop] = [verdicts[line] or joined for line in lines]


def _asks(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.reason in ASKING and not verdict.joined


def _homes(block: Block) -> Iterator[Place]:
    """The elements around a block that may be a box; the outermost is none."""
    around = list(block.place.upwards(UPWARDS + 2))[1:]
    return (home for home in around[:UPWARDS] if home.parent is not None)


def _lines(home: Place, number: int, blocks: Sequence[Block]) -> range:
    """The blocks of an element that a block opens; none if others stand before it, or there are too many."""
    own = opened_by(blocks, number, home, deep=DEEP, most=MAX_LINES)
    return own if len(own) <= MAX_LINES else range(0)


def _is_box(rest: Sequence[int], lines: range, blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    """Whether what is left of an element is little, and the text of the article stands outside."""
    if len(rest) > min(MAX_REST, len(lines) - len(rest)) or any(len(blocks[n].text) > MAX_REST_TEXT for n in rest):
        return False
    prose = (n for n, block in enumerate(blocks) if n not in lines and not verdicts[n] and is_prose(block))
    return sum(1 for _, _ in zip(prose, range(MIN_PROSE), strict=False)) == MIN_PROSE
