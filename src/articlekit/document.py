"""
Document: the immutable page that parsers read and cleaners make smaller.

HTML and plain text meet here, in the :class:`Block`: a heading, a paragraph, a list item, one row of a table. A
:class:`Document` is the blocks that are still there, the :class:`Removal` of each that went, and the :class:`Page` with
what was read beside the text (meta elements, JSON-LD, ``<time>``). Cleaners remove with ``Document.drop``, and in no other way;
what is over a limit is left out, with a :class:`Diagnostic` that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, TypeVar

from attrs import AttrsInstance, evolve, field, fields_dict, frozen, make_class

from articlekit import marks as _marks

__all__ = [
    "Anchor", "Block", "Cleaner", "Diagnostic", "Document", "Kind", "Mention", "Page", "Picture", "Place", "Removal",
    "Targets", "opened_by",
]  # fmt: skip

T = TypeVar("T", bound=AttrsInstance)

Kind: TypeAlias = Literal["heading", "paragraph", "list_item", "quote", "code", "table", "caption"]


def _draft(kind: type[T]) -> Callable[..., Any]:
    """
    A mutable twin of a frozen class, with the same slots: ``draft(...)`` and then ``draft.__class__ = kind``.

    A frozen class sets each field through ``object.__setattr__``. For the hundreds of blocks and places of a page that
    costs more than all else that is done for them: 1.7 microseconds a block against 0.6, measured.
    """
    return make_class(
        f"{kind.__name__}Draft",
        {name: field(default=attribute.default) for name, attribute in fields_dict(kind).items()},
        slots=True,
        weakref_slot=False,
        eq=False,
    )


@frozen(eq=False, weakref_slot=False)
class Place:
    """
    One element of the page that has blocks in it, with the way up to the root.

    Attributes:
        tag: the lower-case tag name; ``"text"`` for plain text.
        tokens: the id and the class names, lower-case, with white space between them.
        parent: the nearest element around this one that was recorded, or None at the root.
        depth: number of elements above this one, inline ones not counted.
        marks: bits of :mod:`articlekit.marks`, this element's and those of all elements around it.
        own: its own bits only.
        number: the position among the recorded elements of the page, from 0.
    """

    tag: str
    tokens: str = ""
    parent: Place | None = None
    depth: int = 0
    marks: int = 0
    own: int = 0
    number: int = 0

    @property
    def path(self) -> str:
        """The way from the root to here, in the manner of a CSS selector, for people to read."""
        steps = [".".join([place.tag, *place.tokens.split()[:2]]) for place in self.upwards(6)]
        return " > ".join(reversed(steps))

    def upwards(self, most: int | None = None) -> Iterator[Place]:
        """
        The element and those around it, the nearest first.

        >>> [place.tag for place in Place("p", parent=Place("article", parent=Place("body"))).upwards(2)]
        ['p', 'article']

        Args:
            most: how many elements at most; None for all, up to the root.
        """
        place: Place | None = self
        while place is not None and most != 0:
            yield place
            place = place.parent
            most = None if most is None else most - 1

    def is_in(self, home: Place, most: int) -> bool:
        """
        Whether *home* is the element or one of those around it.

        >>> body = Place("body")
        >>> paragraph = Place("p", parent=Place("article", parent=body))
        >>> paragraph.is_in(body, 3), paragraph.is_in(body, 2)
        (True, False)

        Args:
            home: an element of the same page.
            most: how many elements are looked at, this one counted.
        """
        return any(place is home for place in self.upwards(most))


@frozen(weakref_slot=False)
class Block:
    """
    One piece of the page's visible text, whole: a paragraph, a heading, one row of a table.

    Attributes:
        index: the position among all blocks of the page, from 0; it never changes.
        text: entities decoded; runs of white space folded to one space, except in code; ``<br>`` is a line break;
            a tab stands between the cells of a table's row.
        kind: what it is.
        level: 1 to 6 for a heading, the depth of nesting for a list item, else 0.
        place: where it stands in the tree.
        link_length: number of the text's characters that stand inside links.
        group: number of the list or table it belongs to, 0 for none; neighbours of one group are rendered together.
        marks: bits of :mod:`articlekit.marks`: those of the place and of the inline elements that hold all its text.
        start: offset of the first character in the source, for plain text; -1 for HTML.
        end: offset behind the last character in the source, for plain text; -1 for HTML.
    """

    index: int
    text: str
    kind: Kind = "paragraph"
    level: int = 0
    place: Place = field(default=Place("text"), repr=False, eq=False)
    link_length: int = field(default=0, repr=False)
    group: int = field(default=0, repr=False)
    marks: int = field(default=0, repr=False)
    start: int = field(default=-1, repr=False)
    end: int = field(default=-1, repr=False)

    @property
    def link_share(self) -> float:
        """The share of the text that stands inside links, from 0 to 1."""
        return min(1.0, self.link_length / len(self.text)) if self.text else 0.0

    @property
    def landmarks(self) -> tuple[str, ...]:
        """The marks by name: ``('nav', 'footer')``."""
        return _marks.names(self.marks)


@frozen(weakref_slot=False)
class Removal:
    """
    The record of one block that went.

    Attributes:
        block: the block, whole.
        reason: a few words for people and programs: ``"consent"``, ``"hidden"``, ``"outside the main content"``.
        rule: the rule that decided, as ``"fr/consent-2"``; None when the reason says it all.
        language: the language of the phrases that matched, ISO 639-1; None when no words were involved.
        evidence: what in the text or the page the rule went by.
    """

    block: Block
    reason: str
    rule: str | None = None
    language: str | None = None
    evidence: str | None = None


@frozen
class Diagnostic:
    """
    Something that the caller may want to know about the input.

    Attributes:
        code: a stable word for programs: ``"malformed_json_ld"``, ``"replaced_characters"``, ``"only_boilerplate"``.
        message: one sentence for people.
    """

    code: str
    message: str


@frozen(eq=False, weakref_slot=False)
class Mention:
    """
    An element that may state a fact: a ``<time>``, or one whose itemprop, rel, id or class speaks of author or date.

    Attributes:
        tag: the lower-case tag name.
        marks: bits of :mod:`articlekit.marks`: its own and those of all elements around it.
        own: its own bits only.
        attributes: all its attributes, lower-case names, as written.
        text: the visible text inside, white space folded.
        block: index of the block in which it begins; one that is still to come when it stands between blocks.
    """

    tag: str
    marks: int
    own: int
    attributes: dict[str, str]
    text: str
    block: int


@frozen(eq=False)
class Anchor:
    """
    A piece of one block that stands inside a link.

    Attributes:
        block: index of the block.
        start: of the piece in the block's text.
        end: behind its last character.
        href: where it points, as written.
    """

    block: int
    start: int
    end: int
    href: str


@frozen(eq=False)
class Picture:
    """
    An ``<img>``, wherever it stands on the page.

    Attributes:
        block: index of the block that it stands before or in; one behind the last at the end of the page.
        offset: of the character in the block's text before which it stands; 0 before the block.
        attributes: lower-case names, as written.
        srcsets: of the ``<source>`` elements beside it, in a ``<picture>``.
        marks: bits of :mod:`articlekit.marks`: its own, and those of the elements around it that hold no text.
        around: first and last block of each element around it that holds text, innermost first.
        figure: first and last block of the ``<figure>`` around it, None if there is none or no text in it.
    """

    block: int
    offset: int
    attributes: dict[str, str]
    srcsets: tuple[str, ...] = ()
    marks: int = 0
    around: tuple[tuple[int, int], ...] = ()
    figure: tuple[int, int] | None = None


@frozen(eq=False)
class Targets:
    """
    What the page points to from its text: links and images, in document order.

    Attributes:
        anchors: linked pieces of text.
        pictures: images.
    """

    anchors: tuple[Anchor, ...] = ()
    pictures: tuple[Picture, ...] = ()


@frozen(eq=False)
class Page:
    """
    What was read beside the blocks, unchanged by any cleaner.

    Attributes:
        input: ``"html"`` or ``"text"``.
        url: as the caller gave it, else None.
        text: the source, for plain text; ``""`` for HTML.
        title: the text of ``<title>``, white space folded; None when absent.
        language: the ``lang`` attribute of ``<html>``, as written.
        meta: (key, content) of each ``<meta>`` with a name, property, itemprop or http-equiv; the key in lower case.
        links: (rel, href, hreflang) of each ``<link>`` with a rel, the rel in lower case.
        base: the href of the first ``<base>`` that has one, as written.
        json_ld: the text of each ``<script type="application/ld+json">``.
        mentions: elements that may state a fact, in document order.
        noscript: text blocks found only inside ``<noscript>``.
        encoding: the character encoding that was used for bytes; None for str.
        targets: links and images of the text, if they were asked for.
    """

    input: Literal["html", "text"]
    url: str | None = None
    text: str = ""
    title: str | None = None
    language: str | None = None
    meta: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    base: str | None = None
    json_ld: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    noscript: tuple[str, ...] = ()
    encoding: str | None = None
    targets: Targets = Targets()


def opened_by(blocks: Sequence[Block], number: int, home: Place, *, deep: int, most: int) -> range:
    """
    The positions of the blocks in an element that one of them opens: none if others of it stand before.

    >>> home = Place("div")
    >>> lines = [Block(0, "Rain"), *(Block(index, "It rained.", place=Place("p", parent=home)) for index in (1, 2))]
    >>> opened_by(lines, 1, home, deep=2, most=6), opened_by(lines, 2, home, deep=2, most=6)
    (range(1, 3), range(0, 0))

    Args:
        blocks: in reading order.
        number: position of the first.
        home: the element.
        deep: how many elements lie between a block and it at most, both counted.
        most: how many blocks it may have; of more, one more is found.
    """
    if number and blocks[number - 1].place.is_in(home, deep):
        return range(0)
    end = number + 1
    while end < len(blocks) and end - number <= most and blocks[end].place.is_in(home, deep):
        end += 1
    return range(number, end)


# A block to drop, with reason, rule, language and evidence.
Decision: TypeAlias = tuple[Block, str, str | None, str | None, str | None]


@frozen(eq=False)
class Document:
    """
    A page on its way to an article: what is kept, what was removed, and what was read beside the text.

    Attributes:
        blocks: what is kept, in reading order.
        page: what was read beside the blocks.
        removed: the record of what went, in the order of removal.
        diagnostics: what was noticed so far.
    """

    blocks: tuple[Block, ...]
    page: Page
    removed: tuple[Removal, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def drop(
        self,
        blocks: Iterable[Block],
        *,
        reason: str,
        rule: str | None = None,
        language: str | None = None,
        evidence: str | None = None,
    ) -> Document:
        """
        Return the document without *blocks*, each of them put on record: the only way for a cleaner to remove anything.

        Blocks that are no longer there are passed over, so that dropping twice is the same as dropping once.

        >>> document = Document((Block(0, "Subscribe now"), Block(1, "It rained.")), Page("text"))
        >>> smaller = document.drop([document.blocks[0]], reason="newsletter")
        >>> [block.text for block in smaller.blocks], [removal.reason for removal in smaller.removed]
        (['It rained.'], ['newsletter'])
        >>> smaller.drop([document.blocks[0]], reason="newsletter") is smaller
        True

        Args:
            blocks: blocks of this document.
            reason: a few words that say why.
            rule: the rule that decided, where there is one.
            language: ISO 639-1 code of the phrases that matched, where words decided.
            evidence: what the rule went by.

        Returns:
            A new document; this one when there was nothing to remove.
        """
        return self.drop_each((block, reason, rule, language, evidence) for block in blocks)

    def drop_each(self, decisions: Iterable[Decision]) -> Document:
        """
        As :meth:`drop`, with a (block, reason, rule, language, evidence) of its own for each block.

        >>> document = Document((Block(0, "Subscribe now"), Block(1, "It rained.")), Page("text"))
        >>> document.drop_each([(document.blocks[1], "weather", None, "en", "rained")]).removed[0].evidence
        'rained'
        >>> document.drop_each([]) is document
        True
        """
        wanted = {decision[0].index: decision for decision in decisions}
        gone = [block for block in self.blocks if block.index in wanted]
        if not gone:
            return self
        kept = tuple([block for block in self.blocks if block.index not in wanted])
        record = tuple([_removal(block, wanted[block.index]) for block in gone])
        return evolve(self, blocks=kept, removed=self.removed + record)

    def note(self, code: str, message: str) -> Document:
        """Return the document with one more diagnostic."""
        return evolve(self, diagnostics=(*self.diagnostics, Diagnostic(code, message)))


PlaceDraft = _draft(Place)
BlockDraft = _draft(Block)
MentionDraft = _draft(Mention)
_RemovalDraft = _draft(Removal)


def _removal(block: Block, decision: Decision) -> Removal:
    _, reason, rule, language, evidence = decision
    draft = _RemovalDraft(block, reason, rule, language, evidence)
    draft.__class__ = Removal
    record: Removal = draft
    return record


Cleaner: TypeAlias = Callable[[Document], Document]
