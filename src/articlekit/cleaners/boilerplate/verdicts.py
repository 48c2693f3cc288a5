"""Which lines are boilerplate, and by which rule: the phrases of the packs, weighed line by line and then together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import evolve

from articlekit.cleaners.boilerplate.agencies import signs_report
from articlekit.cleaners.boilerplate.labels import (
    MAX_LABEL_SENTENCE,
    Limits,
    is_row_of_hashtags,
    limits_of,
    pager_label,
    read_label,
    unglue,
)
from articlekit.cleaners.boilerplate.neighbours import join_neighbours
from articlekit.cleaners.boilerplate.phrases import (
    MAX_LENGTHY,
    MAX_PHRASE,
    MAX_START,
    WORD,
    Lines,
    Meaning,
    Part,
    PhraseBook,
    Use,
)
from articlekit.cleaners.boilerplate.verdict import Verdict, verdict_of
from articlekit.packs.model import Rule
from articlekit.sentences import ENDS

__all__ = ["Prose", "judge_lines"]

Prose = Callable[[Sequence[str], str], bool]
RUNNING = frozenset({"consent", "author-bio"})  # boilerplate in running text

TOGETHER = 4_000  # lines that are looked up at once: as words, the lines of a page weigh ten times the page
MAX_LINE = 10_000  # characters of a line by which it is judged; the longest notices have as many
MAX_TOPIC_WORDS = 5  # of a line that may go because of one word
CLOSED = frozenset(".?,;:")  # what a label does not end with
MAX_SENTENCES = 3  # in a line that may go because of a phrase; prose that ends with a call to the reader has more
REACH = 240  # characters between a subject and an act that still belong together: a sentence or two
DENSITY = 340  # characters of a long line for each pair of cues; an article's paragraph that quotes a notice has fewer
MAX_CALL = 180  # characters of a line that calls on the reader to do something
MAX_CALL_SENTENCES = 3
SHORT_CALL = 80  # characters of such a line for which two cues are enough
MAX_SHORT_SENTENCE = 60  # characters of such a call in a longer line
MIN_CUES = 3  # in any other
BARE = 2  # words of a beginning that prose may have as well, as "torna alla" or "nachdruck"
MAX_BARE_SENTENCE = 90  # characters of a sentence that may go because of such a beginning; measured on the notices
EDGE_WORDS = 1  # that may stand before or behind the verb of such a call in its sentence
NAME = (2, 4)  # words
SLASH = "/"  # beside an agency in a credit
MAX_BEHIND_JOB = 5  # words behind the job: "for The Sporting Post"; more is a relative clause, or news of the person
SHORT = 100  # characters of a line for which two cues are enough
LONG = 300  # characters of a line for which three are
# Neither initials nor the commonest abbreviations end a sentence.
SENTENCE = re.compile(r"(?<![\s.(][a-z])(?<!ggf)(?<!bzw)(?<!evtl)[.!?]{1,9}(?=\s|$)")


def judge_lines(lines: Sequence[str], book: PhraseBook, *, is_prose: Prose | None = None) -> list[Verdict | None]:
    """
    Judge each of *lines*, which follow each other on the page.

    >>> from articlekit.cleaners.boilerplate.phrases import phrase_book
    >>> notice = ["It rained.", "En poursuivant votre visite, vous acceptez nos cookies.", "Fermer"]
    >>> [verdict and verdict.rule.language for verdict in judge_lines(notice, phrase_book())]
    [None, 'fr', 'fr']
    >>> judge_lines(["La CNIL a puni un éditeur qui posait des cookies."], phrase_book())
    [None]

    Args:
        lines: paragraphs, labels or lines in reading order.
        book: the phrases to go by.
        is_prose: told the words of a line, folded, and the line, it says whether that is prose for all the phrases in it;
            such a line stays, but for notices and bios of authors, which are prose. None for no such objection.

    Returns:
        For each line its verdict, or None if it is no boilerplate.
    """
    verdicts: list[Verdict | None] = []
    texts: list[str] = []
    whole: dict[int, tuple[Use, ...]] = {}
    parts: dict[int, Sequence[Part]] = {}
    for begin in range(0, len(lines), TOGETHER):
        some = [line[:MAX_LINE] for line in lines[begin : begin + TOGETHER]]
        found = book.look_up(some)
        verdicts += [_judge(number, line, found, book, is_prose) for number, line in enumerate(some)]
        texts += found.texts
        whole |= {begin + number: uses for number, uses in found.whole.items()}
        parts |= {begin + number: hits for number, hits in found.parts.items()}
    _settle_languages(verdicts)
    join_neighbours(verdicts, lines, Lines(texts, (), whole, parts), book)
    return verdicts


def _settle_languages(verdicts: list[Verdict | None]) -> None:
    """Where packs share a phrase, take the one in whose language most of the lines are that no other pack has."""
    clear = Counter(verdict.rule.language for verdict in verdicts if verdict and not verdict.shared)
    for number, verdict in enumerate(verdicts):
        if verdict and verdict.shared:
            rule = max(verdict.shared, key=lambda rule: clear[rule.language])
            verdicts[number] = evolve(verdict, rule=rule) if rule is not verdict.rule else verdict


def _judge(number: int, line: str, found: Lines, book: PhraseBook, is_prose: Prose | None) -> Verdict | None:
    """The verdict on one line by itself."""
    words = found.words[number]
    if not words:
        return None
    text = found.texts[number]
    if rules := [rule for letter, rule in found.whole.get(number, ()) if letter != "W"]:
        return verdict_of(rules, " ".join(words))
    if number in found.parts and (verdict := _by_parts(number, line, found, book)):
        return None if is_prose and verdict.reason not in RUNNING and is_prose(words, line) else verdict
    if book.hashtags and is_row_of_hashtags(line):
        return Verdict(book.hashtags, line.strip())
    limits = limits_of(line)
    return _by_labels(line, words, text, limits, book) if len(text) <= limits.length else None


def _by_labels(line: str, words: Sequence[str], text: str, limits: Limits, book: PhraseBook) -> Verdict | None:
    """The verdict on a line that is nothing but labels, glued to each other or behind the numbers of pages."""
    label = read_label(words, text, limits, book)
    if label is None and (alone := pager_label(words, line) or unglue(line)):
        uses = [rule for letter, rule in book.label(alone, text, line) if letter != "W"]
        label = (uses[0], " ".join(alone)) if uses else read_label(alone, text, limits, book)
    return Verdict(*label) if label else None


def _by_parts(number: int, line: str, found: Lines, book: PhraseBook) -> Verdict | None:
    """The verdict on a line by the phrases that stand in it."""
    subjects = acts = 0
    phrases = False
    for meaning, _, _ in found.parts[number]:
        subjects |= meaning.subjects
        acts |= meaning.acts
        phrases = phrases or bool(meaning.starts or meaning.phrases or meaning.topics)
    text = found.texts[number]
    if not subjects & acts and not (phrases and len(text) <= MAX_PHRASE):
        return None
    places = found.places(number)
    sentences = _sentences(text) if len(text) <= MAX_PHRASE else ()
    short = len(found.words[number]) <= MAX_TOPIC_WORDS and text.rstrip()[-1:] not in CLOSED
    return (
        _by_cues(text, sentences, places, book)
        or _by_introduction(line, text, sentences, places, book)
        or _by_phrase(text, sentences, places)
        or (_by_topic(places) if short else None)
    )


def _by_topic(places: Sequence[tuple[Meaning, int, int]]) -> Verdict | None:
    """The verdict on a line of a few words, by what it is about."""
    found = (verdict_of(meaning.topics, meaning.phrase, topical=True) for meaning, _, _ in places if meaning.topics)
    return next(found, None)


def _sentences(text: str) -> Sequence[tuple[int, int]]:
    """The sentences of a line, by their offsets."""
    ends = [match.end() for match in SENTENCE.finditer(text)]
    if not ends or text[ends[-1] :].strip():
        ends.append(len(text))
    return list(zip([0, *ends], ends, strict=False))


def _by_phrase(
    text: str, sentences: Sequence[tuple[int, int]], places: Sequence[tuple[Meaning, int, int]]
) -> Verdict | None:
    if len(text) > MAX_PHRASE or len(sentences) > MAX_SENTENCES:
        return None
    for meaning, start, end in places:
        if meaning.starts and not WORD.search(text, 0, start):
            bare = len(meaning.words) <= BARE and text[-1:] in ENDS
            if len(text) <= (MAX_BARE_SENTENCE if bare else MAX_START):
                return verdict_of(meaning.starts, meaning.phrase)
        if meaning.phrases and not (SLASH in (meaning.lead, meaning.trail) and signs_report(text, start, end)):
            return verdict_of(meaning.phrases, meaning.phrase)
    return None


def _by_cues(
    text: str, sentences: Sequence[tuple[int, int]], places: Sequence[tuple[Meaning, int, int]], book: PhraseBook
) -> Verdict | None:
    """A subject and an act of one rule near each other, often enough for the length of the line."""
    pairs = _pairs(places)
    notices = [pair for pair in pairs if pair.common & book.notices]
    if notices and len(notices) * DENSITY >= len(text):
        if _cues(places, _kin(notices, book)) >= 2 + (len(text) > SHORT) + (len(text) > LONG):
            common = notices[0].common & book.notices
            for other in notices[1:]:
                common = common & other.common or common
            return verdict_of(_rules(common, book), f"{notices[0].subject} + {notices[0].act}")
    return _by_call(text, sentences, places, pairs, book) or _by_length(text, places, pairs, book)


def _by_call(
    text: str,
    sentences: Sequence[tuple[int, int]],
    places: Sequence[tuple[Meaning, int, int]],
    pairs: Sequence[_Pair],
    book: PhraseBook,
) -> Verdict | None:
    """A short line whose sentence begins or ends with what the reader is to do."""
    if len(text) > MAX_CALL or not 0 < len(sentences) <= MAX_CALL_SENTENCES:
        return None
    for pair in pairs:
        common = pair.common & ~(book.notices | book.lengthy)
        enough = _is_short(text, sentences, pair) or _cues(places, common) >= MIN_CUES
        if common and enough and _is_call(text, sentences, pair):
            return verdict_of(_rules(common, book), f"{pair.subject} + {pair.act}")
    return None


def _by_length(
    text: str, places: Sequence[tuple[Meaning, int, int]], pairs: Sequence[_Pair], book: PhraseBook
) -> Verdict | None:
    """
    What asks for money, declines responsibility or presents an author does so several times over; an article does not.

    A writer and editor is one person with two jobs, of whom a bio says more than that one.
    """
    if len(text) > MAX_LENGTHY:
        return None
    needed = MIN_CUES + (len(text) > MAX_CALL) + (len(text) > 2 * MAX_CALL)
    for pair in pairs:
        common = pair.common & book.lengthy
        if common and _cues(places, common) >= needed and (not common & book.bios or _acts(places, common) > 1):
            return verdict_of(_rules(common, book), f"{pair.subject} + {pair.act}")
    return None


def _by_introduction(
    line: str,
    text: str,
    sentences: Sequence[tuple[int, int]],
    places: Sequence[tuple[Meaning, int, int]],
    book: PhraseBook,
) -> Verdict | None:
    """
    One sentence that begins with a name and says what its bearer writes and where, is a bio: "Ana Ruiz is a reporter in Leeds".

    Prose that introduces a writer goes on behind it, begins with another word than the name, or does not say for whom.
    """
    if len(sentences) != 1 or len(text) > MAX_CALL:
        return None
    for act, start, _ in places:
        rules = act.acts & book.bios
        name = len(text[:start].split())
        if not rules or not NAME[0] <= name <= NAME[1] or not all(word[:1].isupper() for word in line.split()[:name]):
            continue
        jobs = [(job, end) for job, _, end in places if job.subjects & rules and end > start]
        if jobs and 0 < len(WORD.findall(text, jobs[-1][1])) <= MAX_BEHIND_JOB:
            return verdict_of(_rules(rules & jobs[-1][0].subjects, book), f"{jobs[-1][0].phrase} + {act.phrase}")
    return None


def _is_short(text: str, sentences: Sequence[tuple[int, int]], pair: _Pair) -> bool:
    """Whether two cues are enough: the line is short, or begins with the call as a short sentence."""
    return len(text) <= SHORT_CALL or pair.start < sentences[0][1] <= MAX_SHORT_SENTENCE


def _cues(places: Sequence[tuple[Meaning, int, int]], rules: int) -> int:
    """How many different subjects and acts of some rules there are; of acts that overlap, one."""
    subjects = (meaning for meaning, _, _ in places if meaning.subjects & rules)
    return _distinct([*subjects, *_acts_apart(places, rules, 0)])


def _acts(places: Sequence[tuple[Meaning, int, int]], rules: int) -> int:
    """How many different acts of some rules there are; what adjoins is one act, as "previously worked for"."""
    return _distinct(_acts_apart(places, rules, 2))


def _acts_apart(places: Sequence[tuple[Meaning, int, int]], rules: int, gap: int) -> Iterator[Meaning]:
    """The acts of some rules that begin *gap* characters behind the one before; *places* are in the order of their ends."""
    last = -gap
    for meaning, start, end in places:
        if meaning.acts & rules:
            if start >= last + gap:
                yield meaning
            last = end


def _distinct(meanings: Iterable[Meaning]) -> int:
    return len({tuple(meaning.words) or meaning.phrase for meaning in meanings})  # "opt out" and "opt-out" are one


def _kin(notices: Sequence[_Pair], book: PhraseBook) -> int:
    """The rules about consent in the languages of some pairs: a word that is a cue in another language counts for nothing."""
    kin = 0
    for rules in book.notices_by_language.values():
        if any(pair.common & rules for pair in notices):
            kin |= rules
    return kin


def _rules(bits: int, book: PhraseBook) -> list[Rule]:
    """The rules that have a bit, in their order."""
    found: list[Rule] = []
    while bits:
        last = bits & -bits
        found.append(book.rules[last.bit_length() - 1])
        bits ^= last
    return found


def _is_call(text: str, sentences: Sequence[tuple[int, int]], pair: _Pair) -> bool:
    """Whether the act stands at an edge of its sentence, as in an order or a label, and not in the midst of prose."""
    begin, end = next(((begin, end) for begin, end in sentences if pair.start < end), sentences[-1])
    if end - begin <= MAX_LABEL_SENTENCE and text[:end].rstrip()[-1:] != ".":
        return True
    before = len(WORD.findall(text, begin, pair.start))
    behind = len(WORD.findall(text, pair.end, end))
    room = EDGE_WORDS if end - begin <= SHORT_CALL else 0
    return before <= room or behind <= room


class _Pair(NamedTuple):
    """A subject and an act, the rules that they have in common, and where the act stands."""

    subject: str
    act: str
    common: int
    start: int
    end: int


def _pairs(parts: Sequence[tuple[Meaning, int, int]]) -> list[_Pair]:
    """Each act with a subject of the same rule within reach."""
    acts = [part for part in parts if part[0].acts]
    subjects = [part for part in parts if part[0].subjects] if acts else []
    pairs: list[_Pair] = []
    first = 0
    for act, start, end in acts:
        while first < len(subjects) and subjects[first][2] < start - REACH:
            first += 1
        for subject, from_, to in subjects[first : first + 8]:
            if from_ > end + REACH:
                break
            apart = not (start <= from_ and to <= end) and not (from_ <= start and end <= to)
            if apart and (common := subject.subjects & act.acts):
                pairs.append(_Pair(subject.phrase, act.phrase, common, start, end))
                break
    return pairs
