#!/usr/bin/env python3
"""
Train what finds the headline of a plain text, and write src/articlekit/parsers/headlines/model.json.

    pip install 'articlekit[train]'
    python tools/train_headline.py ../shared/corpora            # cross-validate by host, then write the model
    python tools/train_headline.py ../shared/corpora --dry-run  # figures only

The folder is described in docs/benchmark.md. Learned from are all pages whose title is annotated, as dumps: the ones of
dumps.jsonl, and what three converters make of the HTML. A title that a dump does not print has no line, and "none of
them" is right; so it is for a body alone. The figures are those of hosts that were held out: of the texts that print
the title, and of bodies alone, how often the choice was right.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lightgbm
import numpy
from dumps import CONVERTERS
from model_files import trees_of, write

from articlekit.parsers.headlines.scorer import COLUMNS, MARGIN, NOTHING, candidates, rows
from articlekit.pipeline import DEFAULT_CLEANERS, clean
from articlekit.reading import read

TARGET = Path(__file__).parent.parent / "src/articlekit/parsers/headlines/model.json"
VERSION = 1  # of the file's layout
FOLDS = 5
TREES = 300
# 150 trees at twice the rate are 0.005 worse, thresholds drawn at random 0.015; 5 leaves or deeper ranks differ by chance.
PARAMETERS: dict[str, Any] = {
    "objective": "lambdarank", "lambdarank_truncation_level": 3, "num_leaves": 8, "learning_rate": 0.05,
    "min_data_in_leaf": 20, "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "deterministic": True,
    "force_row_wise": True, "verbose": -1, "num_threads": 1,
}  # fmt: skip
MAX_GLUED = 12  # characters beside a title that is glued to its kicker or its site, and 0.6 of its own
Sample = tuple[str, str, str, str]  # name of the set, host, title or nothing, text


def fold(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def samples(folder: Path) -> Iterator[Sample]:
    """The dumps of the folder, further dumps of the same pages and of all others, and bodies alone."""
    gold = {row["id"]: row for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())}
    made = set()
    for dump in map(json.loads, (folder / "dumps.jsonl").read_text("utf-8").splitlines()):
        row = gold[dump["id"]]
        made.add((dump["id"], dump["dumper"]))
        if row.get("title"):
            yield "dumps", row["host"], row["title"], dump["text"]
    for row in gold.values():
        if row.get("body"):
            yield "bodies", row["host"], "", row["body"]
        if not row.get("title"):
            continue
        html = gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")
        for name, convert in CONVERTERS.items():
            if (row["id"], name) not in made:
                yield "further dumps", row["host"], row["title"], convert(html)


class Table:
    """The rows of all texts, each text's followed by the row of there being no headline."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, ...]] = []
        self.right: list[int] = []
        self.sizes: list[int] = []
        self.folds: list[int] = []
        self.names: list[str] = []

    def add(self, name: str, host: str, title: str, text: str) -> None:
        document = read(text, input="text")
        cleaned = clean(document, DEFAULT_CLEANERS)
        lines = candidates(document, cleaned)
        if not lines:
            return
        exact = [fold(line.text) == fold(title) for line in lines]
        near = [fold(title) in fold(line.text) and _is_near(line.text, title) for line in lines]
        right = [int(bool(title) and one) for one in (exact if any(exact) else near)]
        self.rows += [*rows(document, cleaned, lines), NOTHING]
        self.right += [*right, int(not any(right))]
        self.sizes.append(len(lines) + 1)
        self.folds.append(int(hashlib.sha256(host.encode()).hexdigest(), 16) % FOLDS)
        self.names.append(name)

    def fit(self, without: int | None = None) -> lightgbm.Booster:
        """Train on all texts, or on all but those of one fold."""
        chosen = numpy.array(self.folds) != without
        each = numpy.repeat(chosen, self.sizes)
        groups = numpy.array(self.sizes)[chosen]
        data = lightgbm.Dataset(numpy.array(self.rows, dtype=float)[each], numpy.array(self.right)[each], group=groups)
        return lightgbm.train(PARAMETERS, data, TREES)

    def cross_validate(self) -> None:
        models = [self.fit(fold) for fold in range(FOLDS)]
        counts: dict[str, Counter[str]] = {}
        start = 0
        for size, fold, name in zip(self.sizes, self.folds, self.names, strict=True):
            scores = models[fold].predict(numpy.array(self.rows[start : start + size], dtype=float))
            scores[-1] -= MARGIN
            right = self.right[start : start + size]
            start += size
            best = max(range(size), key=lambda number, scores=scores: (scores[number], number < size - 1, number))
            answer = "right" if right[best] else "none" if best == size - 1 else "wrong"
            counts.setdefault(name if name == "bodies" or not right[-1] else f"{name} without title", Counter())[
                answer
            ] += 1
        for name, answers in counts.items():
            print(f"{name}: {answers['right'] / answers.total():.4f}", dict(answers))


def _is_near(text: str, title: str) -> bool:
    return len(fold(text)) < 1.6 * len(fold(title)) + MAX_GLUED


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    arguments = parser.parse_args()
    table, digest = Table(), hashlib.sha256()
    for sample in samples(arguments.corpora):
        digest.update("\n".join(sample).encode("utf-8", "replace"))
        table.add(*sample)
    table.cross_validate()
    if not arguments.dry_run:
        trees = trees_of(table.fit(), COLUMNS)
        model = {"columns": list(COLUMNS), "stages": [], "trees": trees}
        write(TARGET, {"version": VERSION, "trained_on": f"sha256:{digest.hexdigest()}", **model})


if __name__ == "__main__":
    main()
