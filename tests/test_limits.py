"""Limits: soft ones give a partial article that says so, the hard one raises, and the deadline needs no signal."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from articlekit import Article, Document, Limits, extract
from articlekit.exceptions import InputTooLargeError
from articlekit.reading.html import read_html

LINE = "It rained all night in the hills, and the road to the coast is closed until the weekend."


def codes(article: Article) -> list[str]:
    return [diagnostic.code for diagnostic in article.diagnostics]


def seen(article: Article) -> str:
    return " ".join([block.text for block in article.blocks] + [removal.block.text for removal in article.removed])


PAGES: list[Any] = [
    pytest.param("".join(f"<p>{number}. {LINE}</p>" for number in range(3_000)), id="html"),
    pytest.param("\n\n".join(f"{number}. {LINE}" for number in range(3_000)), id="text"),
    pytest.param(BeautifulSoup("".join(f"<p>{n}. {LINE}</p>" for n in range(3_000)), "html.parser"), id="soup"),
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(max_nodes=500), "limit_nodes"),
        (Limits(max_blocks=100), "limit_blocks"),
        (Limits(deadline=0), "limit_deadline"),
    ],
)
def test_soft_limit(page: Any, limits: Limits, code: str) -> None:
    """Over a soft limit the article has the beginning of the page, not its end, and a diagnostic."""
    article = extract(page, limits=limits)
    assert code in codes(article)
    assert "2999. " not in seen(article)
    if code != "limit_deadline":
        assert "0. It rained" in seen(article)


@pytest.mark.parametrize("page", PAGES)
def test_limits_that_are_not_reached(page: Any) -> None:
    """Watching the limits changes nothing as long as none is reached."""
    watched = Limits(max_nodes=20_000, max_depth=600, max_blocks=3_000, deadline=600)
    assert extract(page, limits=watched) == extract(page)


def test_exactly_at_the_limit() -> None:
    """What is exactly as much as a limit allows is whole."""
    page = f"<p>{LINE}</p>" * 10
    assert codes(extract(page, limits=Limits(max_blocks=10, max_bytes=len(page)))) == []
    assert codes(extract(page, limits=Limits(max_blocks=9))) == ["limit_blocks"]


def test_depth() -> None:
    """What is deeper than max_depth is left out, what follows it is not."""
    page = "<div>" * 50 + "<p>Too deep." + "</div>" * 50 + f"<p>{LINE}</p>"
    article = extract(page, limits=Limits(max_depth=20))
    assert codes(article) == ["limit_depth"]
    assert "rained" in seen(article)
    assert "Too deep" not in seen(article)
    assert codes(extract(page)) == []


def test_hard_limit_of_bytes() -> None:
    """Over max_bytes the documented exception tells the limit and how to raise it."""
    with pytest.raises(InputTooLargeError, match=r"17 bytes, over the limit of 16; pass limits=Limits\(max_bytes=17\)"):
        extract("Vừa xong, mưa".encode()[:17].ljust(17), limits=Limits(max_bytes=16))


def test_deadline_in_a_thread() -> None:
    """trafilatura#202, #403: the deadline works in any thread, since no signal is used."""
    found: list[list[str]] = []
    page = "".join(f"<p>{number}. {LINE}</p>" for number in range(20_000))
    worker = threading.Thread(target=lambda: found.append(codes(extract(page, limits=Limits(deadline=0.01)))))
    worker.start()
    worker.join()
    assert "limit_deadline" in found[0]


def test_deadline_between_cleaners() -> None:
    """A slow cleaner is the last one to run, and parsers are not begun."""

    def dawdle(document: Document) -> Document:
        time.sleep(0.05)
        return document

    def never(document: Document) -> Document:
        raise AssertionError("it ran")

    article = extract(f"<h1>Rain</h1><p>{LINE}", cleaners=[dawdle, never], limits=Limits(deadline=0.04))
    assert codes(article) == ["limit_deadline"]
    assert "never" in article.diagnostics[0].message
    assert (article.title, article.language) == (None, None)
    assert LINE in article.text


def test_deadline_between_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    """When time runs out among the parsers, the diagnostic names the first fact that was not looked for."""
    begin = time.monotonic()
    ticks = iter(range(10_000))
    monkeypatch.setattr("articlekit.limits.time.monotonic", lambda: begin + next(ticks))
    article = extract(
        f"<html lang=en><title>Rain</title><h1>Rain</h1><p>{LINE}", cleaners=[], limits=Limits(deadline=3)
    )
    assert article.language == "en"
    assert article.title is None
    assert [diagnostic.message for diagnostic in article.diagnostics] == [
        "After 3 s no time was left to look for title and what follows."
    ]


def test_no_clock_is_read_without_a_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a deadline nothing depends on a clock."""

    def clock() -> float:
        raise AssertionError("a clock was read")

    for name in ("time", "monotonic", "perf_counter"):
        monkeypatch.setattr(time, name, clock)
    assert extract(f"<p>{LINE}").text == LINE


@pytest.mark.slow
def test_one_million_rows_end_early() -> None:
    """trafilatura#704: a page of a million rows is cut at the default limits instead of running on and on."""
    begin = time.process_time()
    article = extract("<table>" + "<tr><td>1<td>2" * 1_000_000)
    assert time.process_time() - begin < 60
    assert "limit_blocks" in codes(article) or "limit_nodes" in codes(article)


def test_formatting_bomb() -> None:
    """Formatting elements that the parser would open again in each paragraph do not multiply."""
    page = "<p>" + "".join(f"<b id={number}>" for number in range(600)) + "</p>" + f"<p>{LINE}</p>" * 10_000
    begin = time.process_time()
    document = read_html(page)
    assert time.process_time() - begin < 10
    assert len(document.blocks) == 10_000
    assert document.diagnostics == ()


def test_formatting_of_ordinary_pages_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A big page with some bold words is read by the plain builder, as it is."""
    monkeypatch.setattr("articlekit.reading.html.build_bounded", None)
    page = f"<p>{LINE} <b>Slowly.</b></p>" * 500
    assert len(read_html(page).blocks) == 500


def test_nothing_recursive_on_depth() -> None:
    """A BeautifulSoup tree deeper than Python's recursion limit is read."""
    soup = BeautifulSoup("", "html.parser")
    inner: Tag = soup
    for _ in range(2_000):
        tag = soup.new_tag("div")
        inner.append(tag)
        inner = tag
    inner.append(LINE)
    assert extract(soup).text == LINE
    while inner is not soup:  # bs4 itself takes such a tree apart by recursion
        inner, gone = inner.parent, inner  # type: ignore[assignment]
        gone.extract()
