"""Which lines are boilerplate, and by which rule: the phrases of the packs, weighed line by line and then together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from articlekit.cleaners.phrases import LineHits, Meaning, PhraseBook
from articlekit.packs.model import Rule

__all__ = ["Verdict", "judge_lines"]

MAX_START = 180  # characters of a line that may go because of how it begins
MAX_SENTENCES = 2  # in a line that may go because of a phrase; prose that ends with a call to the reader has more
MAX_PHRASE = 260  # characters of a line that may go because of a phrase in it
REACH = 240  # characters between a subject and an act that still belong together: a sentence or two
DENSITY = 420  # characters of a long line for each pair of cues; an article's paragraph that quotes a notice has fewer
MAX_GAP_LINE = 160  # characters of such a line
SHORT = 100  # characters of a line for which two cues are enough
MAX_GAP = 3  # lines without any sign that may stand between two lines of one notice
MAX_SUBJECT_LABEL = 90  # characters of a label that only names the subject: "Cookie settings of this site"
SENTENCE = re.compile(r"[.!?…。！？]+(?=\s|$)")
SENTENCE_ENDS = frozenset(".!?…。！？")
# What cookie tables list: names with underscores, dots or dashes, and durations.
IDENTIFIER = re.compile(r"(?=\S*[#_.*-])[\w.*#:/-]{2,60}")
DURATION = re.compile(r"(?:(?:#|ein|one|un|une|uno|una)\s\w{1,10}\s?){1,3}")


@frozen
class Verdict:
    """
    Why a line is boilerplate.

    Attributes:
        rule: the rule that decided.
        evidence: the phrases that it went by.
    """

    rule: Rule
    evidence: str

    @property
    def reason(self) -> str:
        """The kind of boilerplate, as ``"consent"``."""
        return self.rule.reason


def judge_lines(lines: Sequence[str], book: PhraseBook) -> list[Verdict | None]:
    """
    Judge each of *lines*, which follow each other on the page.

    >>> from articlekit.cleaners.phrases import phrase_book
    >>> notice = ["It rained.", "En poursuivant votre visite, vous acceptez nos cookies.", "Fermer"]
    >>> [verdict and verdict.rule.language for verdict in judge_lines(notice, phrase_book())]
    [None, 'fr', 'fr']
    >>> judge_lines(["La CNIL a puni un éditeur qui posait des cookies."], phrase_book())
    [None]

    Args:
        lines: paragraphs, labels or lines in reading order.
        book: the phrases to go by.

    Returns:
        For each line its verdict, or None if it is no boilerplate.
    """
    hits = book.look_up(lines)
    verdicts = [_judge(hit, book) for hit in hits]
    _join_notices(verdicts, hits)
    return verdicts


def _judge(hits: LineHits, book: PhraseBook) -> Verdict | None:
    """The verdict on one line by itself."""
    for rule, role in hits.whole:
        if role != "weak":
            return Verdict(rule, hits.text)
    if not hits.parts:
        return None
    return _by_cues(hits, book) or _by_phrase(hits)


def _by_phrase(hits: LineHits) -> Verdict | None:
    length = len(hits.text)
    if length > MAX_PHRASE or len(SENTENCE.findall(hits.text)) > MAX_SENTENCES:
        return None
    for meaning, start, _ in hits.parts:
        if meaning.starts and length <= MAX_START and not any(map(str.isalnum, hits.text[:start])):
            return Verdict(meaning.starts[0], meaning.phrase)
        if meaning.phrases:
            return Verdict(meaning.phrases[0], meaning.phrase)
    return None


def _by_cues(hits: LineHits, book: PhraseBook) -> Verdict | None:
    """A subject and an act of one rule near each other, often enough for the length of the line."""
    pairs = _pairs(hits.parts)
    if not pairs or len(pairs) * DENSITY < len(hits.text):
        return None
    cues = {meaning.phrase for meaning, _, _ in hits.parts if meaning.subjects or meaning.acts}
    if len(cues) < (2 if len(hits.text) <= SHORT else 3):
        return None
    subject, act, common = pairs[0]
    for other in pairs[1:]:
        common = common & other[2] or common
    rule = book.cue_rules[(common & -common).bit_length() - 1]
    return Verdict(rule, f"{subject} + {act}")


def _pairs(parts: Sequence[tuple[Meaning, int, int]]) -> list[tuple[str, str, int]]:
    """Each act with a subject of the same rule within reach: (subject, act, bits of the rules)."""
    acts = [part for part in parts if part[0].acts]
    subjects = [part for part in parts if part[0].subjects] if acts else []
    pairs: list[tuple[str, str, int]] = []
    first = 0
    for act, start, end in acts:
        while first < len(subjects) and subjects[first][2] < start - REACH:
            first += 1
        for subject, from_, to in subjects[first : first + 8]:
            if from_ > end + REACH:
                break
            apart = not (start <= from_ and to <= end) and not (from_ <= start and end <= to)
            if apart and (common := subject.subjects & act.acts):
                pairs.append((subject.phrase, act.phrase, common))
                break
    return pairs


def _join_notices(verdicts: list[Verdict | None], hits: Sequence[LineHits]) -> None:
    """Give the labels, buttons and tables next to a consent notice the notice's verdict."""
    strong = [number for number, verdict in enumerate(verdicts) if verdict and verdict.reason == "consent"]
    for number in strong:
        for step in (1, -1):
            _spread(number, step, verdicts, hits)


def _spread(number: int, step: int, verdicts: list[Verdict | None], hits: Sequence[LineHits]) -> None:
    """Walk away from a notice, over lines that have no verdict of their own."""
    anchor = verdicts[number]
    assert anchor is not None
    joined = Verdict(anchor.rule, "next to a consent notice")
    gap: list[int] = []
    position = number + step
    while 0 <= position < len(hits) and len(gap) <= MAX_GAP and _is_open(verdicts[position], hits[position]):
        if len(hits[position].text) > MAX_GAP_LINE and not hits[position].parts:
            break  # a paragraph of the article
        if _belongs(hits[position], near=not gap):
            for between in (*gap, position):
                verdicts[between] = joined
            gap = []
        else:
            gap.append(position)
        position += step


def _is_open(verdict: Verdict | None, hits: LineHits) -> bool:
    """Whether a notice may claim the line: it has no verdict, or is a label such as "Close" that other kinds have too."""
    if verdict is None:
        return True
    return verdict.reason != "consent" and any(role == "weak" for _, role in hits.whole)


def _belongs(hits: LineHits, *, near: bool) -> bool:
    """Whether a line that means nothing by itself is a part of the notice beside it."""
    text = hits.text
    if any(role == "weak" for _, role in hits.whole):
        return True
    cues = {meaning.phrase for meaning, _, _ in hits.parts if meaning.subjects or meaning.acts}
    if near and cues and (len(cues) > 1 or (len(text) <= MAX_SUBJECT_LABEL and text[-1:] not in SENTENCE_ENDS)):
        return True
    return bool(IDENTIFIER.fullmatch(text) or DURATION.fullmatch(text))
