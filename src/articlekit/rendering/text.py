"""Rendering as plain text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articlekit.article import Article

__all__ = ["render_text"]


def render_text(article: Article) -> str:
    """
    The kept blocks with an empty line between them; items of one list and rows of one table with one line end.

    >>> from articlekit import Article, Block
    >>> render_text(Article(blocks=(Block(0, "Rain", "heading", 1), Block(1, "It rained."))))
    'Rain\\n\\nIt rained.'
    >>> render_text(Article())
    ''
    """
    blocks = article.blocks
    parts = [blocks[0].text] if blocks else []
    for before, block in pairwise(blocks):
        together = block.group and block.group == before.group and block.kind == before.kind
        parts.append("\n" if together else "\n\n")
        parts.append(block.text)
    return "".join(parts)
