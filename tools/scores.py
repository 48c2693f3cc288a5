"""How near a text comes to an annotated one."""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Four words in a row, counted."""
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3) if words else 0))


def squeeze(text: str) -> str:
    """A text whose white space is single spaces."""
    return " ".join(text.split())


def overlap(gold: str, text: str) -> tuple[float, float]:
    """Precision and recall of a page's shingles, as in Zyte's article-extraction-benchmark."""
    a, b = shingles(gold), shingles(text)
    shared = sum((a & b).values())
    return shared / max(1, sum(b.values())), shared / max(1, sum(a.values()))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of both."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
