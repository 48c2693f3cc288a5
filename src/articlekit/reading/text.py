"""
Reads plain text: the lines of a page become paragraphs, headings and list items that know their place in the source.

A dump of a page breaks paragraphs where the tool that made it saw a link or a change of font, or where its lines were
full. Lines are joined only on evidence: a line that goes on in lower case or with a comma, or lines that are as full as
they could be. A dump that set nothing at all between two elements is cut where a sentence ends without a space behind
it. Everything looks at neighbouring lines only, so the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from attrs import evolve, frozen

from articlekit.document import Anchor, Block, Diagnostic, Document, Kind, Mention, Page, Place, Targets
from articlekit.letters import HUMP, UNSPACED, without_unseen
from articlekit.limits import Deadline, Limits
from articlekit.reading.layout import drawn
from articlekit.reading.lines import Line, iterate_lines
from articlekit.reading.marking import marking
from articlekit.reading.signs import Reader, read_markdown, reader_of
from articlekit.sentences import CLOSERS, ENDS
from articlekit.sheets import on_each_sheet

__all__ = ["read_text"]

TEXT = Place("text")
MARKED = f"{CLOSERS}›*_"  # and the marks of Markdown
GOES_ON = frozenset(",;.:!?)]}%…，。、；：！？）」』】’”")  # what no line begins with unless it goes on
GEORGIAN = "\u10d0", "\u10ff"
# The words for "by" that are written small at the beginning of a line as well.
BYLINE = re.compile(r"(?:by|von|por|par|per|door|av|af|di|da|od|autora?|auteur|автор|аутор|от)(?: ?:)? ")
MAX_SMALL_WORDS = 5  # in a byline: "por Ana Ruiz e Tom Obi em 15 de janeiro de 2019"
# A weekday before the day, with a year behind it.
DATE_LINE = re.compile(r"[^\W\d_]{2,14}[,.]? (?:[^\W\d_]{1,4} )?\d{1,2}\b[^\d]{1,30}(?:19|20)\d\d\b.{0,24}")
ENDED = re.compile(r"[^\W\d_A-Z]{4}[.!?…。][\"'”’»)]*$")  # a sentence, and no abbreviation as "Inc."
MAX_LABEL = 25  # characters of a line behind a sentence that is no part of it
MAX_ALONE = 100  # characters of a byline or a date
UNDERLINES = {"=": 1, "-": 2}  # levels
MARKER = re.compile(r"(?:([*•‣⁃◦▪▫●○∙■□➤►+-])|(\d{1,2})[.)])\s+(?=\S)")
HASHES = re.compile(r"(#{1,6})\s+(?=[^\s#])")
JOINED = re.compile(f"[{UNSPACED}\uff00-\uffef]")  # and full-width forms: a line break between two of them is no space
# Where a dump glued two elements together: behind the end of a sentence, or in the midst of what looks like one word. Two
# small letters before, so that "U.S.Army" and "e.g.This" are none.
SEAM = re.compile(
    r"(?<=[^\W\d_A-Z]{2}[.!?…])(?=[“„«]?[A-Z\u00c0-\u00d6\u00d8-\u00de][^\W\d_A-Z])"
    r"|(?<=[.!?…][\"”’»)])(?=[A-Z\u00c0-\u00d6\u00d8-\u00de][^\W\d_A-Z])"
    r"|(?<=[^\W\d_A-Z])(?=[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)"  # a name, and the date under it
    r"|(?<=[^\W\d_A-Z])(?=\d{1,2}\. [A-Z][^\W\d_A-Z]{2,8} (?:19|20)\d\d)"
    r"|(?<=\D(?:19|20)\d\d)(?=[A-Z][^\W\d_A-Z])"
    r"|(?<=[^\W\d_A-Z])(?=[A-Z][a-z]{4,9}: ?(?:\d{1,2}[ ./]|[A-Z][a-z]{2,8}\.? \d))"  # and with what it is the date of
    r"|(?<=\d:\d\d)(?=[A-Z][^\W\d_A-Z])|(?<=\d\d [AP]M)(?=[A-Z]{3})|(?<= [AP]M [A-Z]{2}T)(?=[A-Z])"
)
# What most seams look like, without a look back from each character; prose seldom has any.
FULL_STOP = re.compile(r"[.!?…][\"”’»)“„«]{0,2}[A-Z\u00c0-\u00d6\u00d8-\u00de]")
ADDRESS = ("://", "www.", "@")
MAX_ADDRESS = 80  # characters of an address before a full stop
MIN_GLUED, MAX_GLUED = 300, 200_000  # characters of a line that may be several elements
MAX_DATE = 40  # characters of a date that is an element
MIN_SEAMS = 2  # in a line that is glued: a space may be forgotten once
MIN_HUMPS = 6  # in what is a menu: prose has a "McDonald" or two

MIN_WIDTH, MAX_WIDTH = 40, 130  # characters of a line that is broken because it is full
MIN_BROKEN = 4  # lines by which a whole text shows its width
MOST_LONGER = 12  # of so many lines one may be longer, as the header of a printed page is
MAX_GAP = 3  # more spaces behind a marker than the one that all have
MIN_SENTENCE = 60  # characters of joined lines that have no sentence end
LONG = 40  # characters; longer than a label
SHORT_WORD = 4  # letters of the words that no line ends with unless it goes on: "of", "and", "dans", "über"
MAX_HEADING = 110  # characters
MAX_HEADING_WORDS = 18
PROSE = 80  # characters of the paragraph under a heading
LOOK_EVERY = 1024  # lines between two looks at the clock


@frozen
class _Piece:
    """Some lines that are one block."""

    text: str
    start: int
    end: int
    kind: Kind = "paragraph"
    level: int = 0
    group: int = 0
    links: tuple[tuple[int, int, str], ...] = ()


def read_text(
    source: str,
    *,
    url: str | None = None,
    limits: Limits = Limits(),
    deadline: Deadline | None = None,
    targets: bool = False,
) -> Document:
    r"""
    Read plain text.

    >>> page = read_text("Rain\n\nIt rained  all night, and the\nroad to the coast\nis closed.\n\n* Umbrellas\n* Boots")
    >>> [block.text for block in page.blocks]
    ['Rain', 'It rained all night, and the road to the coast is closed.', 'Umbrellas', 'Boots']
    >>> [block.kind for block in page.blocks]
    ['paragraph', 'paragraph', 'list_item', 'list_item']
    >>> read_text(" \n ").blocks
    ()
    >>> read_text("[Home](https://harbour.example/) [News](/news)\n\nIt **rained**.").blocks[1].text
    'It rained.'

    Args:
        source: the text of a page, with whatever line ends.
        url: where it came from.
        limits: how much of it is read.
        deadline: when reading stops, if there is one.
        targets: whether to note where the links of Markdown stand.

    Returns:
        The document, nothing removed; ``source[block.start:block.end]`` is what a block was read from, with the signs
        of Markdown and the rules behind it that are no text. Between the blocks there is only white space.
    """
    reader = reader_of(source)
    markdown = reader is read_markdown
    lines, notes = _lines(source, limits.max_nodes, deadline, may_be_glued=not markdown)
    lines = drawn(_with_sheets_apart(lines), markdown=markdown)
    pieces = _first_pieces(lines, limits.max_blocks + 1)  # one more, to see that there were more
    pieces = _with_headings(_read_signs(pieces, reader) if reader else pieces)
    blocks = tuple(map(_block, range(len(pieces)), pieces))
    mentions = tuple(_author_pages(pieces)) if markdown else ()
    anchors = tuple(_anchors(pieces)) if targets else ()
    page = Page("text", url=url, text=source, mentions=mentions, targets=Targets(anchors=anchors))
    return Document(blocks, page, diagnostics=notes)


def _with_sheets_apart(lines: list[Line]) -> list[Line]:
    """The lines, those that are printed on each sheet apart from the paragraph in which a sheet ends."""
    marks = on_each_sheet([line.text for line in lines])
    if not marks:
        return lines
    apart = marks | {position + 1 for position in marks}
    return [line._replace(apart=True) if position in apart else line for position, line in enumerate(lines)]


def _block(index: int, piece: _Piece) -> Block:
    linked = sum(end - start for start, end, _ in piece.links)
    return Block(index, piece.text, piece.kind, piece.level, TEXT, linked, piece.group, 0, piece.start, piece.end)


def _author_pages(pieces: Sequence[_Piece]) -> Iterator[Mention]:
    """The links to pages of authors, as those of HTML are noted."""
    for index, piece in enumerate(pieces):
        for start, end, address in piece.links:
            if own := marking().of_address(address):
                yield Mention("a", own, own, {"href": address}, piece.text[start:end], index)


def _anchors(pieces: Sequence[_Piece]) -> Iterator[Anchor]:
    return (
        Anchor(index, start, end, address)
        for index, piece in enumerate(pieces)
        for start, end, address in piece.links
        if address
    )


def _lines(
    source: str, most: int, deadline: Deadline | None, *, may_be_glued: bool
) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """The lines that can be seen, up to the limits, and a diagnostic if one of these was reached."""
    lines: list[Line] = []
    behind = 0
    for number, (start, end) in enumerate(iterate_lines(source)):
        if number >= most or len(lines) >= most:
            note = Diagnostic("limit_nodes", f"Reading stopped after {most} lines, the limit max_nodes.")
            return lines, (note,)
        if deadline and number % LOOK_EVERY == 0 and deadline.passed():
            note = Diagnostic("limit_deadline", f"Reading stopped after {deadline.seconds:g} s, the deadline.")
            return lines, (note,)
        text = " ".join(without_unseen(source[start:end]).split())
        if not text:  # only invisible characters
            continue
        line = Line(text, start, end, *_set_off(source[behind:start]))
        behind = end
        if may_be_glued and MIN_GLUED <= len(text) <= MAX_GLUED:
            lines += _unglued(line, source)
        else:
            lines.append(line)
    return lines, ()


def _set_off(before: str) -> tuple[int, bool]:
    """How far a line is indented, and whether it is apart from the one above, by the white space between them."""
    if before == "\n":
        return 0, False
    indent = len(before) - max(before.rfind("\n"), before.rfind("\r")) - 1
    return indent, before.replace("\r\n", "\n").count("\n") != 1


def _unglued(line: Line, source: str) -> list[Line]:
    """The elements that a dump has set into one line with nothing between them; the line itself where there is none."""
    if len(FULL_STOP.findall(line.text)) < MIN_SEAMS:
        return [line]
    seams = [line.start]
    for place in _places(SEAM, source, line.start, line.end)[1:-1]:
        # The year of a sentence is no end of a date line.
        dated = source[place - 1].isdigit() and place - seams[-1] > MAX_DATE
        if not dated and not _in_address(source, place):
            seams.append(place)
    seams.append(line.end)
    if len(seams) < MIN_SEAMS + 2:
        return [line]
    cuts = [line.start]
    for start, end in pairwise(seams):
        humps = _places(HUMP, source, start, end)
        cuts += humps[1:] if len(humps) >= MIN_HUMPS + 2 else [end]
    parts: list[Line] = []
    for start, end in pairwise(cuts):
        part = source[start:end]
        if text := " ".join(without_unseen(part).split()):
            lead, tail = len(part) - len(part.lstrip()), len(part) - len(part.rstrip())
            parts.append(Line(text, start + lead, end - tail, line.indent, line.apart if not parts else True))
    return parts


def _in_address(source: str, place: int) -> bool:
    word = source[max(0, place - MAX_ADDRESS) : place].rpartition(" ")[2]
    return any(sign in word for sign in ADDRESS)


def _places(pattern: re.Pattern[str], source: str, start: int, end: int) -> list[int]:
    """Start, the places where *pattern* matches between, and end."""
    return [
        start,
        *(match.start() for match in pattern.finditer(source, start, end) if start < match.start() < end),
        end,
    ]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines between two blank lines."""
    runs: list[list[Line]] = []
    for line in lines:
        if line.apart or not runs:
            runs.append([])
        runs[-1].append(line)
    return runs


def _first_pieces(lines: Sequence[Line], most: int) -> list[_Piece]:
    """The pieces of the lines, up to *most*: more would be made only to be cut off."""
    pieces: list[_Piece] = []
    runs = _runs(lines)
    width = _width(runs)
    for run in runs:
        if len(pieces) >= most:
            break
        pieces += _pieces(run, most - len(pieces), width)
    return pieces[:most]


def _width(runs: Sequence[Sequence[Line]]) -> int:
    """How wide the lines of a text are that is broken at a width; 0 if it is not, or too short to tell."""
    breaks = [(line, after) for run in runs for line, after in pairwise(run) if _may_be_full(line, after)]
    small = sum(not after.text[0].isupper() for _, after in breaks)  # few titles begin so, but many lines of prose
    if len(breaks) < MIN_BROKEN or 3 * small < len(breaks):
        return 0
    lengths = sorted(len(line.text) for line, _ in breaks)
    widths = (lengths[-1], lengths[-1 - max(1, len(lengths) // MOST_LONGER)])
    full, width = max((sum(_fills(line, after, width) for line, after in breaks), width) for width in widths)
    return width if width <= MAX_WIDTH and 5 * full >= 4 * len(breaks) else 0


def _may_be_full(line: Line, after: Line) -> bool:
    """Whether a line says how wide a text is: no label, no address, and none above the next item of a list."""
    if len(line.text) < MIN_WIDTH or "://" in line.text or "](" in line.text:
        return False
    return len(after.text) > 1 and not MARKER.match(after.text)  # a marker may stand alone in its line


def _pieces(run: Sequence[Line], most: int, width: int) -> list[_Piece]:
    """The paragraphs and list items of a run; of what is neither, no more than *most*."""
    if level := UNDERLINES.get(run[0].sign):
        return [evolve(_join(run), kind="heading", level=level)]
    if _is_list(run):
        return _list_items(run, width)
    if run[0].sign:
        quote = _join(run)
        return [evolve(quote, kind="quote") if quote.kind == "paragraph" else quote]
    if _is_wrapped(run):
        return [_join(run)]
    pieces: list[_Piece] = []
    lengths = [0, *accumulate(len(line.text) for line in run)]
    longs = [0, *accumulate(len(line.text) >= LONG for line in run)]
    begin = end = 0
    while begin < len(run) and len(pieces) < most:
        if end <= begin:  # looked for once for all lines that go on, or a long menu would take the square of its length
            end = _sentence_end(run, begin, width)
        whole = longs[end] > longs[begin] and lengths[end] - lengths[begin] >= MIN_SENTENCE
        stop = end if whole or _closes(run[end - 1].text) else begin + 1
        pieces.append(_join(run[begin:stop]))
        begin = stop
    return pieces


def _is_wrapped(run: Sequence[Line]) -> bool:
    """Whether each line but the last is so full that the next line's first word had no room."""
    if len(run) < 3:
        return False
    width = max(len(line.text) for line in run)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return False
    return all(_is_full(line, after, width) for line, after in pairwise(run))


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line had no room in a line."""
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


def _fills(line: Line, after: Line, width: int) -> bool:
    """The same for a line of a text that is as wide; what is set further in, or is an item of a list, is no part of it."""
    may_be = MIN_WIDTH <= len(line.text) <= width and after.indent <= line.indent and not MARKER.match(after.text)
    return may_be and _is_full(line, after, width)


def _sentence_end(run: Sequence[Line], begin: int, width: int) -> int:
    """Where the paragraph ends that begins with line *begin*, by lines that visibly go on."""
    end = begin + 1
    while end < len(run) and _goes_on(run, end, width):
        end += 1
    return end


def _goes_on(run: Sequence[Line], number: int, width: int) -> bool:
    """Whether line *number* goes on with the sentence of the line before."""
    text, before = run[number].text, run[number - 1].text
    if width and _fills(run[number - 1], run[number], width):
        return True
    if text[0] in GOES_ON and text != "...":
        return True
    if _is_small(text):
        return not _stands_alone(run, number) and not (_is_label(text) and ENDED.search(before))
    behind = run[number + 1].text if number + 1 < len(run) else ""
    if not behind or not (behind[0] in GOES_ON or _is_small(behind) and not _stands_alone(run, number + 1)):
        return False  # a name or a title inside a sentence: the line behind it goes on
    last = before.rsplit(" ", 1)[-1]
    open_end = before[-1] in ",(“„«" or (last.islower() and last.isalpha() and len(last) <= SHORT_WORD)
    return open_end and len(before) > len(last) + SHORT_WORD and not _closes(before)


def _is_small(text: str) -> bool:
    """Whether a line begins with a small letter; Georgian has no others, though Unicode calls them small."""
    return text[0].islower() and not GEORGIAN[0] <= text[0] <= GEORGIAN[1]


def _stands_alone(run: Sequence[Line], number: int) -> bool:
    """Whether a line that begins with a small letter is a byline or a date all the same: "by Ana Ruiz", "martes, 26 de marzo de 2024"."""
    text = run[number].text
    if len(text) > MAX_ALONE or not (_is_byline(text) or DATE_LINE.fullmatch(text)):
        return False
    behind = run[number + 1].text if number + 1 < len(run) else ""
    return not behind or behind[0] not in GOES_ON and (not _is_small(behind) or DATE_LINE.fullmatch(behind) is not None)


def _is_label(text: str) -> bool:
    """Whether a line may be a label that is written small, as tags are."""
    return len(text) <= MAX_LABEL and text[-1] not in ENDS and text[-1] not in GOES_ON


def _is_byline(text: str) -> bool:
    """Whether names stand behind a small "by", and no sentence."""
    word = BYLINE.match(text)
    if word is None or not text[word.end() : word.end() + 1].isupper() or text[-1] in ENDS:
        return False
    return sum(part.islower() for part in text[word.end() :].split()) <= MAX_SMALL_WORDS


def _closes(text: str) -> bool:
    return text.rstrip(MARKED)[-1:] in ENDS


def _join(lines: Sequence[Line]) -> _Piece:
    text = lines[0].text
    for line in lines[1:]:
        glued = JOINED.match(text[-1]) and JOINED.match(line.text[0])
        bare = glued or line.text[0] in GOES_ON
        text += line.text if bare else f" {line.text}"
    if hashes := HASHES.match(text):
        return _Piece(text[hashes.end() :].rstrip("# "), lines[0].start, lines[-1].end, "heading", len(hashes[1]))
    return _Piece(text, lines[0].start, lines[-1].end)


def _read_signs(pieces: Sequence[_Piece], reader: Reader) -> list[_Piece]:
    """The pieces by what they say; one that says nothing, as an image does, belongs to the one before."""
    found: list[_Piece] = []
    begin = -1  # of what says nothing, before the first piece
    for piece in pieces:
        text, links, is_image = reader(piece.text)
        if text:
            start = begin if begin >= 0 else piece.start
            begin = -1
            if text != piece.text or start != piece.start:
                kind = "caption" if is_image and piece.kind == "paragraph" else piece.kind
                piece = evolve(piece, text=text, start=start, kind=kind, links=links)
            found.append(piece)
        elif found:
            found[-1] = evolve(found[-1], end=piece.end)
        elif begin < 0:
            begin = piece.start
    return found or list(pieces)


def _is_list(run: Sequence[Line]) -> bool:
    """Whether the run begins with a marker; a dash or a number alone may as well begin a line of speech or a date."""
    first = MARKER.match(run[0].text)
    if not first:
        return False
    if first[1] and first[1] != "-":
        return True
    return sum(MARKER.match(line.text) is not None for line in run) > 1


def _list_items(run: Sequence[Line], width: int) -> list[_Piece]:
    items: list[list[Line]] = []
    for number, line in enumerate(run):
        if (
            number
            and not MARKER.match(line.text)
            and (_goes_on(run, number, width) or _hangs(run, number, items[-1][0]))
        ):
            items[-1].append(line)
        else:
            items.append([line])
    wholes = [_join(item) for item in items]  # a marker may stand alone in its line, above its item
    markers = [MARKER.match(whole.text) for whole in wholes]
    margins = sorted({item[0].indent for item, marker in zip(items, markers, strict=True) if marker})
    pieces: list[_Piece] = []
    for item, whole, marker in zip(items, wholes, markers, strict=True):
        if marker:
            text, level = whole.text[marker.end() :], 1 + margins.index(item[0].indent)
            pieces.append(_Piece(text, whole.start, whole.end, "list_item", level, 1 + run[0].start))
        else:
            pieces.append(whole)
    return pieces


def _hangs(run: Sequence[Line], number: int, item: Line) -> bool:
    """Whether line *number* is set under the text of a list item, behind a line that may have been full."""
    marker = MARKER.match(item.text)
    if marker is None or len(run[number - 1].text) < MIN_WIDTH:
        return False
    return item.indent < run[number].indent <= item.indent + marker.end() + MAX_GAP


def _with_headings(pieces: Sequence[_Piece]) -> list[_Piece]:
    """A short line without an end, over a paragraph and not itself part of a list of such lines, is a heading."""
    found: list[_Piece] = []
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        before = pieces[number - 1] if number else None
        if after and _is_prose(after) and (before is None or _is_prose(before)) and _may_be_heading(piece):
            piece = _Piece(piece.text, piece.start, piece.end, "heading", 2)
        found.append(piece)
    return found


def _may_be_heading(piece: _Piece) -> bool:
    text = piece.text
    if piece.kind != "paragraph" or piece.links or len(text) > MAX_HEADING or text.count(" ") >= MAX_HEADING_WORDS:
        return False
    if _is_small(text) or text[-1] in ".,;:…。，、" or text.startswith(("http", "www.", "@", "#", "©")):
        return False
    return any(map(str.isalpha, text))


def _is_prose(piece: _Piece) -> bool:
    return piece.kind in ("paragraph", "list_item") and len(piece.text) >= PROSE and _closes(piece.text)
