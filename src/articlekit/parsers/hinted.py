"""Facts in the light of the caller's hints: a fallback where the page has no answer, or an override."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from articlekit.article import Candidate
from articlekit.hints import Hints
from articlekit.parsers.fact import Fact
from articlekit.parsers.language_text import normalize_language

__all__ = ["with_hint"]

FIELDS = {"language": "language", "site_name": "publisher", "published": "published"}  # fact -> field of Hints


def with_hint(name: str, fact: Fact[Any], hints: Hints) -> Fact[Any]:
    """
    The fact, or the hint for it where that counts.

    >>> with_hint("site_name", Fact("The Post", source="meta:og:site_name"), Hints(publisher="The Courier")).value
    'The Post'
    >>> with_hint("site_name", Fact(None), Hints(publisher="The Courier")).source
    'hint:publisher'

    Args:
        name: the fact's name in :data:`articlekit.pipeline.DEFAULT_PARSERS`.
        fact: what the page says.
        hints: what the caller says.

    Returns:
        The fact as it was, if there is no hint for it or the page's answer wins.
    """
    field = FIELDS.get(name)
    hint: Any = getattr(hints, field) if field else None
    value = normalize_language(hint) if field == "language" else hint
    if not value:
        return fact
    if field not in hints.override and fact.value and not fact.source.endswith(" (modified)"):
        return fact
    lost = evolve(fact.candidates(name)[0], chosen=False) if fact.value else None
    others = (lost, *fact.others) if isinstance(lost, Candidate) else fact.others
    raw = hint.raw if name == "published" else hint
    return evolve(fact, value=value, raw=raw, source=f"hint:{field}", block=None, others=others, confidence=1.0)
