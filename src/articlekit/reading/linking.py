"""
Notes where links and images stand, while the events of a page pass by on their way to the walk that makes the blocks.

The walk is not touched, so that the blocks are the same with and without. What is noted is how many visible characters
stood before: those of the page, in order, are those of the blocks, whatever becomes of white space. It is only done on
request; a page whose links nobody wants pays nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Sized
from itertools import accumulate

from attrs import evolve

from articlekit import marks
from articlekit.document import Anchor, Block, Document, Picture, Targets
from articlekit.letters import UNSEEN
from articlekit.reading.builder import (
    CHARACTERS,
    CODES,
    END,
    NOSCRIPT,
    SCRIPT,
    SKIP,
    START,
    TITLE,
    Attributes,
    Event,
)
from articlekit.reading.marking import hidden_by_style, marking

__all__ = ["TargetNotes"]

PASSED_OVER = frozenset({SKIP, TITLE, SCRIPT, NOSCRIPT})  # of what is in these elements, the walk makes no block
MAX_AROUND = 32  # elements around an image that are looked at


class _Element:
    """An open element: where its text begins and ends, and what is around it."""

    __slots__ = ("attributes", "begin", "end", "parent", "tag")

    def __init__(self, tag: str, attributes: Attributes, begin: int, parent: _Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.begin = self.end = begin
        self.parent = parent


class TargetNotes:
    """
    Notes on one page; mutable, and alive only while it is read.

    >>> from articlekit.reading.builder import build_document
    >>> notes = TargetNotes()
    >>> page = [(START, "a", (("href", "/rain"),)), (CHARACTERS, " It  rained. "), (END, "a")]
    >>> document = notes.added_to(build_document(page, watch=notes.watch))
    >>> anchor = document.page.targets.anchors[0]
    >>> document.blocks[0].text[anchor.start : anchor.end], anchor.href
    ('It rained.', '/rain')
    """

    def __init__(self) -> None:
        self._seen = 0  # visible characters so far
        self._hrefs: list[str] = []  # of the open links
        self._since = 0  # where the open piece of a link begins
        self._pieces: list[tuple[int, int, str]] = []
        self._srcsets: list[str] = []  # of the open <picture>
        self._images: list[tuple[int, Attributes, tuple[str, ...], _Element | None]] = []

    def watch(self, events: Iterator[Event], _blocks: Sized) -> Iterator[Event]:
        """Let *events* pass by, all and unchanged."""
        element: _Element | None = None
        passed_over = 0  # depth within an element whose text is not shown
        in_noscript = False
        for event in events:
            kind = event[0]
            if kind == CHARACTERS:
                if not passed_over:
                    self._seen += _visible(event[1])
            elif kind == START:
                tag = event[1]
                code = CODES.get(tag)
                if passed_over:
                    passed_over += 1
                    if in_noscript and tag == "img":  # what is shown where no script loads the image
                        self._images.append((self._seen, event[2], (), element))
                elif code in PASSED_OVER:
                    passed_over = 1
                    in_noscript = code == NOSCRIPT
                else:
                    element = _Element(tag, event[2], self._seen, element)
                    self._begin(element)
            elif kind == END:
                if passed_over:
                    passed_over -= 1
                elif element:
                    element.end = self._seen
                    self._end(element.tag)
                    element = element.parent
            yield event
        while element:  # the reading ended early
            element.end = self._seen
            element = element.parent
        self._cut()

    def added_to(self, document: Document) -> Document:
        """
        The document with its targets.

        Args:
            document: made of the events that passed, all its blocks still there.

        Returns:
            A document whose page has the targets; without any if its text is not what passed.
        """
        ends = list(accumulate(_visible(block.text) for block in document.blocks))
        if self._seen != (ends[-1] if ends else 0):
            return document
        rule = _Rule(document.blocks, ends)
        targets = Targets(tuple(self._anchors(rule)), tuple(self._pictures(rule)))
        return evolve(document, page=evolve(document.page, targets=targets))

    def _begin(self, element: _Element) -> None:
        tag = element.tag
        if tag == "a":
            self._cut()
            self._hrefs.append(_value(element.attributes, "href"))
        elif tag == "img":
            self._images.append((self._seen, element.attributes, tuple(self._srcsets), element))
            self._srcsets = []
        elif tag == "source":
            self._srcsets += filter(None, (_value(element.attributes, name) for name in ("data-srcset", "srcset")))

    def _end(self, tag: str) -> None:
        if tag == "a":
            self._cut()
            self._hrefs.pop()
        elif tag == "picture":
            self._srcsets = []

    def _cut(self) -> None:
        """End the open piece of a link, and begin the next."""
        if self._hrefs and self._hrefs[-1] and self._seen > self._since:
            self._pieces.append((self._since, self._seen, self._hrefs[-1]))
        self._since = self._seen

    def _anchors(self, rule: _Rule) -> Iterator[Anchor]:
        for begin, end, href in self._pieces:
            while begin < end:
                number = rule.block_of(begin)
                stop = min(end, rule.ends[number])
                start = rule.offset(number, begin)
                yield Anchor(number, start, rule.offset(number, stop - 1) + 1, href)
                begin = stop

    def _pictures(self, rule: _Rule) -> Iterator[Picture]:
        for seen, attributes, srcsets, element in self._images:
            number = rule.block_of(seen)
            own = 0
            around: list[tuple[int, int]] = []
            figure = None
            for _ in range(MAX_AROUND):
                if element is None:
                    break
                if element.end == element.begin:
                    own |= _marks(element)
                else:
                    span = (rule.block_of(element.begin), rule.block_of(element.end - 1))
                    if span not in around[-1:]:
                        around.append(span)
                    if element.tag == "figure" and figure is None:
                        figure = span
                element = element.parent
            named = {name: value or "" for name, value in attributes}
            yield Picture(number, rule.offset(number, seen), named, srcsets, own, tuple(around), figure)


class _Rule:
    """Measures in visible characters of the page, told in blocks and characters of their texts."""

    def __init__(self, blocks: Sequence[Block], ends: list[int]) -> None:
        self.ends = ends
        self._blocks = blocks
        self._known: tuple[int, list[int]] = (-1, [])

    def block_of(self, seen: int) -> int:
        """The block of the character that has *seen* visible ones before it."""
        return bisect_right(self.ends, seen)

    def offset(self, number: int, seen: int) -> int:
        """Where in the block's text that character stands."""
        before = self.ends[number - 1] if number else 0
        if seen == before:
            return 0 if number == len(self._blocks) else self._places(number)[0]
        return self._places(number)[seen - before]

    def _places(self, number: int) -> list[int]:
        """The offset of each visible character of a block; asked for one block after the other."""
        if self._known[0] != number:
            text = self._blocks[number].text
            self._known = (number, [offset for offset, letter in enumerate(text) if not letter.isspace()])
        return self._known[1]


def _visible(text: str) -> int:
    """How many characters of *text* are neither white space nor of those that blocks leave out."""
    number = len("".join(text.split()))
    return number if text.isascii() else number - sum(map(text.count, UNSEEN))


def _value(attributes: Attributes, wanted: str) -> str:
    return next((value.strip() for name, value in attributes if name == wanted and value), "")


def _marks(element: _Element) -> int:
    """What the tag, the classes and the style of an element say of a picture that stands alone in it."""
    tables = marking()
    found = tables.tags.get(element.tag, 0)
    for name, value in element.attributes:
        # Text in an element with aria-hidden is shown; a picture there is decoration, by its author's own word.
        if name == "hidden" or (name == "aria-hidden" and value == "true"):
            found |= marks.HIDDEN
        elif value and name in ("class", "id"):
            found |= tables.of_tokens(value)
        elif value and name == "role":
            found |= tables.roles.get(value, 0)
        elif value and name == "style":
            found |= hidden_by_style(value)
    return found
