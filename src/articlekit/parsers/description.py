"""Subtitle, standfirst or summary: as declared, else as printed under the headline."""

from __future__ import annotations

import re
from html import unescape

from articlekit import marks
from articlekit.parsers.declared import Found, first_of, from_meta
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.folding import fold
from articlekit.parsers.linked_data import text_of
from articlekit.parsers.nothing import saying_nothing

__all__ = ["find_description"]

MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def find_description(sources: Sources) -> Fact[str | None]:
    """
    Subtitle, standfirst or summary: as declared, else as printed under the headline.

    >>> from articlekit import extract
    >>> extract('<meta name="description" content="&lt;p&gt;It rained."><p>Rain.').description
    'It rained.'
    >>> extract('<title>Rain</title><meta name="description" content="Rain"><h1>Rain</h1><p>It rained.').description is None
    True

    Args:
        sources: the page, with the facts ``site_name`` and ``title`` found before.

    Returns:
        The text without markup, from meta elements, JSON-LD, and the lede; the headline again is none.
    """
    article = sources.linked_data.article
    found = [
        *from_meta(
            sources, "og:description", "description", "twitter:description", "dc.description", "sailthru.description"
        )
    ]
    found += [
        (text_of(article.get(name)), f"json-ld:{name}") for name in ("description", "abstract", "alternativeHeadline")
    ]
    found += _printed_lede(sources)
    names = saying_nothing(sources)
    return first_of((text, source) for text, source in map(_without_markup, found) if fold(text) not in names)


def _without_markup(found: Found) -> Found:
    """A text without the tags and entities that some publishing systems leave in it."""
    text, source = found
    if "<" in text or "&" in text:
        text = " ".join(MARKUP.sub(" ", unescape(text)).split())
    return text, source


def _printed_lede(sources: Sources) -> list[Found]:
    if sources.head.standfirst:
        return [(sources.head.standfirst.text, "standfirst")]
    title = sources.known.get("title")
    begin = title.block if title and title.block is not None else -1
    after = [block for block in sources.document.blocks if begin < block.index <= begin + 6]
    return [(block.text, "lede") for block in after if block.marks & marks.LEDE and len(block.text) > 30][:1]
