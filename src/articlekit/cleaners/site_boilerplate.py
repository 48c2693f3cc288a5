"""Drops the lines that repeat over the pages of a site, as an object that the caller fits, keeps and hands in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from articlekit.arguments import each
from articlekit.article import Article
from articlekit.document import Block, Document
from articlekit.exceptions import ArticlekitError
from articlekit.packs.folding import fold, in_words

__all__ = ["SiteBoilerplate"]

REASON = "repeats over the site"
MOST = 0.5  # share of a page's text; if more of it repeats, then the page itself was among those that it was fitted on
VERSION = 1


@frozen
class SiteBoilerplate:
    """
    What repeats over the pages of one site, and a cleaner that drops it.

    It holds no state but what :meth:`fit` counted, and gives the same for the same articles in any order.

    >>> from articlekit import DEFAULT_CLEANERS, extract
    >>> towns = ("Arle", "Brill", "Corve")
    >>> pages = [f"<h1>{town}</h1><p>It rained all night in {town}.<p>Have you seen our harbour?" for town in towns]
    >>> site = SiteBoilerplate.fit(extract(page) for page in pages)
    >>> article = extract(pages[0], cleaners=[*DEFAULT_CLEANERS, site])
    >>> article.text, article.removed[0].reason, article.removed[0].evidence
    ('It rained all night in Arle.', 'repeats over the site', 'on 3 of 3 pages')
    >>> SiteBoilerplate.from_json(site.to_json()) == site
    True

    Attributes:
        pages: how many different pages were looked at.
        lines: for each line that repeats, folded, on how many of them it is.
    """

    pages: int = 0
    lines: Mapping[str, int] = field(factory=dict, hash=False)

    @classmethod
    def fit(cls, articles: Iterable[Article], *, min_pages: int = 3, min_share: float = 0.1) -> SiteBoilerplate:
        """
        Find the lines that repeat.

        Articles with the same title are one page: an article that a crawl met under two addresses repeats all over.

        >>> SiteBoilerplate.fit([]).lines
        {}

        Args:
            articles: of one site, of different pages; ten are few, and a few hundred are plenty.
            min_pages: on how many pages a line must be.
            min_share: on what share of the pages, from 0 to 1.

        Returns:
            A cleaner, to be put behind the others.

        Raises:
            ValueError: if *min_pages* is less than 2, or *min_share* is not between 0 and 1.
            InputTypeError: if *articles* holds anything else, such as pages that are still to be extracted.
        """
        if min_pages < 2 or not 0 <= min_share <= 1:
            raise ValueError("min_pages must be 2 or more, and min_share from 0 to 1")
        seen: defaultdict[str, set[str]] = defaultdict(set)
        for article in each(articles, Article, "articles", "several Article, as extract() gives"):
            page = _key(article.title or "") or article.text
            for block in (*article.blocks, *(removal.block for removal in article.removed)):
                if key := _key(block.text):
                    seen[key].add(page)
        pages = len(set().union(*seen.values())) if seen else 0
        least = max(min_pages, min_share * pages)
        return cls(pages, {key: len(on) for key, on in sorted(seen.items()) if len(on) >= least})

    def __call__(self, document: Document) -> Document:
        """Return *document* without the lines that repeat; unchanged if these are most of its text."""
        hits = [block for block in document.blocks if self._count(block)]
        everything = [*document.blocks, *(removal.block for removal in document.removed)]
        repeated = [block for block in everything if self._count(block)]
        if _length(repeated) > MOST * _length(everything) and _length(hits) > MOST * _length(document.blocks):
            return document
        return document.drop_each(
            (block, REASON, None, None, f"on {self._count(block)} of {self.pages} pages") for block in hits
        )

    def _count(self, block: Block) -> int:
        return self.lines.get(_key(block.text), 0)

    def to_dict(self) -> dict[str, Any]:
        """What :meth:`from_dict` reads back: plain values, in a fixed order."""
        return {"version": VERSION, "pages": self.pages, "lines": dict(sorted(self.lines.items()))}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SiteBoilerplate:
        """
        Read back what :meth:`to_dict` gave.

        >>> SiteBoilerplate.from_dict({"version": 1, "pages": 3, "lines": {"see our harbour": 3}}).pages
        3
        >>> SiteBoilerplate.from_dict({"version": 2})
        Traceback (most recent call last):
        articlekit.exceptions.ArticlekitError: no SiteBoilerplate of version 1: {'version': 2}

        Raises:
            ArticlekitError: if it is anything else.
        """
        pages, lines = data.get("pages"), data.get("lines")
        counts = isinstance(lines, Mapping) and all(
            isinstance(key, str) and isinstance(count, int) for key, count in lines.items()
        )
        if data.get("version") != VERSION or not isinstance(pages, int) or not counts:
            raise ArticlekitError(f"no SiteBoilerplate of version {VERSION}: {data!r:.80}")
        assert isinstance(lines, Mapping)
        return cls(pages, dict(sorted(lines.items())))

    def to_json(self) -> str:
        """As :meth:`to_dict`, as JSON; the same bytes each time."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> SiteBoilerplate:
        """
        Read back what :meth:`to_json` gave.

        Raises:
            ArticlekitError: if it is anything else.
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise ArticlekitError(f"no SiteBoilerplate: {error}") from error
        if not isinstance(data, dict):
            raise ArticlekitError(f"no SiteBoilerplate: a {type(data).__name__}")
        return cls.from_dict(data)


def _key(text: str) -> str:
    """A line as it is compared: its words, folded; "" for one without a word."""
    words = in_words(fold(text)).split()
    return " ".join(words) if any(word != "#" for word in words) else ""


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)
