"""Rendering as CommonMark, tables as in GitHub Flavored Markdown (https://spec.commonmark.org, https://github.github.com/gfm)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from articlekit.rendering.groups import group_blocks
from articlekit.rendering.inserts import Inserts, cell_spans, gather_inserts

if TYPE_CHECKING:
    from articlekit.article import Article, Image
    from articlekit.document import Block

__all__ = ["render_markdown"]

# Marks that mean something anywhere in a line, and those that mean something at its beginning only.
ANYWHERE = re.compile(r"([\\`*_\[\]<>&~|])")
BEGINNING = re.compile(r"^(\s*)([-+#=](?=\s|$|[-+#=])|[-=]+\s*$|:)")
NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
ENTITY = re.compile(r"&(?=#?\w{1,40};)", re.ASCII)  # entities are read in addresses, too
PAIR = re.compile(r"\([^()]*\)")
PARENTHESIS = re.compile(r"([()])")
FENCES = re.compile(r"`{3,}")
# Classes by which pages and highlighters name the language of a listing (https://html.spec.whatwg.org/#the-code-element).
LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s?)([a-z0-9+#_.-]{1,20})(?=\s|;|$)")
INDENT = 4  # spaces, so that a nested item belongs to the item above it whatever its marker


def render_markdown(article: Article, *, front_matter: bool = False, links: bool = True, images: bool = True) -> str:
    """
    The kept text as Markdown.

    >>> from articlekit import Article, Block
    >>> print(render_markdown(Article(blocks=(Block(0, "Rain", "heading", 2), Block(1, "1. It *rained*.")))))
    ## Rain
    <BLANKLINE>
    1\\. It \\*rained\\*.
    >>> render_markdown(Article())
    ''

    Args:
        article: of whatever input.
        front_matter: True to put the facts before the text, as YAML between two lines of dashes.
        links: False to leave out the article's links, which it has if they were asked for.
        images: the same for its images.

    Returns:
        Blocks with an empty line between them; what Markdown would take for markup is escaped, so that a reader sees
        the text as it was.
    """
    groups = group_blocks(article.blocks)
    inserts = gather_inserts(groups, article.links if links else (), article.images if images else ())
    parts: list[str] = []
    for group in groups:
        parts += map(_image, inserts.before.get(group[0].index, ()))
        parts.append(WRITERS[group[0].kind](group, inserts))
        parts += map(_image, inserts.behind.get(group[-1].index, ()))
    text = "\n\n".join(parts)
    return f"{_front_matter(article)}\n\n{text}" if front_matter else text


def _inline(text: str) -> str:
    return ANYWHERE.sub(r"\\\1", text)


def _link(text: str, url: str) -> str:
    """A link; "[^" could begin a footnote."""
    shown = _inline(text)
    if shown.startswith("^"):
        shown = f"\\{shown}"
    return f"[{shown}]({_destination(url)})"


def _image(image: Image) -> str:
    return f"![{_inline(' '.join(image.alt.split()))}]({_destination(image.url)})"


def _destination(url: str) -> str:
    """An address, with no more escapes than it takes: not all who read Markdown know that there may be any."""
    url = ENTITY.sub(r"\&", url)
    lonely = PARENTHESIS.search(PAIR.sub("", url))
    return PARENTHESIS.sub(r"\\\1", url) if lonely else url


def _marked(block: Block, inserts: Inserts, start: int = 0, end: int | None = None) -> str:
    """The block's text escaped, with its links and images; a "!" before a link would make an image of it."""
    parts: list[str] = []
    for piece in inserts.pieces(block, start, end):
        if not isinstance(piece, tuple):
            parts.append(_image(piece))
            continue
        text, url = piece
        if url is None:
            parts.append(_inline(text))
            continue
        if parts and parts[-1].endswith("!"):
            parts[-1] = f"{parts[-1][:-1]}\\!"
        parts.append(_link(text, url))
    return "".join(parts)


def _lines(block: Block, inserts: Inserts) -> list[str]:
    """Each line escaped for its beginning, too."""
    lines = []
    for line in _marked(block, inserts).split("\n"):
        line = NUMBERED.sub(r"\1\\\2", line.strip())
        lines.append(BEGINNING.sub(r"\1\\\2", line))
    return lines


def _paragraph(group: Sequence[Block], inserts: Inserts) -> str:
    return "\n\n".join("\\\n".join(_lines(block, inserts)) for block in group)


def _heading(group: Sequence[Block], inserts: Inserts) -> str:
    # In a heading a "#" at the end would be taken for its closing marks.
    titles = [
        (min(max(block.level, 1), 6), " ".join(_marked(block, inserts).split()).replace("#", "\\#")) for block in group
    ]
    return "\n\n".join(f"{'#' * level} {title}" for level, title in titles)


def _list(group: Sequence[Block], inserts: Inserts) -> str:
    lines = []
    depth = 0
    for block in group:
        depth = min(max(block.level, 1), depth + 1)  # an item cannot be nested deeper than one step
        indent = " " * (INDENT * (depth - 1))
        first, *rest = _lines(block, inserts)
        lines.append("\\\n".join([f"{indent}-   {first}", *(f"{indent}    {line}" for line in rest)]))
    return "\n".join(lines)


def _quote(group: Sequence[Block], inserts: Inserts) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _paragraph(group, inserts).split("\n"))


def _code(group: Sequence[Block], _inserts: Inserts) -> str:
    return "\n\n".join(_fenced(block.text, _language(block)) for block in group)


def _fenced(code: str, language: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, FENCES.findall(code)), default=0))
    return f"{fence}{language}\n{code}\n{fence}"


def _language(block: Block) -> str:
    """The programming language that a class of the block or of the two elements around it names."""
    found = (LANGUAGE.search(place.tokens) for place in block.place.upwards(3))
    return next((named[1] for named in found if named), "")


def _front_matter(article: Article) -> str:
    """The facts as YAML; JSON strings and lists are YAML, too (https://yaml.org/spec/1.2.2/, 1.2)."""
    facts = {
        "title": article.title,
        "authors": [author.name for author in article.authors],
        "date": article.published.isoformat() if article.published else None,
        "modified": article.modified.isoformat() if article.modified else None,
        "language": article.language,
        "site": article.site_name,
        "section": article.section,
        "tags": list(article.tags),
        "description": article.description,
        "url": article.canonical_url or article.url,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value]
    return "\n".join(["---", *lines, "---"])


def _table(group: Sequence[Block], inserts: Inserts) -> str:
    rows = [[" ".join(_marked(block, inserts, *span).split()) for span in cell_spans(block.text)] for block in group]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    if not group[0].level:
        rows.insert(0, [""] * width)  # the format has no table without a header
    rows.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _caption(group: Sequence[Block], inserts: Inserts) -> str:
    return "\n\n".join(f"*{' '.join(_lines(block, inserts))}*" for block in group)


WRITERS: dict[str, Callable[[Sequence[Block], Inserts], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list_item": _list,
    "quote": _quote,
    "code": _code,
    "table": _table,
    "caption": _caption,
}
