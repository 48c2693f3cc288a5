"""Limits: how much of a page is read, and how long it may take."""

from __future__ import annotations

import time

from attrs import field, frozen, validators

__all__ = ["Deadline", "Limits"]


@frozen
class Limits:
    """
    How much of a page is read, and how long it may take.

    Over a soft limit the article is partial and has a diagnostic; only ``max_bytes`` is hard and raises. The defaults
    are far beyond real pages: the largest of 1,093 news pages and blogs has 2.2 million bytes, 13,533 nodes, 42
    elements inside each other and 2,238 blocks.

    >>> from articlekit import extract
    >>> article = extract("<p>It rained.</p>" * 5, limits=Limits(max_blocks=2))
    >>> len(article.blocks) + len(article.removed), article.diagnostics[0].code
    (2, 'limit_blocks')
    >>> Limits(max_depth=0)
    Traceback (most recent call last):
    ValueError: 'max_depth' must be >= 1: 0

    Attributes:
        max_bytes: hard limit on the source, in bytes, or in characters for ``str``; over it :func:`articlekit.extract`
            raises :class:`~articlekit.exceptions.InputTooLargeError`.
        max_nodes: elements and pieces of text that are looked at; for plain text, lines that are not blank.
        max_depth: elements inside each other; what is deeper is left out.
        max_blocks: blocks that are made.
        deadline: seconds for one page, from the call on; None for no limit, and then no clock is read. It is looked at
            every thousand nodes and before each cleaner and parser, in whatever thread; no signal is used. A page runs
            over it by one such step at most.
    """

    max_bytes: int = field(default=50_000_000, validator=validators.ge(1))
    max_nodes: int = field(default=2_000_000, validator=validators.ge(1))
    max_depth: int = field(default=50_000, validator=validators.ge(1))
    max_blocks: int = field(default=100_000, validator=validators.ge(1))
    deadline: float | None = field(default=None, validator=validators.optional(validators.ge(0)))

    def start(self) -> Deadline | None:
        """The deadline of a page on which work begins now."""
        return None if self.deadline is None else Deadline(self.deadline, time.monotonic() + self.deadline)


@frozen
class Deadline:
    """
    A point in time after which no further step begins.

    >>> Limits(deadline=60).start().passed(), Limits(deadline=0).start().passed()
    (False, True)

    Attributes:
        seconds: what the caller asked for.
        end: the point in time, by ``time.monotonic()``.
    """

    seconds: float
    end: float

    def passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() >= self.end
