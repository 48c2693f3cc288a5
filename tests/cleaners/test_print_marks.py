"""Heads and feet of printed sheets: dropped where a number of pages goes up through the text, and nowhere else."""

from __future__ import annotations

import pytest

from articlekit import extract
from articlekit.cleaners.print_marks import drop_print_marks
from articlekit.reading import read

LONG = "The ferry company said on Monday that it would run two more boats each day until the end of August."


def left(*lines: str) -> list[str]:
    """What stays of a text of these lines, a blank one between."""
    return [block.text for block in drop_print_marks(read("\n\n".join(lines), input="text")).blocks]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("3/9/2021          More boats to the island | Harbour Post", "https://harbour.example/boats        {}/3"),
        ("More boats to the island          https://harbour.example/boats", "{} of 3          09/03/2021, 14:05"),
        ("09.03.21, 14:05   Mehr Boote zur Insel", "www.harbour.example/boote   Seite {} von 3"),
    ],
)
def test_sheets(head: str, foot: str) -> None:
    """What browsers print on each sheet goes, and is on record; the sheet that is missing changes nothing."""
    pages = [head, LONG, foot.format(1), head, LONG, foot.format(3)]
    assert left(*pages) == [LONG, LONG]
    removed = extract("\n\n".join(pages), input="text").removed
    assert [removal.block.text[:8] for removal in removed if removal.reason == "print-translate"] == [
        " ".join(line.split())[:8] for line in (head, foot.format(1), head, foot.format(3))
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("3/9/2021 Ana Ruiz, Harbour Post", LONG, "3/9/2021 Ana Ruiz, Harbour Post"),  # no sheet has a number
        ("https://harbour.example/boats 1/3", LONG),
        ("https://harbour.example/boats 1/3", LONG, "https://harbour.example/boats 1/3"),  # and none goes up
        ("https://harbour.example/boats 2/3", LONG, "https://harbour.example/coast 3/3"),
        ("Part 1 of 3", LONG, "Part 2 of 3", LONG),
        ("3/9/2021 Won 1/3", "3/9/2021 Won 2/5"),
    ],
)
def test_what_is_no_sheet(lines: tuple[str, ...]) -> None:
    """Lines of a page that was not printed stay."""
    assert left(*lines) == list(lines)


def test_html() -> None:
    """HTML has no sheets."""
    page = read("<p>https://harbour.example 1/2</p><p>It rained.</p><p>https://harbour.example 2/2</p>")
    assert drop_print_marks(page) is page


def test_sheet_that_ends_in_a_paragraph() -> None:
    """The lines of a sheet are apart from those around them, though no blank line is between."""
    head, foot = "3/9/2021, 10:02 AM More boats to the island", "https://harbour.example/boats"
    text = f"{head}\n{LONG[:-4]}\n{foot} 1/2\n\f{head}\nwhich is far away.\n{foot} 2/2"
    assert [block.text for block in drop_print_marks(read(text)).blocks] == [LONG[:-4], "which is far away."]
