"""Links and images are noted while a page is read, and nothing else about it changes."""

from __future__ import annotations

import pytest
from attrs import evolve
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit import Article, Document, Limits, extract
from articlekit.reading.read import read

# A page of four characters may look like the name of a file (".HTM") to BeautifulSoup, which then warns of that.
pytestmark = pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")
PIECES = (
    "<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<ul><li>", "</ul>", "<table><tr><td>", "<td>", "</table>", "<br>",
    "<blockquote>", "<pre>", "</pre>", "<a href=/one>", '<a href="https://example.org/two">', "<a name=x>", "</a>", "<b>",
    "</b>", "<a hidden href=/three>", "<img src=/wall.jpg alt=Wall>", "<figure>", "<figcaption>", "</figure>", "<script>",
    "</script>", "<noscript>", "</noscript>", "<svg>", "</svg>", "<title>", "</title>", "<button>", "</button>", "<x-y>",
    "<template>", "</template>", "<picture><source srcset='/wall.webp 2x'>", "</picture>", "<base href=/base/>", "<!-- x -->",
    "rain", "It rained all night.", "\u200b", "\u00ad", "\u00a0", "\x1c", "\x1e", "\ufeff", "\U000f0000", "\ue000", "雨", "&nbsp;", " ", "\n", "\t",
)  # fmt: skip
markup = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)
sources = st.one_of(markup, markup.map(str.encode), markup.map(lambda page: BeautifulSoup(page, "html.parser")))

# Elements whose text is not part of the page's text.
UNSEEN = frozenset({
    "script", "style", "template", "svg", "noscript", "title", "select", "datalist", "textarea", "iframe", "object",
})  # fmt: skip


def linked(document: Document) -> list[tuple[str, str]]:
    """(text, href) of each noted link."""
    texts = [block.text for block in document.blocks]
    return [(texts[each.block][each.start : each.end], each.href) for each in document.page.targets.anchors]


def visible(text: str) -> str:
    return "".join("".join(text.split()).translate(dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))))


@settings(max_examples=300, deadline=None)
@given(sources)
def test_nothing_else_changes(source: bytes | str | BeautifulSoup) -> None:
    """Facts, blocks, removals and the rest are the same with and without links and images."""
    plain = extract(source, "https://example.org/", "html")
    full = extract(source, "https://example.org/", "html", links=True, images=True)
    assert evolve(full, links=(), images=()) == plain
    assert full.to_markdown(links=False, images=False) == plain.to_markdown()
    assert full.to_html(links=False, images=False) == plain.to_html()
    assert full.to_report() == plain.to_report()
    assert full.text == plain.text


@settings(max_examples=300, deadline=None)
@given(sources)
def test_spans_are_within_blocks(source: bytes | str | BeautifulSoup) -> None:
    """Links stand in order, do not overlap, begin and end with a character that can be seen; images stand in a text."""
    article = extract(source, "https://example.org/", "html", cleaners=(), links=True, images=True)
    texts = {block.index: block.text for block in article.blocks}
    before = (-1, 0)
    for link in article.links:
        text = texts[link.block]
        assert before <= (link.block, link.start) < (link.block, link.end) <= (link.block, len(text))
        assert not text[link.start].isspace()
        assert not text[link.end - 1].isspace()
        before = (link.block, link.end)
    for image in article.images:
        assert 0 <= image.offset <= len(texts[image.block])
    assert Article.from_dict(article.to_dict()) == article


@settings(max_examples=300, deadline=None)
@given(markup)
def test_all_linked_text_is_noted(page: str) -> None:
    """What stands in links by the tree is what is noted, character by character, however odd the page."""
    soup = BeautifulSoup(page, "html.parser")
    expected = "".join(
        visible(text)
        for text in soup.find_all(string=True)
        if type(text) is NavigableString and _nearest_link(text) and not UNSEEN & {up.name for up in text.parents}
    )
    noted = linked(read(soup, targets=True))
    assert "".join(visible(text) for text, _ in noted) == expected
    assert all(href for _, href in noted)


def _nearest_link(text: NavigableString) -> str | None:
    around = text.find_parent("a")
    return str(around.get("href") or "") if isinstance(around, Tag) else None


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("<p>It <a href=/x>rained</a> all night.", [("rained", "/x")]),
        ("<p>It<a href=/x> rained  <b>all</b>\n night </a>.", [("rained all night", "/x")]),
        ("<h2><a href=/x>Rain</a></h2>", [("Rain", "/x")]),
        ("<ul><li>One<li>Two <a href=/x>more</a></ul>", [("more", "/x")]),
        ("<table><tr><td>One<td><a href=/x>two</a><td>three</table>", [("two", "/x")]),
        ("<blockquote><p>It <a href=/x>rained</a></blockquote>", [("rained", "/x")]),
        ("<figure><img><figcaption>The <a href=/x>wall</a></figcaption></figure>", [("wall", "/x")]),
        ("<a href=/x><h2>Rain</h2><p>All night</p></a>", [("Rain", "/x"), ("All night", "/x")]),
        ("<p><a href=/x>One<br>two</a><p>three", [("One\ntwo", "/x")]),
        ("<p><a href=/x>One<br><br>two</a><p>three", [("One", "/x"), ("two", "/x")]),
        ("<p><a href=/x>One</a><a href=/y>two</a>", [("One", "/x"), ("two", "/y")]),
        ("<p><a href=/x><script>x</script><img src=y><style>p</style></a>rain", []),
        ("<p><a name=x>rain</a> <a href>rain</a> <a href='  '>rain</a>", []),
        ("<p>\u200b<a href=/x>\u200bra\u00adin\ufeff</a>", [("rain", "/x")]),
        ("<p>\U000f0000<a href=/x>\ue000rain\U0010fffd</a>\U000f0001", [("\ue000rain\U0010fffd", "/x")]),
        ("<p>rain <a href=/x>rain", [("rain", "/x")]),
    ],
)
def test_links(page: str, links: list[tuple[str, str]]) -> None:
    """A link is noted in whatever block it stands, with the text as the block has it."""
    assert linked(read(page, targets=True)) == links
    assert linked(read(BeautifulSoup(page, "html.parser"), targets=True)) == links


def test_only_on_request() -> None:
    """Whoever does not ask gets none, and plain text has none."""
    assert linked(read("<p><a href=/x>rain</a>")) == []
    assert linked(read("It rained, says https://example.org", input="text", targets=True)) == []


@pytest.mark.parametrize(
    "limits", [Limits(max_nodes=3), Limits(max_depth=2), Limits(max_blocks=1), Limits(deadline=60)]
)
def test_limits(limits: Limits) -> None:
    """Of a page that is read in part, the links of that part are there."""
    page = "<p>It <a href=/x>rained</a></p>" + "<p><b><i><a href=/y>again</a></i></b></p>" * 5
    article = extract(page, "https://example.org/", cleaners=(), limits=limits, links=True)
    texts = {block.index: block.text for block in article.blocks}
    assert article.links[0].url == "https://example.org/x" if texts.get(0) == "It rained" else not article.links
    assert all(texts[link.block][link.start : link.end] in ("rained", "again") for link in article.links)


def test_a_cleaner_that_rewrites_blocks() -> None:
    """A block that a cleaner rewrote has no links, since nobody knows where they would stand."""

    def shout(document: Document) -> Document:
        return evolve(document, blocks=tuple(evolve(block, text=block.text.upper()) for block in document.blocks))

    page = "<p>It <a href=/x>rained</a></p>"
    assert extract(page, "https://example.org/", cleaners=(), links=True).links
    assert extract(page, "https://example.org/", cleaners=(shout,), links=True).links == ()
