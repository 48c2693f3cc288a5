"""Labels that are made of labels: "Print this page", "Log in | Register", "FacebookTwitterMail"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from articlekit.cleaners.boilerplate.phrases import PhraseBook
from articlekit.packs.folding import GLUED, fold, in_words
from articlekit.packs.model import Rule

__all__ = ["Limits", "is_row_of_hashtags", "is_row_of_labels", "limits_of", "pager_label", "read_label", "unglue"]


class Limits(NamedTuple):
    """
    How long a line of labels may be, and how much of it.

    Attributes:
        length: characters.
        words: of the line.
        unknown: share of the characters that may stand in no label.
        known: share of the characters that must stand in labels, and not in words such as "and".
        vague: labels that there must be of a kind whose labels may be words of any headline.
    """

    length: int
    words: int
    unknown: float
    known: float
    vague: int


LABELS = Limits(110, 16, 0.25, 0.5, 3)
PARTED = Limits(400, 60, 0.7, 0.3, 2)  # marks between say that it is a row; many of its labels are sections of one site
BETWEEN = "|•·»"  # marks that stand between labels
MIN_BETWEEN = 3  # such marks
MIN_PAGES = 3  # numbers of pages that follow each other
MAX_DIGITS = 6  # of a page's number
NUMBER = re.compile(r"[0-9]+")
MAX_LABEL_SENTENCE = 45  # characters of a sentence that is no more than a label
MAX_CLOSED = 4  # words of a label that ends as sentences do
SENTENCE_ENDS = frozenset(".;")  # of sentences that order or ask nothing
VAGUE = frozenset({"nav", "tags", "author-bio"})  # kinds whose labels may be words of any headline
LOOSE = "related"  # the kind whose labels ("service", "video") stand in many a heading
MIN_BESIDE = 2  # labels of that kind in a line with a word that is in none
HASHTAGS = re.compile(r"\s*+(?:#[\d_-]*+[^\W\d_][\w-]*+[\s,;|•·]*+)++")
SILENT = frozenset("WC")  # uses of labels that mean nothing in a row: "ok", "line"
NO_LABEL: tuple[str, None] = ("", None)
HUMP = re.compile(r"(?:[^\W_A-Z\u00c0-\u00de]|[A-Z]{2})[A-Z\u00c0-\u00de]")  # without one, GLUE need not look closer
GLUE = re.compile(
    r"(?<=[^\W\d_])(?<![A-Z\u00c0-\u00de])(?=[A-Z\u00c0-\u00de])|(?<=\d)(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])"
)


def limits_of(line: str) -> Limits:
    """
    What a line of labels may be, by the marks that stand between its parts.

    >>> limits_of("News | Sports | Obits | Jobs").words, limits_of("News | Sports").words
    (60, 16)
    """
    return PARTED if sum(map(line.count, BETWEEN)) >= MIN_BETWEEN else LABELS


def read_label(words: Sequence[str], text: str, limits: Limits, book: PhraseBook) -> tuple[Rule, str] | None:
    """
    Read a line as labels in a row.

    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> rule, evidence = read_label(["register", "and", "log", "in"], "register and log in", LABELS, phrase_book())
    >>> rule.reason, evidence
    ('login', 'register + log in')
    >>> read_label(["the", "register", "of", "ships"], "the register of ships", LABELS, phrase_book())

    Args:
        words: of the line, folded.
        text: the line, folded.
        limits: what the line may be.
        book: the phrases to go by.

    Returns:
        The rule of the kind that most of the line belongs to, with the labels; None if the line says anything else.
    """
    if not 1 < len(words) <= limits.words or len(text) > limits.length:
        return None
    if len(words) > MAX_CLOSED and text.rstrip(" \"'")[-1:] in SENTENCE_ENDS:
        return None
    found = _labels(words, limits, book)
    if found is None:
        return None
    known: Counter[str] = Counter()
    labels: dict[str, tuple[str, Rule]] = {}
    for label, rule in found:
        if rule is not None:
            known[rule.reason] += len(label)
            labels.setdefault(label, (rule.reason, rule))
    most = _most(known, labels, limits.known * _letters(words), limits.vague)
    alone = sum(kind == LOOSE for kind, _ in labels.values()) < MIN_BESIDE
    if most and most[0].reason == LOOSE and alone and _has_unknown(words, found, book):
        return None  # "use of the service"
    return most


def _has_unknown(words: Sequence[str], found: Sequence[tuple[str, Rule | None]], book: PhraseBook) -> bool:
    """
    Whether a word stands in the line that says something by itself, and is in no label that does.

    What scripts without spaces write together is a phrase and no word.
    """
    in_labels = {word for label, rule in found if rule for word in label.split(" ")}
    return any(
        word != "#" and word not in in_labels and word not in book.tables.common and not GLUED.search(word)
        for word in words
    )


def pager_label(words: Sequence[str], line: str) -> Sequence[str]:
    """
    What stands beside the numbers of pages, which follow each other; nothing beside other numbers, as in a table.

    >>> pager_label(["#", "#", "#", "next"], "1 2 3 Next"), pager_label(["germany", "#", "#", "#"], "Germany 12 8 10")
    (['next'], ())
    """
    if words.count("#") < MIN_PAGES:
        return ()
    numbers = [int(number[:MAX_DIGITS]) for number in NUMBER.findall(line)[:MIN_PAGES]]
    follow = len(numbers) == MIN_PAGES and numbers == list(range(numbers[0], numbers[0] + MIN_PAGES))
    return [word for word in words if word != "#"] if follow else ()


def is_row_of_labels(words: Sequence[str], text: str, book: PhraseBook) -> bool:
    """
    Whether a short line is nothing but labels, be they such as mean nothing by themselves.

    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> is_row_of_labels(["ok", "close"], "ok close", phrase_book()), is_row_of_labels(["ok", "boat"], "ok boat", phrase_book())
    (True, False)

    Args:
        words: of the line, folded.
        text: the line, folded.
        book: the phrases to go by.
    """
    if not 1 < len(words) <= LABELS.words or len(text) > LABELS.length:
        return False
    known = sum(len(label) for label, _ in _labels(words, LABELS, book) or ())
    return known > 0 and known >= LABELS.known * _letters(words)


def is_row_of_hashtags(line: str) -> bool:
    """
    Whether a line is nothing but hashtags, which are made of marks and letters in every language.

    >>> is_row_of_hashtags("#Harbour #Storm2024"), is_row_of_hashtags("#1")
    (True, False)
    """
    return HASHTAGS.fullmatch(line) is not None


def _letters(words: Sequence[str]) -> int:
    """How much the words say; the numbers of pages say nothing."""
    return sum(len(word) for word in words if word != "#")


def _labels(words: Sequence[str], limits: Limits, book: PhraseBook) -> list[tuple[str, Rule | None]] | None:
    """The labels in a row, each with its rule, or None if it means nothing by itself; None if much else is there."""
    room = limits.unknown * _letters(words)
    found: list[tuple[str, Rule | None]] = []
    begins, common = book.tables.whole, book.tables.common
    place = 0
    while place < len(words):
        label, rule = _longest(words, place, book) if words[place] in begins else NO_LABEL
        if label:
            found.append((label, rule))
        elif words[place] != "#" and words[place] not in common:
            room -= len(words[place])
            if room < 0:
                return None
        place += 1 + label.count(" ")
    return found


def _longest(words: Sequence[str], place: int, book: PhraseBook) -> tuple[str, Rule | None]:
    """The longest label that begins at a word: with its rule; with None if it is one that means nothing by itself."""
    bucket = book.bucket(words[place])
    for length in range(min(bucket.longest, len(words) - place), 0, -1):
        label = " ".join(words[place : place + length])
        if uses := bucket.exact.get(label):
            return label, next((rule for letter, rule in uses if letter not in SILENT), None)
    return NO_LABEL


def _most(
    known: Counter[str], labels: dict[str, tuple[str, Rule]], needed: float, vague: int
) -> tuple[Rule, str] | None:
    if not known or sum(known.values()) < needed:
        return None
    reason = known.most_common(1)[0][0]
    mine = [(label, rule) for label, (kind, rule) in labels.items() if kind == reason]
    if len(mine) < vague and (reason in VAGUE or known[reason] < needed):
        return None
    return mine[0][1], " + ".join(label for label, _ in mine)


def unglue(line: str) -> list[str]:
    """
    The words of a line in which labels stand without a space, as some tools dump them; none if nothing is glued.

    >>> unglue("FacebookTwitterMail"), unglue("Log in")
    (['facebook', 'twitter', 'mail'], [])
    """
    if not HUMP.search(line):
        return []
    parted, count = GLUE.subn(" ", line)
    return in_words(fold(parted)).split() if count else []
