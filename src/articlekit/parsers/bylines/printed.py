"""Authors that a page prints in its lines: with a byline word, beside a date or a job, or at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

from attrs import evolve

from articlekit import marks
from articlekit.article import Author
from articlekit.document import Block, Document
from articlekit.letters import alphabetic_size
from articlekit.parsers.bylines.dated import is_dated, without_date
from articlekit.parsers.bylines.edges import unglue
from articlekit.parsers.bylines.found import (
    BIO,
    CREDITED,
    ELSEWHERE,
    LINES_BEFORE,
    LINES_BEHIND,
    LONG_NUMBER,
    MAX_AUTHOR_TEXT,
    MAX_NAME_LINE,
    SHORT,
    STREET,
    Found,
    begin_of,
    distinct,
    elsewhere_of,
    is_full,
    title_block,
)
from articlekit.parsers.bylines.mailboxes import part_mailboxes
from articlekit.parsers.bylines.names import (
    ARTICLES,
    CJK,
    LETTERS,
    Vocabulary,
    fold,
    is_plain,
    kind_of,
    name_kind,
    vocabulary,
)
from articlekit.parsers.bylines.plain import BETWEEN, is_job, is_place_name, is_plain_name
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.bylines.text import parse_byline
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.dates.calendar import date_words
from articlekit.parsers.dates.text import find_dates
from articlekit.parsers.fact import Sources, is_long
from articlekit.sentences import ENDS

__all__ = [
    "from_agency_lines",
    "from_bios",
    "from_bylines",
    "from_end",
    "from_far",
    "from_source_lines",
    "is_beside_names",
    "is_joiner",
    "is_silent",
]

NAME_LINES = 6  # lines behind the headline in which a name may be the author
ALONE_LINES = 10  # the same for a name with nothing else in its line, directly at a date
MAX_ALONE = 32  # characters of one of several lines that are a name each
MAX_DATE_LABEL = 40  # characters of a line with a word for a date, and no date that is one without a clock
MAX_DATED_LINE = MAX_NAME_LINE + 60  # characters of a line with a date before the name
FAR_BEHIND = 300
PICTURES = marks.FIGURE | marks.CAPTION
FAR = marks.ASIDE | marks.CREDIT | marks.SIDEBAR
MAX_WORD = 40  # characters in which the first word of a line ends, if it is a byline word
MIN_PARAGRAPHS = 3  # of a text under whose headline a name stands alone
MIN_SIGNED = 2  # paragraphs of a text that is signed
SIGNED_BEHIND = 16  # lines behind the last paragraph of a plain text in which it may be signed
MAX_SIGNED = 60  # characters of a line that is a name, a byline word and a mailbox
MAX_NAME_LINES = 12  # of one byline, joiners in lines of their own counted
# Reasons for which the line beside a byline may have gone.
AT_BYLINES = frozenset(
    {"share", "photo-credit", "print-translate", "reading-time", "comments-prompt", "paywall", "ad-label"}
)
BUTTONS = frozenset({"share", "print-translate"})
LONG_LINE = 60  # characters of a line that is none of names, jobs and dates
MAX_BODY = 20  # blocks in which the people that an article is about are named
MIN_PROSE = 3  # small words behind a name that make a sentence
AT_NAMES = ("calendar", "times", "edges")  # words of dates and of furniture
BULLETS = "*•- "
MARKS = re.compile(r"(\s*[|•·]\s*)")
PARTS = re.compile(r"\s*[|•·/\n]\s*|\s+[–—-]\s+|,\s+")
CARD_LABEL = re.compile(r"([^\W\d_][^:：\t]{1,30})[:：\t]")
BESIDE_CARD = 2  # lines on either side that tell of the same book
# "Author(s)", "Autor/a": the word, and what makes another form of it.
OPEN_END = re.compile(r"([^\W\d_]{3,15})(?:\([^\W\d_]{1,6}\)|/[^\W\d_]{1,2})(?=[\s:：]|\Z)")
MAX_CARD = 300  # characters of such a line, or of several in one element
MIN_AROUND = 5  # paragraphs of a text that has a middle
JUST_BEFORE = 3  # lines before a headline that may be its own byline
TEASER_LINES = 8  # from a label for other articles to the byline of one
UNDER = 3  # lines from the last of a text on in which an agency signs it
# What is left of a date before the next mark: "08:40 h |".
CLOCK = re.compile(r"\A(?:\d{1,2}[:.]\d\d ?)?(?:[^\W\d_A-Z]{1,3}\b\.?)?(?=\s*[|•·–-])")
GLUED_ZONE = re.compile(r"[A-Z]{2,4}([A-Z][a-z]{1,3})(?=\s?[A-Z])")  # "10:35 am ETByAna Ruiz"
UNSIGNED = frozenset({"caption", "heading", "list_item"})
HANDLE = re.compile(r"@\w{2,30}")
MAILBOX = re.compile(r"[\w.+-]{1,40}@[\w.-]{3,40}")
LINKED = 0.9  # share of a heading that is a link
MIN_NAME_PART = 2  # letters; shorter parts of names are initials and particles


def from_bylines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Lines near the headline that begin with a byline word, or hold a name beside a date or a job."""
    title = title_block(sources)
    begin = begin_of(sources, title)
    elsewhere = elsewhere_of(title) | marks.HIDDEN | marks.FIGURE & ~(title.marks if title else 0)
    near = [
        block
        for block in sources.document.blocks[max(0, begin - LINES_BEFORE) : begin + LINES_BEHIND]
        if block is not title and not block.marks & elsewhere
    ]
    # Those far before the headline are more likely of other articles.
    for position, block in sorted(enumerate(near), key=lambda one: one[1].index < begin - JUST_BEFORE):
        found = _of_line(block, near[position + 1 :], publishers)
        if (
            not found
            or _is_of_teaser(block, sources)
            or _is_among_credits(block, near[max(0, position - 1) : position + 2])
        ):
            continue
        if not _is_of_book(near[max(0, position - BESIDE_CARD) : position + BESIDE_CARD + 1]):
            yield Found(found, block.text, "byline", block.index)
    if title:
        behind = [block for block in near if block.index > begin]
        yield from _rows_of_names(behind, title.text, sources, publishers)
        # A button that stands alone says what it does: "Ask Question".
        pressed = marks.FORM & ~title.marks
        spoken = [block for block in behind if not block.marks & pressed or block.marks & marks.AUTHOR]
        yield from _bare_names(spoken, title.text, sources, publishers)


def _of_line(block: Block, behind: Sequence[Block], publishers: frozenset[str]) -> tuple[Author, ...]:
    """The authors of a line with a byline word; of the lines *behind* where the word stands alone."""
    text = block.text.lstrip(BULLETS)
    if not text or len(text) > MAX_AUTHOR_TEXT or block.kind == "heading" and block.level == 1:
        return ()
    several = OPEN_END.match(text)
    if several:
        text = several[1] + text[several.end() :]
    words = vocabulary(None)
    if words.starters.isdisjoint(LETTERS.findall(text.casefold())) and (text.isascii() or not CJK.search(text)):
        return ()
    if words.prefix.fullmatch(text) and behind and len(behind[0].text) < MAX_NAME_LINE:
        under = list(dropwhile(is_silent, behind))
        return _below_word(text, under, publishers, several=several is not None or fold(text) in words.lists["several"])
    if not _may_be_byline(text):
        return ()
    found = tuple(
        _as_linked(author, block) for author in parse_byline(text, publishers=publishers) if author.role in CREDITED
    )
    return distinct([*found, *_joined_below(behind, publishers)]) if found else ()


def _as_linked(author: Author, block: Block) -> Author:
    """An author whose name ends where a link does, before the words of a job: "By Ana Ruiz Harbour Correspondent"."""
    name, rest = author.name[: block.link_length], author.name[block.link_length :]
    job = fold(block.text.partition(author.name)[2]).partition(" ")[0]
    is_end = rest.startswith(" ") and " " in name and job in vocabulary(None).jobs
    return evolve(author, name=name) if is_end else author


def is_silent(block: Block) -> bool:
    """Whether a line is nothing but bullets and other marks, or says "and others"."""
    return not any(map(str.isalnum, block.text)) or block.text.casefold() in vocabulary(None).lists["others"]


def _is_among_credits(block: Block, rows: Sequence[Block]) -> bool:
    """Whether a row of a table tells who wrote what the page is about: "Directed by", "Written by", "Music by"."""
    label = _last_word_of_label(block)
    return label is not None and any(row is not block and _last_word_of_label(row) == label for row in rows)


def _is_of_book(rows: Sequence[Block]) -> bool:
    """Whether a line and those beside it describe a book, so that it names who wrote that: "Pages: 320", "Publisher: ..."."""
    labels = (CARD_LABEL.match(line) for row in rows if len(row.text) <= MAX_CARD for line in row.text.split("\n"))
    return any(label and fold(label[1]) in vocabulary(None).lists["books"] for label in labels)


def _is_of_teaser(block: Block, sources: Sources) -> bool:
    """
    Whether a byline in plain text is that of another article: it stands under paragraphs, and with nothing but short lines
    between under a label for such articles ("Read also:"). In a page the elements tell.
    """
    begun = _paragraphs(sources)[:MIN_SIGNED]  # one may be a standfirst
    if sources.document.page.input != "text" or len(begun) < MIN_SIGNED or block.index < begun[-1]:
        return False
    labels = {removal.block.index for removal in sources.cleaned.removed if removal.reason == "related"}
    above = sources.document.blocks[max(begun[-1], block.index - TEASER_LINES) : block.index]
    short = takewhile(lambda line: not is_long(line.text), reversed(above))
    return any(line.index in labels for line in short)


def _last_word_of_label(row: Block) -> str | None:
    """The last word in the first cell of a row with two cells; None for what is no such row."""
    label, tab, _ = row.text.partition("\t")
    return label.split()[-1].casefold() if tab and row.kind == "table" and " " in label.strip() else None


def _below_word(
    text: str, behind: Sequence[Block], publishers: frozenset[str], *, several: bool = False
) -> tuple[Author, ...]:
    """The authors in the lines under a byline word that stands alone; one word alone may be an entry of a menu."""
    words = vocabulary(None)
    word, marked = fold(text), text[-1] in ":："
    role = words.roles.get(word, "author")
    if role not in CREDITED or word in words.organisations and not marked:
        return ()
    lines = _name_lines(behind, several=several)
    found = [
        author for line in lines for author in split_names(line, publishers=publishers, strict=True, source="byline")
    ]
    if not found or not marked and _goes_on(found[0], lines[0]):
        return ()
    after = next((block.text for block in behind[len(lines) :] if not is_silent(block)), "")
    dated = len(after) < MAX_NAME_LINE and is_dated(after)
    people = [author for author in found if author.kind == "person"]
    if not dated and (not people or not marked and not any(map(_is_whole, people))):
        return ()
    return tuple(found)


def _name_lines(behind: Sequence[Block], *, several: bool) -> list[str]:
    """The line with the first name, and those that a comma or "and" joins to it, or that stand in a list with it or under "Authors"."""
    lines: list[str] = []
    for block in behind[:MAX_NAME_LINES]:
        line = block.text.lstrip(BULLETS)
        if len(line) > MAX_NAME_LINE:
            break
        if lines and not is_joiner(line) and not _ends_joining(lines[-1]) and not _is_listed(block, behind[0], several):
            break
        lines.append(line)
    return lines


def _is_listed(block: Block, first: Block, several: bool) -> bool:
    """Whether a line with a full name stands in an element like that of the first: an entry of a list, or one of *several*."""
    plain = block.place.tag == first.place.tag == "text"
    if not (_is_alike(block, first) and (several or block.kind == "list_item") or several and plain):
        return False
    found = split_names(block.text, strict=True)
    return (
        len(found) == 1
        and _is_whole(found[0])
        and is_plain_name(found[0].name, noble=True)
        and (found[0].name == block.text or not plain)
    )


def _joined_below(behind: Sequence[Block], publishers: frozenset[str]) -> tuple[Author, ...]:
    """The name under a line that is nothing but "and", with or without a job above it."""
    lines = [block.text for block in behind[:3]]
    if lines and is_job(lines[0].partition(",")[0]):
        del lines[0]
    if len(lines) < 2 or not is_joiner(lines[0]):
        return ()
    return split_names(lines[1].lstrip(BULLETS), publishers=publishers, strict=True, source="byline")


def is_joiner(line: str) -> bool:
    """Whether a line is nothing but what joins names."""
    return line in {",", "，", "、"} or bool(vocabulary(None).joiner.fullmatch(f" {line} "))


def _ends_joining(line: str) -> bool:
    return line[-1:] in {",", "，", "、"} or is_joiner(line.rpartition(" ")[2])


def _is_whole(author: Author) -> bool:
    """Whether a name is none of the words in menus: it has two parts, or is written in a script without capitals."""
    return " " in author.name or author.name.lower() == author.name.upper()


def _may_be_byline(text: str) -> bool:
    """A quick look that spares most lines the full one: what ends as a sentence does, and begins with no byline word, is prose."""
    words = vocabulary(None)
    if words.prefix.match(text) or not text.isascii() and CJK.search(text):
        return True
    if len(text) >= MAX_NAME_LINE * 2 or text[-1] in ENDS and len(text) > MAX_NAME_LINE:
        return False
    return bool(words.prefix.search(text))


def _rows_of_names(blocks: list[Block], title: str, sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Several lines under the headline that are a name each, in elements of one kind, with a date beside them or the text behind."""
    row: list[Block] = []
    joined = False
    for position in _without_buttons(blocks, sources)[: NAME_LINES + 1]:
        block = blocks[position]
        is_name = _is_name_alone(block, title, publishers)
        if is_name and (not row or joined or _is_alike(block, row[0])):
            row.append(block)
            joined = False
        elif is_name and len(row) == 1 and block.place.tag == "text":  # behind the name under a picture
            row = [block]
        elif is_joiner(block.text) or is_silent(block):
            joined = True
        elif row:
            begin = blocks.index(row[0])
            dated = any(map(is_beside_names, (*_before(blocks, begin), *_behind(blocks, position))))
            alone = _is_between(blocks, begin, sources.cleaned, lines=position - begin) and _has_body(sources)
            found = tuple(Author(other.text, raw=other.text, source="line") for other in row)
            about = _about(sources, title)
            if len(row) > 1 and (dated or alone and not any(_is_subject(author, about) for author in found)):
                yield Found(found, row[0].text, "line", row[0].index)
            return


def _without_buttons(blocks: Sequence[Block], sources: Sources) -> list[int]:
    """The positions of lines that are no buttons for sharing; of these there may be many between headline and name."""
    buttons = {one.block.index for one in sources.cleaned.removed if one.rule and one.reason in BUTTONS}
    return [position for position, block in enumerate(blocks) if block.index not in buttons]


def _is_name_alone(block: Block, title: str, publishers: frozenset[str]) -> bool:
    """Whether a line is a full name, and no name of the site or of what the headline is about."""
    name = block.text
    if block.kind not in ("paragraph", "list_item") or " " not in name or len(name) > MAX_ALONE:
        return False
    if fold(name) in publishers or not is_plain(name, vocabulary(None)):
        return False
    return is_plain_name(name, noble=True) and not _is_subject(Author(name), title)


def _is_alike(block: Block, other: Block) -> bool:
    """Whether two lines stand in elements of one kind; lines of plain text stand in none."""
    place, like = block.place, other.place
    return place.tag != "text" and (place.tag, place.tokens, place.depth) == (like.tag, like.tokens, like.depth)


def _bare_names(blocks: list[Block], title: str, sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """
    A line behind the headline that is a name, with a date, a job or a handle in it, behind it or before it.

    A name between the headline and the body that the body does not speak of needs neither.
    """
    for position, block in enumerate(blocks[:ALONE_LINES]):
        if _is_of_several(blocks, position):
            continue
        text = _bare_line(blocks, position, plain=sources.document.page.input == "text")
        if not text:
            continue
        alone = _is_by_itself(blocks, position)
        placed = _is_placed(text)
        if alone and (placed or not _is_under_headline(blocks, position, sources)):
            continue
        about = _about(sources, title) if alone or placed else title
        found = tuple(
            author
            for author in split_names(text, publishers=publishers, strict=True, source="line")
            if _is_credible(author, text, about)
            and (position < NAME_LINES or author.name == text and _is_at_date(blocks, position))
            and not (alone and _is_beside_more(author, block, sources, publishers))
        )
        if not found:
            continue
        beside = found[0].name == text and _is_at_date(blocks, position)
        dated = is_dated(unglue(block.text))
        noble = beside or dated and not _is_subject(found[0], _about(sources, title, but=block))
        # "Ana Ruiz, Chus del Río": one vouches for the other.
        if any(is_plain_name(author.name, noble=noble) for author in found):
            yield Found(found, block.text, "line", block.index)


def _is_of_several(blocks: Sequence[Block], position: int) -> bool:
    """Whether a line stands under nothing but a mark that joins it to a line that is no name: half an answer is none."""
    if position < 2 or not is_joiner(blocks[position - 1].text):
        return False
    found = split_names(blocks[position - 2].text, strict=True)
    return not found or found[0].name != blocks[position - 2].text


def _bare_line(blocks: Sequence[Block], position: int, *, plain: bool) -> str:
    """
    What may be names in a line without a byline word, without the date before them; "" for a line of another kind.

    In plain text, where elements say nothing, what is taken for a heading may be such a line.
    """
    block = blocks[position]
    if block.kind == "caption" or len(block.text) > MAX_DATED_LINE or _is_of_table(blocks, position):
        return ""
    if block.kind == "heading" and not plain and block.link_share < LINKED:
        return ""
    text = part_mailboxes(block.text, vocabulary(None)) if "@" in block.text else block.text
    text = _behind_date(MAILBOX.sub("", text.lstrip(BULLETS)))
    if block.kind == "heading" and plain and not is_dated(text):
        return ""
    if alphabetic_size(text) > MAX_NAME_LINE or not text[:1].isalpha() or text[0].islower():
        return ""
    return "" if COPYRIGHT.search(block.text) or STREET.search(block.text) or _has_label(text) else text


def _is_by_itself(blocks: Sequence[Block], position: int) -> bool:
    """Whether neither in a line nor beside it stands what belongs to a byline: a date, a job, a handle, an outlet."""
    if is_dated(unglue(blocks[position].text)) or any(map(is_beside_names, _beside(blocks, position))):
        return False
    return not _is_over_outlet(blocks[position + 1 : position + 3])


def _is_under_headline(blocks: Sequence[Block], position: int, sources: Sources) -> bool:
    """Whether a line stands between the headline and a text, where nothing but the author's name does."""
    plain = sources.document.page.input == "text"
    return _is_between(blocks, position, sources.cleaned) and (plain or _has_body(sources))


def _is_credible(author: Author, text: str, about: str) -> bool:
    """Whether a name of a line without a byline word is that of a person, and not one that the article is about."""
    return (
        author.kind == "person"
        and 2 <= len(author.name.split()) <= 4
        and not _is_subject(author, about)
        and not _goes_on(author, text)
        and not _has_acronym(author.name)
    )


def _is_beside_more(author: Author, block: Block, sources: Sources, publishers: frozenset[str]) -> bool:
    """Whether an element holds more than a name and the name of the site behind it; lines of plain text do at times."""
    before, _, behind = block.text.partition(author.name)
    return sources.document.page.input != "text" and bool(before or behind and fold(behind) not in publishers)


def _is_of_table(blocks: Sequence[Block], position: int) -> bool:
    """Whether a line is a row of a table with further rows, whose head may read like a name: "Year Profit"."""
    rows = [block.kind == "table" for block in blocks[max(0, position - 1) : position + 2]]
    return blocks[position].kind == "table" and sum(rows) > 1


def _has_label(text: str) -> bool:
    """Whether a line says itself what it is: "Reading time: 3 minutes", "Photo Ana Ruiz", and not "Ana Ruiz Updated: 3 May 2021"."""
    words = vocabulary(None)
    credit = words.prefix.match(text)
    return (
        ": " in (without_date(text, words) if is_dated(text) else text)
        or credit is not None
        and bool(words.roles.get(fold(credit.group(1))))
    )


def _behind_date(text: str) -> str:
    """What stands behind the dates at the beginning of a line: "30 October 2019 | Ana Ruiz"."""
    end = 0
    for match in find_dates(text) if text[:1].isdigit() or is_dated(text) else ():
        if text[end : match.start].strip(BETWEEN):
            break
        end = match.end
    if not end:
        return text
    rest = text[end:].strip(BETWEEN)
    zone = GLUED_ZONE.match(rest)
    if zone and zone[1].casefold() in vocabulary(None).lists["glued"]:
        rest = rest[zone.start(1) :]
    parts = MARKS.split(CLOCK.sub("", rest).strip(BETWEEN))
    while len(parts) > 1 and parts[0][:1].isdigit():  # "5 min · 912 words · Ana Ruiz"
        del parts[:2]
    return "".join(parts)


def _beside(blocks: Sequence[Block], position: int) -> list[str]:
    """The line before a name and the one behind it; lines of mere marks and the place between name and date do not count."""
    return [*_before(blocks, position), *_behind(blocks, position + 1)]


def _behind(blocks: Sequence[Block], position: int) -> list[str]:
    """The next line from *position* on that says something, and with a place the one behind that."""
    spoken = [block for block in blocks[position:] if not is_silent(block)]
    return [block.text for block in spoken[: 1 + _is_place(spoken, 0)]]


def _before(blocks: Sequence[Block], position: int) -> list[str]:
    """The last line before *position* that says something; before a place the date, if that is there."""
    spoken = [block for block in blocks[:position] if not is_silent(block)]
    if len(spoken) > 1 and _is_place(spoken, len(spoken) - 1) and is_dated(spoken[-2].text):
        return [spoken[-2].text]
    return [block.text for block in spoken[-1:]]


def _is_over_outlet(behind: Sequence[Block]) -> bool:
    """Whether the next line is the name of an outlet, as newspapers print theirs under an author's, and the text or a date follows."""
    if len(behind) < 2 or " " not in behind[0].text or len(behind[0].text) > MAX_DATE_LABEL:
        return False
    follows = _is_prose(behind[1]) or is_dated(behind[1].text)
    return follows and name_kind(behind[0].text, vocabulary(None)) == "organisation"


def _is_at_date(blocks: Sequence[Block], position: int) -> bool:
    beside = blocks[max(0, position - 1) : position + 2]
    return any(len(block.text) <= MAX_DATE_LABEL and is_dated(block.text) for block in beside)


def _is_between(blocks: Sequence[Block], position: int, cleaned: Document, *, lines: int = 1) -> bool:
    """Whether nothing stands between headline and *lines* but sentences and boilerplate, and one of these is next."""
    plain = cleaned.page.input == "text"
    if position > 1 or plain and blocks[0].index == 1:  # under the first line, the page's title, the menu begins
        return False
    reasons = {removal.block.index: removal.reason for removal in cleaned.removed if removal.rule}
    before, behind = blocks[:position], blocks[position + lines : position + lines + 1]
    return all(_is_prose(block) or block.index in reasons for block in before) and any(
        _is_prose(block) or reasons.get(block.index) in AT_BYLINES for block in behind
    )


def _has_body(sources: Sources) -> bool:
    """Whether the page has a text of several paragraphs, under whose headline a name stands for its author, and no label of a form."""
    return len(_paragraphs(sources)) >= MIN_PARAGRAPHS


def _paragraphs(sources: Sources) -> list[int]:
    """The indexes of the long blocks of the text."""
    return [block.index for block in sources.cleaned.blocks if is_long(block.text)]


def _about(sources: Sources, title: str, *, but: Block | None = None) -> str:
    """The text in which those are named that the article is about, without the line that is asked about."""
    blocks = sources.cleaned.blocks[:MAX_BODY]
    body = (block.text for block in blocks if _is_prose(block) and (but is None or block.index != but.index))
    return " ".join([title, *body])


def _is_prose(block: Block) -> bool:
    return len(block.text) >= LONG_LINE


def is_beside_names(text: str) -> bool:
    """Whether a line is one of those that are printed beside an author's name: a date, a job, a handle, "Published today"."""
    if len(text) >= MAX_NAME_LINE:  # to a date at the beginning the next element may be glued
        return text[:1].isdigit() and is_dated(text[:MAX_DATE_LABEL])
    text = text.lstrip(BULLETS)
    return (
        is_dated(text)
        or is_job(text)
        or bool(HANDLE.fullmatch(text) or MAILBOX.fullmatch(text))
        or (len(text) <= MAX_DATE_LABEL and date_words().begin(text))
    )


def _has_acronym(name: str) -> bool:
    """Whether a name begins with capitals, as those of organisations do: "TSV Harbour"."""
    first = name.partition(" ")[0]
    return first.isupper() and len(first) > 1 and "." not in first and name.upper() != name


def _is_subject(author: Author, title: str) -> bool:
    """Whether a name without any byline word is rather of whom or what the article is about: its headline has a part of it."""
    parts = {part for part in fold(author.name).split() if len(part) > MIN_NAME_PART}
    return not parts.isdisjoint(fold(title).split())


def _goes_on(author: Author, text: str) -> bool:
    """Whether a line goes on behind the name as a sentence, a headline or a label does, and not with a date."""
    rest = text.partition(author.name)[2]
    if rest.startswith(":"):
        return True
    if _is_placed(text):
        return False
    words = vocabulary(None)
    if rest.lstrip()[:1].islower() and not is_dated(rest) and not words.joiner.match(rest):
        return True
    small = filter(str.islower, LETTERS.findall(rest))
    return sum(all(word not in words.lists[name] for name in AT_NAMES) for word in small) >= MIN_PROSE


def _is_placed(text: str) -> bool:
    """Whether a line is two words with capitals or more, and behind them from where one writes: "Ana Ruiz at Quarry Road"."""
    words = text.split()
    tail = next((number for number, word in enumerate(words) if word[0].islower()), 0)
    return tail > 1 and words[tail] in vocabulary(None).lists["tails"] and is_place_name(" ".join(words[tail + 1 :]))


def _is_place(blocks: Sequence[Block], position: int) -> bool:
    """Whether a line may be the place from which an author writes, printed between name and date."""
    return position < len(blocks) and is_place_name(blocks[position].text)


def from_far(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """Lines that begin with a byline word, or sign with one, anywhere behind the headline, up to the end of the article."""
    title = title_block(sources)
    begin = begin_of(sources, title)
    elsewhere = elsewhere_of(title) | marks.HIDDEN | FAR
    words = vocabulary(None)
    far = sources.document.blocks[begin + LINES_BEHIND : min(begin + FAR_BEHIND, _end_of(sources))]
    for position, block in enumerate(far):
        if len(block.text) > MAX_NAME_LINE * 2 or block.marks & elsewhere:
            continue
        if not any(names_author(block.text, words) for names_author in (_is_signed, _begins_credit, _has_credit)):
            continue
        credited = _of_line(block, far[position + 1 : position + 1 + MAX_NAME_LINES], publishers)
        if _is_of_book(far[max(0, position - BESIDE_CARD) : position + BESIDE_CARD + 1]):
            continue
        if any(map(_is_whole, credited)) and not _is_of_teaser(block, sources):
            yield Found(distinct(credited), block.text, "byline", block.index)
            return


def _end_of(sources: Sources) -> int:
    """The index where lines are no longer those of the article; in a page its elements tell, in plain text only the body."""
    last = _paragraphs(sources)[-1:]
    return last[0] + SIGNED_BEHIND if last and sources.document.page.input == "text" else len(sources.document.blocks)


def _begins_credit(text: str, words: Vocabulary) -> bool:
    first = LETTERS.match(text[:MAX_WORD].casefold())
    return bool(not first or first.group() in words.starters) and words.prefix.match(text) is not None


def _has_credit(text: str, words: Vocabulary) -> bool:
    """Whether a further line of an element is a credit with a colon: "Date: 3 May 2021", "Author: Ana Ruiz"."""
    lines = (line for line in text.split("\n")[1:] if ":" in line and _begins_credit(line, words))
    return any(match[0].rstrip().endswith(":") for line in lines if (match := words.prefix.match(line)))


def _is_signed(text: str, words: Vocabulary) -> bool:
    """Whether a line is a name with a byline word behind it, as in Korean: "홍길동 기자", with or without a mailbox."""
    if text.isascii() or len(text) > MAX_SIGNED or not CJK.search(text):
        return False
    match = words.suffix.match(text)
    return match is not None and ("@" in text[match.end() :] or not text[match.end() :].strip(BETWEEN + "="))


def from_end(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """A name alone in the last line of the article, as newspapers of some countries print it."""
    cleaned = sources.cleaned.blocks
    if len(cleaned) < 4 or len(cleaned) == len(sources.document.blocks):
        return
    if len(_paragraphs(sources)) < MIN_SIGNED:
        return
    last = cleaned[-1].index
    plain = sources.document.page.input == "text"  # whose lines lack what tells a signature from a heading or a caption
    title = fold(sources.value("title") or "")
    for block in (*cleaned[-2:], *sources.document.blocks[last + 1 : last + 3]):
        if fold(block.text) == title:
            continue
        if block.kind != "paragraph" or not 3 < len(block.text) <= MAX_NAME_LINE or block.text[-1] in {*ENDS, ":"}:
            continue
        if block.link_share > 0.5 or block.marks & (ELSEWHERE | marks.FIGURE | marks.TAGS | marks.SHARE | marks.FOOTER):
            continue
        signs = _goes_on_in(block, cleaned[-1]) or plain and _is_before_boilerplate(block, sources.cleaned)
        source = "end" if block.index <= last or signs else "behind the end"
        if _is_contact(block, sources.document.blocks[block.index - 1]) or _is_of_teaser(block, sources):
            continue
        if ": " in block.text and not vocabulary(None).prefix.match(block.text):
            continue  # "Moderation: Ana Ruiz, Harbour Post"
        found = split_names(block.text, publishers=publishers, strict=True, source=source)
        if plain and (source != "end" or any(_is_subject(author, _about(sources, "")) for author in found)):
            continue
        if found and all(_is_signature(author, block.text) for author in found):
            yield Found(found, block.text, source, block.index)


def _goes_on_in(block: Block, last: Block) -> bool:
    """Whether a line is the next paragraph behind the last of a text, in the same element."""
    alike = block.place.tag == last.place.tag == "p" and block.place.parent is last.place.parent
    return alike and block.index == last.index + 1 and is_long(last.text)


def _is_before_boilerplate(block: Block, cleaned: Document) -> bool:
    """Whether a line stands between the last paragraph of a text and share buttons or other boilerplate."""
    last = cleaned.blocks[-1]
    removed = any(removal.block.index == block.index + 1 and removal.rule for removal in cleaned.removed)
    return removed and block.index == last.index + 1 and is_long(last.text)


def _is_signature(author: Author, text: str) -> bool:
    """Whether a line at the end is signed with a name, and no beginning of a sentence or label of an organisation."""
    parts = author.name.split()
    if author.kind != "person" or not 2 <= len(parts) <= 5 or not is_plain_name(author.name):
        return False
    if parts[0].casefold() in ARTICLES or any("." in part[1:-1] and len(part) > 4 for part in parts):
        return False
    return not _has_acronym(author.name) and len(text) < 2 * len(author.name) + SHORT


def _is_contact(block: Block, before: Block) -> bool:
    """Whether a name at the end is whom to ask: it stands under a heading, or over a telephone number."""
    return before.kind == "heading" or bool(LONG_NUMBER.search(block.text))


def from_source_lines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """
    Of a line "Source: Reuters": the agency counts as the author where nobody else is named.

    Amid the text it is the source of a picture or a table.
    """
    title = title_block(sources)
    begin = begin_of(sources, title)
    elsewhere = PICTURES & ~(title.marks if title else 0) | elsewhere_of(title)
    words = vocabulary(None)
    prose = _paragraphs(sources)
    within = range(prose[1], prose[-2]) if len(prose) >= MIN_AROUND else ()
    for block in sources.document.blocks[begin + 1 : begin + FAR_BEHIND]:
        text = _source_behind_date(block.text) if len(block.text) < MAX_NAME_LINE else ""
        if not words.source.match(text):
            continue
        if block.marks & elsewhere or block.kind == "caption" or block.index in within:
            continue
        match = words.prefix.match(text)
        if match and words.roles.get(fold(match.group(1))) == "source":
            found = [evolve(author, role="author") for author in parse_byline(text, publishers=publishers)]
            if found and all(author.kind == "organisation" for author in found):
                yield Found(distinct(found), block.text, "source line", block.index)
                return


def _source_behind_date(text: str) -> str:
    """The part of a line behind a date and a mark: "3 May 2021, 15:20 | Source: dpa"; else the line."""
    *before, last = PARTS.split(text)
    return last if before and find_dates(text.removesuffix(last)) else text


def from_agency_lines(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """A news agency in a line at the headline or under the text, alone or with a date or a place: "JIJI", "dpa | 3 May 2021"."""
    title = title_block(sources)
    begin = begin_of(sources, title)
    agencies = vocabulary(None).agencies
    elsewhere = PICTURES & ~(title.marks if title else 0) | elsewhere_of(title)
    blocks = sources.document.blocks
    end = next(reversed(_paragraphs(sources)), begin)
    for block in (*blocks[begin + 1 : begin + 1 + NAME_LINES], *blocks[max(begin + 1, end) : end + UNDER]):
        if len(block.text) > MAX_NAME_LINE or block.marks & elsewhere or block.kind in UNSIGNED:
            continue
        name = _agency_of(block.text.strip("()[]（）【】 "))
        if len(name) > SHORT or "©" in name:
            continue
        if fold(name) in agencies and fold(name) not in publishers:
            yield Found((Author(name, "organisation", raw=name, source="line"),), block.text, "line", block.index)
            return


def _agency_of(text: str) -> str:
    """What stands before a date or a place in a line or two: "PTI, New Delhi", "EFE / Bilbao", "dpa | 3 May 2021"."""
    date = next(iter(find_dates(text)), None)
    parts = PARTS.split(text[: date.start] if date else text)
    while len(parts) > 1 and (not parts[-1] or parts[-1].endswith(":") or is_place_name(parts[-1])):
        if parts[-1] and kind_of(parts[-1], vocabulary(None)) == "organisation":  # "AFP/Reuters"
            break
        parts.pop()
    return parts[0].strip(BETWEEN) if len(parts) == 1 else text


def from_bios(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """The heading of the one box that tells who the author is."""
    found: dict[str, Found] = {}
    for before, block in pairwise(sources.document.blocks[begin_of(sources, title_block(sources)) :]):
        if block.kind != "heading" or block.marks & BIO != BIO or block.marks & ELSEWHERE:
            continue
        if before.kind == "heading" and before.marks & BIO == BIO:  # a job below the name
            continue
        authors = split_names(block.text, publishers=publishers, strict=True, source="bio")
        if len(authors) == 1 and is_full(authors[0]) and is_plain_name(authors[0].name):
            found.setdefault(fold(authors[0].name), Found(authors, block.text, "bio", block.index))
    if len(found) == 1:
        yield from found.values()
