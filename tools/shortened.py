"""Plain texts made shorter: fewer paragraphs, in fewer words, and less of the page around them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from articlekit.document import Document
from articlekit.letters import alphabetic_size

SENTENCE_END = re.compile(r"(?<=[.!?…][\s\"”»’)])(?=[^\s])(?<=\s)|(?<=[。！？।॥۔])(?=\S)")
PROSE = 80  # characters, as of an alphabetic script, of a paragraph that may be parted
PARTED = 0.4  # share of the paragraphs that are parted
CUT = 0.6  # share of their sentences behind which they are
LEAST, MOST = 4, 16  # blocks that are left of an article
AROUND = 0.2, 1.0  # share of the blocks before an article and behind it that is left


def shortened(document: Document, inside: Sequence[bool], seed: str) -> tuple[str, str]:
    """
    A plain text as a shorter page has it.

    Args:
        document: the text as it was read.
        inside: for each of its blocks whether it belongs to the article.
        seed: the same one gives the same text.

    Returns:
        The blocks that are left, with the line ends that stood before each, and those of them that belong to the article;
        paragraphs of all kinds are parted alike, so that their length says nothing.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    left = _left(inside, chance)
    source = document.page.text
    parts: list[str] = []
    body: list[str] = []
    behind = 0
    for number, block in enumerate(document.blocks):
        gap = source[behind : block.start]
        behind = block.end
        if number in left:
            gap = gap[gap.find("\n") :] if "\n" in gap else "\n"
            sentences = list(_sentences(source[block.start : block.end], chance))
            parts += [gap, ("\n" + "\n" * gap.count("\n", 1)).join(sentences)]
            body += [block.text] if inside[number] else []
    return "".join(parts).strip(), "\n".join(body)


def _left(inside: Sequence[bool], chance: random.Random) -> frozenset[int]:
    """The numbers of the blocks that are left: some of the article's, and the nearest around it."""
    article = [number for number, own in enumerate(inside) if own]
    if not article:
        return frozenset(range(len(inside)))
    size = chance.randint(LEAST, MOST)
    own = frozenset(article if len(article) <= size else chance.sample(article, size))
    before = int(article[0] * (1 - chance.uniform(*AROUND)))
    last = article[-1] + 1
    end = last + int((len(inside) - last) * chance.uniform(*AROUND)) + 1
    return frozenset(
        number for number, belongs in enumerate(inside) if number in own or not belongs and before <= number < end
    )


def _sentences(text: str, chance: random.Random) -> Iterator[str]:
    """A paragraph, or some of its sentences together at a time."""
    if alphabetic_size(text) < PROSE or chance.random() > PARTED:
        yield text
        return
    begin = 0
    for match in SENTENCE_END.finditer(text):
        if chance.random() < CUT:
            yield text[begin : match.start()].strip()
            begin = match.start()
    yield text[begin:].strip()
