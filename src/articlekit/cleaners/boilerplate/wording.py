"""
Boilerplate that no phrase of a pack covers, by the sum of what its words weigh.

A hundred thousand phrases do not foresee how the next site words its call to subscribe, but the words of such calls are
known: ``wording.txt`` has the weight of each word that tells boilerplate from articles, and of where it stands, learned
by ``tools/train_wording.py``. A line of ordinary words weighs little or less than nothing, and stays; one that weighs far
less stays although a phrase stands in it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import sqrt
from typing import Any

from attrs import frozen

from articlekit.cleaners.boilerplate.verdict import Verdict
from articlekit.packs.folding import GLUED, fold, in_words
from articlekit.packs.model import Rule

__all__ = [
    "FILE",
    "HUNDREDTHS",
    "MAX_LENGTH",
    "MIN_WORDS",
    "NO_KIND",
    "Wording",
    "features",
    "judge_wording",
    "reads_as_prose",
    "weight_of",
    "wording",
]

FILE = "wording.txt"
SEPARATOR = "\x00"  # between lines
LANGUAGE = "mul"  # the words of all languages are weighed together
HUNDREDTHS = 100  # weights are integers, so that their sum does not depend on the order
MIN_WORDS = 2  # a single word is what packs list, or the heading of a chapter
MAX_WORDS = 60  # by which a line is judged
MAX_LENGTH = 600  # characters of a line that is judged
# Characters after which the weight of a line counts less: that of many words adds up by chance alone. With 20 or 40, a tenth
# less is found at the same share of article paragraphs that are taken.
DAMPING = 10
LONGER, MAX_BUCKET = 8, 9  # words; lengths beyond are told apart by eights
MAX_STOPS = 4
EDGES = 2  # features of the first and of the last word
STOPS = ".!?。！？"
# The weight below which a line is prose although a phrase stands in it. Of lines that phrases find, 1 of 1,184 on pages and 38
# of 7,473 in lists weigh so little, of 141 sentences that were written to provoke the phrases 24; all by weights that were
# learned without them.
PROSE = -1.0
# Letters by which a longer word is known beside itself; of lines in eight languages that were held out, 0.400 are found with
# them and 0.387 without, at the same share of article paragraphs. Five letters do half of that, six nothing.
STEM, LONG_WORD = 4, 5
CUT = "~"  # behind these letters
NO_KIND = "-"
NOTHING = repeat(0)
TOLD = 3  # words that stand in the evidence


def features(words: Sequence[str], line: str) -> list[str]:
    """
    What a line is weighed by: its words, how they begin, the first and the last of them, its length, how it ends.

    >>> features(["my", "account"], "My account")
    ['my', 'account', 'acco~', '^my', 'account$', 'LENGTH2', 'STOPS0', 'ENDa']
    >>> features(["昨夜は"], "昨夜は。")[:2]
    ['昨夜', '夜は']
    >>> features([], "...")
    []

    Args:
        words: of the line, folded; what scripts without spaces write together is taken in pairs of characters.
        line: as written, without white space around it.
    """
    some = _words(words, line)
    return [*_vocabulary(some), *_shape(some, line)] if some else []


def _words(words: Sequence[str], line: str) -> Sequence[str]:
    """The words by which a line is judged; of those without spaces between them, each two characters side by side."""
    if line.isascii():
        return words[:MAX_WORDS]
    parts: list[str] = []
    for word in words[:MAX_WORDS]:
        parts += [word[at : at + 2] for at in range(max(1, len(word) - 1))] if GLUED.search(word) else [word]
    return parts[:MAX_WORDS]


def _vocabulary(words: Sequence[str]) -> list[str]:
    """Each word once, and how the longer ones begin, which their forms have in common: "abonnieren", "abonniert"."""
    return [*dict.fromkeys(words), *dict.fromkeys([f"{word[:STEM]}{CUT}" for word in words if len(word) > LONG_WORD])]


def _shape(words: Sequence[str], line: str) -> list[str]:
    """What a line is weighed by beside its words."""
    size, last = len(words), line[-1]
    found = [
        f"^{words[0]}",
        f"{words[-1]}$",
        f"LENGTH{size.bit_length() if size < LONGER else min(MAX_BUCKET, 3 + size // LONGER)}",
        f"STOPS{min(MAX_STOPS, sum(map(line.count, STOPS)))}",
        "ENDa" if last.isalnum() else f"END{last}",
    ]
    return [*found, "LOWER"] if line[0].islower() else found


def weight_of(total: float, line: str) -> float:
    """
    The weight of a line, from the sum of what its features weigh.

    >>> weight_of(4.0, "x" * 30), weight_of(4.0, "")
    (2.0, 4.0)
    """
    return total / sqrt(1 + len(line) / DAMPING)


@frozen(eq=False)
class Wording:
    """
    The weights, ready to be asked.

    Attributes:
        weights: of each feature, in hundredths.
        kinds: for features that one kind of boilerplate has more than others, that kind and how many votes it gets.
        bias: in hundredths, of a line without any feature.
        threshold: the weight from which on a line is boilerplate.
        least: what the words of such a line must sum up to, even if all beside them speaks for boilerplate; in hundredths.
        trained_on: the digest of what the weights were learned from.
    """

    weights: Mapping[str, int]
    kinds: Mapping[str, tuple[str, int]]
    bias: int
    threshold: float
    least: int
    trained_on: str

    def judge(self, words: Sequence[str], line: str) -> Verdict | None:
        """
        Judge one line by its words.

        >>> verdict = wording().judge("sign up to get our weekly digest by email".split(), "Sign up to get our weekly digest by email")
        >>> verdict.reason, verdict.rule.name
        ('newsletter', 'mul/wording-newsletter')
        >>> wording().judge("it rained all night".split(), "It rained all night")

        Args:
            words: of the line, folded.
            line: as written.

        Returns:
            The verdict, its kind the one with most votes; None if the line is no boilerplate.
        """
        line = line.strip()
        if len(words) < MIN_WORDS or len(line) > MAX_LENGTH:
            return None
        some = _words(words, line)
        found = _vocabulary(some)
        total = self.bias + self._sum(found)
        if total < self.least:  # so is nearly all prose
            return None
        shape = _shape(some, line)
        total += self._sum(shape)
        if total <= 0 or weight_of(total / HUNDREDTHS, line) < self.threshold:
            return None
        return self._verdict(found, shape)

    def is_prose(self, words: Sequence[str], line: str) -> bool:
        """
        Whether a line is so plainly prose that a phrase in it says nothing.

        >>> line = "The board named her the new leader on Wednesday, and she is becoming a member of its council, the firm said."
        >>> wording().is_prose(line.lower().replace(",", "").replace(".", "").split(), line)
        True
        >>> wording().is_prose("support us by becoming a member".split(), "Support us by becoming a member")
        False

        Args:
            words: of the line, folded.
            line: as written.
        """
        line = line.strip()
        if len(words) < MIN_WORDS or len(line) > MAX_LENGTH:
            return False
        some = _words(words, line)
        shape = _shape(some, line)
        total = self.bias + self._sum(_vocabulary(some))
        if total + self._sum(shape[:EDGES]) >= 0:
            return False
        return weight_of((total + self._sum(shape)) / HUNDREDTHS, line) < PROSE

    def _sum(self, some: Sequence[str]) -> int:
        return sum(map(self.weights.get, some, NOTHING))

    def _verdict(self, words: Sequence[str], shape: Sequence[str]) -> Verdict | None:
        votes: Counter[str] = Counter()
        for feature in (*words, *shape):
            if feature in self.kinds:
                kind, count = self.kinds[feature]
                votes[kind] += count
        if not votes:
            return None
        kind = votes.most_common(1)[0][0]
        return Verdict(Rule(f"{LANGUAGE}/wording-{kind}", LANGUAGE, kind), " + ".join(self._telling(words, kind)))

    def _telling(self, words: Sequence[str], kind: str) -> list[str]:
        """The words that speak most for boilerplate of a kind, first those that others do not have."""

        def rank(word: str) -> tuple[int, int]:
            of, votes = self.kinds.get(word, (kind, 0))
            return (-votes if of == kind else 0), -self.weights.get(word, 0)

        return sorted((word for word in words if word[-1] != CUT), key=rank)[:TOLD]


@cache
def wording() -> Wording:
    """
    The weights that come with articlekit.

    >>> wording().trained_on[:7], wording().weights["newsletter"] > 0
    ('sha256:', True)
    """
    head, *lines = (files(__package__) / FILE).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    about: dict[str, Any] = json.loads(head)
    weights: dict[str, int] = {}
    kinds: dict[str, tuple[str, int]] = {}
    for line in lines:
        weight, kind, votes, *names = line.split(" ")
        weights |= dict.fromkeys(names, int(weight))
        if kind != NO_KIND:
            kinds |= dict.fromkeys(names, (kind, int(votes)))
    return Wording(weights, kinds, about["bias"], about["threshold"], about["least"], about["trained_on"])


def reads_as_prose(words: Sequence[str], line: str) -> bool:
    """
    Whether the words of a line are those of an article, whatever phrase stands in it.

    >>> reads_as_prose("follow us on facebook".split(), "Follow us on Facebook")
    False

    Args:
        words: of the line, folded.
        line: as written.
    """
    return wording().is_prose(words, line)


def judge_wording(lines: Sequence[str]) -> list[Verdict | None]:
    """
    Judge each of *lines* by its words.

    >>> [verdict and verdict.reason for verdict in judge_wording(["Tap here to receive our weekly digest", "It rained"])]
    ['newsletter', None]

    Args:
        lines: as written; an empty one is no boilerplate.
    """
    if not lines:
        return []
    some = [line.replace(SEPARATOR, " ") if len(line) <= MAX_LENGTH else "" for line in lines]
    joined = in_words(fold(SEPARATOR.join(some)))  # a call for each line would cost more than the work
    judge = wording().judge
    return [judge(words.split(), line) for words, line in zip(joined.split(SEPARATOR), some, strict=True)]
