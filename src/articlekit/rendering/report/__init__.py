"""
The report: one HTML file that shows what was kept, what went and why, and where each fact came from.

It is self-contained: style and script stand in it, it asks the network for nothing, and a Content-Security-Policy with
the digests of exactly this style and this script keeps a browser from running anything else. All text of the page is
escaped besides. Filters and views are plain CSS; only the search and the arrow keys need the script.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from articlekit.rendering.html import render_blocks
from articlekit.rendering.summary import FACTS, readable

if TYPE_CHECKING:
    from articlekit.article import Article, Author, Candidate
    from articlekit.document import Block, Removal

__all__ = ["render_report"]

COLOURS = 12  # --c0 to --c11 in report.css
MAX_RAW = 300  # characters of a raw text or an alternative; an <article> may be the raw text of a title
COLUMNS = ("Answer", "Source", "Read from", "Answers that lost")
# These have the same colour in every report; a caller's own reasons follow.
REASONS = (
    "consent", "outside the main content", "newsletter", "share", "related", "paywall", "nav", "comments-prompt",
    "copyright", "ad-label", "hidden", "duplicate", "login", "app-promo", "javascript-warning", "photo-credit",
    "author-bio", "tags", "reading-time", "print-translate", "caption", "error-message", "appeal", "disclaimer",
)  # fmt: skip


def render_report(article: Article, *, original: str | None = None) -> str:
    """
    The whole report as one HTML document.

    >>> from articlekit import extract
    >>> page = extract("<h1>Rain &lt;script&gt;</h1><p>It rained all night, and the road to the coast is closed.")
    >>> report = render_report(page)
    >>> "Rain &lt;script&gt;" in report, "Rain <script>" in report
    (True, False)

    Args:
        article: of whatever input, also one read back from JSON.
        original: the source of a plain-text article, decoded, as it was given to ``extract``: shown beside the article
            with all that went marked in it. None leaves that view out.

    Returns:
        HTML without any reference to something outside itself.
    """
    style, script = _asset("report.css"), _asset("report.js")
    classes = _classes(article.removed)
    filters = "".join(
        f"body:has(#f{number}:not(:checked)) .r{number} {{ display: none; }}\n" for number in range(len(classes) + 1)
    )
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style + filters, script)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(article.title or 'Untitled')} – articlekit report</title>",
        f"<style>{style}{filters}</style>",
        "</head>",
        "<body>",
        *_header(article),
        "<main>",
        *_facts(article),
        *_diagnostics(article),
        *_tools(article, classes, with_original=original is not None),
        *_blocks(article, classes),
        *_reading(article),
        *(_sides(article, original, classes) if original is not None else ()),
        "</main>",
        f"<script>{script}</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


@cache
def _asset(name: str) -> str:
    return (files("articlekit.rendering.report") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing but this very style and this very script (https://www.w3.org/TR/CSP3/)."""
    return f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(value: str, limit: int | None = None) -> str:
    """Text of the page, escaped; cut to *limit* characters if there is one."""
    if limit is not None and len(value) > limit:
        value = f"{value[:limit].rstrip()}…"
    return escape(value)


def _classes(removed: Sequence[Removal]) -> dict[str, str]:
    """For each reason on record its classes: r and a number to filter by, c and a number for the colour."""
    found = Counter(removal.reason for removal in removed)
    names = [*(name for name in REASONS if name in found), *sorted(name for name in found if name not in REASONS)]
    colours = {name: number for number, name in enumerate((*REASONS, *(name for name in names if name not in REASONS)))}
    return {name: f"r{number} c{colours[name] % COLOURS}" for number, name in enumerate(names, start=1)}


def _header(article: Article) -> Iterator[str]:
    yield "<header>"
    yield f'<h1 dir="auto">{_text(article.title or "Untitled")}</h1>'
    if article.url:
        yield f"<p>{_text(article.url, MAX_RAW)}</p>"
    yield f"<p>{_count(len(article.blocks), 'block')} kept, {len(article.removed)} removed.</p>"
    yield "</header>"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _facts(article: Article) -> Iterator[str]:
    yield '<section aria-labelledby="facts"><h2 id="facts">Facts</h2><table class="facts">'
    yield '<thead><tr><th scope="col">Fact</th>' + "".join(f'<th scope="col">{label}</th>' for label in COLUMNS)
    yield "</tr></thead><tbody>"
    for fact, name in FACTS.items():
        lost = [candidate for candidate in article.candidates if candidate.fact == fact and not candidate.chosen]
        if not getattr(article, fact) and not lost:
            continue
        cells = zip(
            COLUMNS, (_answer(article, fact), _sources(article, fact), _raw(article, fact), _lost(lost)), strict=True
        )
        yield f'<tr><th scope="row">{name}</th>'
        yield "".join(f'<td dir="auto" data-label="{label}">{cell}</td>' for label, cell in cells) + "</tr>"
    yield "</tbody></table></section>"


def _answer(article: Article, fact: str) -> str:
    if fact == "authors":
        return "<br>".join(map(_author, article.authors)) or "none"
    value = getattr(article, fact)
    note = " (day and month may be the other way round)" if getattr(value, "ambiguous", False) else ""
    return _text(readable(value) or "none", MAX_RAW) + note


def _author(author: Author) -> str:
    notes = [note for note in (author.kind, author.role) if note not in ("person", "author")]
    return _text(author.name + (f" ({', '.join(notes)})" if notes else ""))


def _sources(article: Article, fact: str) -> str:
    if fact == "authors":
        found = list(dict.fromkeys(author.source for author in article.authors))
    else:
        found = [source] if (source := article.source_of(fact)) else []
    return "<br>".join(f"<code>{_text(source, MAX_RAW)}</code>" for source in found)


def _raw(article: Article, fact: str) -> str:
    if fact == "authors":
        raws = [author.raw for author in article.authors]
    else:
        raws = [candidate.raw for candidate in article.candidates if candidate.fact == fact and candidate.chosen]
    return "<br>".join(_text(raw, MAX_RAW) for raw in dict.fromkeys(raws) if raw)


def _lost(lost: Sequence[Candidate]) -> str:
    if not lost:
        return ""
    rows = "".join(
        f"<li><bdi>{_text(each.value, MAX_RAW)}</bdi> <code>{_text(each.source, MAX_RAW)}</code></li>" for each in lost
    )
    return f"<details><summary>{len(lost)}</summary><ul>{rows}</ul></details>"


def _diagnostics(article: Article) -> Iterator[str]:
    if not article.diagnostics:
        return
    yield '<section class="notes" aria-labelledby="notes"><h2 id="notes">Noticed</h2><ul>'
    for each in article.diagnostics:
        yield f"<li><code>{_text(each.code)}</code> {_text(each.message, MAX_RAW)}</li>"
    yield "</ul></section>"


def _tools(article: Article, classes: Mapping[str, str], *, with_original: bool) -> Iterator[str]:
    views = [("blocks", "All blocks"), ("reading", "The article alone")]
    if with_original:
        views.append(("sides", "Beside the original"))
    yield '<section class="panel tools" aria-label="View, filter and search"><fieldset><legend>View</legend>'
    for number, (name, label) in enumerate(views):
        checked = "" if number else " checked"
        yield f'<label><input type="radio" name="view" id="view-{name}"{checked}>{label}</label>'
    yield '</fieldset><fieldset id="reasons"><legend>Show</legend>'
    yield f'<label><input type="checkbox" id="f0" checked>kept ({len(article.blocks)})</label>'
    counts = Counter(removal.reason for removal in article.removed)
    for number, (reason, names) in enumerate(classes.items(), start=1):
        colour = names.split()[1]
        yield (
            f'<label><input type="checkbox" id="f{number}" checked><span class="swatch {colour}" aria-hidden="true"></span>'
            f"{_text(reason)} ({counts[reason]})</label>"
        )
    yield "</fieldset>"
    yield '<p hidden><label for="search">Search</label> <input type="search" id="search"> <span id="status" role="status"></span></p>'
    yield "</section>"


def _blocks(article: Article, classes: Mapping[str, str]) -> Iterator[str]:
    """All blocks in the order of the page: kept ones as they read, removed ones with the reason before them."""
    rows: list[tuple[Block, Removal | None]] = [(block, None) for block in article.blocks]
    rows += [(removal.block, removal) for removal in article.removed]
    yield '<section class="view blocks-view" aria-label="All blocks"><ol class="blocks">'
    for block, removal in sorted(rows, key=lambda row: row[0].index):
        yield _removed(removal, classes[removal.reason]) if removal else _kept(block)
    yield "</ol></section>"


def _kept(block: Block) -> str:
    why = _why(("kept", f"block {block.index}, {block.kind.replace('_', ' ')}"), ("place", block.place.path))
    body = "".join(render_blocks([block]))
    return f'<li class="kept r0" tabindex="0" aria-describedby="w{block.index}"><div class="text" dir="auto">{body}</div>{_described(block, why)}</li>'


def _removed(removal: Removal, names: str) -> str:
    block = removal.block
    why = _why(
        ("removed as", removal.reason),
        ("rule", removal.rule),
        ("language", removal.language),
        ("evidence", removal.evidence),
        ("block", f"{block.index}, {block.kind.replace('_', ' ')}"),
        ("place", block.place.path),
    )
    return (
        f'<li class="removed {names}" tabindex="0" aria-describedby="w{block.index}">'
        f'<span class="label">{_text(removal.reason)}</span><div class="text" dir="auto">{_text(block.text)}</div>'
        f"{_described(block, why)}</li>"
    )


def _described(block: Block, why: str) -> str:
    return f'<div class="why" id="w{block.index}" role="tooltip">{why}</div>'


def _why(*rows: tuple[str, str | None]) -> str:
    terms = "".join(f"<dt>{name}</dt><dd><bdi>{_text(value, MAX_RAW)}</bdi></dd>" for name, value in rows if value)
    return f"<dl>{terms}</dl>"


def _reading(article: Article) -> Iterator[str]:
    yield '<section class="view reading-view" aria-label="The article alone">'
    yield from _article(article)
    yield "</section>"


def _article(article: Article) -> Iterator[str]:
    language = f' lang="{_text(article.language)}"' if article.language else ""
    yield f'<article class="reading" dir="auto"{language}><header><h2 dir="auto">{_text(article.title or "Untitled")}</h2>'
    line = [*(author.name for author in article.authors), readable(article.published)]
    yield f"<p>{_text(', '.join(filter(None, line)))}</p></header>"
    yield from render_blocks(article.blocks)
    yield "</article>"


def _sides(article: Article, original: str, classes: Mapping[str, str]) -> Iterator[str]:
    yield '<section class="view sides-view" aria-label="Beside the original"><div class="sides">'
    yield f'<pre class="original">{_marked(article, original, classes)}</pre>'
    yield from _article(article)
    yield "</div></section>"


def _marked(article: Article, original: str, classes: Mapping[str, str]) -> str:
    """The original with ``<ins>`` around what was kept and ``<del>`` around what went, by the blocks' offsets."""
    spans = [(block.start, block.end, '<ins class="r0">', "</ins>") for block in article.blocks]
    for removal in article.removed:
        reason = _text(removal.reason)
        tag = f'<del class="{classes[removal.reason]}" title="{reason}">'
        spans.append((removal.block.start, removal.block.end, tag, "</del>"))
    parts, done = [], 0
    for start, end, opening, closing in sorted(spans):
        if start < done or end > len(original):
            continue  # no offsets: the article is not of this text
        parts += [_text(original[done:start]), opening, _text(original[start:end]), closing]
        done = end
    return "".join([*parts, _text(original[done:])])
