"""Rendering for notebooks: the facts, the text, and what went, as a piece of HTML to stand in a page of others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from articlekit.rendering.html import render_html
from articlekit.rendering.summary import FACTS, readable, removal_groups

if TYPE_CHECKING:
    from articlekit.article import Article

__all__ = ["render_notebook"]

MAX_SHOWN = 200  # characters of a fact or of a removed passage


def render_notebook(article: Article) -> str:
    """
    The article as HTML for a notebook's cell: no script, no style, all text of the page escaped.

    >>> from articlekit import Article
    >>> print(render_notebook(Article(title="Rain & wind")))
    <h3>Rain &amp; wind</h3>
    <table>
    <tr><th>title</th><td>Rain &amp; wind</td><td><code></code></td></tr>
    </table>
    <details open><summary>Text</summary>
    <article>
    </article>
    </details>
    <details><summary>Removed: 0</summary>
    <table>
    </table>
    </details>

    Args:
        article: of whatever input.

    Returns:
        A heading, a table of the facts with their sources, the text, and a table of the removals, folded up.
    """
    lines = [f"<h3>{_cell(article.title or 'Untitled')}</h3>", "<table>"]
    for fact, name in FACTS.items():
        if value := readable(getattr(article, fact)):
            source = article.source_of(fact) or ""
            lines.append(f"<tr><th>{name}</th><td>{_cell(value)}</td><td><code>{_cell(source)}</code></td></tr>")
    text = render_html(article, links=False, images=False)  # a notebook that loads images would tell where it is read
    lines += ["</table>", "<details open><summary>Text</summary>", text, "</details>"]
    lines += [f"<details><summary>Removed: {len(article.removed)}</summary>", "<table>"]
    for (reason, rule, language), what in removal_groups(article):
        cells = (reason, rule or "", language or "", what)
        lines.append("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in cells) + "</tr>")
    return "\n".join([*lines, "</table>", "</details>"])


def _cell(text: str) -> str:
    return escape(text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN].rstrip()}…")
