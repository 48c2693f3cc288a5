"""Authors in the lines of a text dump into which a converter put what stands before and behind the byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from articlekit.article import Author
from articlekit.parsers.bylines.dated import is_dated
from articlekit.parsers.bylines.edges import unglue
from articlekit.parsers.bylines.found import LINES_BEHIND, MAX_NAME_LINE, Found, begin_of, is_full, title_block
from articlekit.parsers.bylines.names import vocabulary
from articlekit.parsers.bylines.plain import is_plain_name
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.dates.calendar import date_words
from articlekit.parsers.dates.text import find_dates
from articlekit.parsers.fact import Sources

__all__ = ["from_glued"]

MAX_GLUED = 20  # byline words in a line that a converter made of many
# A capital behind a small letter, but for those of names, or what parts a byline from the rest of a line.
GLUED_END = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bD[ei])(?<!\bL[ae])(?=[A-ZÀ-ÖØ-Þ])|\n|\s[-–—|]\s|[|•·]"
)


def from_glued(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """
    A byline in a line of a text dump into which a converter put what stands before and behind it: "... this fallBy Ana
    RuizPublished: 3 May 2021".

    Such lines have prose as well, so only full names count, and only up to a seam, a mark, a date or its label.
    """
    if sources.document.page.input != "text":
        return
    begin = begin_of(sources, title_block(sources))
    for block in sources.document.blocks[: begin + LINES_BEHIND]:
        for match in islice(_glued_word().finditer(block.text), MAX_GLUED):
            behind = block.text[match.end() : match.end() + MAX_NAME_LINE]
            if found := _glued_names(behind, publishers):
                yield Found(found, match.group() + behind, "byline", block.index)
                return
        if found := _before_label(block.text, publishers):
            yield Found(found, found[0].raw, "line", block.index)
            return


@cache
def _glued_word() -> re.Pattern[str]:
    """Finds a byline word before a name: with a capital anywhere, else only where no sentence can go on."""
    words = sorted(vocabulary(None).lists["glued"])
    capital = "|".join(re.escape(form) for word in words for form in (word.capitalize(), word.upper()))
    start = r"(?:^|(?<=[\d\n])|(?<=[|•·»:.!?]\s))"
    return re.compile(rf"(?:{capital}|{start}(?:{'|'.join(words)})):?[^\S\n]{{1,3}}(?=[^\W\d_])")


def _glued_names(text: str, publishers: frozenset[str]) -> tuple[Author, ...]:
    """The full names at the beginning of a text that end at a seam, a mark or a date."""
    rest = unglue(text)
    end = GLUED_END.search(rest)
    line = rest[: end.start()] if end else rest
    if not end and not is_dated(line):
        return ()
    found = split_names(line, publishers=publishers, strict=True, source="byline")
    full = all(is_full(author) and " " in author.name and is_plain_name(author.name) for author in found)
    return found if found and full and line.startswith(found[0].name) else ()


def _before_label(text: str, publishers: frozenset[str]) -> tuple[Author, ...]:
    """The full name between a seam and the label of the first date, which is glued to it: "... closedAna RuizPublished: 3 May"."""
    match = next(iter(find_dates(text)), None) if len(text) > MAX_NAME_LINE else None
    before = text[max(0, match.start - MAX_NAME_LINE) : match.start].rstrip(" :") if match else ""
    parted = unglue(before)
    if parted == before or not (words := date_words().length(parted)):
        return ()
    name = GLUED_END.split(" ".join(parted.split()[:-words]))[-1]
    found = split_names(name, publishers=publishers, strict=True, source="line")
    return found if len(found) == 1 and is_plain_name(name) and found[0].name == name and " " in name else ()
