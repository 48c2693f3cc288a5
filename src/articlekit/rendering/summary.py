"""Rendering for people: the facts with their sources, the text, what was removed and why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from articlekit.article import Article, ArticleDate, Author

if TYPE_CHECKING:
    from articlekit.document import Removal

__all__ = ["readable", "removal_groups", "render_summary"]

# The order of the facts, and their names for people.
FACTS = {
    "title": "title",
    "authors": "author",
    "byline": "byline",
    "published": "published",
    "modified": "modified",
    "language": "language",
    "site_name": "site",
    "source_publication": "outlet",
    "section": "section",
    "tags": "tags",
    "description": "description",
    "image": "image",
    "canonical_url": "address",
    "license": "licence",
    "access": "access",
}
NAME_WIDTH = 12
# Characters that tell a terminal to do something, and those that turn the direction of what follows.
CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")


def render_summary(article: Article, *, width: int = 100, text: bool = False) -> str:
    """
    Say where the facts came from, what was removed and why; one line each, cut to the width.

    >>> from articlekit import extract
    >>> print(render_summary(extract("<h1>Rain</h1><p>It rained all night, and the road to the coast is closed.")))
    FACTS
      title        Rain                                                       h1
      language     en                                                         words
    <BLANKLINE>
    REMOVED
      title                                            Rain

    Args:
        article: of whatever input.
        width: of a line, in characters.
        text: True to print the article's text between the two, folded to the width.

    Returns:
        Lines without a line end behind the last.
    """
    parts = [["FACTS", *_facts(article, width)]]
    if text:
        parts.append(["TEXT", *_text(article, width)])
    parts.append(["REMOVED", *_removed(article, width)])
    if article.diagnostics:
        parts.append(["NOTED", *(f"  {_cut(each.message, width - 2)}" for each in article.diagnostics)])
    return "\n\n".join("\n".join(part) for part in parts)


def readable(value: object) -> str:
    """
    A fact in plain words.

    >>> readable(("rain", "roads")), readable(None)
    ('rain, roads', '')
    """
    if isinstance(value, tuple):
        return ", ".join(map(readable, value))
    if isinstance(value, ArticleDate):
        return value.isoformat()
    if isinstance(value, Author):
        return value.name
    return "" if value is None else str(value)


def _facts(article: Article, width: int) -> list[str]:
    room = width - NAME_WIDTH - 30
    lines = []
    for fact, name in FACTS.items():
        for value, source in _sourced(article, fact):
            lines.append(_cut(f"  {name:<{NAME_WIDTH}} {_cut(value, room):<{room}} {source}", width).rstrip())
    return lines or ["  none"]


def _sourced(article: Article, fact: str) -> list[tuple[str, str]]:
    value = getattr(article, fact)
    if fact == "authors":
        groups = groupby(article.authors, key=lambda author: author.source)
        return [(", ".join(map(_with_role, group)), source) for source, group in groups]
    return [(readable(value), article.source_of(fact) or "")] if value else []


def _with_role(author: Author) -> str:
    notes = [note for note in (author.kind, author.role) if note not in ("person", "author")]
    return f"{author.name} ({', '.join(notes)})" if notes else author.name


def _text(article: Article, width: int) -> list[str]:
    lines: list[str] = []
    for block in article.blocks:
        prefix = {"heading": "# ", "list_item": "- ", "quote": "> "}.get(block.kind, "")
        shown = (prefix + " ".join(block.text.split())).translate(CONTROLS)
        lines += textwrap.wrap(shown, width, initial_indent="  ", subsequent_indent="  ")
    return lines or ["  none"]


def _removed(article: Article, width: int) -> list[str]:
    lines = []
    for (reason, rule, language), what in removal_groups(article):
        why = f"{reason}{f', {language}' if language else ''}"
        lines.append(_cut(f"  {why:<26} {rule or '':<21} {what}", width))
    return lines or ["  nothing"]


def removal_groups(article: Article) -> Iterator[tuple[tuple[str, str | None, str | None], str]]:
    """
    What was removed, in the order of the page: ((reason, rule, language), text).

    Neighbours that went for the same reason are one, their texts with a slash between them.
    """
    in_order = sorted(article.removed, key=lambda removal: removal.block.index)
    for why, group in groupby(in_order, key=_why):
        yield why, " / ".join(" ".join(removal.block.text.split()) for removal in group)


def _why(removal: Removal) -> tuple[str, str | None, str | None]:
    return removal.reason, removal.rule, removal.language


def _cut(text: str, width: int) -> str:
    text = text.translate(CONTROLS)
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
