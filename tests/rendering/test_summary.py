"""The summary for people."""

from __future__ import annotations

from datetime import date

import pytest

from articlekit import Article, ArticleDate, Author, Block, Candidate, Diagnostic, Removal
from articlekit.rendering.summary import readable, render_summary

LONG = "It rained all night, and the road to the coast is closed. " * 9


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ((), ""),
        (("rain", "roads"), "rain, roads"),
        (ArticleDate(date(2020, 12, 1), "month"), "2020-12"),
        ((Author("Ana Ruiz"), Author("Khang Vu")), "Ana Ruiz, Khang Vu"),
        (0.5, "0.5"),
    ],
)
def test_readable(value: object, words: str) -> None:
    """A fact reads as a person would write it down."""
    assert readable(value) == words


def test_facts_stand_with_their_sources() -> None:
    """Each fact has a line with its source, and what is not there has none."""
    article = Article(
        title="Rain", site_name="The Fen Courier", candidates=(Candidate("title", "Rain", "Rain", "h1", chosen=True),)
    )
    lines = render_summary(article).splitlines()
    assert lines[1].split() == ["title", "Rain", "h1"]
    assert lines[2].split() == ["site", "The", "Fen", "Courier"]
    assert lines[3] == ""


def test_authors_say_what_they_are() -> None:
    """Who is no person or no author is marked; those from one source share a line."""
    article = Article(
        authors=(
            Author("Ana Ruiz", source="byline"),
            Author("dpa", kind="organisation", source="byline"),
            Author("Khang Vu", role="photo", source="credit"),
        )
    )
    lines = [line.split() for line in render_summary(article).splitlines()[1:3]]
    assert lines == [
        ["author", "Ana", "Ruiz,", "dpa", "(organisation)", "byline"],
        ["author", "Khang", "Vu", "(photo)", "credit"],
    ]


def test_removals_in_the_order_of_the_page() -> None:
    """Neighbours that went for one reason share a line, whatever order they went in."""
    article = Article(
        removed=(
            Removal(Block(2, "Fermer"), "consent", "fr/consent-1", "fr"),
            Removal(Block(0, "Menu"), "hidden"),
            Removal(Block(1, "Nous utilisons\ndes cookies."), "consent", "fr/consent-1", "fr"),
        )
    )
    lines = render_summary(article).splitlines()[-2:]
    assert lines[0].split() == ["hidden", "Menu"]
    assert lines[1].split(maxsplit=3) == ["consent,", "fr", "fr/consent-1", "Nous utilisons des cookies. / Fermer"]


def test_nothing_at_all() -> None:
    """An empty article gives a report that says so."""
    assert render_summary(Article(), text=True) == "FACTS\n  none\n\nTEXT\n  none\n\nREMOVED\n  nothing"


@pytest.mark.parametrize("width", [60, 100, 200])
def test_no_line_is_wider(width: int) -> None:
    """Long facts, texts, removals and diagnostics are cut or folded."""
    article = Article(
        title=LONG,
        authors=(Author(LONG, source=LONG),),
        blocks=(Block(0, LONG), Block(1, LONG, "heading", 1), Block(2, LONG, "list_item", 1)),
        removed=(
            Removal(Block(3, LONG), "outside the main content"),
            Removal(Block(4, LONG), "consent", "x" * 90, "fr"),
        ),
        diagnostics=(Diagnostic("only_boilerplate", LONG),),
    )
    lines = render_summary(article, width=width, text=True).splitlines()
    assert max(map(len, lines)) <= width
    assert "NOTED" in lines


def test_control_characters_do_not_reach_the_terminal() -> None:
    """What would tell a terminal to do something is shown as a replacement character, in facts, text and removals."""
    article = Article(
        title="Rain\x1b[2J", blocks=(Block(0, "It\u202e rained\x9b"),), removed=(Removal(Block(1, "a\x07"), "x"),)
    )
    shown = render_summary(article, text=True)
    assert not [mark for mark in shown if not mark.isprintable() and mark != "\n"]
    assert shown.count("\ufffd") == 4
