"""Folds what does not matter to the meaning of words: case, accents, kinds of quotes and dashes, numbers, spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from articlekit.letters import HANGUL, UNSPACED

__all__ = ["GLUED", "fold", "fold_with_letters", "in_words"]

ASCII = bytes(range(128))
DIGITS = bytes.maketrans(b"0123456789", b"#" * 10)
# Every ASCII mark but "#", which stands for a number, and NUL, which stands between lines.
BLANKS = bytes(
    ord(" ") if 0 < code < 128 and not chr(code).isalnum() and code != ord("#") else code for code in range(256)
)
MAX_REPLACED = 80  # kinds of letters; for more of them one slow walk is quicker than a quick one for each
# Letters that no decomposition makes plain, letters of Arabic script that are typed for each other, and the marks that
# NFKC leaves alone.
PLAIN = {
    **dict.fromkeys("‘’‛ʼ´`׳′", "'"),
    # Without the single ones, and the signs of money, a phrase would lose the mark that makes it one: "home ›", "only # €".
    **dict.fromkeys("“”„‟«»‹›″״「」『』", '"'),
    **dict.fromkeys("€£¥₹₽₴₩", "$"),
    **dict.fromkeys("‐‑‒–—―−־", "-"),
    **dict.fromkeys("。।॥։።។", ". "),
    "؟": "?",
    "۔": ".",
    "،": ",",
    "՝": ":",
    "؛": ";",
    "、": ", ",
    "·": " ",
    "ー": "ー",
    "…": "...",
    "・": " ",
    "©": " © ",
    "℗": " © ",
    "ⓒ": " © ",
    "®": " ",
    "™": " ",
    "№": "#",
    "ß": "ss",
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
    "ς": "σ",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ۃ": "ه",
    "ँ": "ं",
    "\u0640": "",
}
# Marks on letters of Latin, Greek, Cyrillic, Hebrew and Arabic that writers leave out, above all in capitals, and the dot
# of Hindi's borrowed letters. The vowel signs of Indic scripts are marks as well, and matter.
OPTIONAL = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]")
LETTERS = UNSPACED + HANGUL  # Korean writes particles onto the word before
SEAM = re.compile(f"(?<=[a-z0-9#])(?=[{LETTERS}])|(?<=[{LETTERS}])(?=[a-z0-9#])")
GLUED = re.compile(f"[{LETTERS}]")


def fold(text: str) -> str:
    """
    Fold case, compatibility forms, accents, quotes, dashes, and numbers; marks stay, white space is not touched.

    >>> fold("J’accepte TOUT"), fold("1,024 shares in 3 days"), fold("KABUL ET, KAPALI İÇERİK"), fold("(c) Ana")
    ("j'accepte tout", '# shares in # days', 'kabul et, kapali icerik', ' ©  ana')
    >>> fold("")
    ''
    """
    return fold_with_letters(text)[0]


def fold_with_letters(text: str) -> tuple[str, set[str]]:
    """
    As :func:`fold`, with the letters of the text that are not ASCII, lower-case.

    >>> fold_with_letters("Ünder 3")
    ('under #', {'ü'})
    """
    text = text.lower()
    raw = text.encode("utf-8", "surrogatepass")
    letters: set[str] = set()
    if not text.isascii():
        letters = set(raw.translate(None, ASCII).decode("utf-8", "surrogatepass"))
        text = _fold_letters(text, letters)
        raw = text.encode("utf-8", "surrogatepass")
    raw = raw.replace(b"(c)", " © ".encode()).translate(DIGITS)
    if b"#" in raw:
        for many in (b"####", b"##", b"##", b"##", b"#.#", b"#,#", b"#.#", b"#,#"):
            raw = raw.replace(many, b"#")
    return raw.decode("utf-8", "surrogatepass"), letters


def in_words(text: str) -> str:
    """
    The words of a folded text, with a space in place of each mark; as long as *text*, so that offsets hold.

    >>> in_words("j'accepte tout. #%")
    'j accepte tout  # '
    """
    return text.encode().translate(BLANKS).decode()


def _fold_letters(text: str, letters: set[str]) -> str:
    """Replace each of the letters that has a plainer form."""
    changes = {letter: plain for letter in sorted(letters) if (plain := _plain(letter)) != letter}
    if len(changes) > MAX_REPLACED:
        text = text.translate({ord(letter): plain for letter, plain in changes.items()})
    else:
        for letter, plain in changes.items():
            text = text.replace(letter, plain)
    if GLUED.search("".join(letters)):
        text = SEAM.sub(" ", text)  # "cookieを" has two words
    return text


@lru_cache(maxsize=8192)
def _plain(letter: str) -> str:
    """The plain form of one letter or mark."""
    if letter in PLAIN:
        return PLAIN[letter]
    category = unicodedata.category(letter)
    if category in ("Cf", "Cc"):
        return "" if category == "Cf" else " "
    if OPTIONAL.match(letter):
        return ""
    if category == "Nd":
        return "#"
    folded = unicodedata.normalize("NFKC", letter)
    plain = unicodedata.normalize("NFC", OPTIONAL.sub("", unicodedata.normalize("NFD", folded))).lower()
    plain = "".join(PLAIN.get(part, part) for part in plain)
    return "".join(part if part.isascii() or unicodedata.category(part)[0] in "LMN" else _blank(part) for part in plain)


def _blank(mark: str) -> str:
    return "©" if mark == "©" else " "
