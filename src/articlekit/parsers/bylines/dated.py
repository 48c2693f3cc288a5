"""Dates in and around bylines: where they begin, and a line without them."""

from __future__ import annotations

import re

from articlekit.parsers.bylines.names import Vocabulary, fold, vocabulary
from articlekit.parsers.dates.calendar import calendar, date_words, fold_word

__all__ = ["DIGIT", "is_dated", "without_date"]

# A digit inside a word begins no date: "Bo2man"; one glued to a name does: "Jane Doe10.5.2020".
DATE_BEGIN = re.compile(r"[\s,(|–-]{0,40}(?:(?<!\w)\d|\d{1,2}[./]\d|\d{4}[./-]\d|[०-९٠-٩۰-۹]).*$", re.DOTALL)
NUMERIC_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}\s*[月日]|\b\d{1,2}:\d\d\b")
DIGIT = re.compile(r"\d")
MAX_SHORT_MONTH = 4  # letters of a short form: "Mai", "Sept"


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
    if len(parts) > 2 and (_is_weekday(parts[-1]) or _is_short_weekday(parts[-1], match.group(0), words)):
        parts.pop()
    while parts and (number := _label_length(parts, words)):
        del parts[-number:]
    return " ".join(parts)


def _is_weekday(word: str) -> bool:
    """Whether a word is the full name of a weekday in any language of the calendar: "Δευτέρα", "poniedziałek"."""
    return len(word) > MAX_SHORT_MONTH and fold_word(word) in calendar().weekdays


def _is_short_weekday(word: str, behind: str, words: Vocabulary) -> bool:
    """Whether a word is one before a comma: "Ana Ruiz Ke, 13.05.2020", and not "Yo-Yo Ma 13.05.2020"."""
    return behind[0] == "," and word.casefold() in words.lists["weekdays"]


def _label_length(parts: list[str], words: Vocabulary) -> int:
    """How many words at the end belong to the date behind them: "Last updated", "Mai", "le"."""
    if number := date_words().length(" ".join(parts)):
        return number
    named = any(fold(parts[-1]) in words.lists[name] for name in ("calendar", "edges", "times"))
    return int(named or _is_month(parts) or _leads_to_date(parts, words))


def _is_month(parts: list[str]) -> bool:
    """Whether the last word is a month behind a whole name; short forms are parts of names as well."""
    month = parts[-1].rstrip(",.")
    return len(parts) > 2 and len(month) > MAX_SHORT_MONTH and fold_word(month) in calendar().months


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
