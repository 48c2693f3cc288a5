"""From what may be several names to authors, with jobs, places and outlets taken off."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from articlekit.article import Author
from articlekit.parsers.bylines.dated import (
    is_dated,
    without_date,
)
from articlekit.parsers.bylines.edges import (
    clean_line,
    strip_edges,
    strip_prefixes,
)
from articlekit.parsers.bylines.names import (
    ARTICLES,
    CJK,
    INITIALS,
    KANJI,
    Vocabulary,
    fold,
    is_plain,
    name_kind,
    trim,
    vocabulary,
)
from articlekit.parsers.bylines.plain import (
    is_job,
)

__all__ = ["COMMA", "STRONG", "folded", "has_small_words", "split_names", "strict_names", "unique", "without_bio"]

MAX_DECLARED = 1000  # characters; some papers have forty authors
# Parts of a line that have nothing to do with each other stand between these.
STRONG = re.compile(r"\s+[–—|•·»›‹◆■●►▪]+\s*|\s*[|｜•►●]\s*|\s+-{1,2}\s+|\n|\t|\s{3,}")
LIST = re.compile(r"\s*[;；]\s*")
COMMA = re.compile(r"\s*[,，،]\s*")
SLASH = re.compile(r"\s*/\s*|\s+\\\s+")
# A number that may be a part of a name: "Canal 13", "Studio 54 Radio".
NUMBERED = re.compile(r"[^\W\d_][\w'’-]{0,30} \d{1,3}(?P<behind>[ /-]{1,3}[^\W\d_][^\d,;:|()]{1,60})?")
MIN_DETACHED = 4  # letters of a name with the letter for "and"
MAX_CJK_NAME = 4  # characters of most names in Chinese and Japanese
CHINESE_LIST = re.compile(r"\s*[，,]\s*")
CHINESE_PIECE = re.compile(f"[{KANJI}\\d]+")
# Behind a name and a space: "何家樂 半島誌".
PAPER = re.compile(rf"([{KANJI}]{{2,4}})\s+[{KANJI}]{{1,8}}([{KANJI}])")
# What makes a firm of all that stands before it, "&" included.
LEGAL_FORM = re.compile(
    r"\b(?:GmbH|AG|KG|OHG|UG|mbH|GbR|e\.V\.|Ltd|LLC|Inc|Corp|PLC|Pty|SARL|SAS|SRL|SpA|BV|AB|HB|Oy|Oyj|ApS|ASA|Kft|Zrt|Tbk|ООО|ОАО|ЗАО|ТОВ"
    r"|S\.[AL]\.|S\.r\.l\.|S/A|A/S|z o\.o\.)(?![\w-])"
)
# From where to where: "Von Lübeck zum Nordkap" is a headline.
SPAN = re.compile(r"[^\W\d_][\w-]{1,30} (?:zum|zur|bis|a|à|hasta|até|alla) [^\W\d_a-z]")
FOOTNOTES = "0123456789*†‡§¹²³"  # behind the names of those who have one


def split_names(
    text: str,
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
        publishers: names of the site, which are organisations and no people.
        source: goes into :attr:`Author.source`.
        strict: True where the string may be no name at all: names must be printed like names then.

    Returns:
        The names in printed order, without furniture of the page, addresses, dates and outlets; empty when there is
        no name.
    """
    if len(text) > MAX_DECLARED or not text.strip():
        return ()
    words = vocabulary(None)
    known = folded(publishers if isinstance(publishers, frozenset) else frozenset(publishers))
    if fold(text) in known:  # "Day & Night" is one outlet
        return (Author(trim(text), "organisation", raw=text, source=source),)
    if is_plain(text, words, known):
        return (Author(text, raw=text, source=source),)
    authors: list[Author] = []
    for segment in STRONG.split(clean_line(without_bio(text), words)):
        role, rest = strip_prefixes(strip_edges(segment, words), words)
        found = _declared_names(rest, words, known, strict=strict)
        authors.extend(Author(one.name, one.kind, role, one.url, text, source) for one in found)
        if found:
            break
    return unique(authors)


def without_bio(text: str) -> str:
    """
    A line of Chinese without what it says of the author behind the name; a list of names stays.

    >>> without_bio("作者：林小满，八零后，在广州写字的人。"), without_bio("作者：林小满，周立，北京大学新闻学院")
    ('作者：林小满', '作者：林小满，周立')
    >>> without_bio("作者：林小满，周立"), without_bio("By Ana Ruiz, a writer in York.")
    ('作者：林小满，周立', 'By Ana Ruiz, a writer in York.')

    Args:
        text: one line.

    Returns:
        The first name alone where a sentence ends the line or a piece says "of"; else all up to the first that is no name.
    """
    if not CJK.search(text) or "\n" in text:
        return text
    first, *others = CHINESE_LIST.split(text)
    odd = next((number for number, piece in enumerate(others) if _is_no_chinese_name(piece.rstrip("。"))), None)
    if others and (text.rstrip().endswith("。") or any("的" in piece for piece in others)):
        return first
    return text if odd is None else "，".join([first, *others[:odd]])


def _is_no_chinese_name(piece: str) -> bool:
    """Whether a piece of Chinese is longer than names are, or has a number or the word for "of" in it."""
    if not CHINESE_PIECE.fullmatch(piece):
        return False
    return len(piece) > MAX_CJK_NAME or "的" in piece or any(map(str.isdecimal, piece))


@lru_cache(maxsize=64)
def folded(names: frozenset[str]) -> frozenset[str]:
    """The names of a site, which are the same for all that is read of its page."""
    return frozenset(map(fold, names))


def strict_names(rest: str, words: Vocabulary, publishers: frozenset[str]) -> list[Author] | None:
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
            return None if has_small_words(rest) else []
        if number and not found and (has_small_words(piece) or _is_topic(authors, piece)):
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


def has_small_words(text: str) -> bool:
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


def _declared_names(text: str, words: Vocabulary, publishers: frozenset[str], *, strict: bool) -> list[Author]:
    """The names in a declared string."""
    if not strict and _is_numbered(text, words):
        return [Author(trim(text), "organisation")]
    undated = without_date(text, words) if " " in text else text
    if undated != text:
        undated = words.edge[1].sub("", undated.rstrip(" :："))  # "کد خبر: " before a number
    parts = [part for part in LIST.split(undated) if part]
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
            if number and authors and _is_tail(piece, words) and (is_job(piece) or not _is_full(authors, found)):
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
        elif (
            strict
            and not has_small_words(piece)
            and (sure := [author for author in found if author and _is_sure(author)])
        ):
            return sure
    slashed = SLASH.split(piece)
    if len(slashed) > 1:
        found = [_one_name(part, words, publishers, strict=strict) for part in slashed]
        if all(author and author.kind == "person" and " " in author.name for author in found):
            return [author for author in found if author]
        if found[0] and " " in found[0].name and (found[0].kind == "person" or fold(slashed[0]) in publishers):
            return [found[0]]
        if found[0] and CJK.search(found[0].name) and any(map(_is_no_chinese_name, slashed[1:])):
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
        if (paper := PAPER.fullmatch(name)) and paper[2] in words.organisations:
            name = paper[1]
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


def unique(authors: list[Author]) -> tuple[Author, ...]:
    """Each name once, in printed order."""
    first: dict[str, Author] = {}
    for author in authors:
        first.setdefault(fold(author.name), author)
    return tuple(first.values())
