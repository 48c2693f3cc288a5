"""Bylines and declared author strings: tables of cases, the complaints of other libraries' users, and properties."""

from __future__ import annotations

import json
import time
import tomllib
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit import extract
from articlekit.article import Author
from articlekit.packs import load_pack
from articlekit.parsers.bylines.names import FOLDED_LISTS, vocabulary
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.bylines.text import parse_byline
from articlekit.parsers.folding import fold

CASES = Path(__file__).parent.parent / "cases"
POSITIVE: dict[str, Any] = json.loads((CASES / "bylines.json").read_text(encoding="utf-8"))
NEGATIVE: dict[str, list[str]] = json.loads((CASES / "bylines_negative.json").read_text(encoding="utf-8"))
LISTS: dict[str, list[str]] = tomllib.loads((files("articlekit.packs") / "names.toml").read_text(encoding="utf-8"))


def names(authors: tuple[Author, ...]) -> list[str]:
    return [author.name for author in authors]


@pytest.mark.parametrize(("text", "expected"), POSITIVE["line"], ids=lambda value: str(value)[:40])
def test_byline(text: str, expected: list[list[str]]) -> None:
    """A byline gives its authors in printed order, each with kind and role."""
    assert [[author.name, author.kind, author.role] for author in parse_byline(text)] == expected


@pytest.mark.parametrize(("text", "expected"), POSITIVE["declared"], ids=lambda value: str(value)[:40])
def test_declared(text: str, expected: list[list[str]]) -> None:
    """A declared string gives its names without furniture, addresses and outlets."""
    assert [[author.name, author.kind] for author in split_names(text)] == expected


@pytest.mark.parametrize("text", NEGATIVE["line"])
def test_no_byline(text: str) -> None:
    """Prose, dates and furniture are no bylines."""
    assert parse_byline(text) == ()


@pytest.mark.parametrize("text", NEGATIVE["declared"])
def test_no_name(text: str) -> None:
    """Accounts, addresses, dates and words of the page are no names."""
    assert split_names(text) == ()


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(kind, text, expected, marks=pytest.mark.xfail(strict=True, reason=reason))
        for kind, text, expected, reason in POSITIVE["known_failures"]
    ],
)
def test_known_failure(kind: str, text: str, expected: list[list[str]]) -> None:
    """What is known to go wrong, with the reason."""
    found = parse_byline(text) if kind == "line" else split_names(text)
    width = len(expected[0])
    assert [[author.name, author.kind, author.role][:width] for author in found] == expected


class TestComplaints:
    """What users of other libraries complain about, one test each."""

    def test_1_1_by_inside_a_name(self) -> None:
        """Taking away "by" never eats a part of a name."""
        assert names(parse_byline("BY ABBY GRIGSBY")) == ["ABBY GRIGSBY"]
        assert names(split_names("Abby Grigsby")) == ["Abby Grigsby"]

    def test_1_2_links_and_mail_addresses(self) -> None:
        """A link's label and what is left of an e-mail address are no authors."""
        assert split_names("Email The Author") == ()
        assert split_names("Jmarsh Al Com") == ()

    def test_1_3_accounts(self) -> None:
        """No author is better than a bad one: accounts of the publishing system are none."""
        assert split_names("admin") == split_names("Super User") == split_names("webmaster") == ()

    def test_1_4_words_of_the_page_in_another_language(self) -> None:
        """Labels for design and development in a Russian footer are no authors."""
        assert split_names("Дизайн") == split_names("Воплощение") == ()
        assert names(parse_byline("Автор: Иван Лесков")) == ["Иван Лесков"]

    def test_1_5_organisations_are_told_apart(self) -> None:
        """A broadcaster or a wire service is an organisation, not a person."""
        for name in ("Harbour Broadcasting Corporation", "NCA NewsWire", "Agence France-Presse", "Ritzau"):
            assert [author.kind for author in split_names(name)] == ["organisation"], name

    def test_1_6_commas_before_suffixes(self) -> None:
        """Several authors come as several, and a comma before "Sr" or "MD" splits no name."""
        assert names(split_names("Joe Marsh, Sr, Tara Obi, MD")) == ["Joe Marsh, Sr", "Tara Obi, MD"]

    def test_1_8_roles_and_outlets_behind_a_name(self) -> None:
        """Outlet, office, handle, e-mail, emoji and a lone "By" do not stick to a name."""
        assert names(split_names("Levi Marsh For Daily Planet Australia")) == ["Levi Marsh"]
        assert names(split_names("Hanna Obi BuzzPlanet Staff")) == ["Hanna Obi"]
        assert names(split_names("Levi Marsh @levimarsh levi@example.org 🖋")) == ["Levi Marsh"]
        assert split_names("By") == ()

    def test_1_9_date_behind_a_name(self) -> None:
        """A date ends a name, and an address is no name."""
        assert names(split_names("Laura June Marsh July 10, 2015")) == ["Laura June Marsh"]
        assert names(split_names("Laura Marsh Δεκεμβρίου 12")) == ["Laura Marsh"]
        assert names(split_names("Laura Marsh Ianuarie 12, 2015")) == ["Laura Marsh"]
        assert split_names("https://www.example.org/laura") == ()

    def test_1_10_dateline_of_a_press_release(self) -> None:
        """A dateline with slashes is no byline."""
        assert parse_byline("BOSTON, MA/NEWSWIRE/May 7, 2024/") == ()

    def test_1_11_day_of_week_parentheses_addresses(self) -> None:
        """A day of the week, parentheses and broken templates are no part of a name."""
        assert names(parse_byline("By Laura Marsh Monday, July 10, 2015")) == ["Laura Marsh"]
        assert names(split_names("Laura Marsh (Harbour Post)")) == ["Laura Marsh"]
        assert split_names("{{ author.name }}") == ()

    def test_1_13_initials_and_hyphens(self) -> None:
        """Initials and hyphenated names stay whole, in the case they are printed in."""
        assert names(parse_byline("By Tyler G. Marsh and Jessica Silver-Obi")) == [
            "Tyler G. Marsh",
            "Jessica Silver-Obi",
        ]

    def test_1_14_chinese(self) -> None:
        """A Chinese byline gives its author."""
        assert names(parse_byline("记者：王晓明")) == ["王晓明"]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("von Heiner", ["Heiner"]),
        ("von Redaktion", ["Redaktion"]),
        ("Wernher von Braun", ["Wernher von Braun"]),
        ("Copyright Hafenblatt GmbH & Co. KG", ["Hafenblatt GmbH & Co. KG"]),
        ("Hafenblatt Magazin /PP", ["Hafenblatt Magazin"]),
        ("Pressemitteilung von Ana Ruiz", ["Ana Ruiz"]),
        ("Interact with The Harbour", []),
        ("Domena publiczna", []),
    ],
)
def test_what_stands_around_a_name(declared: str, expected: list[str]) -> None:
    """A byline word, a copyright, initials of an editor and the kind of the text are no part of a name; a firm is one."""
    assert names(split_names(declared, publishers=["Hafenblatt Magazin"], strict=declared[0] == "I")) == expected


@pytest.mark.parametrize(
    "line", ["5 to 10 packages with or without correction per Mail", "#Briefly on the law of Bali i Polsce"]
)
def test_numbers_and_conjunctions_in_prose(line: str) -> None:
    """A number is no date that a byline word could stand behind, and a last word behind "and" no name."""
    assert parse_byline(line) == ()
    assert split_names(line, strict=True) == ()


def test_case_is_kept() -> None:
    """Names are never re-cased, neither capitals nor lower case."""
    assert names(parse_byline("By MARIA ODUYA")) == ["MARIA ODUYA"]
    assert names(split_names("moonwalker")) == ["moonwalker"]


def test_publisher_is_an_organisation() -> None:
    """The site's own name is an organisation, whole even with an "and" in it."""
    (author,) = split_names("Herz & Hafen", publishers=["Herz & Hafen"])
    assert (author.name, author.kind) == ("Herz & Hafen", "organisation")


def test_pack_limits_the_words() -> None:
    """With a pack, only its language's byline words count."""
    assert names(parse_byline("Von Ana Prado", load_pack("de"))) == ["Ana Prado"]
    assert parse_byline("Kirjoittanut Ana Prado", load_pack("de")) == ()


def test_evidence_is_kept() -> None:
    """Each author carries the text it was read from, and where that stood."""
    (author,) = parse_byline("By Ana Prado – 3 May 2020")
    assert (author.raw, author.source) == ("By Ana Prado – 3 May 2020", "byline")
    assert split_names("Ana Prado", source="meta:author")[0].source == "meta:author"


@settings(deadline=None)  # the first call compiles the words of all languages
@given(st.one_of(st.text(max_size=400), st.from_regex(r"(By|Von|Par|文／|by:) ?[\w ,;&/.'-]{0,80}", fullmatch=True)))
def test_never_raises(text: str) -> None:
    """Any text gives authors with names that are not empty, and never an exception."""
    for author in (*parse_byline(text), *split_names(text)):
        assert author.name.strip()
        assert author.kind in ("person", "organisation")


@settings(deadline=None)  # the first call compiles the words of all languages
@given(
    st.one_of(
        st.text(max_size=300), st.from_regex(r"(By|Von|Par|文／|Posted by) ?[A-Z\w ,;&/.'()@<>-]{0,80}", fullmatch=True)
    )
)
def test_invents_no_name(text: str) -> None:
    """Every word of a name stands in the text that it was read from."""
    for author in (*parse_byline(text), *split_names(text)):
        for word in author.name.replace(",", " ").split():
            assert word in unescape(text)


@pytest.mark.parametrize(
    "piece", ["a ", "A. ", "By ", "and ", "Ana Ruiz, ", "/", ", ", "von ", "AbC", "(", "文／", "2020 "]
)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes no more than about four times as long, whatever is repeated."""

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        runs = []
        for _ in range(5):
            begin = time.process_time()
            parse_byline(text)
            split_names(text)
            runs.append(time.process_time() - begin)
        return min(runs)

    assert seconds(280) < 16 * seconds(70) + 0.005


# The lines as the translations of WordPress, Drupal, Blogger and Joomla print them.
SYSTEMS = (
    ("Veröffentlicht am 13. Mai 2020 von {}", "Jörg Petzold"),
    ("Опубліковано 13 травня 2020 автором {}", "Орися Калинюк"),
    ("13 Mayıs 2020 tarihinde {} tarafından yayınlandı", "Özlem Akbulut"),
    ("Objavljeno 13. svibnja 2020. autor {}", "Željka Šimić"),
    ("Paskelbta 2020 gegužės 13, autorius {}", "Živilė Šimkutė"),
    ("发布于 2020年5月13日 由 {}", "沈砚秋"),
    ("نوشته شده در ۲۴ اردیبهشت ۱۳۹۹ توسط {}", "سارا نیک‌پور"),
    ("Submitted by {} on Wed, 05/13/2020 - 12:04", "Imelda Frost"),
    ("Soumis par {} le mer 13/05/2020 - 12:04", "Émile Destrac"),
    ("Enviado por {} el Mié, 13/05/2020 - 12:04", "Íñigo Bermúdez"),
    ("Inviato da {} il Mer, 13/05/2020 - 12:04", "Ottavia Benincasa"),
    ("Опубликовано {} в ср, 13/05/2020 - 12:04", "Глеб Островерхов"),
    ("Wysłane przez {} w śr., 13/05/2020 - 12:04", "Łucja Staszewska"),
    ("Lähettänyt {} Ke, 13.05.2020 - 12:04", "Tuulikki Aaltonen"),
    ("Posted by {} at 3:03 PM", "Imelda Frost"),
    ("Eingestellt von {} um 15:03", "Jörg Petzold"),
    ("Vystavil {} v 15:03", "Šárka Tichá"),
    ("Автор: {} на 15:03", "Глеб Островерхов"),
    ("Gönderen {} zaman: 15:03", "Özlem Akbulut"),
    ("Αναρτήθηκε από {} στις 3:03 μ.μ.", "Θεόφιλος Μαρκάτος"),
    ("投稿者 {} 時刻: 15:03", "長谷部 澪"),
    ("작성자: {} 시간: 오후 3:03", "한서윤"),
    ("مرسلة بواسطة {} في 3:03 م", "ليلى منصور"),
    ("เขียนโดย {} ที่ 15:03", "สมชาย ใจดี"),
    ("Napisao/la {}", "Željka Šimić"),
    ("Автор: {} 28 жовтня 2020", "Орися Калинюк"),
    ("By {} 3. 5. 2020", "Šárka Nováková"),
    ("By {}, 13 May 2020", "Yo-Yo Ma"),
    ("By {}, Local Democracy Reporters", "Imelda Frost"),
)


@pytest.mark.parametrize(("line", "name"), SYSTEMS)
def test_lines_of_publishing_systems(line: str, name: str) -> None:
    """What a publishing system prints around a name, in any language, is no part of it."""
    assert names(parse_byline(line.format(name))) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "העבודות יעלו מעט יותר משני מיליון שקלים, ושליש מן הסכום ישולם על ידי המחוז.",
        "由此可见，市场将于2020年开放",
        "Tarihinde ilk kez 2020 yılında",
        "автором проекта стал местный художник",
    ],
)
def test_byline_words_in_prose(text: str) -> None:
    """Words that stand in bylines of one script or another name nobody in a sentence."""
    assert parse_byline(text) == ()


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_names(name: str) -> None:
    """No entry stands twice, and those of lists that are asked for folded texts are found in that form."""
    entries = [entry.casefold() for entry in LISTS[name]]
    assert sorted(entries) == sorted(set(entries))
    if name in FOLDED_LISTS:
        assert {fold(entry) for entry in entries} - vocabulary(None).lists[name] <= {""}


@pytest.mark.parametrize("account", ["wp-admin", "n/a", "staff_admin", "Staff Admin", "ผู้ดูแลระบบ"])
def test_accounts_with_marks(account: str) -> None:
    """An account of a publishing system is nobody, with a hyphen in its name as without."""
    assert split_names(account) == ()
    assert extract(f'<meta name=author content="{account}"><h1>Rain closes the road</h1><p>It rained.').authors == ()


@pytest.mark.parametrize("label", ["ISBN-13", "Aantal pagina's", "ISBN"])
def test_labels_of_books_with_marks(label: str) -> None:
    """Who is named beside the description of a book wrote the book."""
    page = "<h1>Rain over the fens</h1><p>Author: Ana Ruiz</p><p>{}: 978</p><p>A novel about a night of rain.</p>"
    assert extract(page.format("Weather")).authors != ()
    assert extract(page.format(label)).authors == ()


@pytest.mark.parametrize(
    "day",
    ["Jumanne, Machi 26, 2024", "Selasa, Maret 26, 2024", "Talata, Maris 26, 2024", "Dé Máirt, Márta 26, 2024"],
)
def test_words_of_dates(day: str) -> None:
    """A weekday and a month before a number are no surname and given name, in whatever language."""
    assert split_names(day) == ()
    assert extract(f"<h1>Rain closes the coast road</h1><p>{day}</p><p>It rained all night in the hills.").authors == ()
    assert names(split_names("Ruiz, Ana, March 26, 2024")) == ["Ana Ruiz"]
