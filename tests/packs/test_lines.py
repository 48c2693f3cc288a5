"""What the packs find of the lists of usual lines, which must not fall, and what they take of prose, which must not rise."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from articlekit.packs import builtin_packs

TOOL: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "measure_lines.py"))
LANGUAGES: list[str] = TOOL["languages"]()
# Lines found, and lines taken that must stay, as measured when the lists were written.
MEASURED = {
    "cs": (157, 7),
    "da": (167, 5),
    "de": (807, 24),
    "en": (1024, 34),
    "es": (359, 11),
    "fi": (141, 2),
    "fr": (349, 8),
    "hu": (134, 3),
    "it": (355, 6),
    "nl": (348, 5),
    "no": (164, 7),
    "pl": (361, 9),
    "pt": (355, 10),
    "ru": (223, 5),
    "sv": (177, 5),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists(language: str) -> None:
    """Each kind is a reason of the packs, and no line stands twice."""
    lines = list(TOOL["read_lines"](language))
    reasons = {rule.reason for pack in builtin_packs() for rule in pack.rules}
    assert {line.kind for line in lines} <= reasons | {TOOL["KEEP"]}
    assert len({line.text for line in lines}) == len(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_found_and_taken(language: str) -> None:
    """As much is found as was, and no more of the prose is taken."""
    counts = TOOL["measure"](language)
    found, taken = MEASURED[language]
    assert TOOL["total"](counts)[0] >= found
    assert counts[TOOL["KEEP"]][0] <= taken


def test_misses(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed as missed is what is not counted as found."""
    TOOL["main"](["fi", "--misses", "nav"])
    found, of = TOOL["measure"]("fi")["nav"]
    assert len(capsys.readouterr().out.splitlines()) == of - found
    with pytest.raises(SystemExit):
        TOOL["main"](["xx"])
