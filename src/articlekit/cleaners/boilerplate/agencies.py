"""Agencies that stand around a report, which name its source: "Köln (dpa/lnw) -"; in a credit a person stands beside them."""

from __future__ import annotations

import re
from functools import cache

from articlekit.data_files import tables_of
from articlekit.packs.folding import fold
from articlekit.sentences import is_closed

__all__ = ["signs_report"]

MAX_CODE = 3  # letters of what says which service of an agency it was: "lnw", "th"
# One to four words with slashes between, in brackets anywhere, or before the dash of a dateline.
NAMES = r"[\w-]{2,20}(?: ?/ ?[\w-]{2,20}){0,3}"
SIGNATURE = re.compile(rf"[(\[] ?({NAMES}) ?[)\]]")
DATELINE = re.compile(rf"(?:[^\s/]{{1,20}} ){{0,3}}({NAMES})(?:[.:]? ?-| ?\|) ")


def signs_report(text: str, start: int, end: int) -> bool:
    """
    Whether what stands in a line from *start* to *end* is one of the agencies that a report is from.

    >>> def signs(text):
    ...     start = text.index("dpa")
    ...     return signs_report(text, start, start + 3)
    >>> signs("koln (dpa/lnw) - nach dem sturm fahren zuge."), signs("niemand wurde verletzt. (afp/dpa)")
    (True, True)
    >>> signs("berlin dpa/afp | nach dem sturm fahren wieder zuge."), signs("hamburg/dpa - nach dem sturm fahren zuge.")
    (True, True)
    >>> signs("die brucke (ana ruiz/dpa)"), signs("die brucke. (dpa/ruiz)"), signs("ruiz/dpa - honorarfrei")
    (False, False, False)

    Args:
        text: a line, folded.
        start: offset of a phrase that names an agency.
        end: offset behind it.
    """
    dateline = DATELINE.match(text)
    if dateline and dateline.start(1) <= start < dateline.end(1) and is_closed(text):
        return _is_known(dateline[1].split("/")[-1].strip())
    found = (match for match in SIGNATURE.finditer(text) if match.start(1) <= start and end <= match.end(1))
    return any(all(map(_is_known, re.split(" ?/ ?", match[1]))) for match in found)


def _is_known(name: str) -> bool:
    return len(name) <= MAX_CODE or name in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold, tables_of("articlekit.packs", "agencies.toml")["agencies"]))
