"""Reads HTML text: turbohtml builds the tree by the WHATWG rules and walks it once, the builder makes the blocks."""

from __future__ import annotations

from articlekit.document import Document
from articlekit.reading.builder import BlockBuilder

__all__ = ["read_html"]


def read_html(source: str, *, url: str | None = None, encoding: str | None = None) -> Document:
    """
    Read HTML, whole page or fragment.

    >>> [block.text for block in read_html("<h1>Rain</h1><p>It <b>rained</b>.<br>All night.").blocks]
    ['Rain', 'It rained.\\nAll night.']
    >>> read_html("<style>p { color: red }</style>").blocks
    ()

    Args:
        source: HTML, decoded.
        url: where it came from, for the page's record.
        encoding: the encoding it was decoded with, for the page's record.

    Returns:
        The document, nothing removed.
    """
    from turbohtml.saxparse import sax_parse  # 60 ms to import, so not before it is needed

    builder = BlockBuilder()
    sax_parse(source, builder)  # type: ignore[arg-type]  # any object with these methods will do
    return builder.document(url=url, encoding=encoding)
