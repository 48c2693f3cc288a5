"""Bytes, str and soup become the same blocks; encodings, inline text, kinds."""

from __future__ import annotations

import codecs

import pytest
import turbohtml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from articlekit import Document, extract, marks
from articlekit.reading import read


def texts(source: object) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in read(source).blocks]  # type: ignore[arg-type]


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and text of all blocks."""
    return [(block.kind, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + "<p>Dưới cầu có sách".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "<p>Dưới cầu có sách".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "<p>Dưới cầu có sách".encode("utf-16-be"), "utf-16-be"),
        ("<meta charset=utf-8><p>Dưới cầu có sách".encode(), "utf-8"),
        ("<meta charset=iso-8859-1><p>Dưới cầu có sách".encode(), "utf-8"),  # a lie that UTF-8 itself gives away
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>D Дождь ch'.encode("koi8-r"),
            "koi8-r",
        ),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    """The byte order mark counts first, then what is valid UTF-8, then the declaration."""
    document = read(data)
    assert document.page.encoding == encoding
    assert document.blocks[0].text.startswith("D")
    assert document.blocks[0].text.endswith("ch")


def test_latin_1_is_windows_1252() -> None:
    """A page that says Latin-1 has curly quotes of Windows in it, as browsers know."""
    assert texts(b"<meta charset=iso-8859-1><p>\x93Rain\x94 \x80 5") == ["“Rain” € 5"]


def test_header_before_meta() -> None:
    """The charset of the HTTP header counts more than that of the page."""
    article = extract("<meta charset=utf-8><p>Дождь".encode("cp1251"), encoding="windows-1251")
    assert article.text == "Дождь"


def test_replaced_characters_are_reported() -> None:
    """Bytes that fit nowhere are replaced, counted and reported."""
    article = extract("<p>Regen über Köln, Regen über Düsseldorf, es nässt für Bärbel".encode() + b"\xff")
    assert [diagnostic.code for diagnostic in article.diagnostics] == ["replaced_characters"]
    assert "1 characters" in article.diagnostics[0].message


@pytest.mark.parametrize("parser", ["html.parser", "lxml"])
def test_soup_reads_as_str_does(parser: str) -> None:
    """A BeautifulSoup gives the blocks that its source gives, and stays as it was."""
    page = (
        "<html><body><h1>Rain</h1><div>It <b>rained</b> <i>all</i> night.<ul><li>Coast</li><li>Hills</li></ul></div>"
        "<table><tr><th>Place</th><th>mm</th></tr><tr><td>Coast</td><td>12</td></tr></table><pre>a\n  b</pre><!-- no --><script>no()</script></body></html>"
    )
    soup = BeautifulSoup(page, parser)
    before = str(soup)
    assert texts(soup) == texts(str(soup))
    assert str(soup) == before


def test_tag() -> None:
    """One tag of a tree is read by itself."""
    soup = BeautifulSoup("<nav>Menu</nav><article><p>It rained.</article>", "html.parser")
    assert texts(soup.article) == ["It rained."]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>It <b>rain</b>ed.", ["It rained."]),
        ("<p>It<b> rained</b>.", ["It rained."]),
        ("<p>It\n   rained.", ["It rained."]),
        ("<div>It rained.<p>All night.</p>And day.</div>", ["It rained.", "All night.", "And day."]),
        ("<p>One<br>Two<br><br>Three", ["One\nTwo", "Three"]),
        ("<div>A<span>B</span><div>C</div>D</div>", ["AB", "C", "D"]),
        ("<p>co&shy;op and zero\u200bwidth", ["coop and zerowidth"]),
        ("<p>a<wbr>b", ["ab"]),
        ("<a href=/><h2>Rain</h2><p>It rained.</a>", ["Rain", "It rained."]),
        ("<p>5 &lt; 6 &amp;amp; 7", ["5 < 6 &amp; 7"]),
        ("<button>Go</button><p>Press <button>this</button> now.", ["Go", "Press this now."]),
    ],
)
def test_inline_text_is_neither_glued_nor_lost(markup: str, expected: list[str]) -> None:
    """Inline elements flow, block elements part."""
    assert texts(markup) == expected


def test_kinds() -> None:
    """Headings, lists, quotes, code, tables and captions keep their kind."""
    page = (
        "<h2>Rain</h2><p>It rained.</p><ul><li>Coast<ul><li>North</ul><li>Hills</ul><blockquote><p>Wet!</blockquote>"
        "<pre>if rain:\n    stay()</pre><figure><img><figcaption>The coast</figcaption></figure>"
        "<table><tr><th>Place</th><th>mm</th></tr><tr><td>Coast</td><td>12</td></tr></table>"
    )
    document = read(page)
    assert kinds(document) == [
        ("heading", "Rain"), ("paragraph", "It rained."), ("list_item", "Coast"), ("list_item", "North"),
        ("list_item", "Hills"), ("quote", "Wet!"), ("code", "if rain:\n    stay()"), ("caption", "The coast"),
        ("table", "Place\tmm"), ("table", "Coast\t12"),
    ]  # fmt: skip
    assert [block.level for block in document.blocks] == [2, 0, 1, 2, 1, 0, 0, 0, 1, 0]


def test_layout_table() -> None:
    """A table that lays out the page gives paragraphs, not rows."""
    page = "<table><tr><td><p>Menu</p><p>More</p></td><td><p>It rained.</p><p>All night.</p></td></tr></table>"
    assert kinds(read(page)) == [
        ("paragraph", "Menu"), ("paragraph", "More"), ("paragraph", "It rained."), ("paragraph", "All night."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<style>p { }</style>", "<script>var a = '<p>no</p>'</script>", "<template><p>No</template>", "<!-- <p>no</p> -->",
        "<textarea>No</textarea>", "<select><option>No</select>", "<svg><text>No</text></svg>", "<noscript><p>No</p></noscript>",
        "<iframe>No</iframe>",
    ],
)  # fmt: skip
def test_what_is_no_text(markup: str) -> None:
    """Scripts, styles, templates, comments and form values are no visible text."""
    assert texts(f"<body>{markup}<p>It rained.</p>") == ["It rained."]


def test_hidden() -> None:
    """What is hidden is removed as hidden, not lost."""
    article = extract("<p>It rained.</p><p hidden>Not yet</p><p style='display: none'>Never</p>")
    assert article.text == "It rained."
    assert [(removal.block.text, removal.reason) for removal in article.removed] == [
        ("Not yet", "hidden"),
        ("Never", "hidden"),
    ]


@given(
    st.lists(
        st.sampled_from(
            ["<div class='entry-content'>", "<p>", "</p>", "</div>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<br>", "Rain ", " ",
             "<a href=x rel=author>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<x-y>", "<button>", "<h2>", "<pre>", "</pre>",
             "<time datetime=2020>", "<span class=byline>", "</span>", "<script>no()</script>", "<noscript>Rain</noscript>", "<div hidden>"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_tree_and_text_read_alike(pieces: list[str]) -> None:
    """Whatever the parser makes of a page, a BeautifulSoup of the same tree gives the same blocks and mentions."""
    document = read(f"<!DOCTYPE html><title>Rain</title>{''.join(pieces)}", input="html")
    tree = turbohtml.parse(f"<!DOCTYPE html><title>Rain</title>{''.join(pieces)}").html
    again = read(BeautifulSoup(tree, "html.parser"))
    assert document.blocks == again.blocks
    assert [block.marks for block in document.blocks] == [block.marks for block in again.blocks]
    assert [block.place.path for block in document.blocks] == [block.place.path for block in again.blocks]
    assert [mention.text for mention in document.page.mentions] == [mention.text for mention in again.page.mentions]


def test_controls_in_headings() -> None:
    """The links with which wikis and manuals edit or point to a heading are no part of it, but hidden blocks on record."""

    def shown(source: str) -> list[tuple[str, bool]]:
        return [(block.text, not block.marks & marks.HIDDEN) for block in read(source, input="html").blocks]

    edit = '<h2>History<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>It rained.'
    assert shown(edit) == [("History", True), ("[edit]", False), ("It rained.", True)]
    assert shown('<h2>Pumps<a class="headerlink" href="#pumps">\u00b6</a></h2>') == [("Pumps", True), ("\u00b6", False)]
    assert shown('<h2><a class="headerlink" href="#p">\u00b6</a> Pumps</h2>') == [("\u00b6", False), ("Pumps", True)]
    assert shown('<h2>Pumps<a class="link" href="#pumps">\u00b6</a></h2>') == [("Pumps\u00b6", True)]
    assert shown('<p>One<div class="mw-editsection">edit</div><p>Two') == [
        ("One", True),
        ("edit", False),
        ("Two", True),
    ]


def test_caption_in_a_table() -> None:
    """The cell of a layout table that is a caption by its class is one."""
    html = '<table><tr><td><img src=a.jpg></td></tr><tr><td class="tr-caption">The coast</td></tr></table>'
    assert [block.kind for block in read(html).blocks] == ["caption"]
    assert [block.kind for block in read(html.replace("tr-caption", "cell")).blocks] == ["paragraph"]


def test_whole_elements_of_xhtml() -> None:
    """In XHTML "<script/>" is a whole element; in HTML it is the beginning of one, as in browsers."""
    head = '<head><title>Wall</title><script src="a/b.js"/></head>'
    body = '<body><p>It rained all night.</p><iframe src="x"/><p>The wall fell.</p></body></html>'
    prolog = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
    assert [block.text for block in read(prolog + head + body).blocks] == ["It rained all night.", "The wall fell."]
    assert read("<html>" + head + body).blocks == ()
