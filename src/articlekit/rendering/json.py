"""Rendering as plain values and JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from attrs import asdict, fields_dict

from articlekit.article import Article, ArticleDate, Author, Candidate, Image, Link
from articlekit.document import Block, Diagnostic, Place, Removal

__all__ = ["SCHEMA_VERSION", "from_dict", "render_json", "to_dict"]

SCHEMA_VERSION = 1  # to be raised when a reader of the old form would go wrong
PLAIN = (
    "title", "byline", "language", "language_confidence", "site_name", "source_publication", "section", "description",
    "image", "canonical_url", "license", "access", "url", "encoding", "confidence",
)  # fmt: skip
ADDED_LATER: Mapping[str, Any] = {"links": (), "images": ()}  # to the first version, which may be read without them

T = TypeVar("T")


def to_dict(article: Article) -> dict[str, Any]:
    """
    The article as values that ``json`` can write, keys in a fixed order.

    >>> data = to_dict(Article(title="Rain", published=ArticleDate(date(2020, 12, 21))))
    >>> data["schema_version"], data["title"], data["published"]["value"], data["blocks"]
    (1, 'Rain', '2020-12-21', [])

    Args:
        article: of whatever input.

    Returns:
        Dictionaries, lists, strings, numbers, booleans and None only. ``text`` stands in it for those who read the JSON
        elsewhere; :func:`from_dict` does not need it.
    """
    data: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    for name in fields_dict(Article):
        if name in PLAIN:
            data[name] = getattr(article, name)
        elif name == "tags":
            data[name] = list(article.tags)
        elif name in ("published", "modified"):
            data[name] = _date(getattr(article, name))
        elif name == "blocks":
            data[name] = [_block(block) for block in article.blocks]
        elif name == "removed":
            data[name] = [
                {**asdict(removal, recurse=False), "block": _block(removal.block)} for removal in article.removed
            ]
        else:
            data[name] = [asdict(value) for value in getattr(article, name)]
    data["text"] = article.text
    return data


def _date(value: ArticleDate | None) -> dict[str, Any] | None:
    return {**asdict(value), "value": value.value.isoformat()} if value else None


def _block(block: Block) -> dict[str, Any]:
    return {**asdict(block, recurse=False), "place": block.place.path}


def render_json(article: Article, *, indent: int | None = None) -> str:
    """
    The article as JSON.

    >>> render_json(Article(title="Été"))[:38]
    '{"schema_version": 1, "title": "Été", '

    Args:
        article: of whatever input.
        indent: spaces per level; None for one line.

    Returns:
        JSON with letters beyond ASCII as they are.
    """
    return json.dumps(to_dict(article), ensure_ascii=False, indent=indent)


def from_dict(data: Mapping[str, Any]) -> Article:
    """
    Read back what :func:`to_dict` gave.

    >>> article = Article(title="Rain", blocks=(Block(0, "It rained."),))
    >>> from_dict(to_dict(article)) == article
    True
    >>> from_dict({"schema_version": 99})
    Traceback (most recent call last):
    ValueError: schema_version is 99; this release reads 1

    Args:
        data: what :func:`to_dict` gave, or JSON made of it.

    Returns:
        The article; of its blocks' places only the path is left.

    Raises:
        ValueError: if *data* is of another schema version, or a field is missing or of another shape.
    """
    version = data.get("schema_version") if isinstance(data, Mapping) else None
    if version != SCHEMA_VERSION:
        raise ValueError(f"schema_version is {version!r}; this release reads {SCHEMA_VERSION}")
    data = {**ADDED_LATER, **data}
    return Article(
        **{name: _field(data, name, lambda value: value) for name in PLAIN},
        tags=_field(data, "tags", tuple),
        authors=_field(data, "authors", _many(lambda row: Author(**row))),
        published=_field(data, "published", _read_date),
        modified=_field(data, "modified", _read_date),
        blocks=_field(data, "blocks", _many(_read_block)),
        removed=_field(data, "removed", _many(lambda row: Removal(**{**row, "block": _read_block(row["block"])}))),
        diagnostics=_field(data, "diagnostics", _many(lambda row: Diagnostic(**row))),
        candidates=_field(data, "candidates", _many(lambda row: Candidate(**row))),
        links=_field(data, "links", _many(lambda row: Link(**row))),
        images=_field(data, "images", _many(lambda row: Image(**row))),
    )


def _field(data: Mapping[str, Any], name: str, read: Callable[[Any], T]) -> T:
    if name not in data:
        raise ValueError(f"{name} is missing")
    try:
        return read(data[name])
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise ValueError(f"{name} is not what to_dict() writes: {error}") from error


def _many(read: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    return lambda rows: tuple(read(row) for row in rows)


def _read_date(row: Mapping[str, Any] | None) -> ArticleDate | None:
    if row is None:
        return None
    text = row["value"]
    value = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return ArticleDate(**{**row, "value": value})


def _read_block(row: Mapping[str, Any]) -> Block:
    return Block(**{**row, "place": Place(row["place"])})
