"""What users of other libraries ask of bylines, one test for each complaint; the numbers are those of the list they were gathered in."""

from __future__ import annotations

import json

import pytest

from articlekit import Article, extract, parse_byline
from articlekit.parsers.bylines.splitting import split_names

BODY = "<p>It rained all night in the hills, and the road to the coast is closed until the weekend.</p>" * 4


def page(head: str = "", body: str = "") -> Article:
    return extract(
        f"<html><head>{head}</head><body><main><h1>Rain closes the road</h1>{body}{BODY}</main></body></html>"
    )


def names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def linked_data(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article})}</script>'


def test_1_1_by_inside_a_name() -> None:
    """Taking away "by" leaves "ABBY" alone."""
    assert names(page(body="<p class=byline>By ABBY GRIGSBY</p>")) == ["ABBY GRIGSBY"]


def test_1_2_labels_and_addresses() -> None:
    """The label of a mail link and a mail address are no authors."""
    body = '<p class=author><a href="mailto:x@harbour.example">Email The Author</a></p><p class=author>jmarsh@harbour.example</p>'
    assert names(page(body=body)) == []


def test_1_3_better_none_than_bad() -> None:
    """An account of the publishing system is no author, in whatever meta element it stands."""
    assert names(page('<meta name="dc.creator" content="webadmin"><meta name="author" content="Super User">')) == []


def test_1_4_labels_in_another_language() -> None:
    """A footer with labels for design does not make authors of them."""
    body = '<p class=author>Миша Гончаров</p><footer><a rel=author href="/d">Дизайн</a> <a class=author>Воплощение</a></footer>'
    assert names(page(body=body)) == ["Миша Гончаров"]


def test_1_5_an_outlet_loses_to_a_person() -> None:
    """An organisation that is declared loses to a person who is printed; alone it is told apart."""
    head = linked_data(author={"@type": "Organization", "name": "Harbour Broadcasting Corporation"})
    assert names(page(head, "<p>By Ana Ruiz</p>")) == ["Ana Ruiz"]
    assert [author.kind for author in page(head).authors] == ["organisation"]


def test_1_6_several_authors() -> None:
    """Several authors are several values, and "Sr" and "MD" split nobody."""
    assert names(page('<meta name="author" content="Joe Marsh, Sr, Tara Obi, MD">')) == [
        "Joe Marsh, Sr",
        "Tara Obi, MD",
    ]
    assert names(page(linked_data(author=[{"name": "Joe Marsh"}, {"name": "Tara Obi"}]))) == ["Joe Marsh", "Tara Obi"]


def test_1_7_the_byline_and_nobody_from_the_comments() -> None:
    """Who is declared but not printed loses to the byline; authors of comments and of related cards never win."""
    body = (
        "<p class=byline>By Ana Ruiz</p>"
        '<aside class="related"><article><p class=author>By Tom Obi</p></article></aside>'
        '<ol class="comments"><li><cite class="author">Zoe Marsh</cite><p>Nice.</li></ol>'
    )
    assert names(page(body=body)) == ["Ana Ruiz"]
    assert names(page(linked_data(author={"@type": "Person", "name": "Uwe Setter"}), body)) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("Levi Marsh For Daily Planet Australia", ["Levi Marsh"]),
        ("Hanna Obi BuzzPlanet Staff", ["Hanna Obi"]),
        ("Levi Marsh @levimarsh levi@harbour.example 🖋", ["Levi Marsh"]),
        ("&lt;a href='/levi'&gt;Levi Marsh&lt;/a&gt;", ["Levi Marsh"]),
        ("By", []),
    ],
)
def test_1_8_what_is_glued_to_a_name(declared: str, expected: list[str]) -> None:
    """Role, outlet, handle, address, emoji and tags go; a lone "By" is nobody."""
    assert names(page(f'<meta property="og:author" content="{declared}">')) == expected


def test_1_9_a_date_behind_a_name_and_an_address_for_one() -> None:
    """A date ends a name, glued or not; ``article:author`` is taken for a name only if it is none of a page."""
    assert names(page(body="<p class=byline>Laura June Marsh July 10, 2015</p>")) == ["Laura June Marsh"]
    assert names(page(body="<p>Laura MarshJul 10, 2015</p>")) == ["Laura Marsh"]
    assert names(page('<meta property="article:author" content="https://social.example/laura">')) == []
    assert names(page('<meta property="article:author" content="Laura Marsh">')) == ["Laura Marsh"]


def test_1_10_a_dateline_stays() -> None:
    """The dateline of a press release is no byline, and its paragraph stays in the text."""
    line = "NEW YORK, NY/HARBOURWIRE/May 7, 2024/ The port of Harbour said on Tuesday that it rained."
    article = page(body=f"<p>{line}</p>")
    assert (names(article), line in article.text) == ([], True)


def test_1_11_days_parentheses_templates() -> None:
    """A day of the week, parentheses, superstrings and broken templates are no part of a name."""
    assert names(page(body="<p class=byline>By Laura Marsh (Harbour Post) Monday, July 10, 2015</p>")) == [
        "Laura Marsh"
    ]
    assert names(page('<meta name="author" content="{{ author.name }}">')) == []
    assert names(page('<meta name="author" content="Laura Marsh"><meta name="dc.creator" content="Laura Marsh, Harbour Post">')) == ["Laura Marsh"]  # fmt: skip


@pytest.mark.parametrize(
    "author",
    [
        {"name": {"name": "Ana Ruiz"}}, {"name": ["Ana Ruiz"]}, [{"name": None}, {"name": "Ana Ruiz"}], [["Ana Ruiz"]],
        {"@type": ["Person", None], "name": "Ana Ruiz", "additionalName": None}, "Ana Ruiz", [None, 3, "Ana Ruiz", {}],
    ],
)  # fmt: skip
def test_1_12_any_shape_of_json_ld(author: object) -> None:
    """Whatever shape the author has in JSON-LD, nothing is raised and the name is found."""
    assert names(page(linked_data(author=author, publisher=["Harbour Post", None], content="text"))) == ["Ana Ruiz"]


def test_1_13_initials_and_hyphens() -> None:
    """Initials and hyphenated names stay whole."""
    assert names(page(body="<p>By Tyler G. Marsh and Jessica Silver-Obi</p>")) == [
        "Tyler G. Marsh",
        "Jessica Silver-Obi",
    ]


def test_1_14_chinese() -> None:
    """A Chinese page gives its author."""
    html = (
        "<h1>大雨封路</h1><p>2024-05-07 记者：王晓明</p>"
        + "<p>昨夜山区大雨，通往海岸的道路关闭至周末，当局提醒居民不要外出。</p>" * 4
    )
    assert names(extract(html)) == ["王晓明"]


@pytest.mark.parametrize("key", ["byl", "parsely-author", "sailthru.author", "cxenseparse:author", "citation_author"])
def test_1_15_meta_elements_of_single_systems(key: str) -> None:
    """The meta elements of single papers and publishing systems count."""
    assert names(page(f'<meta name="{key}" content="By Ana Ruiz">')) == ["Ana Ruiz"]


def test_1_16_byline_and_authors() -> None:
    """The raw byline is there beside the authors."""
    article = page(
        '<meta property="og:site_name" content="Harbour Post">', "<p>By Ana Ruiz and Tom Obi, Harbour Post</p>"
    )
    assert (names(article), article.byline) == (["Ana Ruiz", "Tom Obi"], "By Ana Ruiz and Tom Obi, Harbour Post")


def test_1_17_helpers_for_logic_of_ones_own() -> None:
    """The helpers that the library goes by are there for callers, and every candidate is on record."""
    assert [author.name for author in parse_byline("By Ana Ruiz")] == [
        author.name for author in split_names("Ana Ruiz")
    ]
    article = page('<meta name="author" content="Uwe Setter">', "<p>By Ana Ruiz</p>")
    found = {candidate.value for candidate in article.candidates if candidate.fact == "authors"}
    assert any("Uwe Setter" in value for value in found)
    assert any("Ana Ruiz" in value for value in found)
