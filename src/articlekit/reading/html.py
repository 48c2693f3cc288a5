"""Reads HTML text: turbohtml builds the tree by the WHATWG rules and walks it once, the builder makes the blocks."""

from __future__ import annotations

from contextlib import suppress

from articlekit.document import Document
from articlekit.limits import Deadline, Limits
from articlekit.reading.bounded import BoundedBuilder, EnoughError, may_exceed, tame_formatting
from articlekit.reading.builder import BlockBuilder

__all__ = ["read_html"]


def read_html(
    source: str,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = Limits(),
    deadline: Deadline | None = None,
) -> Document:
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
        limits: how much of it is read.
        deadline: when reading stops, if there is one.

    Returns:
        The document, nothing removed.
    """
    from turbohtml.saxparse import sax_parse  # 60 ms to import, so not before it is needed

    source = tame_formatting(source, limits.max_nodes)
    builder = BoundedBuilder(limits, deadline) if may_exceed(source, limits, deadline) else BlockBuilder()
    with suppress(EnoughError):
        sax_parse(source, builder)  # type: ignore[arg-type]  # any object with these methods will do
    return builder.document(url=url, encoding=encoding)
