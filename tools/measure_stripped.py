#!/usr/bin/env python3
"""
Measure what articlekit still finds on pages that declare less: how it will do on templates that nobody has seen.

    python tools/measure_stripped.py ../shared/corpora

Each annotated page is read as it is; without its JSON-LD; without JSON-LD and meta elements; without ids, classes, roles and
properties; and without all of these. What is found then was read from what the page prints, by rules that know no template.
The format of the folder is described in docs/benchmark.md. A fact is right, wrong, or not stated: a wrong one counts twice as
bad for those who rely on it, so both shares are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from scores import f1, overlap, squeeze
from stripped import without_declarations, without_linked_data, without_names

from articlekit import Article, extract

NOT_WORD = re.compile(r"[\W_]+")
FACTS = ("title", "authors", "date")
Row = dict[str, Any]

STRIPPED: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "no JSON-LD": without_linked_data,
    "no JSON-LD, no meta": without_declarations,
    "no names": without_names,
    "none of these": lambda html: without_names(without_declarations(html)),
}


def fold(text: str) -> str:
    """A text without case, punctuation and differences of white space."""
    return NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def stated(article: Article) -> dict[str, object]:
    """The facts of an article as they are compared with those of the annotation."""
    return {
        "title": fold(article.title or ""),
        "authors": frozenset(fold(author.name) for author in article.authors),
        "date": article.published.isoformat()[:10] if article.published else "",
    }


def annotated(row: Row) -> dict[str, object]:
    """The facts that a row has, in the same form."""
    facts: dict[str, object] = {}
    if row.get("title"):
        facts["title"] = fold(row["title"])
    if row.get("authors"):
        facts["authors"] = frozenset(map(fold, row["authors"]))
    if row.get("date"):
        facts["date"] = row["date"]
    return facts


def cells(pages: Sequence[tuple[Row, str]], articles: Sequence[Article]) -> Iterable[str]:
    """The share of right and of wrong answers for each fact, and the score of the text."""
    rows = [row for row, _ in pages]
    truths, found = list(map(annotated, rows)), list(map(stated, articles))
    for name in FACTS:
        pairs = [(truth[name], facts[name]) for truth, facts in zip(truths, found, strict=True) if name in truth]
        right = sum(truth == fact for truth, fact in pairs)
        wrong = sum(truth != fact and bool(fact) for truth, fact in pairs)
        yield f"{right / len(pairs):.2f} ({wrong / len(pairs):.2f})" if pairs else ""
    yield of_texts(rows, [article.text for article in articles])


def of_texts(rows: Sequence[Row], texts: Sequence[str]) -> str:
    """The score of the texts: by shingles of the annotated bodies, else by wanted and unwanted passages."""
    pairs = list(zip(rows, texts, strict=True))
    bodies = [overlap(row["body"], text) for row, text in pairs if row.get("body")]
    if bodies:
        return f"{f1(*map(statistics.mean, zip(*bodies, strict=True))):.3f}"
    passages = [(row, squeeze(text)) for row, text in pairs if row.get("with")]
    hits = sum(squeeze(part) in text for row, text in passages for part in row["with"])
    wrong = sum(squeeze(part) in text for row, text in passages for part in row["without"])
    wanted = sum(len(row["with"]) for row, _ in passages)
    return f"{f1(hits / (hits + wrong), hits / wanted):.3f}" if hits else ""


def load(folder: Path, sample: int) -> list[tuple[Row, str]]:
    """The annotated rows with their pages, decoded as UTF-8."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines][::sample]
    return [(row, gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=1)
    arguments = parser.parse_args()
    pages = load(arguments.folder, arguments.sample)
    corpora = sorted({row["corpus"] for row, _ in pages})
    print("| pages | stripped |", " | ".join(FACTS), "| text |\n|---|---|" + "---|" * (len(FACTS) + 1))
    for name, strip in STRIPPED.items():
        articles = [extract(strip(page), url=row.get("url"), input="html") for row, page in pages]
        for corpus in corpora:
            part = [pair for pair in zip(pages, articles, strict=True) if pair[0][0]["corpus"] == corpus]
            print(f"| {corpus} | {name} |", " | ".join(cells(*map(list, zip(*part, strict=True)))), "|", flush=True)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
