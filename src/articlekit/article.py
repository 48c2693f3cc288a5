"""Article: what the user gets, an immutable value that can say where each fact came from and why each line went."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import accumulate
from typing import Any, Literal

from attrs import Attribute, field, frozen

from articlekit.arguments import expect
from articlekit.document import Block, Diagnostic, Removal

__all__ = ["Article", "ArticleDate", "Author", "Candidate", "Explanation", "Image", "Link"]

Precision = Literal["year", "month", "day", "minute", "second"]
ADDRESS = re.compile(
    r"https?://[^/?#\s<>\"\\^`{|}][^\s<>\"\\^`{|}]*", re.IGNORECASE
)  # no character that could end it in markup


@frozen
class Author:
    """
    One author, as printed.

    >>> Author("Khang Vu", raw="By Khang Vu – The Diplomat", source="byline")
    Author(name='Khang Vu', kind='person', role='author')

    Attributes:
        name: the name as printed, without titles of the page such as "By" or "Posted by".
        kind: a person, or an organisation such as an agency or an editorial office.
        role: ``"author"``, ``"photo"``, ``"translation"``, ``"interview"``, ``"editor"`` or ``"source"``.
        url: the author's own page, where the page links to it.
        raw: the text that the name was read from.
        source: where it stood: ``"json-ld"``, ``"meta:author"``, ``"rel=author"``, ``"byline"`` ...
    """

    name: str
    kind: Literal["person", "organisation"] = "person"
    role: str = "author"
    url: str | None = field(default=None, repr=False)
    raw: str = field(default="", repr=False)
    source: str = field(default="", repr=False)


@frozen
class ArticleDate:
    """
    A point in time, no more precise than what the page says.

    >>> ArticleDate(date(2020, 12, 21), "day").isoformat()
    '2020-12-21'
    >>> ArticleDate(date(2020, 12, 1), "month").isoformat()
    '2020-12'

    Attributes:
        value: a datetime for the precisions minute and second (aware if the page states a zone), else a date; the
            fields beyond the precision are 1 and mean nothing.
        precision: the smallest unit that the page states.
        ambiguous: True if day and month could be the other way round and nothing on the page settles it.
        raw: the text that the date was read from.
        source: where it stood: ``"json-ld:datePublished"``, ``"meta:article:published_time"``, ``"url"``, ``"text"`` ...
    """

    value: date | datetime
    precision: Precision = "day"
    ambiguous: bool = False
    raw: str = field(default="", repr=False)
    source: str = field(default="", repr=False)

    def isoformat(self) -> str:
        """The date in ISO 8601, cut off behind its precision."""
        if self.precision == "year":
            return f"{self.value.year:04d}"
        if self.precision == "month":
            return f"{self.value.year:04d}-{self.value.month:02d}"
        return self.value.isoformat()

    @property
    def day(self) -> date | None:
        """The calendar day as the page states it, in the page's own zone; None if no day is stated."""
        if self.precision in ("year", "month"):
            return None
        return self.value.date() if isinstance(self.value, datetime) else self.value


@frozen
class Candidate:
    """
    One answer that the page offers for a fact, whether it was chosen or lost.

    Attributes:
        fact: the name of the Article's attribute, as ``"title"`` or ``"published"``.
        value: the answer in readable form.
        raw: the text that it was read from.
        source: where it stood.
        chosen: True for the answer that the article carries.
    """

    fact: str
    value: str
    raw: str
    source: str
    chosen: bool = False


def _check_address(_instance: object, attribute: Attribute[str], value: str) -> None:
    if not (isinstance(value, str) and value.isprintable() and ADDRESS.fullmatch(value)):
        raise ValueError(f"{attribute.name} is no http or https address: {value!r}")


@frozen
class Link:
    """
    A piece of a block's text that is a link.

    >>> Link(block=3, start=0, end=9, url="https://example.org/rain").url
    'https://example.org/rain'
    >>> Link(block=3, start=0, end=9, url="javascript:alert(1)")
    Traceback (most recent call last):
    ValueError: url is no http or https address: 'javascript:alert(1)'

    Attributes:
        block: index of the block.
        start: of the piece in the block's text.
        end: behind its last character; a link over several blocks is several links.
        url: where it points, absolute; ``http`` and ``https`` only.

    Raises:
        ValueError: if *url* is anything else, or has characters in it that an address has not.
    """

    block: int
    start: int
    end: int
    url: str = field(validator=_check_address)


@frozen
class Image:
    """
    An image of the article, at its place in the text.

    >>> Image(block=3, offset=0, url="https://example.org/wall.jpg", alt="The wall").alt
    'The wall'
    >>> Image(block=3, offset=0, url="data:image/gif;base64,R0lGODlhAQABAAAAACw=")
    Traceback (most recent call last):
    ValueError: url is no http or https address: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

    Attributes:
        block: index of the block that it stands before, in or behind.
        offset: of the character in the block's text before which it stands: 0 before the block, the length of the text
            behind it, which is for images behind the last block.
        url: absolute; ``http`` and ``https`` only.
        alt: what the page prints where the image cannot be shown; ``""`` if nothing.
        caption: the text of the caption below it, where that is a block of the article.

    Raises:
        ValueError: if *url* is anything else, or has characters in it that an address has not.
    """

    block: int
    offset: int
    url: str = field(validator=_check_address)
    alt: str = ""
    caption: str | None = None


@frozen
class Explanation:
    """
    What became of a snippet of the page.

    Attributes:
        snippet: what was asked for, white space folded.
        kept: blocks of the article that contain it, or a part of it where it goes over several blocks.
        removed: records of removed blocks that do.
    """

    snippet: str
    kept: tuple[Block, ...] = ()
    removed: tuple[Removal, ...] = ()

    def __str__(self) -> str:
        lines = [f"kept in block {block.index}" for block in self.kept]
        for removal in self.removed:
            rule = f" by rule {removal.rule}" if removal.rule else ""
            lines.append(f"block {removal.block.index} removed as {removal.reason}{rule}")
        return "; ".join(lines) or "not found on the page"


@frozen(repr=False)
class Article:
    """
    The article of a page: its facts, its text, and the record of what was removed.

    "Nothing found" is None or an empty tuple, never an empty string.

    Attributes:
        title: as printed on the page, without the site's name.
        authors: in printed order.
        byline: the raw line that names the authors.
        published: when the article first appeared.
        modified: when it was last changed, if the page says so.
        language: ISO 639-1 code of the text.
        language_confidence: from 0 to 1.
        confidence: that the kept text is an article, from 0 to 1; a number to sort by, no probability.
        site_name: the name of the site or the publication.
        source_publication: the publication that the byline names, where it is another than the site.
        section: the part of the site that the article belongs to.
        tags: keywords that the page declares.
        description: subtitle, standfirst or summary.
        image: URL of the lead image.
        canonical_url: the address that the page declares as its own.
        license: URL or text of the licence.
        access: ``"free"``, ``"metered"`` or ``"paywalled"``, from schema.org ``isAccessibleForFree`` only.
        blocks: what was kept, in reading order.
        removed: what went, with the reason for each.
        diagnostics: what the caller may want to know about the input.
        candidates: every answer that the page offers for each fact, the chosen and the others.
        url: as the caller gave it.
        encoding: the character encoding that was used for bytes.
        links: what of the blocks is a link, in reading order; only with ``extract(..., links=True)``.
        images: of the article, in reading order; only with ``extract(..., images=True)``.
    """

    title: str | None = None
    authors: tuple[Author, ...] = ()
    byline: str | None = None
    published: ArticleDate | None = None
    modified: ArticleDate | None = None
    language: str | None = None
    language_confidence: float = 0.0
    site_name: str | None = None
    source_publication: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    canonical_url: str | None = None
    license: str | None = None
    access: Literal["free", "metered", "paywalled"] | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    removed: tuple[Removal, ...] = field(default=(), repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    url: str | None = field(default=None, repr=False)
    encoding: str | None = field(default=None, repr=False)
    confidence: float = field(default=0.0, repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    images: tuple[Image, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        facts = [repr(self.title) if self.title else "untitled"]
        if self.authors:
            facts.append("by " + ", ".join(author.name for author in self.authors))
        facts += [fact for fact in (self.published and self.published.isoformat(), self.language) if fact]
        return f"<Article {', '.join(facts)}: {len(self.blocks)} blocks kept, {len(self.removed)} removed>"

    def _repr_html_(self) -> str:
        """What notebooks show."""
        from articlekit.rendering.notebook import render_notebook

        return render_notebook(self)

    @property
    def text(self) -> str:
        """The kept text: blocks with an empty line between them, list items and table rows with one line end."""
        from articlekit.rendering.text import render_text

        return render_text(self)

    def to_markdown(self, *, front_matter: bool = False, links: bool = True, images: bool = True) -> str:
        """
        The kept text as CommonMark.

        Args:
            front_matter: True to put the facts before it, as YAML.
            links: False to leave out the links that were asked for in ``extract``.
            images: False to leave out the images that were asked for in ``extract``.
        """
        from articlekit.rendering.markdown import render_markdown

        return render_markdown(self, front_matter=front_matter, links=links, images=images)

    def to_html(self, *, links: bool = True, images: bool = True) -> str:
        """
        The kept text as clean HTML, page content escaped.

        Args:
            links: False to leave out the links that were asked for in ``extract``.
            images: False to leave out the images that were asked for in ``extract``.
        """
        from articlekit.rendering.html import render_html

        return render_html(self, links=links, images=images)

    def to_report(self, *, original: str | None = None) -> str:
        """
        A self-contained HTML file for people: every block, kept or removed and why, and every fact with its evidence.

        Args:
            original: the source of a plain-text article as it was given to ``extract``, to be shown beside it.
        """
        from articlekit.rendering.report import render_report

        return render_report(self, original=original)

    def to_dict(self) -> dict[str, Any]:
        """The whole article as plain values that ``json`` can write; ``Article.from_dict`` reads them back."""
        from articlekit.rendering.json import to_dict

        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The whole article as JSON, keys in a fixed order."""
        from articlekit.rendering.json import render_json

        return render_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """
        Read back what :meth:`to_dict` gave: ``Article.from_dict(a.to_dict()) == a``.

        Raises:
            ValueError: if *data* is of a schema version that this release does not know.
        """
        from articlekit.rendering.json import from_dict

        return from_dict(data)

    def source_of(self, fact: str) -> str | None:
        """
        Where the chosen answer for *fact* stood on the page, as ``"json-ld:headline"``; None if there is none.

        >>> Article(candidates=(Candidate("title", "Rain", "Rain", "h1", chosen=True),)).source_of("title")
        'h1'
        >>> Article().source_of("title") is None
        True
        """
        return next((c.source for c in self.candidates if c.fact == fact and c.chosen), None)

    def explain(self, snippet: str) -> Explanation:
        """
        Say what became of *snippet*: in which blocks it was kept, or why it was removed.

        >>> article = Article(blocks=(Block(3, "It rained all night."),))
        >>> print(article.explain("rained all"))
        kept in block 3
        >>> print(article.explain("snow"))
        not found on the page
        >>> page = Article(blocks=(Block(3, "Rain"), Block(5, "It rained.")), removed=(Removal(Block(4, "Share"), "share"),))
        >>> print(page.explain("rain it rained"))
        kept in block 3; kept in block 5
        >>> print(page.explain("rain share"))
        kept in block 3; block 4 removed as share

        Args:
            snippet: any part of the article's text or of the page's; white space and letter case do not matter.

        Returns:
            Every block that contains the snippet, kept or removed. If none does, the blocks that it goes over: where it
            first stands in the article, else where it first stands on the page.
        """
        expect(snippet, str, "snippet", "a str")
        wanted = _fold(snippet)
        if not wanted:
            return Explanation(wanted)
        page = sorted((*self.blocks, *(removal.block for removal in self.removed)), key=lambda block: block.index)
        found = (
            {block.index for block in page if wanted in _fold(block.text)}
            or _crossed(wanted, self.blocks)
            or _crossed(wanted, page)
        )
        return Explanation(
            wanted,
            tuple(block for block in self.blocks if block.index in found),
            tuple(removal for removal in self.removed if removal.block.index in found),
        )


def _crossed(wanted: str, blocks: Sequence[Block]) -> set[int]:
    """Indices of the blocks that a folded text goes over, where it first stands in all of them; none if it does not."""
    texts = [_fold(block.text) for block in blocks]
    begin = " ".join(texts).find(wanted)
    if begin < 0:
        return set()
    end = begin + len(wanted)
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return {
        block.index
        for block, text, start in zip(blocks, texts, starts, strict=False)
        if start < end and begin < start + len(text)
    }


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
