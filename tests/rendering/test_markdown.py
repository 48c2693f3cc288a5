"""Markdown: a CommonMark library reads back the text that went in."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articlekit import Article, Block, extract
from articlekit.demo import sample
from articlekit.document import Place
from articlekit.rendering.markdown import render_markdown

COMMONMARK = MarkdownIt("commonmark").enable("table")
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("\\`*_{}[]()<>#+-.!|&~=:;/\"'1a ")),
        st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="\u00ad"),
    ),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))
KINDS = st.sampled_from(["paragraph", "heading", "list_item", "quote", "caption"])


class Words(HTMLParser):
    """The text of HTML."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(document)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


def read_back(markdown: str) -> str:
    return " ".join(Words(COMMONMARK.render(markdown)).text.split())


@given(st.lists(st.tuples(KINDS, TEXT.filter(bool)), min_size=1, max_size=5))
def test_round_trip(parts: list[tuple[str, str]]) -> None:
    """Whatever stands in headings, paragraphs, lists, quotes and captions comes back word for word."""
    blocks = tuple(
        Block(number, text, kind, 2 if kind == "heading" else int(kind == "list_item"), group=int(kind == "list_item"))  # type: ignore[arg-type]
        for number, (kind, text) in enumerate(parts)
    )
    assert read_back(render_markdown(Article(blocks=blocks))) == " ".join(" ".join(text for _, text in parts).split())


@given(st.lists(st.lists(TEXT, min_size=2, max_size=3), min_size=1, max_size=3))
def test_tables(rows: list[list[str]]) -> None:
    """The cells of a table come back in their order, whatever stands in them."""
    blocks = tuple(Block(number, "\t".join(cells), "table", group=1) for number, cells in enumerate(rows))
    cells = " ".join(" ".join(cell for row in rows for cell in row).split())
    assert read_back(render_markdown(Article(blocks=blocks))) == cells


@given(
    st.text(alphabet=st.sampled_from(list("`~abc \n")), min_size=1, max_size=30)
    .map(lambda code: code.strip("\n"))
    .filter(bool)
)
def test_code(code: str) -> None:
    """Code keeps its spaces and lines, whatever fences stand in it."""
    tokens = COMMONMARK.parse(render_markdown(Article(blocks=(Block(0, code, "code"),))))
    assert [token.content for token in tokens if token.type == "fence"] == [f"{code}\n"]


@pytest.mark.parametrize(
    ("page", "info"),
    [
        ('<pre><code class="language-python">x = 1\ny = 2</code></pre>', "python"),
        ('<pre class="lang-c++">int x;</pre>', "c++"),
        ('<div class="highlight-source-shell"><pre>ls</pre></div>', "shell"),
        ('<pre class="brush: js; toolbar: false">let x;</pre>', "js"),
        ("<pre>plain</pre>", ""),
        ('<pre class="slanguage-python">plain</pre>', ""),
    ],
)
def test_language_of_code(page: str, info: str) -> None:
    """A fence names the programming language where a class of the page does."""
    tokens = COMMONMARK.parse(extract(page, cleaners=()).to_markdown())
    assert [token.info for token in tokens if token.type == "fence"] == [info]


def test_code_inside_a_sentence_stays_in_it() -> None:
    """Only the code of a listing is a block of its own."""
    article = extract("<p><code>grep</code> finds lines, and <code>sed</code> edits them.</p>", cleaners=())
    assert [block.text for block in article.blocks] == ["grep finds lines, and sed edits them."]


def test_nested_lists() -> None:
    """A list inside an item comes back as a list inside an item."""
    page = "<ul><li>One<ul><li>Deep</li></ul></li><li>Two</li></ul>"
    html = COMMONMARK.render(extract(page, cleaners=()).to_markdown())
    assert "".join(html.split()) == "<ul><li>One<ul><li>Deep</li></ul></li><li>Two</li></ul>"


def test_front_matter() -> None:
    """The facts stand before the text, as YAML that is JSON in its values; what is not there has no line."""
    markdown = extract(sample("page.html")).to_markdown(front_matter=True)
    _, head, body = markdown.split("---\n", 2)
    facts = {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head.splitlines())}
    assert facts["title"] == "Harbour wall to be rebuilt in stone"
    assert facts["authors"] == ["Ida Marlow", "Tomas Oyelaran"]
    assert facts["date"] == "2024-03-14T06:30:00+00:00"
    assert "tags" not in facts
    assert body.strip() == extract(sample("page.html")).to_markdown()


def test_front_matter_is_safe() -> None:
    """A title cannot break out of its line, and nothing is found where nothing is known."""
    article = Article(title='a\n---\nb: "c"', blocks=(Block(0, "x", place=Place("p")),))
    assert article.to_markdown(front_matter=True).splitlines()[1] == 'title: "a\\n---\\nb: \\"c\\""'
    assert Article().to_markdown(front_matter=True) == "---\n---\n\n"
