"""What goes with a consent notice or an appeal, because it stands beside it: labels, tables, greetings, more of the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlekit.cleaners.boilerplate.labels import MAX_LABEL_SENTENCE, is_row_of_labels, unglue
from articlekit.cleaners.boilerplate.phrases import MAX_LENGTHY, MAX_PHRASE, Lines, Meaning, Part, PhraseBook
from articlekit.cleaners.boilerplate.verdict import Verdict
from articlekit.packs.folding import in_words

__all__ = ["join_neighbours"]

MAX_SUBJECT_LABEL = 90  # characters of a label that only names the subject: "Cookie settings of this site"
MAX_GAP = 3  # lines without any sign that may stand between two lines of one notice
MAX_GAP_TEXT = 160  # characters of those among them that have no cue of a notice
MAX_ONE_CUE = 320  # characters of a line among them that has one cue; entries of cookie tables are seldom longer
MAX_GREETING = 600  # characters of a line before a notice that begins with a greeting; some say there who they are
ASKING = frozenset({"appeal", "paywall"})
MAX_APPEALS = 8  # paragraphs that go with another
MAX_APPEAL_GAP = 1  # paragraphs without its cues between two that have them
SENTENCE_ENDS = frozenset(".!?")
# What cookie tables list: names with underscores, dots or dashes, and durations.
IDENTIFIER = re.compile(r"(?=\S*[#_.*-])[\w.*#:/-]{2,60}")
DURATION = re.compile(r"(?:(?:#|ein|one|un|une|uno|una)\s\w{1,10}\s?){1,3}")


def join_neighbours(verdicts: list[Verdict | None], lines: Sequence[str], found: Lines, book: PhraseBook) -> None:
    """
    Give lines that say nothing by themselves the verdict of what they stand beside; *verdicts* is changed in place.

    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> lines, book = ["Wir verwenden Cookies.", "Schließen"], phrase_book()
    >>> verdicts = [Verdict(next(rule for rule in book.rules if rule.reason == "consent"), "cookies"), None]
    >>> join_neighbours(verdicts, lines, book.look_up(lines), book)
    >>> [verdict.joined for verdict in verdicts]
    [False, True]
    >>> verdicts = [None, None]
    >>> join_neighbours(verdicts, lines, book.look_up(lines), book)
    >>> verdicts
    [None, None]

    Args:
        verdicts: on each line by itself.
        lines: as written.
        found: the phrases in them.
        book: where the phrases come from.
    """
    _join_notices(verdicts, lines, found, book)
    _join_appeals(verdicts, found, book)


def _join_notices(verdicts: list[Verdict | None], lines: Sequence[str], found: Lines, book: PhraseBook) -> None:
    """Give the labels, buttons and tables next to a consent notice the notice's verdict."""
    strong = [number for number, verdict in enumerate(verdicts) if verdict and verdict.reason == "consent"]
    for number in strong:
        for step in (1, -1):
            _spread(number, step, verdicts, lines, found, book)


def _join_appeals(verdicts: list[Verdict | None], found: Lines, book: PhraseBook) -> None:
    """Give the paragraphs beside an appeal that go on about the same the appeal's verdict, over one that does not."""
    appeals = [
        (number, verdict.rule) for number, verdict in enumerate(verdicts) if verdict and verdict.reason == "appeal"
    ]
    bits = {rule.name: 1 << number for number, rule in enumerate(book.rules)} if appeals else {}
    for number, rule in appeals:
        joined = Verdict(rule, "next to an appeal", joined=True)
        for step in (1, -1):
            _spread_appeal(number, step, joined, bits[rule.name], verdicts, found, book)


def _spread_appeal(
    number: int, step: int, joined: Verdict, cues: int, verdicts: list[Verdict | None], found: Lines, book: PhraseBook
) -> None:
    """Walk away from an appeal, over a paragraph that has none of its cues if one follows that has."""
    last = number
    for position in (number + step * distance for distance in range(1, MAX_APPEALS)):
        if abs(position - last) > 1 + MAX_APPEAL_GAP or not 0 <= position < len(verdicts):
            return
        verdict = verdicts[position]
        if verdict.reason in ASKING if verdict else _goes_on(position, cues, found, book):
            for between in range(last + step, position + step, step):
                verdicts[between] = verdicts[between] or joined
            last = position
        elif len(found.texts[position]) > MAX_LENGTHY:
            return


def _goes_on(number: int, cues: int, found: Lines, book: PhraseBook) -> bool:
    """Whether a paragraph beside an appeal has two of the *cues*, those of the same rule."""
    parts = _parts(number, found, book, MAX_LENGTHY)
    return len({p.meaning.phrase for p in parts if (p.meaning.subjects | p.meaning.acts) & cues}) > 1


def _spread(
    number: int, step: int, verdicts: list[Verdict | None], lines: Sequence[str], found: Lines, book: PhraseBook
) -> None:
    """Walk away from a notice, over lines that say nothing else."""
    anchor = verdicts[number]
    assert anchor is not None
    joined = Verdict(anchor.rule, "next to a consent notice", joined=True)
    gap: list[int] = []
    room = MAX_GAP_TEXT
    position = number + step
    while 0 <= position < len(verdicts) and len(gap) <= MAX_GAP:
        if not _is_open(verdicts[position], position, found, near=not gap):
            break
        near = not gap and verdicts[position] is None
        if (
            _belongs(position, found, book)
            or (near and _is_likely(position, lines[position], found, book))
            or (step < 0 and not gap and _is_greeting(position, found, book))
        ):
            for between in (*gap, position):
                verdicts[between] = joined
            gap, room = [], MAX_GAP_TEXT
        else:
            gap.append(position)
            if not _may_go_along(position, found, book):
                room -= len(found.texts[position])
            if room < 0:
                break  # that is a text of its own
        position += step


def _is_weak(number: int, found: Lines) -> bool:
    return any(letter == "W" for letter, _ in found.whole.get(number, ()))


def _is_open(verdict: Verdict | None, number: int, found: Lines, *, near: bool) -> bool:
    """Whether a notice may claim the line: it has no verdict, or is a label that stands in tables of services as well."""
    if verdict is None or verdict.reason == "consent":
        return verdict is None
    return _is_weak(number, found) or (near and len(found.texts[number]) <= MAX_LABEL_SENTENCE)


def _belongs(number: int, found: Lines, book: PhraseBook) -> bool:
    """Whether a line that means nothing by itself is a part of the notice near it."""
    text = found.texts[number].strip()
    return (
        _is_weak(number, found) or _is_field(text, book) or bool(IDENTIFIER.fullmatch(text) or DURATION.fullmatch(text))
    )


def _is_likely(number: int, line: str, found: Lines, book: PhraseBook) -> bool:
    """Whether a line is a part of the notice if that is right beside it: has cues, or is nothing but labels, glued or not."""
    text = found.texts[number].strip()
    cues = _cues(number, found, book)
    if len(text) > MAX_ONE_CUE:
        return _says_what_about(cues)
    if cues and (len(cues) > 1 or (len(text) <= MAX_SUBJECT_LABEL and text[-1:] not in SENTENCE_ENDS)):
        return True
    return is_row_of_labels(unglue(line) or in_words(text).split(), text, book)


def _is_greeting(number: int, found: Lines, book: PhraseBook) -> bool:
    """Whether a line directly before a notice welcomes its reader, or says whom the notice is for: "Dear visitors"."""
    text = found.texts[number]
    if len(text) > MAX_GREETING:
        return False
    parts = (*found.parts.get(number, ()), *book.parts(text))  # what is long was not searched for how it begins
    # Its place is given in words or in characters, and the other is -1.
    return any(part.meaning.greets and max(part.word, part.start) == 0 for part in parts)


def _may_go_along(number: int, found: Lines, book: PhraseBook) -> bool:
    """Whether a line between two of a notice has a cue of it, and as many as its length asks for."""
    cues = _cues(number, found, book)
    return bool(cues) if len(found.texts[number]) <= MAX_ONE_CUE else _says_what_about(cues)


def _says_what_about(cues: Sequence[Meaning]) -> bool:
    """Whether a paragraph has two cues of a notice, one of them what notices are about: "click here" is in articles too."""
    return len(cues) > 1 and any(cue.subjects for cue in cues)


def _cues(number: int, found: Lines, book: PhraseBook) -> Sequence[Meaning]:
    """What the phrases of a notice in a line mean, each phrase once."""
    meanings = (part.meaning for part in _parts(number, found, book) if part.meaning.is_notice)
    return list({meaning.phrase: meaning for meaning in meanings}.values())


def _parts(number: int, found: Lines, book: PhraseBook, longest: int = MAX_PHRASE) -> Sequence[Part]:
    """The phrases in a line beside a notice; most lines were not searched for those that decide nothing by themselves."""
    text = found.texts[number]
    return found.parts.get(number) or (book.parts(text) if len(text) <= longest else ())


def _is_field(text: str, book: PhraseBook) -> bool:
    """Whether a line is an entry of a table of services: "Purpose: statistics"."""
    name, mark, _ = text.partition("\t" if "\t" in text else ":")
    words = in_words(name).split() if mark and len(name) <= MAX_LABEL_SENTENCE else []
    return bool(words) and any(letter == "W" for letter, _ in book.label(words, name, name))
