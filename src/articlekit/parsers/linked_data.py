"""JSON-LD: the page's own description of itself, read so that one bad node never spoils the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from attrs import frozen

__all__ = ["LinkedData", "read_linked_data"]

Node = dict[str, Any]

ARTICLE_TYPES = frozenset(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle
    reviewnewsarticle askpublicnewsarticle liveblogposting techarticle scholarlyarticle socialmediaposting report
    advertisercontentarticle satiricalarticle medicalscholarlyarticle discussionforumposting""".split()
)


@frozen(eq=False)
class LinkedData:
    """
    The nodes of all JSON-LD scripts of a page.

    Attributes:
        nodes: every object with a type, in page order, ``@graph`` and lists unfolded.
        article: the node that describes the page's article; empty when there is none.
        errors: one sentence for each script that is not JSON.
    """

    nodes: tuple[Node, ...] = ()
    article: Node = {}
    errors: tuple[str, ...] = ()


def read_linked_data(scripts: Iterable[str]) -> LinkedData:
    """
    Parse the JSON-LD *scripts* of a page.

    >>> read_linked_data(['{"@type": "NewsArticle", "headline": "Rain"}']).article["headline"]
    'Rain'
    >>> read_linked_data(["{"]).errors
    ('Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',)
    """
    nodes: list[Node] = []
    errors: list[str] = []
    for script in scripts:
        try:
            data = json.loads(script.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError) as error:
            errors.append(str(error) or type(error).__name__)
        else:
            nodes.extend(_walk(data))
    article = next((node for node in nodes if types(node) & ARTICLE_TYPES), {})
    return LinkedData(tuple(nodes), article, tuple(errors))


def types(node: Node) -> frozenset[str]:
    """The lower-case types of a node, without the schema's address."""
    declared = node.get("@type") or ()
    names = [declared] if isinstance(declared, str) else declared if isinstance(declared, list) else ()
    return frozenset(str(name).rsplit("/", 1)[-1].lower() for name in names)


def text_of(value: object) -> str:
    """The text of a JSON-LD value, entities decoded and white space folded; empty for what is no text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _walk(data: object) -> Iterator[Node]:
    pending = [data]
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending[:0] = item
        elif isinstance(item, dict):
            if "@type" in item:
                yield item
            graph = item.get("@graph")
            if isinstance(graph, (list, dict)):
                pending.append(graph)
