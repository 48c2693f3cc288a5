"""How sentences end, in the scripts that mark it."""

from __future__ import annotations

__all__ = ["CLOSERS", "COLONS", "ENDS", "is_closed"]

# Of the marks on Unicode's Sentence_Terminal list those that newspapers print; and the ellipsis.
ENDS = frozenset(".!?…。！？।॥؟۔։။።")
COLONS = (":", "：")  # what a line ends with that leads to the next
CLOSERS = "\"'”’»)]」』 "  # what may stand behind the mark


def is_closed(text: str) -> bool:
    """
    Whether a text ends as a sentence does.

    >>> is_closed("“It rained all night.”"), is_closed("Rain closes the road")
    (True, False)
    """
    last = text[-1:]
    if last in CLOSERS:
        last = text.rstrip(CLOSERS)[-1:]
    return last in ENDS
