"""Rendering as clean HTML: a dozen tags, all text escaped, and no attributes but those of links and images on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from articlekit.rendering.groups import group_blocks
from articlekit.rendering.inserts import NONE, Inserts, cell_spans, gather_inserts

if TYPE_CHECKING:
    from articlekit.article import Article, Image
    from articlekit.document import Block

__all__ = ["render_blocks", "render_html"]


def render_html(article: Article, *, links: bool = True, images: bool = True) -> str:
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
        links: False to leave out the article's links, which it has if they were asked for.
        images: the same for its images.

    Returns:
        An ``article`` element that holds h1 to h6, p, ul, li, blockquote, pre, code, table, tr, th, td, figcaption in
        figure, and br; and on request a with href, and img with src and alt, all addresses http or https. No other
        attribute, so nothing of the page can run.
    """
    groups = group_blocks(article.blocks)
    inserts = gather_inserts(groups, article.links if links else (), article.images if images else ())
    return "\n".join(["<article>", *_render_groups(groups, inserts), "</article>"])


def render_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of :func:`render_html` for some blocks, without the element around them, links and images."""
    yield from _render_groups(group_blocks(blocks), NONE)


def _render_groups(groups: Sequence[Sequence[Block]], inserts: Inserts) -> Iterator[str]:
    for group in groups:
        caption = group[0] if group[0].kind == "caption" else None
        for image in inserts.before.get(group[0].index, ()):
            if not _belongs_to(image, caption):
                yield f"<figure>{_image(image)}</figure>"
        yield from WRITERS[group[0].kind](group, inserts)
        for image in inserts.behind.get(group[-1].index, ()):
            yield f"<figure>{_image(image)}</figure>"


def _belongs_to(image: Image, caption: Block | None) -> bool:
    return caption is not None and image.caption == caption.text


def _image(image: Image) -> str:
    return f'<img src="{escape(image.url)}" alt="{escape(" ".join(image.alt.split()))}">'


def _text(block: Block, inserts: Inserts, start: int = 0, end: int | None = None) -> str:
    parts: list[str] = []
    for piece in inserts.pieces(block, start, end):
        if not isinstance(piece, tuple):
            parts.append(_image(piece))
            continue
        text, url = piece
        shown = escape(text, quote=False).replace("\n", "<br>")
        parts.append(f'<a href="{escape(url)}">{shown}</a>' if url else shown)
    return "".join(parts)


def _heading(group: Sequence[Block], inserts: Inserts) -> Iterator[str]:
    for block in group:
        level = min(max(block.level, 1), 6)
        yield f"<h{level}>{_text(block, inserts)}</h{level}>"


def _paragraph(group: Sequence[Block], inserts: Inserts) -> Iterator[str]:
    for block in group:
        yield f"<p>{_text(block, inserts)}</p>"


def _list(group: Sequence[Block], inserts: Inserts) -> Iterator[str]:
    """Nested by level: a deeper item opens a list inside the item before it."""
    open_levels: list[int] = []
    for block in group:
        while open_levels and open_levels[-1] > block.level:
            open_levels.pop()
            yield "</li></ul>"
        if open_levels and open_levels[-1] == block.level:
            yield f"</li><li>{_text(block, inserts)}"
        else:
            open_levels.append(block.level)
            yield f"<ul><li>{_text(block, inserts)}"
    for _ in open_levels:
        yield "</li></ul>"


def _quote(group: Sequence[Block], inserts: Inserts) -> Iterator[str]:
    yield "<blockquote>"
    yield from _paragraph(group, inserts)
    yield "</blockquote>"


def _code(group: Sequence[Block], _inserts: Inserts) -> Iterator[str]:
    for block in group:
        yield f"<pre><code>{escape(block.text, quote=False)}</code></pre>"


def _table(group: Sequence[Block], inserts: Inserts) -> Iterator[str]:
    yield "<table>"
    for block in group:
        tag = "th" if block.level else "td"
        cells = [_text(block, inserts, *span) for span in cell_spans(block.text)]
        yield "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"
    yield "</table>"


def _caption(group: Sequence[Block], inserts: Inserts) -> Iterator[str]:
    for block in group:
        above = inserts.before.get(block.index, ())
        images = "".join(_image(image) for image in above if _belongs_to(image, block))
        yield f"<figure>{images}<figcaption>{_text(block, inserts)}</figcaption></figure>"


WRITERS = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list_item": _list,
    "quote": _quote,
    "code": _code,
    "table": _table,
    "caption": _caption,
}
