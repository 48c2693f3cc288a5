"""
The phrases of packs as plain tables, by the word under which each is looked up.

A text has a few words that some phrase needs, and the others can be passed over by one look into a dictionary; so the
cost of a text does not depend on how many languages there are. A phrase that is a whole line, or begins one, is filed
under its first word. One that may stand inside a line is filed under its rarest. What is written without spaces has no
words, and goes to an automaton instead.

What needs a letter beyond ASCII is a table of its own, since a text in Latin script has none such when it is folded.

A table's entries are strings that are taken apart when somebody first looks for them: of a hundred thousand phrases, a
page needs a few hundred.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, frozen

from articlekit.data_files import tables_of
from articlekit.packs.folding import GLUED, fold, in_words
from articlekit.packs.model import Rule

__all__ = ["LENGTHY", "Tables", "dump_tables", "is_plain", "load_tables", "make_tables", "merged", "parted"]

BEYOND_ASCII = re.compile(r"[^\x00-\x7f©]")  # the footer of any page has a sign of copyright

SHORT_WORD = 3  # letters of a word that may be rare; shorter ones are bits of many: "t", "my"
IN_PROSE = 10  # phrases that a word in an example of prose counts for
# What a phrase does, with the letter that says so in a table.
WHOLE = {"line": "L", "button": "B", "weak": "W", "common": "C"}
INSIDE = {"start": "S", "greeting": "G", "phrase": "P", "subject": "U", "act": "A", "topic": "T"}
# Reasons for which a line may go that is longer than any other.
LENGTHY = frozenset({"consent", "appeal", "disclaimer", "author-bio"})
TELLING = frozenset("PUT")  # what can decide about a line; an act can only together with a subject


@frozen(eq=False)
class Tables:
    """
    The phrases of some packs, filed for a quick look.

    Attributes:
        rules: (name, language, reason) of each rule; entries point to them by position.
        whole: for the first word of phrases that are whole lines, the phrases; and for the last word, with "*" before
            it, of those that begin with a "*".
        starts: for the first word of phrases that begin lines, the phrases.
        inside: for the rarest word of phrases inside lines, the phrases.
        glued: phrases inside lines in scripts without spaces.
        common: words of all languages that say nothing by themselves.
        telling: the keys of *inside* under which there is more than acts.
        topical: those under which there are subjects of what may be long: notices, appeals and disclaimers.

    Entries are separated by tabs. Each is a phrase, "=", and for each use of it a letter and the number of the rule.
    """

    rules: tuple[tuple[str, str, str], ...]
    whole: Mapping[str, str]
    starts: Mapping[str, str]
    inside: Mapping[str, str]
    glued: str = ""
    common: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    topical: frozenset[str] = frozenset()


def make_tables(rules: Iterable[Rule]) -> Tables:
    """
    File the phrases of *rules*.

    Args:
        rules: in the order in which they decide.
    """
    rules = tuple(rules)
    common = _function_words()
    starts, parts = _uses(rules, _starts), _uses(rules, _parts)
    inside = _file_parts(rules, parts, common)
    return Tables(
        tuple((rule.name, rule.language, rule.reason) for rule in rules),
        _packed(_file_labels(rules)),
        _packed(_file_starts(starts)),
        _packed(inside),
        "\t".join(f"{phrase}={uses}" for phrase, uses in _glued(starts, parts).items()),
        common,
        frozenset(key for key, entries in inside.items() if any(map(_is_telling, entries))),
        frozenset(key for key, entries in inside.items() if any(_is_subject(entry, rules) for entry in entries)),
    )


def is_plain(text: str) -> bool:
    """
    Whether a folded text has no letters beyond ASCII.

    >>> is_plain("© harbour post"), is_plain("порт")
    (True, False)
    """
    return text.isascii() or not BEYOND_ASCII.search(text)


def parted(tables: Tables) -> tuple[Tables, Tables]:
    """
    Part *tables* in what a plain text may need, see :func:`is_plain`, and the rest.

    The rules and the common words are in the first part only.
    """
    plain, rest = (_part(tables, wanted=wanted) for wanted in (True, False))
    return (
        evolve(plain, rules=tables.rules, common=tables.common),
        evolve(rest, glued=tables.glued),
    )


def _part(tables: Tables, *, wanted: bool) -> Tables:
    """The keys that are plain, or those that are not."""

    def entries(table: Mapping[str, str]) -> dict[str, str]:
        return {key: value for key, value in table.items() if is_plain(key) == wanted}

    def keys(names: frozenset[str]) -> frozenset[str]:
        return frozenset(key for key in names if is_plain(key) == wanted)

    return Tables(
        (),
        entries(tables.whole),
        entries(tables.starts),
        entries(tables.inside),
        telling=keys(tables.telling),
        topical=keys(tables.topical),
    )


def merged(plain: Tables, rest: Tables) -> Tables:
    """The two parts of :func:`parted` in one."""
    return Tables(
        plain.rules,
        {**plain.whole, **rest.whole},
        {**plain.starts, **rest.starts},
        {**plain.inside, **rest.inside},
        rest.glued,
        plain.common,
        plain.telling | rest.telling,
        plain.topical | rest.topical,
    )


def _packed(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {key: "\t".join(entries) for key, entries in sorted(table.items())}


def _file_labels(rules: tuple[Rule, ...]) -> dict[str, list[str]]:
    """What is a whole line, by its first word, or by "*" and its last."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for label, uses in _uses(rules, _labels).items():
        words = [part for part in re.split(r"\s+", label) if part]
        if words and set(words) != {"*"}:
            key = words[0] if words[0] != "*" else f"*{words[-1]}"
            table[key].append(f"{label}={uses}")
    return table


def _file_starts(starts: Mapping[str, str]) -> dict[str, list[str]]:
    """What begins a line, by its first word."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, uses in starts.items():
        words = in_words(phrase).split()
        if words and not GLUED.search(phrase):
            table[words[0]].append(f"{phrase}={uses}")
    return table


def _file_parts(rules: tuple[Rule, ...], parts: Mapping[str, str], common: frozenset[str]) -> dict[str, list[str]]:
    """What stands inside a line, by its rarest word."""
    counts = Counter(word for phrase in parts for word in set(in_words(phrase).split()))
    for rule in rules:  # what articles say often is looked up often
        for example in rule.keep:
            for word in set(in_words(fold(example)).split()):
                counts[word] += IN_PROSE
    table: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, uses in parts.items():
        words = [word for word in in_words(phrase).split() if word != "#"]
        if words and not GLUED.search(phrase):
            key = min(words, key=lambda word: (word in common or len(word) < SHORT_WORD, counts[word], -len(word)))
            table[key].append(f"{phrase}={uses}")
    return table


def _glued(*tables: Mapping[str, str]) -> dict[str, str]:
    """What has no words, with all its uses: an automaton knows each phrase once."""
    found: dict[str, str] = {}
    for table in tables:
        for phrase, uses in table.items():
            if GLUED.search(phrase):
                found[phrase] = f"{found[phrase]} {uses}" if phrase in found else uses
    return found


def _is_telling(entry: str) -> bool:
    """Whether an entry can decide about a line."""
    return any(use[0] in TELLING for use in entry.rpartition("=")[2].split(" "))


def _is_subject(entry: str, rules: Sequence[Rule]) -> bool:
    """Whether an entry is a subject of what may be long."""
    uses = entry.rpartition("=")[2].split(" ")
    return any(use[0] == INSIDE["subject"] and rules[int(use[1:])].reason in LENGTHY for use in uses)


@cache
def _function_words() -> frozenset[str]:
    """The function words of all languages; nothing is filed under them that has another word."""
    data = tables_of("articlekit.packs", "function_words.toml")
    lists = [words for table in data.values() for words in table.values() if isinstance(words, str)]
    return frozenset(word for words in lists for word in in_words(fold(words)).split())


def _uses(rules: tuple[Rule, ...], phrases_of: Callable[[Rule], Iterator[tuple[str, str]]]) -> dict[str, str]:
    """Each phrase with what it does in which rule, as "L3 B12"."""
    uses: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for number, rule in enumerate(rules):
        for letter, phrase in phrases_of(rule):
            if phrase:
                uses[phrase][f"{letter}{number}"] = None
    return {phrase: " ".join(found) for phrase, found in uses.items()}


def _labels(rule: Rule) -> Iterator[tuple[str, str]]:
    """The phrases that are whole lines: their words, with "*" for any."""
    for phrase in rule.lines:
        yield WHOLE["line"], _label(phrase)
    for role in ("button", "weak", "common"):
        for phrase in rule.cues.get(role, ()):
            yield WHOLE[role], _label(phrase)


def _label(phrase: str) -> str:
    """
    The words of a label; a colon before a "*" is kept, since it tells "Photo: *" from a line about a photo.

    >>> _label("Foto: *"), _label("Sign in / Join")
    ('foto :*', 'sign in join')
    """
    halves = [fold(half).strip() for half in phrase.split("*")]
    found = " ".join(in_words(halves[0]).split())
    for before, half in itertools.pairwise(halves):
        star = ":*" if before.endswith(":") else "*"
        found = " ".join(part for part in (found, star, " ".join(in_words(half).split())) if part)
    return found


def _starts(rule: Rule) -> Iterator[tuple[str, str]]:
    """The phrases that begin a line, folded."""
    for role, phrases in (("start", rule.starts), ("greeting", rule.cues.get("greeting", ()))):
        for phrase in phrases:
            yield INSIDE[role], " ".join(fold(phrase).split())


def _parts(rule: Rule) -> Iterator[tuple[str, str]]:
    """The phrases that stand inside a line, folded."""
    lists = (
        ("phrase", rule.phrases),
        ("subject", rule.cues.get("subject", ())),
        ("act", rule.cues.get("act", ())),
        ("topic", rule.cues.get("topic", ())),
    )
    for role, phrases in lists:
        for phrase in phrases:
            yield INSIDE[role], " ".join(fold(phrase).split())


def dump_tables(tables: Tables, digest: str) -> str:
    """
    The tables as text, for a file that is quick to read.

    Args:
        tables: as :func:`make_tables` made them.
        digest: of the packs that they were made of.
    """
    sections = (
        (digest,),
        map("\t".join, tables.rules),
        (" ".join(tables.whole),),
        tables.whole.values(),
        (" ".join(tables.starts),),
        tables.starts.values(),
        (" ".join(tables.inside),),
        tables.inside.values(),
        (tables.glued,),
        (" ".join(sorted(tables.common)),),
        (" ".join(sorted(tables.telling)),),
        (" ".join(sorted(tables.topical)),),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def load_tables(text: str, digest: str) -> Tables | None:
    """
    Read tables back; None if they were made of other packs.

    >>> load_tables(dump_tables(make_tables(()), "1f"), "1f").rules, load_tables("2e\\n\\n", "1f")
    ((), None)
    """
    if not text.startswith(f"{digest}\n"):
        return None
    _, rules, labels, whole, begins, starts, keys, inside, glued, common, telling, topical = text.removesuffix(
        "\n"
    ).split("\n\n")
    return Tables(
        tuple(
            (name, language, reason)
            for name, language, reason in (line.split("\t") for line in rules.split("\n") if line)
        ),
        dict(zip(labels.split(), whole.split("\n"), strict=False)),
        dict(zip(begins.split(), starts.split("\n"), strict=False)),
        dict(zip(keys.split(), inside.split("\n"), strict=False)),
        glued,
        frozenset(common.split()),
        frozenset(telling.split()),
        frozenset(topical.split()),
    )
