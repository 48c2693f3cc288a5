"""Bylines: from one line, or one declared string, to its authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from types import NoneType

from articlekit.arguments import expect, strings
from articlekit.article import Author
from articlekit.letters import HANGUL
from articlekit.packs import LanguagePack
from articlekit.parsers.bylines.dated import (
    DIGIT,
    is_dated,
    without_date,
)
from articlekit.parsers.bylines.edges import (
    belongs_to_name,
    clean_line,
)
from articlekit.parsers.bylines.names import (
    CJK,
    KANJI,
    Vocabulary,
    fold,
    name_kind,
    vocabulary,
    without_glued_place,
)
from articlekit.parsers.bylines.splitting import (
    STRONG,
    folded,
    has_small_words,
    strict_names,
    unique,
    without_bio,
)
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.dates.text import find_dates

__all__ = ["parse_byline"]

MAX_BYLINE = 300  # characters; a longer line is prose
MAX_CREDITS = 16  # byline words in a line; for each, all that stands before it is looked at
MAX_OUTLET = 5  # words
HAN_NAME = re.compile(f"[{KANJI}]{{2,4}}")
HAN_SIGN = re.compile(f"[{KANJI}]")
TOLD = re.compile("告[诉訴]|[对對向]|的")  # what stands between somebody and the reporter who was told
STAMP_END = re.compile(r"(?<![$€£¥\d])\d{1,2}[:.]\d\d(?: (?:Uhr|h|AM|PM|am|pm))?$|\b(?:19|20)\d\d$")
COLONS = (":", "：", "՝", "/", "／", "・", "●", "◎")
LONE_NAME = re.compile(r"\s*([^\W\d_A-Z][\w.-]{1,24})\s*")
PEN_NAME = re.compile(r"([^\W\d_A-Z][\w.-]{1,24}|[A-Z][a-z]{0,12}\d[\w.-]{0,12}|[^\W\d_]{1,16}_[\w.-]{1,16}),?\s+(?:(?:am|on|le|el|il|em|op|på|den|dne)\s+)?(?:[^\W\d_]{2,12},?\s+)?"
                      r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}|[^\W\d_]{3,12}\s+\d{1,2},\s+\d{4}|\d{4}-\d\d-\d\d)")  # fmt: skip
MIN_PROSE = 3  # words
HANGUL_NAME = re.compile(f"[{HANGUL}]{{2,4}}")
# Names before one byline word; before a comma two characters may be a city.
HANGUL_NAMES = re.compile(
    rf"(?<![{HANGUL}])(?:[{HANGUL}]{{2,4}}[ ·ㆍ‧]|[{HANGUL}]{{3,4}}\s?[,，、]\s?){{1,9}}[{HANGUL}]{{2,4}}\Z"
)


def parse_byline(
    text: str, pack: LanguagePack | None = None, *, publishers: Collection[str] = ()
) -> tuple[Author, ...]:
    """
    Split a byline into its authors, in printed order.

    A line is a byline if a byline word stands in it ("By", "Text:", "記者") and what follows are names. Names keep the
    case they are printed in, capitals included, and academic titles ("Dr.", "PhD").

    >>> parse_byline("By Khang Vu – The Diplomat – December 21, 2020")
    (Author(name='Khang Vu', kind='person', role='author'),)
    >>> [author.name for author in parse_byline("Von Ana Ruiz und Jörg van der Berg, dpa")]
    ['Ana Ruiz', 'Jörg van der Berg']
    >>> parse_byline("Par temps de pluie, la route est fermée.")
    ()

    Args:
        text: one line, entities decoded.
        pack: the language that the line is written in; None for the byline words of all languages.
        publishers: names of the site, which are organisations and no people.

    Returns:
        Authors and others who are credited (see :attr:`Author.role`); empty when this is not a byline.

    Raises:
        InputTypeError: if an argument is of another type.
    """
    expect(text, str, "text", "a str")
    expect(pack, (LanguagePack, NoneType), "pack", 'a LanguagePack, as load_pack("en"), or None')
    if len(text) > MAX_BYLINE or not text.strip():
        return ()
    words = vocabulary(pack)
    known = folded(publishers if isinstance(publishers, frozenset) else frozenset(strings(publishers, "publishers")))
    line = clean_line(without_bio(text), words)
    authors: list[Author] = []
    segments = list(_segments(line, words))
    for place, segment in enumerate(segments):
        for role, rest, dated in _credits(segment, words, known):
            found = _pen_name(rest, words, dated=dated or _is_beside_date(segments, place)) or strict_names(
                rest, words, known
            )
            if found is None:
                return ()
            authors.extend(Author(one.name, one.kind, role, one.url, text, "byline") for one in found)
    return unique(authors)


def _is_beside_date(segments: list[str], place: int) -> bool:
    """Whether a date stands in the part before or behind one: "3 May 2020 · by moonwalker"."""
    return any(map(is_dated, segments[max(0, place - 1) : place] + segments[place + 1 : place + 2]))


def _segments(line: str, words: Vocabulary) -> Iterator[str]:
    """The parts of a byline that have nothing to do with each other; a byline word alone belongs to what is under it."""
    word = ""
    for segment in STRONG.split(line):
        if words.prefix.fullmatch(segment):
            word = segment
            continue
        yield f"{word} {segment}" if word else segment
        word = ""
    if word:
        yield word


def _credits(segment: str, words: Vocabulary, publishers: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    """Cut a segment at its byline words: the role that each gives, the text behind it, and whether a date stands before it."""
    if names := _dispatched(segment, words):
        yield "author", names, False
        return
    begins = list(_prefixes(segment, words, publishers))
    before = words.roles.get(fold(segment[: begins[0].start()])) if begins else None  # "Foto" of "Foto by"
    for position, match in enumerate(begins):
        stop = begins[position + 1].start() if position + 1 < len(begins) else len(segment)
        role = words.roles.get(" ".join(match.group(1).casefold().split())) or before or "author"
        rest = words.edge[1].sub("", words.label.sub("", segment[match.end() : stop]))
        before = None if rest.strip() else role
        if rest.strip():
            if match.group(1) in words.lists["unspaced"]:
                rest = _parted_by_spaces(rest)
            yield role, rest, bool(STAMP_END.search(segment[: match.start()].rstrip(" .,:")))
    suffixed = words.suffix.search(segment) if not begins and CJK.search(segment) else None
    if suffixed and not _is_told_reporter(suffixed):
        run = HANGUL_NAMES.search(segment[: suffixed.end(1)])
        yield "author", ", ".join(HANGUL_NAME.findall(run.group())) if run else suffixed.group(1), False


def _dispatched(segment: str, words: Vocabulary) -> str:
    """The names in a byline with a place behind them, as papers of Taiwan print it: "記者林育瑄／南投報導", "記者林育瑄台北17日電"."""
    match = words.dispatch.fullmatch(segment.strip()) if CJK.search(segment) else None
    if match is None:
        return ""
    names = match["names"]
    if not match["part"] and "、" not in names:
        return without_glued_place(names)
    return names


def _parted_by_spaces(rest: str) -> str:
    """Names of Chinese with commas for the spaces between them; two characters and two may be one name in Japanese."""
    names = rest.split()
    parted = len(names) > 1 and all(map(HAN_NAME.fullmatch, names)) and any(len(name) > 2 for name in names)
    return "、".join(names) if parted else rest


def _is_told_reporter(match: re.Match[str]) -> bool:
    """Whether a Chinese word for a reporter behind what may be a name is whom somebody told: "村民告诉记者，..."."""
    segment, name = match.string, match.group(1)
    if not HAN_SIGN.search(name):
        return False
    whole = not segment[: match.start()].strip() and not segment[match.end() :].strip(" ：:，,。.)）】")
    return not whole or TOLD.search(name) is not None


def _prefixes(segment: str, words: Vocabulary, publishers: frozenset[str]) -> Iterator[re.Match[str]]:
    """The byline words that count: at the start, behind a date, furniture or the site, or with a colon or two words of their own."""
    last = 0
    for match in islice(words.prefix.finditer(segment), MAX_CREDITS):
        before = segment[: match.start()].rstrip(" .,:")
        word = match.group(1)
        marked = match.group(0).rstrip() != word
        if not marked and _is_no_byline_word(match, before, segment[match.end() :], words):
            continue
        if _tells_of_the_page(before, words) or last and _is_inside_name(match, segment[last : match.start()], words):
            continue
        if (
            match.group(0).rstrip().endswith(COLONS)
            or (
                " " in word and not _is_caseless_prose(before) and not _goes_on_as_prose(before, segment[match.end() :])
            )
            or STAMP_END.search(before)
            or _is_start(before, words)
            or _is_outlet_by_name(match, before, segment[match.end() :], words)
            or _leads_to_byline(before, words)
            or fold(before) in publishers
        ):
            yield match
            last = match.end()


def _is_inside_name(match: re.Match[str], between: str, words: Vocabulary) -> bool:
    """Whether a byline word stands behind another one and a given name, as a particle does: "by Walter von Berg"."""
    particle = match.group(1) in words.lists["noble"] and match.group(0).rstrip() == match.group(1)
    return particle and between[:1].isupper() and len(between.split()) == 1


def _is_no_byline_word(match: re.Match[str], before: str, rest: str, words: Vocabulary) -> bool:
    """Whether a byline word without a mark behind it is a part of a name, or stands before one word that need be no name."""
    word = fold(match.group(1))
    if word in words.organisations or belongs_to_name(match, rest, words):
        return True
    # "Court Reporter", "Search by Keyword", but "3 May 2021 Author Newsroom"
    if STAMP_END.search(before):
        return False
    return " " not in rest.strip() and (word in words.jobs or fold(before) in words.furniture - words.roles.keys())


def _is_start(before: str, words: Vocabulary) -> bool:
    """Whether nothing stands before a byline word but a date or furniture."""
    undated = without_date(before, words)
    if not undated:
        return not before or is_dated(before) and not has_small_words(before)
    return fold(undated) in words.furniture or fold(before) in words.furniture


def _is_outlet_by_name(match: re.Match[str], before: str, rest: str, words: Vocabulary) -> bool:
    """
    Whether a byline word stands between a name in capitals and one with a date, as readers of feeds print them: "Harbour
    Notes by Ana Ruiz / 30 Jan 2023". The particles of names stand in outlets too, and a year alone is that of a work.
    """
    if match.group(1) in words.lists["noble"] or not 1 < len(before.split()) <= MAX_OUTLET or not before.istitle():
        return False
    return DIGIT.search(rest) is not None and any(found.date.day for found in find_dates(rest))


def _is_caseless_prose(before: str) -> bool:
    """Whether several words stand before a byline word in a script whose names show by no capital."""
    return len(before.split()) >= MIN_PROSE and before.lower() == before.upper()


def _tells_of_the_page(before: str, words: Vocabulary) -> bool:
    """Whether what stands before a byline word makes it say who made the page, or how it is sorted: "Powered by", "Sort by"."""
    return fold(before.rpartition(" ")[2]) in words.lists["unwritten"] or COPYRIGHT.search(before) is not None


def _goes_on_as_prose(before: str, rest: str) -> bool:
    """Whether a sentence goes on in lower case behind a byline word: "He is being interviewed by police"."""
    return rest[:1].islower() and has_small_words(before)


def _leads_to_byline(before: str, words: Vocabulary) -> bool:
    """Whether a byline word may stand behind *before*: "Published 3 May 2020", "Exclusive", "Text"."""
    return (
        fold(before) in words.roles
        or bool(words.prefix.fullmatch(before))
        or (bool(words.edge[0].match(before)) and bool(DIGIT.search(before)))
    )


def _pen_name(rest: str, words: Vocabulary, *, dated: bool) -> list[Author]:
    """
    One word in lower case between a byline word and a full date, as forums and blogs print them: "by moonwalker on 3 May
    2020"; or, where the line is *dated* before the byline word, behind it: "3 May 2020 by moonwalker".
    """
    match = PEN_NAME.match(rest) or (LONE_NAME.fullmatch(rest) if dated else None)
    name = match.group(1) if match else ""
    if not (name[:1].islower() or "_" in name or DIGIT.search(name)):
        return []  # "Šárka", "Орися" and names in scripts without case
    if _is_calendar(name, words) or name_kind(name, words, strict=False) != "person":
        return []
    return [] if fold(name) in words.lists["edges"] or fold(name) in words.lists["times"] else [Author(name)]


def _is_calendar(word: str, words: Vocabulary) -> bool:
    return fold(word) in words.lists["calendar"]
