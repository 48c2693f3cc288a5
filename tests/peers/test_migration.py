"""The migration page: what the old library found on the bundled page, articlekit finds too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from articlekit.demo import sample

pytestmark = pytest.mark.peers
PAGE = Path(__file__).parents[2] / "docs/migration.md"
PAIR = re.compile(r"^## (\S+)\n.*?^```python before\n(.*?)^```\n+^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAIRS = PAIR.findall(PAGE.read_text(encoding="utf-8"))
MODULES = {"newspaper4k": "newspaper", "readability-lxml": "readability", "jusText": "justext"}
# What is printed on the bundled page, as a reader sees it.
TRUE = {
    "title": "Harbour wall to be rebuilt in stone",
    "authors": "Ida Marlow; Tomas Oyelaran",
    "date": "2024-03-14",
}
PARAGRAPHS = ("The harbour wall that broke", "A concrete wall would have been", "Half of the money is to come")
NOISE = ("Sign up for our newsletter", "Share on Facebook", "En poursuivant votre navigation")


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code, PAGE.name, "exec"), names)
    found: dict[str, Any] = names["read"](sample("page.html").decode())
    return found


def right(found: dict[str, Any]) -> set[str]:
    """What of the truth was found: facts by name, paragraphs and the absence of noise by their words."""
    text = str(found.get("text") or "")
    good = {name for name, value in TRUE.items() if found.get(name) == value}
    return (
        good
        | {words for words in PARAGRAPHS if words in text}
        | {f"no {words}" for words in NOISE if words not in text}
    )


def test_the_page_has_a_pair_for_each_library() -> None:
    """All six libraries are there, each with code before and after."""
    assert [name for name, _, _ in PAIRS] == [
        "trafilatura",
        "newspaper4k",
        "goose3",
        "readability-lxml",
        "jusText",
        "htmldate",
    ]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("name", "before", "after"), PAIRS, ids=[name for name, _, _ in PAIRS])
def test_nothing_is_lost(name: str, before: str, after: str) -> None:
    """Whatever the old library got right on the bundled page is right afterwards."""
    pytest.importorskip(MODULES.get(name, name), reason=f"{name} is not installed: make peers installs it")
    old, new = run(before), run(after)
    assert old.keys() == new.keys()
    assert right(new) >= right(old)
    assert {key for key in new if key in TRUE} <= right(new)
