"""The demonstration: a newcomer sees in ten seconds what the library is for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from articlekit.demo import sample
from articlekit.demo.__main__ import WIDTH, render_demo


@pytest.fixture(scope="module")
def halves() -> tuple[str, str]:
    page, dump = render_demo().split("━━ dump.txt")
    return page, dump


def section(half: str, name: str, following: str) -> str:
    return half[half.index(f"\n{name}\n") : half.index(f"\n{following}\n") if following else len(half)]


def test_facts_of_the_page(halves: tuple[str, str]) -> None:
    """Each fact of the page stands on a line with its source."""
    facts = [line.split(maxsplit=1) for line in section(halves[0], "FACTS", "TEXT").strip().splitlines()[1:]]
    shown = {name: " ".join(rest.split()) for name, rest in facts}
    assert shown["title"] == "Harbour wall to be rebuilt in stone h1"
    assert shown["author"] == "Ida Marlow, Tomas Oyelaran json-ld:author"
    assert shown["published"] == "2024-03-14T06:30:00+00:00 json-ld:datePublished"
    assert shown["modified"] == "2024-03-15T09:05:00+00:00 json-ld:dateModified"
    assert shown["site"].startswith("The Fen Courier ")
    assert shown["language"].startswith("en ")


def test_facts_of_the_dump(halves: tuple[str, str]) -> None:
    """Plain text gives title, author, outlet, date, site and language too."""
    facts = [line.split(maxsplit=1) for line in section(halves[1], "FACTS", "TEXT").strip().splitlines()[1:]]
    shown = {name: " ".join(rest.split()) for name, rest in facts}
    assert shown["title"].startswith("The river that moves a border")
    assert shown["author"] == "Mara Linnet byline"
    assert shown["outlet"] == "The Inland Quarterly byline"
    assert shown["published"].startswith("2022-11-30 ")
    assert shown["site"].startswith("Delta Review ")


def test_text_is_clean(halves: tuple[str, str]) -> None:
    """The text has the article with its heading, and nothing of the page around it."""
    page, dump = (section(half, "TEXT", "REMOVED") for half in halves)
    assert "The harbour wall that broke" in page
    assert "# Who pays" in page
    assert "average household." in page
    assert "# A ferry without a country" in dump
    assert "in turns." in dump
    for text in (page, dump):
        for furniture in (
            "cookies",
            "newsletter",
            "Share",
            "Letters",
            "Ferry timetable",
            "Print Friendly",
            "Translate",
            "By ",
        ):
            assert furniture not in text


@pytest.mark.parametrize("half", [0, 1])
def test_consent_in_another_language(half: int, halves: tuple[str, str]) -> None:
    """The French notice in the English page went as consent, by a French rule, together with its buttons."""
    lines = section(halves[half], "REMOVED", "").splitlines()
    consent = next(line for line in lines if "En poursuivant" in line)
    assert consent.split()[:2] == ["consent,", "fr"]
    assert " fr/consent-1 " in consent


@pytest.mark.parametrize(
    "reason", ["share, en", "newsletter, en", "related, en", "copyright, ", "byline", "consent, fr"]
)
def test_reasons_of_the_page(reason: str, halves: tuple[str, str]) -> None:
    """Each thing that went has its reason beside it."""
    assert f"\n  {reason}" in section(halves[0], "REMOVED", "")


def test_print_and_translate_widgets(halves: tuple[str, str]) -> None:
    """In the dump both widgets went by name."""
    assert section(halves[1], "REMOVED", "").count("  print-translate, en ") == 2


def test_fits_on_a_screen() -> None:
    """It is short and narrow enough to be read at a glance."""
    lines = render_demo().splitlines()
    assert len(lines) <= 66
    assert max(map(len, lines)) <= WIDTH


def test_runs_as_a_command() -> None:
    """Python -m articlekit.demo prints it as UTF-8 in any locale."""
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "articlekit.demo"], capture_output=True, env=environment, check=True, timeout=60
    )
    assert done.stdout.decode() == render_demo() + "\n"


def test_sample_is_bytes() -> None:
    """The inputs are bytes, as a download gives them."""
    assert sample("page.html").startswith(b"<!doctype html>")
