"""The trees of ``model.json``, one function for HTML and one for plain text."""

from __future__ import annotations

from functools import cache
from typing import Any

from articlekit.cleaners.main_content.features import BITS
from articlekit.trees import Score, compiled, read_model

__all__ = ["VERSION", "model_data", "scorer"]

VERSION = 3  # of the file's layout
FILE = "model.json"


def model_data() -> dict[str, Any]:
    """
    The file as it is, for people who want to know what the scorer goes by.

    >>> model_data()["version"] == VERSION, model_data()["trained_on"][:7]
    (True, 'sha256:')
    """
    return read_model("articlekit.cleaners.main_content", FILE)


@cache
def scorer(kind: str) -> Score:
    """
    The function that takes one row and gives the log-odds that the block belongs to the article.

    >>> from articlekit.cleaners.main_content.features import COLUMNS
    >>> scorer("html")(*[0] * len(COLUMNS)) < 0
    True

    Args:
        kind: ``"html"`` or ``"text"``, for rows of features.py or of features_text.py.
    """
    return compiled(model_data()[kind], BITS)
