"""The dates of a page: what is declared, what is printed, which wins, and what is no date of the article."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from articlekit import Article, Hints, extract

CASES = Path(__file__).parent.parent / "cases"
PAGES: list[dict[str, Any]] = json.loads((CASES / "dates_pages.json").read_text(encoding="utf-8"))
BODY = "".join(
    f"<p>The river rose for the {nth} time this winter, and the people of the lower town carried their "
    "furniture to the upper floors before the bridge was closed to all but the ambulances.</p>"
    for nth in ("second", "third", "fourth")
)


def page(head: str = "", before: str = "", behind: str = "", *, language: str = "en") -> str:
    """A page with a headline and a body of three paragraphs."""
    return (
        f"<html lang={language}><head><title>Flood in the lower town</title>{head}</head><body><main><article>"
        f"<h1>Flood in the lower town</h1>{before}{BODY}{behind}</article></main></body></html>"
    )


def published(html: str, url: str | None = None) -> str | None:
    found = extract(html, url=url).published
    return found.isoformat() if found else None


def days(article: Article) -> tuple[str | None, str | None]:
    one, two = article.published, article.modified
    return one.isoformat() if one else None, two.isoformat() if two else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [("प्रकाशित मिति: २०८० चैत १ गते १४:३०", "2024-03-14T14:30:00"), ("२०८०/१२/०१", "2024-03-14")],
)
def test_nepali_page(line: str, expected: str) -> None:
    """A Nepali text is dated by the calendar of Nepal, in words and in numbers."""
    body = "<p>खानेपानीको काम अलपत्र परेपछि उपत्यकामा पानीको अभाव हुने भएको छ। सरकारले यसबारे कुनै निर्णय गरेको छैन।</p>" * 2
    assert published(f"<html lang=ne><h1>मेलम्चीको बाँध अलपत्र</h1><p>{line}</p>{body}") == expected


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["what"])
def test_page(case: dict[str, Any]) -> None:
    """Both dates of a page and the source of the first are as the case says."""
    html = page(
        case.get("head", ""), case.get("before", ""), case.get("behind", ""), language=case.get("language", "en")
    )
    article = extract(html, url=case.get("url"))
    assert (*days(article), article.source_of("published")) == (
        case["published"],
        case.get("modified"),
        case.get("source"),
    )


def test_original_not_updated() -> None:
    """The day of publication is given even where the page prints the day of the update alone (htmldate 10)."""
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Flood in the lower town", '
        '"datePublished": "2019-02-01", "dateModified": "2020-12-14"}</script>'
    )
    article = extract(page(head, "<p class=updated>Updated on December 14, 2020</p>"))
    assert days(article) == ("2019-02-01", "2020-12-14")


def test_others_are_kept() -> None:
    """The answers that lost stand in the candidates."""
    head = '<meta property="article:published_time" content="2020-12-21"><meta name="date" content="2020-12-24">'
    article = extract(page(head, "<time datetime=2020-12-20>20 December 2020</time>"))
    assert "time" in {one.source for one in article.candidates if one.fact == "published" and not one.chosen}


def test_only_modified_says_so() -> None:
    """A page with nothing but the date of its last change gives that, and the source tells."""
    article = extract(page("", "<p>Last updated: 21 December 2020</p>"))
    assert (published(page("", "<p>Last updated: 21 December 2020</p>")), article.source_of("published")) == (
        "2020-12-21",
        "text (modified)",
    )


def test_text_line_at_the_end() -> None:
    """The last line of a plain text may carry author, outlet and date."""
    lines = [
        f"The river rose for the {nth} time this winter, and the lower town was closed to all traffic."
        for nth in range(2, 9)
    ]
    text = "\n\n".join(["Flood in the lower town", *lines, "By Maria Oduya – The Harbour Post – March 3, 2021"])
    found = extract(text, input="text").published
    assert found is not None
    assert found.isoformat() == "2021-03-03"


def test_text_without_date() -> None:
    """Dates in the prose of a plain text are not the article's."""
    lines = [
        f"On 3 March 2019 the river rose for the {nth} time, as it had done on 5 May 2011 and before."
        for nth in range(2, 9)
    ]
    assert extract("\n\n".join(["Flood in the lower town", *lines]), input="text").published is None


def test_host_orders_day_and_month() -> None:
    """In English the country of the host orders day and month."""
    line = "<p>Published 04/05/2021</p>"
    assert published(page("", line), "https://www.example.co.uk/flood") == "2021-05-04"
    assert published(page("", line), "https://www.example.us/flood") == "2021-04-05"


def test_unsettled_order_is_flagged() -> None:
    """Where nothing settles the order of day and month, the date says so."""
    found = extract(page("", "<p>Published 04/05/2021</p>")).published
    assert found is not None
    assert found.ambiguous


def test_agreement_settles_the_order() -> None:
    """A numeric date is read in the order in which it agrees with the address."""
    article = extract(page("", "<p>Published 04/05/2021</p>"), url="https://www.example.com/2021/05/04/flood")
    assert article.published is not None
    assert (article.published.isoformat(), article.published.ambiguous) == ("2021-05-04", False)


@pytest.mark.parametrize(
    ("glued", "expected"),
    [
        ("Flood in the lower townBy Ana RuizMay 3, 2021Share this", "2021-05-03"),
        ("Flood in the lower townAna RuizPublished: 3 May 2021, 10:05Save", "2021-05-03T10:05:00"),
        ("Hochwasser in der UnterstadtPubliziert3. Mai 2021, 10:05Teilen", "2021-05-03T10:05:00"),
        ("Flood in the lower town. In Late May 3, 2021 is not a day of rain, nor was 5 May 2020", None),
        ("Flood in the lower town. The report, published on 3 May 2021, was signed by Ana Ruiz", None),
    ],
)
def test_glued_text(glued: str, expected: str | None) -> None:
    """In a text whose elements were glued together, dates behind a glued name or label count, those in prose do not."""
    text = glued + re.sub("<[^>]*>", "", BODY)
    found = extract(text, input="text").published
    assert (found.isoformat() if found else None) == expected


def test_byline_date_before_header_date() -> None:
    """The date in the line that names the author comes before that of the day in the page's header."""
    html = page("", "<p>By Ana Ruiz | 21 December 2020</p>").replace("<main>", "<div>Monday, 3 May 2021</div><main>")
    assert published(html) == "2020-12-21"


def test_day_of_the_change_in_the_line_of_the_byline() -> None:
    """What an element of the line calls the last change is not when the article appeared, even with no space behind it."""
    line = '<div>By Ana Ruiz<span class="updated rich-hidden">2023-06-02T08:00:21+02:00</span>{}</div>'
    assert days(extract(page(behind=line.format("<span>30 May 2023</span>")))) == (
        "2023-05-30",
        "2023-06-02T08:00:21+02:00",
    )
    assert (published(page(behind=line.format(""))) or "")[:10] == "2023-06-02"


@pytest.mark.parametrize("text", ["13. маја 2020.", "2020. gada 13. maijā", "13. augustil 2020"])
def test_months_in_other_cases(text: str) -> None:
    """Months are read in the case in which a language prints them beside a day, where the CLDR has the first case only."""
    assert published(page(before=f"<p>{text}</p>")) in ("2020-05-13", "2020-08-13")


def test_date_among_furniture() -> None:
    """A long line of furniture that is parted by marks has the date in a part of its own."""
    line = "<p>28.04.2021 - 07:18 | Quelle: Harbour dpa-Feed Topthemen | Lesedauer etwa 4 min | Text vorlesen Pause Stopp</p>"
    assert published(page(before=line)) == "2021-04-28T07:18:00"
    prose = "<p>The bridge was built by the army, which opened it on 28 April 1991 and never came back to look at it again</p>"
    assert published(page(before=prose)) is None


def test_byline_that_ends_like_a_sentence() -> None:
    """An abbreviation at the end makes no sentence of the line with the authors."""
    assert (
        published(page(before="<p>Von Ana Ruiz, Zürich 17.04.2024, 12:24 Lesezeit: 5 Min.</p>"))
        == "2024-04-17T12:24:00"
    )


def test_date_in_the_headline() -> None:
    """A date in the headline is that of what happened, unless the page has no other."""
    html = page(before="<p>26 December 2019</p>").replace("Flood in", "Council of 10 October 2019 on the flood in")
    assert published(html) == "2019-12-26"
    assert published(html.replace("26 December 2019", "")) == "2019-10-10"


@pytest.mark.parametrize("name", ["lastupdate", "last-update", "post-lastmod", "article__update-date updatedate"])
def test_day_of_the_change_by_the_class_alone(name: str) -> None:
    """A day in an element whose class speaks of the last change is no day of publication, though it is the later one."""
    declared = '<meta property="article:published_time" content="2020-01-01T10:00:00Z">'
    article = extract(page(declared, f'<span class="{name}">5 May 2020</span>'))
    assert days(article) == ("2020-01-01T10:00:00+00:00", "2020-05-05")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://harbour.example/2013/middle_east/8/3/flood/index.html", "2013-08-03"),
        ("https://harbour.example/2010/POLITICS/08/13/flood.bill/", "2010-08-13"),
        ("https://harbour.example/2013/towns/18/33/flood/", None),
        ("https://harbour.example/2013/towns/north/8/3/flood/", None),
    ],
)
def test_date_in_the_address(url: str, expected: str | None) -> None:
    """The section may stand in the address between year and month."""
    assert published(page(), url) == expected


def test_date_in_a_title() -> None:
    """A moment in the title of an element that only says "an hour ago" counts; a title in words says nothing."""
    line = "<p>By Ana Ruiz – <abbr title={}>1 hr 4 mins ago</abbr></p>"
    assert published(page(before=line.format("2011-08-25T01:40:40Z"))) == "2011-08-25T01:40:40+00:00"
    assert published(page(before=line.format('"one hour and four minutes"'))) is None


def test_short_paragraph_with_a_dateline() -> None:
    """A date before a dash begins the article, be its first paragraph long or short."""
    short = "<p>Feb. 23, 2015 -- The river rose for the first time this winter, and the bridge was closed to all traffic.</p>"
    assert published(page(before=short)) == "2015-02-23"
    assert published(page(before=short.replace(" --", ", the day on which"))) is None


LONG_LINE = (
    "The river rose for the second time this winter, and the people of the lower town carried their chairs upstairs. "
    * 3
)


def text_date(*lines: str) -> str | None:
    found = extract("\n\n".join(lines), input="text").published
    return found.isoformat() if found else None


def test_dates_of_a_text_dump() -> None:
    """Furniture that reads as a paragraph does not hide the dateline; a date glued to the line behind it is one."""
    furniture = [
        "Communities: connect with people like you, and get expert guidance on living a drier life.",
        *["Menu"] * 20,
    ]
    body = [LONG_LINE, LONG_LINE.replace("second", "third"), LONG_LINE.replace("second", "fourth")]
    head = ["Flood in the lower town - Harbour Post", *furniture, "Flood in the lower town", *["Share"] * 12]
    assert text_date(*head, f"Feb. 23, 2015 -- {LONG_LINE}", *body) == "2015-02-23"
    chronicle = [f"May {day}, 2016 -- {line}" for day, line in enumerate(body, 3)]
    assert text_date(*head, *body, *chronicle) is None
    assert text_date(*head[:-12], f"3:53 p.m. EST January 25, 2014{LONG_LINE}", *body) == "2014-01-25T15:53:00-05:00"
    assert text_date(*head[:-12], f"January 25, 2014 was cold. {LONG_LINE}", *body) is None


def test_date_in_a_long_byline() -> None:
    """Whatever else a converter put into the line that names the authors, its date is that of the article."""
    tags = "Tags: harbour, flood, lower town, bridge, ambulances, furniture, upper floors"
    line = f"<p>By Ana Ruiz, Executive Editor | Friday June 7, 2013 @ 6:43pm EDT{tags}</p>"
    assert published(page(before=line)) == "2013-06-07T18:43:00"


@pytest.mark.parametrize("behind", ["Ana May 4, 2022 at 1:09 pm Reply", "Ana 4. Mai 2022 um 13:09 Uhr</p><p>Antworten"])
def test_date_of_a_comment(behind: str) -> None:
    """The day of a comment, which can be answered, is not that of the article; the same line without that may be."""
    assert published(page(behind=f"<p>{behind}</p>")) is None
    assert published(page(before=f"<p>{behind.partition('</p>')[0].removesuffix(' Reply')}</p>")) is not None


def test_date_of_a_post_that_is_quoted() -> None:
    """The day of a post elsewhere stands behind its account."""
    assert published(page(behind="<blockquote>It rains. — Ana Ruiz (@anaruiz) May 4, 2022</blockquote>")) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [("4 May 2022", "2022-05-04"), ("2 June 2022", "2022-06-02"), ("4 April 2022", None), ("4 May 2021", None), ("1 November 2022", None)],
)  # fmt: skip
def test_month_in_the_address(day: str, expected: str | None) -> None:
    """A printed day far from the month in the address is that of something else."""
    assert published(page(before=f"<p>{day}</p>"), "https://weir.example/2022/05/flood/") == expected
    assert published(page(before=f"<p>{day}</p>"), "https://weir.example/flood/") is not None


def test_day_of_a_card_behind_the_body() -> None:
    """The day over the headline goes before those behind the body, where other articles are announced."""
    html = page(behind="<p>6 Aug 2020 // Hills</p>").replace("<h1>", "<p>21 Jan 2022 // Ana Ruiz</p><h1>")
    assert published(html) == "2022-01-21"


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("11.01.2022, 09:50 Uhr / Aktualisiert am 21.01.2022, 11:39 Uhr", "de", "2022-01-11T09:50:00"),
        ("15.04.2025, 17:59Lesezeit: 5 Min.", "de", "2025-04-15T17:59:00"),
        ("© dpa | Photo: Weir | 07.11.2023 08:03", "de", "2023-11-07T08:03:00"),
        ("© Weir Courier 07.11.2023", "de", None),
    ],
)  # fmt: skip
def test_line_with_more_than_a_day(line: str, language: str, expected: str | None) -> None:
    """The day of the change, the time of reading and an agency's sign do not hide the day of publication."""
    assert published(page(before=f"<p>{line}</p>", language=language)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022-04-22T04:11:44Z", "2022-04-21T22:11:44-06:00", "2022-04-21T22:11:44-06:00"),
        ("2022-04-21T22:11:44-06:00", "2022-04-22T04:11:44Z", "2022-04-21T22:11:44-06:00"),
        ("2022-04-22T04:11:44Z", "2022-04-21T19:00:00-06:00", "2022-04-22T04:11:44+00:00"),
        ("2022-04-22", "2022-04-21T22:11:44-06:00", "2022-04-22"),
    ],
)
def test_day_of_the_change_is_local(one: str, other: str, expected: str) -> None:
    """Of two declarations of one moment the one in the zone of the site counts; of other moments the first."""
    script = json.dumps({"@type": "NewsArticle", "dateModified": one})
    page = (
        f'<meta property="article:modified_time" content="{other}">'
        f'<script type="application/ld+json">{script}</script><h1>Rain</h1><p>It rained.'
    )
    modified = extract(page).modified
    assert modified is not None
    assert modified.isoformat() == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('"datePublished": "1985-05-03"', ("1985-05-03", None)),
        ('"datePublished": "1985-05-03", "dateModified": "2015-06-01"', ("1985-05-03", "2015-06-01")),
        ('"datePublished": "1790-05-03"', ("1790-05-03", None)),
        ('"datePublished": "1690-05-03"', (None, None)),
        ('"datePublished": "1970-01-01T00:00:00Z"', (None, None)),
        ('"datePublished": "0001-01-01T00:00:00"', (None, None)),
        ('"datePublished": "1900-01-01", "dateModified": "2015-06-01"', ("2015-06-01", "2015-06-01")),
        ('"datePublished": 1710397800', ("2024-03-14T06:30:00+00:00", None)),
        ('"datePublished": 1710397800000.0', ("2024-03-14T06:30:00+00:00", None)),
        ('"datePublished": NaN, "dateModified": true', (None, None)),
        ('"datePublished": 1e300', (None, None)),
    ],
)
def test_declared_days(declared: str, expected: tuple[str | None, str | None]) -> None:
    """JSON-LD may declare a day of long ago or the number of a clock; the zero of a clock is no day."""
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", {declared}}}</script>'
    assert days(extract(page(head))) == expected


def test_declared_day_of_a_journal() -> None:
    """A meta element of a journal may declare a day of long ago; one that is printed is what the article speaks of."""
    meta = '<meta name="citation_publication_date" content="1985/05/03">'
    assert published(page(meta)) == "1985-05-03"
    assert published(page("", "<p>3 May 1985</p>")) is None
    assert published(page("", '<time datetime="1985-05-03">3 May 1985</time>')) is None


@pytest.mark.parametrize("word", ["-", "–", "to", "until", "till", "bis", "t/m"])
def test_ranges(word: str) -> None:
    """From one day to another something took place; no word for that is a date of the article."""
    assert published(page("", f"<p>3 {word} 5 May 2021</p>")) is None
    assert published(page("", f"<p>3 May 2021 {word} 5 May 2021</p>")) is None


def test_time_of_a_comment() -> None:
    """The time of a comment on the same day is not that of the article; one beside the printed day is."""
    comment = "<div><h3>Comments (1)</h3><p>Ben 12 September 2024 09:15</p><p>Well done!</p></div>"
    assert published(page("", "<p>12 September 2024</p>", comment)) == "2024-09-12"
    beside = "<p>12 September 2024</p><p>Ana Ruiz</p><p>Posted: 12 September 2024, 09:15</p>"
    assert published(page("", beside)) == "2024-09-12T09:15:00"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("an hour ago", "2024-05-17"),
        ("Posted a day ago", "2024-05-16"),
        ("2d ago", "2024-05-15"),
        ("gestern", "2024-05-16"),
        ("1 month ago", None),
    ],
)
def test_spans_without_digits(line: str, expected: str | None) -> None:
    """A span of time counts from the caller's time, in words and in short; a month is no day."""
    found = extract(page("", f"<p>{line}</p>"), hints=Hints(reference_time=datetime(2024, 5, 17, 12))).published
    assert (found and found.isoformat()) == expected
    assert published(page("", f"<p>{line}</p>")) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "A study published June 1, 2011, found that most bridges rust.",
        "In a letter dated June 1, 2011, she asked for more time.",
        "The law was updated June 1, 2011, after a long debate.",
        "Das Gesetz wurde am 1. Juni 2011 veröffentlicht und seitdem nicht geändert.",
        "Le rapport publié le 1er juin 2011 dit la même chose.",
    ],
)
def test_day_of_which_a_sentence_speaks(sentence: str) -> None:
    """What a sentence says was published or changed is seldom the article itself; its own date line comes first."""
    lines = "".join(
        f"<p>On the quay the council spoke for an hour about the old bridge, said member {n}.</p>" for n in "abcd"
    )
    for body in (f"<p>{sentence}</p>{lines}", f"{lines}<p>{sentence}</p>"):
        article = extract(f"<h1>Bridge talks</h1><p>By Ana Ruiz</p><p>September 27, 2022</p>{body}", input="html")
        assert article.published is not None
        assert article.published.isoformat() == "2022-09-27"
        assert article.modified is None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("12.01.2023, 08:41 Uhr, aktualisiert 11:05 Uhr", "2023-01-12T08:41:00", None),
        ("12.01.2023, 08:41 Uhr, aktualisiert 13.01.2023, 11:05 Uhr", "2023-01-12T08:41:00", "2023-01-13T11:05:00"),
        ("12.01.2023 aktualisiert", "2023-01-12", "2023-01-12"),
    ],
)
def test_word_before_a_time_of_the_same_day(line: str, published: str, modified: str | None) -> None:
    """A word between a date and a further time speaks of that time, and not of the date before it."""
    story = (
        "<p>On the quay they spoke for an hour about the old bridge, and about who is to pay for it in the end.</p>" * 3
    )
    article = extract(f"<h1>Talks of the bridge</h1><p>{line}</p>{story}", input="html")
    assert article.published is not None
    assert article.published.isoformat() == published
    assert (article.modified and article.modified.isoformat()) == modified


@pytest.mark.parametrize(
    "line",
    [
        "Asked <time datetime=2021-03-06>4 years ago</time> Modified <time datetime=2021-03-07>4 years ago</time>",
        "Veröffentlicht <time datetime=2021-03-06>am Samstag</time>, aktualisiert <time datetime=2021-03-07>am Sonntag</time>",
    ],
)
def test_word_before_an_element(line: str) -> None:
    """The word in front of a <time> element in its line tells which is the day of the change, whatever stands in it."""
    article = extract(page(behind=f"<div>{line}</div>"))
    assert days(article) == ("2021-03-06", "2021-03-07")


@pytest.mark.parametrize(
    "lines",
    [
        "<dl><dt>Published</dt><dd>Monday, 8 July 2024</dd><dt>Updated</dt><dd>Tuesday, 9 July 2024</dd></dl>",
        "<p>Publicado<p>lunes, 8 de julio de 2024<p>Actualizado<p>martes, 9 de julio de 2024</p>",
        "<p>Publish Date: Mon, 8 July 2024<p>Updated Date: Tue, 9 July 2024</p>",
    ],
)
def test_weekday_under_a_label(lines: str) -> None:
    """A weekday before a date does not part it from the label over it."""
    assert days(extract(page(before=lines))) == ("2024-07-08", "2024-07-09")


@pytest.mark.parametrize(
    ("declared", "lines", "expected"),
    [
        ("published", ("10:00", "12:30"), ("2024-07-08T08:00:00+00:00", "2024-07-08T12:30:00+02:00")),
        ("published", ("13:30", "14:10"), ("2024-07-08T08:00:00+00:00", "2024-07-08T14:10:00+05:30")),
        ("published", ("10:07", "12:30"), ("2024-07-08T08:00:00+00:00", "2024-07-08T12:30:00")),
        ("modified", ("06:30", "10:00"), ("2024-07-08T06:30:00+02:00", "2024-07-08T08:00:00+00:00")),
    ],
)
def test_printed_moment_beside_a_declared_one(
    declared: str, lines: tuple[str, str], expected: tuple[str | None, str | None]
) -> None:
    """What is printed without a zone has the one in which the page prints the moment that it declares."""
    head = f'<meta property="article:{declared}_time" content="2024-07-08T08:00:00Z">'
    printed = f"<p>Published 8 July 2024, {lines[0]}</p><p>Updated 8 July 2024, {lines[1]}</p>"
    assert days(extract(page(head, printed))) == expected
