"""Drops what is outside the article: a learned score per block, by structure and shape and not by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from articlekit.cleaners.main_content import features, features_text
from articlekit.cleaners.main_content.runs import likely_runs
from articlekit.cleaners.main_content.structure import mend
from articlekit.cleaners.main_content.structure.articles import drop_further_articles
from articlekit.cleaners.main_content.structure.boxes import drop_titles
from articlekit.cleaners.main_content.structure.comments import drop_behind_comments
from articlekit.cleaners.main_content.structure.recipes import keep_ingredients
from articlekit.cleaners.main_content.structure_text import (
    behind_comments,
    bulk,
    is_all_article,
    lede,
    short_run,
    tail,
    titles,
)
from articlekit.document import Block, Document, Place

__all__ = ["OUTSIDE", "UNSCORED", "drop_outside_main_content", "keep_by_scores", "score_blocks"]

UNSCORED = -4.0  # log-odds of what features.py does not look at
FRAGMENT = 4  # blocks; so few are what the caller chose to pass in, not a page with surroundings
OUTSIDE = "outside the main content"
CAPTION = "caption"  # of a picture in the article: about the picture, and no part of the running text
WHOLE = frozenset({"html", "body"})  # elements that hold the article and all else
STEPS = 4  # from a caption over its figure, and what stands around that, up to what holds paragraphs
REMEMBERED = 1024  # rows of a page whose score is known


def drop_outside_main_content(document: Document) -> Document:
    """
    Drop the blocks that are not part of the article.

    The scorer is trained on annotated pages (see ``tools/train_main_content.py``); it looks at length, links,
    punctuation and place, and knows no words, so that it treats every script alike.

    >>> from articlekit.reading import read
    >>> fragment = read("<p>It rained all night.</p>")
    >>> drop_outside_main_content(fragment) is fragment
    True
    >>> menu = "<ul>" + "<li><a href=/>Topic</a>" * 9 + "</ul>"
    >>> page = read(f"<nav>{menu}</nav><article><p>" + "It rained all night, and the road is closed. " * 9 + "</article>")
    >>> [block.text[:9] for block in drop_outside_main_content(page).blocks]
    ['It rained']
    """
    done = any(removal.reason == OUTSIDE for removal in document.removed)
    if done or len(document.blocks) <= FRAGMENT:
        return document
    return keep_by_scores(document, score_blocks(document))


def keep_by_scores(document: Document, scores: Sequence[float]) -> Document:
    """
    Drop the blocks that are likely none of the article, after the rules of structure had their say.

    >>> from articlekit.reading import read
    >>> page = read("<p>Home</p><p>It rained all night.</p>")
    >>> [block.text for block in keep_by_scores(page, [-1.5, 2.0]).blocks]
    ['It rained all night.']
    >>> keep_by_scores(page, [1.5, 2.0]) is page
    True

    Args:
        document: what the earlier cleaners left.
        scores: for each of its blocks the log-odds that it belongs to the article.
    """
    kept = mend(document.blocks, scores)
    drop_behind_comments(document, kept)
    drop_titles(document, kept)
    keep_ingredients(document, kept)
    drop_further_articles(document, kept)
    if document.page.input == "text":
        inside = likely_runs(scores)
        if any(inside):  # elements hold an article's blocks together in HTML; in text nothing else does
            begin = inside.index(True)  # a lead may stand far above; what looks like the article under it seldom is
            kept = [keep and (number < begin or inside[number]) for number, keep in enumerate(kept)]
        for number in (*short_run(document.blocks), *bulk(document.blocks, scores)):
            kept[number] = True
        for number in (*behind_comments(document, kept), *titles(document, kept)):
            kept[number] = False
        if is_all_article(document, kept):
            return document
        for number in (*lede(document.blocks, kept), *tail(document.blocks, kept)):
            kept[number] = True
    homes = _homes(block for block, keep in zip(document.blocks, kept, strict=True) if keep)
    said: dict[str, str] = {}  # many have the same score
    return document.drop_each(
        (
            block,
            CAPTION if _is_caption(block, homes) else OUTSIDE,
            None,
            None,
            said.setdefault(words := f"score {score:.1f}", words),
        )
        for block, score, keep in zip(document.blocks, scores, kept, strict=True)
        if not keep
    )


def _homes(kept: Iterable[Block]) -> frozenset[Place]:
    """The elements around the paragraphs of the article."""
    parents = {block.place.parent for block in kept}
    return frozenset(place for place in parents if place and place.tag not in WHOLE)


def _is_caption(block: Block, homes: frozenset[Place]) -> bool:
    return block.kind == "caption" and any(place in homes for place in block.place.upwards(STEPS))


def score_blocks(document: Document) -> list[float]:
    """The log-odds of each block to be part of the article."""
    from articlekit.cleaners.main_content.model import scorer  # reads a data file, so only when needed

    score = scorer(document.page.input)
    if document.page.input == "html":
        # A long table or list has but a few kinds of rows. Not all are remembered: they weigh more than the page.
        known = lru_cache(maxsize=REMEMBERED)(score)
        return [UNSCORED if row is None else known(*row) for row in features.rows(document)]
    return [score(*row) for row in features_text.rows(document)]
