"""A caller's parser in the place of a built-in one: what it gives back is looked at before anything builds on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any

from attrs import evolve

from articlekit.arguments import call, name_of
from articlekit.article import ArticleDate, Author, Candidate
from articlekit.exceptions import CleanerError
from articlekit.parsers.fact import Fact, Parser, Sources

__all__ = ["own_parser"]


def _is_one(*types: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, types)


def _are_all(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and all(isinstance(each, kind) for each in value)


# What the value of a fact may be, and that in words; those that are not here are texts.
TEXT = (_is_one(str, NoneType), "a str or None")
DATE = (_is_one(ArticleDate, NoneType), "an ArticleDate or None")
VALUES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "authors": (_are_all(Author), "a tuple of Author"),
    "published": DATE,
    "modified": DATE,
    "tags": (_are_all(str), "a tuple of str"),
    "access": (lambda value: value in (None, "free", "metered", "paywalled"), '"free", "metered", "paywalled" or None'),
}


def own_parser(name: str, parse: Parser) -> Parser:
    """
    The caller's parser for a fact, with its failures under its name.

    A text of nothing but spaces is none: "nothing found" is never an empty string, and a hint may take its place.

    >>> from articlekit import extract
    >>> extract("<p>It rained.", parsers={"section": lambda sources: Fact("Coast")}).section
    'Coast'
    >>> extract("<p>It rained.", parsers={"tags": lambda sources: Fact(["coast"])})
    Traceback (most recent call last):
    articlekit.exceptions.CleanerError: parser <lambda> returned a Fact with ['coast'], but tags is a tuple of str

    Args:
        name: the fact's.
        parse: the caller's.

    Returns:
        A parser that raises :class:`~articlekit.exceptions.CleanerError` if *parse* raises, returns no Fact, or one
        with a value that the fact cannot have.
    """
    fits, wanted = VALUES.get(name, TEXT)

    def guarded(sources: Sources) -> Fact[Any]:
        fact = call("parser", parse, sources)
        if not isinstance(fact, Fact):
            raise CleanerError(f"parser {name_of(parse)} returned {type(fact).__name__}, not a Fact")
        if not fits(fact.value):
            raise CleanerError(
                f"parser {name_of(parse)} returned a Fact with {fact.value!r:.60}, but {name} is {wanted}"
            )
        if not _are_all(Candidate)(fact.others):
            raise CleanerError(
                f"parser {name_of(parse)} returned a Fact whose others are {fact.others!r:.60}, not a tuple of Candidate"
            )
        return evolve(fact, value=None) if isinstance(fact.value, str) and not fact.value.strip() else fact

    return guarded
