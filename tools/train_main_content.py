#!/usr/bin/env python3
"""
Train the main-content scorer and write src/articlekit/cleaners/main_content_model.py.

    pip install lightgbm numpy
    python tools/train_main_content.py ../shared/corpora            # cross-validate by host, then write the model
    python tools/train_main_content.py ../shared/corpora --dry-run  # figures only

The folder has ``gold.jsonl`` (a row a page: id, host, html, and body, or with/without segments) with the gzipped pages,
and ``dumps.jsonl`` (id, text: the visible text of a page). Two models come out, for HTML and for plain text, trained on
the columns of cleaners/features.py and features_text.py. The figures printed are those of pages whose host was held out.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import lightgbm
import numpy

from articlekit.cleaners import BEFORE_MAIN_CONTENT, features, features_text
from articlekit.document import Block, Document
from articlekit.pipeline import clean
from articlekit.reading import read

TARGET = Path(__file__).parent.parent / "src/articlekit/cleaners/main_content_model.py"
FOLDS = 5
THRESHOLD = 0.5
TREES = {"html": 150, "text": 80}
# Most blocks are clear after a few trees: of 10,657 held-out blocks 66 % were, 11 of them on the wrong side.
EARLY, CLEAR = 25, 1.5  # trees, log-odds
SURE = 0.85  # out-of-fold score of a block that the annotation leaves out, although its siblings are in it
PARAMETERS = {
    "objective": "binary", "num_leaves": 24, "learning_rate": 0.07, "min_data_in_leaf": 40, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "deterministic": True,
    "force_row_wise": True, "verbose": -1, "num_threads": 2,
}  # fmt: skip
WORD = re.compile(r"\w+")
Label = tuple[float, int] | None  # share of the block in the gold text, words


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3) if words else 0))


def squeeze(text: str) -> str:
    return " ".join(text.split())


def label_by_body(blocks: tuple[Block, ...], body: str) -> list[Label]:
    """The share of each block's shingles that the annotated body has; short blocks count whole."""
    known = shingles(body)
    labels: list[Label] = []
    for block in blocks:
        words = WORD.findall(block.text)
        if len(words) >= 4:
            parts = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
            share = sum(part in known for part in parts) / len(parts)
        elif words and len(squeeze(block.text)) > 3:
            share = float(re.search(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", body) is not None)
        else:
            share = 0.0
        labels.append((share, len(words)))
    return labels


def label_by_segments(blocks: tuple[Block, ...], wanted: list[str], unwanted: list[str]) -> list[Label]:
    """Only blocks that hold a segment have a label."""
    labels: list[Label] = []
    for block in blocks:
        text = squeeze(block.text)
        words = max(4, len(text.split()))
        if any(squeeze(segment) in text for segment in wanted):
            labels.append((1.0, words))
        elif any(squeeze(segment) in text for segment in unwanted):
            labels.append((0.0, words))
        else:
            labels.append(None)
    return labels


def overlap(gold: str, text: str) -> tuple[float, float]:
    a, b = shingles(gold), shingles(text)
    shared = sum((a & b).values())
    return shared / max(1, sum(b.values())), shared / max(1, sum(a.values()))


class Pages:
    """All pages of one kind: their rows, labels, weights and folds."""

    def __init__(self, rows: Callable[[Document], Sequence[list[float] | None]], width: int) -> None:
        self.make_rows = rows
        self.width = width
        self.pages: list[tuple[dict, Document, int]] = []
        self.rows: list[list[float]] = []
        self.labels: list[Label] = []
        self.folds: list[int] = []
        self.scored: list[bool] = []  # False for rows that the scorer never sees

    def add(self, gold: dict, document: Document) -> None:
        fold = int(hashlib.sha256(gold["host"].encode()).hexdigest(), 16) % FOLDS
        table = self.make_rows(document)
        if gold.get("body"):
            labels = label_by_body(document.blocks, gold["body"])
        else:
            labels = label_by_segments(document.blocks, gold["with"], gold["without"])
        self.pages.append((gold, document, len(table)))
        self.rows += [row or [0.0] * self.width for row in table]
        self.labels += [label if row else None for row, label in zip(table, labels, strict=True)]
        self.folds += [fold] * len(table)
        self.scored += [row is not None for row in table]

    def arrays(self) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray, numpy.ndarray]:
        truth = [-1 if label is None else int(label[0] > 0.5) for label in self.labels]
        weights = [0.0 if label is None else (label[1] + 2) ** 0.5 for label in self.labels]
        return (
            numpy.array(self.rows, dtype=float), numpy.array(truth), numpy.array(weights), numpy.array(self.folds),
        )  # fmt: skip


def fit(x: numpy.ndarray, y: numpy.ndarray, w: numpy.ndarray, trees: int) -> lightgbm.Booster:
    known = y >= 0
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(x[known], y[known], weight=w[known]), trees)


def cross_validate(kind: str, pages: Pages) -> numpy.ndarray:
    """Train on all hosts but a fifth, score that fifth; then once more without the labels that look wrong."""
    scores = _out_of_fold(kind, pages)
    report(kind, pages, scores)
    print(f"{kind}: {forget_doubtful(pages, scores)} labels forgotten")
    report(kind, pages, _out_of_fold(kind, pages))
    return scores


def _out_of_fold(kind: str, pages: Pages) -> numpy.ndarray:
    x, y, w, folds = pages.arrays()
    scores = numpy.zeros(len(y))
    for fold in range(FOLDS):
        model = fit(x[folds != fold], y[folds != fold], w[folds != fold], TREES[kind])
        scores[folds == fold] = model.predict(x[folds == fold])
    return scores * numpy.array(pages.scored)


def forget_doubtful(pages: Pages, scores: numpy.ndarray) -> int:
    """
    Forget "not in the article" where the scorer is sure of the opposite and siblings of the block are in it.

    Some annotations stop before the article does; trained on, they teach that the rest of a long text is none.
    The figures are always measured on the annotations as they are.
    """
    start = forgotten = 0
    for gold, document, count in pages.pages:
        if gold.get("body"):
            labels = pages.labels[start : start + count]
            inside = {
                _home(block) for block, label in zip(document.blocks, labels, strict=True) if label and label[0] > 0.5
            }
            for number, block in enumerate(document.blocks, start):
                label = pages.labels[number]
                if label and label[0] <= 0.5 and scores[number] >= SURE and _home(block) in inside:
                    pages.labels[number] = None
                    forgotten += 1
        start += count
    return forgotten


def _home(block: Block) -> tuple[str, str]:
    return block.place.tag, block.place.parent.tokens if block.place.parent else ""


def report(kind: str, pages: Pages, scores: numpy.ndarray) -> None:
    bodies: dict[str, list[tuple[float, float]]] = {}
    hits = wrong = wanted = start = 0
    for gold, document, count in pages.pages:
        part = scores[start : start + count]
        start += count
        pairs = zip(document.blocks, part, strict=True)
        text = "\n\n".join(block.text for block, score in pairs if score >= THRESHOLD)
        if gold.get("body"):
            bodies.setdefault(gold["corpus"], []).append(overlap(gold["body"], text))
        else:
            text = squeeze(text)
            hits += sum(squeeze(segment) in text for segment in gold["with"])
            wrong += sum(squeeze(segment) in text for segment in gold["without"])
            wanted += len(gold["with"])
    for corpus, pairs in bodies.items():
        precision, recall = (statistics.mean(values) for values in zip(*pairs, strict=True))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{kind} {corpus}: body {f1:.4f} (precision {precision:.4f}, recall {recall:.4f})")
    if wanted:
        print(f"{kind} segments: {2 * hits / (hits + wrong + wanted):.4f}")


def expression(node: dict) -> str:
    """A tree as one conditional expression over the row ``r``."""
    if "leaf_value" in node:
        return f"{node['leaf_value']:.5g}"
    yes, no = expression(node["left_child"]), expression(node["right_child"])
    return f"({yes} if r[{node['split_feature']}] <= {node['threshold']:.6g} else {no})"


def module(models: dict[str, lightgbm.Booster], digest: str) -> str:
    lines = [
        '"""Written by tools/train_main_content.py; do not edit. Trees as plain expressions, quick without numpy."""',
        "",
        "# fmt: off",
        "# ruff: noqa",
        "from __future__ import annotations",
        "",
        "VERSION = 1",
        f'TRAINED_ON = "sha256:{digest}"  # of the annotations',
        f"HTML_COLUMNS = {features.COLUMNS!r}",
        f"TEXT_COLUMNS = {features_text.COLUMNS!r}",
        "",
    ]
    for kind, model in models.items():
        trees = [f"        + {expression(tree['tree_structure'])}" for tree in model.dump_model()["tree_info"]]
        lines += [
            "",
            f"def score_{kind}(r: list[float]) -> float:",
            '    """Log-odds that the block is in the main content."""',
        ]
        lines += ["    s = (", *trees[:EARLY], "    )", f"    if s < -{CLEAR} or s > {CLEAR}:", "        return s"]
        lines += ["    return s + (", *trees[EARLY:], "    )", ""]
    return "\n".join(lines)


def load(folder: Path) -> tuple[dict[str, Pages], str]:
    source = (folder / "gold.jsonl").read_bytes()
    dumps = (folder / "dumps.jsonl").read_bytes()
    gold = {row["id"]: row for row in map(json.loads, source.decode().splitlines())}
    html = Pages(features.rows, len(features.COLUMNS))
    text = Pages(features_text.rows, len(features_text.COLUMNS))
    for row in gold.values():
        if row.get("body") or row.get("with"):
            page = gzip.decompress((folder / row["html"]).read_bytes())
            html.add(row, clean(read(page, url=row.get("url")), BEFORE_MAIN_CONTENT))
    for dump in map(json.loads, dumps.decode().splitlines()):
        if gold[dump["id"]].get("body"):
            text.add(gold[dump["id"]], clean(read(dump["text"], input="text"), BEFORE_MAIN_CONTENT))
    return {"html": html, "text": text}, hashlib.sha256(source + dumps).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    arguments = parser.parse_args()
    kinds, digest = load(arguments.corpora)
    for kind, pages in kinds.items():
        cross_validate(kind, pages)
    if not arguments.dry_run:
        models = {}
        for kind, pages in kinds.items():
            x, y, w, _ = pages.arrays()
            models[kind] = fit(x, y, w, TREES[kind])
        TARGET.write_text(module(models, digest), encoding="utf-8")


if __name__ == "__main__":
    main()
