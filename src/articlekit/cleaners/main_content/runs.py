"""Runs of blocks that are likely the article, in plain text."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["likely_runs"]

CLIP = 4.0  # log-odds; surer than that no block counts
RUN = 1.5  # log-odds that a run has to bring in; chosen on the development dumps


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
