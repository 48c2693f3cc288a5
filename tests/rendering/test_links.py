"""Links and images in Markdown and HTML: a library reads back what the article has, and nothing of the page can run."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articlekit import Article, Block, Image, Link, extract
from articlekit.rendering.html import render_html
from articlekit.rendering.markdown import render_markdown
from articlekit.typing import Kind

from .pages import ATTACK, HOSTILE

COMMONMARK = MarkdownIt("commonmark").enable("table")
HOME = "https://example.org/rain"
WALL = "https://example.org/wall.jpg"
TAGS = "article h1 h2 h3 h4 h5 h6 p br ul li blockquote pre code table tr td th figure figcaption".split()
# Attributes that a tag may have in our HTML.
ALLOWED = {
    "a": ["href"],
    "img": ["src", "alt"],
    **{tag: [] for tag in TAGS},
}

words = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("\\`*_{}[]()<>#+-.!|&~=:;/\"'^1a ")),
        st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=12,
).map(lambda text: " ".join(text.split()))
texts = words.filter(bool)
# Whatever an address may have in it.
urls = st.text(alphabet=st.sampled_from(list("ab1/.()[]&;#?=*_~!'@:,+-$%é")), max_size=14).map(
    lambda tail: f"https://example.org/{tail}"
)
KINDS: list[Kind] = ["paragraph", "heading", "list_item", "quote", "caption", "table"]
kinds = st.sampled_from(KINDS)


class Reader(HTMLParser):
    """What HTML has in it: text, links with their text, images, and everything that is not allowed."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.text = ""
        self.links: list[tuple[str, str]] = []
        self.images: list[tuple[str, str]] = []
        self.foreign: list[str] = []
        self.tags: list[str] = []
        self._open = False
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if [name for name, _ in attrs] != ALLOWED.get(tag, [None]):
            self.foreign.append(f"{tag} {values}")
        if tag == "a":
            self._open = True
            self.links.append(("", values["href"] or ""))
        elif tag == "img":
            self.images.append((values["alt"] or "", values["src"] or ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open:
            text, url = self.links.pop()
            self.links.append((text + data, url))


def folded(text: str) -> str:
    return " ".join(text.split())


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Blocks of every kind, made of texts, some of which are links, with images between and within."""
    blocks, links, images = [], [], []
    for index in range(draw(st.integers(1, 4))):
        kind = draw(kinds)
        separators = ["", " ", "\t"] if kind == "table" else ["", " ", "\n"]
        text = ""
        for piece, url, separator, has_image in draw(
            st.lists(
                st.tuples(texts, st.none() | urls, st.sampled_from(separators), st.booleans()), min_size=1, max_size=4
            )
        ):
            if has_image:
                images.append(Image(index, len(text), draw(urls), draw(words)))
            if url:
                links.append(Link(index, len(text), len(text) + len(piece), url))
            text += piece + separator
        blocks.append(
            Block(
                index,
                text.rstrip(),
                kind,
                int(kind in ("heading", "list_item")),
                group=int(kind in ("list_item", "table")),
            )
        )
    return Article(blocks=tuple(blocks), links=tuple(links), images=tuple(images))


@settings(max_examples=400, deadline=None)
@given(articles())
def test_markdown_round_trip(article: Article) -> None:
    """A CommonMark library finds the links with their texts, the images with theirs, and the same text as without."""
    found = Reader(COMMONMARK.render(render_markdown(article)))
    shown = {block.index: block.text for block in article.blocks}
    expected = [
        (folded(shown[link.block][link.start : link.end]), COMMONMARK.normalizeLink(link.url)) for link in article.links
    ]
    assert [(folded(text), url) for text, url in found.links] == expected
    pictures = sorted((folded(image.alt), COMMONMARK.normalizeLink(image.url)) for image in article.images)
    assert sorted((folded(alt), url) for alt, url in found.images) == pictures
    plain = Reader(COMMONMARK.render(render_markdown(article, links=False, images=False)))
    assert "".join(found.text.split()) == "".join(plain.text.split())


@settings(max_examples=400, deadline=None)
@given(articles())
def test_html_round_trip(article: Article) -> None:
    """HTML has the links with their texts, the images with theirs, the same text as without, and no other attribute."""
    found = Reader(render_html(article))
    shown = {block.index: block.text for block in article.blocks}
    expected = [(shown[link.block][link.start : link.end], link.url) for link in article.links]
    assert found.links == expected
    assert sorted(found.images) == sorted((folded(image.alt), image.url) for image in article.images)
    assert found.foreign == []
    plain = Reader(render_html(article, links=False, images=False))
    assert "".join(found.text.split()) == "".join(plain.text.split())
    assert not {"a", "img"} & set(plain.tags)


@pytest.mark.parametrize(
    ("block", "links", "markdown"),
    [
        (Block(0, "It rained."), [Link(0, 3, 9, HOME)], f"It [rained]({HOME})."),
        (Block(0, "Wow!rain"), [Link(0, 4, 8, HOME)], f"Wow\\![rain]({HOME})"),
        (Block(0, "[1]"), [Link(0, 0, 3, HOME)], f"[\\[1\\]]({HOME})"),
        (Block(0, "^1"), [Link(0, 0, 2, HOME)], f"[\\^1]({HOME})"),
        (Block(0, "1. x"), [Link(0, 3, 4, HOME)], f"1\\. [x]({HOME})"),
        (Block(0, "ab"), [Link(0, 0, 2, "https://a.org/b_(c)?d=1&e=2")], "[ab](https://a.org/b_(c)?d=1&e=2)"),
        (Block(0, "ab"), [Link(0, 0, 2, "https://a.org/b)&copy;")], "[ab](https://a.org/b\\)\\&copy;)"),
        (Block(0, "a b", "heading", 2), [Link(0, 0, 1, HOME)], f"## [a]({HOME}) b"),
        (Block(0, "a\nb"), [Link(0, 0, 3, HOME)], f"[a\\\nb]({HOME})"),
        (Block(0, "a", "list_item", 1), [Link(0, 0, 1, HOME)], f"-   [a]({HOME})"),
        (Block(0, "a", "quote"), [Link(0, 0, 1, HOME)], f"> [a]({HOME})"),
        (Block(0, "a", "caption"), [Link(0, 0, 1, HOME)], f"*[a]({HOME})*"),
        (Block(0, "a", "code"), [Link(0, 0, 1, HOME)], "```\na\n```"),
        (Block(0, "a\tb", "table", 1), [Link(0, 2, 3, HOME)], f"| a | [b]({HOME}) |\n| --- | --- |"),
        (Block(0, "a"), [Link(0, 5, 9, HOME), Link(3, 0, 1, HOME)], "a"),
        (Block(0, "abc"), [Link(0, 0, 2, HOME), Link(0, 1, 3, WALL)], f"[ab]({HOME})[c]({WALL})"),
    ],
)
def test_markdown(block: Block, links: list[Link], markdown: str) -> None:
    """A link stands in its block as plainly as can be; what does not fit into the block is cut to it or left out."""
    assert render_markdown(Article(blocks=(block,), links=tuple(links))) == markdown


def test_images_in_markdown() -> None:
    """An image stands alone between blocks, and in the line where it stands within one; it breaks no list in two."""
    blocks = (Block(0, "One"), Block(1, "Two", "list_item", 1, group=1), Block(2, "Three", "list_item", 1, group=1))
    images = (
        Image(0, 0, WALL, "A [wall]\n*"),
        Image(0, 1, WALL),
        Image(1, 0, WALL),
        Image(2, 0, WALL),
        Image(2, 5, WALL),
    )
    assert render_markdown(Article(blocks=blocks, images=images)) == (
        f"![A \\[wall\\] \\*]({WALL})\n\nO![]({WALL})ne\n\n![]({WALL})\n\n-   Two\n-   ![]({WALL})Three\n\n![]({WALL})"
    )


def test_images_in_html() -> None:
    """An image stands in the figure of its caption; another stands in one of its own."""
    images = (Image(0, 0, WALL, 'The "wall"', "In stone"), Image(0, 0, f"{WALL}?2"), Image(1, 9, WALL))
    article = Article(blocks=(Block(0, "In stone", "caption"), Block(1, "It rained")), images=images)
    assert render_html(article).splitlines() == [
        "<article>",
        f'<figure><img src="{WALL}?2" alt=""></figure>',
        f'<figure><img src="{WALL}" alt="The &quot;wall&quot;"><figcaption>In stone</figcaption></figure>',
        "<p>It rained</p>",
        f'<figure><img src="{WALL}" alt=""></figure>',
        "</article>",
    ]


EVIL = (
    "javascript:attacked()", "java\nscript:attacked()", "\x01javascript:attacked()", "javascript&colon;attacked()",
    "data:text/html,<script>attacked()</script>", "vbscript:attacked", "/x\" onclick=\"attacked()", "/x' onclick='attacked()",
    "/x><script>attacked()</script>", "/x) <script>attacked()</script>", "/x)![a](javascript:attacked())", "/x\n\n<script>attacked()</script>",
    "/x \"title\")", "/&#x22;&#x3e;", "/x](javascript:attacked())", "/<b>", "//[::1]/x", "\\\\evil.example\\x", "/x`y`", "/|x|",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(
    "base", [HOME, None, "javascript:attacked()", 'https://example.org/"><script>attacked()</script>']
)
def test_hostile_addresses(evil: str, base: str | None) -> None:
    """Whatever stands in href, src, srcset and alt, the outcome has no script, no handler, and http and https only."""
    href = evil.replace('"', "&quot;")
    page = (
        f'<p>It <a href="{href}" onclick="attacked()">rained [{ATTACK}</a> all night.</p>'
        f'<img src="{href}" alt="{href}" onerror="attacked()"><img srcset="{href} 2x"><table><tr><td>a<td><a href="{href}">b</a></table>'
        f'<figure><img data-src="{href}"><figcaption><a href="{href}">x</a></figcaption></figure>'
    )
    article = extract(page, base, cleaners=(), links=True, images=True)
    check_safe(article)


@pytest.mark.parametrize("url", [HOME, None])
def test_hostile_page(url: str | None) -> None:
    """The page of all attacks gives the same text, and nothing that runs."""
    check_safe(extract(HOSTILE, url, cleaners=(), links=True, images=True))


def check_safe(article: Article) -> None:
    for html in (article.to_html(), COMMONMARK.render(article.to_markdown())):
        found = Reader(html)
        addresses = [url for _, url in [*found.links, *found.images]]
        assert all(url.startswith(("https://", "http://")) for url in addresses)
        assert not {"script", "style", "iframe", "object", "svg"} & set(found.tags)
        assert "onclick" not in "".join(found.foreign)
        assert "onerror" not in "".join(found.foreign)
    assert Reader(article.to_html()).foreign == []
    assert Article.from_dict(article.to_dict()) == article
    for html in (article.to_report(), article._repr_html_()):
        assert not {"a", "img"} & set(Reader(html).tags)


def test_a_dict_of_other_hands() -> None:
    """JSON that carries a script where an address should be is refused."""
    data = Article(blocks=(Block(0, "rain"),), links=(Link(0, 0, 4, HOME),)).to_dict()
    data["links"][0]["url"] = "javascript:attacked()"
    with pytest.raises(ValueError, match="links is not what to_dict"):
        Article.from_dict(data)


def test_a_dict_from_before() -> None:
    """A dict without links and images, as the first release candidates wrote it, is read as one that has none."""
    data = Article(blocks=(Block(0, "rain"),)).to_dict()
    del data["links"], data["images"]
    assert Article.from_dict(data) == Article(blocks=(Block(0, "rain"),))
