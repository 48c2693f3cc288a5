"""Title: the headline as printed, without the site's name."""

from __future__ import annotations

from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import text_of

__all__ = ["find_title"]


def find_title(sources: Sources) -> Fact[str | None]:
    """The article's headline."""
    page = sources.document.page
    declared = sources.first_meta("og:title", "twitter:title")
    whole = " ".join(filter(None, [page.title, declared and declared[0]])).casefold()
    for block in sources.document.blocks:
        if block.kind == "heading" and block.level == 1 and block.text.casefold() in whole:
            return Fact(block.text, block.text, "h1", block.index)
    if declared:
        return Fact(declared[0], declared[0], declared[1])
    if headline := text_of(sources.linked_data.article.get("headline")):
        return Fact(headline, headline, "json-ld:headline")
    if page.title:
        return Fact(page.title, page.title, "title")
    return Fact(None)
