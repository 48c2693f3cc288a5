"""
Dates in text: a strict grammar that finds complete dates, and nothing else, in any language of the calendar.

A line becomes a string of one-letter tokens, its shape: "Monday, 21 December 2020" is ``"W, D M Y"``. A handful of
regular expressions over the shape is the whole grammar; languages differ in their words only, which are data. What a
pattern has proved complete is then read: python-dateutil puts written months, times and zones together. On its own it
would not do: it fills what is missing from today's date and finds dates in words such as "may".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from articlekit.arguments import expect, strings
from articlekit.article import ArticleDate
from articlekit.letters import is_hangul
from articlekit.parsers.dates.calendar import ERAS, ZONES, Calendar, ago, calendar, fold_word, from_jalali, from_sambat

if TYPE_CHECKING:
    from dateutil.parser import parser

__all__ = [
    "FIRST_DECLARED",
    "FIRST_YEAR",
    "LAST_YEAR",
    "DateMatch",
    "find_dates",
    "is_later",
    "parse_date",
    "parse_declared",
]

FIRST_YEAR = 1990  # the first web pages; what is printed there of older days is what an article speaks of
FIRST_DECLARED = 1700  # what a page declares may be older: archives of newspapers and journals reach back so far
LAST_YEAR = 2100
# What systems state where they know no date: the zero of Unix, of .NET, of Excel and of OLE automation.
NO_DATES = frozenset({date(1970, 1, 1), date(1, 1, 1), date(1900, 1, 1), date(1899, 12, 30)})
MAX_TEXT = 300  # characters; a longer text is no date line
MAX_LINE = 2000
NOON = 6  # hours before it are not around noon, but behind it
DAWN = 6  # hours before it are behind midnight

ISO = re.compile(
    r"\s*(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:\s*T\s*|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\s*",
    re.IGNORECASE,
)
COMPACT = re.compile(
    r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?\s*"
)
MONTH_ONLY = re.compile(r"\s*(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))\s*")
CHINESE = re.compile(
    "([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日號号]"
)
CHINESE_DIGITS = {
    digit: number for digits in ("〇一二三四五六七八九", "零", "○") for number, digit in enumerate(digits)
}
TOKEN = re.compile(
    r"\d+|\s+|[ap]\.\s?m\b\.?|[\u4e00-\u9fff]"
    r"|[^\s\d!-/:-@\[-`{-~\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f"
    r"\uff00-\uff20\u4e00-\u9fff،؛۔।〇]+|.",
    re.IGNORECASE | re.DOTALL,
)
PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—−－", "-"), **dict.fromkeys("：∶", ":"), "／": "/", "．": ".", "，": ",", "،": ",", "、": ",",
    "ˌ": ",", **dict.fromkeys("•·●∙▪", "|"),
    "（": "(", "）": ")", "’": "'", "\u200f": " ", "\u200e": " ",
}  # fmt: skip

NUMBERED = re.compile(r"\d\d|\d ?年|元年")  # what each complete date has in it
NUMBERS = "xDDNYNNNCN"  # kinds by the number of digits
SEAM = re.compile("\\d{5}|\\d{3}[:：]|[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
CAPITAL = re.compile("(?<=[a-zß-öø-ÿ])[A-ZÀ-ÖØ-Þ]")
GLUED_YEAR = re.compile(r"(?:M ?D,? ?|D[. ]{0,2}M[. ]{1,2})\Z")  # what only a year can follow
GLUED_CLOCK_YEAR = re.compile(r"(?<![-/.:])(?:D\. ?D\. ?|D/D/|D-D-)\Z")  # what a year follows in a numeric date
GLUED_CLOCK_DAY = re.compile(r"(?<![-/.:])Y([-/.])D\1\Z")  # and what a day
MAX_CLOCK = 2  # digits of an hour

# The grammar. D one or two digits, Y four, N three or more than four; M a month's name, W a weekday's; y m d the
# signs of year, month and day (年 월 ngày); o a filler ("de"), S an ordinal's ending; a b p words for morning
# and evening, p only beside minutes, h n s the signs of the time of day; z a zone; E an era. Punctuation stands for itself, - for all dashes.
F = r"[ .,/'()\-oS]{0,5}"  # between the parts of a date with a written month
ALSO = r"(?: ?[/(] ?M\)?)?"  # the month by its other name: the Arab world has two sets, and print has both
PATTERNS = (
    ("dmy", rf"(?<!D[:.])D{F}M{ALSO}{F}Y"),
    ("dmy2", r"(?<!D[:.])D-M-D(?![DY:])"),
    ("mdty", r"M D D:D(?::D)? z? ?Y"),  # as Unix prints it
    ("mdy", rf"M{F}D(?!:){F}Y(?! ?y)"),
    ("ymd", rf"Y ?y?{F}M{F}D(?![:DY])(?!{F}Y)"),
    ("ydm", rf"Y(?:[ .,\-]{{0,2}}[.oy][ .,o\-]{{0,3}}D{F}M| D-M)(?!{F}Y)"),
    ("n_ymd", r"Y(?P<s> ?[-/.] ?)D ?(?P<t>[-/.]) ?D(?![/-][DY](?!:D))"),
    ("n_dmy", r"(?<![D:][-/.:])D ?(?P<u>[-/.]) ?D ?[-/.] ?Y(?![-/.][DYN](?!:D))"),
    ("n_dmy2", r"(?<![D:Y][-/.:])(?<![-/.])D(?P<v>[-/.] ?)D(?P=v)D(?![-/.:]?[DYN])"),
    ("c_ymd", r"(?:E ?[DNe]|Y|D) ?y ?D(?:-o)? ?m ?D(?: ?d)?"),
    ("c_dmy", r"D ?[o,/]? ?m ?D[ ,/]{0,2}y? ?Y"),
    ("c_ym", r"(?:E ?[DNe]|Y) ?y ?D ?m"),
    ("my", rf"(?<!D )(?<!D)M{F}Y"),
)  # fmt: skip
TIME = (
    r"(?:b ?|(?<= )a |(?<![^ ,(])p )?"
    r"(?:D:D(?::D(?:[.,][DNYC])?)?|D: D|D[.]D[.]D|D[.]D(?= ?[ahp])|(?:(?<=o )|(?<=o[.] ))D[.]D|D ?h ?D(?: ?n)?(?: ?D ?s)?|D ?h|D(?= ?a))"
    r"(?: ?[ap])?(?: ?h(?![DYN]))?"
)
ZONE = r"(?:[ ,(]{0,2}(?:z[-+]D:D|z[-+][DY]|z|[-+]D:D|[-+]Y))?"
GAP = r"[ ,.|·•/@()\-;:oWdhTS]{0,8}"


@frozen
class DateMatch:
    """
    One date in a longer text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character, time and zone included.
        date: what it says.
    """

    start: int
    end: int
    date: ArticleDate


@frozen
class Reading:
    """
    How dates are to be read: the languages to prefer, whether the day comes first, the time that "ago" counts from,
    and the first year of which a day in words counts.
    """

    languages: tuple[str, ...] = ()
    day_first: bool | None = None
    reference_time: datetime | None = None
    since: int = FIRST_YEAR


@frozen(eq=False)
class Shape:
    """A text as tokens: for each its text, where it begins, and its kind, one letter; and the letters in one string."""

    text: str
    words: list[str]
    starts: list[int]
    kinds: str

    def end(self, token: int) -> int:
        """The offset behind a token."""
        return self.starts[token] + len(self.words[token])


def parse_date(
    text: str,
    *,
    languages: str | Sequence[str] = (),
    day_first: bool | None = None,
    reference_time: datetime | None = None,
) -> ArticleDate | None:
    """
    Read the one complete date of a short text.

    >>> parse_date("Published on Monday, 21 December 2020 at 10:05 CET").isoformat()
    '2020-12-21T10:05:00+01:00'
    >>> parse_date("2020年12月21日").isoformat(), parse_date("30. února 2020"), parse_date("2020")
    ('2020-12-21', None, None)
    >>> parse_date("4 آب/أغسطس 2021").isoformat(), parse_date("4 May/June 2021")
    ('2021-08-04', None)
    >>> parse_date("04/05/2021").ambiguous, parse_date("04/05/2021", languages=["de"]).isoformat()
    (True, '2021-05-04')
    >>> parse_date("1985-05-03").isoformat(), parse_date("3 May 1985"), parse_date("1970-01-01")
    ('1985-05-03', None, None)

    Args:
        text: one line, entities decoded.
        languages: ISO 639-1 code of the text, with or without a country, ``"en"`` or ``"en-GB"``; or several, the
            likeliest first.
        day_first: the order of numeric dates, where it is known.
        reference_time: what "3 hours ago" counts from; without it such texts give None. Later days give None.

    Returns:
        The date with what precision, time and zone the text states; None if there is none, or several different ones.
        Days before 1990 count in ISO 8601 only, those before 1700 and zeros of clocks such as 1970-01-01 never. Nor
        does anything of today's date: a text without a year gives None, and so does one with nothing but a year.

    Raises:
        InputTypeError: if an argument is of another type.
    """
    expect(text, str, "text", "a str")
    expect(reference_time, (datetime, NoneType), "reference_time", "a datetime or None")
    return _parse(text, Reading(strings(languages, "languages"), day_first, reference_time))


def parse_declared(
    text: str, *, languages: Sequence[str] = (), reference_time: datetime | None = None
) -> ArticleDate | None:
    """
    Read a text that is declared to be a date, as :func:`parse_date` does; it may be of long ago in any form.

    >>> parse_declared("May 3, 1985").isoformat(), parse_declared("1985/05").isoformat(), parse_declared("May 3, 1685")
    ('1985-05-03', '1985-05', None)

    Args:
        text: as for :func:`parse_date`.
        languages: as for :func:`parse_date`.
        reference_time: as for :func:`parse_date`.

    Returns:
        The date, as of :func:`parse_date`.
    """
    reading = Reading(tuple(languages), reference_time=reference_time)
    return _parse(text, reading) or _parse(text, evolve(reading, since=FIRST_DECLARED))


def _parse(text: str, reading: Reading) -> ArticleDate | None:
    if not text or len(text) > MAX_TEXT:
        return None
    for read in (_iso, _compact, _month_only):
        if found := read(text):
            return _unless_late(found, reading)
    matches = [match for match in _scan(text, reading) if match.date.value.year >= reading.since]
    if not matches:
        return ago(text, reading.reference_time) if reading.reference_time else None
    if len({_day(match.date) for match in matches}) > 1:
        return None
    return _unless_late(max(matches, key=lambda match: PRECISIONS.index(match.date.precision)).date, reading)


def find_dates(
    text: str,
    *,
    languages: Sequence[str] = (),
    day_first: bool | None = None,
    reference_time: datetime | None = None,
) -> tuple[DateMatch, ...]:
    """
    Find all complete dates in a line.

    >>> [match.date.isoformat() for match in find_dates("Posted 3 May 2021, updated 5 May 2021 at 8.30 am")]
    ['2021-05-03', '2021-05-05T08:30:00']
    >>> find_dates("We may meet in room 2021.")
    ()

    Args:
        text: one line; what is behind its first 2,000 characters is not looked at, nor are days before 1990.
        languages: as for :func:`parse_date`.
        day_first: as for :func:`parse_date`.
        reference_time: as for :func:`parse_date`.

    Returns:
        The dates in the order of the text, with their places.
    """
    reading = Reading(tuple(languages), day_first, reference_time)
    found = tuple(
        match
        for match in _scan(text[:MAX_LINE], reading)
        if match.date.value.year >= reading.since and _unless_late(match.date, reading)
    )
    if not found and reference_time and (made := ago(text[:MAX_TEXT], reference_time)):
        start = text.index(made.raw)
        return (DateMatch(start, start + len(made.raw), made),)
    return found


PRECISIONS = ("year", "month", "day", "minute", "second")


def _day(found: ArticleDate) -> date:
    return found.value.date() if isinstance(found.value, datetime) else found.value


def is_later(found: ArticleDate, reference: datetime | None) -> bool:
    """
    Whether a date is after the time at which its page was fetched.

    Where both have a zone, the moments are compared, else the days.

    >>> is_later(ArticleDate(date(2020, 12, 21)), datetime(2020, 12, 20)), is_later(ArticleDate(date(2020, 12, 21)), None)
    (True, False)
    """
    if reference is None:
        return False
    value = found.value
    if isinstance(value, datetime) and value.tzinfo and reference.tzinfo:
        return value > reference
    return _day(found) > reference.date()


def _unless_late(found: ArticleDate, reading: Reading) -> ArticleDate | None:
    return None if is_later(found, reading.reference_time) else found


# --- without words ---------------------------------------------------------------------------------------------------


def _iso(text: str) -> ArticleDate | None:
    """ISO 8601 with hyphens, and what is commonly written for it."""
    match = ISO.fullmatch(text)
    return _numeric(match.groups(), text) if match else None


def _compact(text: str) -> ArticleDate | None:
    """ISO 8601 without hyphens."""
    match = COMPACT.fullmatch(text)
    return _numeric(match.groups(), text) if match else None


def _month_only(text: str) -> ArticleDate | None:
    """Month and year in numbers; only if the text says nothing else."""
    match = MONTH_ONLY.fullmatch(text)
    if not match:
        return None
    year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
    return _made(int(year), int(month), 1, text.strip(), "month")


def _numeric(groups: Sequence[str | None], raw: str) -> ArticleDate | None:
    year, month, day, hour, minute, second, zone = groups
    found = _made(int(year or 0), int(month or 0), int(day or 0), raw.strip())
    if not found or hour is None:
        return found
    return _at(found, int(hour), int(minute or 0), None if second is None else int(second), _offset(zone))


def _made(
    year: int, month: int, day: int, raw: str, precision: Any = "day", *, ambiguous: bool = False
) -> ArticleDate | None:
    if not FIRST_DECLARED <= year <= LAST_YEAR:
        return None
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return ArticleDate(value, precision, ambiguous, raw, "text") if value not in NO_DATES else None


def _at(found: ArticleDate, hour: int, minute: int, second: int | None, offset: int | None) -> ArticleDate:
    """The date with a time of day; as it was if that time does not exist."""
    day = _day(found)
    extra = 0
    if hour == 24 and minute == 0:
        hour, extra = 0, 1
    if hour > 23 or minute > 59 or (second or 0) > 60 or offset is not None and abs(offset) > 15 * 60:
        return found
    zone = None if offset is None else timezone(timedelta(minutes=offset)) if offset else UTC
    value = datetime(day.year, day.month, day.day, hour, minute, min(second or 0, 59), tzinfo=zone) + timedelta(
        days=extra
    )
    return ArticleDate(value, "minute" if second is None else "second", found.ambiguous, found.raw, found.source)


def _offset(zone: str | None) -> int | None:
    """Minutes from UTC of ``Z``, ``+01:00``, ``-0500``, ``CET``; None for what is no zone."""
    if not zone:
        return None
    zone = zone.strip().replace("−", "-").lower()
    if zone in ZONES:
        return ZONES[zone]
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d\d?):?(\d\d)?", zone)
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return -minutes if match[1] == "-" else minutes


# --- shapes ----------------------------------------------------------------------------------------------------------


def _shape(text: str) -> Shape:
    words: list[str] = []
    starts: list[int] = []
    kinds: list[str] = []
    table = calendar()
    tokens = [(match.start(), match.group()) for match in TOKEN.finditer(text)]
    is_glued = SEAM.search(text) is not None
    position = 0
    while position < len(tokens):
        start, word = tokens[position]
        taken = 1
        if is_glued and (cut := _seam(tokens, position, kinds, table)):
            tokens[position : position + 1] = [(start, word[:cut]), (start + cut, word[cut:])]
            word = word[:cut]
        if word == " ":
            kind = " "
        elif word.isdecimal():
            kind = NUMBERS[min(len(word), 9)]
        elif word[0].isalpha():
            taken, word, kind = _word(tokens, position, text, table)
            if kind in "xoW" and kinds and kinds[-1] == "D" and fold_word(word) in table.ordinals:
                kind = "S"
        else:
            kind = _mark(word)
        words.append(word)
        starts.append(start)
        kinds.append(kind)
        position += taken
    return Shape(text, words, starts, "".join(kinds))


def _mark(word: str) -> str:
    """The kind of what is neither a word nor a number."""
    if word.isspace():
        return " "
    plain = word if len(word) == 1 and word.isascii() and not word.isalnum() else "S" if word in "°º" else "x"
    return PUNCTUATION.get(word, plain)


def _seam(tokens: list[tuple[int, str]], position: int, kinds: list[str], table: Calendar) -> int:
    """
    Where a word is two that were glued together, as elements that stand side by side often are; else 0.

    "SchmittDec 05, 20232 Shares" has a name before the month and a number behind the year, "14.06.202317:31" a clock.
    """
    word = tokens[position][1]
    if word[0].isdecimal():
        before = "".join(kinds[-6:])
        clock = _is_before_clock(tokens, position)
        if len(word) > 4 and FIRST_YEAR <= int(word[:4]) <= LAST_YEAR:
            numeric = len(word) <= 4 + MAX_CLOCK and (clock or _is_before_word(tokens, position))
            return 4 if GLUED_YEAR.search(before) or numeric and GLUED_CLOCK_YEAR.search(before) else 0
        if clock and 2 < len(word) <= 2 + MAX_CLOCK and GLUED_CLOCK_DAY.search(before):
            return 2
    elif len(word) > 5 and word.isalpha() and not (word.islower() or word.isupper() or word.istitle()):
        for match in CAPITAL.finditer(word):
            if table.kinds.get(fold_word(word[match.start() :])) in ("M", "W"):
                return match.start()
    return 0


def _is_before_clock(tokens: list[tuple[int, str]], position: int) -> bool:
    """Whether a number ends in the hour of a clock: a colon and minutes are behind it."""
    behind = [word for _, word in tokens[position + 1 : position + 3]]
    return len(behind) > 1 and behind[0] in {":", "："} and behind[1].isdecimal() and len(behind[1]) == 2


def _is_before_word(tokens: list[tuple[int, str]], position: int) -> bool:
    """Whether a number ends in one that a word goes with: "3 Min.", "17.31 Uhr"."""
    behind = [word for _, word in tokens[position + 1 : position + 5]]
    if len(behind) > 2 and behind[0] == "." and behind[1].isdecimal() and len(behind[1]) == 2:
        behind = behind[2:]
    return len(behind) > 1 and behind[0].isspace() and behind[1][0].isalpha()


def _word(tokens: list[tuple[int, str]], position: int, text: str, table: Calendar) -> tuple[int, str, str]:
    """How many tokens make the word, the word, and its kind: names of several words are tried before single ones."""
    start, word = tokens[position]
    folded = fold_word(word)
    if folded in table.starts or word in "民令平昭":
        for length in (5, 3, 2):
            if position + length <= len(tokens) and not tokens[position + length - 1][1].isspace():
                last, tail = tokens[position + length - 1]
                joined = " ".join(text[start : last + len(tail)].split())
                kind = table.kinds.get(fold_word(joined))
                if kind:
                    return length, joined, kind
    if word in "上下早晚凌清傍午" and position + 1 < len(tokens):
        joined = word + tokens[position + 1][1]
        if table.kinds.get(joined) == "b":
            return 2, joined, "b"
    if len(word) == 1 and word in "tT":
        return 1, word, "T"
    if len(word) > 3 and word[1] in ".s" and word[:1] in "apAP" and "." in word:
        return 1, word, "a"
    kind = table.kinds.get(folded)
    if kind is None and is_hangul(word[0]):
        kind = table.kinds.get(word[0])  # a sign with an ending: 일자
    if kind is None and len(word) > 4 and folded[0] in "dl" and folded[1] in "'’":
        kind = table.kinds.get(folded[2:])  # d'abril
        word = word[2:] if kind == "M" else word
    if kind is None and word[0] == "ב" and table.kinds.get(folded[1:]) == "M":
        return 1, word[1:], "M"  # Hebrew writes "in" and the month as one word
    return 1, word, kind or "x"


@cache
def _grammar() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS))


@cache
def _time_after() -> re.Pattern[str]:
    return re.compile(rf"(?P<gap>{GAP})(?P<time>{TIME})(?P<zone>{ZONE})")


@cache
def _time_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![DY:.])(?P<time>{TIME})(?P<zone>{ZONE}){GAP}\Z")


def _scan(text: str, reading: Reading) -> list[DateMatch]:
    found = list(_chinese(text)) if "年" in text and "月" in text and not any(map(str.isdecimal, text)) else []
    if not NUMBERED.search(text):
        return found
    shape = _shape(text)
    if not ("D" in shape.kinds or "Y" in shape.kinds):
        return found
    for match in _grammar().finditer(shape.kinds):
        if found and shape.starts[match.start()] < found[-1].end:
            continue  # a time such as 10.05.33, which belongs to the date before it
        if made := _build(shape, match, reading):
            found.append(made)
    return found


def _chinese(text: str) -> Iterator[DateMatch]:
    """Dates in Chinese numerals: 二〇二〇年十二月二十一日."""
    for match in CHINESE.finditer(text):
        year = int("".join(str(CHINESE_DIGITS[digit]) for digit in match[1]))
        made = _made(year, _chinese_number(match[2]), _chinese_number(match[3]), match[0])
        if made:
            yield DateMatch(match.start(), match.end(), made)


def _chinese_number(text: str) -> int:
    """A number below 40."""
    tens, ten, ones = text.replace("廿", "二十").replace("卅", "三十").partition("十")
    if not ten:
        return CHINESE_DIGITS.get(text, 0)
    return (CHINESE_DIGITS.get(tens, 0) if tens else 1) * 10 + (CHINESE_DIGITS.get(ones, 0) if ones else 0)


# --- reading what the grammar has found ------------------------------------------------------------------------------


def _build(shape: Shape, match: re.Match[str], reading: Reading) -> DateMatch | None:
    name = next(pattern for pattern, _ in PATTERNS if match[pattern])
    first, last = match.span()
    made = BUILDERS[name](shape, first, last, reading)
    if not made:
        return None
    if name == "mdty":
        return DateMatch(shape.starts[first], shape.end(last - 1), made)
    first, last, made = _with_time(shape, first, last, made)
    start, end = shape.starts[first], shape.end(last - 1)
    raw = shape.text[start:end]
    return DateMatch(start, end, ArticleDate(made.value, made.precision, made.ambiguous, raw, "text"))


def _numbers(shape: Shape, first: int, last: int) -> list[int]:
    return [int(shape.words[i]) for i in range(first, last) if shape.kinds[i] in "DYN"]


def _written(shape: Shape, first: int, last: int, reading: Reading) -> ArticleDate | None:
    """A date with the month as a word: dateutil puts it together."""
    months = [fold_word(shape.words[at]) for at in range(first, last) if shape.kinds[at] == "M"]
    numbers = _numbers(shape, first, last)
    year = max(numbers)
    day = min(numbers) if len(numbers) > 1 else 1
    if "Y" not in shape.kinds[first:last]:  # 21-Dec-20
        day, year = numbers[0], _century(numbers[1])
    word = months[0]
    table = calendar()
    if word in table.jalali and 1300 <= year < 1500:
        found = from_jalali(year, table.jalali[word], day)
        return _made(found.year, found.month, found.day, "") if found and len(numbers) > 1 else None
    languages = tuple(code[:2] for code in reading.languages)
    if word in table.sambat:
        found = from_sambat(year, table.sambat[word], day) if _is_nepali(reading) and len(numbers) > 1 else None
        return _made(found.year, found.month, found.day, "") if found else None
    read = [table.month(month, languages) for month in months]
    month = read[0]
    if not month or any(other is None or other[1] != month[1] for other in read):
        return None
    year = _christian(year)
    if len(numbers) == 1:
        return _made(year, month[1], 1, "", "month")
    return _assembled(year, month, word, day) if FIRST_DECLARED <= year <= LAST_YEAR else None


def _assembled(year: int, month: tuple[str, int], word: str, day: int) -> ArticleDate | None:
    """
    Hand day, month word and year to dateutil, which knows the words of that language by our parserinfo.

    It gets nothing but these three, so that it has nothing to guess; that it gives them back is checked all the same.
    """
    from dateutil.parser import ParserError

    language, number = month
    name = word if word.isalpha() else ENGLISH[number - 1]  # dateutil cuts words at combining marks
    try:
        value = _parser(language).parse(f"{day} {name} {year:04d}", default=datetime(FIRST_YEAR, 1, 1))
    except (ParserError, OverflowError):
        return None
    if (value.year, value.month, value.day) != (year, number, day) or value.date() in NO_DATES:
        return None
    return ArticleDate(value.date(), "day", source="text")


ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@cache
def _parser(language: str) -> parser:
    """dateutil's parser with what it has to know of a language: its names of months, and that the day comes first."""
    from dateutil.parser import parser, parserinfo

    names = calendar().names[language]
    tables = {
        "MONTHS": [(english, *words) for english, words in zip(ENGLISH, names, strict=True)],
        "WEEKDAYS": [],
        "JUMP": [" "],
    }
    words: parserinfo = type("Words", (parserinfo,), tables)(dayfirst=True)
    return parser(words)


def _christian(year: int) -> int:
    """The year of the common era for a year that may be Buddhist."""
    return year - 543 if 2533 <= year <= 2643 else year


def _century(year: int) -> int:
    """The year of two digits, if it is one of the web; else 0, which is no year."""
    return next((whole for whole in (1900 + year, 2000 + year) if FIRST_YEAR <= whole < FIRST_YEAR + 70), 0)


def _year_first(shape: Shape, first: int, last: int, reading: Reading) -> ArticleDate | None:
    """2020/12/21, 1399/10/01."""
    year, month, day = _numbers(shape, first, last)
    if 1369 <= year <= 1480 and (found := from_jalali(year, month, day)):
        return _made(found.year, found.month, found.day, "")
    if reading.languages and _is_nepali(reading) and (found := from_sambat(year, month, day)):
        return _made(found.year, found.month, found.day, "")
    return _made(_christian(year), month, day, "")


def _is_nepali(reading: Reading) -> bool:
    """Whether a year may be one of Nepal; in India the months of these names are those of the moon."""
    return not reading.languages or any(code[:2] == "ne" for code in reading.languages)


def _year_last(shape: Shape, first: int, last: int, reading: Reading) -> ArticleDate | None:
    """21.12.2020, 12/21/2020: the order is decided by what is possible, the weekday, the caller, and the language."""
    one, two, year = _numbers(shape, first, last)
    short = year < 100
    if short and one > 9 and _is_year_first(reading.languages) and (found := _made(_century(one), two, year, "")):
        return found
    if short and len(shape.words[last - 1]) < 2:
        return None  # 3.3.1 is a version
    year = _century(year) if year < 100 else _christian(year)
    day_first = _made(year, two, one, "")
    month_first = _made(year, one, two, "")
    if one == two or not (day_first and month_first):
        return day_first or month_first
    marks = shape.kinds[first:last]
    decided = _by_weekday(shape, first, day_first, month_first)
    if decided is None:
        decided = reading.day_first
    if decided is None and "." in marks:
        decided = True
    if decided is None:
        decided = _by_language(reading.languages)
    if decided is None:
        guess = month_first if any(code[:2] == "en" for code in reading.languages) else day_first
        return evolve(guess, ambiguous=True)
    return day_first if decided else month_first


def _by_weekday(shape: Shape, first: int, day_first: ArticleDate, month_first: ArticleDate) -> bool | None:
    """Whether the weekday printed before the date settles the order."""
    near = shape.kinds[max(0, first - 3) : first].rfind("W")
    if near < 0:
        return None
    days = calendar().weekdays.get(fold_word(shape.words[max(0, first - 3) + near]), frozenset())
    fits = [_day(found).weekday() in days for found in (day_first, month_first)]
    return None if fits[0] == fits[1] else fits[0]


def _by_language(languages: Sequence[str]) -> bool | None:
    """
    Whether the day comes first in these languages; None if there is none, or for English without a country.

    The countries are those of CLDR where the short date does not begin with the day.
    """
    table = calendar()
    for code in languages:
        language, _, country = code.replace("_", "-").lower().partition("-")
        if len(country) == 2:
            return table.territories.get(country, "dmy") != "mdy"
        if language in table.orders and language != "en":
            return table.orders[language] != "mdy"
    return None


def _is_year_first(languages: Sequence[str]) -> bool:
    """Whether dates are written from the year to the day here, even in short: 20. 12. 21."""
    return any(calendar().orders.get(code[:2]) == "ymd" and code[:2] not in ("af", "sv") for code in languages[:1])


def _signed(shape: Shape, first: int, last: int, reading: Reading) -> ArticleDate | None:
    """2020年12月21日, 令和2年12月21日, 民國109年12月21日, 20年12月21日, 2020年12月."""
    kinds = shape.kinds[first:last]
    numbers = _numbers(shape, first, last)
    if kinds[0] == "E":
        if "e" in kinds:
            numbers.insert(0, 1)
        year = ERAS[shape.words[first]] + numbers[0] - 1
    else:
        year = _century(numbers[0]) if numbers[0] < 100 else _christian(numbers[0])
    if len(numbers) == 2:
        return _made(year, numbers[1], 1, "", "month")
    return _made(year, numbers[1], numbers[2], "")


def _day_sign_last(shape: Shape, first: int, last: int, reading: Reading) -> ArticleDate | None:
    """Ngày 21 tháng 12 năm 2020."""
    day, month, year = _numbers(shape, first, last)
    return _made(year, month, day, "")


def _unix(shape: Shape, first: int, last: int, reading: Reading) -> ArticleDate | None:
    """Mon Dec 21 10:05:33 CET 2020."""
    numbers = _numbers(shape, first, last)
    month = calendar().month(fold_word(shape.words[first]))
    found = _made(numbers[-1], month[1], numbers[0], "".join(shape.words[first:last])) if month else None
    if not found:
        return None
    zone = next((shape.words[i] for i in range(first, last) if shape.kinds[i] == "z"), None)
    return _at(found, numbers[1], numbers[2], numbers[3] if len(numbers) > 4 else None, _offset(zone))


BUILDERS = {
    "dmy": _written, "dmy2": _written, "mdty": _unix, "mdy": _written, "ymd": _written, "ydm": _written, "my": _written,
    "n_ymd": _year_first, "n_dmy": _year_last, "n_dmy2": _year_last,
    "c_ymd": _signed, "c_ym": _signed, "c_dmy": _day_sign_last,
}  # fmt: skip


# --- time of day -----------------------------------------------------------------------------------------------------


def _with_time(shape: Shape, first: int, last: int, found: ArticleDate) -> tuple[int, int, ArticleDate]:
    """The date with the time that stands behind it or before it, and where the whole begins and ends."""
    if found.precision != "day":
        return first, last, found
    if match := _time_after().match(shape.kinds, last):
        timed = _timed(shape, match, 0, found)
        if timed is not found:
            return first, match.end(), timed
    base = max(0, first - 20)
    if match := _time_before().search(shape.kinds[base:first]):
        timed = _timed(shape, match, base, found)
        if timed is not found:
            return base + match.start(), last, timed
    return first, last, found


def _timed(shape: Shape, match: re.Match[str], base: int, found: ArticleDate) -> ArticleDate:
    first, last = match.span("time")
    numbers = [int(shape.words[i]) for i in range(base + first, base + last) if shape.kinds[i] == "D"]
    if ": " in shape.kinds[base + first : base + last] and len(shape.words[base + last - 1]) != len("30"):
        return found  # a number that something begins with: "12 May 2021, 5: 3 people"
    table = calendar()
    hour = numbers[0]
    for i in range(base + first, base + last):
        if shape.kinds[i] in "abp":
            word = fold_word(shape.words[i])
            if hour > 12:
                break
            hour = _hour(hour, word, table)
    begin, end = match.span("zone")
    zone = "".join(shape.words[base + begin : base + end]).strip(" ,(")
    return _at(
        found, hour, numbers[1] if len(numbers) > 1 else 0, numbers[2] if len(numbers) > 2 else None, _offset(zone)
    )


def _hour(hour: int, word: str, table: Calendar) -> int:
    """The hour of a clock of twelve hours, by the word for the part of the day beside it."""
    if word in table.noon:
        return hour + 12 if hour < NOON else hour
    if word in table.night:
        return hour % 12 if hour == 12 or hour < DAWN else hour + 12
    if word in table.morning or word[0] == "a":
        return hour % 12
    if word in table.evening or word[0] == "p":
        return hour % 12 + 12
    return hour
