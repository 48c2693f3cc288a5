"""
Looks at the soft limits, for the few pages that could go over them.

Ordinary pages never meet it: how often "<" stands in a page says how much can be in it, and counting that costs next to
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sized

from attrs import evolve

from articlekit.document import Document
from articlekit.limits import Deadline, Limits
from articlekit.reading.builder import CHARACTERS, END, START, Event, build_document
from articlekit.reading.linking import TargetNotes

__all__ = ["build_bounded", "cut_blocks", "may_exceed", "tame_formatting"]

LOOK_EVERY = 1024  # nodes between two looks at the clock
MOST_REOPENED = 512  # formatting elements that the parser opens again in each paragraph
NODES_PER_TAG = 3  # the element, the text behind it, and one that is implied, such as <tbody>
# Elements that the parser opens again in each block that follows, until they are closed: so 75 KB of <b id=1><b id=2>
# ... <p>x<p>x make two million elements (https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements).
FORMATTING = re.compile(r"(</?)(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE)


def tame_formatting(source: str, most: int, tags: int) -> str:
    """
    Make ``<span>`` of formatting elements where they could multiply to more than *most* elements.

    They say nothing about blocks, and a span is not opened again by the parser.

    >>> tame_formatting("<p><b id=1>It <i>rained</i></b>", most=10, tags=5)
    '<p><span id=1>It <span>rained</span></span>'
    >>> tame_formatting("<p><b>It rained</b>", most=10_000, tags=3)
    '<p><b>It rained</b>'

    Args:
        source: HTML, decoded.
        most: how many elements are too many.
        tags: how often "<" stands in *source*, which takes long to count.

    Returns:
        *source* itself unless it has both many formatting elements and many others.
    """
    if tags * MOST_REOPENED <= most:
        return source
    reopened = min(MOST_REOPENED, sum(1 for _ in FORMATTING.finditer(source)))
    return FORMATTING.sub(r"\1span", source) if tags * reopened > most else source


def may_exceed(tags: int, limits: Limits, deadline: Deadline | None) -> bool:
    """
    Whether reading a page with so many tags, once tamed, has to be watched.

    >>> may_exceed(1, Limits(), None), may_exceed(1, Limits(max_nodes=2), None)
    (False, True)
    """
    nodes = tags * NODES_PER_TAG + NODES_PER_TAG
    return deadline is not None or nodes > limits.max_nodes or nodes + MOST_REOPENED > limits.max_depth


def build_bounded(
    events: Iterable[Event],
    limits: Limits,
    deadline: Deadline | None,
    *,
    url: str | None = None,
    encoding: str | None = None,
    notes: TargetNotes | None = None,
) -> Document:
    """
    As :func:`~articlekit.reading.builder.build_document`, up to the limits, with a diagnostic for each that was reached.

    >>> page = [(START, "p", ()), (CHARACTERS, "It rained."), (END, "p")]
    >>> document = build_bounded(page, Limits(max_nodes=1), None)
    >>> document.blocks, document.diagnostics[0].code
    ((), 'limit_nodes')
    """
    watch = _Watch(limits, deadline)

    def pass_on(events: Iterator[Event], blocks: Sized) -> Iterator[Event]:
        within = watch.pass_on(events, blocks)
        return notes.watch(within, blocks) if notes else within

    document = build_document(events, url=url, encoding=encoding, watch=pass_on)
    for code, message in watch.notes:
        document = document.note(code, message)
    return document


class _Watch:
    """Passes events on until a limit is reached."""

    def __init__(self, limits: Limits, deadline: Deadline | None) -> None:
        self.notes: list[tuple[str, str]] = []
        self._limits = limits
        self._deadline = deadline

    def pass_on(self, events: Iterator[Event], blocks: Sized) -> Iterator[Event]:
        """The events that are within the limits; *blocks* grows meanwhile."""
        depth = nodes = 0
        deepest = self._limits.max_depth
        for event in events:
            if event[0] == END:
                depth -= 1
                if depth >= deepest:
                    continue
            elif event[0] <= CHARACTERS:
                nodes += 1
                if self._is_enough(nodes, blocks):
                    return
                depth += event[0] == START
                if depth > deepest:
                    self._note_depth()
                    continue
            yield event

    def _is_enough(self, nodes: int, blocks: Sized) -> bool:
        limits, deadline = self._limits, self._deadline
        if nodes > limits.max_nodes:
            self.notes.append(("limit_nodes", f"Reading stopped after {limits.max_nodes} nodes, the limit max_nodes."))
            return True
        if nodes % LOOK_EVERY == 0:
            if len(blocks) > limits.max_blocks:
                return True  # the document says why
            if deadline and deadline.passed():
                self.notes.append(("limit_deadline", f"Reading stopped after {deadline.seconds:g} s, the deadline."))
                return True
        return False

    def _note_depth(self) -> None:
        if not any(code == "limit_depth" for code, _ in self.notes):
            most = self._limits.max_depth
            message = f"What is inside more than {most} elements was left out, the limit max_depth."
            self.notes.append(("limit_depth", message))


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
