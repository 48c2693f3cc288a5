"""Rendering as clean HTML: a dozen tags, no attributes, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from articlekit.rendering.groups import group_blocks

if TYPE_CHECKING:
    from articlekit.article import Article
    from articlekit.document import Block

__all__ = ["render_blocks", "render_html"]


def render_html(article: Article) -> str:
    """
    The kept text as HTML, one block per line.

    >>> from articlekit import Article, Block
    >>> print(render_html(Article(blocks=(Block(0, "Rain & wind", "heading", 2), Block(1, "It <b>rained</b>.")))))
    <article>
    <h2>Rain &amp; wind</h2>
    <p>It &lt;b&gt;rained&lt;/b&gt;.</p>
    </article>

    Args:
        article: of whatever input.

    Returns:
        An ``article`` element that holds h1 to h6, p, ul, li, blockquote, pre, code, table, tr, th, td, figcaption in
        figure, and br; no attribute, so nothing of the page can run.
    """
    return "\n".join(["<article>", *render_blocks(article.blocks), "</article>"])


def render_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of :func:`render_html` for some blocks, without the element around them."""
    for group in group_blocks(blocks):
        yield from WRITERS[group[0].kind](group)


def _text(block: Block) -> str:
    return escape(block.text, quote=False).replace("\n", "<br>")


def _heading(group: Sequence[Block]) -> Iterator[str]:
    for block in group:
        level = min(max(block.level, 1), 6)
        yield f"<h{level}>{_text(block)}</h{level}>"


def _paragraph(group: Sequence[Block]) -> Iterator[str]:
    for block in group:
        yield f"<p>{_text(block)}</p>"


def _list(group: Sequence[Block]) -> Iterator[str]:
    """Nested by level: a deeper item opens a list inside the item before it."""
    open_levels: list[int] = []
    for block in group:
        while open_levels and open_levels[-1] > block.level:
            open_levels.pop()
            yield "</li></ul>"
        if open_levels and open_levels[-1] == block.level:
            yield f"</li><li>{_text(block)}"
        else:
            open_levels.append(block.level)
            yield f"<ul><li>{_text(block)}"
    for _ in open_levels:
        yield "</li></ul>"


def _quote(group: Sequence[Block]) -> Iterator[str]:
    yield "<blockquote>"
    yield from _paragraph(group)
    yield "</blockquote>"


def _code(group: Sequence[Block]) -> Iterator[str]:
    for block in group:
        yield f"<pre><code>{escape(block.text, quote=False)}</code></pre>"


def _table(group: Sequence[Block]) -> Iterator[str]:
    yield "<table>"
    for block in group:
        tag = "th" if block.level else "td"
        cells = escape(block.text, quote=False).replace("\n", "<br>").split("\t")
        yield "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"
    yield "</table>"


def _caption(group: Sequence[Block]) -> Iterator[str]:
    for block in group:
        yield f"<figure><figcaption>{_text(block)}</figcaption></figure>"


WRITERS = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list_item": _list,
    "quote": _quote,
    "code": _code,
    "table": _table,
    "caption": _caption,
}
