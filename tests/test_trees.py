"""Boosted trees as plain Python."""

from __future__ import annotations

import pytest

from articlekit.trees import compiled, read_model


def test_early_end() -> None:
    """A sum that is clear after the trees of a stage is final; another is not."""
    trees = [["length", 3.0, -2.0, 1.0], ["length", 5.0, -1.0, 2.0], ["length", 3.0, -1.0, 0.5]]
    score = compiled({"columns": ["length"], "stages": [[1, 1.5], [2, 2.5]], "trees": trees})
    assert [score(2), score(4), score(6)] == [-2.0, 0.5, 3.0]


def test_bit_of_a_column() -> None:
    """A name that is no column asks one bit of the column that it stands for."""
    score = compiled({"columns": ["marks"], "stages": [], "trees": [["nav", 0.5, 1.0, -1.0]]}, {"nav": ("marks", 4)})
    assert [score(0), score(4), score(6), score(2)] == [1.0, -1.0, -1.0, 1.0]


def test_no_such_file() -> None:
    """A model that there is not is an error, and no empty one."""
    with pytest.raises(FileNotFoundError):
        read_model("articlekit.parsers.headlines", "no_model.json")
