"""Boilerplate by the weight of its words: what no phrase covers is found, and prose about the same things stays."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import extract, find_boilerplate, load_pack
from articlekit.cleaners.boilerplate.phrases import phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.cleaners.boilerplate.wording import (
    FILE,
    HUNDREDTHS,
    MAX_LENGTH,
    features,
    judge_wording,
    weight_of,
    wording,
)
from articlekit.packs import builtin_packs
from articlekit.packs.folding import fold, in_words

LINES = [
    ("newsletter", "Tap here to receive our weekly digest of garden tips"),
    ("share", "Add our videos to your feed: subscribe on YouTube and ring the bell"),
    ("comments-prompt", "You need to be a registered reader to write a comment on this page"),
    ("javascript-warning", "Your browser cannot show this video because scripts are switched off"),
    ("print-translate", "Listen to this text read by a computer voice"),
    ("paywall", "Sie benötigen ein Abo, um diesen Beitrag im Ganzen lesen zu können"),
]
PROSE = [
    "The newsletter boom has left the town with four weeklies and no daily.",
    "She reads for two minutes a page, and subscribes to nothing.",
    "Cookies crumble when the butter is too warm.",
    "The court fined the publisher, which had set cookies without asking.",
    "Il a plu toute la nuit.",
    "Die Straße zur Küste ist gesperrt.",
]


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_found(kind: str, line: str) -> None:
    """What no phrase decides goes by its words, and the record says which."""
    assert judge_lines([line], phrase_book()) == [None]
    (found,) = find_boilerplate(f"It rained all night.\n\n{line}\n\nThe road is closed.")
    assert (found.kind, found.rule, found.language) == (kind, f"mul/wording-{kind}", "mul")
    assert set(found.evidence.split(" + ")) <= set(in_words(fold(line)).split())


def test_words_overrule_a_phrase() -> None:
    """A line whose words are plainly those of an article stays, though a phrase stands in it; the caller's own pack decides."""
    line = "The firm said that the board named her on Wednesday, and that the former mayor is becoming a member of its council."
    (verdict,) = judge_lines([line], phrase_book())
    assert verdict is not None
    assert verdict.reason == "paywall"
    assert find_boilerplate(line) == ()
    assert extract(line).text == line
    (found,) = find_boilerplate(line, [load_pack("en")])
    assert found.kind == "paywall"
    (call,) = find_boilerplate("Support our reporting by becoming a member.")
    assert call.kind == "paywall"


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays(line: str) -> None:
    assert judge_wording([line]) == [None]


def test_phrases_come_first() -> None:
    """A line that a pack decides keeps the verdict of the pack."""
    (found,) = find_boilerplate("This site uses cookies to improve your experience.")
    assert found.language == "en"


def test_own_packs_decide_alone() -> None:
    assert find_boilerplate(LINES[0][1], packs=()) == ()


@pytest.mark.parametrize("line", ["", " ", "...", "Subscribe", "\x00", "word " * MAX_LENGTH])
def test_nothing_to_weigh(line: str) -> None:
    assert judge_wording([line]) == [None]
    assert judge_wording([]) == []


def test_separators_in_lines() -> None:
    """A line with the mark that stands between lines is one line all the same."""
    assert len(judge_wording(["It\x00rained", "all\x00night"])) == 2


@given(st.text(min_size=1, max_size=80) | st.lists(st.sampled_from(sorted(wording().weights)[::40])).map(" ".join))
def test_early_exit_loses_nothing(line: str) -> None:
    """What is left after a look at the words alone is what the sum of all features leaves."""
    line = line.strip()
    words = in_words(fold(line.replace("\x00", " "))).split()
    total = wording().bias + sum(wording().weights.get(name, 0) for name in features(words, line)) if words else 0
    enough = total > 0 and weight_of(total / HUNDREDTHS, line) >= wording().threshold and len(words) > 1
    assert not wording().judge(words, line) or enough
    if enough and any(name in wording().kinds for name in features(words, line)):
        assert wording().judge(words, line)


def test_kinds_are_reasons_of_packs() -> None:
    reasons = {rule.reason for pack in builtin_packs() for rule in pack.rules}
    assert {kind for kind, _ in wording().kinds.values()} <= reasons
    assert {votes for _, votes in wording().kinds.values()} <= set(range(1, 11))


def test_the_file_is_as_trained() -> None:
    """Each feature stands in it once, and weighs what it takes to be told from chance."""
    path = Path(sys.modules[wording.__module__].__file__ or "").parent / FILE
    names = [name for line in path.read_text("utf-8").splitlines()[1:] for name in line.split(" ")[3:]]
    assert len(names) == len(set(names)) == len(wording().weights)
    assert min(map(abs, wording().weights.values())) >= 10


def test_time_is_linear() -> None:
    def seconds(count: int) -> float:
        lines = [line for _, line in LINES] * count
        start = time.perf_counter()
        judge_wording(lines)
        return time.perf_counter() - start

    seconds(10)
    assert min(seconds(2_000) for _ in range(3)) < 40 * min(seconds(250) for _ in range(3))


def test_import_reads_no_weights() -> None:
    """The file waits until a text is judged."""
    code = (
        "import articlekit, sys; articlekit.find_boilerplate; "
        "from articlekit.cleaners.boilerplate.wording import wording; assert not wording.cache_info().currsize; "
        "articlekit.find_boilerplate('It rained all night.'); assert wording.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # our own interpreter and code
