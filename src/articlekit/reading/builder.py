"""
One walk makes the blocks: a loop over the events of any HTML tree.

``reading/html.py`` has the events from turbohtml's tree builder, ``reading/soup.py`` from a BeautifulSoup tree. Visible
text is appended to one list; a block, and a mention, is a slice of that list, so nothing is copied until it is known to
be needed. This is the hot path of the library: one loop with local variables, plain tuples, integers, and one dictionary
look-up per element; whatever is rare stands in functions of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import evolve

from articlekit import marks
from articlekit.document import Block, BlockDraft, Document, Kind, Mention, MentionDraft, Page, Place, PlaceDraft
from articlekit.letters import without_unseen
from articlekit.reading.marking import hidden_by_style, marking

__all__ = ["CHARACTERS", "END", "START", "Attributes", "Event", "Watch", "build_document"]

Attributes: TypeAlias = tuple[tuple[str, str | None], ...]
# (START, tag, attributes), (END, tag) or (CHARACTERS, text), balanced, in document order; others are passed over.
Event: TypeAlias = tuple[Any, ...]
Watch: TypeAlias = Callable[[Iterator[Event], Sized], Iterator[Event]]
START, END, CHARACTERS = 1, 2, 3

# What an element is to the walk. BLOCK and those before it are elements around text.
BLOCK, INLINE, LINK, CUSTOM, BREAK, SKIP, HEAD, META, RELATION, BASE, TITLE, SCRIPT, NOSCRIPT = range(13)

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
    "button": CUSTOM,
    "code": CUSTOM,
    "br": BREAK,
    "head": HEAD,
    "meta": META,
    "link": RELATION,
    "base": BASE,
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
UNREAD = frozenset({"style", "script"})
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
GROUPS = LISTS | {"table"}
PHRASING_HOSTS = frozenset({"heading", "list_item", "caption"})  # where a stray button or custom element is inline
STICKY = frozenset({"heading", "code", "caption"})
MENTIONED = marks.AUTHOR | marks.AUTHOR_PAGE | marks.DATE | marks.BIO | marks.KICKER
CONTAINERS = GROUPS | {"tr", "td", "th"}
ODD = frozenset({"html", "body", "dialog"})
SPECIAL = frozenset(KINDS) | CONTAINERS | ODD

# The attributes that are looked at, and what for.
NAME, HREF, LOUD, STYLE, HIDDEN, ROLE, ITEM, STATED = range(8)
NAMED: dict[str, int] = {
    "class": NAME, "id": NAME, "href": HREF, "itemprop": ITEM, "rel": LOUD, "datetime": LOUD, "property": LOUD, "style": STYLE,
    "hidden": HIDDEN, "role": ROLE, "title": STATED,
}  # fmt: skip

# Instead of marks: a control of the reader or the editor inside a heading, as "[edit]". It becomes a hidden block of its own.
CONTROL = -1

LINE = "\x1e"  # stands for <br>; str.split() takes it for white space, so it cannot leak into a text
LONG = 50_000  # characters of a block
MAX_PLACES = 64  # a chain of places longer than this says nothing, and recursion over it (pickle) would fail
MAX_MENTION = 300  # characters; a longer element is no byline and no date
MAX_MENTION_PIECES = 60
MAX_COVERS = 8  # each costs a look at the whole block
FORGET_AT = 4_096  # pieces of text, when those of finished blocks are let go; real pages hardly have as many
MAX_LOOKS = 500  # attributes of elements that are remembered; more of them differ than are alike

# What a block element gives to its text beside marks: kind, level, group, depth of lists, and the open table row: for
# each of its cells, the number of blocks when it began.
_Context: TypeAlias = tuple[Kind, int, int, int, list[int]]
# Of attributes: marks, id and classes in lower case, whether one of them may state a fact, whether one is a link.
_Look: TypeAlias = tuple[int, str, bool, bool]
# Of an open mention: where its text begins, its marks, attributes, number of blocks when it began.
_Opening: TypeAlias = tuple[int, int, Attributes, int]
# An open block element as a place will need it, until it is known to hold text: tag, id and classes, marks, own marks.
_Element: TypeAlias = tuple[str, str, int, int]

ROOT = Place("html")


def build_document(
    events: Iterable[Event], *, url: str | None = None, encoding: str | None = None, watch: Watch | None = None
) -> Document:
    """
    Make a document of the events of a walk over an HTML tree.

    >>> build_document([(START, "p", ()), (CHARACTERS, "Rain"), (END, "p")]).blocks
    (Block(index=0, text='Rain', kind='paragraph', level=0),)
    >>> build_document([(START, "p", ()), (CHARACTERS, " "), (END, "p")]).blocks
    ()

    Args:
        events: starts, texts and ends, balanced, names in lower case.
        url: where the page came from, for its record.
        encoding: the encoding it was decoded with, for its record.
        watch: what lets the events pass, or ends them early, by the number of blocks so far.

    Returns:
        The document, nothing removed.
    """
    walk = _Walk()
    walk.run(watch(iter(events), walk.blocks) if watch else iter(events))
    return Document(tuple(walk.blocks), walk.page(url, encoding))


@cache
def _tags() -> dict[str, tuple[int, int]]:
    """Tag name -> what it is to the walk, and its marks."""
    given = marking().tags
    return {tag: (CODES.get(tag, INLINE), given.get(tag, 0)) for tag in {*CODES, *given}}


class _Walk:
    """
    Collects the blocks and what stands beside them.

    It changes with each event, and lives only as long as the walk.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._texts: list[str] = []
        self._stack: list[tuple[Any, ...] | None] = []
        self._forget_at = FORGET_AT
        self._elements: list[_Element | Place] = []  # the open block elements
        self._covers: list[tuple[int, int, int]] = []  # marked inline elements of the open block: from, to, marks
        self._marking = marking()
        self._looks: dict[Attributes, _Look] = {}
        self._token_marks: dict[str, int] = {}
        self._blank_to = 0  # the open block is known to be blank up to here
        self._groups = 0
        self._places = 0
        # What goes into the Page.
        self._title: str | None = None
        self._language: str | None = None
        self._meta: list[tuple[str, str]] = []
        self._links: list[tuple[str, str, str]] = []
        self._base: str | None = None
        self._json_ld: list[str] = []
        self._mentions: list[Mention] = []
        self._noscript: list[str] = []

    def page(self, url: str | None, encoding: str | None) -> Page:
        """What was seen beside the blocks."""
        return Page(
            "html",
            url=url,
            title=self._title,
            language=self._language,
            meta=tuple(self._meta),
            links=tuple(self._links),
            base=self._base,
            json_ld=tuple(self._json_ld),
            mentions=tuple(self._mentions),
            noscript=tuple(self._noscript),
            encoding=encoding,
        )

    def run(self, events: Iterator[Event]) -> None:
        """Walk. One function, since a call for each event would cost more than the work."""
        tags = _tags()
        texts, blocks, elements, looks = self._texts, self.blocks, self._elements, self._looks
        # Per open element: None for one that only passes its text on; (context, marks around it, mention) for a block
        # element; (in link around it, where its text begins, own marks, mention) for an inline one of interest.
        stack = self._stack
        context: _Context = ("paragraph", 0, 0, 0, [])
        around = 0
        begin = breaks = link_length = 0  # of the open block: where it begins in texts, <br>s, characters in links
        in_link = in_code = False
        blank = True  # the open block has no text yet
        for event in events:
            event_kind = event[0]
            if event_kind == CHARACTERS:
                text = event[1]
                if blank:
                    if not in_code and text.isspace():
                        continue  # the indentation of the source
                    blank = False
                texts.append(text)
                if in_link:
                    link_length += len(text)
            elif event_kind == START:
                _, tag, attributes = event
                code, own = tags.get(tag) or (CUSTOM if "-" in tag else INLINE, 0)
                if code == CUSTOM:
                    if tag == "code":  # inside <pre> it carries the name of the programming language
                        code = BLOCK if in_code and blank else INLINE
                    else:
                        code = INLINE if self._in_phrase(begin, context[0]) else BLOCK
                if code == BLOCK:
                    if not blank:
                        begin = self._flush(begin, breaks, link_length, context, around)
                        breaks = link_length = 0
                        blank = True
                    tokens, mention = "", None
                    if attributes:
                        given, tokens, loud, _ = looks.get(attributes) or self._remember(attributes)
                        own |= given if given != CONTROL else marks.HIDDEN
                        if loud or own & MENTIONED:
                            mention = (begin, own, attributes, len(blocks))
                    elif own & MENTIONED:
                        mention = (begin, own, attributes, len(blocks))
                    stack.append((context, around, mention))
                    if tag in SPECIAL:
                        if tag in ODD:
                            own = self._odd(tag, own, attributes)
                        context = self._enter(tag, context)
                        in_code = context[0] == "code"
                    around |= own
                    elements.append((tag, tokens, around, own))
                elif code <= LINK:
                    if not attributes:
                        stack.append(None)
                        continue
                    if code == LINK:  # hardly two are alike
                        given, _, loud, linked = self._look_at(attributes)
                    else:
                        given, _, loud, linked = looks.get(attributes) or self._remember(attributes)
                    if given == CONTROL:
                        if not blank:
                            begin = self._flush(begin, breaks, link_length, context, around)
                            breaks = link_length = 0
                            blank = True
                        stack.append((context, around, None))
                        around |= marks.HIDDEN
                        elements.append((tag, "", around, marks.HIDDEN))
                        continue
                    own |= given
                    mention = (len(texts), own, attributes, len(blocks)) if loud or own & MENTIONED else None
                    if own or mention or code == LINK:
                        stack.append((in_link, len(texts), own, mention))
                        in_link = in_link or (linked and code == LINK)
                    else:
                        stack.append(None)
                elif code == BREAK:
                    texts.append(LINE)
                    blank = False
                    breaks += 1
                    stack.append(None)
                elif code == SKIP:
                    _skip(events)
                elif self._special(code, attributes, around, events):
                    stack.append(None)
            elif event_kind == END:
                entry = stack.pop()
                if entry is None:
                    continue
                if len(entry) == 3:
                    if not blank:
                        begin = self._flush(begin, breaks, link_length, context, around)
                        breaks = link_length = 0
                        blank = True
                    if event[1] == "tr":
                        self._end_row(context, around)
                    elements.pop()
                    context, around, mention = entry
                    in_code = context[0] == "code"
                else:
                    in_link, start, own, mention = entry
                    if own and start >= begin:
                        self._covers.append((start, len(texts), own))
                if mention:
                    self._mention(event[1], around, mention)
        if not blank:
            self._flush(begin, breaks, link_length, context, around)

    # --- elements -----------------------------------------------------------------------------------------------

    def _remember(self, attributes: Attributes) -> _Look:
        """What attributes say; most elements of a page that are no links are like some other."""
        look = self._look_at(attributes)
        if len(self._looks) < MAX_LOOKS:
            self._looks[attributes] = look
        return look

    def _look_at(self, attributes: Attributes) -> _Look:
        own = 0
        tokens = ""
        loud = linked = False
        known = self._token_marks
        for name, value in attributes:
            what = NAMED.get(name)
            if what is None:
                continue
            if what == NAME:
                if value:
                    tokens = f"{tokens} {value}" if tokens else value
                    if not self._marking.controls.isdisjoint(value.split()):
                        return CONTROL, "", False, False
                    found = known.get(value)
                    if found is None:
                        found = self._marking.of_tokens(value)
                        if len(known) < MAX_LOOKS:
                            known[value] = found
                    own |= found
            elif what == HREF:
                linked = True
                if value:
                    own |= self._marking.of_address(value)
            elif what == LOUD:
                loud = True
            elif what == ITEM:
                loud = True
                own |= self._marking.items.get(value or "", 0)
            elif what == STYLE:
                if value and ("none" in value or "hidden" in value):
                    own |= hidden_by_style(value)
            elif what == HIDDEN:
                own |= marks.HIDDEN
            elif what == STATED:  # <abbr title="2020-12-21T10:05:00Z">an hour ago</abbr>, as in hAtom
                loud = loud or value is not None and value[4:5] == "-" and value[:4].isdecimal()
            else:
                own |= self._marking.roles.get(value or "", 0)
        return own, tokens.lower(), loud, linked

    def _odd(self, tag: str, own: int, attributes: Attributes) -> int:
        """The marks of the few elements that are not like the others."""
        if tag == "dialog":
            return own if any(name == "open" for name, _ in attributes) else own | marks.HIDDEN
        if tag == "html":
            self._language = dict(attributes).get("lang", self._language)
        return 0  # the classes of <html> and <body> describe the template, not the text

    def _enter(self, tag: str, around: _Context) -> _Context:
        """What a block element gives to its text, by what is around it."""
        kind, level, group, list_depth, row = around
        if tag in KINDS and kind not in STICKY:
            kind, level = KINDS[tag]
        if tag in GROUPS:
            self._groups += 1
            group = self._groups
            if tag in LISTS:
                list_depth += 1
        elif tag == "tr":
            row = []
        elif tag == "td" or tag == "th":
            row.append(len(self.blocks))
        return kind, level, group, list_depth, row

    def _in_phrase(self, begin: int, kind: Kind) -> bool:
        """Whether text is under way to which a button or an unknown element belongs."""
        texts = self._texts
        if len(texts) == begin or kind not in PHRASING_HOSTS and not self._in_paragraph():
            return False
        blank_to = max(begin, self._blank_to)
        while blank_to < len(texts) and texts[blank_to].isspace():
            blank_to += 1
        self._blank_to = blank_to
        return blank_to < len(texts)

    def _in_paragraph(self) -> bool:
        innermost = self._elements[-1] if self._elements else ROOT
        return (innermost.tag if isinstance(innermost, Place) else innermost[0]) == "p"

    def _mention(self, tag: str, around: int, opening: _Opening) -> None:
        start, own, attributes, block = opening
        pieces = self._texts[start : start + MAX_MENTION_PIECES + 1]
        if len(pieces) > MAX_MENTION_PIECES:
            return
        text = without_unseen(" ".join("".join(pieces).split()))
        if len(text) <= MAX_MENTION:
            self._add_mention(tag, around | own, own, attributes, text, block)

    def _add_mention(self, tag: str, all_marks: int, own: int, attributes: Attributes, text: str, block: int) -> None:
        named = {name: value or "" for name, value in attributes}
        mention = MentionDraft(tag, all_marks, own, named, text, block)
        mention.__class__ = Mention
        self._mentions.append(mention)

    # --- head ---------------------------------------------------------------------------------------------------

    def _special(self, code: int, attributes: Attributes, around: int, events: Iterator[Event]) -> bool:
        """See to an element that is no part of the text; False if that took all its events, to the end."""
        if code == META:
            self._see_meta(attributes, around)
        elif code == RELATION:
            named = dict(attributes)
            rel, href = named.get("rel"), named.get("href")
            if rel and href:
                self._links.append((rel.lower(), href, named.get("hreflang") or ""))
        elif code == BASE:
            self._base = self._base or dict(attributes).get("href") or None
        elif code == TITLE:
            title = _skip(events)
            if self._title is None:
                self._title = " ".join(title.split()) or None
        elif code == SCRIPT:
            script = _skip(events)
            if any(name == "type" and value and "ld+json" in value.lower() for name, value in attributes):
                self._json_ld.append(script)
        elif code == NOSCRIPT:
            self._noscript.extend(filter(None, (" ".join(line.split()) for line in _skip(events).split("\n"))))
        return code < TITLE

    def _see_meta(self, attributes: Attributes, around: int) -> None:
        named = dict(attributes)
        key = named.get("property") or named.get("name") or named.get("itemprop") or named.get("http-equiv")
        content = without_unseen(named.get("content") or "")
        if not key or not content:
            return
        if "itemprop" in named and len(self._elements) > 2:  # inside the body: where it stands matters
            self._add_mention("meta", around, 0, attributes, content, len(self.blocks))
        else:
            self._meta.append((key.strip().lower(), content))

    # --- blocks -------------------------------------------------------------------------------------------------

    def _flush(self, begin: int, breaks: int, link_length: int, context: _Context, around: int) -> int:
        """Close the open block, if it has any text; where the next one begins."""
        texts = self._texts
        end, known = len(texts), len(self.blocks)
        raw = texts[begin] if end - begin == 1 else "".join(texts[begin:end])
        raw = without_unseen(raw)
        if context[0] == "code":
            pieces = [raw.replace(LINE, "\n").strip("\r\n").rstrip()]
        elif breaks:
            pieces = _lines(raw)
        else:
            pieces = [" ".join(raw.split()) if len(raw) < LONG else _fold_long(raw)]
        for text in pieces:
            if text:
                self._add(text, link_length, context, around)
        if self._covers:
            self._cover(begin, end, known, around)
            self._covers = []
        if end > self._forget_at:
            if all(entry is None or (len(entry) == 3 and entry[2] is None) for entry in self._stack):
                texts.clear()  # nothing open looks back
                self._blank_to = 0
                return 0
            self._forget_at = 2 * end
        texts.append(" ")  # so that a mention over two blocks does not glue their words
        return end + 1

    def _add(self, text: str, link_length: int, context: _Context, around: int) -> None:
        kind, level, group, list_depth, _ = context
        place = self._elements[-1] if self._elements else ROOT
        if type(place) is not Place:
            place = self._place()
        if kind == "list_item":
            level = list_depth or 1
        elif kind == "paragraph" and place.own & marks.CAPTION:
            kind = "caption"
        link_length = min(link_length, len(text))
        blocks = self.blocks
        block = BlockDraft(len(blocks), text, kind, level, place, link_length, group, around, -1, -1)
        block.__class__ = Block
        blocks.append(block)

    def _cover(self, begin: int, end: int, known: int, around: int) -> None:
        """Give the block the marks of an inline element that holds all its text."""
        texts = self._texts
        extra = 0
        for start, stop, own in self._covers[:MAX_COVERS]:
            if not "".join(texts[begin:start]).strip() and not "".join(texts[stop:end]).strip():
                extra |= own
        if extra & ~around and len(self.blocks) > known:
            self.blocks[-1] = evolve(self.blocks[-1], marks=around | extra)

    def _end_row(self, context: _Context, around: int) -> None:
        if context[4] and not self._merge_row(context, around):
            self._split_row(context)

    def _merge_row(self, context: _Context, around: int) -> bool:
        """Make one block of a table row if it has several cells, each of one plain block at most."""
        group, row = context[2], context[4]
        first = row[0]
        bounds = [*row, len(self.blocks)]
        cells = self.blocks[first:]
        if len(cells) < 2 or any(cell.kind != "table" for cell in cells):
            return False
        spans = list(pairwise(bounds))
        if any(stop - start > 1 for start, stop in spans):
            return False
        text = "\t".join(self.blocks[start].text if stop > start else "" for start, stop in spans)
        level = min(cell.level for cell in cells)
        links = sum(cell.link_length for cell in cells)
        del self.blocks[first:]
        self.blocks.append(Block(first, text, "table", level, self._place(), links, group, around))
        return True

    def _split_row(self, context: _Context) -> None:
        """The cells of a layout table are paragraphs of their own."""
        group, row = context[2], context[4]
        for index in range(row[0], len(self.blocks)):
            block = self.blocks[index]
            if block.kind == "table" and block.group == group:
                kind: Kind = "caption" if block.place.own & marks.CAPTION else "paragraph"
                self.blocks[index] = evolve(block, kind=kind, level=0, group=0)

    def _place(self) -> Place:
        """The place of the innermost block element; places are made only for elements that hold text."""
        elements = self._elements
        depth = min(len(elements), MAX_PLACES)
        missing: list[_Element] = []
        place: Place | None = None
        while depth:
            depth -= 1
            element = elements[depth]
            if type(element) is Place:
                place = element
                depth += 1
                break
            missing.append(element)  # type: ignore[arg-type]  # all that is no Place
        while missing:
            tag, tokens, all_marks, own = missing.pop()
            draft = PlaceDraft(tag, tokens, place, depth, all_marks, own, self._places)
            draft.__class__ = Place
            place = elements[depth] = draft
            self._places += 1
            depth += 1
        return place or ROOT


def _fold_long(raw: str) -> str:
    """White space folded a stretch at a time: as words, a text weighs ten times what it is."""
    pieces: list[str] = []
    gap = False
    for begin in range(0, len(raw), LONG):
        stretch = raw[begin : begin + LONG]
        text = " ".join(stretch.split())
        if text:
            if pieces and (gap or stretch[0].isspace()):
                pieces.append(" ")
            pieces.append(text)
            gap = stretch[-1].isspace()
        else:
            gap = True
    return "".join(pieces)


def _lines(raw: str) -> list[str]:
    """One <br> is a line break within a block; two or more part two blocks."""
    blocks: list[str] = []
    lines: list[str] = []
    for line in raw.split(LINE):
        text = " ".join(line.split())
        if text:
            lines.append(text)
        elif lines:
            blocks.append("\n".join(lines))
            lines = []
    return [*blocks, "\n".join(lines)]


def _skip(events: Iterator[Event]) -> str:
    """Pass over what is in an element, to its end, and give the text in it; a known element in it begins a line."""
    depth = 1
    unread = 0  # the depth of a style or script around, whose text is none
    texts: list[str] = []
    for event in events:
        if event[0] == CHARACTERS:
            if not unread:
                texts.append(event[1])
        elif event[0] == START:
            depth += 1
            if event[1] in UNREAD:
                unread = unread or depth
            elif event[1] in CODES:
                texts.append("\n")
        elif event[0] == END:
            if depth == unread:
                unread = 0
            depth -= 1
            if not depth:
                break
    return "".join(texts)
