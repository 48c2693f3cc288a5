"""
The phrases of all packs, matched in one pass over a text.

Thousands of phrases in dozens of languages cost one walk of an Aho-Corasick automaton, and two dictionary look-ups per
line for the phrases that must be a whole line. Text and phrases are folded alike before they are compared.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from articlekit.packs import builtin_packs
from articlekit.packs.model import LanguagePack, Rule

if TYPE_CHECKING:
    import ahocorasick

__all__ = ["LineHits", "Meaning", "PhraseBook", "fold", "phrase_book"]

Role: TypeAlias = Literal["line", "button", "weak"]

Wild: TypeAlias = tuple[str, str, Rule, Role]

WHOLE_LINE_CUES: tuple[Role, ...] = ("button", "weak")
# Kinds of one mark, with the plain one. Marks that NFKC folds are not here; replacing one that is absent costs little.
SAME: tuple[tuple[str, str], ...] = (
    *((mark, "") for mark in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
    *((mark, "'") for mark in "‘’‛ʼ´`"),
    *((mark, '"') for mark in "“”„‟«»″"),
    *((mark, "-") for mark in "‐‑‒–—―−"),
    ("\xa0", " "),
    ("…", "..."),
)
SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
SEPARATOR = "\x00"  # between lines
# What stands around the words of a label: bullets, arrows, brackets, marks at the end.
EDGE = " \t.:;,!?*•·|»«›‹>→←▶►▸▾▼+-–—[](){}\"'…¡¿。、！？：；・「」『』〈〉《》✓✔×✕✖☰"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LABEL_EDGE = EDGE.replace("*", "")
MAX_WILD_WORDS = 4
# Scripts that put no spaces between words: there a phrase may begin and end anywhere.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@frozen(eq=False)
class Meaning:
    """
    What a phrase means when it stands inside a line.

    Attributes:
        phrase: as folded.
        left: True if it must not begin inside a word.
        right: True if it must not end inside a word.
        starts: rules for which a line must begin with it.
        phrases: rules for which it may stand anywhere.
        subjects: one bit for each rule that has it as a subject; see :attr:`PhraseBook.cue_rules`.
        acts: one bit for each rule that has it as an act.
        wild: phrases for whole lines with a "*", of which this is the longer end: (before, behind the "*", rule, role).
    """

    phrase: str
    left: bool
    right: bool
    starts: tuple[Rule, ...] = ()
    phrases: tuple[Rule, ...] = ()
    subjects: int = 0
    acts: int = 0
    wild: tuple[Wild, ...] = ()


class LineHits(NamedTuple):
    """
    All that was found in one line.

    Attributes:
        text: the line, folded; "#" for each number.
        whole: the rules that have the whole line as a phrase, with the phrase's role.
        parts: (meaning, start, end) of each phrase inside the line, offsets in *text*, in the order of their ends.
    """

    text: str
    whole: tuple[tuple[Rule, Role], ...] = ()
    parts: Sequence[tuple[Meaning, int, int]] = ()


@frozen(eq=False)
class PhraseBook:
    """
    The phrases of some packs, ready to be matched.

    Attributes:
        cue_rules: the rules that have cues; a rule's position is its bit in :attr:`Meaning.subjects`.
        whole: for each folded line without a "*", what it means.
        automaton: all phrases that are matched inside a line.
    """

    cue_rules: tuple[Rule, ...]
    whole: Mapping[str, tuple[tuple[Rule, Role], ...]] = field(repr=False)
    automaton: ahocorasick.Automaton = field(repr=False)

    def look_up(self, lines: Sequence[str]) -> list[LineHits]:
        """
        Match all phrases against *lines*, in one pass.

        Args:
            lines: one paragraph, label or line each, as written.

        Returns:
            What was found in each, in the order of *lines*.
        """
        if not lines:
            return []
        joined = SEPARATOR.join(lines)  # folded all at once: a call per line would cost more than the work
        if joined.count(SEPARATOR) >= max(1, len(lines)):
            joined = SEPARATOR.join(line.replace(SEPARATOR, " ") for line in lines)
        joined = fold(joined)
        folded = joined.split(SEPARATOR)
        parts = self._parts(joined, folded)
        return [
            LineHits(text, self._whole(text, parts.get(number)), parts.get(number, ()))
            for number, text in enumerate(folded)
        ]

    def _whole(self, text: str, parts: Sequence[tuple[Meaning, int, int]] | None) -> tuple[tuple[Rule, Role], ...]:
        if len(text) > MAX_LABEL:
            return ()
        label = text.strip(EDGE)
        found = self.whole.get(label, ())
        if parts:
            wild = [pattern for meaning, _, _ in parts for pattern in meaning.wild]
            found += tuple((rule, role) for before, behind, rule, role in wild if _fits(label, before, behind))
        return found

    def _parts(self, joined: str, folded: list[str]) -> Mapping[int, list[tuple[Meaning, int, int]]]:
        """The phrases inside each line that has any."""
        found: defaultdict[int, list[tuple[Meaning, int, int]]] = defaultdict(list)
        if not len(self.automaton):
            return found
        starts = [0, *accumulate(len(line) + 1 for line in folded)]
        number = 0
        last = len(joined)
        for position, meaning in self.automaton.iter(joined):
            end = position + 1
            begin = end - len(meaning.phrase)
            if meaning.left and begin and joined[begin - 1].isalnum():
                continue
            if meaning.right and end < last and joined[end].isalnum():
                continue
            if end > starts[number + 1]:
                number = bisect_right(starts, position) - 1
            offset = starts[number]
            found[number].append((meaning, begin - offset, end - offset))
        return found


MAX_LABEL = 160  # characters; a longer line is no label


def fold(text: str) -> str:
    """
    Fold what does not matter to the meaning of a label: case, compatibility forms, quotes, dashes, spaces, numbers.

    >>> fold("J’accepte\\xa0 TOUT"), fold("1,024 shares")
    ("j'accepte tout", '# shares')
    >>> fold("")
    ''
    """
    text = text.lower()
    if not text.isascii():
        for mark, plain in SAME:
            text = text.replace(mark, plain)
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
    return NUMBER.sub("#", SPACES.sub(" ", text))


def _fits(label: str, before: str, behind: str) -> bool:
    """Whether one to four words stand in *label* between *before* and *behind*."""
    end = len(label) - len(behind)
    if end <= len(before) or not label.startswith(before) or not label.endswith(behind):
        return False
    return label.count(" ", len(before), end) < MAX_WILD_WORDS


def phrase_book(packs: Iterable[LanguagePack] | None = None) -> PhraseBook:
    """
    Make the phrase book of *packs*.

    Args:
        packs: None for all packs that come with articlekit; these are compiled once.
    """
    return _builtin_book() if packs is None else _compile(tuple(packs))


@cache
def _builtin_book() -> PhraseBook:
    return _compile(builtin_packs())


def _compile(packs: tuple[LanguagePack, ...]) -> PhraseBook:
    import ahocorasick

    rules = tuple(rule for pack in packs for rule in pack.rules)
    whole: defaultdict[str, list[tuple[Rule, Role]]] = defaultdict(list)
    wild: defaultdict[str, list[Wild]] = defaultdict(list)
    for rule in rules:
        for role, phrase in _labels(rule):
            label = fold(phrase).strip(LABEL_EDGE)
            before, star, behind = label.partition("*")
            if not star:
                whole[label].append((rule, role))
            elif anchor := max(before.strip(), behind.strip(), key=len):
                wild[anchor].append((before.lstrip(), behind.rstrip(), rule, role))
    cue_rules = tuple(rule for rule in rules if rule.cues)
    automaton: Any = ahocorasick.Automaton()
    for meaning in _meanings(rules, cue_rules, wild):
        automaton.add_word(meaning.phrase, meaning)
    automaton.make_automaton()
    return PhraseBook(cue_rules, {label: tuple(found) for label, found in whole.items()}, automaton)


def _labels(rule: Rule) -> Iterator[tuple[Role, str]]:
    for phrase in rule.lines:
        yield "line", phrase
    for role in WHOLE_LINE_CUES:
        for phrase in rule.cues.get(role, ()):
            yield role, phrase


def _meanings(rules: Iterable[Rule], cue_rules: Iterable[Rule], wild: Mapping[str, list[Wild]]) -> Iterator[Meaning]:
    starts: defaultdict[str, list[Rule]] = defaultdict(list)
    phrases: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for phrase in rule.starts:
            starts[fold(phrase).strip()].append(rule)
        for phrase in rule.phrases:
            phrases[fold(phrase).strip()].append(rule)
    subjects: defaultdict[str, int] = defaultdict(int)
    acts: defaultdict[str, int] = defaultdict(int)
    for number, rule in enumerate(cue_rules):
        for name, bits in (("subject", subjects), ("act", acts)):
            for phrase in rule.cues.get(name, ()):
                bits[fold(phrase).strip()] |= 1 << number
    for phrase in dict.fromkeys((*starts, *phrases, *subjects, *acts, *wild)):
        if phrase:
            spaced = UNSPACED.search(phrase) is None
            yield Meaning(
                phrase,
                spaced and phrase[0].isalnum(),
                spaced and phrase[-1].isalnum(),
                tuple(starts.get(phrase, ())),
                tuple(phrases.get(phrase, ())),
                subjects.get(phrase, 0),
                acts.get(phrase, 0),
                tuple(wild.get(phrase, ())),
            )
