"""
Reads the trees of ``main_content_model.json`` and makes of them one function each, quick without numpy.

The file is data: the names of the columns, and trees as nested lists ``[column, threshold, at most, above]`` with
log-odds at the leaves. At first use a model is written out as one conditional expression a tree, with the columns as
arguments, and compiled; on 4,000 blocks of real pages that took 10 microseconds a block, and it costs 40 ms once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from articlekit.cleaners.features import BITS

__all__ = ["VERSION", "compiled", "model_data", "scorer"]

VERSION = 3  # of the file's layout
FILE = "main_content_model.json"
Score: TypeAlias = Callable[..., float]


@cache
def model_data() -> dict[str, Any]:
    """
    The file as it is, for people who want to know what the scorer goes by.

    >>> model_data()["version"] == VERSION, model_data()["trained_on"][:7]
    (True, 'sha256:')
    """
    data: dict[str, Any] = json.loads((files("articlekit.cleaners") / FILE).read_text(encoding="utf-8"))
    return data


@cache
def scorer(kind: str) -> Score:
    """
    The function that takes one row and gives the log-odds that the block belongs to the article.

    >>> from articlekit.cleaners.features import COLUMNS
    >>> scorer("html")(*[0] * len(COLUMNS)) < 0
    True

    Args:
        kind: ``"html"`` or ``"text"``, for rows of features.py or of features_text.py.
    """
    return compiled(model_data()[kind])


def compiled(model: dict[str, Any]) -> Score:
    """
    Compile one model.

    >>> trees = [["length", 3.5, -1.0, 2.0], 0.5]
    >>> score = compiled({"columns": ["length"], "stages": [[1, 1.5]], "trees": trees})
    >>> score(3), score(4)
    (-0.5, 2.0)

    Args:
        model: its columns in order; its trees; its stages: after how many trees a sum beyond which log-odds is final.
    """
    columns = model["columns"]
    names = {column: f"c{number}" for number, column in enumerate(columns)}
    trees = [_expression(tree, names) for tree in model["trees"]]
    source = [f"def score({', '.join(names.values())}):", " s = 0.0"]
    done = 0
    for count, clear in model["stages"]:
        source += [f" s += {' + '.join(trees[done:count])}", f" if s < -{clear!r} or s > {clear!r}: return s"]
        done = count
    source.append(f" return s + {' + '.join(trees[done:])}")
    space: dict[str, Any] = {}
    exec(compile("\n".join(source), FILE, "exec"), space)  # noqa: S102  # the package's own numbers, nothing of a page's
    return space["score"]  # type: ignore[no-any-return]


def _expression(node: float | Sequence[Any], names: dict[str, str]) -> str:
    """A tree as one conditional expression; a single mark is asked of the integer that it is a bit of."""
    if isinstance(node, (int, float)):
        return f"{float(node)!r}"
    column, threshold, low, high = node
    yes, no = _expression(low, names), _expression(high, names)
    if column in BITS:
        name, bit = BITS[column]
        return f"({no} if {names[name]} & {bit:d} else {yes})"
    return f"({yes} if {names[column]} <= {float(threshold)!r} else {no})"
