"""Markdown and the numbers of text browsers: what a link, an image and an emphasis leave in the text."""

from __future__ import annotations

import pytest

from articlekit import extract
from articlekit.document import Block
from articlekit.reading import read
from articlekit.reading.signs import is_markdown, read_markdown, read_numbered, reader_of

LONG = "The ferry company said on Monday that it would run two more boats each day until the end of August."
MENU = "[Home](https://harbour.example/)\n\n  * [News](/news)\n  * [Coast](/coast)\n\n"
NUMBERED = "   [1]Harbour Post\n\n     * [2]News\n     * [3]Coast\n\n"


def blocks(source: str) -> tuple[Block, ...]:
    """All blocks."""
    return read(source, input="text").blocks


def test_links_of_markdown() -> None:
    """A link's text is text, its address is none, and what is linked is counted."""
    found = blocks(f'{MENU}{LONG[:-1]}, [says the council](/council/rain_(2021) "Rain").')
    assert [(block.text, block.link_length) for block in found] == [
        ("Home", 4),
        ("News", 4),
        ("Coast", 5),
        (f"{LONG[:-1]}, says the council.", 16),
    ]
    assert [block.kind for block in found[1:3]] == ["list_item"] * 2


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} It is said in [2](b) and [3].",
        f"{LONG} [sic] (as he says), and [again] (so).",
        f"See [the road](https://harbour.example/), one link. 2 * 3 * 4 is **24**. {LONG}",
    ],
)
def test_prose_with_brackets(text: str) -> None:
    """One link makes no Markdown, and brackets of prose stay."""
    assert not is_markdown(text)
    assert [block.text for block in blocks(text)] == [text]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("It **rained** all _night_ on `a*b*c`.", "It rained all night on a*b*c."),
        ("**The *Ellen Vane* sank**", "The Ellen Vane sank"),
        ("**[Rain](/rain)** and ~~snow~~", "Rain and snow"),
        (r"1\. It \*rained\* on the snake\_case", "1. It *rained* on the snake_case"),
        ("2 * 3 * 4, snake_case_name and 5* hotels", "2 * 3 * 4, snake_case_name and 5* hotels"),
        ("Required fields are marked *", "Required fields are marked *"),
        ("[the [old] road](</a b>)", "[the [old] road](</a b>)"),
        ("[the [old] road](/road_one_two)", "the [old] road"),
        ("![The road](/road.jpg)", "The road"),
        ("[![The road](/road.jpg)](/road)", "The road"),
        ("[![Image 3](/road.jpg)The road is closed](/road)", "The road is closed"),
        ("![Image 3: The road](/road.jpg)", "The road"),
        ("![](/road.jpg)", ""),
        ("See <https://harbour.example/_rain_> and < 5", "See https://harbour.example/_rain_ and < 5"),
        ("\ufdeeRain\ufdef", "\ufffdRain\ufffd"),
    ],
)
def test_signs_of_markdown(markdown: str, text: str) -> None:
    """Signs go where they are such."""
    assert read_markdown(markdown).text == text


def test_images() -> None:
    """An image that stands alone leaves its caption, one in a paragraph nothing, one without a caption is none of the text."""
    found = blocks(f"{MENU}![](/a.png)\n\n![The old quay](/quay.jpg)\n\n![The sea](/sea.jpg) {LONG}\n\n![](/b.png)")
    assert [(block.kind, block.text) for block in found[3:]] == [("caption", "The old quay"), ("paragraph", LONG)]


def test_offsets_of_markdown() -> None:
    """A block is read from its signs as well; what leaves no text belongs to the block before it."""
    source = f"{MENU}![](/a.png)\n\n> **Ten** more boats,\n> and [no](/no) fewer.\n\n---\n\n{LONG}"
    found = blocks(source)
    assert [source[block.start : block.end] for block in found[2:]] == [
        "* [Coast](/coast)\n\n![](/a.png)",
        "> **Ten** more boats,\n> and [no](/no) fewer.\n\n---",
        LONG,
    ]
    assert found[3].text == "Ten more boats, and no fewer."


def test_link_over_two_lines() -> None:
    """A link that a converter broke at a width is one."""
    found = blocks(f"{MENU}{LONG} So says\n[The Harbour\nCouncil](/council) in a\nletter.")
    assert found[-1].text == f"{LONG} So says The Harbour Council in a letter."


def test_quotes_of_markdown() -> None:
    """Lines behind ">" are a quote, and its paragraphs are parted by a line with nothing behind that."""
    found = blocks(f"{MENU}{LONG}\n\n> We waited for years,\n> Ana Ruiz said.\n>\n> So it is.\n\n{LONG}")
    assert [(block.kind, block.text) for block in found[4:6]] == [
        ("quote", "We waited for years, Ana Ruiz said."),
        ("quote", "So it is."),
    ]
    assert blocks(f"> {LONG}\n\n{LONG}")[0].text == f"> {LONG}"


def test_facts_of_markdown() -> None:
    """Headline and byline are found behind their signs, and a link to an author's page makes its text an author."""
    page = (
        f"{MENU}# Ferries run [all night](/night)\n\n[Ana Ruiz](https://harbour.example/authors/ana-ruiz)\n\n3 May 2021\n\n"
        + f"{LONG}\n\n" * 4
    )
    article = extract(page, input="text", links=True)
    assert (article.title, [author.name for author in article.authors]) == ("Ferries run all night", ["Ana Ruiz"])
    assert article.authors[0].url == "https://harbour.example/authors/ana-ruiz"


def test_targets_of_markdown() -> None:
    """The links of Markdown can be asked for."""
    page = f"{MENU}# Ferries run all night\n\n" + f"{LONG} [More boats](/boats) come.\n\n" * 4
    article = extract(page, url="https://harbour.example/rain", input="text", links=True)
    link = article.links[0]
    text = next(block.text for block in article.blocks if block.index == link.block)
    assert (text[link.start : link.end], link.url) == ("More boats", "https://harbour.example/boats")


def test_numbered_links() -> None:
    """Numbers before the links of a text browser go; a short line is linked as far as the next number."""
    found = blocks(f"{NUMBERED}   [4]Ana Ruiz\n\n   {LONG[:-1]}, says the [5]council.\n\n   [6]Terms | [7]Privacy")
    assert [(block.text, block.link_length) for block in found] == [
        ("Harbour Post", 12),
        ("News", 4),
        ("Coast", 5),
        ("Ana Ruiz", 8),
        (f"{LONG[:-1]}, says the council.", 0),
        ("Terms | Privacy", 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.[1] It rained again.[2] And again.[3]",
        "[1]Ruiz, A. The road. [J].\n[2]Obi, T. The coast.\n[3]Linnet, M. The hills.",
        "He said [5]ome thing, and [2]ne more, and [9]nly one.",
    ],
)
def test_numbers_of_notes(text: str) -> None:
    """Footnotes and lists of sources are no links of a browser."""
    assert reader_of(text) is None


def test_number_that_ends_a_word() -> None:
    """Only what a number begins is a link."""
    assert read_numbered("It rained.[7] Twice").text == "It rained.[7] Twice"
