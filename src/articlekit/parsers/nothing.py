"""What pages declare that says nothing: "Uncategorized" for a section, "placeholder" for an image, the site's name."""

from __future__ import annotations

from functools import cache
from typing import Literal

from articlekit.data_files import tables_of
from articlekit.parsers.fact import Sources
from articlekit.parsers.folding import fold
from articlekit.parsers.site_name import site_names

__all__ = ["saying_nothing", "words_for_none"]


def saying_nothing(sources: Sources) -> frozenset[str]:
    """
    What is neither a section nor a description: the site's names, the headline, and words that mean "none".

    >>> from articlekit.document import Document, Page
    >>> from articlekit.parsers.linked_data import LinkedData
    >>> document = Document((), Page("html", url="https://www.example.org/rain"))
    >>> names = saying_nothing(Sources(document, document, {}, LinkedData()))
    >>> "example org" in names, "uncategorized" in names, "weather" in names
    (True, True, False)

    Args:
        sources: with the facts ``site_name`` and ``title`` found before.

    Returns:
        Texts folded as by ``fold``.
    """
    return site_names(sources) | words_for_none("section") | {fold(sources.value("title") or "")}


@cache
def words_for_none(kind: Literal["image", "section"]) -> frozenset[str]:
    """
    The words that say that there is no section, or no image.

    >>> "blank" in words_for_none("image"), "harbour" in words_for_none("image")
    (True, False)

    Args:
        kind: of which fact.

    Returns:
        Words folded as by ``fold``, from ``nothing.toml``: the defaults of publishing systems.
    """
    data = tables_of("articlekit.parsers", "nothing.toml")
    return frozenset(data[kind])
