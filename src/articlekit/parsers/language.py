"""Language."""

from __future__ import annotations

from articlekit.parsers.fact import Fact, Sources

__all__ = ["find_language"]


def find_language(sources: Sources) -> Fact[str | None]:
    """The language of the text."""
    declared = sources.document.page.language
    return Fact(declared[:2].lower(), declared, "html:lang") if declared else Fact(None)
