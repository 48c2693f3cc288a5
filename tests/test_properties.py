"""What holds for every input."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit import DEFAULT_CLEANERS, Article, extract
from articlekit.pipeline import clean
from articlekit.reading.read import read

WORDS = (
    "rain", "Rain closes the coast road", "By Ana Ruiz", "cookies", "We use cookies and similar technologies.",
    "Accept all", "12 March 2021", "© 2020", "雨が降った。", "Дождь шёл всю ночь.", "It rained all night, and the road is closed.",
    "\u200b", "\u00a0", "&amp;", "|", "1.", "-", "+", "*", "o", "#", "“", "\ufffd",
)  # fmt: skip
TAGS = (
    "p", "div", "h1", "h2", "li", "ul", "ol", "table", "tr", "td", "th", "a", "b", "span", "article", "nav", "footer",
    "blockquote", "pre", "br", "script", "style", "noscript", "template", "time", "button", "figcaption", "x-y", "svg",
)  # fmt: skip


def _markup() -> st.SearchStrategy[str]:
    opening = st.sampled_from(TAGS).map(lambda tag: f"<{tag}>")
    closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
    attributes = st.sampled_from(
        (
            '<div class="cookie-banner">',
            "<p hidden>",
            '<a href="/x">',
            '<span class="author">',
            '<time datetime="2021-02-30">',
        )
    )
    return st.lists(
        st.one_of(opening, closing, attributes, st.sampled_from(WORDS), st.text(max_size=8)), max_size=40
    ).map(" ".join)


def _text() -> st.SearchStrategy[str]:
    lines = st.one_of(st.sampled_from(WORDS), st.text(max_size=12), _list_line())
    return st.lists(lines, max_size=30).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " ", "\x0c"]).map(lambda end: end.join(lines))
    )


SIGNS = (
    "[Home](https://harbour.example/)", "[News](/news) ![Rain](/rain.jpg)", "[", "](", "![", "![](/rain.jpg)", "**It rained**", "`*`", "_", "\\*",
    "> It rained", ">", "---", "====", "* * *", "(BUTTON)", "[IMG]", "[1]Rain", "* [2]Wind", "[ ] Snow", "# Rain #", "Rain", "\ufdee", "\n",
)  # fmt: skip


def _signed_text() -> st.SearchStrategy[str]:
    """Lines with signs of Markdown and of text browsers, whole and broken."""
    return st.lists(st.sampled_from(SIGNS), max_size=30).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda end: end.join(lines))
    )


def _list_line() -> st.SearchStrategy[str]:
    """A line of a nested list as converters print it, some with the marker alone."""
    margins = st.integers(0, 3).map(lambda level: "    " * level)
    return st.tuples(margins, st.sampled_from(("* ", "+ ", "- ", "o ", "1. ", "")), st.sampled_from(("", *WORDS))).map(
        "".join
    )


sources = st.one_of(st.binary(max_size=300), st.text(max_size=300), _markup(), _text())


@settings(max_examples=300, deadline=None)
@given(sources)
def test_never_raises_and_loses_nothing(source: bytes | str) -> None:
    """Any input gives an Article in which each block is kept or removed once."""
    article = extract(source)
    indices = sorted([block.index for block in article.blocks] + [removal.block.index for removal in article.removed])
    assert indices == [block.index for block in read(source).blocks]


@settings(max_examples=300, deadline=None)
@given(st.lists(_list_line(), min_size=2, max_size=8).map("\n".join))
def test_nested_lists_in_text(text: str) -> None:
    """Lists can be read whatever their markers and margins, and their items have levels from 1."""
    blocks = read(text, input="text").blocks
    assert all(block.level >= 1 for block in blocks if block.kind == "list_item")
    assert not _visible(text) or blocks


@settings(max_examples=150, deadline=None)
@given(st.one_of(_markup(), _text()))
def test_cleaning_twice_is_cleaning_once(source: str) -> None:
    """The default cleaners find nothing in what they left."""
    once = clean(read(source), DEFAULT_CLEANERS)
    assert clean(once, DEFAULT_CLEANERS) is once


@settings(max_examples=150, deadline=None)
@given(sources)
def test_round_trip(source: bytes | str) -> None:
    """An article survives to_dict() and back."""
    article = extract(source)
    assert Article.from_dict(article.to_dict()) == article


@settings(max_examples=200, deadline=None)
@given(st.one_of(_text(), _signed_text()))
def test_offsets_cover_the_text(text: str) -> None:
    """In plain text, blocks stand in order, and between them is nothing that can be seen."""
    document = read(text, input="text")
    behind = 0
    for block in document.blocks:
        assert behind <= block.start < block.end <= len(document.page.text)
        assert block.text
        assert not _visible(document.page.text[behind : block.start])
        behind = block.end
    assert not _visible(document.page.text[behind:])


GLUE = st.lists(
    st.sampled_from(
        [
            "It rained all night in the hills.",
            "HomeNewsSportMoreRainWindSnow",
            "Rain.",
            " ",
            "\n",
            "“So it is.”",
            "\u00ad",
        ]
    ),
    min_size=4,
    max_size=60,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.one_of(_text(), GLUE, _signed_text()))
def test_kept_and_removed_give_the_text(text: str) -> None:
    """The spans of what was kept and removed, with the white space between them, are the text, character for character."""
    article = extract(text, input="text")
    spans = sorted(
        (block.start, block.end) for block in [*article.blocks, *(removal.block for removal in article.removed)]
    )
    joined, behind = "", 0
    for start, end in spans:
        assert behind <= start
        assert not _visible(text[behind:start])
        joined += text[behind:start] + text[start:end]
        behind = end
    assert not _visible(text[behind:])
    assert joined + text[behind:] == text


def _visible(text: str) -> str:
    return "".join(text.split()).translate(dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")))


def test_the_same_in_eight_threads() -> None:
    """Eight threads at once give the JSON that one gives alone."""
    pages = [
        f"<html><title>Page {number}</title><h1>Page {number}</h1><p>By Ana Ruiz</p>"
        + "<p>It rained all night in the hills, and the road to the coast is closed.</p>" * (1 + number % 4)
        + "<div>Wir verwenden Cookies. Mit der Nutzung stimmen Sie zu.</div>"
        for number in range(48)
    ]
    alone = [extract(page).to_json() for page in pages]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda page: extract(page).to_json(), pages))
    assert together == alone
