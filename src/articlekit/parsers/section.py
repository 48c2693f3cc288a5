"""The part of the site that the article belongs to."""

from __future__ import annotations

import re

from articlekit import marks
from articlekit.parsers.declared import Found, first_of, from_meta
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.folding import fold
from articlekit.parsers.headlines.text import EDGES
from articlekit.parsers.linked_data import nodes_of, text_of, texts_of, types
from articlekit.parsers.nothing import saying_nothing

__all__ = ["find_section"]

MAX_SECTION = 60  # characters; a longer one is a list of keywords
MAX_DATED = 20  # characters of a date; a longer section with a year in it is an event
LIST = re.compile(r"\s*[,;|]\s*")
GLUED_COMMA = re.compile(r"\w,\w")  # "Food,Weekend" is a list; "Food, Weekend" may be one section
DATED = re.compile(r"\b(?:19|20)\d\d\b")


def find_section(sources: Sources) -> Fact[str | None]:
    """
    The part of the site that the article belongs to: declared, or the last step of a breadcrumb before the article.

    >>> from articlekit import extract
    >>> extract('<meta property="article:section" content="Weather"><p>Rain.').section
    'Weather'
    >>> extract('<meta property="article:section" content="Uncategorized"><p>Rain.').section is None
    True

    Args:
        sources: the page, with the facts ``site_name`` and ``title`` found before.

    Returns:
        The section, from JSON-LD, meta elements, the kicker above the headline, and the breadcrumb.
    """
    article = sources.linked_data.article
    found = [(text, "json-ld:articleSection") for text in texts_of(article.get("articleSection"))[:1]]
    found += from_meta(
        sources, "article:section", "og:article:section", "parsely-section", "section", "category", "cxenseparse:category",
        "sailthru.section", "dc.subject", "news_category",
    )  # fmt: skip
    found += [(text, "json-ld:genre") for text in texts_of(article.get("genre"))[:1]]
    found += _kickers(sources)
    found += _breadcrumb(sources)
    names = saying_nothing(sources)
    return first_of((section, source) for text, source in found if (section := _section(text, names)))


def _section(text: str, names: frozenset[str]) -> str:
    """A section as declared; of a list of keywords the first; nothing if it is a date or a path, or says what the site or the page is."""
    listed = len(text) > MAX_SECTION or ";" in text or text.count(",") > 1 or GLUED_COMMA.search(text)
    section = LIST.split(text, maxsplit=1)[0] if listed else text
    dated = DATED.search(section) and len(section) < MAX_DATED
    if section.startswith("/"):
        return ""  # "/world/middle_east", which the page prints as "Middle East" if at all
    return "" if dated or len(section) > MAX_SECTION or fold(section) in names else section


def _kickers(sources: Sources) -> list[Found]:
    """The words that stand above the headline, in an element of their own or in that of the headline itself."""
    found: list[Found] = []
    title = sources.known.get("title")
    if title and title.value and title.block is not None:
        head = title.raw.replace("\n", " ").removesuffix(title.value)
        if len(head) < len(title.raw) and (kicker := head.strip(EDGES)):
            found.append((kicker, "kicker"))
    found += [
        (block.text, "kicker")
        for block in sources.document.blocks[:200]
        if block.marks & marks.KICKER
        and not block.marks & (marks.RELATED | marks.CARD | marks.NAV)
        and len(block.text) < 50
    ][:1]
    return found


def _breadcrumb(sources: Sources) -> list[Found]:
    """The last but one step of the breadcrumb in JSON-LD: the last is the article itself."""
    for node in sources.linked_data.nodes:
        if "breadcrumblist" in types(node):
            steps = [text_of(step.get("name") or step.get("item")) for step in nodes_of(node.get("itemListElement")) if isinstance(step, dict)]  # fmt: skip
            steps = [step for step in steps if step]
            return [(steps[-2], "json-ld:breadcrumb")] if len(steps) > 2 else []
    return []
