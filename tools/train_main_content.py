#!/usr/bin/env python3
"""
Train the main-content scorer and write src/articlekit/cleaners/main_content/model.json.

    pip install 'articlekit[train]'
    python tools/train_main_content.py ../shared/corpora            # cross-validate by host, then write the model
    python tools/train_main_content.py ../shared/corpora --dry-run  # figures only
    python tools/train_main_content.py ../shared/corpora --only text

The folder is described in docs/benchmark.md, and so is annotated_blocks.jsonl beside this file. Two models come out, for
HTML and for plain text, trained on the columns of cleaners/main_content/features.py and features_text.py. The figures printed are those of pages whose host was held out, and of the
text that extract() gives for them: behind the rules of structure, the duplicates and the printed facts.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, product
from pathlib import Path
from typing import Any

import lightgbm
import numpy
from dumps import CONVERTERS
from model_files import trees_of, write
from scores import WORD, f1, overlap, shingles, squeeze
from shortened import shortened
from stripped import without_names

from articlekit import Article, extract
from articlekit.cleaners import AFTER_MAIN_CONTENT, BEFORE_MAIN_CONTENT
from articlekit.cleaners.main_content import features, features_text
from articlekit.cleaners.main_content.cleaner import FRAGMENT, UNSCORED, keep_by_scores
from articlekit.cleaners.main_content.model import VERSION
from articlekit.cleaners.main_content.structure.shape import make_of
from articlekit.document import Block, Document
from articlekit.letters import alphabetic_size
from articlekit.pipeline import clean
from articlekit.reading import read
from articlekit.reading.encoding import decode

TARGET = Path(__file__).parent.parent / "src/articlekit/cleaners/main_content/model.json"
ANNOTATED = Path(__file__).parent / "annotated_blocks.jsonl"
HASH = 8  # hexadecimal digits of SHA-256, by which a block is called there
FOLDS = 5
KINDS: dict[str, Any] = {"html": features, "text": features_text}
TREES = {"html": 120, "text": 250}
TUNED: dict[str, dict[str, Any]] = {
    # Thresholds drawn at random: over three ways of folding 0.003 better on newspaper4k, 0.001 on fundus and 0.002 in
    # segments than 60 trees of 16 leaves; on dumps 0.006, 0.006 and 0.004 better than the same trees without.
    "html": {"extra_trees": True, "num_leaves": 48, "min_data_in_leaf": 20},
    "text": {"extra_trees": True, "num_leaves": 24, "feature_fraction": 0.5, "learning_rate": 0.06},
}
# Most blocks are clear after a few trees: after how many, and beyond which log-odds. For HTML that changes the side of
# none of 832 blocks and takes a third of the time of all trees; for text it changes none of 10,090.
STAGES = {"html": ((15, 1.5), (30, 1.75), (60, 1.75)), "text": ((80, 2.0),)}
# Every page is trained on twice: as it is, and with this weight as a copy. Of HTML without the names that its template
# gives: what the scorer then knows without names holds on sites whose names it has not seen; over two seeds, the figures
# of held-out hosts are better by 0.003 to 0.005 on newspaper4k, 0.001 to 0.004 on fundus and 0.001 to 0.002 in segments.
# Of plain text shortened: see docs/decisions.md.
COPIES = {"html": 0.3, "text": 0.5}
SURE = 0.85  # out-of-fold score of a block that the annotation leaves out, although its siblings are in it
PARAMETERS: dict[str, Any] = {
    "objective": "binary", "num_leaves": 16, "learning_rate": 0.1, "min_data_in_leaf": 40, "feature_fraction": 0.3,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 127, "seed": 1, "deterministic": True,
    "force_row_wise": True, "verbose": -1, "num_threads": 1,
}  # fmt: skip
Share = tuple[float, int]  # of the block's words in the annotated text, and how many words it has
Label = Share | None
Array = numpy.ndarray


# --- labels -----------------------------------------------------------------------------------------------------------


def label_by_body(blocks: tuple[Block, ...], body: str) -> list[Share]:
    """The share of each block's shingles that the annotated body has; short blocks count whole."""
    known = shingles(body)
    labels: list[Share] = []
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


def label_by_blocks(blocks: tuple[Block, ...], annotated: dict[str, Any]) -> list[Label]:
    """Every block has a label, but for those that two readers may see differently, and those behind the part that was read."""
    article, unsure = (frozenset(annotated.get(name, "").split()) for name in ("article", "unsure"))
    labels: list[Label] = []
    for block in blocks:
        name = name_of(block)
        read_and_sure = block.index <= annotated.get("last", block.index) and name not in unsure
        labels.append((float(name in article), len(WORD.findall(block.text))) if read_and_sure else None)
    return labels


def name_of(block: Block) -> str:
    """What a block is called in the file of annotated blocks."""
    return name_of_text(squeeze(block.text))


def name_of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:HASH]


def annotated_blocks() -> dict[str, dict[str, Any]]:
    """The pages whose blocks were read one by one, by id."""
    lines = ANNOTATED.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def labels_of(blocks: tuple[Block, ...], gold: dict[str, Any]) -> list[Label]:
    """By the body if there is one; else by the passages, and for what none of them names by the blocks that were read."""
    if gold.get("body"):
        labels = label_by_body(blocks, gold["body"])
        unsure = label_by_body(blocks, gold.get("unsure", ""))
        return [None if out[0] > 0.5 >= one[0] else one for one, out in zip(labels, unsure, strict=True)]
    passages = label_by_segments(blocks, gold.get("with", []), gold.get("without", []))
    read_one_by_one = label_by_blocks(blocks, gold["blocks"]) if "blocks" in gold else passages
    return [one or other for one, other in zip(passages, read_one_by_one, strict=True)]


# --- pages ------------------------------------------------------------------------------------------------------------


class Pages:
    """All pages of one kind: their rows, labels, weights and folds, and those of their copies."""

    def __init__(self, kind: str, *, copies: bool = False) -> None:
        self.kind = kind
        self.copies = None if copies else Pages(kind, copies=True)
        self.columns = columns(kind)
        self.pages: list[tuple[dict[str, Any], bytes | str, Document, int]] = []
        self.rows: list[list[float]] = []
        self.labels: list[Label] = []
        self.folds: list[int] = []
        self.scored: list[bool] = []  # False for rows that the scorer never sees

    def add(self, gold: dict[str, Any], source: bytes | str) -> None:
        document = clean(read(source, url=gold.get("url"), input=self.kind), BEFORE_MAIN_CONTENT)  # type: ignore[arg-type]
        fold = int(hashlib.sha256(gold["host"].encode()).hexdigest(), 16) % FOLDS
        table = list(KINDS[self.kind].rows(document))
        labels = labels_of(document.blocks, gold)
        self.pages.append((gold, source, document, len(table)))
        self.rows += [spell(self.kind, row) if row else [0.0] * len(self.columns) for row in table]
        self.labels += [label if row else None for row, label in zip(table, labels, strict=True)]
        self.folds += [fold] * len(table)
        self.scored += [row is not None for row in table]
        if self.copies:
            self.copies.add(*copy_of(gold, source, document, labels))

    def arrays(self) -> tuple[Array, Array, Array, Array]:
        truth = [-1 if label is None else int(label[0] > 0.5) for label in self.labels]
        weights = [0.0 if label is None else (label[1] + 2) ** 0.5 for label in self.labels]
        return (
            numpy.array(self.rows, dtype=float), numpy.array(truth), numpy.array(weights), numpy.array(self.folds),
        )  # fmt: skip


def copy_of(
    gold: dict[str, Any], source: bytes | str, document: Document, labels: Sequence[Label]
) -> tuple[dict[str, Any], str]:
    """HTML without the names that its template gives, and plain text shortened."""
    if isinstance(source, bytes):
        return gold, without_names(decode(source).text)
    whole = read(source, url=gold.get("url"), input="text")
    inside = {block.index for block, label in zip(document.blocks, labels, strict=True) if label and label[0] > 0.5}
    text, body = shortened(whole, [block.index in inside for block in whole.blocks], gold["url"])
    return {**gold, "body": body}, text


def columns(kind: str) -> list[str]:
    """The columns that a model is trained on: integers of marks are spelled out bit by bit."""
    names = list(KINDS[kind].COLUMNS)
    return [name for name in names if name not in MASKS] + (list(features.BITS) if kind == "html" else [])


MASKS = frozenset(name for name, _ in features.BITS.values())


def spell(kind: str, row: Sequence[float]) -> list[float]:
    named = dict(zip(KINDS[kind].COLUMNS, row, strict=True))
    spelled = [float(value) for name, value in named.items() if name not in MASKS]
    if kind == "html":
        spelled += [float(int(named[name]) & bit > 0) for name, bit in features.BITS.values()]
    return spelled


# --- cross-validation -------------------------------------------------------------------------------------------------


def fit(pages: Pages, held_out: int | None = None) -> lightgbm.Booster:
    """Train on all pages and their copies, but for those of one fold."""
    parts = []
    for part, weight in ((pages, 1.0), (pages.copies, COPIES[pages.kind])):
        if part:
            x, y, w, folds = part.arrays()
            known = (y >= 0) & (folds != held_out)
            parts.append((x[known], y[known], weight * w[known]))
    x, y, w = (numpy.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return lightgbm.train({**PARAMETERS, **TUNED[pages.kind]}, lightgbm.Dataset(x, y, weight=w), TREES[pages.kind])


def cross_validate(pages: Pages) -> None:
    """Train on all hosts but a fifth, score that fifth; then once more without the labels that look wrong."""
    forgotten = sum(forget_doubtful(part, scores) for part, scores in out_of_fold(pages))
    print(f"{pages.kind}: {forgotten} labels forgotten")
    for number, (part, scores) in enumerate(out_of_fold(pages)):
        report(part, scores, "copies " if number else "")


def out_of_fold(pages: Pages) -> list[tuple[Pages, Array]]:
    """The pages, and their copies, with log-odds by the model that saw no page of the same host."""
    parts = [part for part in (pages, pages.copies) if part]
    found = [numpy.zeros(len(part.rows)) for part in parts]
    for fold in range(FOLDS):
        model = fit(pages, fold)
        for part, scores in zip(parts, found, strict=True):
            x, _, _, folds = part.arrays()
            scores[folds == fold] = model.predict(x[folds == fold], raw_score=True)
    return [(part, numpy.where(part.scored, scores, UNSCORED)) for part, scores in zip(parts, found, strict=True)]


def forget_doubtful(pages: Pages, scores: Array) -> int:
    """
    Forget "not in the article" where the scorer is sure of the opposite and siblings of the block are in it.

    Some annotations stop before the article does; trained on, they teach that the rest of a long text is none.
    The figures are always measured on the annotations as they are.
    """
    sure = float(numpy.log(SURE / (1 - SURE)))
    start = forgotten = 0
    for gold, _, document, count in pages.pages:
        if gold.get("body"):
            labels = pages.labels[start : start + count]
            inside = {
                _home(block) for block, label in zip(document.blocks, labels, strict=True) if label and label[0] > 0.5
            }
            for number, block in enumerate(document.blocks, start):
                label = pages.labels[number]
                if label and label[0] <= 0.5 and scores[number] >= sure and _home(block) in inside:
                    pages.labels[number] = None
                    forgotten += 1
        start += count
    return forgotten


def _home(block: Block) -> tuple[str, ...]:
    return block.place.tag, *(make_of(block.place.parent) if block.place.parent else ())


# --- figures ----------------------------------------------------------------------------------------------------------


def report(pages: Pages, scores: Array, prefix: str = "") -> None:
    bodies: dict[str, list[tuple[float, float]]] = {}
    hits = wrong = wanted = 0
    kept: list[frozenset[int]] = []
    for gold, article in articles(pages, scores):
        kept.append(frozenset(block.index for block in article.blocks))
        text = squeeze(article.text)
        if gold.get("body"):
            bodies.setdefault(gold["corpus"], []).append(overlap(gold["body"], article.text))
        elif gold.get("with"):
            hits += sum(squeeze(segment) in text for segment in gold["with"])
            wrong += sum(squeeze(segment) in text for segment in gold["without"])
            wanted += len(gold["with"])
        if "blocks" in gold:
            bodies.setdefault("annotated blocks", []).append(overlap_of_blocks(gold["blocks"], article))
    say_kept(pages, prefix, kept)
    for corpus, pairs in bodies.items():
        say(f"{pages.kind} {prefix}{corpus}", *(statistics.mean(values) for values in zip(*pairs, strict=True)))
    if wanted:
        say(f"{pages.kind} {prefix}segments", hits / (hits + wrong), hits / wanted)


def say_kept(pages: Pages, prefix: str, kept: Sequence[AbstractSet[int]]) -> None:
    """Print what share of the article's blocks is kept and of the others, of short ones and of long ones."""
    counts: Counter[tuple[bool, bool, bool]] = Counter()
    labels = iter(pages.labels)
    for (_, _, document, count), inside in zip(pages.pages, kept, strict=True):
        for block, label in zip(document.blocks, islice(labels, count), strict=True):
            if label:
                counts[label[0] > 0.5, alphabetic_size(block.text) < features_text.PROSE, block.index in inside] += 1
    for wanted, short in product((True, False), (True, False)):
        yes, no = (counts[wanted, short, keep] for keep in (True, False))
        name = f"{'short' if short else 'long'} blocks {'of the article' if wanted else 'of the rest'}"
        print(f"{pages.kind} {prefix}{name}: {yes + no}, kept {yes / max(1, yes + no):.4f}")


def say(name: str, precision: float, recall: float) -> None:
    print(f"{name}: {f1(precision, recall):.4f} (precision {precision:.4f}, recall {recall:.4f})")


def articles(pages: Pages, scores: Array) -> Iterable[tuple[dict[str, Any], Article]]:
    """What extract() gives for each page when the scorer gives *scores*."""
    start = 0
    for gold, source, _, count in pages.pages:
        part = scores[start : start + count].tolist()
        start += count

        def keep(document: Document, part: list[float] = part) -> Document:
            return keep_by_scores(document, part) if len(part) > FRAGMENT else document

        cleaners = [*BEFORE_MAIN_CONTENT, keep, *AFTER_MAIN_CONTENT]
        yield gold, extract(source, url=gold.get("url"), input=pages.kind, cleaners=cleaners)  # type: ignore[arg-type]


def overlap_of_blocks(annotated: dict[str, Any], article: Article) -> tuple[float, float]:
    """Precision and recall of the words of the blocks that the article is made of."""
    wanted, unsure = (frozenset(annotated.get(name, "").split()) for name in ("article", "unsure"))
    words: Counter[tuple[bool, bool]] = Counter()
    every = [(block, True) for block in article.blocks] + [(removal.block, False) for removal in article.removed]
    for block, kept in every:
        name = name_of(block)
        if name not in unsure and block.index <= annotated.get("last", block.index):
            words[kept, name in wanted] += len(WORD.findall(block.text))
    right, wrong, missed = words[True, True], words[True, False], words[False, True]
    return right / max(1, right + wrong), right / max(1, right + missed)


# --- the file ---------------------------------------------------------------------------------------------------------


def model_of(pages: Pages) -> dict[str, Any]:
    return {
        "columns": list(KINDS[pages.kind].COLUMNS),
        "stages": STAGES[pages.kind],
        "trees": trees_of(fit(pages), pages.columns),
    }


def write_models(models: dict[str, dict[str, Any]], digest: str) -> None:
    """Write the file; a kind that was not trained stays as it is."""
    old = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
    write(TARGET, {**old, "version": VERSION, "trained_on": f"sha256:{digest}", **models})


def load(folder: Path, kinds: Sequence[str]) -> tuple[list[Pages], str]:
    files = [folder / "gold.jsonl", folder / "dumps.jsonl", ANNOTATED]
    gold = {row["id"]: row for row in map(json.loads, files[0].read_text("utf-8").splitlines())}
    for name, blocks in annotated_blocks().items():
        gold[name]["blocks"] = blocks
    pages = {kind: Pages(kind) for kind in kinds}
    if "html" in pages:
        for row, html in distinct(folder, gold.values()):
            pages["html"].add(row, html)
    if "text" in pages:
        for dump in map(json.loads, files[1].read_text("utf-8").splitlines()):
            if gold[dump["id"]].get("body"):
                pages["text"].add(gold[dump["id"]], dump["text"])
        for row, html in distinct(folder, gold.values()):
            if "blocks" in row:
                pages["text"].add(*annotated_dump(row, html))
    return list(pages.values()), hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def distinct(folder: Path, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The pages that anything is known of, each once: many are in two sets, and the one with passages counts."""
    seen: set[bytes] = set()
    known = [row for row in rows if any(row.get(name) for name in ("body", "with", "blocks"))]
    for row in sorted(known, key=lambda row: not (row.get("body") or row.get("with"))):
        html = gzip.decompress((folder / row["html"]).read_bytes())
        if html not in seen:
            yield row, html
            seen.add(html)


def annotated_dump(row: dict[str, Any], html: bytes) -> tuple[dict[str, Any], str]:
    """What one of the converters makes of a page, and as its body the blocks that were read to be the article."""
    blocks = clean(read(html, url=row["url"], input="html"), BEFORE_MAIN_CONTENT).blocks
    labels = label_by_blocks(blocks, row["blocks"])
    named = list(zip(blocks, labels, strict=True))
    convert = [*CONVERTERS.values()][int(name_of_text(row["id"]), 16) % len(CONVERTERS)]
    answer = {
        "url": row["url"],
        "host": row["host"],
        "corpus": "annotated blocks",
        "body": "\n".join(block.text for block, label in named if label and label[0]),
        "unsure": "\n".join(block.text for block, label in named if label is None),
    }
    return answer, convert(html.decode("utf-8", "replace"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--only", choices=list(KINDS))
    arguments = parser.parse_args()
    kinds, digest = load(arguments.corpora, [arguments.only] if arguments.only else list(KINDS))
    for pages in kinds:
        cross_validate(pages)
    if not arguments.dry_run:
        write_models({pages.kind: model_of(pages) for pages in kinds}, digest)


if __name__ == "__main__":
    main()
