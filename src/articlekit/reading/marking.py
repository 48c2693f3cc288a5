"""From tags, roles, ids and class names to marks, by the tables in tokens.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, reduce
from operator import or_

from attrs import frozen

from articlekit import marks
from articlekit.data_files import tables_of
from articlekit.letters import CAMEL

__all__ = ["Marking", "hidden_by_style", "marking"]

# WordPress writes the state, the format and the topics of an entry into the classes of its element: what it is about, and not
# what it is. Behind "hentry" stand the topics, as "category-rain" or "place-harbour" (get_post_class() in its reference).
STATE = re.compile(r"(?<!\S)(?:status|format|has|category|tag)-\S+")
NOTHING: Mapping[str, int] = {}


@frozen(eq=False)
class Marking:
    """
    The tables of tokens.toml, ready for look-up.

    Attributes:
        tags: tag name -> marks.
        roles: value of the role attribute -> marks.
        items: value of the itemprop attribute -> marks.
        values: an id or class attribute as a whole -> marks.
        controls: class names of what is no text though it stands inside one, as "[edit]" in a heading.
        folders: folder of an address -> marks of a link into it.
        parameters: parameter of an address -> marks of a link with it.
        known: a word of an id or class -> its marks, those of the words behind it that make a pair with it, and whether
            it takes the mark from the word behind it. Most words of a page are not in here.
    """

    tags: dict[str, int]
    roles: dict[str, int]
    items: dict[str, int]
    values: dict[str, int]
    controls: frozenset[str]
    folders: dict[str, int]
    parameters: dict[str, int]
    known: dict[str, tuple[int, Mapping[str, int], bool]]

    def of_tokens(self, tokens: str) -> int:
        """
        The marks that an id or a class attribute gives.

        >>> marks.names(marking().of_tokens("c-articleBody"))
        ('article', 'body')
        >>> marking().of_tokens("has-sidebar")
        0
        >>> marks.names(marking().of_tokens("post-7 status-publish hentry category-cookies mood-related"))
        ('article',)

        Args:
            tokens: the attribute as written: any number of names with white space between them.

        Returns:
            Bits of :mod:`articlekit.marks`; 0 if no word is known.
        """
        found = self.values.get(tokens, 0)
        if "hidden" in tokens and is_hidden(tokens):
            found |= marks.HIDDEN
        if "hentry" in tokens or "status-publish" in tokens:
            tokens = _without_topics(tokens)
        if not tokens.islower():
            tokens = CAMEL.sub(" ", tokens).lower()
        words = (
            tokens.replace("-", " ").replace("_", " ").replace(":", " ").split()
        )  # translate() takes five times that
        known = self.known
        if known.keys().isdisjoint(words):
            return found
        following: Mapping[str, int] = NOTHING
        negated = False
        for word in words:
            if word not in known or negated:
                following = NOTHING
                negated = False
            else:
                alone, behind, negated = known[word]
                found |= alone | following.get(word, 0)
                following = behind
        return found

    def of_address(self, href: str) -> int:
        """
        The marks that the address of a link gives.

        >>> marks.names(marking().of_address("/authors/ana-ruiz")), marks.names(marking().of_address("/?author=3"))
        (('author_page',), ('author_page',))
        >>> marking().of_address("/authors/"), marking().of_address("/columnist/ruiz/2021/05/03/rain")
        (0, 0)

        Args:
            href: the attribute as written.

        Returns:
            Bits of :mod:`articlekit.marks`; 0 if neither a folder with something in it nor a parameter is known.
        """
        address = href.lower()
        found = 0
        if not self.folders.keys().isdisjoint(address.split("/")):  # most addresses have neither
            folders = address.partition("?")[0].partition("#")[0].rstrip("/").split("/")
            # The page is in the folder, or in one for the author: "/author/12/ana-ruiz". What is deeper is an article.
            for folder, *inside in (folders[-2:], folders[-3:]):
                found |= self.folders.get(folder, 0) if inside else 0
        if "?" in address:
            keys = (part.partition("=")[0] for part in address.partition("?")[2].split("&"))
            found |= reduce(or_, (self.parameters.get(key, 0) for key in keys), 0)
        return found


def _without_topics(tokens: str) -> str:
    """The classes of an entry without those that say what it is about."""
    names, entry, topics = tokens.partition("hentry")
    return f"{STATE.sub('', names)}{entry} {' '.join(name for name in topics.split() if '-' not in name)}"


def is_hidden(tokens: str) -> bool:
    """
    Whether a class named just "hidden" hides the element on screens of every width.

    "overflow-hidden" hides nothing, and "hidden md:block" shows the element on all but small screens.

    >>> is_hidden("hidden appeal"), is_hidden("overflow-hidden"), is_hidden("hidden md:block")
    (True, False, False)
    """
    names = tokens.split()
    return "hidden" in names and not any(":" in name for name in names)


def hidden_by_style(style: str) -> int:
    """
    The mark of an element that its own style hides.

    >>> marks.names(hidden_by_style("color: red; Display: none")), hidden_by_style("display: block")
    (('hidden',), 0)
    """
    folded = "".join(style.lower().split())
    return marks.HIDDEN if "display:none" in folded or "visibility:hidden" in folded else 0


@cache
def marking() -> Marking:
    """The tables of tokens.toml, read once: they are part of the package and never change."""
    data = tables_of("articlekit.reading", "tokens.toml")
    words: dict[str, int] = {}
    pairs: dict[str, dict[str, int]] = {}
    for name, entries in data["words"].items():
        for entry in entries:
            first, _, second = entry.partition(" ")
            table = pairs.setdefault(first, {}) if second else words
            key = second or first
            table[key] = table.get(key, 0) | marks.NAMES[name]
    negations = frozenset(data["negations"])
    known = {
        word: (words.get(word, 0), pairs.get(word, NOTHING), word in negations)
        for word in {*words, *pairs, *negations, *(word for table in pairs.values() for word in table)}
    }
    return Marking(
        _table(data["tags"]),
        _table(data["roles"]),
        _table(data["items"]),
        _table(data["values"]),
        frozenset(data["controls"]),
        _table(data["folders"]),
        _table(data["parameters"]),
        known,
    )


def _table(section: dict[str, list[str]]) -> dict[str, int]:
    table: dict[str, int] = {}
    for name, keys in section.items():
        for key in keys:
            table[key] = table.get(key, 0) | marks.NAMES[name]
    return table
