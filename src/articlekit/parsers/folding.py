"""Strings as parsers compare them: without case, punctuation and spaces. Phrases of packs are folded further."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

__all__ = ["fold", "squash"]

MAX_KEPT = 100  # characters of the texts whose folded form is kept: most names are asked for several times on a page
# Marks on letters that writers leave out: accents that make no letter of their own, points of Hebrew and Arabic, and
# what chooses between the forms of one sign.
OPTIONAL = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08ca-\u08e1\u08e3-\u08ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f]"
)
# Vowel signs and other marks (category M) from India to Indonesia, which tell one word from another, and what lies
# between them; the re module takes them for no part of a word. Source: the Unicode Character Database, version 15.
MARKS = (
    "\u0900-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83"
    "\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece\u0f18\u0f19\u0f35\u0f37\u0f39"
    "\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd"
    "\u180b-\u180d\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37"
    "\u1cd0-\u1cd2\u1cd4-\u1cff\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953\ua980-\ua9c0"
    "\ua9e5-\uaa4d\uaa7b-\uaac1\uaaeb-\uaaef\uaaf5\uaaf6\uabe3-\uabea\uabec\uabed"
)
NOT_WORD = re.compile(r"[\W_]+")
NOT_WORD_OR_MARK = re.compile(rf"(?:[^\w{MARKS}]|_)+")


def fold(text: str) -> str:
    """
    Fold case, punctuation and white space, to compare names.

    >>> fold("The New-York  Times!"), fold("Ана И. Руис"), fold("मीना देवी")
    ('the new york times', 'ана и руис', 'मीना देवी')
    >>> fold("–")
    ''
    """
    return _kept(text) if len(text) <= MAX_KEPT else _fold(text)


def squash(text: str) -> str:
    """
    Fold a text, and leave its spaces out.

    >>> squash("The New-York  Times!")
    'thenewyorktimes'
    >>> squash("–")
    ''
    """
    return fold(text).replace(" ", "")


def _fold(text: str) -> str:
    folded = text.casefold()
    if folded.isascii():
        return NOT_WORD.sub(" ", folded).strip()
    return NOT_WORD_OR_MARK.sub(" ", OPTIONAL.sub("", normalize("NFC", folded))).strip()


_kept = lru_cache(maxsize=4096)(_fold)
