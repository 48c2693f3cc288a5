"""The report: self-contained, complete, and safe whatever the page says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from articlekit import Article, Block, Removal, extract
from articlekit.demo import sample
from articlekit.rendering.report import render_report

from .pages import ARABIC, ATTACK, HOSTILE, TEXT


class Outline(HTMLParser):
    """The elements of a document with their attributes, and the text of its blocks."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def classes(self, tag: str) -> list[str]:
        return [attributes.get("class") or "" for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize(
    "source", [sample("page.html"), ARABIC, HOSTILE, TEXT, ""], ids=["page", "arabic", "hostile", "text", "empty"]
)
def test_every_block_stands_in_it_once(source: str | bytes) -> None:
    """Kept and removed blocks are all there, in the order of the page."""
    article = extract(source)
    outline = Outline(article.to_report())
    items = [attributes for tag, attributes in outline.elements if tag == "li" and "aria-describedby" in attributes]
    indexes = sorted([*(block.index for block in article.blocks), *(each.block.index for each in article.removed)])
    assert [attributes["aria-describedby"] for attributes in items] == [f"w{index}" for index in indexes]
    assert sum("removed" in (attributes["class"] or "") for attributes in items) == len(article.removed)


@pytest.mark.parametrize("source", [HOSTILE, sample("page.html")], ids=["hostile", "page"])
def test_nothing_of_the_page_is_markup(source: str | bytes) -> None:
    """One script and one style of our own, no element or attribute that could load or run anything of the page."""
    outline = Outline(extract(source, url="javascript:attacked()").to_report(original=HOSTILE))
    tags = [tag for tag, _ in outline.elements]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "link", "form", "a"} & set(tags)
    assert not [
        name
        for _, attributes in outline.elements
        for name in attributes
        if name.startswith("on") or name in ("src", "href", "style")
    ]


def test_the_policy_names_the_script() -> None:
    """The Content-Security-Policy allows only what has the digests of the report's own style and script."""
    report = extract(HOSTILE).to_report()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', report)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_reasons_of_ones_own_have_a_filter() -> None:
    """A reason that a caller made up, whatever its letters, is in the legend with its count."""
    removed = tuple(
        Removal(Block(index, "x"), reason) for index, reason in enumerate(['a "b" <c>', "consent", "consent"])
    )
    report = render_report(Article(removed=removed))
    assert "a &quot;b&quot; &lt;c&gt; (1)" in report
    assert "consent (2)" in report


def test_the_original_is_whole() -> None:
    """Beside the article stands every character of the plain text, with what went marked."""
    report = extract(TEXT).to_report(original=TEXT)
    original = re.search(r'<pre class="original">(.*?)</pre>', report, re.DOTALL)
    assert original is not None
    unmarked = re.sub(r"</?(?:ins|del)[^>]*>", "", original[1])
    assert unmarked == TEXT.replace("<engineer>", "&lt;engineer&gt;")
    assert re.search(r'<del class="[^"]+" title="consent">Fermer</del>', original[1])


def test_an_original_of_another_text() -> None:
    """An original that does not belong to the article is shown as it is, and nothing fails."""
    assert '<pre class="original">abc</pre>' in extract(TEXT).to_report(original="abc")


def test_facts_with_their_losers() -> None:
    """The answers that lost stand beside the one that was chosen, each with its source."""
    report = extract(sample("page.html")).to_report()
    assert "Storm-hit town makes up its mind about its wall" in report
    assert "<code>meta:og:title</code>" in report


def test_notebook_is_safe() -> None:
    """What a notebook shows has no script, style or event handler of the page."""
    shown = extract(HOSTILE)._repr_html_()
    assert not {"script", "style", "img"} & {tag for tag, _ in Outline(shown).elements}
    assert ATTACK not in shown


def test_repr_says_what_matters() -> None:
    """The repr names title, authors, date, language and how much was kept, on one line."""
    assert repr(extract(sample("page.html"))) == (
        "<Article 'Harbour wall to be rebuilt in stone', by Ida Marlow, Tomas Oyelaran, 2024-03-14T06:30:00+00:00, en: "
        "4 blocks kept, 16 removed>"
    )
    assert repr(Article()) == "<Article untitled: 0 blocks kept, 0 removed>"
