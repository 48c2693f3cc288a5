"""
One walk makes the blocks: a sink for the events of any walk over an HTML tree.

``reading/html.py`` drives it from turbohtml's tree builder, ``reading/soup.py`` from a BeautifulSoup tree. Visible text
is appended to one list; a block, and a mention, is a slice of that list, so nothing is copied until it is known to be
needed. This is the hot path of the library: plain tuples, integers and one dictionary look-up per element.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from attrs import evolve

from articlekit import marks
from articlekit.document import Block, Document, Kind, Mention, Page, Place, make_block, make_place
from articlekit.reading.marking import marking

__all__ = ["BlockBuilder"]

Attributes: TypeAlias = tuple[tuple[str, str | None], ...]

INLINE, LINK, BLOCK, BREAK, SKIP, HEAD, META, RELATION, TITLE, SCRIPT, NOSCRIPT = range(11)

CODES: dict[str, int] = {
    **dict.fromkeys(
        """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
        figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search
        section summary table tbody td tfoot th thead tr ul listing xmp plaintext optgroup""".split(),
        BLOCK,
    ),
    **dict.fromkeys(
        """style template svg select datalist textarea iframe object embed video audio canvas map frame noframes
        noembed applet progress meter rp""".split(),
        SKIP,
    ),
    "a": LINK,
    "br": BREAK,
    "head": HEAD,
    "meta": META,
    "link": RELATION,
    "title": TITLE,
    "script": SCRIPT,
    "noscript": NOSCRIPT,
}

# The kind that an element gives to the text in it; headings, code and captions pass theirs on to any block inside.
KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    "li": ("list_item", 0),
    "dt": ("list_item", 0),
    "dd": ("list_item", 0),
    "blockquote": ("quote", 0),
    "pre": ("code", 0),
    "listing": ("code", 0),
    "xmp": ("code", 0),
    "figcaption": ("caption", 0),
    "caption": ("caption", 0),
    "td": ("table", 0),
    "th": ("table", 1),
}
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
GROUPS = LISTS | {"table"}
PHRASING_HOSTS = frozenset({"heading", "list_item", "caption"})  # where a stray button or custom element is inline
STICKY = frozenset({"heading", "code", "caption"})
MENTIONED = marks.AUTHOR | marks.DATE | marks.BIO | marks.KICKER
LOUD = frozenset({"itemprop", "rel", "datetime", "property"})
CONTAINERS = GROUPS | {"tr", "td", "th"}
ODD = frozenset({"html", "body", "dialog"})

LINE = "\x1e"  # stands for <br>; str.split() takes it for white space, so it cannot leak into a text
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
MAX_PLACES = 64  # a chain of places longer than this says nothing, and recursion over it (pickle) would fail
MAX_MENTION = 300  # characters; a longer element is no byline and no date
MAX_MENTION_PIECES = 60
MAX_COVERS = 8  # each costs a look at the whole block


_Opening: TypeAlias = tuple[int, int, Attributes, int]  # of a mention: where its text begins, marks, attributes, block


# Plain tuples, because they are made and taken apart for every element of every page.
# What an open block element gives back when it ends: kind, level, group, list depth, marks, in code, row, mention.
_OpenBlock: TypeAlias = tuple[Kind, int, int, int, int, bool, list[int], _Opening | None]
# The same for an inline element: in link, where its text begins, own marks, mention.
_OpenInline: TypeAlias = tuple[bool, int, int, _Opening | None]
# An open block element as a place will need it: tag, id and classes, marks, own marks.
_Element: TypeAlias = tuple[str, str, int, int]


class BlockBuilder:
    """
    Collects the blocks and the page from the events of a walk: start, characters, end, all balanced.

    It is the one mutable thing in the library, and lives only as long as the walk.
    """

    def __init__(self) -> None:
        self._marking = marking()
        self._tags = self._marking.tags
        self._token_marks: dict[str, int] = {}
        self._looks: dict[Attributes, tuple[int, str, bool]] = {}
        self._blocks: list[Block] = []
        self._texts: list[str] = []
        self._from = 0  # where the open block begins in _texts
        self._breaks = 0
        self._link_length = 0
        self._in_link = False
        self._skip = 0  # how many unwanted elements are open
        self._capture: list[str] | None = None  # text of <title>, JSON-LD and noscript
        self._stack: list[int] = []  # per open element: BLOCK, LINK for any inline one of interest, or INLINE
        self._open_blocks: list[_OpenBlock] = []
        self._open_inlines: list[_OpenInline] = []
        # Of the innermost block element: what it gives to its text.
        self._kind: Kind = "paragraph"
        self._level = 0
        self._group = 0
        self._list_depth = 0
        self._marks = 0
        self._in_code = False
        self._elements: list[_Element] = []  # the open block elements
        self._placed: list[Place | None] = []  # their places, once they are known to hold text
        self._covers: list[tuple[int, int, int]] = []  # marked inline elements of the open block: from, to, marks
        self._row: list[int] = []  # per cell of the open table row: number of blocks when it began
        self._groups = 0
        self._places = 0
        # What goes into the Page.
        self._title: str | None = None
        self._language: str | None = None
        self._meta: list[tuple[str, str]] = []
        self._links: list[tuple[str, str, str]] = []
        self._json_ld: list[str] = []
        self._mentions: list[Mention] = []
        self._noscript: list[str] = []

    # --- events -------------------------------------------------------------------------------------------------

    def start_element(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._skip:
            self._skip += 1
            if self._capture is not None and tag in CODES:
                self._capture.append("\n")
            return
        code = CODES.get(tag, INLINE)
        if code == BLOCK:
            self._start_block(tag, attributes)
        elif code <= LINK:  # inline, too
            if code == INLINE and ("-" in tag or tag == "button") and not self._in_phrase():
                self._start_block(tag, attributes)
            elif attributes:
                self._start_inline(tag, code, attributes)
            else:
                self._stack.append(INLINE)
        elif code == BREAK:
            self._texts.append(LINE)
            self._breaks += 1
            self._stack.append(INLINE)
        elif code == SKIP:
            self._skip = 1
        else:
            SPECIAL[code](self, attributes)

    def characters(self, data: str) -> None:
        """Text appears."""
        if self._skip:
            if self._capture is not None:
                self._capture.append(data)
            return
        texts = self._texts
        if len(texts) == self._from and not self._in_code and data.isspace():
            return  # the indentation of the source
        texts.append(data)
        if self._in_link:
            self._link_length += len(data)

    def end_element(self, tag: str) -> None:
        """An element ends."""
        if self._skip:
            self._skip -= 1
            if not self._skip and self._capture is not None:
                self._end_capture(tag)
            return
        code = self._stack.pop()
        if code == BLOCK:
            self._end_block(tag)
        elif code == LINK:
            self._end_inline(tag)

    def comment(self, data: str) -> None:
        """Comments are no text."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """The doctype is no text."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Instructions are no text."""

    def document(self, *, url: str | None = None, encoding: str | None = None) -> Document:
        """The document of everything seen so far."""
        if len(self._texts) != self._from:
            self._flush()
        page = Page(
            "html",
            url=url,
            title=self._title,
            language=self._language,
            meta=tuple(self._meta),
            links=tuple(self._links),
            json_ld=tuple(self._json_ld),
            mentions=tuple(self._mentions),
            noscript=tuple(self._noscript),
            encoding=encoding,
        )
        return Document(tuple(self._blocks), page)

    # --- elements -----------------------------------------------------------------------------------------------

    def _look_at(self, attributes: Attributes) -> tuple[int, str, bool]:
        """The marks that attributes give, id and classes in lower case, and whether one of them may state a fact."""
        own = 0
        tokens = ""
        loud = False
        for name, value in attributes:
            if name == "class" or name == "id":
                if value:
                    tokens = f"{tokens} {value}" if tokens else value
                    found = self._token_marks.get(value)
                    if found is None:
                        found = self._token_marks[value] = self._marking.of_tokens(value)
                    own |= found
            elif name in LOUD:
                loud = True
                if value == "articleBody":
                    own |= marks.BODY
            elif name == "style":
                if value and ("none" in value or "hidden" in value):
                    own |= _hidden_by_style(value)
            elif name == "hidden":
                own |= marks.HIDDEN
            elif name == "role":
                own |= self._marking.roles.get(value or "", 0)
        return own, tokens.lower(), loud

    def _start_block(self, tag: str, attributes: Attributes) -> None:
        if len(self._texts) != self._from:
            self._flush()
        own = self._tags.get(tag, 0)
        tokens, loud = "", False
        if attributes:
            look = self._looks.get(attributes)  # most elements of a page are like some other
            if look is None:
                look = self._looks[attributes] = self._look_at(attributes)
            given, tokens, loud = look
            own |= given
        if tag in ODD:
            own = self._odd(tag, own, attributes)
        mention = None
        if loud or own & MENTIONED:
            mention = (len(self._texts), own, attributes, len(self._blocks))
        self._stack.append(BLOCK)
        self._open_blocks.append(
            (self._kind, self._level, self._group, self._list_depth, self._marks, self._in_code, self._row, mention)
        )
        self._marks |= own
        self._elements.append((tag, tokens, self._marks, own))
        self._placed.append(None)
        kind = KINDS.get(tag)
        if kind is not None and self._kind not in STICKY:
            self._kind, self._level = kind
            self._in_code = self._kind == "code"
        if tag in CONTAINERS:
            self._start_container(tag)

    def _odd(self, tag: str, own: int, attributes: Attributes) -> int:
        """The marks of the few elements that are not like the others."""
        if tag == "dialog":
            return own if any(name == "open" for name, _ in attributes) else own | marks.HIDDEN
        if tag == "html":
            self._language = dict(attributes).get("lang", self._language)
        return 0  # the classes of <html> and <body> describe the template, not the text

    def _start_container(self, tag: str) -> None:
        if tag in GROUPS:
            self._groups += 1
            self._group = self._groups
            if tag in LISTS:
                self._list_depth += 1
        elif tag == "tr":
            self._row = []
        else:
            self._row.append(len(self._blocks))

    def _end_block(self, tag: str) -> None:
        if len(self._texts) != self._from:
            self._flush()
        if tag == "tr" and self._row and not self._merge_row():
            self._split_row()
        self._elements.pop()
        self._placed.pop()
        (
            self._kind, self._level, self._group, self._list_depth, self._marks, self._in_code, self._row, mention,
        ) = self._open_blocks.pop()  # fmt: skip
        if mention is not None:
            self._mention(tag, *mention)

    def _start_inline(self, tag: str, code: int, attributes: Attributes) -> None:
        own, _, loud = self._look_at(attributes)
        own |= self._tags.get(tag, 0)
        mention = (len(self._texts), own, attributes, len(self._blocks)) if loud or own & MENTIONED else None
        if not own and code == INLINE and mention is None:
            self._stack.append(INLINE)
            return
        self._stack.append(LINK)
        self._open_inlines.append((self._in_link, len(self._texts), own, mention))
        if code == LINK and not self._in_link:
            self._in_link = any(name == "href" for name, _ in attributes)

    def _end_inline(self, tag: str) -> None:
        self._in_link, start, own, mention = self._open_inlines.pop()
        if own and start >= self._from:
            self._covers.append((start, len(self._texts), own))
        if mention is not None:
            self._mention(tag, *mention)

    def _in_phrase(self) -> bool:
        """Whether text is under way to which a button or an unknown element belongs."""
        if len(self._texts) == self._from:
            return False
        tag = self._elements[-1][0] if self._elements else ""
        if tag != "p" and self._kind not in PHRASING_HOSTS:
            return False
        return not all(map(str.isspace, self._texts[self._from :]))

    def _mention(self, tag: str, start: int, own: int, attributes: Attributes, block: int) -> None:
        pieces = self._texts[start : start + MAX_MENTION_PIECES + 1]
        if len(pieces) > MAX_MENTION_PIECES:
            return
        text = " ".join("".join(pieces).split())
        if len(text) <= MAX_MENTION:
            named = {name: value or "" for name, value in attributes}
            self._mentions.append(Mention(tag, self._marks | own, own, named, text, block))

    def _start_head(self, attributes: Attributes) -> None:
        self._stack.append(INLINE)

    # --- head ---------------------------------------------------------------------------------------------------

    def _start_meta(self, attributes: Attributes) -> None:
        self._stack.append(INLINE)
        named = dict(attributes)
        key = named.get("property") or named.get("name") or named.get("itemprop") or named.get("http-equiv")
        content = named.get("content")
        if not key or not content:
            return
        if "itemprop" in named and len(self._elements) > 2:  # inside the body: where it stands matters
            known = {name: value or "" for name, value in attributes}
            self._mentions.append(Mention("meta", self._marks, 0, known, content, len(self._blocks)))
        else:
            self._meta.append((key.strip().lower(), content))

    def _start_link(self, attributes: Attributes) -> None:
        self._stack.append(INLINE)
        named = dict(attributes)
        rel, href = named.get("rel"), named.get("href")
        if rel and href:
            self._links.append((rel.lower(), href, named.get("hreflang") or ""))

    def _start_capture(self, attributes: Attributes) -> None:
        self._skip = 1
        self._capture = []

    def _start_script(self, attributes: Attributes) -> None:
        self._skip = 1
        if any(name == "type" and value and "ld+json" in value.lower() for name, value in attributes):
            self._capture = []

    def _end_capture(self, tag: str) -> None:
        text = "".join(self._capture or ())
        self._capture = None
        if tag == "script":
            self._json_ld.append(text)
        elif tag == "noscript":
            self._noscript.extend(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
        elif self._title is None:
            self._title = " ".join(text.split()) or None

    # --- blocks -------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """Close the open block, if it has any text."""
        texts = self._texts
        begin, end, known = self._from, len(texts), len(self._blocks)
        raw = texts[begin] if end - begin == 1 else "".join(texts[begin:end])
        if not raw.isascii() and ("\u00ad" in raw or "\u200b" in raw or "\ufeff" in raw or "\u2060" in raw):
            raw = raw.translate(INVISIBLE)
        if self._in_code:
            self._add(raw.replace(LINE, "\n").strip("\r\n").rstrip())
        elif self._breaks:
            self._add_lines(raw)
            self._breaks = 0
        else:
            self._add(" ".join(raw.split()))
        if self._covers:
            self._cover(begin, end, known)
            self._covers = []
        texts.append(" ")  # so that a mention over two blocks does not glue their words
        self._from = end + 1
        self._link_length = 0

    def _add_lines(self, raw: str) -> None:
        """One <br> is a line break within a block; two or more part two blocks."""
        lines: list[str] = []
        for line in raw.split(LINE):
            text = " ".join(line.split())
            if text:
                lines.append(text)
            elif lines:
                self._add("\n".join(lines))
                lines = []
        if lines:
            self._add("\n".join(lines))

    def _add(self, text: str) -> None:
        if not text:
            return
        index = len(self._blocks)
        place = self._place()
        kind: Kind = self._kind
        level = self._level
        if kind == "list_item":
            level = self._list_depth or 1
        elif kind == "paragraph" and place.own & marks.CAPTION:
            kind = "caption"
        link_length = self._link_length
        link_length = min(link_length, len(text))
        self._blocks.append(make_block(index, text, kind, level, place, link_length, self._group, self._marks, -1, -1))

    def _cover(self, begin: int, end: int, known: int) -> None:
        """Give the block the marks of an inline element that holds all its text."""
        texts = self._texts
        extra = 0
        for start, stop, own in self._covers[:MAX_COVERS]:
            before = "".join(texts[begin:start])
            behind = "".join(texts[stop:end])
            if not before.strip() and not behind.strip():
                extra |= own
        if extra & ~self._marks and len(self._blocks) > known:
            self._blocks[-1] = evolve(self._blocks[-1], marks=self._marks | extra)

    def _merge_row(self) -> bool:
        """Make one block of a table row if it has several cells, each of one plain block at most."""
        first = self._row[0]
        bounds = [*self._row, len(self._blocks)]
        cells = self._blocks[first:]
        if len(cells) < 2 or any(cell.kind != "table" for cell in cells):
            return False
        spans = list(pairwise(bounds))
        if any(stop - start > 1 for start, stop in spans):
            return False
        text = "\t".join(self._blocks[start].text if stop > start else "" for start, stop in spans)
        level = min(cell.level for cell in cells)
        links = sum(cell.link_length for cell in cells)
        del self._blocks[first:]
        self._blocks.append(Block(first, text, "table", level, self._place(), links, self._group, self._marks))
        return True

    def _split_row(self) -> None:
        """The cells of a layout table are paragraphs of their own."""
        for index in range(self._row[0], len(self._blocks)):
            block = self._blocks[index]
            if block.kind == "table" and block.group == self._group:
                self._blocks[index] = evolve(block, kind="paragraph", level=0, group=0)

    def _place(self) -> Place:
        """The place of the innermost block element; places are made only for elements that hold text."""
        top = min(len(self._elements), MAX_PLACES) - 1
        if top < 0:
            return ROOT
        places = self._placed
        place = places[top]
        if place is not None:
            return place
        missing = top
        while missing and places[missing - 1] is None:
            missing -= 1
        place = places[missing - 1] if missing else None
        for depth in range(missing, top + 1):
            tag, tokens, all_marks, own = self._elements[depth]
            place = places[depth] = make_place(tag, tokens, place, depth, all_marks, own, self._places)
            self._places += 1
        return place or ROOT


ROOT = Place("html")
SPECIAL: dict[int, Callable[[BlockBuilder, Attributes], None]] = {
    META: BlockBuilder._start_meta,
    RELATION: BlockBuilder._start_link,
    TITLE: BlockBuilder._start_capture,
    NOSCRIPT: BlockBuilder._start_capture,
    SCRIPT: BlockBuilder._start_script,
    HEAD: BlockBuilder._start_head,
}


def _hidden_by_style(style: str) -> int:
    folded = "".join(style.lower().split())
    return marks.HIDDEN if "display:none" in folded or "visibility:hidden" in folded else 0
