"""The verdict on a line that is boilerplate."""

from __future__ import annotations

from attrs import frozen

from articlekit.packs.model import Rule

__all__ = ["Verdict"]


@frozen
class Verdict:
    """
    Why a line is boilerplate.

    Attributes:
        rule: the rule that decided.
        evidence: the phrases that it went by.
        joined: whether the line says nothing by itself, and goes with what stands beside it.
        topical: whether one word of a few decided, which may be what a part of an article is about.
    """

    rule: Rule
    evidence: str
    joined: bool = False
    topical: bool = False

    @property
    def reason(self) -> str:
        """The kind of boilerplate, as ``"consent"``."""
        return self.rule.reason
