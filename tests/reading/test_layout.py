"""Rules, underlined headings, and what text browsers print in place of buttons and images."""

from __future__ import annotations

import pytest

from articlekit.reading import read

LONG = "The ferry company said on Monday that it would run two more boats each day until the end of August."


def shapes(source: str) -> list[tuple[str, int, str]]:
    """Kind, level and text of all blocks."""
    return [(block.kind, block.level, block.text) for block in read(source, input="text").blocks]


@pytest.mark.parametrize(("sign", "level"), [("=", 1), ("-", 2)])
def test_underlined_headings(sign: str, level: int) -> None:
    """A line about as long right below a line makes it a heading."""
    assert shapes(f"Ferries to run\n{sign * 14}\n{LONG}") == [
        ("heading", level, "Ferries to run"),
        ("paragraph", 0, LONG),
    ]


def test_underlined_link() -> None:
    """The underline of a link in Markdown is as long as its text."""
    page = f"[Home](/)\n\n[Ferries to run](https://harbour.example/news/2021/ferries)\n--------------\n\n{LONG}"
    assert shapes(page)[1] == ("heading", 2, "Ferries to run")


@pytest.mark.parametrize("rule", ["-" * 72, "* * *", "*****", "_____", "———", "==="])
def test_rules(rule: str) -> None:
    """A rule between paragraphs is no text, and belongs to the one above."""
    source = f"{LONG}\n\n{rule}\n\n{LONG}\n"
    assert shapes(source) == [("paragraph", 0, LONG)] * 2
    first = read(source, input="text").blocks[0]
    assert source[first.start : first.end] == f"{LONG}\n\n{rule}"


def test_rules_part_lines() -> None:
    """What stands above a rule does not go on below, and a long rule is no underline."""
    assert shapes(f"It rained\n{'-' * 60}\nall night in the hills") == [
        ("paragraph", 0, "It rained"),
        ("paragraph", 0, "all night in the hills"),
    ]


def test_rule_before_all_text() -> None:
    """A rule at the beginning belongs to the first block, and a text of rules stays what it is."""
    source = f"=====\n{LONG}"
    assert [block.start for block in read(source, input="text").blocks] == [0]
    assert shapes("-----\n") == [("paragraph", 0, "-----")]


@pytest.mark.parametrize("text", ["...", "--", "- Rain", "*** Rain ***", "3 - 2 - 1"])
def test_no_rules(text: str) -> None:
    """An ellipsis, a dash and signs around words stay."""
    assert shapes(f"{LONG}\n\n{text}\n\n{LONG}")[1][2] == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("(BUTTON) Subscribe (BUTTON) Share", "Subscribe Share"),
        ("[4](BUTTON) Menu", "Menu"),
        ("[IMG] Harbour Post", "Harbour Post"),
        ("[                 ] Your name", "Your name"),
        ("[X] Remember me", "Remember me"),
        ("[4][logo.svg] Harbour Post", "Harbour Post"),
    ],
)
def test_placeholders(line: str, text: str) -> None:
    """What a text browser prints in place of a button, an image or a field is no text."""
    assert shapes(f"{line}\n\n{LONG}")[0][2] == text
    assert [one[2] for one in shapes(f"{LONG}\n\n[INLINE]\n\n{LONG}")] == [LONG, LONG]
