"""
Which letters belong to which kind of script, and what lies between the letters of words and is no letter.

Scripts are given as ranges for a regular expression's character class; blocks as in
https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt.
"""

from __future__ import annotations

import re

__all__ = [
    "CAMEL", "CAPITALS", "DENSITY", "EAST_ASIAN", "HAN", "HANGUL", "HUMP", "KANA", "SOUTHEAST_ASIAN", "THAI_LAO", "UNSEEN", "UNSPACED",
    "alphabetic_size", "is_dense", "is_hangul", "without_unseen",
]  # fmt: skip

THAI_LAO = "\u0e00-\u0eff"  # written without full stops as well
SOUTHEAST_ASIAN = f"{THAI_LAO}\u1000-\u109f\u1780-\u17ff"  # with Burmese and Khmer
KANA = "\u3040-\u30ff"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HANGUL = "\uac00-\ud7a3"
EAST_ASIAN = KANA + HAN + HANGUL  # where a character is a syllable or a word
UNSPACED = SOUTHEAST_ASIAN + KANA + HAN  # no spaces between words

DENSE = "\u2e80"  # from here on Unicode has Chinese, Japanese and Korean
DENSITY = 2.5  # letters that one of their characters stands for: a paragraph that is as long as 80 letters has about 32

# Of Latin with its accents but for the rarest, of Greek and of Cyrillic, for a character class.
CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00deĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĻŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ\u0386\u0388-\u038f\u0391-\u03ab\u0400-\u042f\u0490"

UNSEEN = "\u00ad\u200b\u2060\ufeff"  # hints for line breaks, no part of the words
NOTHING = dict.fromkeys(map(ord, UNSEEN))
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")  # where "articleBody" is two words
HUMP = re.compile(
    r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])(?=[A-Z\u00c0-\u00d6\u00d8-\u00de])"
)  # the same in any word of prose


def is_dense(text: str) -> bool:
    """
    Whether the script has a character for a syllable or a word, by the one in the middle.

    >>> is_dense("昨夜は一晩中雨が降った。"), is_dense("It rained all night.")
    (True, False)
    """
    return not text.isascii() and text[len(text) // 2] >= DENSE


def alphabetic_size(text: str) -> int:
    """
    The length of a text as it would be in an alphabetic script, in characters.

    >>> alphabetic_size("昨夜は一晩中雨が降った。"), alphabetic_size("It rained all night.")
    (30, 20)
    """
    return int(len(text) * DENSITY) if is_dense(text) else len(text)


def is_hangul(letter: str) -> bool:
    """
    Whether one character is a Korean syllable.

    >>> is_hangul("비"), is_hangul("雨")
    (True, False)
    """
    return "\uac00" <= letter <= "\ud7a3"


def without_unseen(text: str) -> str:
    """
    A text without the characters that only hint at line breaks.

    >>> without_unseen("Donau\u00addampf\u200bschiff"), without_unseen("Donau")
    ('Donaudampfschiff', 'Donau')
    """
    if text.isascii() or not any(map(text.__contains__, UNSEEN)):
        return text
    return text.translate(NOTHING)
