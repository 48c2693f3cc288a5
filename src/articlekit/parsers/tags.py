"""Keywords that the page declares."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.folding import fold
from articlekit.parsers.linked_data import texts_of

__all__ = ["find_tags"]

META_KEYS = (
    "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "keywords", "dc.subject",
)  # fmt: skip
MAX_TAGS = 50
MAX_TAG = 80  # characters; a longer one is a sentence
SEPARATOR = re.compile("[,;|、，]")
SENTENCE = 60  # characters of keywords that are a sentence cut at its commas


def find_tags(sources: Sources) -> Fact[tuple[str, ...]]:
    """
    Keywords that the page declares.

    >>> from articlekit import extract
    >>> extract('<meta property="article:tag" content="rain"><meta name="keywords" content="rain, road"><p>Rain.').tags
    ('rain',)
    >>> extract("<p>Rain.").tags
    ()

    Args:
        sources: the page, with the fact ``title`` found before.

    Returns:
        The keywords in their order, each once, 50 at most: of JSON-LD, else of the first meta element of a table that
        has any. The headline is no keyword, and neither is a description cut at its commas.
    """
    if texts := texts_of(sources.linked_data.article.get("keywords")):
        return _tags(texts, "json-ld:keywords", sources)
    for key in META_KEYS:
        if contents := sources.meta.get(key):
            return _tags(contents, f"meta:{key}", sources)
    return Fact(())


def _tags(texts: Iterable[str], source: str, sources: Sources) -> Fact[tuple[str, ...]]:
    raw = "; ".join(texts)
    if len(raw) > SENTENCE and fold(raw.removesuffix("...")) in fold(
        (sources.first_meta("description", "og:description") or ("",))[0]
    ):
        return Fact(())
    titles = {fold(title) for title in (sources.value("title"), sources.document.page.title) if title}
    parts = [" ".join(part.split()) for part in SEPARATOR.split(raw)]
    unique = {
        part.casefold(): part for part in reversed(parts) if part and len(part) <= MAX_TAG and fold(part) not in titles
    }
    return Fact(tuple(reversed(unique.values()))[:MAX_TAGS], raw, source)
