"""Drops what is outside the article: a learned score per block, by structure and shape and not by words."""

from __future__ import annotations

from articlekit.cleaners import features, features_text
from articlekit.document import Block, Document

__all__ = ["drop_outside_main_content"]

THRESHOLD = 0.0  # log-odds
CHROME_SCORE = -4.0  # log-odds of what cleaners/chrome.py calls chrome
FRAGMENT = 4  # blocks; so few are what the caller chose to pass in, not a page with surroundings
REASON = "outside the main content"


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
    done = any(removal.reason == REASON for removal in document.removed)
    if done or len(document.blocks) <= FRAGMENT:
        return document
    scores = score_blocks(document)
    threshold = min(THRESHOLD, max(scores))  # a page without any likely block keeps its likeliest
    outside: list[tuple[Block, str, str | None, str | None, str | None]] = [
        (block, REASON, None, None, f"score {score:.1f}")
        for block, score in zip(document.blocks, scores, strict=True)
        if score < threshold
    ]
    return document.drop_each(outside)


def score_blocks(document: Document) -> list[float]:
    """The log-odds of each block to be part of the article."""
    from articlekit.cleaners import main_content_model as model  # large, so only when needed

    if document.page.input == "html":
        return [model.score_html(row) if row else CHROME_SCORE for row in features.rows(document)]
    return [model.score_text(row) for row in features_text.rows(document)]
