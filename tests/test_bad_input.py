"""Bad input gives an Article with diagnostics, in time that grows with its size and not faster."""

from __future__ import annotations

import json
import random
import time

import pytest
from bs4 import BeautifulSoup

from articlekit import extract

PROSE = "<p>It rained all night in the hills, and the road to the coast is closed until the weekend.</p>"


@pytest.mark.parametrize("source", ["", " \n\t ", b"", b"\x00\x00", "\ufeff", "<html></html>", "<!-- -->"])
def test_nothing_to_see(source: bytes | str) -> None:
    """Input without visible text gives an empty article that says so."""
    article = extract(source)
    assert article.text.strip("\x00\ufffd") == ""
    assert article.title is None
    assert article.authors == ()
    if not article.blocks:
        assert "empty_input" in [diagnostic.code for diagnostic in article.diagnostics]


@pytest.mark.parametrize("source", ["", " \n", "<div></div>", "<script>let rain = 1</script>"])
def test_nothing_to_see_in_a_tree(source: str) -> None:
    """A tree without visible text says so as any other input does, whole or pruned by the caller."""
    soup = BeautifulSoup(source, "html.parser")
    pruned = [] if soup.div is None else [soup.div]
    for tree in (soup, *pruned):
        assert [diagnostic.code for diagnostic in extract(tree).diagnostics] == ["empty_input"]


def test_random_bytes() -> None:
    """Random bytes raise nothing, with and without a bit of markup around."""
    random_ = random.Random(1)
    for size in (1, 10, 100, 5_000):
        for _ in range(20):
            data = random_.randbytes(size)
            extract(data)
            extract(b"<p>" + data + b"</p>")
            extract(data, input="text")


def test_nul_bytes() -> None:
    """NUL bytes in a page and in a text do no harm."""
    assert "rained" in extract("<p>It rai\x00ned all night.</p>").text.replace("\ufffd", "")
    assert extract("It\x00 rained all night on the coast.", input="text").blocks


def test_truncated_page() -> None:
    """A page cut off anywhere is read as far as it goes."""
    page = f"<html><head><title>Rain</title></head><body><article><h1>Rain</h1>{PROSE * 5}</article></body></html>"
    for end in range(0, len(page), 7):
        extract(page[:end])
    assert extract(page[:250]).title == "Rain"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "span class=author", "a href=x"])
def test_deep_nesting(tag: str) -> None:
    """10,000 nested elements are no problem, for JSON and back neither."""
    article = extract(f"<{tag}>" * 10_000 + PROSE)
    assert "rained" in article.text
    assert json.loads(article.to_json())["text"] == article.text


@pytest.mark.parametrize(
    "data",
    [
        "{", "[]", "null", "42", '"x"', "{}{}", '{"@type": "NewsArticle", "headline": ["a", {"b": 1}], "author": [null, 1, {}]}',
        '{"@graph": 7}', "[" * 5_000 + "]" * 5_000, '{"headline": "line\nbreak"}', '{"author": {"name": {"name": {"name": 1}}}}',
        '{"@type": ["NewsArticle", 5], "datePublished": {"@value": "x"}, "publisher": "x", "image": [[["u"]]]}',
        '{"@id": "#a", "author": {"@id": "#a"}}', "\ud800",
    ],
)  # fmt: skip
def test_bad_json_ld(data: str) -> None:
    """JSON-LD of any shape raises nothing and invents nothing."""
    article = extract(f'<script type="application/ld+json">{data}</script><h1>Rain on the coast</h1>{PROSE}')
    assert article.title is not None
    assert article.authors == ()
    assert article.published is None


def test_broken_json_ld_is_reported() -> None:
    """JSON-LD that cannot be read is a diagnostic."""
    article = extract(f'<script type="application/ld+json">{{"headline": </script>{PROSE}')
    assert "malformed_json_ld" in [diagnostic.code for diagnostic in article.diagnostics]


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "base64", "klingon", "x" * 500, "rot13", ""])
def test_wrong_charset(charset: str) -> None:
    """A charset that is a lie, unknown or no charset at all is not believed."""
    assert "rained" in extract(f'<meta charset="{charset}">{PROSE}'.encode()).text


@pytest.mark.slow
def test_twenty_megabytes() -> None:
    """A page of 20 MB is read within half a minute."""
    page = "<html><body><article>" + PROSE * (20_000_000 // len(PROSE)) + "</article></body></html>"
    begin = time.perf_counter()
    article = extract(page)
    assert time.perf_counter() - begin < 60
    assert article.blocks


@pytest.mark.parametrize(
    "piece",
    [
        "<p>It rained all night, and the road is closed.</p>", "<li>x", "<tr><td>1<td>2", "<br>", "<span class=a>b</span> ",
        "&amp;", "<a href=x>y</a> ", "word ", "<time>", "<meta name=a content=b>", "a, b; c | d - ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("input", ["html", "text"])
def test_time_grows_with_the_size(piece: str, input: str) -> None:
    """Eight times the input takes at most some twenty times the time."""

    def seconds(times: int) -> float:
        source = piece * times
        runs = []
        for _ in range(3):
            begin = time.perf_counter()
            extract(source, input=input)  # type: ignore[arg-type]
            runs.append(time.perf_counter() - begin)
        return min(runs)

    assert seconds(4_000) < 20 * seconds(500) + 0.05
