"""How sentences end, in the scripts that mark it."""

from __future__ import annotations

__all__ = ["CLOSERS", "ENDS"]

# Of the marks on Unicode's Sentence_Terminal list those that newspapers print; and the ellipsis.
ENDS = frozenset(".!?…。！？।॥؟۔։။።")
CLOSERS = "\"'”’»)]」』 "  # what may stand behind the mark
