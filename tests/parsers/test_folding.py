"""Strings as parsers compare them."""

from __future__ import annotations

import unicodedata

import pytest

from articlekit import extract
from articlekit.parsers.folding import fold, squash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("मीना देवी", "मोना देवी"),
        ("রিনা সেন", "রানা সেন"),
        ("மீனா", "மோனா"),
        ("สมชาย ดี", "สมชาย ดู"),
        ("ສົມ", "ສີມ"),
        ("សុខ", "សេខ"),
    ],
)
def test_vowel_signs(one: str, other: str) -> None:
    """Names that differ in a vowel sign only are two, and their words stay whole."""
    assert fold(one) != fold(other)
    assert [fold(one), fold(f"«{one}».")] == [one, one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("Andre\u0301s", "andrés"),
        ("İpek", "i̇pek"),
        ("\u0958मर", "क\u093cमर"),
        ("Ana ❤\ufe0f Ruiz", "ana ruiz"),
        ("בן־גוריון", "בן גוריון"),
    ],
)
def test_marks_that_are_left_out(one: str, other: str) -> None:
    """Points, harakat and the ways to write an accent make no other name."""
    assert fold(one) == fold(other)
    assert squash(one) == fold(other).replace(" ", "")


def test_all_marks() -> None:
    """Every mark of the scripts from India to Indonesia stays, and nothing else that is no letter or digit."""
    for code in (*range(0x900, 0x1DC0), *range(0xA800, 0xAC00)):
        character = chr(code)
        if (category := unicodedata.category(character)) != "Cn" and unicodedata.is_normalized("NFC", character):
            assert bool(fold(character)) == (character.isalnum() or category[0] == "M"), hex(code)


def test_two_authors() -> None:
    """Two authors whose names differ in a vowel sign are both named."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "मीना देवी"},
        {"@type": "Person", "name": "मोना देवी"}]}</script>"""
    page = f"<html lang=hi>{head}<h1>बारिश से तटीय सड़क बंद</h1><p>रात भर बारिश हुई और सड़क सप्ताह के अंत तक बंद रहेगी।</p>"
    assert [author.name for author in extract(page).authors] == ["मीना देवी", "मोना देवी"]
