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
    "cs": (178, 8),
    "da": (191, 5),
    "de": (862, 25),
    "en": (1025, 34),
    "es": (382, 11),
    "fi": (159, 3),
    "fr": (387, 8),
    "hu": (147, 3),
    "id": (21, 1),
    "it": (386, 6),
    "ja": (17, 0),
    "ko": (6, 1),
    "nl": (381, 6),
    "no": (183, 8),
    "pl": (390, 9),
    "pt": (387, 11),
    "ru": (240, 5),
    "sv": (199, 6),
    "tr": (15, 0),
    "uk": (13, 0),
    "vi": (21, 1),
    "zh": (13, 1),
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
