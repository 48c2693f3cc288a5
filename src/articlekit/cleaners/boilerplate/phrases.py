"""
The phrases of all packs, matched in one pass over a text.

The text is folded and cut into words once. Most lines have no word under which a phrase is filed that could decide about
them, and are passed over; so thousands of phrases in dozens of languages cost what a few hundred do. Phrases in
scripts without spaces ride on one walk of an Aho-Corasick automaton, made when a text first has such letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from attrs import field, frozen

from articlekit.letters import is_hangul
from articlekit.packs import builtin_tables
from articlekit.packs.folding import GLUED, fold, fold_with_letters, in_words
from articlekit.packs.model import LanguagePack, Rule
from articlekit.packs.tables import LENGTHY, Tables, is_plain, make_tables, merged

if TYPE_CHECKING:
    import ahocorasick

__all__ = ["Bucket", "Lines", "Meaning", "PhraseBook", "fold", "phrase_book"]

SEPARATOR = "\x00"  # between lines
MAX_LABEL = 160  # characters; a longer line is no label
MAX_WILD_WORDS = 4  # that a "*" stands for
MAX_PARTICLE = 3  # letters of "de", "van", and of agencies in small letters
WORD = re.compile(r"[^\s\x00-\x22\x24-\x2f:-@\[-`{-\x7f]+")
# Letters that Hebrew and Arabic write onto the next word: "and", "the", "to", "in". At most four stand together.
ATTACHED = frozenset("והבלמשכ" + "وفبلكا")
ATTACHING = ("\u0590", "\u06ff")
MAX_ATTACHED = 4

MAX_START = 180  # characters of a line that may go because of how it begins
MAX_PHRASE = 260  # characters of a line that may be any kind of boilerplate
MAX_LENGTHY = 600  # characters of an appeal, a disclaimer or a bio; a longer line can only be a notice

Use: TypeAlias = tuple[str, Rule]  # a letter for what it is as a whole line; see packs/tables.py


@frozen(eq=False)
class Meaning:
    """
    What a phrase means when it stands inside a line.

    Attributes:
        phrase: as folded.
        words: its words; empty for a phrase in a script without spaces.
        before: how many of its words stand before the one it is filed under.
        lead: the mark that stands before its first word, or "".
        trail: the mark that stands behind its last word, or "".
        starts: rules for which a line must begin with it.
        phrases: rules for which it may stand anywhere.
        topics: rules for which it may stand anywhere in a line of a few words.
        subjects: one bit for each rule that has it as a subject, by the rule's position in :attr:`PhraseBook.rules`.
        acts: one bit for each rule that has it as an act.
        is_notice: whether one of these rules is about consent.
        greets: whether a line that begins with it leads up to a notice behind it.
        place: among the phrases that are filed under the same word.
    """

    phrase: str
    words: list[str]
    before: int
    lead: str
    trail: str
    starts: tuple[Rule, ...]
    phrases: tuple[Rule, ...]
    topics: tuple[Rule, ...]
    subjects: int
    acts: int
    is_notice: bool
    greets: bool
    place: int


class Wild(NamedTuple):
    """
    A phrase for whole lines with a "*", which stands for one to four words.

    Attributes:
        before: what stands before these, with the space between, or "".
        behind: what stands behind them.
        colon: whether a colon must stand before them.
        names: whether they must be names: one word and anything behind it is "Photo Ana Ruiz", but "Photo albums of the war" too.
        uses: what it is.
    """

    before: str
    behind: str
    colon: bool
    names: bool
    uses: tuple[Use, ...]


class Bucket(NamedTuple):
    """
    The phrases for whole lines that are filed under one word.

    Attributes:
        exact: for each label, what it is.
        wild: phrases with a "*".
        longest: words of the longest label.
    """

    exact: Mapping[str, tuple[Use, ...]]
    wild: tuple[Wild, ...]
    longest: int


EMPTY = Bucket({}, (), 0)


class Shelf(NamedTuple):
    """
    The phrases for the inside of lines that are filed under one word.

    Attributes:
        all: in their order.
        alone: those that are the word and nothing else.
        by_next: those in which another word follows, by that word.
        by_previous: those that it ends, by the word before.
    """

    all: tuple[Meaning, ...]
    alone: list[Meaning]
    by_next: Mapping[str, list[Meaning]]
    by_previous: Mapping[str, list[Meaning]]


class Part(NamedTuple):
    """A phrase found inside a line: by its first word, or by its first character in scripts without spaces."""

    meaning: Meaning
    word: int
    start: int


@frozen(eq=False)
class Lines:
    """
    All that was found in some lines.

    Attributes:
        texts: the lines, folded; "#" for each number.
        words: the words of each.
        whole: for the number of a line that is a phrase as a whole, what it is.
        parts: for the number of a line with phrases that may decide about it, all that are in it.
    """

    texts: Sequence[str]
    words: Sequence[Sequence[str]]
    whole: Mapping[int, tuple[Use, ...]]
    parts: Mapping[int, Sequence[Part]]

    def places(self, number: int) -> list[tuple[Meaning, int, int]]:
        """The phrases inside a line, with their offsets in its folded text, where their marks are there as well."""
        text = self.texts[number]
        spans = [match.span() for match in WORD.finditer(text)]
        found: list[tuple[Meaning, int, int]] = []
        for meaning, word, start in self.parts.get(number, ()):
            if not meaning.words:
                found.append((meaning, start, start + len(meaning.phrase)))
                continue
            if word + len(meaning.words) > len(spans):
                continue
            begin, end = spans[word][0], spans[word + len(meaning.words) - 1][1]
            if text[:begin].rstrip().endswith(meaning.lead) and text[end:].lstrip().startswith(meaning.trail):
                found.append((meaning, begin, end))
        return sorted(found, key=lambda place: place[2])


@frozen(eq=False)
class PhraseBook:
    """
    The phrases of some packs, ready to be matched.

    Attributes:
        rules: all rules; a rule's position is its bit in :attr:`Meaning.subjects`.
        plain: the phrases that a plain text may have, filed under words.
        beyond: gives the others when a text first needs them; None if there are none.
        notices_by_language: the bits of the rules about consent, for each language.
        notices: all of these.
        lengthy: the bits of the rules about other texts of some length: appeals, disclaimers, bios of authors.
        bios: the bits of the rules about authors.
        hashtags: the rule for lines of hashtags; None if these packs have no tags of several languages.
    """

    rules: tuple[Rule, ...] = field(repr=False)
    plain: Tables = field(repr=False)
    beyond: Callable[[], Tables] | None = field(default=None, repr=False)
    notices_by_language: Mapping[str, int] = field(init=False, repr=False)
    notices: int = field(init=False, repr=False)
    lengthy: int = field(init=False, repr=False)
    bios: int = field(init=False, repr=False)
    hashtags: Rule | None = field(init=False, repr=False)
    _buckets: dict[str, Bucket] = field(factory=dict, repr=False)  # what was taken apart of the tables so far
    _starts: dict[str, Shelf] = field(factory=dict, repr=False)
    _shelves: dict[str, Shelf] = field(factory=dict, repr=False)
    _merged: list[Tables] = field(factory=list, repr=False)
    _automata: list[ahocorasick.Automaton] = field(factory=list, repr=False)

    @notices_by_language.default
    def _file_notices(self) -> dict[str, int]:
        bits: defaultdict[str, int] = defaultdict(int)
        for number, rule in enumerate(self.rules):
            if rule.reason == "consent":
                bits[rule.language] |= 1 << number
        return dict(bits)

    @notices.default
    def _add_notices(self) -> int:
        return sum(self.notices_by_language.values())

    @lengthy.default
    def _add_lengthy(self) -> int:
        return self._bits(LENGTHY - {"consent"})

    @bios.default
    def _add_bios(self) -> int:
        return self._bits({"author-bio"})

    def _bits(self, reasons: AbstractSet[str]) -> int:
        return sum(1 << number for number, rule in enumerate(self.rules) if rule.reason in reasons)

    @hashtags.default
    def _find_hashtags(self) -> Rule | None:
        return next((rule for rule in self.rules if (rule.language, rule.reason) == ("mul", "tags")), None)

    @property
    def tables(self) -> Tables:
        """All phrases that were needed so far."""
        return self._merged[0] if self._merged else self.plain

    def _read_all(self) -> None:
        if self.beyond and not self._merged:
            self._merged.append(merged(self.plain, self.beyond()))

    def look_up(self, lines: Sequence[str]) -> Lines:
        """
        Match all phrases against *lines*, in one pass.

        Args:
            lines: one paragraph, label or line each, as written.
        """
        joined = SEPARATOR.join(lines)  # folded all at once: a call per line would cost more than the work
        if joined.count(SEPARATOR) >= max(1, len(lines)):
            joined = SEPARATOR.join(line.replace(SEPARATOR, " ") for line in lines)
        folded, letters = fold_with_letters(joined)
        if not is_plain(folded):
            self._read_all()
        last = max(letters, default="")
        texts = folded.split(SEPARATOR)
        words = [line.split() for line in in_words(folded).split(SEPARATOR)]
        whole: dict[int, tuple[Use, ...]] = {}
        parts: dict[int, list[Part]] = {}
        attaching = _may_attach(letters)
        telling, topical = self.tables.telling, self.tables.topical
        for number, line in enumerate(words):
            if not line:
                continue
            size = len(texts[number])
            if size <= MAX_LABEL and (uses := self.label(line, texts[number], lines[number])):
                whole[number] = uses
            needed = topical if size > MAX_PHRASE else telling
            found = self._inside(line, needed, attaching=attaching) if attaching or not needed.isdisjoint(line) else []
            if size <= MAX_START:
                found += self._begin(line, attaching=attaching)
            if found:
                parts[number] = found
        if last >= "\u0e00" and GLUED.search("".join(letters)):
            texts = [" ".join(text.split()) for text in texts]
            self._add_glued(texts, parts)
        return Lines(texts, words, whole, parts)

    def parts(self, text: str) -> list[Part]:
        """The phrases inside a folded line with spaces between its words, whether they may decide about it or not."""
        line = in_words(text).split()
        inside = self.tables.inside.keys()
        attaching = _may_attach(set(text))
        return self._inside(line, inside, attaching=attaching) + self._begin(line, attaching=attaching) if line else []

    def bucket(self, key: str) -> Bucket:
        """The phrases for whole lines that are filed under a word."""
        bucket = self._buckets.get(key)
        if bucket is None:
            packed = self.tables.whole.get(key)
            if packed is None:
                return EMPTY
            bucket = self._buckets[key] = self._unpack_bucket(packed)
        return bucket

    def label(self, words: Sequence[str], text: str, line: str) -> tuple[Use, ...]:
        """What a line is as a whole, by its words, its folded text, and as written."""
        first = self.bucket(words[0])
        last = self.bucket(f"*{words[-1]}")
        if first is last is EMPTY:
            return ()
        label = " ".join(words)
        uses = first.exact.get(label, ())
        fitting = [wild for wild in (*first.wild, *last.wild) if _fits(label, wild.before, wild.behind)]
        for wild in sorted(fitting, key=partial(_left_open, label)):
            if _is_meant(wild, text, line):
                uses += wild.uses
        return uses

    def _unpack_bucket(self, packed: str) -> Bucket:
        exact: dict[str, tuple[Use, ...]] = {}
        wild: list[Wild] = []
        longest = 0
        for entry in packed.split("\t"):
            label, _, codes = entry.rpartition("=")
            uses = tuple((code[0], self.rules[int(code[1:])]) for code in codes.split(" "))
            before, star, behind = label.partition("*")
            if star:
                lead, colon = before.rstrip(": "), before.endswith(":")
                names = lead.isalpha() and not colon and not behind and all(rule.reason != "tags" for _, rule in uses)
                wild.append(Wild(lead and f"{lead} ", behind.replace(":", ""), colon, names, uses))
            else:
                exact[label] = uses
                longest = max(longest, 1 + label.count(" "))
        return Bucket(exact, tuple(wild), longest)

    def _begin(self, line: list[str], *, attaching: bool) -> list[Part]:
        """The phrases that the line begins with."""
        starts = self.tables.starts
        key = _bare(line[0], starts) if attaching else line[0]
        if key not in starts:
            return []
        shelf = self._starts.get(key)
        if shelf is None:
            shelf = self._starts[key] = self._shelf(key, starts[key])
        return _attached(line, 0, shelf) if attaching else _standing(line, 0, shelf)

    def _inside(self, line: list[str], needed: AbstractSet[str], *, attaching: bool) -> list[Part]:
        """The phrases inside the line, if one of those is among them that are filed under *needed* words."""
        inside, shelves = self.tables.inside, self._shelves
        keys = [
            (place, key)
            for place, word in enumerate(line)
            if (key := _bare(word, inside) if attaching else word) in inside
        ]
        if needed.isdisjoint(key for _, key in keys):
            return []
        search = _attached if attaching else _standing
        found: list[Part] = []
        for place, key in keys:
            shelf = shelves.get(key)
            if shelf is None:
                shelf = shelves[key] = self._shelf(key, inside[key])
            found += search(line, place, shelf)
        return found

    def _shelf(self, key: str, packed: str) -> Shelf:
        """The phrases that are filed under a word."""
        return _make_shelf([self._meaning(entry, key, place) for place, entry in enumerate(packed.split("\t"))])

    def _meaning(self, entry: str, key: str = "", place: int = 0) -> Meaning:
        """What one entry of a table says, that is filed under *key* at *place*."""
        phrase, _, codes = entry.rpartition("=")
        uses = [(code[0], int(code[1:])) for code in codes.split(" ")]
        words = [] if GLUED.search(phrase) else in_words(phrase).split()
        spans = [match.span() for match in WORD.finditer(phrase)] if words else [(0, len(phrase))]
        return Meaning(
            phrase,
            words,
            words.index(key) if words else 0,
            phrase[: spans[0][0]].strip(),
            phrase[spans[-1][1] :].strip(),
            tuple(self.rules[number] for letter, number in uses if letter == "S"),
            tuple(self.rules[number] for letter, number in uses if letter == "P"),
            tuple(self.rules[number] for letter, number in uses if letter == "T"),
            sum(1 << number for letter, number in uses if letter == "U"),
            sum(1 << number for letter, number in uses if letter == "A"),
            any(letter in "UA" and self.notices >> number & 1 for letter, number in uses),
            any(letter == "G" for letter, _ in uses),
            place,
        )

    def _add_glued(self, texts: Sequence[str], parts: dict[int, list[Part]]) -> None:
        """Find the phrases in scripts without spaces; a Korean phrase must begin where a word does."""
        joined = SEPARATOR.join(texts)
        automaton = self._automaton()
        if not len(automaton):
            return
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        for position, meaning in automaton.iter(joined):
            begin = position + 1 - len(meaning.phrase)
            if begin and is_hangul(meaning.phrase[0]) and is_hangul(joined[begin - 1]):
                continue
            number = bisect_right(starts, position) - 1
            parts.setdefault(number, []).append(Part(meaning, -1, begin - starts[number]))

    def _automaton(self) -> Any:
        if not self._automata:
            import ahocorasick

            automaton: Any = ahocorasick.Automaton()
            for entry in self.tables.glued.split("\t") if self.tables.glued else ():
                automaton.add_word(entry.rpartition("=")[0], self._meaning(entry))
            if len(automaton):
                automaton.make_automaton()
            self._automata.append(automaton)
        return self._automata[0]


def _make_shelf(meanings: Sequence[Meaning]) -> Shelf:
    """Sort phrases by the word beside the one that they are filed under, so that few of them need a closer look."""
    by_next: defaultdict[str, list[Meaning]] = defaultdict(list)
    by_previous: defaultdict[str, list[Meaning]] = defaultdict(list)
    for meaning in meanings:
        if meaning.before + 1 < len(meaning.words):
            by_next[meaning.words[meaning.before + 1]].append(meaning)
        elif meaning.before:
            by_previous[meaning.words[meaning.before - 1]].append(meaning)
    return Shelf(
        tuple(meanings), [meaning for meaning in meanings if len(meaning.words) == 1], dict(by_next), dict(by_previous)
    )


def _standing(line: list[str], place: int, shelf: Shelf) -> list[Part]:
    """The phrases of a shelf that stand around a word of a line."""
    likely = shelf.alone
    if place + 1 < len(line) and (more := shelf.by_next.get(line[place + 1])):
        likely = likely + more
    if place and (more := shelf.by_previous.get(line[place - 1])):
        likely = likely + more
    found: list[Part] = []
    for meaning in likely if len(likely) <= 1 else sorted(likely, key=_filed):
        words = meaning.words
        first = place - meaning.before
        if first >= 0 and line[first : first + len(words)] == words:
            found.append(Part(meaning, first, -1))
    return found


def _attached(line: Sequence[str], place: int, shelf: Shelf) -> list[Part]:
    """The same in scripts that write letters onto the next word."""
    return [
        Part(meaning, place - meaning.before, -1)
        for meaning in shelf.all
        if len(meaning.words) == 1
        or (place >= meaning.before and _is_attached(line, place - meaning.before, meaning.words))
    ]


def _left_open(label: str, wild: Wild) -> tuple[bool, int]:
    """
    What a phrase leaves open of a label, for an order in which the one that says most comes first.

    "© * Reuters" says more of a picture's credit than "© *"; of the line of a year "© # *" does.
    """
    open_ = label[len(wild.before) : len(label) - len(wild.behind)]
    return "#" in open_, len(open_)


def _filed(meaning: Meaning) -> int:
    return meaning.place


def _bare(word: str, table: Mapping[str, str]) -> str:
    """The word, or what is left without the letters that are written onto it, if something is filed under that; or ""."""
    if word in table:
        return word
    for length in range(1, MAX_ATTACHED + 1):
        if len(word) <= length + 1 or word[length - 1] not in ATTACHED:
            return ""
        if word[length:] in table:
            return word[length:]
    return ""


def _may_attach(letters: AbstractSet[str]) -> bool:
    return max(letters, default="") >= ATTACHING[0] and any(
        ATTACHING[0] <= letter <= ATTACHING[1] for letter in letters
    )


def _is_attached(line: Sequence[str], first: int, words: Sequence[str]) -> bool:
    """Whether the words stand in a line from word *first* on, but for letters that are written onto them."""
    return first + len(words) <= len(line) and all(map(_same, line[first : first + len(words)], words))


def _same(word: str, wanted: str) -> bool:
    """Whether a word of a line is that of a phrase, but for letters that are written onto it."""
    if word == wanted:
        return True
    return (
        word.endswith(wanted) and len(word) - len(wanted) <= MAX_ATTACHED and ATTACHED.issuperset(word[: -len(wanted)])
    )


def _fits(label: str, before: str, behind: str) -> bool:
    """Whether one to four words stand in *label* between *before* and *behind*."""
    if not label.startswith(before) or not label.endswith(behind):
        return False
    between = label[len(before) : len(label) - len(behind)]
    return bool(between) and between.count(" ") < MAX_WILD_WORDS and len(before) + len(behind) < len(label)


def _is_meant(wild: Wild, text: str, line: str) -> bool:
    """Whether a line that a phrase fits has the colon, or the names, that tell it from the heading of a chapter."""
    if not wild.colon and not wild.names:
        return True
    return _has_colon(text, wild.before) or (wild.names and not any(map(_is_common, WORD.findall(line)[1:])))


def _is_common(word: str) -> bool:
    """Whether a word is longer than particles of names, and begins with a small letter."""
    return len(word) > MAX_PARTICLE and word[0].islower()


def _has_colon(text: str, before: str) -> bool:
    """Whether a colon stands in the text behind the words *before*."""
    spans = [match.end() for match in WORD.finditer(text)]
    end = spans[min(before.count(" "), len(spans)) - 1]
    return text[end:].lstrip()[:1] == ":"


def phrase_book(packs: Iterable[LanguagePack] | None = None) -> PhraseBook:
    """
    Make the phrase book of *packs*.

    Args:
        packs: None for all packs that come with articlekit; these are filed once.
    """
    return _builtin_book() if packs is None else _own_book(tuple(packs))


@cache
def _builtin_book() -> PhraseBook:
    tables = builtin_tables()
    rules = tuple(Rule(name, language, reason) for name, language, reason in tables.rules)
    return PhraseBook(rules, tables, beyond=partial(builtin_tables, 1))


def _own_book(packs: tuple[LanguagePack, ...]) -> PhraseBook:
    rules = tuple(rule for pack in packs for rule in pack.rules)
    return PhraseBook(rules, make_tables(rules))
