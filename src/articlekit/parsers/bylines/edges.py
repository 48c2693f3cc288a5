"""What stands around names, or is glued to them: byline words, furniture, labels."""

from __future__ import annotations

import re
from functools import cache

from articlekit.letters import CAPITALS, HAN, HUMP
from articlekit.parsers.bylines.mailboxes import part_mailboxes
from articlekit.parsers.bylines.names import (
    CJK,
    GLUED,
    Vocabulary,
    clean_name,
    fold,
    is_plain,
    vocabulary,
)
from articlekit.parsers.dates.calendar import date_words

__all__ = ["belongs_to_name", "clean_line", "strip_edges", "strip_prefixes", "unglue"]

MAX_PREFIXES = 3  # "Posted by: By Jane Doe"
# What stands between a name and a date, with no space around it: "Ana Ruiz·Feb 17, 2021", but "l·l" in Catalan.
GLUED_MARK = re.compile(r"(?<=[^\W\d_A-Z])[·•|](?=[A-Z\u00c0-\u00d6\u00d8-\u00de\d])")
# A name in capitals, and a word glued to it that has small letters: "ANA RUIZPhotos".
GLUED_CAPITALS = re.compile(rf"\b([{CAPITALS}]{{2,20}})([{CAPITALS}][^\W\d_{CAPITALS}]{{1,20}})\b")
NAME_WORDS = range(2, 4)  # words of one of several names that are glued to each other
MIN_SURNAME = 3  # letters of the surname before such a seam; shorter ones begin a longer surname
PATRONYMIC = frozenset({"mac", "fitz", "ben", "bar", "ter"})  # with which a surname begins
MIN_ACRONYM = 3  # letters
MAX_LABEL = 60  # characters behind a seam in which the words for a credit or a date stand
MIN_CREDIT = 4  # letters of a word for a credit behind a seam; shorter ones are parts of names: "LeVon", "JoDi"
# Before a single name these rather mean "by": "von Heiner" is a blogger, who has no title of nobility without a first name.
BEFORE_GIVEN = frozenset({"von", "av", "af"})


def clean_line(text: str, words: Vocabulary) -> str:
    """Clean every line of *text*, keep the line breaks, and part what inline elements glued together, mailboxes too."""
    text = _unglued(text, words)
    text = part_mailboxes(text, words) if "@" in text else text
    return "\n".join(filter(None, map(clean_name, text.split("\n")))) if "\n" in text else clean_name(text)


def unglue(text: str) -> str:
    """
    Part what inline elements glued together, where a word of bylines or a month shows it.

    >>> unglue("ByAna RuizDec 5, 2023"), unglue("Ana McDonald")
    ('By Ana Ruiz Dec 5, 2023', 'Ana McDonald')
    """
    return _unglued(text, vocabulary(None))


def _unglued(text: str, words: Vocabulary) -> str:
    text = GLUED_MARK.sub(r" \g<0> ", text)
    if not text.isascii() and CJK.search(text):
        text = _glued_credits().sub(" | ", text)
    text = GLUED_CAPITALS.sub(lambda match: _before_label(match, words) or match.group(), text)
    if not GLUED.search(text):
        return text
    return _between_names(GLUED.sub(lambda match: _unglue(match, words), text), words)


def _between_names(text: str, words: Vocabulary) -> str:
    """Put a comma between names that are glued to each other: "Ana RuizTom Obi", and not "Ana McDonald" or "Jean DuPont Roy"."""
    parts = HUMP.split(text)
    names = [strip_prefixes(parts[0], words)[1], *parts[1:]]
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
    return f"{before} {behind}" if parted else _before_label(match, words) or match.group()


def _before_label(match: re.Match[str], words: Vocabulary) -> str:
    """A name and the word that is glued to it, parted, if that begins a credit or tells of a date; else nothing."""
    before, behind = match.groups()
    label = match.string[match.start(2) : match.start(2) + MAX_LABEL]
    if before.casefold() in words.lists["particles"] or before.casefold() in PATRONYMIC:
        return ""
    if _begins_credit(label, words):
        return f"{before} | {behind}"  # a line of its own
    return f"{before} {behind}" if date_words().begin(label) else ""


def _begins_credit(text: str, words: Vocabulary) -> bool:
    """Whether a text begins with a word for what somebody did beside writing, and a name may follow: "Photos: Tom Obi"."""
    match = words.prefix.match(text)
    return match is not None and len(match[1]) >= MIN_CREDIT and " ".join(match[1].casefold().split()) in words.roles


@cache
def _glued_credits() -> re.Pattern[str]:
    """Finds where a word for a credit with a colon is written onto a name in Chinese: "文：何家樂攝：王小明"."""
    roles = sorted((word for word in vocabulary(None).roles if CJK.match(word)), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<=[{HAN}][{HAN}])(?=(?:{'|'.join(map(re.escape, roles))})\s?[:：/／])")


def _is_acronym(before: str, behind: str) -> bool:
    """Whether a name of an outlet in capitals is glued to a surname: "HillESPN", and not "MacDONALD"."""
    return behind.isupper() and len(behind) >= MIN_ACRONYM and len(before) > MIN_ACRONYM and before.casefold() != "fitz"


def strip_edges(text: str, words: Vocabulary) -> str:
    """Take furniture off both ends: "Follow Jane Doe", "Jane Doe Contact"."""
    start, end = words.edge
    for _ in range(MAX_PREFIXES):
        match = start.match(text)
        shorter = end.sub("", text[match.end() :] if match else text)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def strip_prefixes(text: str, words: Vocabulary) -> tuple[str, str]:
    """Take the byline words off the start: the role they give, and the rest."""
    role = "author"
    for _ in range(MAX_PREFIXES):
        match = words.prefix.match(text)
        rest = text[match.end() :] if match else ""
        if not match or not rest or belongs_to_name(match, rest, words):
            break
        if match.group(0) == f"{match.group(1)} " and fold(match.group(1)) in words.organisations:
            break
        role = words.roles.get(" ".join(match.group(1).casefold().split()), role)
        text = rest
    return role, text


def belongs_to_name(match: re.Match[str], rest: str, words: Vocabulary) -> bool:
    """Whether a short byline word is a part of the name: "Di Marco", "Van Gogh", "Da Silva"."""
    word, behind = match.group(1), match.group(0)[len(match.group(1)) :].strip()
    if behind or fold(rest) in words.lists["accounts"]:
        return False
    surname = rest.partition(",")[0]  # "de Jong, Michiel"
    return word not in BEFORE_GIVEN and word.casefold() in words.lists["particles"] and len(surname.split()) < 2
