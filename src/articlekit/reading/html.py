"""Reads HTML text: turbohtml builds the tree by the WHATWG rules, and its events become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlekit.document import Document
from articlekit.limits import Deadline, Limits
from articlekit.reading.bounded import build_bounded, may_exceed, tame_formatting
from articlekit.reading.builder import Event, build_document
from articlekit.reading.linking import TargetNotes

__all__ = ["read_html"]


# What says that a page is XHTML: there "<script/>" is a whole element, where in HTML all that follows would be in it.
XHTML = re.compile(
    r"\s*<\?xml\b[^>]{0,200}>[^<]{0,200}(?:<!DOCTYPE[^>]{0,300}>)?[^<]{0,200}<html\b[^>]{0,300}/1999/xhtml",
    re.IGNORECASE,
)
SELF_CLOSED = re.compile(
    r"<((script|style|title|textarea|iframe|noscript)\b(?:[^<>\"'/]|/(?!>)|\"[^\"]*\"|'[^']*')*+)/>", re.IGNORECASE
)


def read_html(
    source: str,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = Limits(),
    deadline: Deadline | None = None,
    targets: bool = False,
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
        targets: whether to note where links and images stand.

    Returns:
        The document, nothing removed.
    """
    tags = source.count("<")
    if XHTML.match(source):
        source = SELF_CLOSED.sub(r"<\1></\2>", source)
    events = _events(tame_formatting(source, limits.max_nodes, tags))
    notes = TargetNotes() if targets else None
    if may_exceed(tags, limits, deadline):
        document = build_bounded(events, limits, deadline, url=url, encoding=encoding, notes=notes)
    else:
        document = build_document(events, url=url, encoding=encoding, watch=notes.watch if notes else None)
    return notes.added_to(document) if notes else document


def _events(source: str) -> Iterator[Event]:
    """
    The events of the finished tree.

    turbohtml's ``iter_events`` makes a named tuple of each event, which costs more than the parse; it takes them from
    where we take them, in the shape that we need.
    """
    from turbohtml._html import _sax_events  # 60 ms to import, so not before it is needed

    return _sax_events(source)
