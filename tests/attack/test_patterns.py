"""Every regular expression of the package against texts made to make it slow."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

# What the package compiles, whoever asks for it: at import, when a table is first needed, or in the middle of a function.
COLLECT = r"""
import importlib, inspect, json, pkgutil, re, sys
found, compile_ = {}, re._compile

def noting(pattern, flags):
    caller = sys._getframe(2).f_globals.get("__name__", "")
    if caller.startswith("articlekit"):
        source, bits = (pattern.pattern, pattern.flags) if isinstance(pattern, re.Pattern) else (pattern, int(flags))
        kind = type(source).__name__
        text = source.decode("latin-1") if kind == "bytes" else source
        found[caller, text, bits & ~re.UNICODE.value, kind] = None
    return compile_(pattern, flags)

re._compile = noting
import articlekit
for module in pkgutil.walk_packages(articlekit.__path__, "articlekit."):
    if module.name.rpartition(".")[2] not in ("ray", "spark", "datatrove", "scrapy", "__main__"):
        importlib.import_module(module.name)
for name, module in list(sys.modules.items()):
    for value in list(vars(module).values()) if name.startswith("articlekit") else ():
        if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
            value()
from articlekit.demo import sample
for page in (sample("page.html"), sample("dump.txt"), "<p>vor 3 Tagen von Ana Ruiz<p>昨夜大雨，通往海岸的道路关闭。"):
    article = articlekit.extract(page)
    article.to_markdown(), article.to_html(), article.to_report()
print(json.dumps(list(found)))
"""
SHORT, LONG = 3_000, 12_000
UNITS = ("a", "A", "1", ".", "-", ",", "<", "\n", "é", "雨", "a ", "1 ", "- ", "A. ", "Ab, ", "a\n")
LETTERS, PIECES = 12, 12  # of a pattern that are tried
CATEGORIES = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: "-",
}  # fmt: skip
# Only ever matched against a whole text, so no search begins at each of its letters.
WHOLE = {r"(?=\S*[#_.*-])[\w.*#:/-]{2,60}"}


def members(items: list[Any]) -> str:
    """Some characters of a class."""
    found = ""
    for code, value in items:
        if code is codes.LITERAL:
            found += chr(value)
        elif code is codes.RANGE:
            found += chr(value[0]) + chr(value[1])
        elif code is codes.CATEGORY:
            found += CATEGORIES[value]
    return found


def shortest(tree: Any, letters: dict[str, None], pieces: list[str]) -> str:
    """About the shortest text that a pattern matches; *letters* and *pieces* gather what stands in it."""
    out = ""
    for code, value in tree:
        if code is codes.LITERAL:
            letters[chr(value)] = None
            out += chr(value)
        elif code is codes.IN and value[0][0] is codes.NEGATE:
            out += next((c for c in "a1 -<.Z\n" if c not in members(value[1:])), "§")
        elif code is codes.IN:
            letters.update(dict.fromkeys(members(value)[:4]))
            out += members(value)[:1]
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            out += shortest(value[2], letters, pieces) * max(value[0], 1)
        elif code is codes.SUBPATTERN:
            out += shortest(value[3], letters, pieces)
        elif code is codes.ATOMIC_GROUP:
            out += shortest(value, letters, pieces)
        elif code is codes.BRANCH:
            branches = [shortest(branch, letters, pieces) for branch in value[1][:PIECES]]
            pieces += branches
            out += branches[0]
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            pieces.append(shortest(value[1], letters, pieces))
        elif code in (codes.ANY, codes.NOT_LITERAL):
            out += "a" if value != ord("a") else "b"
    return out


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """Beginnings, and what is to be repeated behind them: letters of the pattern, neighbours, matches and what is almost one."""
    letters: dict[str, None] = {}
    pieces: list[str] = []
    match = shortest(parser.parse(pattern, flags), letters, pieces)
    own = list(letters)[:LETTERS]
    units = [
        *UNITS,
        match,
        match[:-1],
        match[1:],
        match + " ",
        *own,
        *(a + b for a, b in pairwise(own)),
    ]
    for unit in dict.fromkeys([*units, *pieces[:PIECES]]):
        # Blocks have single spaces; runs of them are a matter of test_fields_that_mean_harm.
        if unit and not re.search(r"\s\s", unit * 2):
            yield "", unit
            yield match[: max(1, len(match) // 2)], unit


TRIES = 3


def seconds(work: Callable[[Any], object], text: Any) -> float:
    """Processor time, the better of two."""
    runs = []
    for _ in range(2):
        begin = time.process_time()
        work(text)
        runs.append(time.process_time() - begin)
    return min(runs)


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str, int, str]]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", COLLECT], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    found: list[tuple[str, str, int, str]] = json.loads(done.stdout)
    return found


def test_nothing_is_left_out(patterns: list[tuple[str, str, int, str]]) -> None:
    """The patterns of all modules are there, those of the byte level and those made of tables too."""
    assert len(patterns) > 100
    assert {"articlekit.reading.encoding", "articlekit.parsers.bylines.names", "articlekit.parsers.dates.calendar"} <= {
        module for module, *_ in patterns
    }


@pytest.mark.slow
def test_every_pattern_is_linear(patterns: list[tuple[str, str, int, str]]) -> None:
    """Four times the text takes no pattern much more than four times as long, whatever is repeated in it."""
    slow = []
    for module, source, flags, kind in patterns:
        pattern: Any = re.compile(source.encode("latin-1") if kind == "bytes" else source, flags)

        def find_all(text: Any, pattern: Any = pattern) -> int:
            return sum(1 for _ in pattern.finditer(text))

        ways = (pattern.fullmatch,) if source in WHOLE else (pattern.fullmatch, find_all)
        for begin, unit in attacks(source, flags):
            texts: list[Any] = [begin + unit * (size // len(unit)) + "\x00" for size in (SHORT, LONG)]
            if kind == "bytes":
                texts = [text.encode() for text in texts]
            for work in ways:
                few = seconds(work, texts[0])
                if few <= 0.002:
                    continue
                for _ in range(TRIES):  # a machine that falters is slow once, a pattern that is not linear always
                    few, many = min(few, seconds(work, texts[0])), seconds(work, texts[1])
                    if many <= max(0.02, 9 * few):
                        break
                else:
                    slow.append((module, source[:80], begin, unit, few, many))
    assert slow == []
