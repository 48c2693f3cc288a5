"""Fact: what a parser gives back, the answer together with all evidence; and Sources: what a parser may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import Factory, frozen

from articlekit.article import Candidate
from articlekit.document import Document
from articlekit.hints import Hints
from articlekit.letters import alphabetic_size
from articlekit.parsers.linked_data import LinkedData
from articlekit.parsers.text_head import TextHead

__all__ = ["Fact", "Parser", "Sources", "is_long"]

LONG = 80  # characters, as of an alphabetic script, of a paragraph that shows where the article is

T = TypeVar("T")


@frozen
class Fact(Generic[T]):
    """
    One fact with its evidence.

    Attributes:
        value: the answer; None or an empty tuple when there is none.
        raw: the text that it was read from.
        source: where it stood: ``"json-ld:headline"``, ``"meta:og:title"``, ``"h1"``, ``"byline"`` ...
        block: index of the block it stands in, None if it is not in the visible text or nobody knows.
        others: the answers that lost, best first.
        confidence: how sure the answer is, from 0 to 1, for facts that can say so.
    """

    value: T
    raw: str = ""
    source: str = ""
    block: int | None = None
    others: tuple[Candidate, ...] = ()
    confidence: float = 1.0

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """All answers for the Article's attribute *name*, the chosen one first."""
        others = tuple(Candidate(name, one.value, one.raw, one.source, one.chosen) for one in self.others)
        if not self.value:
            return others
        return (Candidate(name, str(self.value), self.raw, self.source, chosen=True), *others)


def is_long(text: str) -> bool:
    """
    Whether a text is as long as only paragraphs are, in any script.

    >>> is_long("It rained all night on the coast, and in the morning the road to the harbour was closed.")
    True
    >>> is_long("香港行政长官在各方压力下就其大宅的违章建筑问题到立法会接受质询，并向香港民众道歉。"), is_long("相关内容")
    (True, False)
    """
    return alphabetic_size(text) >= LONG


@frozen(eq=False)
class Sources:
    """
    What a parser may look at.

    Attributes:
        document: the page as it was read, nothing removed.
        cleaned: the same page after the cleaners; what is left is the article's text.
        meta: the page's meta elements: lower-case key -> contents, in page order.
        linked_data: the page's JSON-LD, parsed.
        head: what stands above the body, for plain text.
        known: the facts found by the parsers before this one in the table, by name.
        hints: what the caller knows of the page.
    """

    document: Document
    cleaned: Document
    meta: Mapping[str, tuple[str, ...]]
    linked_data: LinkedData
    head: TextHead = TextHead()
    known: Mapping[str, Fact[Any]] = Factory(dict)
    hints: Hints = Hints()

    def first_meta(self, *keys: str) -> tuple[str, str] | None:
        """The first non-empty content under one of *keys*, with its source: ``("Rain", "meta:og:title")``."""
        for key in keys:
            for content in self.meta.get(key, ()):
                if text := " ".join(content.split()):
                    return text, f"meta:{key}"
        return None

    def value(self, name: str) -> Any:
        """The value of a fact found before, None if there is none."""
        fact = self.known.get(name)
        return fact.value if fact else None


Parser: TypeAlias = Callable[[Sources], Fact[Any]]
