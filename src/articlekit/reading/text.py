"""Reads plain text: the lines of a page become blocks that know their place in the source."""

from __future__ import annotations

import re

from articlekit.document import Block, Document, Kind, Page, Place

__all__ = ["read_text"]

LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
TEXT = Place("text")


def read_text(source: str, *, url: str | None = None) -> Document:
    """
    Read plain text: each line that is not blank is a block.

    >>> [(block.text, block.start, block.end) for block in read_text("Rain\\n\\n  It  rained.").blocks]
    [('Rain', 0, 4), ('It rained.', 8, 18)]
    >>> read_text(" \\n ").blocks
    ()

    Args:
        source: the text of a page, with whatever line ends.
        url: where it came from.

    Returns:
        The document, nothing removed; ``source[block.start:block.end]`` is what a block was read from.
    """
    blocks: list[Block] = []
    begin = 0
    for match in [*LINE_END.finditer(source), None]:
        end = match.start() if match else len(source)
        line = source[begin:end]
        text = " ".join(line.split())
        if text:
            start = begin + len(line) - len(line.lstrip())
            kind: Kind = "paragraph"
            blocks.append(Block(len(blocks), text, kind, 0, TEXT, 0, 0, 0, start, begin + len(line.rstrip())))
        begin = match.end() if match else end
    return Document(tuple(blocks), Page("text", url=url, text=source))
