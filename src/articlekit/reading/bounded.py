"""
A builder that looks at the soft limits, for the few pages that could go over them.

Ordinary pages never meet it: how often "<" stands in a page says how much can be in it, and counting that costs next to
nothing.
"""

from __future__ import annotations

import re

from attrs import evolve

from articlekit.document import Document
from articlekit.limits import Deadline, Limits
from articlekit.reading.builder import Attributes, BlockBuilder

__all__ = ["BoundedBuilder", "EnoughError", "cut_blocks", "may_exceed", "tame_formatting"]

LOOK_EVERY = 1024  # nodes between two looks at the clock
MOST_REOPENED = 512  # formatting elements that the parser opens again in each paragraph
NODES_PER_TAG = 3  # the element, the text behind it, and one that is implied, such as <tbody>
# Elements that the parser opens again in each block that follows, until they are closed: so 75 KB of <b id=1><b id=2>
# ... <p>x<p>x make two million elements (https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements).
FORMATTING = re.compile(r"(</?)(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE)


class EnoughError(Exception):
    """Ends a walk; it never leaves this folder."""


def tame_formatting(source: str, most: int) -> str:
    """
    Make ``<span>`` of formatting elements where they could multiply to more than *most* elements.

    They say nothing about blocks, and a span is not opened again by the parser.

    >>> tame_formatting("<p><b id=1>It <i>rained</i></b>", most=10)
    '<p><span id=1>It <span>rained</span></span>'
    >>> tame_formatting("<p><b>It rained</b>", most=10_000)
    '<p><b>It rained</b>'

    Args:
        source: HTML, decoded.
        most: how many elements are too many.

    Returns:
        *source* itself unless it has both many formatting elements and many others.
    """
    tags = source.count("<")
    if tags * MOST_REOPENED <= most:
        return source
    reopened = min(MOST_REOPENED, sum(1 for _ in FORMATTING.finditer(source)))
    return FORMATTING.sub(r"\1span", source) if tags * reopened > most else source


def may_exceed(source: str, limits: Limits, deadline: Deadline | None) -> bool:
    """
    Whether reading *source*, once tamed, has to be watched.

    >>> may_exceed("<p>It rained.", Limits(), None), may_exceed("<p>It rained.", Limits(max_nodes=2), None)
    (False, True)
    """
    nodes = source.count("<") * NODES_PER_TAG + NODES_PER_TAG
    return deadline is not None or nodes > limits.max_nodes or nodes + MOST_REOPENED > limits.max_depth


class BoundedBuilder(BlockBuilder):
    """Makes the same blocks as :class:`BlockBuilder`, and stops at the limits."""

    def __init__(self, limits: Limits, deadline: Deadline | None) -> None:
        super().__init__()
        self._limits = limits
        self._deadline = deadline
        self._nodes = 0
        self._depth = 0
        self._too_deep = 0  # how many elements are open beyond the limit
        self._notes: list[tuple[str, str]] = []

    def start_element(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        self._count()
        self._depth += 1
        if self._too_deep or self._depth > self._limits.max_depth:
            self._go_too_deep()
        else:
            super().start_element(tag, attributes)

    def characters(self, data: str) -> None:
        """Text appears."""
        self._count()
        if not self._too_deep:
            super().characters(data)

    def end_element(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._too_deep:
            self._too_deep -= 1
        else:
            super().end_element(tag)

    def document(self, *, url: str | None = None, encoding: str | None = None) -> Document:
        """The document of everything up to the limits, with a diagnostic for each that was reached."""
        document = super().document(url=url, encoding=encoding)
        for code, message in self._notes:
            document = document.note(code, message)
        return document

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > self._limits.max_nodes:
            self._stop("limit_nodes", f"Reading stopped after {self._limits.max_nodes} nodes, the limit max_nodes.")
        if self._nodes % LOOK_EVERY == 0:
            if len(self._blocks) > self._limits.max_blocks:
                raise EnoughError  # the document says why
            if self._deadline and self._deadline.passed():
                self._stop("limit_deadline", f"Reading stopped after {self._deadline.seconds:g} s, the deadline.")

    def _stop(self, code: str, message: str) -> None:
        self._notes.append((code, message))
        raise EnoughError

    def _go_too_deep(self) -> None:
        if not any(code == "limit_depth" for code, _ in self._notes):
            most = self._limits.max_depth
            message = f"What is inside more than {most} elements was left out, the limit max_depth."
            self._notes.append(("limit_depth", message))
        self._too_deep += 1


def cut_blocks(document: Document, most: int) -> Document:
    """
    The document with its first *most* blocks and a diagnostic, or itself if it has no more.

    >>> from articlekit.reading import read
    >>> document = read("<p>It rained.<p>It snowed.")
    >>> cut_blocks(document, 1).diagnostics[0].code, cut_blocks(document, 2) is document
    ('limit_blocks', True)
    """
    if len(document.blocks) <= most:
        return document
    smaller = evolve(document, blocks=document.blocks[:most])
    return smaller.note("limit_blocks", f"Reading stopped after {most} blocks, the limit max_blocks.")
