"""Calendar: the words of dates in many languages, and the calendars that are not the common one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import frozen

from articlekit.article import ArticleDate
from articlekit.data_files import tables_of
from articlekit.letters import HANGUL, UNSPACED
from articlekit.parsers.folding import fold

__all__ = [
    "ERAS",
    "ZONES",
    "Calendar",
    "DateWords",
    "ago",
    "calendar",
    "date_words",
    "fold_word",
    "from_jalali",
    "from_sambat",
]

# First year of each Japanese era, and of the calendar of Taiwan: the year 1 of it is this one.
# Source: National Diet Library of Japan, table of eras; Republic of China calendar, year 1 is 1912.
ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926, "民國": 1912, "民国": 1912}

# Months of the Solar Hijri calendar, in Persian and Dari. Source: Unicode CLDR, calendar "persian".
JALALI_MONTHS = (
    ("فروردین", "حمل"), ("اردیبهشت", "ثور"), ("خرداد", "جوزا"), ("تیر", "سرطان"), ("مرداد", "اسد"), ("شهریور", "سنبله"),
    ("مهر", "میزان"), ("آبان", "عقرب"), ("آذر", "قوس"), ("دی", "جدی"), ("بهمن", "دلو"), ("اسفند", "حوت"),
)  # fmt: skip

# Offsets of zone abbreviations from UTC, in minutes. Of those that mean several, only the ones that mean one thing in nearly
# all news: "EST" and "CST" are American, and "BST" is British.
# Source: RFC 2822 section 4.3 for the American ones, the IANA time zone database for the others.
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120,
    "eet": 120,
    "eest": 180, "msk": 180, "мск": 180, "trt": 180, "pkt": 300, "wib": 420, "wita": 480, "wit": 540, "hkt": 480,
    "sgt": 480,
    "jst": 540, "kst": 540, "awst": 480, "acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300,
    "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600,
    "brt": -180,
}  # fmt: skip
NAMELESS_ZONES = (
    "et",
    "ct",
    "mt",
    "pt",
    "ist",
    "edt/est",
)  # read over: what they mean depends on the season or the country

# The words of numeric dates and of the time of day; one letter for each kind, see text.py.
MARKERS = {
    "y": ("年", "년", "năm", "оны"),
    "m": ("月", "월", "tháng", "thg", "сарын", "сар"),
    "d": ("日", "號", "号", "일"),
    "h": ("時", "时", "点", "點", "시", "uhr", "h", "hrs", "hours", "hr", "น", "ώρα", "hs"),
    "n": ("分", "분", "min"),
    "s": ("秒", "초"),
    "e": ("元",),
}
SHORT = 3  # letters of the short form of a weekday
MORNING = ("上午", "早上", "凌晨", "清晨", "午前")
EVENING = ("下午", "晚上", "傍晚", "午後", "午后")


@frozen(eq=False)
class Calendar:
    """
    The tables of packs/calendar.json, ready for look-up.

    Attributes:
        kinds: folded word -> the letter of its kind in a shape.
        months: folded name -> ((language, month from 1), ...).
        weekdays: folded name -> the days it can mean, 0 for Monday.
        starts: first words of names that have several.
        jalali: folded name -> month of the Solar Hijri calendar.
        sambat: folded name -> month of the Bikram Sambat calendar.
        morning: words for the hours before noon.
        evening: words for those after it.
        noon: words for those around it.
        night: words for those before midnight and after it.
        ordinals: folded endings of ordinal numbers.
        orders: language -> the order of numeric dates, as ``"dmy"``.
        territories: lower-case ISO 3166 code -> that order, where it is not ``"dmy"``.
        names: language -> twelve lists of names.
    """

    kinds: Mapping[str, str]
    months: Mapping[str, tuple[tuple[str, int], ...]]
    weekdays: Mapping[str, frozenset[int]]
    starts: frozenset[str]
    jalali: Mapping[str, int]
    sambat: Mapping[str, int]
    morning: frozenset[str]
    evening: frozenset[str]
    noon: frozenset[str]
    night: frozenset[str]
    ordinals: frozenset[str]
    orders: Mapping[str, str]
    territories: Mapping[str, str]
    names: Mapping[str, tuple[tuple[str, ...], ...]]

    def month(self, word: str, languages: tuple[str, ...] = ()) -> tuple[str, int] | None:
        """
        What month a folded name means, and in which language: one of *languages* if it is one in them.

        >>> calendar().month("listopada", ("hr",)), calendar().month("listopada", ("pl",))
        (('hr', 10), ('pl', 11))
        >>> calendar().month("rain") is None
        True
        """
        readings = self.months.get(word)
        if not readings:
            return None
        return next((reading for wanted in languages for reading in readings if reading[0] == wanted), readings[0])

    def is_day(self, text: str) -> bool:
        """
        Whether what stands before a number is a weekday and a month. Short forms of weekdays may be names as well.

        >>> calendar().is_day("Jumanne, Machi"), calendar().is_day("Dé Máirt, Márta")
        (True, True)
        >>> calendar().is_day("Ruiz, April"), calendar().is_day("Sam, March")
        (False, False)
        """
        weekday, _, month = fold_word(text).replace(",", " ").strip().rpartition(" ")
        weekday = " ".join(weekday.split())
        return month in self.months and weekday in self.weekdays and len(weekday) > SHORT


def fold_word(word: str) -> str:
    """
    The form in which words are looked up.

    >>> fold_word("DÉC"), fold_word("Ağustos")
    ('déc', 'ağustos')
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold().replace("\u0307", "")


@cache
def calendar() -> Calendar:
    """The tables, read once: they are part of the package and never change."""
    data = json.loads((files("articlekit.packs") / "calendar.json").read_text(encoding="utf-8"))
    months: dict[str, list[tuple[str, int]]] = {}
    weekdays: dict[str, set[int]] = {}
    for language, words in data["languages"].items():
        for number, names in enumerate(words["months"], 1):
            for name in names:
                months.setdefault(name, []).append((language, number))
        for number, names in enumerate(words["weekdays"]):
            for name in names:
                weekdays.setdefault(name, set()).add(number)
    jalali = {fold_word(name): number for number, names in enumerate(JALALI_MONTHS, 1) for name in names}
    bikram = _bikram_sambat()
    sambat = {fold_word(name): number for number, names in enumerate(bikram["months"], 1) for name in names}
    kinds = _kinds(data, [*months, *jalali, *sambat], [*weekdays, *bikram["weekdays"]])
    parts = {
        part: frozenset(fold_word(word) for words in table.values() for word in words)
        for part, table in _dates_toml()["clock"].items()
    }
    kinds |= dict.fromkeys(frozenset[str]().union(*parts.values()), "p")
    kinds |= dict.fromkeys(map(fold_word, bikram["day"]), "d") | dict.fromkeys(map(fold_word, bikram["year"]), "o")
    return Calendar(
        kinds,
        {name: tuple(readings) for name, readings in months.items()},
        {name: frozenset(numbers) for name, numbers in weekdays.items()},
        frozenset(name.replace(".", " ").split()[0] for name in kinds if " " in name or "." in name),
        jalali,
        sambat,
        frozenset([*data["am"], *MORNING]) | parts["morning"],
        frozenset([*data["pm"], *EVENING]) | parts["evening"],
        parts["noon"],
        parts["night"],
        frozenset(data["ordinals"]),
        data["orders"],
        data["territories"],
        {language: tuple(map(tuple, words["months"])) for language, words in data["languages"].items()},
    )


def _kinds(data: Mapping[str, list[str]], months: list[str], weekdays: list[str]) -> dict[str, str]:
    """One letter for each word; what stands later here wins where a word has several uses."""
    kinds = dict.fromkeys(data["connectors"], "o")
    kinds |= dict.fromkeys(weekdays, "W")
    kinds |= dict.fromkeys([*ZONES, *NAMELESS_ZONES], "z")
    kinds |= dict.fromkeys(months, "M")
    kinds |= dict.fromkeys([*data["am"], *data["pm"]], "a")
    kinds |= dict.fromkeys([*MORNING, *EVENING, "오전", "오후"], "b")
    kinds |= dict.fromkeys(ERAS, "E")
    for kind, words in MARKERS.items():
        kinds |= dict.fromkeys(words, kind)
    return kinds


def from_jalali(year: int, month: int, day: int) -> date | None:
    """
    The common date of a day of the Solar Hijri calendar, by the cycle of 33 years, which holds for the years 1178 to
    1633.

    >>> from_jalali(1399, 10, 1)
    datetime.date(2020, 12, 21)
    >>> from_jalali(1399, 13, 1) is None
    True
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    leaps = (8 * year + 21) // 33  # leap years up to the one before this
    days = 365 * (year - 1) + leaps + (31 * (month - 1) if month < 7 else 30 * (month - 1) + 6) + day
    return date.fromordinal(days + 226894)


def _bikram_sambat() -> dict[str, Any]:
    return tables_of("articlekit.packs", "bikram_sambat.toml")


def from_sambat(year: int, month: int, day: int) -> date | None:
    """
    The common date of a day of the Bikram Sambat calendar, by a table: the lengths of its months follow no rule.

    >>> from_sambat(2080, 12, 1), from_sambat(2080, 12, 31) is None, from_sambat(2084, 1, 1) is None
    (datetime.date(2024, 3, 14), True, True)

    Args:
        year: one of 2046 to 2083; 2062, of which the sources of the table differ, gives None.
        month: from 1.
        day: from 1.
    """
    known = _bikram_sambat()["years"].get(str(year))
    if not known or not 1 <= month <= 12 or not 1 <= day <= known["lengths"][month - 1]:
        return None
    begins: date = known["begins"]
    return begins + timedelta(days=sum(known["lengths"][: month - 1]) + day - 1)


# --- the words before dates ------------------------------------------------------------------------------------------

SPACELESS = re.compile(f"[{UNSPACED}{HANGUL}]+")
CLOCK = re.compile(
    r"(?:\b(?:at|um|à|kl|om|o|às|alle)\b)?\s{0,3}\d\d?[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?|uhr|h)?", re.IGNORECASE
)
Meaning = Literal["published", "modified", "neither"]
MAX_SHORT_WORD = 3  # letters
MAX_WEEKDAY = 30  # characters of it with its article
FILLERS = frozenset(("the", "den", "dem", "der", "del", "día", "dia", "dne", "dnia", "ngày"))


@frozen(eq=False)
class DateWords:
    """
    The words that stand before dates, of packs/dates.toml.

    Attributes:
        meanings: folded phrase -> what the date behind it says of the article.
        neither: folded phrase -> the languages in which it stands before dates that say nothing of the article.
        longest: number of words in the longest phrase.
        endings: phrases in scripts without spaces, the longest first.
        verbs: folded words that follow a date, somewhere in the same sentence.
        telling: the longest word of each phrase, and all verbs.
        answers: folded words of the link with which a comment is answered.
    """

    meanings: Mapping[str, Meaning]
    neither: Mapping[str, frozenset[str]]
    longest: int
    endings: tuple[str, ...]
    verbs: Mapping[str, Meaning]
    telling: frozenset[str]
    answers: frozenset[str]

    def is_answer(self, text: str) -> bool:
        """
        Whether a text, clocks aside, is nothing but the link with which a comment is answered.

        >>> date_words().is_answer(" at 1:09 pm Reply"), date_words().is_answer(" | Leave a reply")
        (True, False)
        """
        return fold(CLOCK.sub("", text[:60])) in self.answers

    def occur_in(self, text: str) -> bool:
        """
        Whether a line may have such a word in it, judged quickly; in scripts without spaces, always.

        >>> date_words().occur_in("Last updated on 3 May"), date_words().occur_in("Rain on 3 May")
        (True, False)
        """
        words = fold(text[:240]).split()
        return not self.telling.isdisjoint(words) or not text.isascii() and SPACELESS.search(text) is not None

    def behind(self, text: str) -> Meaning | None:
        """
        What the words behind a date say of it, where the language puts the verb last.

        >>> date_words().behind(" von Ana Ruiz geschrieben und abgelegt")
        'published'
        >>> date_words().behind(" in Wien") is None
        True
        """
        words = fold(text[:80]).split()
        return next((self.verbs[word] for word in words[:8] if word in self.verbs), None)

    def before(self, text: str, languages: Collection[str] = ()) -> Meaning | None:
        """
        What the last words of a text say of the date behind them.

        >>> date_words().before("By Ana Ruiz. Last updated on: ")
        'modified'
        >>> date_words().before("bis "), date_words().before("bis ", {"de"}), date_words().before("Rain in")
        (None, 'neither', None)

        Args:
            text: what stands before the date.
            languages: ISO 639-1 codes of the page. The words for other dates are short, and mean other things
            elsewhere.
        """
        words = self._words(text)
        for length in range(min(self.longest, len(words)), 0, -1):
            phrase = " ".join(words[-length:])
            if meaning := self.meanings.get(phrase):
                return meaning
            if any(language == "en" or language in languages for language in self.neither.get(phrase, ())):
                return "neither"
        if words and not words[-1].isascii():
            return next((self.meanings[end] for end in self.endings if words[-1].endswith(end)), None)
        return None

    def is_bare(self, text: str) -> bool:
        """
        Whether nothing stands before a date but its weekday and the article of that.

        >>> date_words().is_bare("den Montag, "), date_words().is_bare("Ana Ruiz, Monday, ")
        (True, False)
        """
        return not any(map(str.isalpha, text)) or len(text) <= MAX_WEEKDAY and not self._words(text)

    def length(self, text: str) -> int:
        """
        The number of words at the end of a text that say something of the date behind them.

        >>> date_words().length("Ana Ruiz Last updated"), date_words().length("Ana Ruiz")
        (2, 0)
        """
        words = self._words(text)
        known = (
            number
            for number in range(min(self.longest, len(words)), 0, -1)
            if " ".join(words[-number:]) in self.meanings
        )
        return next(known, 0)

    def begin(self, text: str) -> bool:
        """
        Whether a text begins with words that say something of the date behind them; the short ones are parts of names as well.

        >>> date_words().begin("Last updated on 3 May"), date_words().begin("Maj Larsson")
        (True, False)
        """
        words = fold(text[:80]).split()
        heads = (" ".join(words[:number]) for number in range(1, min(self.longest, len(words)) + 1))
        return any(len(head) > MAX_SHORT_WORD and head in self.meanings for head in heads)

    def _words(self, text: str) -> list[str]:
        """The last words of a text, without the weekday and the article before a date."""
        words = fold(text[-80:]).split()
        weekdays = calendar().weekdays
        while words and (words[-1] in weekdays or words[-1] in FILLERS) and " ".join(words[-2:]) not in self.meanings:
            words.pop()
        return words


def _dates_toml() -> dict[str, Any]:
    return tables_of("articlekit.packs", "dates.toml")


@cache
def date_words() -> DateWords:
    """The table, read once."""
    data = _dates_toml()
    meanings: dict[str, Meaning] = {}
    neither: dict[str, frozenset[str]] = {}
    for language, phrases in data["neither"].items():
        for phrase in map(fold, phrases):
            neither[phrase] = neither.get(phrase, frozenset()) | {language}
    order: tuple[Meaning, ...] = ("modified", "published")
    for meaning in order:
        for phrases in data[meaning].values():
            meanings |= {fold(phrase): meaning for phrase in phrases}
    spaceless = (phrase for phrase in meanings if SPACELESS.fullmatch(phrase))
    longest = max(phrase.count(" ") + 1 for phrase in (*meanings, *neither))
    endings = tuple(sorted(spaceless, key=lambda phrase: (-len(phrase), phrase)))
    verbs = {word: meaning for meaning in order for words in data["behind"].get(meaning, {}).values() for word in words}
    telling = frozenset(max(phrase.split(), key=len) for phrase in meanings) | verbs.keys()
    answers = frozenset(map(fold, data["answer"]["words"]))
    return DateWords(meanings, neither, longest, endings, verbs, telling, answers)


@cache
def _ago_patterns() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    data = _dates_toml()
    units = {word: unit for unit, words in data["units"].items() for word in words}
    unit = "|".join(sorted(map(re.escape, units), key=lambda word: (-len(word), word)))
    found = []
    for phrases in data["ago"].values():
        for phrase in phrases:
            pattern = re.escape(phrase).replace(r"\{n\}", r"(?P<n>\d{1,3})").replace(r"\{unit\}", f"(?P<unit>{unit})")
            found.append((re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), units))
    return tuple(found)


@cache
def _named_days() -> re.Pattern[str]:
    """The names of today and of yesterday, where they begin a text or follow a mark, and a mark, a time or nothing follows."""
    groups = (
        f"(?P<{name}>{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"
        for name, words in _dates_toml()["named"].items()
    )
    return re.compile(
        rf"(?:^|[:•|·–—-])\s?(?:{'|'.join(groups)})(?=\s?(?:[,•|·–—-]|$)|\s?\D{{0,5}}\d\d?[:.h]\d\d)", re.IGNORECASE
    )


def ago(text: str, reference: datetime) -> ArticleDate | None:
    """
    A date that is given as a span of time before *reference*, no more precise than that span.

    >>> ago("Posted 3 hours ago", datetime(2020, 12, 21, 2, 30)).isoformat()
    '2020-12-20'
    >>> ago("Gestern, 10:05 Uhr", datetime(2020, 12, 21)).isoformat()
    '2020-12-20'
    >>> ago("an hour ago", datetime(2020, 12, 21)).isoformat(), ago("2 months ago", datetime(2020, 12, 21)).isoformat()
    ('2020-12-20', '2020-10')
    >>> ago("Posted long ago", datetime(2020, 12, 21)) is None
    True

    Args:
        text: one line.
        reference: what the span is counted back from, in the zone of the page.

    Returns:
        A day, or a month.
    """
    for pattern, units in _ago_patterns():
        if match := pattern.search(text):
            unit, number = units.get(match["unit"].lower(), "day"), int(match.groupdict().get("n") or 1)
            if unit == "month":
                return _months_before(reference, number, match[0])
            return _before(reference, timedelta(**{f"{unit}s": number}), match[0])
    if match := _named_days().search(text):
        name = match.lastgroup or "today"
        return _before(reference, timedelta(days=1 if name == "yesterday" else 0), match[name])
    return None


def _before(reference: datetime, span: timedelta, raw: str) -> ArticleDate | None:
    try:
        return ArticleDate((reference - span).date(), "day", raw=raw, source="text")
    except OverflowError:
        return None


def _months_before(reference: datetime, number: int, raw: str) -> ArticleDate | None:
    year, month = divmod(reference.year * 12 + reference.month - 1 - number, 12)
    return ArticleDate(date(year, month + 1, 1), "month", raw=raw, source="text") if year > 0 else None
