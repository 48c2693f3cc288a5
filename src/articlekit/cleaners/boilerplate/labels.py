"""Labels that are made of labels: "Print this page", "Log in | Register", "FacebookTwitterMail"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from articlekit.cleaners.boilerplate.phrases import PhraseBook
from articlekit.packs.folding import GLUED, fold, in_words
from articlekit.packs.model import Rule

__all__ = ["is_row_of_hashtags", "is_row_of_labels", "read_label", "unglue"]

MAX_LABEL = 110  # characters
MAX_LABEL_SENTENCE = 45  # characters of a sentence that is no more than a label
MAX_WORDS = 16
MAX_CLOSED = 4  # words of a label that ends as sentences do
SENTENCE_ENDS = frozenset(".;")  # of sentences that order or ask nothing
MAX_UNKNOWN = 0.25  # share of the characters that may stand in no label
MIN_KNOWN = 0.5  # share of the characters that stand in labels, and not in words such as "and"
VAGUE = frozenset({"nav", "tags", "author-bio"})  # kinds whose labels may be words of any headline: one is not enough
MIN_VAGUE = 3  # labels
LOOSE = "related"  # the kind whose labels ("service", "video") stand in many a heading
MIN_BESIDE = 2  # labels of that kind in a line with a word that is in none
HASHTAGS = re.compile(r"\s*+(?:#[\d_-]*+[^\W\d_][\w-]*+[\s,;|•·]*+)++")
NO_LABEL: tuple[str, None] = ("", None)
HUMP = re.compile(r"(?:[^\W_A-Z\u00c0-\u00de]|[A-Z]{2})[A-Z\u00c0-\u00de]")  # without one, GLUE need not look closer
GLUE = re.compile(
    r"(?<=[^\W\d_])(?<![A-Z\u00c0-\u00de])(?=[A-Z\u00c0-\u00de])|(?<=\d)(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])"
)


def read_label(words: Sequence[str], text: str, book: PhraseBook) -> tuple[Rule, str] | None:
    """
    Read a short line as labels in a row.

    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> rule, evidence = read_label(["register", "and", "log", "in"], "register and log in", phrase_book())
    >>> rule.reason, evidence
    ('login', 'register + log in')
    >>> read_label(["the", "register", "of", "ships"], "the register of ships", phrase_book())

    Args:
        words: of the line, folded.
        text: the line, folded.
        book: the phrases to go by.

    Returns:
        The rule of the kind that most of the line belongs to, with the labels; None if the line says anything else.
    """
    if not 1 < len(words) <= MAX_WORDS or len(text) > MAX_LABEL:
        return None
    if len(words) > MAX_CLOSED and text.rstrip(" \"'")[-1:] in SENTENCE_ENDS:
        return None
    found = _labels(words, book)
    if found is None:
        return None
    known: Counter[str] = Counter()
    labels: dict[str, tuple[str, Rule]] = {}
    for label, rule in found:
        if rule is not None:
            known[rule.reason] += len(label)
            labels.setdefault(label, (rule.reason, rule))
    most = _most(known, labels, sum(map(len, words)))
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
    if not 1 < len(words) <= MAX_WORDS or len(text) > MAX_LABEL:
        return False
    return sum(len(label) for label, _ in _labels(words, book) or ()) >= MIN_KNOWN * sum(map(len, words))


def is_row_of_hashtags(line: str) -> bool:
    """
    Whether a line is nothing but hashtags, which are made of marks and letters in every language.

    >>> is_row_of_hashtags("#Harbour #Storm2024"), is_row_of_hashtags("#1")
    (True, False)
    """
    return HASHTAGS.fullmatch(line) is not None


def _labels(words: Sequence[str], book: PhraseBook) -> list[tuple[str, Rule | None]] | None:
    """The labels in a row, each with its rule, or None if it means nothing by itself; None if much else is there."""
    room = MAX_UNKNOWN * sum(map(len, words))
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
            return label, next((rule for letter, rule in uses if letter != "W"), None)
    return NO_LABEL


def _most(known: Counter[str], labels: dict[str, tuple[str, Rule]], length: int) -> tuple[Rule, str] | None:
    if not known or sum(known.values()) < MIN_KNOWN * length:
        return None
    reason = known.most_common(1)[0][0]
    mine = [(label, rule) for label, (kind, rule) in labels.items() if kind == reason]
    if len(mine) < MIN_VAGUE and (reason in VAGUE or known[reason] < MIN_KNOWN * length):
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
