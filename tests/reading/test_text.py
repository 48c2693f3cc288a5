"""Plain text: lines become paragraphs, headings and list items with their offsets."""

from __future__ import annotations

import pytest

from articlekit.reading import read

LONG = "The ferry company said on Monday that it would run two more boats each day until the end of August."


def texts(source: str) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in read(source, input="text").blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c", "\x85"])
def test_line_ends(end: str) -> None:
    """Any line end of Unicode parts lines."""
    assert texts(f"Harbour{end}{LONG}") == ["Harbour", LONG]


def test_broken_at_links() -> None:
    """A sentence that a dump broke at its links is joined, a full stop on a line of its own goes back."""
    text = "According to\nthe ferry company\n, whose boats are full, the timetable\nwill change in August\n.\nTickets"
    assert texts(text) == [
        "According to the ferry company, whose boats are full, the timetable will change in August.",
        "Tickets",
    ]


def test_hard_wrapped() -> None:
    """Lines that are as full as they can be are one paragraph."""
    text = (
        "The ferry company said on Monday that it would run two more\n"
        "boats each day until the end of August. Tickets for the late\n"
        "Boat cost ten crowns more."
    )
    assert texts(text) == [" ".join(text.split("\n"))]


def test_labels_are_not_joined() -> None:
    """A menu in lower case is no sentence."""
    assert texts("home\nnews\nabout us\ncontact") == ["home", "news", "about us", "contact"]


def test_scripts_without_spaces() -> None:
    """Lines of Chinese and Japanese are joined without a space."""
    text = "昨晚海边下了一整夜的雨，通往港口的公路已经关闭，\n直到周末才会重新开放，渡轮公司\n表示将增加班次。"
    assert " " not in "".join(texts(text))


@pytest.mark.parametrize("marker", ["*", "•", "–", "-", "1."])
def test_lists(marker: str) -> None:
    """Markers make list items; a single dash may as well begin a line of speech."""
    second = "2." if marker == "1." else marker
    document = read(f"{marker} Coast\n{second} Hills", input="text")
    expected = "paragraph" if marker == "–" else "list_item"
    assert [block.kind for block in document.blocks] == [expected] * 2


def test_nested_list() -> None:
    """Indentation nests."""
    document = read("  * Coast\n      + North\n      + South\n  * Hills", input="text")
    assert [(block.text, block.level) for block in document.blocks] == [
        ("Coast", 1),
        ("North", 2),
        ("South", 2),
        ("Hills", 1),
    ]


def test_headings() -> None:
    """A short line without a full stop between paragraphs is a heading."""
    document = read(f"{LONG}\n\nWhat it costs\n\n{LONG}\n\n## More boats\n\n{LONG}", input="text")
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph", "heading", "paragraph"]
    assert document.blocks[3].text == "More boats"


def test_offsets() -> None:
    """Offsets point at what was read, white space and all."""
    source = f"\ufeff  Harbour \u00a0 news \r\n\r\n{LONG}\n"
    for block in read(source, input="text").blocks:
        assert " ".join(source[block.start : block.end].replace("\ufeff", "").split()) == block.text
