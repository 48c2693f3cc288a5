#!/usr/bin/env python3
"""
Learn which words tell boilerplate from articles, and write src/articlekit/cleaners/boilerplate/wording.txt.

    pip install 'articlekit[train]'
    python tools/train_wording.py ../shared/corpora            # cross-validate by host, then write the weights
    python tools/train_wording.py ../shared/corpora --dry-run  # figures only

The folder is described in docs/benchmark.md. Learned from are its lines of boilerplate and its notices; the blocks of its
pages that packs call boilerplate, and those that belong to the article, whole and in sentences; the lists of usual lines in
lines/ beside this file; and the examples of the packs. The figures are those of hosts, and of lines of the lists, that
were held out: what is found of the boilerplate that no pack finds, and what is taken of articles that no pack takes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from measure_lines import KEEP, LINES, languages, read_lines
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from train_main_content import ANNOTATED, annotated_blocks, distinct, labels_of

from articlekit.cleaners.boilerplate.phrases import fold, phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.cleaners.boilerplate.wording import (
    FILE,
    HUNDREDTHS,
    MAX_LENGTH,
    MIN_WORDS,
    NO_KIND,
    features,
    weight_of,
)
from articlekit.cleaners.chrome import is_menu
from articlekit.packs import builtin_packs
from articlekit.packs.folding import in_words
from articlekit.reading import read

TARGET = Path(__file__).parent.parent / "src/articlekit/cleaners/boilerplate" / FILE
FOLDS = 5
THRESHOLD = 1.65  # takes 0.7 in a thousand of the article paragraphs of hosts that were held out
MIN_COUNT = 2  # lines that a feature must be in
MIN_WEIGHT = 10  # in hundredths; half the features weigh less, and leaving them out changes no figure
STRENGTH = 0.3  # of the weights against what holds them small; 1 and 3 give the same figures
BALANCE = 0.5  # by how much kinds with many lines are taken back; neither 0 nor 1 tells the kinds better apart
DOUBT = 1.5  # lines by which a feature that is in few counts less
VOTES = 10  # of a feature that one kind has alone
SENTENCES = 4  # of the sentences of articles, one in so many
SENTENCE = re.compile(r"(?<=[.!?。])\s*")
LEARNED = ("boilerplate.jsonl", "notices.jsonl", "body_paragraphs.jsonl", "gold.jsonl")


class Sample(NamedTuple):
    """A line to learn from: what kind it is, how much it counts, and what is held out together with it."""

    text: str
    kind: str
    weight: float
    group: str


def samples(folder: Path) -> list[Sample]:
    """All lines to learn from, each once; where two sources have it, the one that counts more."""
    chosen: dict[str, Sample] = {}
    for sample in (*_annotated(folder), *_pages(folder), *_lists(), *_examples()):
        text = " ".join(sample.text.split())
        fits = 0 < len(text) <= MAX_LENGTH and any(map(str.isalpha, text))
        if fits and (text not in chosen or chosen[text].weight < sample.weight):
            chosen[text] = sample._replace(text=text)
    return list(chosen.values())


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    return map(json.loads, (folder / name).read_text(encoding="utf-8").splitlines())


def _annotated(folder: Path) -> Iterator[Sample]:
    for row in _rows(folder, "boilerplate.jsonl"):
        yield Sample(row["text"], row["kind"], 3, row["host"])
    for row in _rows(folder, "notices.jsonl"):
        yield Sample(row["text"], "consent", 3, row["host"])
    for row in _rows(folder, "body_paragraphs.jsonl"):
        yield Sample(row["text"], KEEP, 1, row["host"])


def _pages(folder: Path) -> Iterator[Sample]:
    """The blocks of pages: what belongs to the article, and what does not and is boilerplate by the packs."""
    rows = {row["id"]: row for row in _rows(folder, "gold.jsonl")}
    for name, blocks in annotated_blocks().items():
        rows[name]["blocks"] = blocks
    book = phrase_book()
    for row, html in distinct(folder, rows.values()):
        document = read(html, url=row.get("url"), input="html")
        labels = labels_of(document.blocks, row)
        lines = ["" if block.kind == "code" or is_menu(block) else block.text for block in document.blocks]
        for line, label, verdict in zip(lines, labels, judge_lines(lines, book), strict=True):
            if label and label[0] > 0.5:
                yield Sample(line, KEEP, 1.5, row["host"])
                sentences = SENTENCE.split(line)
                for sentence in sentences if len(sentences) > 1 else ():
                    if _number(sentence) % SENTENCES == 0:
                        yield Sample(sentence, KEEP, 1, row["host"])
            elif verdict and (label is None or label[0] < 0.1):
                yield Sample(line, verdict.reason, 1, row["host"])


def _lists() -> Iterator[Sample]:
    for language in languages():
        for line in read_lines(language):
            yield Sample(line.text, line.kind, 2, line.text)


def _examples() -> Iterator[Sample]:
    for pack in builtin_packs():
        for rule in pack.rules:
            for example in rule.remove:
                yield Sample(example, rule.reason, 1, example)
            for example in rule.keep:
                yield Sample(example, KEEP, 2, example)


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), 16)


class Table:
    """The features of all samples."""

    def __init__(self, chosen: Sequence[Sample]) -> None:
        self.samples = [sample for sample in chosen if len(_words(sample.text)) >= MIN_WORDS]
        self.features = [features(_words(sample.text), sample.text) for sample in self.samples]
        self.right = numpy.array([sample.kind != KEEP for sample in self.samples])
        self.weights = numpy.array([sample.weight for sample in self.samples])
        self.folds = numpy.array([_number(sample.group) % FOLDS for sample in self.samples])
        counts = Counter(name for found in self.features for name in found)
        self.names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
        columns = {name: column for column, name in enumerate(self.names)}
        rows = [[columns[name] for name in found if name in columns] for found in self.features]
        ends = numpy.cumsum([0, *map(len, rows)])
        cells = [column for row in rows for column in row]
        self.matrix = csr_matrix((numpy.ones(len(cells)), cells, ends), shape=(len(rows), len(columns)))

    def fit(self, without: int | None = None) -> tuple[dict[str, int], int]:
        """The weights and the bias in hundredths, learned from all samples, or from all but those of one fold."""
        chosen = numpy.flatnonzero(self.folds != without)
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200)
        model.fit(self.matrix[chosen], self.right[chosen], sample_weight=self.weights[chosen])
        rounded = (round(HUNDREDTHS * weight) for weight in model.coef_[0])
        weights = {name: weight for name, weight in zip(self.names, rounded, strict=True) if abs(weight) >= MIN_WEIGHT}
        return weights, round(HUNDREDTHS * model.intercept_[0])

    def kinds(self, without: int | None = None) -> dict[str, tuple[str, int]]:
        """For each feature the kind of boilerplate that has it more than others, and the votes for that kind."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        sizes: Counter[str] = Counter()
        for sample, found, part in zip(self.samples, self.features, self.folds, strict=True):
            if sample.kind != KEEP and part != without:
                sizes[sample.kind] += 1
                for name in found:
                    counts[name][sample.kind] += 1
        votes: dict[str, tuple[str, int]] = {}
        for name, of in counts.items():
            if not name[0].isupper():
                shares = {kind: count / sizes[kind] ** BALANCE for kind, count in of.items()}
                kind = max(shares, key=lambda kind: (shares[kind], kind))
                known = of.total() / (of.total() + DOUBT)
                votes[name] = kind, round(VOTES * (known * shares[kind] / sum(shares.values())) ** 2)
        return {name: vote for name, vote in votes.items() if vote[1]}

    def cross_validate(self, folder: Path) -> None:
        """Print what lines that were held out weigh."""
        scores = numpy.zeros(len(self.samples))
        alike: Counter[bool] = Counter()
        for part in range(FOLDS):
            weights, bias = self.fit(part)
            kinds = {name: vote for name, vote in self.kinds(part).items() if name in weights}
            for number in numpy.flatnonzero(self.folds == part):
                sample, found = self.samples[number], self.features[number]
                total = bias + sum(weights.get(name, 0) for name in found)
                scores[number] = weight_of(total / HUNDREDTHS, sample.text)
                if self.right[number] and scores[number] >= THRESHOLD:
                    votes: Counter[str] = Counter()
                    for name in found:
                        kind, count = kinds.get(name, (KEEP, 0))
                        votes[kind] += count
                    alike[bool(votes) and votes.most_common(1)[0][0] == sample.kind] += 1
        print(f"the right kind: {alike[True] / alike.total():.3f} of {alike.total()}")
        book = phrase_book()
        open_ = numpy.array([judge_lines([sample.text], book)[0] is None for sample in self.samples])
        paragraphs = {" ".join(row["text"].split()) for row in _rows(folder, "body_paragraphs.jsonl")}
        listed = numpy.array([sample.group == sample.text for sample in self.samples])
        inside = numpy.array([sample.text in paragraphs for sample in self.samples])
        sets = {
            "boilerplate of pages": self.right & ~listed & (self.weights == 3),
            "boilerplate of lists": self.right & listed,
            "article paragraphs": inside & ~self.right,
            "lines to keep of lists": listed & ~self.right,
        }
        for threshold in (THRESHOLD - 0.3, THRESHOLD - 0.15, THRESHOLD, THRESHOLD + 0.15, THRESHOLD + 0.3):
            shares = (f"{name} {(scores[of & open_] >= threshold).mean():.4f}" for name, of in sets.items())
            print(f"{threshold:.2f}:", "; ".join(shares))

    def write(self, digest: str) -> None:
        """Write the file: what was learned, and the features by weight and kind."""
        weights, bias = self.fit()
        kinds = self.kinds()
        groups: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
        for name, weight in weights.items():
            groups[weight, *kinds.get(name, (NO_KIND, 0))].append(name)
        head = {"trained_on": f"sha256:{digest}", "threshold": THRESHOLD, "bias": bias, "least": -_most(weights)}
        lines = (
            " ".join([str(weight), kind, str(votes), *names]) for (weight, kind, votes), names in sorted(groups.items())
        )
        TARGET.write_text("\n".join([json.dumps(head), *lines]) + "\n", encoding="utf-8")
        print(f"{len(weights)} features, {TARGET.stat().st_size:,} bytes")


def _most(weights: Mapping[str, int]) -> int:
    """What may add up beside the words of a line: of each kind of feature it has one."""
    most: defaultdict[str, int] = defaultdict(int)
    for name, weight in weights.items():
        kind = "$" if name[-1] == "$" else re.match(r"\^|[A-Z]*", name).group()  # type: ignore[union-attr]
        most[kind] = max(most[kind], weight)
    return sum(most.values()) - most[""]


def _words(text: str) -> list[str]:
    return in_words(fold(text)).split()


def digest_of(folder: Path) -> str:
    files = [*(folder / name for name in LEARNED), ANNOTATED, *sorted(LINES.glob("*.jsonl"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    arguments = parser.parse_args()
    table = Table(samples(arguments.corpora))
    print(f"{len(table.samples)} lines, {int(table.right.sum())} of them boilerplate")
    table.cross_validate(arguments.corpora)
    if not arguments.dry_run:
        table.write(digest_of(arguments.corpora))


if __name__ == "__main__":
    main()
