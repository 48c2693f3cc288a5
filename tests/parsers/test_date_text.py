"""Dates in text: tables of cases, all languages of the CLDR, and what must never be taken for a date."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from dateutil.parser import parser
from hypothesis import given
from hypothesis import strategies as st

from articlekit.article import ArticleDate
from articlekit.exceptions import InputTypeError
from articlekit.parsers.dates.calendar import ERAS, calendar, from_sambat
from articlekit.parsers.dates.text import find_dates, parse_date

CASES = Path(__file__).parent.parent / "cases"
TABLES: dict[str, Any] = json.loads((CASES / "dates.json").read_text(encoding="utf-8"))
CLDR: list[list[str]] = json.loads((CASES / "dates_cldr.json").read_text(encoding="utf-8"))
POSITIVE = [*TABLES["iso"], *TABLES["written"], *TABLES["scripts"]]


def iso(found: ArticleDate | None) -> str | None:
    return found.isoformat() if found else None


@pytest.mark.parametrize(("text", "expected"), POSITIVE, ids=lambda value: str(value)[:40])
def test_date(text: str, expected: str) -> None:
    """A complete date is read with its time and zone, and no more of them than is written."""
    assert iso(parse_date(text)) == expected


@pytest.mark.parametrize(
    ("year", "begins"),
    [(2047, "1990-04-14"), (2070, "2013-04-14"), (2080, "2023-04-14"), (2081, "2024-04-13"), (2083, "2026-04-14")],
)
def test_new_year_of_nepal(year: int, begins: str) -> None:
    """Years of the Bikram Sambat calendar begin on the known days, and behind the last day of the year before."""
    assert str(from_sambat(year, 1, 1)) == begins
    ends = [found for day in range(28, 33) if (found := from_sambat(year - 1, 12, day))]
    assert str(date.fromordinal(ends[-1].toordinal() + 1)) == begins


def test_moon_months_of_india() -> None:
    """The months of these names are others in India, and years that the table lacks give no date."""
    assert parse_date("चैत्र १, २०८०", languages="hi") is None
    assert parse_date("२०६२ चैत १ गते") is None
    assert parse_date("२०९० चैत १ गते", languages="ne") is None


@pytest.mark.parametrize("text", TABLES["none"])
def test_no_date(text: str) -> None:
    """What is incomplete, impossible or no date at all gives None, and never anything of today."""
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "languages", "expected", "ambiguous"), TABLES["numeric"], ids=str)
def test_order(text: str, languages: list[str], expected: str, ambiguous: bool) -> None:
    """
    Day and month are ordered by what is possible, the weekday, the marks and the language; else the date is
    flagged.
    """
    found = parse_date(text, languages=languages)
    assert (iso(found), found and found.ambiguous) == (expected, ambiguous)


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in TABLES["complaints"]], ids=[row[0] for row in TABLES["complaints"]]
)
def test_complaint(text: str, expected: str | None) -> None:
    """What users of other libraries complained about is right here; the name of the case says where."""
    assert iso(parse_date(text)) == expected


@pytest.mark.parametrize(("language", "text", "expected"), CLDR, ids=lambda value: str(value)[:30])
def test_cldr(language: str, text: str, expected: str) -> None:
    """The long date of each language, written by the CLDR, is read back."""
    assert iso(parse_date(text, languages=[language])) == expected


def test_languages() -> None:
    """At least sixty languages have the names of all twelve months, or write months in numbers."""
    named = [language for language, months in calendar().names.items() if all(months)]
    assert len(named) >= 60


def test_caller_orders() -> None:
    """The caller's word on the order of day and month is taken."""
    assert iso(parse_date("04/05/2021", languages=["de"], day_first=False)) == "2021-04-05"


def test_same_word_other_month() -> None:
    """A name that means two months is read in the language of the page."""
    assert iso(parse_date("21 listopada 2020", languages=["pl"])) == "2020-11-21"
    assert iso(parse_date("21 listopada 2020", languages=["hr"])) == "2020-10-21"


def test_relative_needs_reference() -> None:
    """A relative date is read against the caller's time only."""
    assert iso(parse_date("vor 3 Stunden", reference_time=datetime(2020, 12, 21, 2))) == "2020-12-20"
    assert parse_date("vor 3 Stunden") is None


def test_later_than_reference() -> None:
    """A date after the caller's time is refused, here and in a line."""
    now = datetime(2020, 12, 20)
    assert parse_date("2020-12-21", reference_time=now) is None
    assert find_dates("21 December 2020", reference_time=now) == ()


def test_places() -> None:
    """Each date of a line comes with its place, its time and zone included."""
    text = "Posted 3 May 2021, updated 5 May 2021 at 8.30 am"
    assert [text[match.start : match.end] for match in find_dates(text)] == ["3 May 2021", "5 May 2021 at 8.30 am"]


def test_evidence() -> None:
    """A date knows the text that it was read from."""
    found = parse_date("Published on 21 December 2020")
    assert found == ArticleDate(date(2020, 12, 21), "day", False, "21 December 2020", "text")


def test_dateutil_gets_whole_dates_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """dateutil is given day, month and year of a date that is proved complete, and nothing of any other text."""
    seen: list[str] = []
    parse = parser.parse

    def spy(self: parser, text: str, **options: Any) -> datetime:
        seen.append(text)
        found: datetime = parse(self, text, **options)
        return found

    monkeypatch.setattr(parser, "parse", spy)
    for text in ("le 30 août 2023 à 10h05", "may", "3 March", "10:05", "Room 2021", "31 February 2020"):
        parse_date(text)
    assert seen == ["30 août 2023", "31 february 2020"]


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    """No text makes it fail, and places lie within the text."""
    assert all(0 <= match.start < match.end <= len(text) for match in find_dates(text))
    parse_date(text)


PIECES = st.sampled_from(
    "1 3 05 12 21 30 99 2021 1990 2563 20232 May mai März maj Dec декабря de . , - / : T Z st am 年 月 日 令和 ² ٣ 3. ° | ago"
    .split()
)  # fmt: skip


@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " "]))
def test_nothing_is_invented(pieces: list[str], gap: str) -> None:
    """Day and year of every date stand in the text that it was read from, the year in one of its calendars or short."""
    text = gap.join(pieces)
    for match in find_dates(text):
        numbers = {int(number) for number in re.findall(r"\d+", match.date.raw)}
        shortened = {int(number[:4]) for number in re.findall(r"\d{5,}", match.date.raw)}
        value = match.date.value
        eras = {value.year - first + 1 for first in ERAS.values()}
        assert numbers & {value.year, value.year % 100, value.year + 543, *eras} or value.year in shortened
        assert match.date.precision == "month" or value.day in numbers
        assert text[match.start : match.end] == match.date.raw


@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from(["", " "]))
def test_no_year_no_date(pieces: list[str], gap: str) -> None:
    """A text without a whole year gives nothing."""
    text = gap.join(piece for piece in pieces if not re.search(r"\d{3}|\d\d$|\d日|年|月|令和", piece))
    apart = re.sub(r"(?<=\d)(?=\d)", " ", text)  # without a gap, "3." "3." "1" "1" are a short year
    assert find_dates(apart) == ()


@pytest.mark.parametrize(
    "piece", ["1 ", "1/", "3 May 2021 ", "12:", "a.m. ", "年", "20232", "LinnetDec", "3 hours ", "(", " "]
)
def test_time_is_linear(piece: str) -> None:
    """Ten times the text takes no more than some thirty times as long, and what is behind the limit costs nothing."""

    def cost(length: int) -> float:
        text = (piece * length)[:length]
        times = []
        for _ in range(5):
            begin = process_time()
            find_dates(text, reference_time=datetime(2020, 12, 21))
            times.append(process_time() - begin)
        return min(times)

    small = max(cost(200), 0.0002)
    assert cost(2_000) < 30 * small
    assert cost(200_000) < 60 * small


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["{:%Y-%m-%d}", "{:%d.%m.%Y}", "{:%Y/%m/%d}", "{0:%d} {0:%B} {0:%Y}"]),
)
def test_round_trip(day: date, pattern: str) -> None:
    """Every day of the time of the web is read back as it was written."""
    assert iso(parse_date(pattern.format(day))) == day.isoformat()


def test_a_single_language() -> None:
    """One language alone counts as that language, and not as its letters; what is none is refused."""
    assert parse_date("04/05/2021", languages="en-US") == parse_date("04/05/2021", languages=["en-US"])
    assert parse_date("04/05/2021", languages="de") == parse_date("04/05/2021", languages=["de"])
    for wrong in (None, 5, [b"de"]):
        with pytest.raises(InputTypeError, match="languages must be a str or several of them"):
            parse_date("04/05/2021", languages=wrong)  # type: ignore[arg-type]


def test_reference_is_a_moment() -> None:
    """What relative dates count from is a datetime."""
    with pytest.raises(InputTypeError, match="reference_time must be a datetime or None, not date"):
        parse_date("yesterday", reference_time=date(2021, 5, 4))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-05-03", "1985-05-03"),
        ("1985-05", "1985-05"),
        ("1685-05-03", None),
        ("3/5/85", None),
        ("born 3 May 1985, published on 4 May 2021", "2021-05-04"),
        ("1 January 1970", None),
        ("1900-01-01", None),
    ],
)
def test_days_of_long_ago(text: str, expected: str | None) -> None:
    """A day of long ago counts where a text is one in ISO 8601, and in no line."""
    assert iso(parse_date(text)) == expected
    assert all(match.date.value.year > 2000 for match in find_dates(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26. март 2024. у 12:10", "2024-03-26T12:10:00"),
        ("23 جويلية 2023 على الساعة 18:30", "2023-07-23T18:30:00"),
        ("১৭ মে ২০২৪, ১১: ৩০", "2024-05-17T11:30:00"),
        ("17 May 2024, 5: 3 people were hurt", "2024-05-17"),
        ("Tirsdag den 26. marts 2024 kl. 12.10", "2024-03-26T12:10:00"),
    ],
)
def test_times_of_day(text: str, expected: str) -> None:
    """The time of day is read behind the words that stand before it, whatever the language is said to be."""
    assert iso(parse_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1h ago", "2024-01-17"),
        ("3w ago", "2023-12-27"),
        ("an hour ago", "2024-01-17"),
        ("vor einem Tag", "2024-01-16"),
        ("il y a une semaine", "2024-01-10"),
        ("hace un día", "2024-01-16"),
        ("un’ora fa", "2024-01-17"),
        ("1 month ago", "2023-12"),
        ("vor 13 Monaten", "2022-12"),
        ("a long time ago", None),
        ("an ago", None),
    ],
)
def test_spans(text: str, expected: str | None) -> None:
    """Spans in short and in words are read, months as months."""
    assert iso(parse_date(text, reference_time=datetime(2024, 1, 17, 12))) == expected
