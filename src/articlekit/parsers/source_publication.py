"""The publication that the byline names, where it is another than the site."""

from __future__ import annotations

import re

from articlekit.parsers.bylines.dated import is_dated
from articlekit.parsers.bylines.names import fold, vocabulary
from articlekit.parsers.bylines.plain import is_job
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.fact import Fact, Sources

__all__ = ["find_source_publication"]

MAX_NAME = 50  # characters of a publication's name
MAX_NAME_WORDS = 6
# Marks that stand alone between the parts of a byline; a comma parts names as well, so behind it less is believed.
PARTS = re.compile(r"\s+[–—|•·/-]+\s+|\s*[|｜•·]\s*|\n")
COMMA = re.compile(r",\s+")
LETTER = re.compile(r"[^\W\d_]")
ARTICLES = frozenset(
    {"the", "der", "die", "das", "le", "la", "les", "el", "los", "il", "lo", "o", "a", "de", "het"}
)  # a name may begin with one


def find_source_publication(sources: Sources) -> Fact[str | None]:
    """
    The publication that the byline names, where it is another than the site: who published the article first.

    >>> from articlekit import extract
    >>> page = "<meta property=og:site_name content='Vietnam News'><h1>Rain</h1><p>{}</p><p>It rained all night.</p>"
    >>> extract(page.format("By Khang Vu – The Diplomat – December 21, 2020")).source_publication
    'The Diplomat'
    >>> extract(page.format("By Khang Vu – December 21, 2020")).source_publication is None
    True

    Args:
        sources: the page, with the facts ``site_name``, ``authors`` and ``byline`` found before.

    Returns:
        The name as printed; None if there is none, or it is the site's own.
    """
    byline = sources.known.get("byline")
    if not byline or not byline.value:
        return Fact(None)
    people = {fold(author.name) for author in sources.value("authors") or () if author.kind == "person"}
    own = fold(sources.value("site_name") or "")
    for part, alone in _parts(byline.value):
        name = part.strip(" .,;:()")
        if _is_publication(name, people, alone=alone) and fold(name) != own:
            return Fact(name, byline.value, "byline", byline.block)
    return Fact(None)


def _parts(byline: str) -> list[tuple[str, bool]]:
    """The parts of a byline behind the first, each with whether a mark of its own sets it apart."""
    strong = PARTS.split(byline)
    parts = [(part, True) for part in strong[1:] if not COMMA.search(part)]
    return parts + [(part, False) for piece in strong for part in COMMA.split(piece)[1:]]


def _is_publication(name: str, people: set[str], *, alone: bool) -> bool:
    words = name.split()
    if not LETTER.match(name) or len(name) > MAX_NAME or len(words) > MAX_NAME_WORDS:
        return False
    if any(person in fold(name) for person in people) or is_dated(name) or is_job(name) or any(map(str.isdigit, name)):
        return False
    if not words[0][0].isupper() and words[0][0].lower() != words[0][0].upper():
        return False
    known = vocabulary(None)
    if fold(name) in known.furniture or words[0].casefold() in known.lists["places"]:
        return False
    organisation = any(author.kind == "organisation" for author in split_names(name))
    return organisation or (alone and len(words) > 1 and words[0].casefold() in ARTICLES)
