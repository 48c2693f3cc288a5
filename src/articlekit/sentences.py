"""How sentences end, in all scripts that mark it."""

from __future__ import annotations

__all__ = ["CLOSERS", "ENDS"]

# The marks of Unicode's Sentence_Terminal list.
ENDS = frozenset(".!?…。！？।॥؟۔։။።")
CLOSERS = "\"'”’»)]」』 "  # what may stand behind the mark
