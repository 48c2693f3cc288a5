"""The verdict on a line that is boilerplate."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from articlekit.packs.model import Rule

__all__ = ["Verdict", "verdict_of"]


@frozen
class Verdict:
    """
    Why a line is boilerplate.

    Attributes:
        rule: the rule that decided.
        evidence: the phrases that it went by.
        joined: whether the line says nothing by itself, and goes with what stands beside it.
        topical: whether one word of a few decided, which may be what a part of an article is about.
        shared: all rules that have the same phrases, where packs of several languages do.
    """

    rule: Rule
    evidence: str
    joined: bool = False
    topical: bool = False
    shared: tuple[Rule, ...] = ()

    @property
    def reason(self) -> str:
        """The kind of boilerplate, as ``"consent"``."""
        return self.rule.reason


def verdict_of(rules: Sequence[Rule], evidence: str, *, topical: bool = False) -> Verdict:
    """
    The verdict by the first of some rules that have the same phrases.

    >>> german, danish = Rule("de/nav-1", "de", "nav"), Rule("da/nav-1", "da", "nav")
    >>> len(verdict_of([german, danish], "menu").shared), verdict_of([german], "menu").shared
    (2, ())
    """
    shared = tuple(rules) if len({rule.language for rule in rules}) > 1 else ()
    return Verdict(rules[0], evidence, topical=topical, shared=shared)
