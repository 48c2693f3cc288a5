"""
Reads boosted trees out of a data file and makes of them one function, quick without numpy.

The file is data: the names of the columns, and trees as nested lists ``[column, threshold, at most, above]`` with
the score at the leaves. At first use a model is written out as one conditional expression a tree, with the columns as
arguments, and compiled; for the scorer of main content that took 10 microseconds a block on 4,000 blocks of real pages,
and it costs 40 ms once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeAlias

__all__ = ["Bits", "Score", "compiled", "read_model"]

Score: TypeAlias = Callable[..., float]
Bits: TypeAlias = Mapping[str, tuple[str, int]]
NO_BITS: Bits = MappingProxyType({})


@cache
def read_model(package: str, file: str) -> dict[str, Any]:
    """
    The data file as it is, for people who want to know what a model goes by.

    >>> read_model("articlekit.parsers.headlines", "model.json")["trained_on"][:7]
    'sha256:'

    Args:
        package: where the file is, as ``importlib`` names it.
        file: its name.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    data: dict[str, Any] = json.loads((files(package) / file).read_text(encoding="utf-8"))
    return data


def compiled(model: Mapping[str, Any], bits: Bits = NO_BITS) -> Score:
    """
    Compile one model.

    >>> trees = [["length", 3.5, -1.0, 2.0], 0.5]
    >>> score = compiled({"columns": ["length"], "stages": [[1, 1.5]], "trees": trees})
    >>> score(3), score(4)
    (-0.5, 2.0)

    Args:
        model: its columns in order; its trees; its stages: after how many trees a sum beyond which score is final.
        bits: names in trees that are no columns, and the column and bit of it that each stands for.

    Returns:
        The function that takes the columns in order and gives the sum of the trees.
    """
    columns = model["columns"]
    names = {column: f"c{number}" for number, column in enumerate(columns)}
    trees = [_expression(tree, names, bits) for tree in model["trees"]]
    source = [f"def score({', '.join(names.values())}):", " s = 0.0"]
    done = 0
    for count, clear in model["stages"]:
        source += [f" s += {' + '.join(trees[done:count])}", f" if s < -{clear!r} or s > {clear!r}: return s"]
        done = count
    source.append(f" return s + {' + '.join(trees[done:])}")
    space: dict[str, Any] = {}
    exec(compile("\n".join(source), "trees", "exec"), space)  # noqa: S102  # the package's own numbers, nothing of a page's
    return space["score"]  # type: ignore[no-any-return]


def _expression(node: float | Sequence[Any], names: Mapping[str, str], bits: Bits) -> str:
    """A tree as one conditional expression; a single mark is asked of the integer that it is a bit of."""
    if isinstance(node, (int, float)):
        return f"{float(node)!r}"
    column, threshold, low, high = node
    yes, no = _expression(low, names, bits), _expression(high, names, bits)
    if column in bits:
        name, bit = bits[column]
        return f"({no} if {names[name]} & {bit:d} else {yes})"
    return f"({yes} if {names[column]} <= {float(threshold)!r} else {no})"
