"""What the whole page says about its text: how sure it is that this is an article, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from articlekit import marks
from articlekit.cleaners.main_content import OUTSIDE
from articlekit.cleaners.main_content.features import is_prose
from articlekit.document import Block, Diagnostic, Document, Place
from articlekit.parsers.fact import Sources
from articlekit.parsers.front import HEADLINES, has_run, linked_headlines

__all__ = ["confidence", "signals", "with_declared_text"]

MUCH = 600  # characters of running text, about three paragraphs, that make half sure; chosen, not fitted to data
DECLARED = 0.15  # what a declaration as an article (JSON-LD, og:type) adds to the confidence, of what is missing to 1
LEAST = 200  # characters of articleBody or noscript that are taken for the text of a page that shows none
ELLIPSES = ("…", "...", "[…]", "[...]")
NONE_SHOWN = "The page shows no running text; what is given stands in its {}, and its blocks have the place {!r}."


def confidence(sources: Sources, kept: Sequence[Block]) -> float:
    """
    How likely the kept blocks are an article.

    It grows with the running text, shrinks with the share of the page's running text that was dropped as other texts,
    and rises a little where the page calls itself an article. An index gets half of it.

    >>> from articlekit import extract
    >>> prose = "It rained all night, and the road to the coast is closed until Friday, the mayor said. "
    >>> extract(f"<article><h1>Rain</h1><p>{prose * 6}<p>{prose * 5}<p>{prose * 4}</article>").confidence > 0.6
    True
    >>> extract("<nav><a href=/>Home</a></nav>").confidence
    0.0

    Args:
        sources: what the page offers, nothing removed.
        kept: blocks of the article.

    Returns:
        From 0 to 1, rounded to two digits; 0 when nothing that reads as running text was kept.
    """
    prose = sum(len(block.text) for block in kept if is_prose(block))
    if not prose:
        return 0.0
    page = sum(len(block.text) for block in sources.document.blocks if is_prose(block)) or prose
    sure = prose / (prose + MUCH) * min(1.0, 0.5 + prose / page / 2)
    if _declared(sources):
        sure += DECLARED * (1 - sure)
    if is_index(sources, kept):
        sure /= 2
    return round(sure, 2)


def signals(sources: Sources, kept: Sequence[Block]) -> Iterator[Diagnostic]:
    """The diagnostics ``index_page`` and ``truncated``, where they hold."""
    if is_index(sources, kept):
        yield Diagnostic("index_page", "The page is mostly linked headlines, and no article of its own stands out.")
    if is_truncated(sources, kept):
        yield Diagnostic("truncated", "The text breaks off: it ends in dots, or in front of a paywall.")


def is_index(sources: Sources, kept: Sequence[Block]) -> bool:
    """
    Whether there are many linked headlines and less running text than in them, on a page that is declared no article.

    The teasers of an index stand between its headlines; paragraphs that follow one another are an article.
    """
    if _declared(sources):
        return False
    headlines = linked_headlines(sources)
    if len(headlines) < HEADLINES:
        return False
    prose = [block for block in kept if is_prose(block)]
    return sum(len(block.text) for block in prose) < sum(headlines.values()) and not has_run(prose, headlines)


def is_truncated(sources: Sources, kept: Sequence[Block]) -> bool:
    """Whether the last paragraph ends in dots, or is followed by a paywall on a page that is declared not to be free."""
    prose = [block for block in kept if is_prose(block)]
    if not prose:
        return False
    if prose[-1].text.endswith(ELLIPSES) and kept[-1] is prose[-1]:
        return True
    if str(sources.linked_data.article.get("isAccessibleForFree")).lower() != "false":
        return False
    return any(block.index > prose[-1].index and block.marks & marks.PAYWALL for block in sources.document.blocks)


def _declared(sources: Sources) -> bool:
    types = sources.meta.get("og:type", ())
    return bool(sources.linked_data.article.get("headline")) or any("article" in value.lower() for value in types)


def with_declared_text(document: Document, sources: Sources) -> Document:
    """
    Add the text that stands only in JSON-LD or in <noscript> to a page that shows none.

    What such a page shows is signs and links, and goes; the added blocks come behind it, and their place says where from.

    >>> from articlekit import extract
    >>> body = "It rained all night, and the road to the coast is closed until Friday, the mayor said. " * 3
    >>> page = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script><p>The Harbour Post'
    >>> article = extract(page)
    >>> [(block.text[:9], block.place.tag) for block in article.blocks], article.diagnostics[0].code
    ([('It rained', 'json-ld')], 'text_from_json_ld')
    >>> [(removal.block.text, removal.reason) for removal in article.removed]
    [('The Harbour Post', 'outside the main content')]
    >>> extract(f"<p>{body}</p><noscript>{body}</noscript>").diagnostics
    ()
    """
    if any(is_prose(block) for block in document.blocks):
        return document
    body = sources.linked_data.article.get("articleBody")
    declared = (
        ("json-ld", "JSON-LD", body if isinstance(body, str) else ""),
        ("noscript", "<noscript>", "\n\n".join(sources.document.page.noscript)),
    )
    for tag, name, text in declared:
        added = _blocks(text, tag, document) if len(text) >= LEAST else ()
        if any(map(is_prose, added)):
            rest = document.drop(document.blocks, reason=OUTSIDE)
            return evolve(rest, blocks=added).note(f"text_from_{tag.replace('-', '_')}", NONE_SHOWN.format(name, tag))
    return document


def _blocks(text: str, tag: str, document: Document) -> tuple[Block, ...]:
    """The paragraphs of a declared text, numbered behind all blocks of the page."""
    from articlekit.reading import read

    place = Place(tag)
    first = len(document.blocks) + len(document.removed)
    found = read(text).blocks
    return tuple(
        Block(first + number, block.text, block.kind, block.level, place, group=block.group)
        for number, block in enumerate(found)
    )
