"""From tags, roles, ids and class names to marks, by the tables in tokens.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

from articlekit import marks

__all__ = ["Marking", "marking"]

BREAKS = str.maketrans("-_:", "   ")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")  # where "articleBody" is two words


@frozen(eq=False)
class Marking:
    """
    The tables of tokens.toml, ready for look-up.

    Attributes:
        tags: tag name -> marks.
        roles: value of the role attribute -> marks.
        words: a word of an id or class -> marks.
        pairs: first word -> (second word -> marks).
        negations: words that take the mark from the word behind them.
        known: all words that stand in any of the tables; most words of a page do not.
    """

    tags: dict[str, int]
    roles: dict[str, int]
    words: dict[str, int]
    pairs: dict[str, dict[str, int]]
    negations: frozenset[str]
    known: frozenset[str]

    def of_tokens(self, tokens: str) -> int:
        """
        The marks that an id or a class attribute gives.

        >>> marks.names(marking().of_tokens("c-articleBody"))
        ('article', 'body')
        >>> marking().of_tokens("has-sidebar")
        0

        Args:
            tokens: the attribute as written: any number of names with white space between them.

        Returns:
            Bits of :mod:`articlekit.marks`; 0 if no word is known.
        """
        if not tokens.islower():
            tokens = CAMEL.sub(" ", tokens).lower()
        found = 0
        previous = ""
        for word in tokens.translate(BREAKS).split():
            if word not in self.known or previous in self.negations:
                previous = ""
            else:
                found |= self.words.get(word, 0)
                if previous in self.pairs:
                    found |= self.pairs[previous].get(word, 0)
                previous = word
        return found


@cache
def marking() -> Marking:
    """The tables of tokens.toml, read once: they are part of the package and never change."""
    data = tomllib.loads((files("articlekit.reading") / "tokens.toml").read_text(encoding="utf-8"))
    words: dict[str, int] = {}
    pairs: dict[str, dict[str, int]] = {}
    for name, entries in data["words"].items():
        for entry in entries:
            first, _, second = entry.partition(" ")
            table = pairs.setdefault(first, {}) if second else words
            key = second or first
            table[key] = table.get(key, 0) | marks.NAMES[name]
    negations = frozenset(data["negations"])
    known = frozenset(words) | frozenset(pairs) | negations | {word for table in pairs.values() for word in table}
    return Marking(_table(data["tags"]), _table(data["roles"]), words, pairs, negations, known)


def _table(section: dict[str, list[str]]) -> dict[str, int]:
    table: dict[str, int] = {}
    for name, keys in section.items():
        for key in keys:
            table[key] = table.get(key, 0) | marks.NAMES[name]
    return table
