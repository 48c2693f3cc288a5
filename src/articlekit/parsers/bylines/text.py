"""Bylines: from one line, or one declared string, to its authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice
from types import NoneType

from articlekit.arguments import expect, strings
from articlekit.article import Author
from articlekit.letters import HANGUL, HUMP
from articlekit.packs import LanguagePack
from articlekit.parsers.bylines.names import (
    ARTICLES,
    CASELESS_NAME,
    CJK,
    GLUED,
    INITIALS,
    KANJI,
    PLAIN,
    Vocabulary,
    clean_name,
    fold,
    is_plain,
    name_kind,
    trim,
    vocabulary,
)
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.dates.calendar import calendar, date_words

__all__ = [
    "could_be_name",
    "is_dated",
    "is_job",
    "is_linked_name",
    "is_plain_name",
    "parse_byline",
    "split_names",
    "unglue",
    "without_date",
]

MAX_BYLINE = 300  # characters; a longer line is prose
MAX_DECLARED = 1000  # characters; some papers have forty authors
MAX_PREFIXES = 3  # "Posted by: By Jane Doe"
MAX_CREDITS = 16  # byline words in a line; for each, all that stands before it is looked at

# Parts of a line that have nothing to do with each other stand between these.
STRONG = re.compile(r"\s+[–—|•·»›‹◆■●►▪]+\s*|\s*[|｜•►●]\s*|\s+-{1,2}\s+|\n|\t|\s{3,}")
LIST = re.compile(r"\s*[;；]\s*")
COMMA = re.compile(r"\s*[,，،]\s*")
SLASH = re.compile(r"\s*/\s*|\s+\\\s+")
# A digit inside a word begins no date: "Bo2man"; one glued to a name does: "Jane Doe10.5.2020".
DATE_BEGIN = re.compile(r"[\s,(|–-]{0,40}(?:(?<!\w)\d|\d{1,2}[./]\d|[०-९٠-٩۰-۹]).*$", re.DOTALL)
# A number that may be a part of a name: "Canal 13", "Studio 54 Radio".
NUMBERED = re.compile(r"[^\W\d_][\w'’-]{0,30} \d{1,3}(?P<behind>[ /-]{1,3}[^\W\d_][^\d,;:|()]{1,60})?")
# What stands between a name and a date, with no space around it: "Ana Ruiz·Feb 17, 2021", but "l·l" in Catalan.
GLUED_MARK = re.compile(r"(?<=[^\W\d_A-Z])[·•|](?=[A-Z\u00c0-\u00d6\u00d8-\u00de\d])")
NAME_WORDS = range(2, 4)  # words of one of several names that are glued to each other
MIN_SURNAME = 3  # letters of the surname before such a seam; shorter ones begin a longer surname
PATRONYMIC = frozenset({"mac", "fitz", "ben", "bar", "ter"})  # with which a surname begins
MIN_DETACHED = 4  # letters of a name with the letter for "and"
MAX_CJK_NAME = 4  # characters of most names in Chinese and Japanese
MIN_ACRONYM = 3  # letters
MAX_HAN_NAME = 3  # characters of most names in Chinese
HAN_NAME = re.compile(f"[{KANJI}]{{2,4}}")
HAN_SIGN = re.compile(f"[{KANJI}]")
TOLD = re.compile("告[诉訴]|[对對向]|的")  # what stands between somebody and the reporter who was told
STAMP_END = re.compile(r"(?<![$€£¥\d])\d{1,2}[:.]\d\d(?: (?:Uhr|h|AM|PM|am|pm))?$|\b(?:19|20)\d\d$")
COLONS = (":", "：", "՝", "/", "／", "・", "●", "◎")
# Before a single name these rather mean "by": "von Heiner" is a blogger, who has no title of nobility without a first name.
BEFORE_GIVEN = frozenset({"von", "av", "af"})
# What makes a firm of all that stands before it, "&" included.
LEGAL_FORM = re.compile(
    r"\b(?:GmbH|AG|KG|OHG|UG|mbH|GbR|e\.V\.|Ltd|LLC|Inc|Corp|PLC|Pty|SARL|SAS|SRL|SpA|BV|AB|HB|Oy|Oyj|ApS|ASA|Kft|Zrt|Tbk|ООО|ОАО|ЗАО|ТОВ"
    r"|S\.[AL]\.|S\.r\.l\.|S/A|A/S|z o\.o\.)(?![\w-])"
)
LONE_NAME = re.compile(r"\s*([^\W\d_A-Z][\w.-]{1,24})\s*")
PEN_NAME = re.compile(r"([^\W\d_A-Z][\w.-]{1,24}|[A-Z][a-z]{0,12}\d[\w.-]{0,12}|[^\W\d_]{1,16}_[\w.-]{1,16}),?\s+(?:(?:am|on|le|el|il|em|op|på|den|dne)\s+)?(?:[^\W\d_]{2,12},?\s+)?"
                      r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}|[^\W\d_]{3,12}\s+\d{1,2},\s+\d{4}|\d{4}-\d\d-\d\d)")  # fmt: skip
# From where to where: "Von Lübeck zum Nordkap" is a headline.
SPAN = re.compile(r"[^\W\d_][\w-]{1,30} (?:zum|zur|bis|a|à|hasta|até|alla) [^\W\d_a-z]")
# "Topics of the issue" in German; before the "der" of a name a preposition stands.
GENITIVE = re.compile(
    r"(?:^|\s)(?!(?:von|van|zu|zur|an|in|auf|aus|op|uit|bei|vor|ter) )[^\W\d_]+ (?:der|des|dem|den) [^\W\d_a-z]"
)
MAX_JOB = 60
MIN_PROSE = 3  # words
FOOTNOTES = "0123456789*†‡§¹²³"  # behind the names of those who have one
NUMERIC_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}\s*[月日]|\b\d{1,2}:\d\d\b")
DIGIT = re.compile(r"\d")
NO_NAMES = ("accounts", "calendar", "edges", "times", "tails")
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
    known = _folded(publishers if isinstance(publishers, frozenset) else frozenset(strings(publishers, "publishers")))
    line = clean_line(text, words)
    authors: list[Author] = []
    segments = list(_segments(line, words))
    for place, segment in enumerate(segments):
        for role, rest, dated in _credits(segment, words):
            found = _pen_name(rest, words, dated=dated or _is_beside_date(segments, place)) or _strict_names(
                rest, words, known
            )
            if found is None:
                return ()
            authors.extend(Author(one.name, one.kind, role, one.url, text, "byline") for one in found)
    return _unique(authors)


def _is_beside_date(segments: list[str], place: int) -> bool:
    """Whether a date stands in the part before or behind one: "3 May 2020 · by moonwalker"."""
    return any(map(is_dated, segments[max(0, place - 1) : place] + segments[place + 1 : place + 2]))


def split_names(
    text: str,
    pack: LanguagePack | None = None,
    *,
    publishers: Collection[str] = (),
    source: str = "",
    strict: bool = False,
) -> tuple[Author, ...]:
    """
    Split a string that the page declares to be its author, or that stands where only authors stand.

    >>> [author.name for author in split_names("Joe Schmo, Sr., Tara Doe, MD and Ana Ruiz-Silva")]
    ['Joe Schmo, Sr.', 'Tara Doe, MD', 'Ana Ruiz-Silva']
    >>> split_names("View all posts by admin")
    ()
    >>> [author.name for author in split_names("Ruiz, Ana; van der Berg, Jörg")]
    ['Ana Ruiz', 'Jörg van der Berg']

    Args:
        text: the value of JSON-LD ``author.name`` or ``<meta name="author">``, the text of a link to an author's page.
        pack: the language of the page; None for all.
        publishers: names of the site, which are organisations and no people.
        source: goes into :attr:`Author.source`.
        strict: True where the string may be no name at all: names must be printed like names then.

    Returns:
        The names in printed order, without furniture of the page, addresses, dates and outlets; empty when there is
        no name.
    """
    if len(text) > MAX_DECLARED or not text.strip():
        return ()
    words = vocabulary(pack)
    known = _folded(publishers if isinstance(publishers, frozenset) else frozenset(publishers))
    if fold(text) in known:  # "Day & Night" is one outlet
        return (Author(trim(text), "organisation", raw=text, source=source),)
    if is_plain(text, words, known):
        return (Author(text, raw=text, source=source),)
    authors: list[Author] = []
    for segment in STRONG.split(clean_line(text, words)):
        role, rest = _strip_prefixes(_strip_edges(segment, words), words)
        found = _declared_names(rest, words, known, strict=strict)
        authors.extend(Author(one.name, one.kind, role, one.url, text, source) for one in found)
        if found:
            break
    return _unique(authors)


@lru_cache(maxsize=64)
def _folded(names: frozenset[str]) -> frozenset[str]:
    """The names of a site, which are the same for all that is read of its page."""
    return frozenset(map(fold, names))


def is_dated(text: str) -> bool:
    """
    Whether a year, a month with a day, or a time of reading stands in a short line.

    >>> is_dated("Dec 21, 2023"), is_dated("3 min read"), is_dated("Route 66")
    (True, True, False)
    """
    if not DIGIT.search(text):
        return False
    lists = vocabulary(None).lists
    return bool(NUMERIC_DATE.search(text)) or any(
        word in lists["calendar"] or word in lists["times"] for word in fold(text).split()
    )


def is_job(text: str) -> bool:
    """
    Whether a line is nothing but a job: "Senior Editor".

    >>> is_job("Senior Political Correspondent,"), is_job("Ana Ruiz")
    (True, False)
    """
    return len(text) < MAX_JOB and bool(vocabulary(None).job_tail.fullmatch(trim(text)))


def is_plain_name(name: str, *, noble: bool = False) -> bool:
    """
    Whether a name can be told from a heading without further evidence: no place, no month, no word of the page in it.

    >>> is_plain_name("Ana Ruiz"), is_plain_name("New York"), is_plain_name("Breaking News"), is_plain_name("Paris/ Rome")
    (True, False, False, False)
    >>> is_plain_name("Ana von Berg"), is_plain_name("Ana von Berg", noble=True)
    (False, True)

    Args:
        name: what may be one.
        noble: whether particles may be in it that are byline words elsewhere, as in "Removal von Stains".
    """
    words = vocabulary(None)
    particles = words.lists["noble"] if noble else frozenset[str]()
    parts = _without_particles(name.split(), particles)
    if parts[0].casefold() in words.lists["places"] or name.isupper() and len(parts) > 3 or "/" in name:
        return False
    if GENITIVE.search(name):
        return False
    if any(fold(part) in words.furniture or fold(part) in words.lists["calendar"] for part in parts):
        return False
    return is_linked_name(name)


def _without_particles(parts: list[str], particles: frozenset[str]) -> list[str]:
    """The parts of a name without particles, and without the surname behind one, be it a word: "Maria de la Fuente"."""
    small = [part.casefold() in particles for part in parts]
    return [part for place, part in enumerate(parts) if not place or not small[place] and not small[place - 1]]


def is_linked_name(name: str) -> bool:
    """
    Whether what is linked to an author's page is a name, and not what leads to the author's texts, or a job.

    >>> is_linked_name("April van der Berg"), is_linked_name("More articles"), is_linked_name("Senior Editor")
    (True, False, False)
    """
    words = vocabulary(None)
    parts = _without_particles(name.split(), words.lists["noble"])
    if any(part.islower() and not CASELESS_NAME.fullmatch(part) for part in parts):
        return False
    return not any(part in words.furniture or part in words.jobs for part in map(fold, parts))


def could_be_name(text: str) -> bool:
    """
    Whether a string that is declared to be a person's name is printed like one, though a word of it is no name elsewhere.

    >>> could_be_name("Xiaoying You"), could_be_name("Leave a comment"), could_be_name("Site Admin")
    (True, False, False)
    """
    words = vocabulary(None)
    parts = fold(text).split()
    known = any(
        part in words.organisations or part in words.jobs or any(part in words.lists[name] for name in NO_NAMES)
        for part in parts
    )
    return bool(PLAIN.fullmatch(text)) and not known and fold(text) not in words.furniture


def clean_line(text: str, words: Vocabulary) -> str:
    """Clean every line of *text*, keep the line breaks, and part what inline elements glued together."""
    text = _unglued(text, words)
    return "\n".join(filter(None, map(clean_name, text.split("\n")))) if "\n" in text else clean_name(text)


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


def unglue(text: str) -> str:
    """
    Part what inline elements glued together, where a word of bylines or a month shows it.

    >>> unglue("ByAna RuizDec 5, 2023"), unglue("Ana McDonald")
    ('By Ana Ruiz Dec 5, 2023', 'Ana McDonald')
    """
    return _unglued(text, vocabulary(None))


def _unglued(text: str, words: Vocabulary) -> str:
    text = GLUED_MARK.sub(r" \g<0> ", text)
    if not GLUED.search(text):
        return text
    return _between_names(GLUED.sub(lambda match: _unglue(match, words), text), words)


def _between_names(text: str, words: Vocabulary) -> str:
    """Put a comma between names that are glued to each other: "Ana RuizTom Obi", and not "Ana McDonald" or "Jean DuPont Roy"."""
    parts = HUMP.split(text)
    names = [_strip_prefixes(parts[0], words)[1], *parts[1:]]
    if len(parts) < 2 or any(len(name.split()) not in NAME_WORDS for name in names):
        return text
    lasts = [name.split()[-1].casefold() for name in names[:-1]]
    if any(len(last) < MIN_SURNAME or last in words.lists["particles"] or last in PATRONYMIC for last in lasts):
        return text
    return ", ".join(parts) if all(is_plain(name, words) for name in names) else text


def _unglue(match: re.Match[str], words: Vocabulary) -> str:
    """Part "byJane" and "DoeTwitter": what stands before or behind the capital is a word of bylines, not of a name."""
    before, behind = match.groups()
    if before[-1].isupper():  # "SCHÖNLAND"
        return match.group()
    start = match.start() == 0 and before.casefold() not in words.lists["particles"]  # "ByJane", but "DiBiase"
    is_word = before.islower() or len(before) > 4 or start
    parted = is_word and bool(words.prefix.fullmatch(before) or before.casefold() in words.lists["edges"])
    if not parted:
        word = behind.casefold()
        parted = (
            _is_acronym(before, behind)
            or word in words.lists["calendar"]
            or word in words.jobs
            or word in words.lists["edges"]
        )
    return f"{before} {behind}" if parted else match.group()


def _is_acronym(before: str, behind: str) -> bool:
    """Whether a name of an outlet in capitals is glued to a surname: "HillESPN", and not "MacDONALD"."""
    return behind.isupper() and len(behind) >= MIN_ACRONYM and len(before) > MIN_ACRONYM and before.casefold() != "fitz"


# --- a line with byline words in it ---------------------------------------------------------------------------------


def _credits(segment: str, words: Vocabulary) -> Iterator[tuple[str, str, bool]]:
    """Cut a segment at its byline words: the role that each gives, the text behind it, and whether a date stands before it."""
    if names := _dispatched(segment, words):
        yield "author", names, False
        return
    begins = list(_prefixes(segment, words))
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
    if not match["part"] and "、" not in names and len(names) > MAX_HAN_NAME:  # the place is written onto the name
        return names[: MAX_HAN_NAME if len(names) > MAX_HAN_NAME + 1 else MAX_HAN_NAME - 1]
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


def _prefixes(segment: str, words: Vocabulary) -> Iterator[re.Match[str]]:
    """The byline words that count: at the start, behind a date or furniture, or with a colon or two words of their own."""
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
            or _leads_to_byline(before, words)
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
    if word in words.organisations or _belongs_to_name(match, rest, words):
        return True
    # "Court Reporter", "Search by Keyword", but "3 May 2021 Author Newsroom"
    if STAMP_END.search(before):
        return False
    return " " not in rest.strip() and (word in words.jobs or fold(before) in words.furniture - words.roles.keys())


def _is_start(before: str, words: Vocabulary) -> bool:
    """Whether nothing stands before a byline word but a date or furniture."""
    undated = without_date(before, words)
    if not undated:
        return not before or is_dated(before) and not _is_prose(before)
    return fold(undated) in words.furniture or fold(before) in words.furniture


def _is_caseless_prose(before: str) -> bool:
    """Whether several words stand before a byline word in a script whose names show by no capital."""
    return len(before.split()) >= MIN_PROSE and before.lower() == before.upper()


def _tells_of_the_page(before: str, words: Vocabulary) -> bool:
    """Whether what stands before a byline word makes it say who made the page, or how it is sorted: "Powered by", "Sort by"."""
    return fold(before.rpartition(" ")[2]) in words.lists["unwritten"] or COPYRIGHT.search(before) is not None


def _goes_on_as_prose(before: str, rest: str) -> bool:
    """Whether a sentence goes on in lower case behind a byline word: "He is being interviewed by police"."""
    return rest[:1].islower() and _is_prose(before)


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


def _strict_names(rest: str, words: Vocabulary, publishers: frozenset[str]) -> list[Author] | None:
    """The names behind a byline word; None when this shows that the line is prose."""
    rest = words.edge[1].sub("", without_date(rest, words))
    if SPAN.match(rest):
        return None
    pieces = [piece for part in LIST.split(rest) for piece in _merge_suffixes(COMMA.split(part), words)]
    authors: list[Author] = []
    for number, piece in enumerate(pieces):
        piece = _behind_place(piece, authors, words)
        found = _names_in(piece, words, publishers, strict=True)
        if number == 0 and not found:
            return None if _is_prose(rest) else []
        if number and not found and (_is_prose(piece) or _is_topic(authors, piece)):
            return None
        if number and (_is_tail(piece, words) or authors and _is_house(found, piece, publishers)):
            continue
        authors.extend(found)
    return authors


def _behind_place(piece: str, authors: list[Author], words: Vocabulary) -> str:
    """The next name, of what stands behind a name and a comma: "Ana Ruiz, Leeds and Tom Obi, York"."""
    place, *names = words.joiner.split(piece)
    follows = len(names) == 1 and " " in names[0] and " " not in place and bool(authors) and " " in authors[-1].name
    return names[0] if follows else piece


def _is_house(found: list[Author], piece: str, publishers: frozenset[str]) -> bool:
    """Whether what stands behind a name and a comma is where its bearer works."""
    return bool(found) and found[0].kind == "organisation" or _begins_with_site(piece, publishers)


def _begins_with_site(piece: str, publishers: frozenset[str]) -> bool:
    """Whether several words begin with the name of the site, as those of its departments do: "Harbour Insight"."""
    first, _, rest = piece.strip().partition(" ")
    return bool(rest) and fold(first) in publishers


def _is_topic(authors: list[Author], piece: str) -> bool:
    """Whether a single word before *piece*, which has no name in it, begins a list of topics: "Von Torten, Tee und mehr"."""
    return len(authors) == 1 and " " not in authors[0].name and " " in piece and not CJK.search(authors[0].name)


def without_date(text: str, words: Vocabulary) -> str:
    """
    Cut off everything from the first date on, and the words that lead to it.

    >>> without_date("Laura June Topolsky updated on July 10, 2015", vocabulary(None))
    'Laura June Topolsky'
    >>> without_date("Laura June Topolsky", vocabulary(None))
    'Laura June Topolsky'
    """
    match = DATE_BEGIN.search(text)
    if not match:
        return text
    if calendar().is_day(text[: match.start()]):
        return ""  # "Jumanne, Machi 26, 2024" is no name with the surname first
    parts = text[: match.start()].split()
    if len(parts) > 2 and match.group(0)[0] == "," and parts[-1].casefold() in words.lists["weekdays"]:
        parts.pop()  # "Ana Ruiz Ke, 13.05.2020", but not "Yo-Yo Ma, 13.05.2020"
    while parts and (number := _label_length(parts, words)):
        del parts[-number:]
    return " ".join(parts)


def _label_length(parts: list[str], words: Vocabulary) -> int:
    """How many words at the end belong to the date behind them: "Last updated", "Mai", "le"."""
    if number := date_words().length(" ".join(parts)):
        return number
    named = any(fold(parts[-1]) in words.lists[name] for name in ("calendar", "edges", "times"))
    return int(named or _leads_to_date(parts, words))


def _leads_to_date(parts: list[str], words: Vocabulary) -> bool:
    """Whether the last word before a date belongs to it: "at", "le", "Mié,"."""
    word = parts[-1].rstrip(",.:：")
    between = words.lists["before_dates"]
    if len(parts) < 2 or not word:
        return False
    folded = word.casefold()
    if folded in words.lists["weekdays"] and parts[-2].casefold() in between:
        return True
    return folded in between and (not word[0].isupper() or len(word) > 2 and len(parts) > 2)  # "Ana Ruiz Vom 3. Mai"


def _is_prose(text: str) -> bool:
    """Whether several words in lower case stand in *text*."""
    return sum(word[:1].islower() and len(word) > 1 for word in text.split()) >= 3


def _is_tail(piece: str, words: Vocabulary) -> bool:
    """Whether a part behind a comma is a place, an outlet or a job, and no further name."""
    parts = piece.split()
    first = parts[0].casefold() if parts else ""
    if len(parts) < 2 and not CJK.search(piece):
        return True
    if piece.endswith(tuple(words.lists["place_ends"])) or _is_beat(parts, words):
        return True
    return first in ARTICLES or first in words.lists["places"] or bool(words.job_tail.match(piece))


def _is_beat(parts: list[str], words: Vocabulary) -> bool:
    """Whether words are a job and its subject: "Harbour Correspondent", "Senior Arts Editor"."""
    modified = len(parts) == 3 and parts[0].casefold() in words.lists["job_modifiers"]
    return (len(parts) == 2 or modified) and fold(parts[-1]) in words.jobs


# --- parts of both ---------------------------------------------------------------------------------------------------


def _strip_edges(text: str, words: Vocabulary) -> str:
    """Take furniture off both ends: "Follow Jane Doe", "Jane Doe Contact"."""
    start, end = words.edge
    for _ in range(MAX_PREFIXES):
        match = start.match(text)
        shorter = end.sub("", text[match.end() :] if match else text)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _strip_prefixes(text: str, words: Vocabulary) -> tuple[str, str]:
    """Take the byline words off the start: the role they give, and the rest."""
    role = "author"
    for _ in range(MAX_PREFIXES):
        match = words.prefix.match(text)
        rest = text[match.end() :] if match else ""
        if not match or not rest or _belongs_to_name(match, rest, words):
            break
        if match.group(0) == f"{match.group(1)} " and fold(match.group(1)) in words.organisations:
            break
        role = words.roles.get(" ".join(match.group(1).casefold().split()), role)
        text = rest
    return role, text


def _belongs_to_name(match: re.Match[str], rest: str, words: Vocabulary) -> bool:
    """Whether a short byline word is a part of the name: "Di Marco", "Van Gogh", "Da Silva"."""
    word, behind = match.group(1), match.group(0)[len(match.group(1)) :].strip()
    if behind or fold(rest) in words.lists["accounts"]:
        return False
    surname = rest.partition(",")[0]  # "de Jong, Michiel"
    return word not in BEFORE_GIVEN and word.casefold() in words.lists["particles"] and len(surname.split()) < 2


def _declared_names(text: str, words: Vocabulary, publishers: frozenset[str], *, strict: bool) -> list[Author]:
    """The names in a declared string."""
    if not strict and _is_numbered(text, words):
        return [Author(trim(text), "organisation")]
    parts = [part for part in LIST.split(without_date(text, words) if " " in text else text) if part]
    several = len(parts) > 1
    authors: list[Author] = []
    for part in parts:
        pieces = _merge_suffixes(COMMA.split(part), words)
        turned = _turn(pieces, several, words, publishers)
        if turned:
            authors.append(turned)
            continue
        for number, piece in enumerate(pieces):
            found = _names_in(piece, words, publishers, strict=strict or number > 0)
            if number and authors and (_is_tail(piece, words) and not _is_full(authors, found)):
                continue
            if number and authors and _begins_with_site(piece, publishers):
                continue
            if number and found and found[0].kind == "organisation" and not _is_credit(found[0], words, publishers):
                continue
            if number and authors and authors[0].kind == "organisation" and found and " " not in found[0].name:
                continue  # "harbour.example, Frankfurt, Germany"
            authors.extend(found)
    return authors


def _is_numbered(text: str, words: Vocabulary) -> bool:
    """Whether a number belongs to the name of an outlet: "Canal 13", "Channel 4 News", and not "Jane 12 Followers"."""
    match = NUMBERED.fullmatch(text)
    if not match or is_dated(text) or not text[0].isupper():
        return False
    behind = match["behind"]
    parts = frozenset(fold(text).split())
    office = not parts.isdisjoint(words.organisations)
    furniture = any(part in words.furniture or part in words.lists["edges"] for part in parts - words.organisations)
    return not furniture and (office or not behind or behind.lstrip().startswith("/"))


def _is_credit(office: Author, words: Vocabulary, publishers: frozenset[str]) -> bool:
    """Whether an organisation behind a name wrote along, and is not where the person works."""
    folded = fold(office.name)
    return folded in words.agencies or folded in publishers or " " not in office.name


def _is_full(authors: list[Author], found: list[Author]) -> bool:
    """Whether a one-word part goes on with a list of one-word names, or names an agency."""
    return bool(found) and (found[0].kind == "organisation" or all(" " not in author.name for author in authors))


def _turn(pieces: list[str], several: bool, words: Vocabulary, publishers: frozenset[str]) -> Author | None:
    """Turn "Last, First" round, with initials and particles where they belong: "Jong, M. de" is "M. de Jong"."""
    if len(pieces) != 2 or CJK.search(pieces[0]) and len(pieces[0]) > 1:  # "김하늘, 박바다" are two
        return None
    given = pieces[1].split()
    moved: list[str] = []
    while len(given) > 1 and given[-1] in words.lists["noble"]:
        moved.insert(0, given.pop())
    last, first = " ".join([*moved, pieces[0]]), " ".join(given)
    initials = all(INITIALS.fullmatch(part) and part[0].isupper() and part[-1] == "." for part in given)
    kinds = [name_kind(last, words, publishers=publishers)]
    kinds.append("person" if initials else name_kind(first, words, publishers=publishers))
    if kinds != ["person", "person"] or words.job_tail.search(first):
        return None
    surname = last.split()
    if last[0].islower() and surname[0] not in words.lists["noble"]:
        return None
    one = len([part for part in surname if part.casefold() not in words.lists["particles"]]) == 1
    if not one or len(given) > 3 or first.casefold() in words.lists["places"]:
        return None
    if several or len(given) == 1 or all(INITIALS.fullmatch(part) for part in given[1:]):
        return Author(f"{first} {last}")
    return None


def _merge_suffixes(parts: list[str], words: Vocabulary) -> list[str]:
    """Join "Jr." and "MD" to the name before them."""
    merged: list[str] = []
    for part in parts:
        if merged and (joiner := words.joiner.match(f" {part}")):  # "Ana Ruiz, and Jane Doe"
            part = part[joiner.end() - 1 :]
        head, *others = words.joiner.split(part)  # "MD and Jane Doe"
        if merged and _is_suffix(head, words):
            merged[-1] = f"{merged[-1]}, {head.strip()}"
            merged.extend(others)
        elif part.strip():
            merged.append(part.strip())
    return merged


def _is_suffix(text: str, words: Vocabulary) -> bool:
    bare = text.strip(" .")
    return bare[:1].isupper() and len(bare) < 8 and fold(bare).replace(" ", "") in words.lists["suffixes"]


def _names_in(piece: str, words: Vocabulary, publishers: frozenset[str], *, strict: bool) -> list[Author]:
    """The names of one part between commas: joined by words, by slashes, or one alone."""
    if fold(piece) in publishers:
        return [Author(trim(piece), "organisation")]
    if LEGAL_FORM.search(piece):
        return [Author(trim(piece), "organisation")]
    joined = [part for name in _detached(piece, words) for part in words.joiner.split(name) if part]
    if _is_given_name(piece, joined):
        joined = [piece]
    if len(joined) > 1:
        found = [_one_name(part, words, publishers, strict=strict or len(joined) > 3) for part in joined]
        if all(found) and _are_apart(piece, joined, words):
            return _without_jobs([author for author in found if author])
        if _is_surname_joined(piece, joined, words):
            joined = [piece]
        elif strict and not _is_prose(piece) and (sure := [author for author in found if author and _is_sure(author)]):
            return sure
    slashed = SLASH.split(piece)
    if len(slashed) > 1:
        found = [_one_name(part, words, publishers, strict=strict) for part in slashed]
        if all(author and author.kind == "person" and " " in author.name for author in found):
            return [author for author in found if author]
        if found[0] and " " in found[0].name and (found[0].kind == "person" or fold(slashed[0]) in publishers):
            return [found[0]]
    whole = _one_name(piece, words, publishers, strict=strict)
    if not whole and joined and " " in joined[0] and (first := _one_name(joined[0], words, publishers, strict=True)):
        return [first]
    return [whole] if whole else []


def _detached(piece: str, words: Vocabulary) -> list[str]:
    """The names of a piece, where "and" is a letter written before the second, as in Arabic and Hebrew: "سارة حداد ورامي خوري"."""
    if piece.isascii():
        return [piece]
    names: list[list[str]] = [[]]
    parts = piece.split()
    for number, part in enumerate(parts):
        own = part in words.lists["never_detached"] or len(part) < MIN_DETACHED
        if part[0] in words.lists["attached"] and not own and len(names[-1]) > 1 and number < len(parts) - 1:
            names.append([part[1:]])
        else:
            names[-1].append(part)
    return [" ".join(name) for name in names]


def _is_given_name(piece: str, joined: list[str]) -> bool:
    """Whether a character that joins names elsewhere belongs to a given name: "小林和也", and not "张三和李四"."""
    glued = len(joined) == 2 and len(piece) - len(joined[0]) - len(joined[1]) == 1 and piece[len(joined[0])].isalpha()
    return glued and bool(CJK.search(piece)) and (len(piece) <= MAX_CJK_NAME or min(map(len, joined)) < 2)


def _without_jobs(authors: list[Author]) -> list[Author]:
    """People without the jobs that are joined to them as if they were names: "Ana Ruiz and Staff Correspondent"."""
    people = [author for author in authors if author.kind == "person" or not is_job(author.name)]
    return people or authors


def _is_sure(author: Author) -> bool:
    """Whether a name beside words that are none can be told from them: it has two parts, or is an office or an agency."""
    return " " in author.name or author.kind == "organisation" or bool(CJK.search(author.name))


def _is_surname_joined(piece: str, joined: list[str], words: Vocabulary) -> bool:
    """Whether one letter joins the second surname to the first: "Josep Puig i Cadafalch"."""
    between = words.joiner.search(piece)
    letter = between.group(0).strip() if between else ""
    return letter in words.lists["noble"] and len(letter) == 1 and [len(name.split()) for name in joined] == [2, 1]


def _are_apart(piece: str, joined: list[str], words: Vocabulary) -> bool:
    """Whether a joining word joins names: "Ortega y Gasset" and "Herz und Blut" are one."""
    between = words.joiner.search(piece)
    if between and len(between.group(0).strip()) == 1 and between.group(0).strip().isalpha() and not CJK.search(piece):
        return all(len(part.split()) > 1 and part[0].isupper() for part in joined)
    if any(mark in piece for mark in "&、＆+") and len(joined[0].split()) > 1:
        return True
    return all(len(part.split()) > 1 or CJK.search(part) or part.isupper() for part in joined) or (
        len(joined) == 2 and len(joined[0].split()) == 1 and len(joined[1].split()) in (1, 2) and joined[0][0].isupper()
    )


def _one_name(text: str, words: Vocabulary, publishers: frozenset[str], *, strict: bool) -> Author | None:
    """One name without job, outlet, place and the sign of a footnote; None if it is none."""
    name = trim(text)
    if " " in name and name[-1] in FOOTNOTES:
        name = name.rstrip(FOOTNOTES)
    if CJK.search(name):
        name = words.fused.sub("", name, count=1)
        if (match := words.suffix.match(name)) and match.end() == len(name):
            name = trim(match.group(1))
    name = _once(name)
    if name_kind(name, words, publishers=publishers) == "organisation" and not _has_person(name, words, publishers):
        return Author(name, "organisation")
    name = _without_tail(_without_job(name, words), words, publishers)
    kind = name_kind(name, words, publishers=publishers, strict=strict)
    return Author(name, kind) if kind else None


def _once(name: str) -> str:
    """A name that is printed twice in a row, as its picture is called and as a link: "Ana Ruiz Ana Ruiz"."""
    half, space, other = name[: len(name) // 2], name[len(name) // 2 :][:1], name[len(name) // 2 + 1 :]
    return half if half == other and space == " " and (" " in half or half.isupper()) else name


def _without_job(name: str, words: Vocabulary) -> str:
    """Cut off the job before a name: "Reporterin Ana Ruiz"."""
    first, _, rest = name.partition(" ")
    if fold(first) in words.jobs and len(rest.split()) > 1 and all(part[0].isupper() for part in rest.split()):
        return rest if name_kind(rest, words) == "person" else name
    return name


def _has_person(name: str, words: Vocabulary, publishers: frozenset[str]) -> bool:
    """Whether a person stands before the office: "Jane Doe Daily Planet Staff"."""
    shorter = _without_tail(name, words, publishers)
    if name.split(maxsplit=1)[0].casefold() in words.lists["places"]:
        return False
    return shorter != name and len(shorter.split()) > 1 and name_kind(shorter, words, publishers=publishers) == "person"


def _without_tail(name: str, words: Vocabulary, publishers: frozenset[str]) -> str:
    """Cut off what stands behind a name: "for Daily Planet", "Staff Writer", the site's own name."""
    match = words.tail.search(name)
    if match and match.start() > 1 and " " in name[: match.start()] and name[match.end() : match.end() + 1].strip():
        name = words.edge[1].sub("", name[: match.start()])  # "Ana Ruiz Published in Travel"
    match = words.job_tail.search(name)
    if match and match.start() > 1:
        head = trim(name[: match.start()])
        parts = head.split()
        if len(parts) > 2 and (_is_brand(parts[-1]) or fold(parts[-1]) in publishers):
            head = " ".join(parts[:-1])
        if len(head.split()) > 1:
            name = head
    return trim(_without_outlet(name, words, publishers))


def _without_outlet(name: str, words: Vocabulary, publishers: frozenset[str]) -> str:
    """Cut off the agency or the site's own name at the end: "JANE DOE Associated Press"."""
    parts = name.split()
    for number in range(2, len(parts)):
        behind = fold(" ".join(parts[number:]))
        if behind in publishers or behind in words.agencies:
            return " ".join(parts[:number])
    return name


def _is_brand(word: str) -> bool:
    """Whether a word is written as brands are: "BuzzFeed", "CNN"."""
    return word.isupper() and len(word) > 2 or any(c.isupper() for c in word[3:]) and not word.startswith(("Mac", "O'"))


def _unique(authors: list[Author]) -> tuple[Author, ...]:
    """Each name once, in printed order."""
    first: dict[str, Author] = {}
    for author in authors:
        first.setdefault(fold(author.name), author)
    return tuple(first.values())
